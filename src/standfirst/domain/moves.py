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
    """One fact that moved. ``line`` says it to an editor ("19 injured, was 7: Tarsen Public Radio, 22:26 UTC"), ``by``
    who said it when; ``citations`` are the spans that show it, ``before`` those of the Revision that it moves, () for
    none."""

    kind: MoveKind
    line: str
    by: str = ""
    citations: tuple[Citation, ...] = ()
    before: tuple[Citation, ...] = ()

    @property
    def for_readers(self) -> str:
        """What a page may say of it: numbers and who; never a source's sentence, which only a Report's own cites."""
        if self.kind in (MoveKind.CHANGED_NUMBER, MoveKind.CORRECTION, MoveKind.WITHDRAWN) or not self.by:
            return self.line
        return f"{self.kind.value.replace('-', ' ')}: {self.by}"


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
