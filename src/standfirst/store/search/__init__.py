"""Text search behind one port: SQLite FTS5 and PostgreSQL full text, one behaviour.

Documents are folded by ``domain.text.accentless`` before they are stored, so that "Orebro" finds "Örebro" on both
databases without an extension. Every word of a query must occur; the last one may be the beginning of a word, since
people search while they type. Title words weigh more than text. ``ports.py`` has the port, ``sqlite.py`` and
``postgres.py`` the two implementations, ``documents.py`` what both share, ``index_sql.py`` the indexes' definitions.
"""

from standfirst.store.search.documents import (
    index_document,
    remove_document,
    search,
    words_of,
)
from standfirst.store.search.ports import SearchHit, TextIndex

__all__ = ["SearchHit", "TextIndex", "index_document", "remove_document", "search", "words_of"]
