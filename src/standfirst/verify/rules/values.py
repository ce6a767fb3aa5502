"""Values: a number with what it counts and the words around it, so that two texts can be asked whether they differ."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from standfirst.verify.reading.kin import kin
from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.numbers import Number
from standfirst.verify.reading.tokens import Token, stem, tokens
from standfirst.verify.rules.figures import numbers_of
from standfirst.verify.rules.neighbours import after, before, limit

_REACH = 140  # characters of its sentence on either side of a number
_END = re.compile(r"[.!?][\"'”’]?\s|\n")
_PICKED = 7  # words before a number in which a superlative picks what it measures
_BESIDE = 3  # words before a number that make its frame
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number, its head and its sentence. The head is the first content stem behind it in its clause; where a mark or
    the end follows ("in minute 87,"), the nearest before it. ``frame`` is the three words before it and, without a
    unit, the one behind; ``others`` all words of its sentence but itself; ``times`` its months and years; ``picked`` a
    superlative before it, which picks one thing out of many; ``related`` the words that tie a measure to something
    ("within 30 days", "two days after"). ``place``
    marks an ordinal, ``counted`` a number whose head stands behind it."""

    number: Number
    head: str
    limit: str
    around: frozenset[str]
    frame: tuple[str, ...]
    others: tuple[str, ...]
    times: frozenset[str]
    picked: frozenset[str] = frozenset()
    related: frozenset[str] = frozenset()
    place: bool = False
    counted: bool = False


def values_of(text: str, words: Lexicon, day: date) -> tuple[Value, ...]:
    """The counted values of a text; ordinals in words and numbers without a head count nothing. "The 81st minute" is
    minute 81."""
    return _read(text, words.language, day)


@lru_cache(maxsize=512)
def _read(text: str, language: str, day: date) -> tuple[Value, ...]:
    """Read once: every sentence of ours is held against the same evidence."""
    words = lexicon(language)
    found = (_value(number, text, words) for number in numbers_of(text, words, day) if not _spelled_place(number))
    return tuple(value for value in found if value is not None)


def _spelled_place(number: Number) -> bool:
    return number.unit == "th" and not number.raw[:1].isdigit()


def _value(number: Number, text: str, words: Lexicon) -> Value | None:
    place, number = number.unit == "th", replace(number, unit="") if number.unit == "th" else number
    closed = text[number.end : number.end + 4].lstrip("'\" ")[:1] in ("", ",", ".", ";", ":", ")")
    behind_it = [] if closed else after(number, text, words)
    heads = behind_it or before(number, text, words)
    if not heads:
        return None
    left, right, head = *_sides(number, text, words), heads[0]
    carrying = [w for w in (*left, *right) if words.carries(w)]
    behind = () if number.unit else tuple(w.low for w in right[:1])
    return Value(
        number=number, head=head, limit=_limit(text, number, head, words), around=_around(carrying, head, words),
        frame=(*(w.low for w in left[-_BESIDE:]), *behind), others=tuple(sorted(w.low for w in (*left, *right))),
        times=frozenset(w.low for w in (*left, *right) if w.low in words.months or _YEAR.fullmatch(w.low)),
        picked=frozenset(w.low for w in left[-_PICKED:] if w.low in words.outdone),
        related=_related(head, left, right, words), place=place, counted=bool(behind_it) and not place,
    )  # fmt: skip


def _limit(text: str, number: Number, head: str, words: Lexicon) -> str:
    """The bound before a number; none where people act: "was named by 50 percent of voters"."""
    found = limit(text, number, words)
    before = text[: number.start].split()[-1:]
    if not before or before[0].casefold() not in words.agent:
        return found
    lists = kin(words.language)
    people = {sense for person in words.persons for sense in lists.weaker.get(person, ())}
    return "" if head in words.persons or people & lists.stronger.get(head, frozenset()) else found


def _around(carrying: list[Token], head: str, words: Lexicon) -> frozenset[str]:
    return frozenset(s for w in carrying for s in ([head] if stem(w.low) == head else _stems(w, words)))


def _stems(word: Token, words: Lexicon) -> list[str]:
    """What a word is compared by: the stem of its verb ("risen", "rose"), of each part ("third-quarter"); days have
    none, since two texts on one thing name them by other words."""
    if word.low in words.weekdays or word.low in words.months or word.low in words.relative_days:
        return []
    form = words.verbs.get(word.low)
    return [stem(form.base)] if form else [stem(piece) for piece in word.low.split("-")]


def _related(head: str, left: tuple[Token, ...], right: tuple[Token, ...], words: Lexicon) -> frozenset[str]:
    if head not in kin(words.language).measures:
        return frozenset()
    links = words.prepositions | words.told_earlier | words.ago_after.keys()
    return frozenset(w.low for w in (*left[-1:], *right[1:2]) if w.low in links)


def _sides(number: Number, text: str, words: Lexicon) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The words of its clause before and behind a number."""
    before_it, behind_it = text[max(0, number.start - _REACH) : number.start], text[number.end : number.end + _REACH]
    starts = [m.end() for m in _END.finditer(before_it)]
    end = _END.search(behind_it)
    before_it, behind_it = before_it[starts[-1] if starts else 0 :], behind_it[: end.start() if end else _REACH]
    left, right = tokens(before_it), tokens(behind_it)
    joined = [i for i, w in enumerate(left) if _joint(before_it, w, words)]
    parted = next((i for i, w in enumerate(right) if _joint(behind_it, w, words)), len(right))
    return left[joined[-1] if joined else 0 :], right[:parted]


def _joint(text: str, word: Token, words: Lexicon) -> bool:
    """Whether a clause begins with a word: ", and", "; but", "while"."""
    marked = text[: word.start].rstrip()[-1:] in (",", ";")
    return (marked and word.low in words.joints | words.speech.buts) or word.low in words.speech.whiles


def differs(one: Value, other: Value) -> bool:
    """Whether two values are of the same thing and not the same."""
    return one.limit == other.limit and not one.number.same_value(other.number) and alike(one, other)


def alike(one: Value, other: Value) -> bool:
    """Whether two values are of the same thing: same unit, and the same sentence but for the number, the same words
    right beside it, or the same head and mostly the same words around. Of different months or years none is the same.

    Where a unit stands ("68 percent"), or each has the other's head, word order moves the head: there nearly all words
    must be shared.
    """
    if one.number.unit != other.number.unit or (one.times and other.times and not one.times & other.times):
        return False
    if (one.place and other.counted) or (one.counted and other.place):
        return False  # "in the 113th minute" and "with seven minutes left"
    if one.picked != other.picked or (one.related and other.related and not one.related & other.related):
        return False
    if one.others == other.others and len(one.others) > 1:
        return True
    heads = {one.head, other.head}
    shared = len((one.around & other.around) - heads)
    least = min(len(one.around - heads), len(other.around - heads))
    if one.frame == other.frame and len(one.frame) >= _BESIDE and shared and shared >= 0.5 * least:
        return True
    same = one.head == other.head
    crossed = one.head in other.around and other.head in one.around  # "14 animal species", "18 species of animals"
    known = same or crossed or bool(one.number.unit)
    return known and least > 0 and shared >= max(2, (0.5 if same else 0.8) * least)
