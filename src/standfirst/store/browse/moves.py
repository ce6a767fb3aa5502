"""What editors asked of Stories and what the machine did with them lately, each with its way back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q

from standfirst.domain.story import AssignmentKind
from standfirst.store.models import Assignment, DeskRequest, Story

KINDS = ("merge", "unmerge", "split", "move", "lock", "unlock")
_DONE = ("merged", "unmerged", "split into", "moved", "locked", "unlocked")  # how outcomes of what was done begin
_LATELY = 20_000  # newest assignments among which moves are looked for: they have no index of their own
_MOST_MADE = 2000
_MOVES = tuple(
    k.value for k in (AssignmentKind.MERGE, AssignmentKind.UNMERGE, AssignmentKind.SPLIT, AssignmentKind.MOVE)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A request that could be made of the desk: the fields of its form. Of an "unmerge", ``into`` is the story that is
    to come back and ``subject`` the one that holds its articles."""

    kind: str
    subject: str
    into: str = ""
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRequest:
    """A request about Stories. ``state`` is "waiting", "done" or "failed"; ``undo`` is None where there is no way back
    any more. ``subject_title`` and ``into_title`` are "" for Stories that are gone."""

    number: int
    kind: str
    by: str
    asked_at: datetime
    state: str
    outcome: str
    subject: str
    subject_title: str
    into: str
    into_title: str
    articles: int
    undo: Plan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Articles that went from one Story to another in one decision. ``by`` is the editor, "" for the machine;
    ``undo`` is None where the articles are no longer there."""

    kind: str
    at: datetime
    by: str
    score: float
    reason: str
    articles: tuple[str, ...]
    from_id: str
    from_title: str
    into_id: str
    into_title: str
    undo: Plan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Stories by id, and those that they were merged into: title and whether it stands; where they went; which of them
    are locked."""

    titles: Mapping[str, tuple[str, bool]]
    into: Mapping[str, str]
    locked: frozenset[str]

    @classmethod
    def load(cls, ids: Iterable[str]) -> "_Known":
        rows: dict[str, Story] = {}
        wanted = {i for i in ids if i}
        while wanted:
            found = Story.objects.in_bulk(list(wanted))
            rows |= found
            wanted = {r.merged_into for r in found.values() if r.merged_into} - rows.keys()
        return cls(
            titles={r.id: (r.title, not r.merged_into and r.article_count > 0) for r in rows.values()},
            into={r.id: r.merged_into for r in rows.values() if r.merged_into},
            locked=frozenset(r.id for r in rows.values() if r.locked),
        )

    def where(self, story_id: str) -> str:
        """Where a story is now: itself, unless it was merged."""
        while story_id in self.into:
            story_id = self.into[story_id]
        return story_id

    def title(self, story_id: str) -> str:
        return self.titles.get(story_id, ("", False))[0]

    def stands(self, *ids: str) -> bool:
        return all(self.titles.get(i, ("", False))[1] for i in ids)


def load_request(number: int) -> StoryRequest | None:
    """One request about a Story; None when there is no such request."""
    return next(iter(_requests(DeskRequest.objects.filter(pk=number, kind__in=KINDS))), None)


def load_requests(story_id: str = "", limit: int = 20) -> tuple[StoryRequest, ...]:
    """The newest requests about a Story, or about any."""
    rows = DeskRequest.objects.filter(kind__in=KINDS).order_by("-id")
    if story_id:
        rows = rows.filter(Q(subject=story_id) | Q(payload__into=story_id))
    return _requests(rows[:limit])


def load_changes(limit: int = 30) -> tuple[Change, ...]:
    """The newest merges, splits and moves, by machine and editors, newest first."""
    newest = Assignment.objects.aggregate(id=Max("id"))["id"] or 0
    rows = Assignment.objects.filter(id__gt=newest - _LATELY, kind__in=_MOVES).exclude(from_story="")
    groups: dict[tuple[str, str, str, datetime], list[Assignment]] = {}
    for row in rows.select_related("article").order_by("-id")[: limit * 20]:
        groups.setdefault((row.kind, row.from_story, row.story_id, row.at), []).append(row)
    chosen = list(groups.values())[:limit]
    known = _Known.load(i for g in chosen for i in (g[0].from_story, g[0].story_id))
    return tuple(_change(group, known) for group in chosen)


