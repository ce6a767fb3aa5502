"""Clause: a verb with who acts and who is acted upon, as the readers of clauses find it."""

from dataclasses import dataclass

from standfirst.verify.reading.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A verb with its sides. ``mood`` is "done" (past, perfect, passive), "now" (present) or "open" (after "to", "may",
    "will"); ``agent`` and ``patient`` are who acts and who is acted upon, whatever the voice; empty when open."""

    verb: Token
    base: str
    mood: str
    passive: bool
    agent: frozenset[str]
    patient: frozenset[str]
    marker: str  # the word before the verb that opens it: "to", "will"
