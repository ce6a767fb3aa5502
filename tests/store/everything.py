"""Every cell of every table as text, on either database, and which of them hold a word."""

from django.contrib.sessions.models import Session
from django.db import connection


def cells_with(*words: str) -> list[str]:
    """``table.column`` of each cell that holds one of the words, whatever its type; sessions are read as well."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("store_search") and "_" in table.removeprefix("store_search"):
                continue  # the text index's own pages
            cursor.execute(f'select * from "{table}"')
            columns = [c[0] for c in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    text = (
                        bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)
                    )
                    found += [f"{table}.{column}" for word in words if word.lower() in text.lower()]
    for session in Session.objects.all():
        found += [f"session {session.pk[:4]}" for word in words if word.lower() in str(session.get_decoded()).lower()]
    return found
