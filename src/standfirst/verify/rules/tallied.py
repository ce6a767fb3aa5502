"""Whether a tally is true: each publisher's own cited words give its value, of the thing that all the others count.

Stricter than the number rule, because nothing of the source's sentence stands beside the value: a part of a count, a
fear, a count of children or since January is no count of the dead, and words of two events tell of two things.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from standfirst.domain.draft import EvidenceSource
from standfirst.domain.text import folded
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.tokens import Token, stem, tokens
from standfirst.verify.rules.figures import Figure, figures_of
from standfirst.verify.rules.heads import meet
from standfirst.verify.rules.tallies import TallyClaim

_STATES = {
    stem(word): state
    for state, listed in {
        "dead": "dead die dies died killed kills killing deaths fatalities toll",
        "injured": "injured injuring injures injuries hurt wounded wounding",
        "missing": "missing unaccounted",
        "arrested": "arrested arresting arrests",
        "moved": "evacuated evacuations displaced homeless rescued freed released survived saved",
    }.items()
    for word in listed.split()
}
_GENERIC = frozenset(
    stem(w) for w in "people persons victims others reported confirmed known now still treated lost".split()
)
_PARTS = frozenset(
    "another other others further additional more seriously critically severely slightly badly feared "
    "not no nobody none never neither without may might could would should if unless until likely believed thought "
    "presumed expected each every average".split()
)  # near a count these make it a part of it, a fear or none
_PICKS = frozenset("including among".split())  # before a count these make it a part too
_ELSEWHERE = frozenset(
    "denied denies false wrong mistaken rejected since year years last month decade decades previous previously "
    "earlier ago history anniversary aftershock aftershocks foreshock record usual automatic preliminary provisional "
    "initial crashes accidents attacks".split()
)  # anywhere in its sentence these make it another's, or doubt it
_TELLING = frozenset(stem(w) for w in "magnitude number left leave leaving rose put said police officials".split())
_ACTIVE = frozenset("killed kills killing injured injures injuring wounded wounding arrested arresting".split())
_COPULA = frozenset("to at of is was stands stood stays".split())  # "the toll rose to 12"
_BOUNDS = frozenset("at least no fewer less than more".split())
_GOES_ON = frozenset("and in on at near when as after off outside along from by".split())
_LEFT, _RIGHT = 4, 5  # words around a number in which such a word stands
_BEFORE = 2  # content words right before a number that may say what it counts: "the toll rose to 12"
_SHARED, _OPENING = 2, 3  # words that two sentences on one event share, and the openings of two texts
_LEAD = 400  # characters of a text that say what it is about
_LONGEST = 12_000  # characters of a text that is read for other values
_SEEN = 60  # characters around a number in which it is told what it counts

Run = Sequence[Token]


def tally_problems(claims: tuple[TallyClaim, ...], part: Part, context: Context) -> Iterator[str]:
    """What is said against a tally's claims, in words for an editor."""
    cited = [(claim, _own(claim, part)) for claim in claims]
    for claim, span in cited:
        if problem := _problem(claim, span, context):
            yield problem
    spans = list({s.citation: s for _, s in cited if s is not None}.values())
    if any(not _one_event(a, b, claims[0].thing, context) for a, b in combinations(spans, 2)):
        yield "the cited sentences do not certainly tell of one event"
    if claims[0].turn and len({c.value for c in claims}) == 1:
        yield "the earlier value is the later one"
    yield from _out_of_turn(cited)
    owners = {s.source.owner for s in spans if s.source and not s.source.copy_of}
    if len(owners) < len({c.publisher for c in claims}):
        yield "it counts two publishers of one owner, or a copy, as two voices"


def _own(claim: TallyClaim, part: Part) -> Span | None:
    return next((s for s in part.spans if s.text and s.source and s.source.publisher == claim.publisher), None)


def _problem(claim: TallyClaim, span: Span | None, context: Context) -> str:
    if span is None or span.source is None or span.source.language[:2] != "en":
        return f"it cites nothing of {claim.publisher} for {claim.value}"
    if found := next((w.low for w in span.words if w.low in _ELSEWHERE), ""):
        return f'"{found}" may make the {claim.value} of {claim.publisher} another\'s count'
    figures = figures_of(span.text, lexicon("en"), context.now.date())
    counted = [f for f in figures if claim.thing in _things(f, span.text)]
    held = [f for f in counted if _same(claim, f, context)]
    if not held:
        return f"the cited sentence of {claim.publisher} does not put the {claim.thing} at {claim.value}"
    if len(counted) > 1:
        return f"{claim.publisher} gives {counted[0].number.raw} and {counted[1].number.raw}"
    return _as_part(claim, held[0], span.text) or _since(claim, span.source, held[0], context)


def _since(claim: TallyClaim, source: EvidenceSource, held: Figure, context: Context) -> str:
    """What the same owner has given in a newer text, where ours does not say that the value is the earlier one."""
    newer = (s for s in context.sources if s.owner == source.owner and s.published_at > source.published_at)
    for other in (s for s in newer if claim.turn >= 0 and s.usable and s.language[:2] == "en"):
        values = _values(other, claim.thing, context)
        if values and held.number.value not in values:
            return f"{claim.publisher} has since given another value than {claim.value}"
    return ""


def _same(claim: TallyClaim, figure: Figure, context: Context) -> bool:
    """Whether a figure has the claim's value and bound."""
    ours = figures_of(f"{claim.value} people", lexicon("en"), context.now.date())
    if len(ours) != 1 or not ours[0].number.same_value(figure.number):
        return False
    theirs = "" if figure.limit in ("to", "from", "by") else figure.limit
    return ours[0].limit == theirs and figure.limit not in ("from", "by")


