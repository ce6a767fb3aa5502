"""Opposites: a word of ours whose opposite, not itself, stands in the evidence: "rose" for "fell"."""

import re
from collections.abc import Sequence

from standfirst.verify.context import Part
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.tokens import Token, outside, stem, tokens
from standfirst.verify.rules.scopes import governed


def turned(part: Part, words: Lexicon) -> list[str]:
    """A word of ours whose opposite, not itself, stands in the spans: "rose" for "fell", "lawful" for "unlawful"."""
    run = [w for s in part.spans for w in s.words]
    theirs = {stem(w.low) for w in run}
    both = _both(part, run, words)
    sides = {words.opposites[s] for s in theirs if s in words.opposites}
    negated = prefixed(run, words)
    return [
        f'"{word.text}" turns the cited sentence round'
        for word in _unnamed(part)
        if (
            words.opposites.get(stem(word.low), "")[:-1] not in both
            and _against(word, theirs, sides, words)
            and not (word.low in words.prepositions and _crossed(word, part, words))
        )
        or (
            _affixed(word, theirs, negated, words)
            and not _denied(word, part, words)
            and not _noun(word, part, run, words)
        )
    ]


def _unnamed(part: Part) -> tuple[Token, ...]:
    """Our words without the cited publishers' names: the "Rail" of "Tarsen Rail Review" turns nothing round."""
    names = sorted({s.source.publisher for s in part.spans if s.source and s.source.publisher})
    found = [m.span() for name in names for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", part.text)]
    return outside(part.bare, found)


def _both(part: Part, run: Sequence[Token], words: Lexicon) -> set[str]:
    """The pairs of which we keep every word the evidence has: "its first final; it lost the last one"."""
    theirs = {s for w in run if (s := stem(w.low)) in words.opposites}
    ours = {stem(w.low) for w in part.bare}
    pairs = {words.opposites[s][:-1] for s in theirs}
    return {p for p in pairs if all(s in ours for s in theirs if words.opposites[s][:-1] == p)}


def _denied(word: Token, part: Part, words: Lexicon) -> bool:
    """Whether the evidence denies the word that ours negates by a prefix: "undamaged" of "without damage"."""
    cut = prefixed([word], words)
    scopes = (scope for s in part.spans for _, scope in governed(s.around, tokens(s.around), words.negation, words))
    return any(cut & set(scope) for scope in scopes)


def _noun(word: Token, part: Part, run: Sequence[Token], words: Lexicon) -> bool:
    """Whether ours is a noun ("off the rails"), and what the evidence has with a prefix are only verbs ("derailed")."""
    before = next((w.low for w in reversed(part.bare) if w.end <= word.start), "")
    verbs = [w for w in run if stem(word.low) in prefixed([w], words)]
    return before in words.determiners and bool(verbs) and all(w.low.endswith(("ed", "ing")) for w in verbs)


def _crossed(word: Token, part: Part, words: Lexicon) -> bool:
    """Whether a "before" of ours has on its left what an "after" of the source has on its right: the same order."""
    here = _sides(part.bare, word.start, words)
    for span in part.spans:
        for other in span.words:
            if other.low in words.prepositions and words.opposites.get(stem(other.low)):
                there = _sides(span.words, other.start, words)
                straight = len(here[0] & there[0]) + len(here[1] & there[1])
                if len(here[0] & there[1]) + len(here[1] & there[0]) > straight:
                    return True
    return any(
        words.opposites.get(stem(w.low))
        and w.low in words.prepositions
        and w is not word
        and stem(w.low) in {stem(t.low) for s in part.spans for t in s.words}
        for w in part.bare
    )


def _sides(run: Sequence[Token], place: int, words: Lexicon) -> tuple[set[str], set[str]]:
    """Content stems before and behind a place."""
    left = words.content(w for w in run if w.start < place)
    right = words.content(w for w in run if w.start > place)
    return set(left), set(right)


def _against(word: Token, theirs: set[str], sides: set[str], words: Lexicon) -> bool:
    side = words.opposites.get(stem(word.low), "")
    other = side[:-1] + ("-" if side.endswith("+") else "+") if side else ""
    return bool(side) and stem(word.low) not in theirs and other in sides and side not in sides


def _affixed(word: Token, theirs: set[str], negated: set[str], words: Lexicon) -> bool:
    """Whether a prefix that negates was dropped from a word of the spans, or put before one."""
    low = stem(word.low)
    if low in theirs or not words.carries(word) or len(low) < 4:
        return False
    return low in negated or bool(prefixed([word], words) & {t for t in theirs if len(t) >= 4})


def prefixed(run: Sequence[Token], words: Lexicon) -> set[str]:
    """Stems that the words negate by a prefix: "able" of "unable"."""
    pairs = ((w.low, p) for w in run for p in words.negative_prefixes)
    return {stem(low[len(p) :]) for low, p in pairs if low.startswith(p) and len(low) > len(p) + 3}
