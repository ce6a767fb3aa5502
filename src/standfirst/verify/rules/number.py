"""number: value, unit and head word stand together in one cited span."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.dates import local_day
from standfirst.verify.reading.kin import kin, knows, told
from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.numbers import Number
from standfirst.verify.reading.tokens import stem, tokens
from standfirst.verify.rules.exchanges import exchanged, repeated
from standfirst.verify.rules.figures import Figure, distinct, figures_of, numbers_of
from standfirst.verify.rules.firsts import follows
from standfirst.verify.rules.frames import counts_publishers, credited, publisher_stretches, unnamed
from standfirst.verify.rules.heads import same_age, same_head
from standfirst.verify.rules.neighbours import CLOSED, limit
from standfirst.verify.rules.rivals import outbid
from standfirst.verify.rules.tallied import tally_problems
from standfirst.verify.rules.tallies import tally_claims

_COUNTED = 2  # words that name what a vote counts: "32 voix", "32 council members"


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail every number of ours that no cited span has with the same unit beside the same words."""
    found: list[Verdict] = []
    for part in context.parts:
        if claims := tally_claims(part, context):
            found.extend(part.fail(Rule.NUMBER, p) for p in tally_problems(claims, part, context))
            continue
        text = unnamed(part.unquoted(), part, context)
        found.extend(part.fail(Rule.NUMBER, problem) for problem in _problems(text, part, context))
        found.extend(part.fail(Rule.NUMBER, problem) for problem in _turned_pairs(text, part, context))
        if measure := _new_measure(part, context.words):
            found.append(part.fail(Rule.NUMBER, f'no cited sentence measures anything in "{measure}"'))
    return tuple(found)


def _new_measure(part: Part, words: Lexicon) -> str:
    """A word of ours for what is measured in ("years") that no cited sentence has; nothing is converted. "That day"
    and "the same week" point at a time and measure none, nor do "the early hours"."""
    lists, before = kin(words.language), [*(w.low for w in part.bare[:1]), *(w.low for w in part.bare)]
    no_measure = words.pointing | lists.day_parts
    ours = [
        w
        for i, w in enumerate(part.bare)
        if stem(w.low) in lists.measures and not w.capitalised and not (i and before[i] in no_measure)
    ]
    spans = [s for s in part.spans if s.text]
    if not ours or not spans or any(s.source and s.source.language.split("-")[0] != words.language for s in spans):
        return ""
    evidence = told((w.low for s in spans for w in s.words), words.language)
    return next((w.text for w in ours if not knows(evidence, w.low, words.language)), "")


def _turned_pairs(text: str, part: Part, context: Context) -> list[str]:
    """Two numbers that hang together ("164 of 230", "15 to 60") and stand the other way round in the source, or of
    which the source has but one."""
    ours = _pairs(text, numbers_of(text, context.words, context.now.date()), context.words)
    if not ours:
        return []
    theirs = {pair for span in part.spans for pair in _pairs(span.text, *span_numbers(span))}
    told = {pair[:2] for pair in theirs}
    here = {value for pair in ours for value in pair[:2]}
    return [
        f"the source has {c} beside {d}, here {a} stands beside {b}"
        for a, b, link in ours
        if (a, b) not in told
        for c, d, other in theirs
        if (b, a) == (c, d) or (link and link == other and ((a == c and d not in here) or (b == d and c not in here)))
    ]


def _pairs(text: str, found: tuple[Number, ...], words: Lexicon) -> list[tuple[Decimal, Decimal, str]]:
    """Neighbours among numbers with nothing but small words between them, and those words where both count alike; the
    two sides of a vote too, with what is counted between them ("32 votes to 4")."""
    pairs = []
    for a, b in pairwise(found):
        gap = text[a.end : b.start].strip(" -")
        between = tokens(gap)
        counted = sum(words.carries(w) for w in between)
        if not counted:
            alike = a.unit == b.unit and not limit(text, a, words)
            pairs.append((a.value, b.value, gap.casefold() if alike else ""))
        elif counted <= _COUNTED and a.unit == b.unit and between[-1].low in words.against:
            pairs.append((a.value, b.value, ""))
    return pairs


