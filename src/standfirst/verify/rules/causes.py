"""causes: a causal link of ours stands in one cited span, between the same two things and in the same direction."""

from dataclasses import dataclass

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.lexicon import FREE, SECOND, Lexicon, find, lexicon
from standfirst.verify.reading.tokens import Token, tokens

_REACH = 60  # words on either side of a link that are looked at: more than a sentence has


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A causal link as written, with the content stems of its two sides and of the noun phrase right behind it."""

    words: str
    cause: frozenset[str]
    effect: frozenset[str]
    behind: frozenset[str]


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a "because", "led to" or "blamed on" that the evidence does not have, or has between other things."""
    found: list[Verdict] = []
    for part in context.parts:
        problems = [p for link in links(part.unquoted(), part.bare, context.words) if (p := _problem(link, part))]
        found.extend(part.fail(Rule.CAUSES, problem) for problem in problems[:1])
    return tuple(found)


def links(text: str, words: tuple[Token, ...], lexicon: Lexicon) -> tuple[Link, ...]:
    """The causal links of a sentence. One that opens the sentence has its effect behind the comma; one that governs a
    noun phrase ("wegen des Sturms") ends with it, wherever it stands; of one whose sides stand around it ("durch den
    Sturm ausgelöst") no side is told."""
    found = []
    for first, last in find(lexicon.cause_phrases, words):
        way = lexicon.causes[" ".join(w.low for w in words[first:last])]
        cause, effect = (_stems(side, lexicon) for side in _sides(text, words, first, last, way, lexicon))
        if way == "forth":
            cause, effect = effect, cause
        behind = _stems(_noun_phrase(text, words[last : last + _REACH], lexicon)[0], lexicon)
        written = text[words[first].start : words[last - 1].end]
        found.append(Link(words=written, cause=cause, effect=effect, behind=behind))
    return tuple(found)


def _sides(
    text: str, words: tuple[Token, ...], first: int, last: int, way: str, lexicon: Lexicon
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The words that belong behind a link and those that belong before it, wherever the sentence has them."""
    behind, front = words[last : last + _REACH], words[max(0, first - _REACH) : first]
    if way == "around":
        return (), ()
    if way == "phrase":
        after, rest = _noun_phrase(text, behind, lexicon)
        return after, (*_after_saying(front, lexicon), *rest)
    if not first or _opens_clause(text, words, first):
        return _at_comma(text, behind)
    before = _before(text, front, lexicon)
    if way == "forth" and _subject_behind(before, lexicon):
        return (), ()  # "im Kraftwerk verursachte die Flut eine Panne"
    return _at_comma(text, behind)[0], before


def _opens_clause(text: str, words: tuple[Token, ...], first: int) -> bool:
    return text[words[first - 1].end : words[first].start].strip() in (".", ";", ":", "-")


def _at_comma(text: str, words: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    for index in range(1, len(words)):
        if "," in text[words[index - 1].end : words[index].start]:
            return words[:index], words[index:]
    return words, ()


def _before(text: str, words: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """The clause that runs up to the link, without the adjunct before a comma that opens it: "In the market, ..."."""
    clause = _after_saying(words, lexicon)
    if clause and clause[0].low in lexicon.prepositions:
        return _at_comma(text, clause)[1] or clause
    return clause


def _subject_behind(before: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Whether a preposition opens the clause and its verb comes next, so that who acts stands behind the verb."""
    led = bool(before) and before[0].low in lexicon.prepositions - lexicon.determiners
    return led and lexicon.order in (FREE, SECOND)


def _noun_phrase(text: str, words: tuple[Token, ...], lexicon: Lexicon) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The noun phrase that opens the words, and the rest: it ends at a comma, a verb, a preposition other than "of", a
    second article, and where nouns have capitals behind its noun."""
    held = False
    aids = lexicon.be | lexicon.have | lexicon.modals
    for index, word in enumerate(words):
        low, before = word.low, words[index - 1] if index else word
        linked = before.low in lexicon.genitive
        comma = index > 0 and "," in text[before.end : word.start]
        ends = low in lexicon.prepositions - lexicon.genitive or low in aids or low in lexicon.openers
        article = low in lexicon.determiners and low not in lexicon.genitive and not linked
        noun_over = lexicon.order == SECOND and before.capitalised and not (word.capitalised or low in lexicon.genitive)
        if comma or (held and (ends or article or noun_over or (low in lexicon.verbs and not linked))):
            return words[:index], words[index:]
        held = held or lexicon.carries(word)
    return words, ()


def _after_saying(words: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """The effect's own clause: what stands behind the last word of saying, where one opens the sentence. Where the
    subject may follow that word (", sagte Weber, weil ...") it is not cut."""
    if lexicon.order:
        return words
    said = [i for i, w in enumerate(words[:-1]) if w.low in lexicon.passing_on]
    return words[said[-1] + 1 :] if said else words


def _stems(words: tuple[Token, ...], lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.content(words))


def _problem(ours: Link, part: Part) -> str:
    problems = [_against(ours, span) for span in part.spans if span.text]
    return "" if not problems or "" in problems else problems[-1]


def _against(ours: Link, span: Span) -> str:
    assert span.source is not None
    words = lexicon(span.source.language)
    theirs = links(span.around, tokens(span.around), words)
    if _feared(ours, span, words):
        return ""
    if not theirs:
        return f'the source has no "{ours.words}" here: the link between the two is ours'
    if any(_same(ours, link) for link in theirs):
        return ""
    if any(ours.cause & link.effect and ours.effect & link.cause for link in theirs):
        return f'"{ours.words}" turns cause and effect of the source round'
    return f'the source has its "{theirs[0].words}" between other things'


def _feared(ours: Link, span: Span, words: Lexicon) -> bool:
    """ "Moved out for fear of a flood" where one sentence has the fear, what is feared and what was done."""
    if not words.fear & set(ours.words.casefold().split()):
        return False
    run = tokens(span.around)
    held = _stems(run, words)
    told = bool(ours.behind) and ours.behind <= held and bool(ours.effect & held)
    return told and any(w.low in words.fear for w in run)


def _same(ours: Link, theirs: Link) -> bool:
    """Whether both sides of ours lie mostly on the same side of theirs; a side of ours without content says nothing."""
    return _on_side(ours.cause, theirs.cause, theirs.effect) and _on_side(ours.effect, theirs.effect, theirs.cause)


def _on_side(ours: frozenset[str], same: frozenset[str], other: frozenset[str]) -> bool:
    return not ours or not same or len(ours & same) > len(ours & (other - same))
