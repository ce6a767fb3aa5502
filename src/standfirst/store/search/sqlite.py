"""Text search on SQLite: FTS5 with bm25, title words five times a text word."""

from collections.abc import Sequence

from django.db import connection

from standfirst.store.search.ports import SearchHit

_FIND = """
SELECT d.kind, d.key, -bm25(search_fts, 5.0, 1.0) AS score
FROM search_fts JOIN store_searchdocument d ON d.id = search_fts.rowid
WHERE search_fts MATCH %s AND d.kind IN ({kinds})
ORDER BY score DESC, d.id DESC LIMIT %s
"""


class SqliteTextIndex:
    """The index that triggers keep in step with the documents."""

    def find(self, words: Sequence[str], kinds: Sequence[str], limit: int) -> list[SearchHit]:
        *whole, last = words
        match = " ".join([*(f'"{w}"' for w in whole), f'"{last}"*'])
        sql = _FIND.format(kinds=", ".join(["%s"] * len(kinds)))
        with connection.cursor() as cursor:
            cursor.execute(sql, [match, *kinds, limit])
            return [SearchHit(kind=k, key=i, score=float(s)) for k, i, s in cursor.fetchall()]
