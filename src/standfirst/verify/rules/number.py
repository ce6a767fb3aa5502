"""number: value, unit and head word stand together in one cited span."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.dates import dates, local_day
from standfirst.verify.reading.kin import kin, knows, told
from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.numbers import Number, numbers
from standfirst.verify.reading.tokens import Token, broken_between, stem, tokens
from standfirst.verify.rules.frames import counts_publishers, credited

_HEAD_WORDS = 2
_REACH_WORDS = 5
_NEAR = 40  # characters in which a limiter stands before its number


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail every number of ours that no cited span has with the same unit beside the same words."""
    found: list[Verdict] = []
    for part in context.parts:
        text = part.unquoted()
        found.extend(
            part.fail(Rule.NUMBER, problem)
            for number in numbers_of(text, context.words, context.now.date())
            if not counts_publishers(number, part, context) and (problem := _problem(number, text, part, context))
        )
        found.extend(part.fail(Rule.NUMBER, problem) for problem in _turned_pairs(text, part, context))
        if measure := _new_measure(part, context.words):
            found.append(part.fail(Rule.NUMBER, f'no cited sentence measures anything in "{measure}"'))
    return tuple(found)


def _new_measure(part: Part, words: Lexicon) -> str:
    """A word of ours for what is measured in ("years") that no cited sentence has; nothing is converted."""
    measures = kin(words.language).measures
    ours = [w for w in part.bare if stem(w.low) in measures and not w.capitalised]
    spans = [s for s in part.spans if s.text]
    if not ours or not spans or any(s.source and s.source.language.split("-")[0] != words.language for s in spans):
        return ""
    evidence = told((w.low for s in spans for w in s.words), words.language)
    return next((w.text for w in ours if not knows(evidence, w.low, words.language)), "")


def _turned_pairs(text: str, part: Part, context: Context) -> list[str]:
    """Two numbers that hang together ("164 of 230", "15 to 60") and stand the other way round in the source."""
    ours = _pairs(text, numbers_of(text, context.words, context.now.date()), context.words)
    if not ours:
        return []
    theirs = {pair for span in part.spans for pair in _pairs(span.text, *span_numbers(span))}
    return [
        f"the source has {b} before {a}, not {a} before {b}"
        for a, b in ours
        if (b, a) in theirs and (a, b) not in theirs
    ]


def _pairs(text: str, found: tuple[Number, ...], words: Lexicon) -> list[tuple[Decimal, Decimal]]:
    """Neighbours among numbers with nothing but small words between them."""
    return [
        (a.value, b.value)
        for a, b in pairwise(found)
        if not text[a.end : b.start].strip(" -") or not any(words.carries(w) for w in tokens(text[a.end : b.start]))
    ]


def numbers_of(text: str, words: Lexicon, day: date) -> tuple[Number, ...]:
    """The numbers of a text that are no part of a date."""
    return _read(text, words.language, day)


@lru_cache(maxsize=512)
def _read(text: str, language: str, day: date) -> tuple[Number, ...]:
    """Read once what several numbers and rules are held against."""
    words = lexicon(language)
    return numbers(text, words, tuple((d.start, d.end) for d in dates(text, words, day)))


def span_numbers(span: Span) -> tuple[tuple[Number, ...], Lexicon]:
    """The numbers of a cited span, read by the rules of its own language."""
    if span.source is None or not span.text:
        return (), lexicon("en")
    words = lexicon(span.source.language)
    return numbers_of(span.text, words, local_day(span.source.published_at, span.source.zone)), words


def _problem(ours: Number, text: str, part: Part, context: Context) -> str:
    words = context.words
    seen, value_seen = False, False
    for span in credited(ours, part, context):
        theirs, their_words = span_numbers(span)
        for number in theirs:
            value_seen |= number.value == ours.value
            if not (ours.same_value(number) or _rounded(ours, text, number, words)):
                continue
            seen = True
            if _same_head(ours, text, words, number, span.text, their_words) and _same_limit(
                ours, text, number, span.text, words
            ):
                return ""
    if seen:
        return _beside_others(ours, text, part, words)
    return (
        f"{ours.raw.strip()} has another unit in the cited sentence"
        if value_seen
        else f"no cited sentence has {ours.raw.strip()}"
    )


