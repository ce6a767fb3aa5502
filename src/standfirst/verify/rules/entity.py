"""entity: every name occurs in a cited span as it is written, beside words it stands beside there."""

import itertools
import re

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.antecedents import meant
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.names import Name, names, title_cased
from standfirst.verify.reading.tokens import Token, outside, stem
from standfirst.verify.rules.frames import addressed_publishers, publisher_stretches
from standfirst.verify.rules.slots import slot_problem
from standfirst.verify.rules.titles import title_problem

_PROGRESSIVE = "ing"  # English alone writes participles so; other languages list theirs


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a name that no cited span carries, and a publisher that is credited but not cited."""
    found: list[Verdict] = []
    for part in context.parts:
        frames = publisher_stretches(part, context)
        cited = {s.source.publisher for s in part.spans if s.source}
        found.extend(
            part.fail(Rule.ENTITY, f"it credits {publisher} but cites nothing of it")
            for publisher in sorted({source.publisher for _, _, source in frames} - cited)
        )
        words = outside(part.bare, (*((a, b) for a, b, _ in frames), *addressed_publishers(part, context.words)))
        headline = part.part == "headline" and title_cased(part.words)
        found.extend(
            part.fail(Rule.ENTITY, problem)
            for name in names(part.unquoted(), words, context.words)
            if (problem := _problem(name, part, context) or ("" if headline else _place(name, part, context)))
        )
    return tuple(found)


def _problem(name: Name, part: Part, context: Context) -> str:
    name = _without_calendar(name, context)
    if not name.words or _opening_word(name, part, context):
        return ""
    if part.part == "headline" and title_cased(part.words):
        missing = [w.text for w in name.words if not _any_case(w, part)]
        return f"no cited sentence has {', '.join(missing)}" if missing else ""
    if any(_carries(span, name) or _in_pieces(span, name, context.words) for span in part.spans):
        return ""
    if any(_short(span, name, context.words) or _in_full(span, name, context.words) for span in part.spans):
        return ""
    if any(_by_chain(span, name, context.words) or _publisher(span, name) for span in part.spans):
        return ""
    if name.opens and len(name.words) > 1:
        rest = Name(words=name.words[1:], opens=False)
        if _any_lower(name.words[0], part) or name.words[0].low in context.words.stop:
            return _problem(rest, part, context)
    return f"no cited sentence has the name {name.text}"


def _place(name: Name, part: Part, context: Context) -> str:
    """What is wrong with what stands beside a name that the evidence has."""
    name = _without_calendar(name, context)
    if not name.words or _opening_word(name, part, context):
        return ""
    return title_problem(name, part, context) or slot_problem(name, part, context.words)


def _without_calendar(name: Name, context: Context) -> Name:
    """Months and weekdays are the date rule's business."""
    calendar = context.words.months.keys() | context.words.weekdays.keys()
    kept = [w for w in name.words if w.low not in calendar and not w.text[0].isdigit()]
    while len(kept) < len(name.words) and kept and kept[0].text[0].islower():
        kept.pop(0)  # "im Oktober von Emil Orr"
    return Name(words=tuple(kept), opens=name.opens)


def _opening_word(name: Name, part: Part, context: Context) -> bool:
    """A lone first word is capitalised by grammar: a word our lists know, or one that the span has in lower case."""
    if len(name.words) > 1 or not name.opens:
        return False
    low, words = name.words[0].low, context.words
    known = (
        low in words.stop
        or all(piece in words.numbers or piece in words.ordinals for piece in low.split("-"))
        or low in words.outlets
        or low in words.scales
        or low in words.ordinals
    )
    return (
        known
        or _any_lower(name.words[0], part)
        or low in words.titles
        or stem(low) in words.persons
        or _written_small(low, part)
        or _participle(name.words[0], part, words)
    )


def _participle(word: Token, part: Part, words: Lexicon) -> bool:
    """Whether a sentence opens with a participle: "Asked about the tunnel", "Built in 1974"."""
    form = words.verbs.get(word.low)
    after = next((w for w in part.words if w.start > word.start), None)
    verbal = bool(form.kinds & set("ni")) if form else word.low.endswith(_PROGRESSIVE)
    if not verbal or after is None:
        return False
    led = after.low in words.prepositions or after.low in words.determiners or after.low in words.numbers
    return led or after.low[0].isdigit()


def _written_small(low: str, part: Part) -> bool:
    """Whether a cited source writes the word small elsewhere, so that it is no name ("Ferry line may stay closed")."""
    return any(f" {low} " in s.source.text for s in part.spans if s.source)


