"""What went wrong with a call, in our own words. An endpoint's words never go into a detail: some repeat the key that
they refuse, and details reach logs and pages."""

from pydantic_ai.exceptions import (
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelHTTPError,
    ModelNotFoundError,
    ModelQuotaExceededError,
    ModelRateLimitError,
    ModelRequestRejectedError,
    ModelRequestTimeout,
    ModelServerError,
    ModelTimeoutError,
    ModelUnavailableError,
    RunTimedOut,
    UnexpectedModelBehavior,
    UserError,
)

from standfirst.adapters.llm.model_output import AnswerTooLongError
from standfirst.domain.errors import Failure

BUSY, DOWN, SLOW, KEY, UNKNOWN, SPENT = (
    "model-busy", "model-down", "model-slow", "model-key", "model-unknown", "model-quota",
)  # fmt: skip
ODD = "odd-answer"  # about this request: another story may fare better
WORTH_A_RETRY = frozenset({BUSY, DOWN})
_MOST_ASKED = 86400.0  # seconds; a longer Retry-After is taken for this one

_Words = tuple[str, str]  # code, what is said
_KEY: _Words = (KEY, "the key was not accepted")
_UNKNOWN: _Words = (UNKNOWN, "the endpoint knows no such model")
_SPENT: _Words = (SPENT, "the vendor's own quota is used up")
_BUSY: _Words = (BUSY, "asked to slow down")
_OVERLOADED: _Words = (BUSY, "overloaded or unavailable")
_BROKEN: _Words = (DOWN, "the endpoint failed")
_SLOW: _Words = (SLOW, "no answer in time")
_REFUSED: _Words = (ODD, "refused the request")

_BY_STATUS: dict[int, _Words] = {
    400: _REFUSED, 401: _KEY, 402: _SPENT, 403: _KEY, 404: _UNKNOWN, 408: _SLOW, 413: _REFUSED, 422: _REFUSED,
    429: _BUSY, 503: _OVERLOADED, 529: _OVERLOADED,
}  # fmt: skip
_BY_KIND: tuple[tuple[type[BaseException], _Words], ...] = (  # the narrower before the wider
    (ModelAuthenticationError, _KEY),
    (ModelNotFoundError, _UNKNOWN),
    (ModelQuotaExceededError, _SPENT),
    (ModelRateLimitError, _BUSY),
    (ModelUnavailableError, _OVERLOADED),
    (ModelServerError, _BROKEN),
    (ModelTimeoutError, _SLOW),
    (ModelRequestTimeout, _SLOW),
    (RunTimedOut, _SLOW),
    (TimeoutError, _SLOW),
    (ModelConnectionError, (DOWN, "cannot be reached")),
    (ModelRequestRejectedError, _REFUSED),
    (UserError, ("model-setting", "cannot be asked for a structured answer")),
    (UnexpectedModelBehavior, (ODD, "the answer has not the form that was asked for")),
)


def trouble(error: BaseException, model: str) -> Failure:
    """The Failure behind an exception of a call to ``model``. ``permanent`` only where the request itself is at fault;
    ``retry_after`` is what the vendor asked for."""
    if _is(error, AnswerTooLongError):
        return Failure(code=ODD, detail=f"{model}: the answer does not end", permanent=True)
    status = error.status_code if isinstance(error, ModelHTTPError) else 0
    code, words = _kind(error, status)
    asked = error.retry_after if isinstance(error, ModelAPIError) else None
    return Failure(
        code=code,
        detail=f"{model}: {words}" + (f" (HTTP {status})" if status else ""),
        retry_after=min(max(asked, 0.0), _MOST_ASKED) if asked is not None else None,
        permanent=code == ODD,
    )


def _kind(error: BaseException, status: int) -> _Words:
    quota = isinstance(error, ModelQuotaExceededError)  # which some vendors send as a 429
    if status in _BY_STATUS and not quota:
        return _BY_STATUS[status]
    for kind, words in _BY_KIND:
        if isinstance(error, kind):
            return words
    return _BROKEN if status >= 500 else ("model-failed", type(error).__name__)


def _is(error: BaseException | None, kind: type[BaseException]) -> bool:
    """Whether an error of this kind is behind another; vendors' clients wrap what happened below them."""
    for _ in range(6):
        if error is None or isinstance(error, kind):
            return error is not None
        error = error.__cause__ or error.__context__
    return False
