"""A Report's Revisions, newest first, each with what changed since the one before."""

from dataclasses import dataclass
from datetime import datetime

from standfirst.domain.report import Revision
from standfirst.publish import Difference, Fate, differences, revision_from_dict
from standfirst.store.models import Correction, Report
from standfirst.store.models import Revision as StoredRevision


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """A Revision in the list; ``changes`` is empty for the first one. ``moves`` are for staff: they quote sources."""

    number: int
    created_at: datetime
    hash: str
    headline: str
    sources: int
    changes: tuple[Difference, ...]
    summary: str
    moves: tuple[str, ...]
    corrections: tuple[Correction, ...]


def load_revisions(report_id: str, limit: int = 50) -> tuple[RevisionRow, ...] | None:
    """The Revisions that stand, newest first; None when there is no such Report or it was withdrawn."""
    if not Report.objects.filter(id=report_id).exclude(state="withdrawn").exists():
        return None
    stored = list(StoredRevision.objects.filter(report_id=report_id, withdrawn=False).order_by("number")[:limit])
    notes = list(Correction.objects.filter(report_id=report_id).order_by("order"))
    rows: list[RevisionRow] = []
    before: Revision | None = None
    for one in stored:
        revision = revision_from_dict(one.body)
        changes = differences(before, revision) if before else ()
        rows.append(
            RevisionRow(
                number=one.number, created_at=one.created_at, hash=one.hash, headline=revision.draft.headline.text,
                sources=len(revision.sources), changes=changes, summary=summary(changes),
                moves=tuple(m.line for m in revision.moves),
                corrections=tuple(n for n in notes if n.revision == one.number),
            )
        )  # fmt: skip
        before = revision
    return tuple(reversed(rows))


def load_changes(report_id: str, revision: Revision) -> tuple[Difference, ...]:
    """What became of every sentence of the Revision before ``revision``; () for a first one, or when that was
    withdrawn."""
    rows = StoredRevision.objects.filter(report_id=report_id, number__lt=revision.number, withdrawn=False)
    stored = rows.order_by("-number").first()
    return differences(revision_from_dict(stored.body), revision) if stored else ()


_IN_WORDS = {Fate.NEW: "new", Fate.CHANGED: "changed", Fate.GONE: "taken out", Fate.MOVED: "moved", Fate.KEPT: "kept"}


def summary(changes: tuple[Difference, ...]) -> str:
    """ "2 new, 1 changed, 7 kept": what became of how many sentences."""
    counts = [(sum(c.fate is fate for c in changes), words) for fate, words in _IN_WORDS.items()]
    return ", ".join(f"{count} {words}" for count, words in counts if count)
