"""Voices of a Story: each text once, with the outlets that ran it, and near-copies that say something else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from standfirst.domain.story import CopyKind
from standfirst.store.models import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """An outlet that ran a text again. ``kind`` is a domain ``CopyKind``."""

    id: str
    title: str
    publisher: str
    owner: str
    url: str
    published_at: datetime
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """A text of a Story. ``copies`` ran the same text; ``variants`` nearly the same, and ``differs`` says what is
    different in one ("12 -> 14"). ``is_variant`` lines and copies are no voices of their own."""

    id: str
    title: str
    publisher: str
    owner: str
    url: str
    published_at: datetime
    language: str
    opted_out: bool
    paywalled: bool
    held: bool
    is_variant: bool
    differs: tuple[str, ...]
    copies: tuple[CopyRow, ...]
    variants: tuple["ArticleRow", ...] = ()


def fold(rows: Sequence[Article]) -> tuple[ArticleRow, ...]:
    """Articles, in time order, as voices: copies under the text they repeat, variants beside it.

    A copy whose text is in no article of the Story stands by itself. Articles come with their source loaded.
    """
    here = {r.id: r for r in rows}
    parents = _parents(rows, here)
    copies: dict[str, list[Article]] = {}
    variants: dict[str, list[Article]] = {}
    for row in rows:
        if row.id in parents:
            kept, root = (variants, _voice(row, parents)) if is_variant(row) else (copies, _text(row, parents, here))
            kept.setdefault(root, []).append(row)
    return tuple(
        _line(r, copies, tuple(_line(v, copies, ()) for v in variants.get(r.id, ())))
        for r in rows
        if r.id not in parents
    )


def is_variant(row: Article) -> bool:
    """Whether an article is a near-copy whose numbers or names differ."""
    return bool(row.copy_of) and row.copy_kind == CopyKind.VARIANT.value


def _parents(rows: Sequence[Article], here: Mapping[str, Article]) -> dict[str, str]:
    """Article id -> the article here that it repeats. Of articles that repeat one another the first stands by itself:
    no article may be lost between two."""
    parents = {r.id: r.copy_of for r in rows if r.copy_of in here and r.copy_of != r.id}
    for row in rows:
        seen, at = {row.id}, parents.get(row.id, "")
        while at and at not in seen:
            seen.add(at)
            at = parents.get(at, "")
        if at == row.id:
            del parents[row.id]
    return parents


def _voice(row: Article, parents: Mapping[str, str]) -> str:
    """The voice that an article repeats in the end."""
    at = row.id
    while at in parents:
        at = parents[at]
    return at


def _text(row: Article, parents: Mapping[str, str], here: Mapping[str, Article]) -> str:
    """The text that a copy repeats, through copies of copies: a voice, or a variant."""
    at = parents[row.id]
    while at in parents and not is_variant(here[at]):
        at = parents[at]
    return at


def _line(row: Article, copies: Mapping[str, list[Article]], variants: tuple[ArticleRow, ...]) -> ArticleRow:
    return ArticleRow(
        id=row.id, title=row.title, publisher=row.source.name, owner=row.owner, url=row.url,
        published_at=row.published_at, language=row.language, opted_out=bool(row.opt_outs), paywalled=row.paywalled,
        held=row.held_in_story, is_variant=is_variant(row), differs=tuple(row.copy_differs), variants=variants,
        copies=tuple(
            CopyRow(
                id=c.id, title=c.title, publisher=c.source.name, owner=c.owner, url=c.url,
                published_at=c.published_at, kind=c.copy_kind,
            )
            for c in copies.get(row.id, ())
        ),
    )  # fmt: skip