def _any_lower(word: Token, part: Part) -> bool:
    return any(stem(w.low) == stem(word.low) and w.text[0].islower() for s in part.spans for w in s.words)


def _any_case(word: Token, part: Part) -> bool:
    return any(stem(w.low) == stem(word.low) for s in part.spans for w in s.words)


def _carries(span: Span, name: Name) -> bool:
    """Whether the name stands in the span word by word, in capitals as we write it."""
    return _stands(span, [w.text for w in name.words])


def _in_pieces(span: Span, name: Name, words: Lexicon) -> bool:
    """ "Kafoury of Warren" where the source has "Kafoury, 63, of Warren": each piece with the link before it, but for
    one that tells who acts ("wurde die Stadt von Emil Orr verklagt")."""
    cuts = [i for i, w in enumerate(name.words) if i and not w.capitalised]
    edges = [0, *cuts, len(name.words)]
    pieces = [[w.text for w in name.words[a:b]] for a, b in itertools.pairwise(edges)]
    acts = [p[1:] if p[0] in words.agent else p for p in pieces]
    stands = all(_stands(span, p) or _stands(span, bare) for p, bare in zip(pieces, acts, strict=True))
    return bool(cuts) and (stands or _owned(span, name, cuts))


def _short(span: Span, name: Name, words: Lexicon) -> bool:
    """Whether a longer name of the span holds our title and surname: "Minister Ostrel" of "Transport Minister Ragna
    Ostrel"."""
    wanted = [w.text for w in name.words]
    run: list[str] = []
    for word in (*span.words, None):
        if word is not None and word.capitalised:
            run.append(word.text)
            continue
        if name.words[0].low in words.titles and run[-1:] == wanted[-1:] and _inside(wanted, run):
            return True
        run = []
    return False


def _inside(wanted: list[str], run: list[str]) -> bool:
    left = iter(run)
    return all(word in left for word in wanted)


def _in_full(span: Span, name: Name, words: Lexicon) -> bool:
    """Whether the source gives in full a name that the span has in short, and nobody else there bears the short one."""
    core = _untitled(name, words)
    if span.source is None or len(core) < 2 or not _stands(span, core[-1:]):
        return False
    if not re.search(rf"(?<!\w){re.escape(' '.join(core))}(?!\w)", span.source.text):
        return False
    last = re.escape(core[-1])
    bearers = set(re.findall(rf"([A-ZÀ-Þ][\w’'-]+) {last}\b", span.source.text))
    given = {b for b in bearers if b.casefold() not in words.titles and b.casefold() not in words.stop}
    return given == {core[-2]}


def _by_chain(span: Span, name: Name, words: Lexicon) -> bool:
    """Whether the span has "he", "its" or "the minister" for the name, as its source's own chain tells."""
    core = " ".join(_untitled(name, words))
    if span.source is None or not core:
        return False
    citation = span.citation
    known = meant(span.source.text, citation.start, citation.end, span.source.language)
    return any(f" {core} " in f" {person} " for person in known)


def _untitled(name: Name, words: Lexicon) -> list[str]:
    """The words of a name without the titles that open it."""
    first = next((i for i, w in enumerate(name.words) if w.low not in words.titles), len(name.words))
    return [w.text for w in name.words[first:]]


def _publisher(span: Span, name: Name) -> bool:
    """Whether the name is the cited publisher's own in full, where its text says "the Observer"."""
    if span.source is None or not _stands(span, [name.words[-1].text]):
        return False
    return name.text.removeprefix("The ") == span.source.publisher.removeprefix("The ")


def _owned(span: Span, name: Name, cuts: list[int]) -> bool:
    """ "Marit Holloway of Tarsen" for "Tarsen's Marit Holloway", or "Brenk of the Union" for "Brenk's Union"."""
    links = [i for i in range(cuts[0], len(name.words)) if not name.words[i].capitalised]
    if name.words[cuts[0]].low != "of" or links != list(range(cuts[0], links[-1] + 1)):
        return False
    one = " ".join(w.text for w in name.words[: cuts[0]])
    other = " ".join(w.text for w in name.words[links[-1] + 1 :])
    return f"{other}'s {one}" in span.text or f"{one}'s {other}" in span.text


def _stands(span: Span, wanted: list[str]) -> bool:
    theirs = [w.text for w in span.words]
    size = len(wanted)
    return any(theirs[i : i + size] == wanted for i in range(len(theirs) - size + 1))
