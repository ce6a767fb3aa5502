"""Values: a number with what it counts and the words around it, so that two texts can be asked whether they differ."""

from dataclasses import dataclass
from datetime import date

from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.numbers import Number
from standfirst.verify.reading.tokens import stem, tokens
from standfirst.verify.rules.number import limit, numbers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number, the first content stem after it, and the content stems of its clause."""

    number: Number
    head: str
    limit: str
    around: frozenset[str]


def values_of(text: str, words: Lexicon, day: date) -> tuple[Value, ...]:
    """The counted values of a text; ordinals and numbers without a head count nothing."""
    found = []
    for number in numbers_of(text, words, day):
        after = [stem(w.low) for w in tokens(text[number.end : number.end + 60]) if words.carries(w)]
        around = [stem(w.low) for w in tokens(text[max(0, number.start - 60) : number.end + 80]) if words.carries(w)]
        if after and number.unit != "th":
            found.append(
                Value(number=number, head=after[0], limit=limit(text, number, words), around=frozenset(around))
            )
    return tuple(found)


def differs(one: Value, other: Value) -> bool:
    """Whether two values are of the same thing and not the same."""
    return alike(one, other) and one.limit == other.limit and not one.number.same_value(other.number)


def alike(one: Value, other: Value) -> bool:
    """Whether two values are of the same thing: same unit and head, mostly the same words around."""
    if one.head != other.head or one.number.unit != other.number.unit:
        return False
    shared = (one.around & other.around) - {one.head}
    least = min(len(one.around - {one.head}), len(other.around - {other.head}))
    return least > 0 and len(shared) >= max(2, 0.5 * least)
