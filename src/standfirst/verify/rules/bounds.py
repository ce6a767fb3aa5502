"""bounds: "all", "only", "most" and their like are never stronger than in the evidence, and no softening falls away."""

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.lexicon import FREE, Lexicon, Phrases, find, lexicon
from standfirst.verify.reading.tokens import Token, broken_between, stem, tokens
from standfirst.verify.rules.number import numbers_of
from standfirst.verify.rules.ranges import halved

_NEAR = 5  # content words on either side beside which a quantifier stands
_ADJECTIVES = 2  # words that may stand between "the" and its noun


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a quantifier, superlative or intensifier of our own, and a sentence that drops "some", "partly" or one end
    of "between 10 and 15"."""
    found = []
    for part in context.parts:
        problem = _stronger(part, context.words) or _softening_lost(part, context.words)
        if problem:
            found.append(part.fail(Rule.BOUNDS, problem))
        ours = numbers_of(part.unquoted(), context.words, context.now.date())
        found.extend(part.fail(Rule.BOUNDS, cut) for cut in halved(part, ours))
    return tuple(found)


def _stronger(part: Part, words: Lexicon) -> str:
    """A strong word of ours that no cited span has beside the same words."""
    for index, word in enumerate(part.bare):
        kin = words.strong.get(word.low)
        if kin is None or _counts_outlets(part.bare, index, words):
            continue
        spans = [(s, tokens(s.around)) for s in part.spans if s.text]
        places = [(run, i) for _, run in spans for i, w in enumerate(run) if words.strong.get(w.low) == kin]
        if not places:
            return f'"{word.text}" is stronger than the cited sentence, which does not say it'
        if not _softer(part.bare, index, words) and all(_softer(run, i, words) for run, i in places):
            run, i = places[0]
            return f'the source has "{run[i - 1].text} {run[i].text}", here it is "{word.text}"'
        ours = _beside(part.bare, index, words)
        if ours and not any(ours & _beside(run, i, words) for run, i in places):
            return f'"{word.text}" stands in the source beside other words'
    return ""


def _softer(run: tuple[Token, ...], index: int, words: Lexicon) -> bool:
    """Whether "almost", "nearly" or "not" stands before a strong word."""
    low = run[index - 1].low if index else ""
    return any((low,) in phrases.get(low, ()) for phrases in (words.weak_manner, words.negation))


def _counts_outlets(run: tuple[Token, ...], index: int, words: Lexicon) -> bool:
    """ "All three publishers": our own frame, counted elsewhere."""
    return any(w.low in words.outlets for w in run[index + 1 : index + 4])


def _beside(run: tuple[Token, ...], index: int, words: Lexicon) -> set[str]:
    after = [w for w in run[index + 1 : index + 12] if words.carries(w)][:_NEAR]
    before = [w for w in run[max(0, index - 12) : index] if words.carries(w)][-_NEAR:]
    return {stem(w.low) for w in (*after, *before) if w.low not in words.strong}


def _softening_lost(part: Part, words: Lexicon) -> str:
    losses = [_lost(part, span, words) for span in part.spans if span.text]
    return "" if not losses or "" in losses else losses[0]


def _lost(part: Part, span: Span, words: Lexicon) -> str:
    assert span.source is not None
    theirs = lexicon(span.source.language)
    run = tokens(span.around)
    kinds: tuple[tuple[Phrases, str], ...] = (
        (theirs.weak_share, "share"), (theirs.weak_count, "count"), (theirs.weak_manner, "manner"),
    )  # fmt: skip
    for phrases, kind in kinds:
        for first, last in find(phrases, run):
            head = _head(span.around, run, last, theirs)
            if head is None and kind == "manner" and theirs.order == FREE:
                head = _head_before(span.around, run, first, theirs)  # "cerrado en parte"
            if head and _stands_without(head, kind, part, words):
                soft = " ".join(w.text for w in run[first:last])
                return f'it drops "{soft}" of the cited sentence before "{head.text}"'
    return ""


def _head(text: str, run: tuple[Token, ...], at: int, words: Lexicon) -> Token | None:
    """The word a softening governs: the next content word of its clause; None before a number (its own rule)."""
    for index in range(at, min(len(run), at + 4)):
        word = run[index]
        if broken_between(text, run[index - 1], word) or "," in text[run[index - 1].end : word.start]:
            return None
        if word.low[0].isdigit() or word.low in words.numbers:
            return None
        if words.carries(word):
            return word
    return None


def _head_before(text: str, run: tuple[Token, ...], at: int, words: Lexicon) -> Token | None:
    """The word right before a softening, where that carries content and no mark parts the two."""
    word = run[at - 1] if at else None
    if word is None or not words.carries(word) or text[word.end : run[at].start].strip():
        return None
    return word


def _stands_without(head: Token, kind: str, part: Part, words: Lexicon) -> bool:
    """Whether every place where ours has the head says more than the softened one."""
    wanted = stem(head.low)
    places = [i for i, w in enumerate(part.bare) if stem(w.low) == wanted]
    return bool(places) and all(_says_more(i, kind, part, words) for i in places)


def _says_more(index: int, kind: str, part: Part, words: Lexicon) -> bool:
    before = part.bare[max(0, index - 5) : index]
    if _softened(before, words):
        return False
    if kind == "manner":
        return not _softened(part.bare[index + 1 : index + 4], words)
    opener = _opener(index, part, words)
    return opener in words.definite or opener in words.strong or (opener == "" and kind == "share")


def _softened(run: tuple[Token, ...], words: Lexicon) -> bool:
    softer = any(find(phrases, run) for phrases in (words.weak_share, words.weak_count, words.weak_manner, words.hedge))
    return softer or any(w.low[0].isdigit() or w.low in words.numbers or w.low in words.limits for w in run)


def _opener(index: int, part: Part, words: Lexicon) -> str:
    """What opens the noun phrase: its determiner, "" at the start of a clause, "-" inside one."""
    for at in range(index - 1, max(-2, index - 2 - _ADJECTIVES), -1):
        if at < 0 or broken_between(part.text, part.bare[at], part.bare[at + 1]):
            return ""
        if "," in part.text[part.bare[at].end : part.bare[at + 1].start]:
            return ""
        low = part.bare[at].low
        if low in words.determiners or low in words.strong:
            return low
        if not words.carries(part.bare[at]):
            return "-"
    return "-"
