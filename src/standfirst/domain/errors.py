"""Error bases. Expected failures are values (see ``Failure``); exceptions are for bugs and bad calls."""

from dataclasses import dataclass


class StandfirstError(Exception):
    """Base of every exception this project raises on purpose; its text is for operators, not readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An expected failure, returned and never raised.

    ``code`` is a static slug ("too-large", "robots-denied"), ``detail`` one line for the operator,
    ``retry_after`` seconds until a new try makes sense (None: the caller's own back-off decides),
    ``permanent`` whether a retry is pointless.
    """

    code: str
    detail: str = ""
    retry_after: float | None = None
    permanent: bool = False
