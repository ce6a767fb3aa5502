"""A Report's Revisions, newest first, each with what changed since the one before."""

from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from standfirst.domain.draft import Draft
from standfirst.publish import revision_from_dict
from standfirst.store.models import Correction, Report
from standfirst.store.models import Revision as StoredRevision


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedLine:
    """A sentence that was kept ("same"), taken out ("gone") or put in ("new")."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """A Revision in the list; ``lines`` is empty for the first one."""

    number: int
    created_at: datetime
    hash: str
    headline: str
    sources: int
    lines: tuple[ChangedLine, ...]
    corrections: tuple[Correction, ...]


def load_revisions(report_id: str, limit: int = 50) -> tuple[RevisionRow, ...] | None:
    """The Revisions that stand, newest first; None when there is no such Report or it was withdrawn."""
    if not Report.objects.filter(id=report_id).exclude(state="withdrawn").exists():
        return None
    stored = list(StoredRevision.objects.filter(report_id=report_id, withdrawn=False).order_by("number")[:limit])
    notes = list(Correction.objects.filter(report_id=report_id).order_by("order"))
    rows: list[RevisionRow] = []
    before: Draft | None = None
    for one in stored:
        revision = revision_from_dict(one.body)
        rows.append(
            RevisionRow(
                number=one.number, created_at=one.created_at, hash=one.hash, headline=revision.draft.headline.text,
                sources=len(revision.sources), lines=changed_lines(before, revision.draft) if before else (),
                corrections=tuple(n for n in notes if n.revision == one.number),
            )
        )  # fmt: skip
        before = revision.draft
    return tuple(reversed(rows))


def changed_lines(before: Draft, after: Draft) -> tuple[ChangedLine, ...]:
    """Both drafts, sentence by sentence, in reading order (difflib's longest matching runs)."""
    old, new = [[s.text for _, _, s in d.parts()] for d in (before, after)]
    lines: list[ChangedLine] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [ChangedLine(kind="same", text=t) for t in old[a:b]]
        else:
            lines += [ChangedLine(kind="gone", text=t) for t in old[a:b]]
            lines += [ChangedLine(kind="new", text=t) for t in new[c:d]]
    return tuple(lines)
