"""Tallies: sentences of one closed form in which publishers give a count or a magnitude, and nothing else is said.

"Alder Post and Birch Post put the number of dead at 12, Cedar Post at 14." Every word but the value and what it counts
is ours, so each publisher's value is held against that publisher's own cited words (``tallied``). A sentence that has
one word more is no tally, and the other rules read it as any other. English alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from standfirst.verify.context import Context, Part

_THING = r"the (?:number of (?P<state>dead|injured|missing|arrested)|(?P<measure>magnitude))"
_VALUE = r"\d[\d.,]*\d|\d"


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyClaim:
    """``publisher``, at ``start`` to ``end`` of our text, gives ``value`` ("12", "at least 12") of ``thing``, "dead"
    or "magnitude". ``turn`` is -1 where ours calls it the earlier of two, 1 for the later, 0 where it says nothing
    of time."""

    publisher: str
    start: int
    end: int
    thing: str
    value: str
    turn: int = 0


def tally_claims(part: Part, context: Context) -> tuple[TallyClaim, ...]:
    """Who gives which value of what, of a sentence that is a tally from its first word to its last; () of others."""
    if context.words.language != "en" or " put " not in part.text:
        return ()
    return _claims(part.text, tuple(sorted({s.publisher for s in context.sources if s.publisher}, key=len)))


@lru_cache(maxsize=512)
def _claims(text: str, publishers: tuple[str, ...]) -> tuple[TallyClaim, ...]:
    name = "|".join(re.escape(p) for p in reversed(publishers))
    for form in _forms(name) if name else ():
        if match := form.fullmatch(text):
            return tuple(_of(match, re.compile(rf"(?<!\w)(?:{name})(?!\w)")))
    return ()


@lru_cache(maxsize=64)
def _forms(name: str) -> tuple[re.Pattern[str], ...]:
    """The closed forms. In each ``who0`` gives ``value0``, ``who1`` gives ``value1``, and so on; the groups ``now`` and
    ``then`` hold the words that say whose was the earlier."""
    value = [rf"(?P<value{i}>(?:{_VALUE})(?: or more)?)" for i in range(3)]
    who = [rf"(?P<who{i}>(?:Both )?(?:{name})(?:(?:, (?:{name}))* and (?:{name}))?)" for i in range(3)]
    rest = "".join(rf"(?:, (?:while |and )?{who[i]} (?:put it )?at {value[i]})?" for i in (1, 2))
    return tuple(
        re.compile(form)
        for form in (
            rf"{who[0]} put {_THING} at {value[0]}{rest}\.",
            rf"{_THING.replace('the', '[Tt]he', 1)} was put at {value[0]} by {who[0].replace('Both', 'both')}\.",
            rf"{who[0]} put {_THING} at {value[0]}; {who[1]} (?P<then>had earlier) put it at {value[1]}\.",
            rf"{who[0]} (?P<now>had earlier) put {_THING} at {value[0]}; {who[1]} later put it at {value[1]}\.",
        )
    )


def _of(match: re.Match[str], name: re.Pattern[str]) -> Iterator[TallyClaim]:
    groups = match.groupdict()
    turns = (1, -1) if groups.get("then") else (-1, 1) if groups.get("now") else (0, 0, 0)
    for number in range(3):
        if not groups.get(f"who{number}"):
            continue
        written = match[f"value{number}"]
        value = f"at least {written.removesuffix(' or more')}" if written.endswith("more") else written
        thing = match["state"] or match["measure"]
        for found in name.finditer(match.string, match.start(f"who{number}"), match.end(f"who{number}")):
            yield TallyClaim(
                publisher=found.group(), start=found.start(), end=found.end(), thing=thing, value=value,
                turn=turns[number],
            )  # fmt: skip
