"""polarity: negations, hedges, plans and conditions are never fewer than in the span, and none is made up."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.lexicon import Lexicon, Phrases, find
from standfirst.verify.reading.marks import stretches
from standfirst.verify.reading.tokens import Token, outside, stem, tokens
from standfirst.verify.rules import answers
from standfirst.verify.rules.frames import frame_verbs
from standfirst.verify.rules.moods import mood_problem
from standfirst.verify.rules.opposites import prefixed, turned
from standfirst.verify.rules.scopes import Marker, governed, kept, shares

_END = re.compile(r"[.!?][\"'”’]?\s")
_WIDE = 6  # content words after a marker of the other side in which its match is looked for


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that turns its evidence round, or makes a fact of what it holds open."""
    return tuple(
        part.fail(Rule.POLARITY, problem)
        for part in context.parts
        for problem in _problems(part, frame_verbs(part, context), context.words)
    )


def _problems(part: Part, framing: frozenset[int], words: Lexicon) -> list[str]:
    best = _closest(part, words)
    if best is None or not part.bare:
        return []
    problems = []
    for name, phrases in _kinds(words):
        losses = (_lost(part, s, phrases, words, best=s is best) for s in (best, *_others(part, best)))
        if lost := next((x for x in losses if x), ""):
            problems.append(f'it drops the {name} "{lost}" of the cited sentence')
    if unless := _unconditional(part, best, words):
        problems.append(f'it drops the condition "{unless}" of the cited sentence')
    if added := _added(part, words):
        problems.append(f'its "{added}" stands in no cited sentence')
    if mood := mood_problem(part, framing, words):
        problems.append(mood)
    return problems or turned(part, words)


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


def _others(part: Part, best: Span) -> tuple[Span, ...]:
    """The other cited spans, each of which may bring a marker of its own into our sentence."""
    return tuple(s for s in part.spans if s.text and s is not best)


def _lost(part: Part, span: Span, phrases: Phrases, words: Lexicon, *, best: bool) -> str:
    """A marker of the span whose governed words we keep, while none of ours governs them; in a span that is not the
    ``best`` one only where no other span has those words too."""
    ours = set(words.content(part.bare)) | _bases(part.bare, words)
    run = tokens(span.around)
    bare = outside(run, ((q.start, q.end) for q in stretches(span.around))) if part.quoted else run
    due = [(m, scope) for m, scope in governed(span.around, bare, phrases, words) if kept(scope, ours)]
    if not best:
        rivals = [set(words.content(s.words)) for s in part.spans if s is not span and s.text]
        due = [(m, scope) for m, scope in due if not any(kept(scope, r) for r in rivals)]
    if phrases is words.hedge or phrases is words.plan:
        due = answers.unshifted(due, part, span, words)
    if phrases is words.negation:
        due = [m for m in due if not answers.stated_elsewhere(m[1], part, span, phrases, words)]
    if not due or (phrases is words.condition and _feared(span, part, words)):
        return ""
    more = answers.firsts(part, span, words) if phrases is words.negation else []
    due = [m for m in due if not set(m[1][:1]) & words.no_infinitive]
    have = _have(part, phrases, due, words) + more
    sure = _made_sure(due, have, part, words) if phrases is words.hedge else ""
    return sure or _unmatched(due, have, anywhere=phrases is not words.negation)


def _made_sure(due: list[Marker], have: list[Marker], part: Part, words: Lexicon) -> str:
    """A hedge whose words stand behind a "will" of ours, while ours hedges other words: "will equal the stars, but
    could stay fainter"."""
    firm = governed(part.text, part.bare, words.coming, words)
    free = (m for m in due if m[1] and not any(_answers(o, m) for o in have))
    return next((text for text, scope in free if have and any(shares(scope, s) for _, s in firm)), "")


def _have(part: Part, phrases: Phrases, due: list[Marker], words: Lexicon) -> list[Marker]:
    """The markers of ours that may answer those of a span: the same kind, or another word for it."""
    have = governed(part.text, part.words, phrases, words, _WIDE)
    if phrases is words.negation:
        halts = governed(part.text, part.words, words.halting, words, _WIDE)
        have += [m for m in halts if not any(shares(words.content(tokens(m[0])), scope) for _, scope in due)]
        have += answers.answering(part, due, words)
    if phrases is words.plan:
        have += answers.wants(part, words)
    if phrases is words.condition:
        have += _restricted(part, words)
    if phrases is words.coming:
        have += governed(part.text, part.words, words.plan, words, _WIDE) + _behind(part, words.not_yet, words)
        have += answers.infinitives(part, words)
    return have


def _bases(run: Sequence[Token], words: Lexicon) -> set[str]:
    """Stems of the base forms of our verbs: "took" keeps the "take" of "did not take"."""
    return {stem(words.verbs[w.low].base) for w in run if w.low in words.verbs}


def _unmatched(markers: list[Marker], others: list[Marker], *, anywhere: bool = False) -> str:
    """The first marker that no marker of the other side answers; each answers once, and shares a governed word, unless
    ``anywhere`` and it is the very same word."""
    free, open_ = list(others), []
    for marker in markers:
        same = next((o for o in free if o[0].casefold() == marker[0].casefold() and _answers(o, marker)), None)
        if same is None:
            open_.append(marker)
        else:
            free.remove(same)
    for marker in open_:
        alike = (o for o in free if anywhere and o[0].casefold() == marker[0].casefold())
        answer = next((o for o in free if _answers(o, marker)), None) or next(alike, None)
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
    if not firm or find(words.condition, part.words) or _feared(span, part, words):
        return ""
    run, (first, last) = _own_sentence(span.around, run, firm[0])
    clause = set(words.content(run[last : last + 8])) if first else set()
    if any(shares(scope, tuple(clause)) for _, scope in _restricted(part, words)):
        return ""
    main = set(words.content(run)) - clause
    return " ".join(w.text for w in run[first:last]) if len(main & set(words.content(part.words))) >= 2 else ""


def _feared(span: Span, part: Part, words: Lexicon) -> bool:
    """Whether the first condition of the span belongs to a fear that we keep."""
    run = tokens(span.around)
    places = find(words.condition, run)
    return len(places) == 1 and answers.dreaded(run, places[0][0], part, words)


def _restricted(part: Part, words: Lexicon) -> list[Marker]:
    """Relative clauses of ours, which may say what the source says with "if": "a service that fails"."""
    before = {w.start: b for b, w in pairwise(part.words)}
    relative = {
        w.low for w in part.words
        if w.low in words.relatives and (b := before.get(w.start)) and words.carries(b) and b.low not in words.reporting
    }  # fmt: skip
    return _behind(part, relative, words) + answers.restricting(part.words, words)


def _behind(part: Part, markers: Container[str], words: Lexicon) -> list[Marker]:
    """Words of ours with the content that follows each."""
    run = part.words
    return [(w.text, words.content(run[i + 1 : i + 1 + _WIDE])) for i, w in enumerate(run) if w.low in markers]


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
    ours = [
        m for m in governed(part.text, part.bare, words.negation, words)
        if not any(answers.same_denial(m[0], part.bare, s, words) for s in part.spans)
    ]  # fmt: skip
    theirs = [m for s in part.spans for m in governed(s.around, tokens(s.around), words.negation, words, _WIDE)]
    denials = [m for s in part.spans for m in answers.denials(s.around, tokens(s.around), words)]
    theirs += answers.fresh(denials, [part.words], words)
    cut = prefixed([w for s in part.spans for w in s.words], words)
    return _unmatched([(m, scope) for m, scope in ours if not set(scope[:1]) & cut], theirs)
