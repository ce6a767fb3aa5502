"""Move and FactsMoved: what became different in a story's sources since its Report was written."""

from dataclasses import dataclass
from enum import StrEnum

from standfirst.domain.draft import Citation


class MoveKind(StrEnum):
    """How a fact moved."""

    NEW_FACT = "new-fact"
    CHANGED_NUMBER = "changed-number"
    DENIAL = "denial"
    OUTCOME = "outcome"
    CORRECTION = "correction-by-source"
    WITHDRAWN = "withdrawn-source"


AT_ONCE = frozenset({MoveKind.CHANGED_NUMBER, MoveKind.DENIAL, MoveKind.OUTCOME, MoveKind.CORRECTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One fact that moved. ``line`` says it to an editor ("19 hurt, was 7: Tarsen Public Radio, 23:20 UTC");
    ``citations`` are the spans that show it, ``before`` the spans of the current Revision that it moves, () for none.
    """

    kind: MoveKind
    line: str
    citations: tuple[Citation, ...] = ()
    before: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsMoved:
    """Every move, the most pressing first; () says that nothing moved."""

    moves: tuple[Move, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.moves)

    @property
    def at_once(self) -> bool:
        """Whether a move does not wait for the pause between two writings."""
        return any(m.kind in AT_ONCE for m in self.moves)

    @property
    def reason(self) -> str:
        """The first move's line, and how many more there are."""
        if not self.moves:
            return "no fact has moved since the last revision"
        more = len(self.moves) - 1
        return self.moves[0].line + (f" (and {more} more)" if more else "")
