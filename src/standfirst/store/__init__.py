"""The one room that knows the database: models, migrations, and functions that load and save.

Desk and web call these functions; nobody else touches a model. A function loads what one decision needs and gives it
out as the domain's dataclasses, or saves what one decision made in one transaction. Effects are keyed, so that saving
twice is saving once. Both databases (SQLite, PostgreSQL) run the same code; the two text indexes stand behind one
port in ``search``.
"""