def _change(rows: Sequence[Assignment], known: _Known) -> Change:
    first = rows[0]
    still = tuple(r.article_id for r in rows if _is_there(r, known))
    return Change(
        kind=first.kind, at=first.at, by=first.by, score=first.score,
        reason=first.reason, articles=tuple(r.article.title for r in rows), from_id=first.from_story,
        from_title=known.title(first.from_story), into_id=first.story_id, into_title=known.title(first.story_id),
        undo=_way_back(first.kind, first.from_story, first.story_id, still, known),
    )  # fmt: skip


def _way_back(kind: str, came_from: str, went_to: str, still: tuple[str, ...], known: _Known) -> Plan | None:
    """What would put articles back that are still where they went. A split goes back by a merge; a merge by bringing
    its story back, from wherever it led to since."""
    if not still:
        return None
    if kind == "merge":
        where = known.where(came_from)
        return Plan(kind="unmerge", subject=where, into=came_from) if where != came_from else None
    if not known.stands(went_to, came_from):
        return None
    if kind in ("split", "unmerge"):
        return Plan(kind="merge", subject=went_to, into=came_from)
    return Plan(kind="move", subject=went_to, into=came_from, articles=still)


def _requests(rows: Iterable[DeskRequest]) -> tuple[StoryRequest, ...]:
    listed = list(rows)
    made = _made(listed)
    named = (i for r in listed for i in (r.subject, _into(r)))
    known = _Known.load([*named, *(a.story_id for rows in made.values() for a in rows)])
    return tuple(_request(r, [a for a in made[r.pk] if _is_there(a, known)], known) for r in listed)


def _request(row: DeskRequest, moved: Sequence[Assignment], known: _Known) -> StoryRequest:
    done = row.outcome.startswith(_DONE)
    into = _into(row) or (moved[0].story_id if moved else "")
    return StoryRequest(
        number=row.pk, kind=row.kind, by=row.by, asked_at=row.created_at, outcome=row.outcome,
        state="waiting" if row.done_at is None else "done" if done else "failed", subject=row.subject,
        subject_title=known.title(row.subject), into=into, into_title=known.title(into),
        articles=len(row.payload.get("articles", [])) or len(moved),
        undo=_undo(row, into, moved, known) if done else None,
    )  # fmt: skip


def _undo(row: DeskRequest, into: str, moved: Sequence[Assignment], known: _Known) -> Plan | None:
    if row.kind not in _MOVES:
        locked = row.subject in known.locked
        if not known.stands(row.subject) or locked != (row.kind == "lock"):
            return None
        return Plan(kind="unlock" if locked else "lock", subject=row.subject)
    return _way_back(row.kind, row.subject, into, tuple(a.article_id for a in moved), known)


def _made(rows: Sequence[DeskRequest]) -> dict[int, list[Assignment]]:
    """Request -> the assignments it made."""
    named = [str(a) for r in rows for a in r.payload.get("articles", [])]
    found = Assignment.objects.filter(Q(article_id__in=named) | Q(story_id__in=[_into(r) for r in rows if _into(r)]))
    made = list(found.filter(kind__in=_MOVES).select_related("article").order_by("-id")[:_MOST_MADE])
    return {r.pk: [a for a in made if _made_by(a, r)] for r in rows}


def _made_by(row: Assignment, request: DeskRequest) -> bool:
    if (row.kind, row.from_story) != (request.kind, request.subject):
        return False
    named, into = request.payload.get("articles"), _into(request)
    return (not named or row.article_id in named) and (not into or row.story_id == into)


def _is_there(row: Assignment, known: _Known) -> bool:
    """Whether a decision's article is still in the story that it put it into, or went on with all of that story."""
    return row.article.story_id == known.where(row.story_id)


def _into(row: DeskRequest) -> str:
    return str(row.payload.get("into") or "")
