"""ModelsInOrder: the operator's models one after the other, so that one that is away costs no story its Report."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

import structlog

from standfirst.adapters.llm.trouble import KEY, SPENT, UNKNOWN
from standfirst.domain.draft import EvidencePack
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import Verdict
from standfirst.write.ports import ProseDraft, ProseModel

log = structlog.get_logger("standfirst.desk")

_FIRST_REST, _LONGEST_REST = 30.0, 600.0  # seconds; doubled with each failure in a row
_LONGEST_ASKED_REST = 3600.0  # a Retry-After is believed up to here
_NEEDS_A_PERSON = frozenset({KEY, UNKNOWN, SPENT, "model-setting"})
_ODD_IN_A_ROW = 3  # odd answers to different questions: then the model is unwell, not the question
AWAY = "model-away"


class NamedModel(ProseModel, Protocol):
    """A ``ProseModel`` that log lines can name."""

    @property
    def name(self) -> str: ...


class _Line:
    """One model with what is known of its health."""

    def __init__(self, model: NamedModel) -> None:
        self.model, self.failures, self.odd, self.rests_until = model, 0, 0, 0.0


class ModelsInOrder:
    """Implements ``ProseModel``: asks the first model that is not resting, then the next.

    A model that failed rests for a while (30 s, doubled up to 10 minutes; what Retry-After asks, up to an hour), so
    that not every story waits for its time limit again. When nobody answers, the Failure says in ``retry_after`` when
    the first of them has rested: then the most important story tries it.
    """

    def __init__(self, models: Sequence[NamedModel], *, clock: Callable[[], float] = time.monotonic) -> None:
        if not models:
            raise ValueError("a fallback order needs a model")
        self._lines = [_Line(m) for m in models]
        self._clock = clock

    def compose(self, pack: EvidencePack, style: str, feedback: tuple[Verdict, ...]) -> ProseDraft | Failure:
        """The first Report that a model wrote. A Failure is permanent only where every model answered oddly."""
        failures: list[Failure] = []
        for line in self._lines:
            if line.rests_until > self._clock():
                continue
            answer = line.model.compose(pack, style, feedback)
            if not isinstance(answer, Failure):
                line.failures = line.odd = 0
                return answer
            failures.append(self._note(line, answer))
        odd = [f for f in failures if f.permanent]
        if odd and len(odd) == len(self._lines):
            return odd[0]
        return self._away(failures)

    def _note(self, line: _Line, failure: Failure) -> Failure:
        """Let the model rest, unless it was the question; what the desk is told."""
        if failure.permanent:
            line.odd += 1
            if line.odd < _ODD_IN_A_ROW:
                return failure
            failure = replace(failure, code="model-garbage", permanent=False, detail=f"{failure.detail}, again")
        rest = _LONGEST_REST if failure.code in _NEEDS_A_PERSON else _FIRST_REST * 2 ** min(line.failures, 10)
        rest = max(min(rest, _LONGEST_REST), min(failure.retry_after or 0.0, _LONGEST_ASKED_REST))
        line.failures += 1
        line.rests_until = self._clock() + rest
        log.warning("model.rests", model=line.model.name, code=failure.code, reason=failure.detail, seconds=round(rest))
        return failure

    def _away(self, failures: Sequence[Failure]) -> Failure:
        soonest = min((line.rests_until for line in self._lines), default=0.0) - self._clock()
        told = next((f.detail for f in reversed(failures) if not f.permanent), "every model rests after failures")
        return Failure(code=AWAY, detail=told, retry_after=max(soonest, 1.0))