def span_numbers(span: Span) -> tuple[tuple[Number, ...], Lexicon]:
    """The numbers of a cited span, read by the rules of its own language."""
    if span.source is None or not span.text:
        return (), lexicon("en")
    words = lexicon(span.source.language)
    return numbers_of(span.text, words, local_day(span.source.published_at, span.source.zone)), words


def span_figures(span: Span) -> tuple[Figure, ...]:
    """The numbers of a cited span with their neighbours."""
    if span.source is None or not span.text:
        return ()
    words = lexicon(span.source.language)
    return figures_of(span.text, words, local_day(span.source.published_at, span.source.zone))


def _problems(text: str, part: Part, context: Context) -> Iterable[str]:
    """What is said against each number of ours, found once for numbers that stand alike."""
    told = {span.citation: distinct(span_figures(span)) for span in part.spans}
    known = frozenset(stem(w.low) for span in part.spans for w in span.words)
    judged: dict[tuple[object, ...], str] = {}
    places = sorted(publisher_stretches(part, context), key=lambda f: f[0])
    for figure in figures_of(text, context.words, context.now.date()):
        if counts_publishers(figure.number, part, context):
            continue
        spans = credited(figure.number, part, places)
        key = (*figure.signature, tuple(s.citation for s in spans))
        if key not in judged:
            theirs = tuple(f for s in spans for f in told[s.citation])
            judged[key] = _problem(figure, theirs, known, text, part, context.words)
        if judged[key]:
            yield judged[key]
    cited = tuple(f for span in part.spans for f in span_figures(span))
    ours = figures_of(text, context.words, context.now.date())
    yield from (*exchanged(ours, cited), *repeated(ours, cited, context.words))


def _problem(
    ours: Figure, theirs: tuple[Figure, ...], known: frozenset[str], text: str, part: Part, words: Lexicon
) -> str:
    held = [f for f in theirs if ours.number.same_value(f.number) or _rounded(ours, f)]
    fitting = [f for f in held if same_head(ours, f, known, words) and _same_limit(ours, f, words)]
    if any(not outbid(ours, f, theirs, words) for f in fitting):
        return ""
    if same_age(ours, held, theirs) or follows(ours, theirs, text, part, words):
        return ""
    raw = ours.number.raw.strip()
    if held:
        return _beside_others(ours, held)
    if any(f.number.value == ours.number.value for f in theirs):
        return f"{raw} has another unit in the cited sentence"
    return f"no cited sentence has {raw}"


def _beside_others(ours: Figure, held: list[Figure]) -> str:
    """Beside which word the value stands in the source, and beside which here."""
    here, raw = _first(ours), ours.number.raw.strip()
    there = next((_first(f) for f in held if _first(f) != here), None)
    if there is not None:
        return f"'{raw}' stands in the source beside '{there}', here beside '{here}'"
    return f"{raw} stands in a cited sentence, but beside other words or with another bound"


def _first(figure: Figure) -> str:
    words = (*figure.before, *figure.behind) if figure.kind == CLOSED else (*figure.behind, *figure.before)
    return words[0] if words else ""


def _rounded(ours: Figure, theirs: Figure) -> bool:
    """Whether ours is a hedged rounding of theirs, in the hedge's own direction, within 5 %."""
    one, other, hedge = ours.number, theirs.number, ours.limit
    if one.unit != other.unit or one.other is not None or other.other is not None or not one.value:
        return False
    gap = (one.value - other.value) / one.value
    if abs(gap) > Decimal("0.05") or _digits(one) >= _digits(other):
        return False
    return (hedge == "below" and gap > 0) or (hedge == "above" and gap < 0) or hedge == "near"


def _digits(number: Number) -> int:
    return len(number.value.normalize().as_tuple().digits)


def _same_limit(ours: Figure, theirs: Figure, words: Lexicon) -> bool:
    """A limiter of the source stays, and none is made up; "from", "to" and "by" tell sides of a change apart."""
    here, there = ours.limit, theirs.limit
    if not ours.number.same_value(theirs.number):
        return True  # a rounding, judged with its hedge
    if {here, there} & {"from", "to", "by"}:
        return here == there or not ({here, there} <= {"from", "to", "by"})
    if {ours.last, theirs.last} <= words.spanning and ours.last and theirs.last:
        return True  # "over one night" is "through one night"
    return here == there