def _things(figure: Figure, text: str) -> frozenset[str]:
    """What a figure counts: one state of people or the magnitude; () where its words tell of none, or of two."""
    if "magnitud" in (*figure.before[:1], *figure.behind[:1]):
        return frozenset({"magnitude"})
    if figure.number.unit or figure.number.other is not None or figure.aged:
        return frozenset()
    start, end = figure.number.start, figure.number.end
    last, rest = _last(text[max(0, start - _SEEN) : start]), text[end : end + _SEEN]
    if last in _ACTIVE:
        return frozenset({_STATES[stem(last)]} if _closed(rest) else ())
    aged = rest.startswith(",")  # "both 51, died"
    states = {_STATES[s] for s in figure.behind if s in _STATES and not aged}
    if states:
        return frozenset(states if len(states) == 1 and _generic(figure.behind) else ())
    told = last in _COPULA and _closed(rest)
    return frozenset(_STATES[s] for s in figure.before[:_BEFORE] if told and s in _STATES)


def _last(before: str) -> str:
    """The word before a number and its bound."""
    lows = [w.low for w in tokens(before)]
    while lows and lows[-1] in _BOUNDS:
        lows.pop()
    return lows[-1] if lows else ""


def _closed(rest: str) -> bool:
    """Whether a count told by what stands before it ends here: "killed 14 people and ..."; not "killed 12 children"."""
    run = tokens(rest)
    if run and stem(run[0].low) in _GENERIC and run[0].low not in _PARTS and not rest[: run[0].start].strip(' "'):
        rest, run = rest[run[0].end :], tokens(rest[run[0].end :])
    mark = rest[: run[0].start].strip(' "') if run else "."
    return bool(mark) or run[0].low in _GOES_ON


def _generic(behind: Sequence[str]) -> bool:
    """Whether nothing but people stands between a number and what became of them: "12 children died" counts a part."""
    first = next(i for i, s in enumerate(behind) if s in _STATES)
    return all(s in _GENERIC for s in behind[:first])


def _as_part(claim: TallyClaim, figure: Figure, text: str) -> str:
    """A word near the value that makes it a part of the count, a fear or none."""
    left = [w.low for w in tokens(text[: figure.number.start])][-_LEFT:]
    right = [w.low for w in tokens(text[figure.number.end :])][:_RIGHT]
    plain = " ".join(left).replace("no fewer than", "").replace("no less than", "").split()
    found = next((w for w in (*plain, *right) if w in _PARTS or (w in _PICKS and w in plain)), "")
    return (
        f'"{found}" makes the {claim.value} of {claim.publisher} something else than the whole count' if found else ""
    )


def _one_event(one: Span, other: Span, thing: str, context: Context) -> bool:
    """Whether two sentences share two words beside what they count, and a name where both have some; or their texts,
    each with one value of the thing and no other, open alike."""
    if _alike(one.words, other.words, _SHARED, context.words, named=False):
        return True
    if not (_sole(one, thing, context) and _sole(other, thing, context)):
        return False
    return _alike(_opening(one), _opening(other), _OPENING, context.words, named=True)


def _alike(one: Run, other: Run, least: int, words: Lexicon, *, named: bool) -> bool:
    here, there = _names(one, words), _names(other, words)
    if not here & there and (named or (here and there)):
        return False
    ours, theirs = _content(one, words), _content(other, words)
    return sum(meet([s], theirs, words) for s in ours) >= least


def _sole(span: Span, thing: str, context: Context) -> bool:
    """Whether a span's whole text gives one value of the thing."""
    return span.source is not None and len(_values(span.source, thing, context)) == 1


def _values(source: EvidenceSource, thing: str, context: Context) -> frozenset[Decimal]:
    """The values that a text gives of the thing; () of a text too long to be read for them."""
    text = folded(source.text)
    if len(text) > _LONGEST:
        return frozenset()
    figures = figures_of(text, lexicon("en"), context.now.date())
    return frozenset(f.number.value for f in figures if thing in _things(f, text) and not _past(text, f))


def _past(text: str, figure: Figure) -> bool:
    """Whether a figure's sentence tells of another time, another shock, or a part: "since 1988, when 19 died"."""
    start, end = text.rfind(". ", 0, figure.number.start) + 1, text.find(". ", figure.number.end)
    lows = {w.low for w in tokens(text[start : end if end > 0 else len(text)][:_LEAD])}
    part = re.match(r" of (?:the|them)\b", text[figure.number.end :][:10])
    return bool(lows & _ELSEWHERE or part or any(re.fullmatch(r"(?:1[5-9]|20)\d\d", w) for w in lows))


def _opening(span: Span) -> Run:
    return tokens(folded(span.source.text[:_LEAD])) if span.source else ()


def _content(run: Run, words: Lexicon) -> set[str]:
    counted = _STATES.keys() | _GENERIC | _TELLING
    return {s for s in words.content(run) if s not in counted and not s[0].isdigit()}


def _names(run: Run, words: Lexicon) -> set[str]:
    calendar = words.months.keys() | words.weekdays.keys()
    found = (w for i, w in enumerate(run) if i and w.capitalised and not w.text[0].isdigit())
    return {w.low.removesuffix("'s") for w in found if w.low not in calendar and w.low not in words.stop}


def _out_of_turn(cited: Sequence[tuple[TallyClaim, Span | None]]) -> Iterator[str]:
    """An "earlier" value must be of an older text than the other one."""
    times = [(c, s.source.published_at) for c, s in cited if s and s.source and c.turn]
    for older, at in times:
        for newer, then in times:
            if older.turn < 0 < newer.turn and at >= then:
                yield f"{older.publisher} was not earlier than {newer.publisher}"
