"""Predicates: what our sentence says of its names must be what a cited sentence says of something.

A sentence of real names with one word of its own ("Mayor X called for an inquiry") has few new words, and the one it
has is what it says. So a verb of ours, and what the verb is about, come from the evidence: by form, by root or by a
listed word of the same sense (reading/kin.py). Languages without such a list are not judged here.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.clause import Clause
from standfirst.verify.reading.clauses import clauses
from standfirst.verify.reading.kin import Kin, Told, by_force, forms, kin, knows, told
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.tokens import Token, outside, stem, tokens
from standfirst.verify.rules.articles import in_articles
from standfirst.verify.rules.frames import publisher_stretches

_REACH = 8  # words behind a verb in which what it is about begins


def predicate_problem(part: Part, context: Context) -> str:
    """What our sentence says that no cited sentence says, in words for an editor; "" when all of it is known."""
    words, lists = context.words, kin(context.words.language)
    if not lists.known or not part.spans:
        return ""
    spans = [s for s in part.spans if s.text and s.source]
    if any(s.source and s.source.language.split("-")[0] != words.language for s in spans):
        return ""
    evidence = told((w.low for s in spans for w in tokens(s.around)), words.language)
    run = outside(part.bare, ((a, b) for a, b, _ in publisher_stretches(part, context)))
    text = part.unquoted()
    ours = clauses(text, run, words)
    spoken, verbs = _spoken(spans, words), _places(ours)
    nouns = {b.start for a, b in pairwise(run) if a.low in words.determiners}
    lows = [w.low for w in run]
    for clause in ours:
        if by_force(clause.verb.low, lows, evidence, words.language):
            continue
        if clause.verb.start not in nouns and (problem := _new_verb(clause, evidence, lists, words, spoken=spoken)):
            return problem
    for verb in _bearers(run, ours, lists, words):
        about = _new_matter(verb, text, run, verbs, evidence, words)
        if about and not any(in_articles(w, part, words) for w in about):
            return f'no cited sentence speaks of "{_written(about)}"'
    return _other_matter(ours, text, run, spans, evidence, words)


def _spoken(spans: Iterable[Span], words: Lexicon) -> bool:
    """Whether somebody speaks in the evidence; then a verb of saying of ours names that speech."""
    return any(w.low in words.reporting or w.low in words.passing_on for s in spans for w in tokens(s.around)) or any(
        '"' in s.around or "“" in s.around for s in spans
    )


def _new_verb(clause: Clause, evidence: Told, lists: Kin, words: Lexicon, *, spoken: bool) -> str:
    """A verb that carries what the sentence says and that no cited sentence has."""
    low = clause.verb.low
    light = forms(low, words) & (lists.light | lists.saying)
    saying = low in words.reporting and (spoken or low in words.passing_on)
    if light or saying or not words.carries(clause.verb) or _meant(evidence, low, words):
        return ""
    return f'no cited sentence says that anybody or anything "{clause.verb.text}"'


def _meant(evidence: Told, low: str, words: Lexicon) -> bool:
    """Whether the evidence has a verb, or what is left of it without a prefix that negates ("undamaged")."""
    if any(low in phrase for phrases in words.points.values() for phrase in phrases):
        return True  # "percentage points", no verb
    roots = (low[len(p) :] for p in words.negative_prefixes if low.startswith(p) and len(low) > len(p) + 3)
    return knows(evidence, low, words.language) or any(knows(evidence, r, words.language) for r in roots)


def _bearers(run: tuple[Token, ...], ours: tuple[Clause, ...], lists: Kin, words: Lexicon) -> list[Token]:
    """The verbs that leave it to what follows them to say something: "is", "had", "made", "called for"."""
    verbs = {c.verb.start for c in ours}
    empty = [w for w in run if w.low in words.be | words.have | words.do and w.start not in verbs]
    said = [c.verb for c in ours if c.verb.low in words.reporting or forms(c.verb.low, words) & lists.light]
    return [*empty, *said]


def _new_matter(
    verb: Token, text: str, run: tuple[Token, ...], verbs: frozenset[int], evidence: Told, words: Lexicon
) -> tuple[Token, ...]:
    """What a verb is about, where no cited sentence has a word of it."""
    light = kin(words.language).light
    about = tuple(w for w in _about(verb, text, run, verbs, words) if not forms(w.low, words) & light)
    if not about or any(w.low in words.outlets or knows(evidence, w.low, words.language) for w in about):
        return ()
    return about


def _other_matter(
    ours: tuple[Clause, ...], text: str, run: tuple[Token, ...], spans: list[Span], evidence: Told, words: Lexicon
) -> str:
    """A verb of the evidence that is said of something which stands nowhere in it."""
    matters, verbs = _matters(spans, words), _places(ours)
    for clause in ours:
        about = () if clause.passive else _about(clause.verb, text, run, verbs, words)
        theirs = matters.get(clause.base, [])
        points = any(clause.verb.low in phrase for phrases in words.points.values() for phrase in phrases)
        if not about or not theirs or points or any(knows(evidence, w.low, words.language) for w in about):
            continue
        if all(matter and not any(w.capitalised for w in matter) for matter in theirs):
            here, there = _written(about), _written(theirs[0])
            return f'"{clause.verb.text}" is said of "{there}" in the source, here of "{here}"'
    return ""


def _matters(spans: list[Span], words: Lexicon) -> dict[str, list[tuple[Token, ...]]]:
    """By verb, what the evidence says it of."""
    found: dict[str, list[tuple[Token, ...]]] = {}
    for span in spans:
        run = tokens(span.around)
        read = clauses(span.around, run, words)
        verbs = _places(read)
        for clause in read:
            found.setdefault(clause.base, []).append(_about(clause.verb, span.around, run, verbs, words))
    return found


def _places(read: tuple[Clause, ...]) -> frozenset[int]:
    return frozenset(c.verb.start for c in read)


def _about(verb: Token, text: str, run: tuple[Token, ...], verbs: frozenset[int], words: Lexicon) -> tuple[Token, ...]:
    """The content words of the first phrase behind a verb; () where a mark, a clause or another verb comes first, or
    where it holds a name or a figure, which other rules look at."""
    first = bisect_right(run, verb.start, key=lambda w: w.start)
    found: list[Token] = []
    last = verb
    for word in run[first : first + _REACH]:
        apart = text[last.end : word.start].strip(" '-") not in ("", "s")
        if apart or word.start in verbs or _closes(word, words, begun=bool(found)):
            break
        last = word
        if word.capitalised or word.low[0].isdigit() or word.low in words.numbers:
            return ()
        if words.carries(word) and not _plain(word, words):
            found.append(word)
    return tuple(found)


def _closes(word: Token, words: Lexicon, *, begun: bool) -> bool:
    """Whether a phrase behind a verb cannot go on with this word; a preposition may open it."""
    low = word.low
    if low in words.prepositions:
        return begun and low not in words.genitive
    aids = low in words.modals or low in words.be or low in words.have or low in words.do
    return aids or low in words.infinitive or low in words.openers or low in words.relatives or low in words.joints


def _plain(word: Token, words: Lexicon) -> bool:
    """A word of time or manner, which says nothing that other rules do not look at."""
    low = word.low
    timed = low in words.months or low in words.weekdays or low in words.relative_days or low in words.day_words
    units = {stem(low), low} & words.relative_units.keys()
    return timed or bool(units) or low in words.adverbs or low.endswith("ly") or low in words.shifts


def _written(about: tuple[Token, ...]) -> str:
    return " ".join(w.text for w in about)
