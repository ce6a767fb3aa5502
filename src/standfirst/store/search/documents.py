"""Writing documents, and asking the index of the database in use."""

import re
from collections.abc import Sequence

from django.db import connection

from standfirst.domain.text import accentless
from standfirst.store.models import SearchDocument
from standfirst.store.search.ports import SearchHit, TextIndex
from standfirst.store.search.postgres import PostgresTextIndex
from standfirst.store.search.sqlite import SqliteTextIndex

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 12  # of a query; more are a paste, not a search
_MOST_TEXT = 200_000  # characters; PostgreSQL refuses a tsvector above 1 MB


def index_document(kind: str, key: str, title: str, text: str) -> None:
    """Make a document findable, in place of what it said before. Safe to call inside a transaction."""
    SearchDocument.objects.update_or_create(
        kind=kind,
        key=key,
        defaults={"title": _stored(title), "text": _stored(text[:_MOST_TEXT])},
    )


def remove_document(kind: str, key: str) -> None:
    """Make a document unfindable at once, whether it was there or not."""
    SearchDocument.objects.filter(kind=kind, key=key).delete()


def search(query: str, limit: int = 20, *, kinds: Sequence[str] = ("report", "story")) -> list[SearchHit]:
    """Documents that hold every word of ``query``, best first; nothing for a query without words."""
    words = words_of(query)
    return _index().find(words, kinds, limit) if words else []


def words_of(query: str) -> list[str]:
    """The folded words of a query, without any operator a database would understand."""
    return _WORD.findall(accentless(query))[:_MOST_WORDS]


def _stored(text: str) -> str:
    return " ".join(_WORD.findall(accentless(text)))


def _index() -> TextIndex:
    return PostgresTextIndex() if connection.vendor == "postgresql" else SqliteTextIndex()
