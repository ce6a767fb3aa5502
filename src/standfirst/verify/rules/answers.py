"""Answers: other words of ours for what a marker of the evidence says: "turned down" for "rejected", "will" for the
"would" of reported speech, "undamaged" for "without damage", "the first to win" for "nobody had won before"."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from standfirst.verify.context import Part, Span
from standfirst.verify.reading.clauses import clauses
from standfirst.verify.reading.lexicon import Lexicon, Phrases, find
from standfirst.verify.reading.tokens import Token, stem, tokens
from standfirst.verify.rules.moods import happened
from standfirst.verify.rules.scopes import Marker, governed, shares

_WIDE = 6  # content words after a word of denial in which its match is looked for
_SPLIT = 5  # words between a verb and its particle: "turned the offer down"


def denials(text: str, run: tuple[Token, ...], words: Lexicon) -> list[Marker]:
    """What says "not" by another word: "false", "turned the offer down", "undamaged"."""
    found = governed(text, run, words.denying, words, _WIDE) + _split(run, words)
    return found + [(w.text, _cut(w, words)) for w in run if _cut(w, words)]


def fresh(denials: list[Marker], others: Iterable[Sequence[Token]], words: Lexicon) -> list[Marker]:
    """Those whose words do not stand on the other side too, where they stand for themselves."""
    known = {_root(w.low, words) for run in others for w in run}
    return [m for m in denials if not _roots(m, words) <= known]


def _roots(marker: Marker, words: Lexicon) -> set[str]:
    return {_root(low, words) for low in marker[0].casefold().split()}


def _root(low: str, words: Lexicon) -> str:
    return stem(words.verbs[low].base) if low in words.verbs else stem(low)


def answering(part: Part, due: list[Marker], words: Lexicon) -> list[Marker]:
    """Our denials that may answer the negations due: one that the evidence has too only where what is due is a verb
    that does not govern it ("missed a penalty: he shot over the bar", but not "did not rule out")."""
    ours = denials(part.text, part.words, words)
    new = fresh(ours, (s.words for s in part.spans), words)
    verbs = all(low not in words.stop and low not in words.be for m, _ in due for low in m.casefold().split()[:1])
    governed_too = {s for _, scope in due for s in scope}
    return new + [m for m in ours if verbs and m not in new and not _roots(m, words) & governed_too]


def _cut(word: Token, words: Lexicon) -> tuple[str, ...]:
    """The stem a prefix or an ending of the word negates: "damag" of "undamaged", "harm" of "harmless"."""
    low = word.low
    cuts = [low[len(p) :] for p in words.negative_prefixes if low.startswith(p) and len(low) > len(p) + 3]
    cuts += [low.removesuffix(e) for e in words.negative_endings if low.endswith(e) and len(low) > len(e) + 2]
    return tuple(stem(c) for c in cuts)


def _split(run: tuple[Token, ...], words: Lexicon) -> list[Marker]:
    """Verbs with a particle that deny, the object between them or behind."""
    found = []
    for index, word in enumerate(run):
        particles = words.denying_pairs.get(words.verbs[word.low].base) if word.low in words.verbs else None
        near = run[index + 1 : index + 2 + _SPLIT] if particles else ()
        place = next((i for i, w in enumerate(near) if (w.low,) in (particles or ())), None)
        if place is not None:
            around = words.content(run[max(0, index - _SPLIT) : index + 2 + place + _SPLIT])
            found.append((f"{word.text} {near[place].text}", around))
    return found


def firsts(part: Part, span: Span, words: Lexicon) -> list[Marker]:
    """Our "first", where the span says that none was before."""
    if not any(w.low in words.before_now for w in tokens(span.around)):
        return []
    run = part.words
    return [
        (w.text, words.content(run[max(0, i - 1) : i + 1 + _WIDE])) for i, w in enumerate(run) if w.low in words.firstly
    ]


def wants(part: Part, words: Lexicon) -> list[Marker]:
    """Words of ours that want a thing, for the plan of the source: "wants a debate" for "called for a debate"."""
    return governed(part.text, part.words, words.wanting, words, _WIDE)


def infinitives(part: Part, words: Lexicon) -> list[Marker]:
    """Our infinitives that are still to come: "Tarsen to close", "had offered on Monday to reopen the bridge"."""
    own = clauses(part.unquoted(), part.bare, words)
    return [
        (c.marker, (stem(c.verb.low),))
        for c in own
        if c.mood == "open" and c.marker in words.infinitive and not happened(c, part.bare, words)
    ]


def unshifted(due: list[Marker], part: Part, span: Span, words: Lexicon) -> list[Marker]:
    """The markers due without each "would" of reported speech that our own report has as "will"."""
    run = tokens(span.around)
    told = next((i for i, w in enumerate(run) if w.low in words.reporting), None)
    if told is None or not _reports(part, words):
        return due
    place = next((i for i, w in enumerate(run) if w.low in words.backshift), len(run))
    behind = words.content(run[place:])
    free = sum(shares(scope, behind) for _, scope in _coming(part, words))
    left = []
    for marker in due:
        if free and marker[0].casefold() in words.backshift:
            free -= 1
        else:
            left.append(marker)
    return left


def _coming(part: Part, words: Lexicon) -> list[Marker]:
    """What of ours is to come: "will publish", "to publish", and in a headline "stays closed until"."""
    found = governed(part.text, part.words, words.coming, words, _WIDE) + infinitives(part, words)
    if part.part == "headline" and find(words.condition, part.words):
        found += [
            (w.text, words.content(part.words[i:]))
            for i, w in enumerate(part.words)
            if w.low in words.verbs and w.low not in words.reporting and words.verbs[w.low].kinds == {"3"}
        ]
    return found


def _reports(part: Part, words: Lexicon) -> bool:
    return any(w.low in words.reporting for w in part.bare) or bool(find(words.according, part.bare))


def dreaded(run: Sequence[Token], place: int, part: Part, words: Lexicon) -> bool:
    """Whether a condition only belongs to a fear that our sentence keeps as one: "fear a flood if the dam breaks"."""
    theirs = {stem(w.low) for w in run[:place] if w.low in words.dread}
    return bool(theirs) and bool(theirs & {stem(w.low) for w in part.bare})


def restricting(run: tuple[Token, ...], words: Lexicon) -> list[Marker]:
    """Participles of ours behind a noun, which may say what the source says with "if": "people living nearby"."""
    found = []
    for index, (before, word) in enumerate(pairwise(run), 1):
        ing = word.low.endswith(tuple(words.participle_endings))
        if ing and words.carries(before) and before.low not in words.reporting:
            found.append((word.text, words.content(run[index : index + 1 + _WIDE])))
    return found


def stated_elsewhere(scope: Sequence[str], part: Part, span: Span, negation: Phrases, words: Lexicon) -> bool:
    """Whether our words under a marker stand, with the word before each, in another cited span that does not deny:
    "the third lowest" beside a span that says "not the lowest"."""
    pairs = {
        (stem(a.low), stem(b.low))
        for a, b in pairwise(part.bare)
        if words.carries(a) and words.carries(b) and stem(b.low) in scope
    }
    held = {stem(w.low) for w in part.bare} & set(scope)
    if not pairs or {b for _, b in pairs} != held:
        return False
    for other in part.spans:
        if other is not span and other.text and not find(negation, other.words):
            pairs -= {(stem(a.low), stem(b.low)) for a, b in pairwise(other.words)}
    return not pairs


def same_denial(marker: str, run: tuple[Token, ...], span: Span, words: Lexicon) -> bool:
    """Whether a verb of denial of ours has in the span the same verb with the same one who denies: then what is denied
    may be said in other words ("denies reports that she plans to go" of "denied that she would resign")."""
    ours = _deniers(marker, run, words)
    theirs = tokens(span.around)
    return bool(ours) and any(
        stem(w.low)[:3] == stem(marker.casefold())[:3] and set(ours) & set(words.content(theirs[max(0, i - 6) : i]))
        for i, w in enumerate(theirs)
        if w.low in words.reporting and (w.low,) in words.negation.get(w.low, ())
    )


def _deniers(marker: str, run: tuple[Token, ...], words: Lexicon) -> tuple[str, ...]:
    low = marker.casefold()
    if low not in words.reporting:
        return ()
    place = next((i for i, w in enumerate(run) if w.low == low), 0)
    return words.content(run[max(0, place - 6) : place])
