"""Text search on PostgreSQL: a generated ``tsvector`` under the "simple" configuration, since words are folded."""

from collections.abc import Sequence

from django.db import connection

from standfirst.store.search.ports import SearchHit

_FIND = """
SELECT kind, key, ts_rank('{{0, 0, 0.2, 1.0}}', words, query) AS score
FROM store_searchdocument, to_tsquery('simple', %s) query
WHERE words @@ query AND kind IN ({kinds})
ORDER BY score DESC, id DESC LIMIT %s
"""


class PostgresTextIndex:
    """The index that the database keeps as a generated column."""

    def find(self, words: Sequence[str], kinds: Sequence[str], limit: int) -> list[SearchHit]:
        *whole, last = words
        query = " & ".join([*(f"'{w}'" for w in whole), f"'{last}':*"])
        sql = _FIND.format(kinds=", ".join(["%s"] * len(kinds)))
        with connection.cursor() as cursor:
            cursor.execute(sql, [query, *kinds, limit])
            return [SearchHit(kind=k, key=i, score=float(s)) for k, i, s in cursor.fetchall()]
