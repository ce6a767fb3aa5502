"""Figures: each number of a text with its neighbours, read once, so that two texts are compared by value.

A number says what it counts in one of three ways: by a noun behind it ("12 residents", "12 of the residents"), by a
verb behind it that it is the subject of ("12 were hurt", "12 in hospital"), or by what stands before it, where a mark
closes it ("injuring 12;", "Weber, 61,"). Loose are those of which nobody can tell ("12 of them", "before ten on").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from standfirst.verify.reading.dates import dates
from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.numbers import Number, numbers
from standfirst.verify.rules.neighbours import (
    CLOSED,
    VERB,
    after,
    before,
    beside,
    is_age,
    is_hour,
    kind,
    left_of,
    limit,
    numeric,
    right_of,
    tight,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what stands beside it. ``behind`` and ``before`` are content stems, the nearest first; ``tight``
    those of ``before`` in the same run of words; ``beside`` the nearest words of any kind; ``last`` the word right
    before it. ``aged`` marks somebody's age, ``hour`` a time of the day in bare figures."""

    number: Number
    limit: str
    kind: str
    behind: tuple[str, ...]
    before: tuple[str, ...]
    tight: tuple[str, ...]
    beside: frozenset[str]
    last: str
    aged: bool
    hour: bool

    @property
    def signature(self) -> tuple[object, ...]:
        """What comparisons look at: figures alike in it are one."""
        number = self.number
        return (
            number.value,
            number.unit,
            number.other,
            self.limit,
            self.kind,
            self.behind,
            self.before,
            self.last,
            self.aged,
        )


def numbers_of(text: str, words: Lexicon, day: date) -> tuple[Number, ...]:
    """The numbers of a text that are no part of a date."""
    return _numbers(text, words.language, day)


def figures_of(text: str, words: Lexicon, day: date) -> tuple[Figure, ...]:
    """The numbers of a text with their neighbours, in order."""
    return _figures(text, words.language, day)


@lru_cache(maxsize=512)
def _numbers(text: str, language: str, day: date) -> tuple[Number, ...]:
    """Read once what several numbers and rules are held against."""
    words = lexicon(language)
    return numbers(text, words, tuple((d.start, d.end) for d in dates(text, words, day)))


@lru_cache(maxsize=512)
def _figures(text: str, language: str, day: date) -> tuple[Figure, ...]:
    words = lexicon(language)
    return tuple(_figure(number, text, words) for number in _numbers(text, language, day))


def distinct(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """One of each kind: a text that says a thing a hundred times says it once."""
    return tuple({f.signature: f for f in figures}.values())


def _figure(number: Number, text: str, words: Lexicon) -> Figure:
    left, right = left_of(number, text), right_of(number, text)
    how = kind(number, text, right, words)
    if how == VERB and len(left) > 1 and left[-1].low in words.genitive and not numeric(left[-2], words):
        how = CLOSED  # "the jury of five voted"
    return Figure(
        number=number, limit=limit(text, number, words), kind=how,
        behind=tuple(after(number, text, words)), before=tuple(before(number, text, words)),
        tight=tight(number, text, words), last=left[-1].low if left else "",
        beside=beside(number, text, left, right, words),
        hour=is_hour(number, text, left, right, words), aged=is_age(number, text, left, right, words),
    )  # fmt: skip
