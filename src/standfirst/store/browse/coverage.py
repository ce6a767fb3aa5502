"""Coverage of a Story: who covers it and who does not, who was first, and how the number of sources grew."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from standfirst.store.browse.voices import ArticleRow, fold
from standfirst.store.models import Article, Report, Source, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Of a country, language or group: the publishers that cover the Story and those that do not."""

    name: str
    covering: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many publishers the desk reads there."""
        return len(self.covering) + len(self.silent)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerRow:
    """An owner that covers the Story. ``own`` counts texts of its own, ``copies`` what it ran of others."""

    owner: str
    publishers: tuple[str, ...]
    first_at: datetime
    own: int
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthRow:
    """A publisher joins: how many ``outlets`` and independent ``owners`` there are from then on. ``is_voice`` is False
    where it brought a copy, a near-copy, or an owner that was there already."""

    at: datetime
    publisher: str
    owner: str
    outlets: int
    owners: int
    is_voice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """A Story's coverage. ``first`` is the earliest text, None for an empty Story."""

    id: str
    title: str
    report_id: str
    label: str
    merged_into: str
    outlets: int
    owner_count: int
    watched: int
    first: ArticleRow | None
    voices: tuple[ArticleRow, ...]
    owners: tuple[OwnerRow, ...]
    silent_owners: tuple[str, ...]
    countries: tuple[Share, ...]
    languages: tuple[Share, ...]
    groups: tuple[Share, ...]
    growth: tuple[GrowthRow, ...]


def load_coverage(story_id: str) -> CoveragePage | None:
    """A Story's coverage, or None; of a merged Story only ``merged_into`` counts."""
    story = Story.objects.filter(id=story_id).first()
    if story is None:
        return None
    rows = list(Article.objects.filter(story=story).select_related("source").order_by("published_at", "id"))
    report = Report.objects.filter(story=story, state="published").first()
    voices, covering = fold(rows), {r.source_id for r in rows}
    watched = [s for s in Source.objects.order_by("name", "id") if s.removed_at is None or s.id in covering]
    owners, growth = _owners(rows), _growth(rows)
    return CoveragePage(
        id=story.id, title=report.headline if report else story.title, report_id=report.id if report else "",
        label=report.label if report else "", merged_into=story.merged_into, outlets=len(covering),
        owner_count=growth[-1].owners if growth else 0, watched=len(watched), first=voices[0] if voices else None,
        voices=voices, owners=owners,
        silent_owners=tuple(sorted({s.owner for s in watched} - {o.owner for o in owners}, key=str.casefold)),
        countries=_shares(watched, covering, lambda s: [s.country]),
        languages=_shares(watched, covering, lambda s: [s.language]),
        groups=_shares(watched, covering, lambda s: s.groups), growth=growth,
    )  # fmt: skip


def _shares(
    watched: Iterable[Source], covering: set[str], names_of: Callable[[Source], Iterable[str]]
) -> tuple[Share, ...]:
    """Most covering publishers first; sources without a name are counted under ""."""
    split: dict[str, tuple[list[str], list[str]]] = {}
    for source in watched:
        for name in names_of(source):
            split.setdefault(name, ([], []))[source.id not in covering].append(source.name)
    shares = [Share(name=n, covering=tuple(yes), silent=tuple(no)) for n, (yes, no) in split.items()]
    return tuple(sorted(shares, key=lambda s: (not s.name, -len(s.covering), s.name.casefold())))


def _owners(rows: list[Article]) -> tuple[OwnerRow, ...]:
    by_owner: dict[str, list[Article]] = {}
    for row in rows:
        by_owner.setdefault(row.owner, []).append(row)
    return tuple(
        OwnerRow(
            owner=owner, publishers=tuple(dict.fromkeys(r.source.name for r in theirs)),
            first_at=theirs[0].published_at, own=sum(not r.copy_of for r in theirs),
            copies=sum(bool(r.copy_of) for r in theirs),
        )
        for owner, theirs in by_owner.items()
    )  # fmt: skip


def _growth(rows: list[Article]) -> tuple[GrowthRow, ...]:
    """A row where a publisher joins, and where one that had only copied brings a voice of its own."""
    outlets: set[str] = set()
    owners: set[str] = set()
    growth = []
    for row in rows:
        is_voice = not row.copy_of and row.owner not in owners
        if row.source_id in outlets and not is_voice:
            continue
        outlets.add(row.source_id)
        owners |= {row.owner} if is_voice else set()
        growth.append(
            GrowthRow(
                at=row.published_at, publisher=row.source.name, owner=row.owner, outlets=len(outlets),
                owners=max(len(owners), 1), is_voice=is_voice,
            )
        )  # fmt: skip
    return tuple(growth)
