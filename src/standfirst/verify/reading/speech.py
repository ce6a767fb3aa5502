"""The word lists that tell who speaks, of one language: the ``[speech]`` table of its file in ``verify/data``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from standfirst.verify.reading.tokens import tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Lists in lower case. ``verbs`` are all verbs of saying, the contract's own among them; ``adverbs`` may stand
    between a subject and its verb, auxiliaries too, as may words that end like ``ly``; ``openers`` begin a clause,
    ``stoppers`` end a noun phrase, ``prepositions`` begin what is no subject, ``relatives`` point back at one.
    ``after`` are phrases that a speaker follows ("according to"), ``behind`` words that follow a speaker ("zufolge"),
    ``like`` words that lead in "as X put it". ``reduced`` are subject pronouns, ``he``, ``she`` and ``neuter`` those
    that lead back to one man, woman or organisation, ``his``, ``hers`` and ``theirs`` further forms of these and
    of "they", ``impersonal`` those that are nobody. ``joins`` are words for "and", ``buts`` and ``whiles`` those that
    set another speaker against the first. ``roles`` are offices and
    descriptions, ``male`` and ``female`` those that tell a gender, ``courtesies`` no offices, ``modifiers`` none when
    they stand alone, ``short`` the long form of written-short ones. ``companies`` are words for a firm, ``forms``
    endings of its name, ``works`` words before a title. ``incise``: words of saying may stand inside the marks;
    ``dash``: a dash opens speech; ``inverts``: the subject may follow its verb before a quotation too."""

    verbs: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    adverbs: frozenset[str]
    openers: frozenset[str]
    stoppers: frozenset[str]
    prepositions: frozenset[str]
    after: tuple[tuple[str, ...], ...]
    behind: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    his: frozenset[str]
    hers: frozenset[str]
    theirs: frozenset[str]
    reduced: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    roles: frozenset[str]
    organisations: frozenset[str]
    organisation_words: frozenset[str]
    companies: frozenset[str]
    forms: frozenset[str]
    relatives: frozenset[str]
    works: frozenset[str]
    courtesies: frozenset[str]
    modifiers: frozenset[str]
    short: Mapping[str, str]
    aged: tuple[str, ...]
    ly: tuple[str, ...]
    like: frozenset[str]
    neuter: frozenset[str]
    impersonal: frozenset[str]
    joins: frozenset[str]
    buts: frozenset[str]
    whiles: frozenset[str]
    incise: bool
    dash: bool
    inverts: bool
    heads: frozenset[str]
    group_words: frozenset[str]
    singular: frozenset[str]


def read_speech(raw: Mapping[str, object], reporting: frozenset[str]) -> Speech:
    """The lists of a ``[speech]`` table; empty ones where it has none. ``reporting`` are the contract's own verbs."""
    after = tuple(tuple(t.low for t in tokens(p)) for p in _list(raw, "after"))
    lists: dict[str, Any] = {n: frozenset(_list(raw, n)) for n in _SETS}
    lists |= {n: bool(raw.get(n)) for n in ("incise", "dash", "inverts")}
    lists["verbs"] = (lists["verbs"] | reporting) - {p[0] for p in after if len(p) == 1}
    lists["heads"] = lists["roles"] | lists["organisations"] | lists["male"] | lists["female"]
    lists["heads"] -= lists["determiners"]
    lists["group_words"] = lists["organisation_words"] | lists["forms"]
    lists["singular"] = lists["he"] | lists["she"]
    lists["short"] = dict(p.split("=", 1) for p in _list(raw, "short"))
    return Speech(after=after, aged=tuple(_list(raw, "aged")), ly=tuple(_list(raw, "ly")), **lists)


@lru_cache(maxsize=1)
def given_names() -> tuple[frozenset[str], frozenset[str]]:
    """Given names that a "he" and that a "she" goes with, in lower case."""
    raw = tomllib.loads((resources.files("standfirst.verify") / "data" / "given.toml").read_text("utf-8"))
    return frozenset(_list(raw, "male")), frozenset(_list(raw, "female"))


_SETS = (
    "verbs", "determiners", "definite", "adverbs", "openers", "stoppers", "prepositions", "behind", "he", "she",
    "his", "hers", "theirs", "reduced", "male", "female", "roles", "organisations", "organisation_words", "companies",
    "forms", "relatives",
    "works", "like", "neuter", "impersonal", "joins", "buts", "whiles", "courtesies", "modifiers",
)  # fmt: skip


def _list(raw: Mapping[str, object], name: str) -> list[str]:
    return [w.strip().casefold() for w in str(raw.get(name, "")).replace("\n", ",").split(",") if w.strip()]
