"""Values: a number with what it counts and the words around it, so that two texts can be asked whether they differ."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.numbers import Number
from standfirst.verify.reading.tokens import stem, tokens
from standfirst.verify.rules.number import after, before, limit, numbers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number, its head and the content stems around it. The head is the first content stem behind it in its clause;
    "41 percent." has the nearest before it."""

    number: Number
    head: str
    limit: str
    around: frozenset[str]


def values_of(text: str, words: Lexicon, day: date) -> tuple[Value, ...]:
    """The counted values of a text; ordinals and numbers without a head count nothing."""
    return _read(text, words.language, day)


@lru_cache(maxsize=512)
def _read(text: str, language: str, day: date) -> tuple[Value, ...]:
    """Read once: every sentence of ours is held against the same evidence."""
    words = lexicon(language)
    found = []
    for number in numbers_of(text, words, day):
        behind = after(number, text, words)
        heads = behind or (before(number, text, words) if number.unit else [])
        window = text[max(0, number.start - 60) : number.end + 80]
        around = frozenset(stem(w.low) for w in tokens(window) if words.carries(w))
        if heads and number.unit != "th":
            found.append(Value(number=number, head=heads[0], limit=limit(text, number, words), around=around))
    return tuple(found)


def differs(one: Value, other: Value) -> bool:
    """Whether two values are of the same thing and not the same."""
    return alike(one, other) and one.limit == other.limit and not one.number.same_value(other.number)


def alike(one: Value, other: Value) -> bool:
    """Whether two values are of the same thing: same unit and head, mostly the same words around.

    Where a unit stands ("68 percent"), word order moves the head: there the head of one may stand anywhere around the
    other, if nearly all words are shared.
    """
    if one.number.unit != other.number.unit:
        return False
    same = one.head == other.head
    if not same and not (one.number.unit and one.head in other.around and other.head in one.around):
        return False
    heads = {one.head, other.head}
    shared = (one.around & other.around) - heads
    least = min(len(one.around - heads), len(other.around - heads))
    return least > 0 and len(shared) >= max(2, (0.5 if same else 0.8) * least)
