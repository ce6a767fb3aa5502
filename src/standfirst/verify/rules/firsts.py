"""Ordinals and "one" that count nothing new: "the first time", "first in 22 years", "and one tipped over"."""

from standfirst.verify.context import Part, Span
from standfirst.verify.reading.lexicon import Lexicon, find, lexicon
from standfirst.verify.reading.tokens import Token, stem, tokens
from standfirst.verify.rules.figures import Figure
from standfirst.verify.rules.neighbours import NOUN

_BEHIND = 100  # characters behind "first" in which its number of years or its time stands
_BEFORE = 30  # characters before it


def follows(ours: Figure, theirs: tuple[Figure, ...], text: str, part: Part, words: Lexicon) -> bool:
    """Whether an ordinal or a "one" of ours says no more than the evidence does in other words."""
    if ours.number.value != 1 or ours.number.raw.strip()[:1].isdigit():
        return False
    if ours.number.unit != "th":
        return _picks_out(ours, theirs)
    behind = tokens(text[ours.number.end : ours.number.end + _BEHIND])
    spans = [s for s in part.spans if s.text and s.source]
    if any(_never_before(behind, s) or _since(ours, behind, s) for s in spans):
        return True
    before = tokens(text[max(0, ours.number.start - _BEFORE) : ours.number.start])
    return _in_a_row(before, behind, spans, words)


def _picks_out(ours: Figure, theirs: tuple[Figure, ...]) -> bool:
    """ "One tipped over": one of what was spoken of, unless the evidence counts others before the same words."""
    if ours.kind == NOUN and ours.behind:
        return False
    return not any(set(ours.behind[:2]) & set(f.behind[:2]) for f in theirs)


def _never_before(behind: tuple[Token, ...], span: Span) -> bool:
    """ "The first Tarsener to win" where "no Tarsener had won before": a negation over the same noun, and all time."""
    assert span.source is not None
    words = lexicon(span.source.language)
    ours = [stem(w.low) for w in behind if words.carries(w)][:1]
    known = {stem(w.low) for w in span.words}
    return bool(
        set(ours) & known and find(words.negation, span.words) and {w.low for w in span.words} & words.of_all_time
    )


def _since(ours: Figure, behind: tuple[Token, ...], span: Span) -> bool:
    """ "Its first final in 22 years" where "it last played a final 22 years ago"."""
    assert span.source is not None
    words = lexicon(span.source.language)
    lows = [w.low for w in span.words]
    years = {w.low for w in behind if w.low.isdigit() or w.low in words.numbers}
    told = {a for a, unit, back in zip(lows, lows[1:], lows[2:], strict=False) if (back,) in _ago(words, back)}
    known = {stem(low) for low in lows}
    kept = any(stem(w.low) in known for w in behind[:3] if words.carries(w))
    return kept and bool(words.latest & set(lows)) and bool(years & told)


def _ago(words: Lexicon, low: str) -> tuple[tuple[str, ...], ...]:
    return words.ago_after.get(low, ())


def _in_a_row(before: tuple[Token, ...], behind: tuple[Token, ...], spans: list[Span], words: Lexicon) -> bool:
    """ "The first time when ..." of what happened twice; "for the first time" says something else."""
    if not behind or stem(behind[0].low) not in words.occasions or not before or before[-1].low not in words.definite:
        return False
    led = len(before) > 1 and before[-2].low in words.prepositions
    return not led and bool({w.low for s in spans for w in s.words} & words.repeated)
