"""WishWords: how a language says "more", "less" and "no", as data (``wish_words.toml``)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from standfirst.domain.text import accentless

LANGUAGES = ("en", "de", "fr", "es", "pt")
WEIGHTS = {"only": 1.0, "follow": 1.0, "more": 0.6, "less": -0.6, "mute": -1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class WishWords:
    """One language. ``leads`` are (words, their weight, "only" or ""), the longest first; the patterns cut and split
    folded text."""

    leads: tuple[tuple[str, float, bool], ...]
    fillers: tuple[str, ...]
    tails: tuple[str, ...]
    courtesies: tuple[str, ...]
    joints: re.Pattern[str]
    turns: re.Pattern[str]
    places: re.Pattern[str]
    answers: tuple[tuple[str, float], ...]
    topics: dict[str, str]


def folded_wish(text: str) -> str:
    """Text as wishes are compared: no case, no accents, plain apostrophes; as long as what it was made from where each
    character has one letter."""
    return accentless(text.replace("’", "'").replace("‘", "'"))


@cache
def wish_words(language: str) -> WishWords:
    """The words of one of ``LANGUAGES``."""
    read = tomllib.loads((files("standfirst.rank") / "wish_words.toml").read_text(encoding="utf-8"))[language]
    leads = [(folded_wish(lead), WEIGHTS[kind], kind == "only") for kind in WEIGHTS for lead in read[kind]]
    return WishWords(
        leads=tuple(sorted(leads, key=lambda lead: -len(lead[0]))),
        fillers=_longest(read["fillers"]),
        tails=_longest(read["tails"]),
        joints=re.compile(rf"\s(?:{_either(read['and'])})\s|\s?[&+]\s"),
        courtesies=_longest(read["courtesies"]),
        turns=re.compile(rf"\s(?=(?:{_either(read['turns'])})\s)"),
        places=re.compile(rf"\s(?:{_either(read['in'])})\s"),
        answers=tuple([(folded_wish(w), 0.6) for w in read["yes"]] + [(folded_wish(w), -1.0) for w in read["no"]]),
        topics={folded_wish(word): topic for topic, all_ in read["topics"].items() for word in all_.split("|")},
    )


def _longest(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(map(folded_wish, words), key=lambda word: -len(word)))


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in _longest(words))
