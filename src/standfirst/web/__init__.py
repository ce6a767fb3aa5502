"""Pages, JSON API, feeds out and the editor's desk. Reads through ``store``, ranks through ``rank``; what it wants
from the desk it writes down as a request row."""
