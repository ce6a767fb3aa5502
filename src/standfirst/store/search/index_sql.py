"""What makes and unmakes the text index of each database; run by migration 0002."""

from typing import Any

SQLITE = (
    """CREATE VIRTUAL TABLE search_fts USING fts5(
        title, text, content='store_searchdocument', content_rowid='id', tokenize='unicode61')""",
    """CREATE TRIGGER search_fts_insert AFTER INSERT ON store_searchdocument BEGIN
        INSERT INTO search_fts(rowid, title, text) VALUES (new.id, new.title, new.text); END""",
    """CREATE TRIGGER search_fts_delete AFTER DELETE ON store_searchdocument BEGIN
        INSERT INTO search_fts(search_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text); END""",
    """CREATE TRIGGER search_fts_update AFTER UPDATE ON store_searchdocument BEGIN
        INSERT INTO search_fts(search_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
        INSERT INTO search_fts(rowid, title, text) VALUES (new.id, new.title, new.text); END""",
)
SQLITE_BACK = (
    "DROP TRIGGER IF EXISTS search_fts_update",
    "DROP TRIGGER IF EXISTS search_fts_delete",
    "DROP TRIGGER IF EXISTS search_fts_insert",
    "DROP TABLE IF EXISTS search_fts",
)
POSTGRES = (
    """ALTER TABLE store_searchdocument ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', text), 'B')) STORED""",
    "CREATE INDEX search_words ON store_searchdocument USING gin(words)",
)
POSTGRES_BACK = ("ALTER TABLE store_searchdocument DROP COLUMN IF EXISTS words",)


def make_index(apps: Any, schema_editor: Any) -> None:
    """Make the index of the database in use."""
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop_index(apps: Any, schema_editor: Any) -> None:
    """Undo ``make_index``."""
    for statement in POSTGRES_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement)
