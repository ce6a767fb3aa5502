"""Sentences of our own over what several owners count: that they agree, that they differ, or that one is newer.

The forms are closed, and the contract knows each: it holds every publisher's value against that publisher's own cited
words. Which form a sentence takes follows from its content, so that the same facts are told in the same words.
"""

import hashlib
from collections.abc import Sequence
from datetime import timedelta

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.counting import counts
from standfirst.write.lines import MOST_CITATIONS, Line
from standfirst.write.tallying import THINGS, Tally, tallies

FORM = "tally"
_MOST = 2  # such sentences a Report
_LATER = timedelta(minutes=15)  # between two texts of which one is called the earlier
_FALLS = frozenset(("missing",))  # counts that go down as news goes on


def aggregates(pack: EvidencePack) -> tuple[Line, ...]:
    """A sentence for each thing that two or more independent owners count, those of most owners first, at most two."""
    told = tallies(pack)
    found = [
        (len(told[t]), line) for t in THINGS if t in told and (line := _line(_one_event(told[t]), told[t], pack.told))
    ]
    return tuple(line for _, line in sorted(found, key=lambda pair: -pair[0])[:_MOST])


def with_aggregates(lines: Sequence[Line], pack: EvidencePack) -> tuple[Line, ...]:
    """``lines`` with each such sentence behind the first line that counts its thing; agreement that a line already
    tells with two owners is not told again."""
    placed = list(lines)
    for line in aggregates(pack):
        thing = _counted(line.evidence.text)
        at = next((i for i, x in enumerate(placed) if x.form != FORM and thing & _counted(x.evidence.text)), None)
        if at is None or (line.frame == "agree" and _told_by_two(placed[at], line)):
            continue
        placed.insert(at + 1, line)
    return tuple(placed)


def _counted(text: str) -> frozenset[str]:
    return frozenset(c.state or ("magnitude" if c.measured else "") for c in counts(text)) - {""}


def _told_by_two(line: Line, ours: Line) -> bool:
    return len({c.article_id for c in line.citations} & {c.article_id for c in ours.citations}) > 1


def _one_event(told: Sequence[Tally]) -> list[Tally]:
    """The most tallies of which each tells of one event with each other, the newer before the older where two sets are
    alike; in order of time."""
    best: list[Tally] = []
    for anchor in reversed(told):
        kept = [anchor]
        kept += [t for t in told if t is not anchor and all(t.same_event(k) for k in kept)]
        if len(kept) > len(best):
            best = kept
    return sorted(best, key=lambda t: (t.source.published_at, t.source.article_id))


def _line(told: Sequence[Tally], everyone: Sequence[Tally], stands: frozenset[str]) -> Line | None:
    """The sentence on tallies of one thing and event, None where there is nothing certain to say: not that some agree
    where ``everyone`` has others."""
    sides: dict[str, list[Tally]] = {}
    for tally in told:
        sides.setdefault(tally.said, []).append(tally)
    if len(told) < 2 or len({t.source.publisher for t in told}) < len(told):
        return None
    if len(sides) == 1:
        return None if len({t.value for t in everyone}) > 1 else _agreed(told, stands)
    if pair := _apart(list(sides.values())):
        return _newer(*pair, stands)
    if any(t.least for t in told) or len(sides) > MOST_CITATIONS:
        return None  # "at least 12" and 14 are no conflict
    return _conflict(list(sides.values()), stands)


def _apart(sides: Sequence[list[Tally]]) -> tuple[list[Tally], list[Tally]] | None:
    """The newest side and the one before it, where all texts of the newest are newer than all others and the count
    moved as such counts do."""
    *others, older, newer = sorted(sides, key=lambda side: side[-1].source.published_at)
    rest = [t.source.published_at for side in (*others, older) for t in side]
    thing, grew = older[0].thing, newer[0].value > older[-1].value
    if min(t.source.published_at for t in newer) - max(rest) < _LATER or thing == "magnitude":
        return None
    return (older, newer) if grew != (thing in _FALLS) else None


def _agreed(told: Sequence[Tally], stands: frozenset[str]) -> Line:
    """Of as many as a sentence cites, or of as many as it names where the Report says so already."""
    ways = [_agreed_by(told[:count], stands) for count in range(MOST_CITATIONS, 1, -1)]
    return next((way for way in ways if way.text in stands), ways[0])


def _agreed_by(told: Sequence[Tally], stands: frozenset[str]) -> Line:
    who, thing, value = _named(told), THINGS[told[0].thing], told[0].said
    both = f"Both {who}" if len(told) == 2 else who
    forms = (
        f"{who} put the {thing} at {value}.",
        f"{both} put the {thing} at {value}.",
        f"The {thing} was put at {value} by {who}.",
    )
    return _made(forms, told, "agree", stands)


def _conflict(sides: list[list[Tally]], stands: frozenset[str]) -> Line:
    room = MOST_CITATIONS - len(sides)
    sides = sorted(sides, key=lambda s: (-len(s), s[0].source.published_at, s[0].source.article_id))
    named = [sides[0][: 1 + room], *(s[:1] for s in sides[1:])]
    first, *others = named
    opening = f"{_named(first)} put the {THINGS[first[0].thing]} at {first[0].said}"
    plain = "".join(f", {_named(s)} at {s[0].said}" for s in others)
    *middle, last = [f"{_named(s)} put it at {s[0].said}" for s in others]
    told = "".join(f", {m}" for m in middle) + f", while {last}"
    return _made((f"{opening}{plain}.", f"{opening}{told}."), [t for s in named for t in s], "conflict", stands)


def _newer(older: list[Tally], newer: list[Tally], stands: frozenset[str]) -> Line:
    """Of all who count anew, or of the first one alone where the Report says so already."""
    alone, full = (_newer_by(older[-1:], now, stands) for now in (newer[:1], newer[: MOST_CITATIONS - 1]))
    return alone if alone.text in stands else full


def _newer_by(then: list[Tally], now: list[Tally], stands: frozenset[str]) -> Line:
    thing = THINGS[now[0].thing]
    forms = (
        f"{_named(now)} put the {thing} at {now[0].said}; {_named(then)} had earlier put it at {then[0].said}.",
        f"{_named(then)} had earlier put the {thing} at {then[0].said}; {_named(now)} later put it at {now[0].said}.",
    )
    return _made(forms, [*now, *then], "newer", stands)


def _named(told: Sequence[Tally]) -> str:
    names = [t.source.publisher for t in told]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _made(forms: Sequence[str], told: Sequence[Tally], frame: str, stands: frozenset[str]) -> Line:
    """In the form that the Report has already, ``stands``, or the one that the facts pick."""
    digest = hashlib.sha256("\n".join(t.text for t in told).encode()).digest()
    first = told[0]
    evidence = Evidence(
        citation=first.citation, text=first.text, publisher=first.source.publisher, owner=first.source.owner,
        published_at=first.source.published_at,
    )  # fmt: skip
    text = next((f for f in forms if f in stands), forms[digest[0] % len(forms)])
    return Line(
        text=text, citations=tuple(t.citation for t in told), evidence=evidence, form=FORM,
        frame=frame,
    )  # fmt: skip