def _beside_others(ours: Number, text: str, part: Part, words: Lexicon) -> str:
    """Beside which word the value stands in the source, and beside which here."""
    here = (after(ours, text, words) or before(ours, text, words) or [""])[0]
    for span in part.spans:
        theirs, their_words = span_numbers(span)
        for number in theirs:
            if ours.same_value(number):
                run = after(number, span.text, their_words) or before(number, span.text, their_words) or [""]
                if run[0] != here:
                    raw = ours.raw.strip()
                    return f"'{raw}' stands in the source beside '{run[0]}', here beside '{here}'"
    return f"{ours.raw.strip()} stands in a cited sentence, but beside other words or with another bound"


def _rounded(ours: Number, text: str, theirs: Number, words: Lexicon) -> bool:
    """Whether ours is a hedged rounding of theirs, in the hedge's own direction, within 5 %."""
    hedge = limit(text, ours, words)
    if ours.unit != theirs.unit or ours.other is not None or theirs.other is not None or not ours.value:
        return False
    gap = (ours.value - theirs.value) / ours.value
    if abs(gap) > Decimal("0.05") or len(ours.value.normalize().as_tuple().digits) >= len(
        theirs.value.normalize().as_tuple().digits
    ):
        return False
    return (hedge == "below" and gap > 0) or (hedge == "above" and gap < 0) or hedge == "near"


def limit(text: str, number: Number, words: Lexicon) -> str:
    """The limiter right before a number: "at-most", "at-least", "above", "below", "near", "from", "to", "by" or ""."""
    before = [w.low for w in tokens(text[max(0, number.start - _NEAR) : number.start])]
    for length in (3, 2, 1):
        phrase = " ".join(before[-length:])
        if len(before) >= length and phrase in words.limits:
            return words.limits[phrase]
    return ""


def _same_limit(ours: Number, text: str, theirs: Number, span: str, words: Lexicon) -> bool:
    """A limiter of the source stays, and none is made up; "from", "to" and "by" tell sides of a change apart."""
    here, there = limit(text, ours, words), limit(span, theirs, words)
    if not ours.same_value(theirs):
        return True  # a rounding, judged with its hedge
    if {here, there} & {"from", "to", "by"}:
        return here == there or not ({here, there} <= {"from", "to", "by"})
    return here == there


def _same_head(ours: Number, text: str, words: Lexicon, theirs: Number, span: str, their_words: Lexicon) -> bool:
    behind = after(ours, text, words)
    their_behind = after(theirs, span, their_words)
    if behind and their_behind and not ours.unit and ours.other is None:
        known = {stem(w.low) for w in tokens(span)}
        first = behind[0] in their_behind or behind[0] in known
        return first and bool(set(behind[:_HEAD_WORDS]) & set(their_behind))
    around = {*behind, *before(ours, text, words)}
    their_around = {*their_behind, *before(theirs, span, their_words)}
    return not around or bool(around & their_around)


def after(number: Number, text: str, words: Lexicon) -> list[str]:
    """Content stems that follow a number inside its clause, up to the next number."""
    found: list[str] = []
    last = Token("", "", number.start, number.end)
    for word in tokens(text[number.end : number.end + 90]):
        placed = Token(word.text, word.low, word.start + number.end, word.end + number.end)
        if broken_between(text, last, placed) or "\x00" in text[last.end : placed.start]:
            break
        if _numeric(word, words):
            if found or number.other is not None:
                break
            last = placed
            continue  # "between 24 and 60 years": the head of both stands behind the second
        if words.carries(word):
            found.append(stem(word.low))
        if len(found) >= _REACH_WORDS:
            break
        last = placed
    return found


def before(number: Number, text: str, words: Lexicon) -> list[str]:
    """Content stems before a number, the nearest first."""
    found: list[str] = []
    start = max(0, number.start - 90)
    changed = limit(text, number, words) in (
        "to",
        "from",
        "by",
    )  # "fell by 4 points to 26 percent": past the other figure
    for word in reversed(tokens(text[start : number.start])):
        if _numeric(word, words):
            if changed:
                continue
            break
        if words.carries(word) and " ".join((word.low,)) not in words.limits:
            found.append(stem(word.low))
        if len(found) >= _REACH_WORDS:
            break
    return found


def _numeric(word: Token, words: Lexicon) -> bool:
    return word.low[0].isdigit() or (
        word.low in words.numbers and word.low not in words.articles and words.numbers[word.low] != 1
    )
