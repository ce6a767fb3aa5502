"""polarity: negations, hedges, plans and conditions are never fewer than in the span, and none is made up."""

import re
from collections.abc import Sequence

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.lexicon import Lexicon, Phrases, find
from standfirst.verify.reading.marks import stretches
from standfirst.verify.reading.tokens import Token, outside, stem, tokens
from standfirst.verify.rules.moods import mood_problem
from standfirst.verify.rules.scopes import governed, kept, shares

_END = re.compile(r"[.!?][\"'”’]?\s")
_WIDE = 6  # content words after a marker of the other side in which its match is looked for

Marker = tuple[str, tuple[str, ...]]  # as written, and the content stems it governs


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that turns its evidence round, or makes a fact of what it holds open."""
    return tuple(
        part.fail(Rule.POLARITY, problem) for part in context.parts for problem in _problems(part, context.words)
    )


def _problems(part: Part, words: Lexicon) -> list[str]:
    best = _closest(part, words)
    if best is None or not part.bare:
        return []
    problems = []
    for name, phrases in _kinds(words):
        if lost := _lost(part, best, phrases, words):
            problems.append(f'it drops the {name} "{lost}" of the cited sentence')
    if unless := _unconditional(part, best, words):
        problems.append(f'it drops the condition "{unless}" of the cited sentence')
    if added := _added(part, words):
        problems.append(f'its "{added}" stands in no cited sentence')
    if mood := mood_problem(part, words):
        problems.append(mood)
    return problems or _turned(part, words)


def _kinds(words: Lexicon) -> tuple[tuple[str, Phrases], ...]:
    return (
        ("negation", words.negation),
        ("hedge", words.hedge),
        ("plan", words.plan),
        ("future", words.coming),
        ("condition", words.condition),
    )


def _closest(part: Part, words: Lexicon) -> Span | None:
    """The span that shares most content with our sentence: the one it speaks from."""
    ours = set(words.content(part.words))
    spans = [s for s in part.spans if s.text]
    return max(spans, key=lambda s: len(ours & set(words.content(s.words))), default=None)


def _lost(part: Part, span: Span, phrases: Phrases, words: Lexicon) -> str:
    """A marker of the span whose governed words we keep, while none of ours governs them."""
    ours = set(words.content(part.bare)) | _bases(part.bare, words)
    text = span.around
    run = tokens(text)
    bare = outside(run, ((q.start, q.end) for q in stretches(text))) if part.quoted else run
    due = [(m, scope) for m, scope in governed(text, bare, phrases, words) if kept(scope, ours)]
    have = governed(part.text, part.words, phrases, words, _WIDE)
    if phrases is words.coming:
        have += governed(part.text, part.words, words.plan, words, _WIDE)
    return _unmatched(due, have)


def _bases(run: Sequence[Token], words: Lexicon) -> set[str]:
    """Stems of the base forms of our verbs: "took" keeps the "take" of "did not take"."""
    return {stem(words.verbs[w.low].base) for w in run if w.low in words.verbs}


def _unmatched(markers: list[Marker], others: list[Marker]) -> str:
    """The first marker that no marker of the other side answers; each answers once, and shares a governed word."""
    free, open_ = list(others), []
    for marker in markers:
        same = next((o for o in free if o[0].casefold() == marker[0].casefold() and _answers(o, marker)), None)
        if same is None:
            open_.append(marker)
        else:
            free.remove(same)
    for marker in open_:
        answer = next((o for o in free if _answers(o, marker)), None)
        if answer is None:
            return marker[0]
        free.remove(answer)
    return ""


def _answers(one: Marker, other: Marker) -> bool:
    return not one[1] or not other[1] or shares(one[1], other[1])


def _unconditional(part: Part, span: Span, words: Lexicon) -> str:
    """A condition of the span that our sentence leaves out while it keeps the main clause."""
    run = tokens(span.around)
    firm = [m for m in find(words.condition, run) if run[m[0]].low not in words.loose_condition]
    if not firm or find(words.condition, part.words):
        return ""
    run, (first, last) = _own_sentence(span.around, run, firm[0])
    clause = set(words.content(run[last : last + 8])) if first else set()
    main = set(words.content(run)) - clause
    return " ".join(w.text for w in run[first:last]) if len(main & set(words.content(part.words))) >= 2 else ""


def _own_sentence(
    text: str, run: tuple[Token, ...], marker: tuple[int, int]
) -> tuple[tuple[Token, ...], tuple[int, int]]:
    """The sentence a marker stands in, and its place there: a quotation may hold several."""
    first, last = marker
    start = max((m.end() for m in _END.finditer(text, 0, run[first].start)), default=0)
    close = _END.search(text, run[last - 1].end)
    skipped = sum(w.start < start for w in run)
    own = tuple(w for w in run if w.start >= start and (close is None or w.start < close.start()))
    return own, (first - skipped, last - skipped)


def _added(part: Part, words: Lexicon) -> str:
    """A negation of ours that no span has, in any form, near the same words."""
    ours = governed(part.text, part.bare, words.negation, words)
    theirs = [m for s in part.spans for m in governed(s.around, tokens(s.around), words.negation, words, _WIDE)]
    prefixed = _prefixed([w for s in part.spans for w in s.words], words)
    return _unmatched([(m, scope) for m, scope in ours if not set(scope[:1]) & prefixed], theirs)


def _prefixed(run: Sequence[Token], words: Lexicon) -> set[str]:
    """Stems that the words negate by a prefix: "able" of "unable"."""
    pairs = ((w.low, p) for w in run for p in words.negative_prefixes)
    return {stem(low[len(p) :]) for low, p in pairs if low.startswith(p) and len(low) > len(p) + 3}


def _turned(part: Part, words: Lexicon) -> list[str]:
    """A word of ours whose opposite, not itself, stands in the spans: "rose" for "fell", "lawful" for "unlawful"."""
    run = [w for s in part.spans for w in s.words]
    theirs = {stem(w.low) for w in run}
    sides = {words.opposites[s] for s in theirs if s in words.opposites}
    negated = _prefixed(run, words)
    return [
        f'"{word.text}" turns the cited sentence round'
        for word in part.bare
        if _against(word, theirs, sides, words) or _affixed(word, theirs, negated, words)
    ]


def _against(word: Token, theirs: set[str], sides: set[str], words: Lexicon) -> bool:
    side = words.opposites.get(stem(word.low), "")
    other = side[:-1] + ("-" if side.endswith("+") else "+") if side else ""
    return bool(side) and stem(word.low) not in theirs and other in sides and side not in sides


def _affixed(word: Token, theirs: set[str], negated: set[str], words: Lexicon) -> bool:
    """Whether a prefix that negates was dropped from a word of the spans, or put before one."""
    low = stem(word.low)
    if low in theirs or not words.carries(word) or len(low) < 4:
        return False
    return low in negated or bool(_prefixed([word], words) & {t for t in theirs if len(t) >= 4})
