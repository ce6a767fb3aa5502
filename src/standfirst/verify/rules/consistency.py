"""consistency: no sentence contradicts another; headline and standfirst say nothing that the body does not."""

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.dates import dates
from standfirst.verify.reading.names import names, title_cased
from standfirst.verify.reading.numbers import Number
from standfirst.verify.reading.tokens import Token, outside, stem
from standfirst.verify.rules.answers import denials, same_denial
from standfirst.verify.rules.date import span_dates
from standfirst.verify.rules.figures import numbers_of
from standfirst.verify.rules.frames import counts_publishers, publisher_stretches, unnamed
from standfirst.verify.rules.number import span_numbers
from standfirst.verify.rules.quote_verbatim import bare, one_mark
from standfirst.verify.rules.scopes import governed, shares
from standfirst.verify.rules.strangers import strangers
from standfirst.verify.rules.values import Value, differs, values_of

_SHARE = 0.6  # content of a headline or standfirst that the body must have; headline forms shorten and reword
_ENDING, _ROOT = 2, 5  # letters by which the name of a people outgrows its place's, and letters it keeps
_WIDE = 6  # content words after a body's "not" in which what it denies is looked for


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail the later of two sentences whose values clash, and a headline or standfirst that goes beyond the body."""
    top = [(p, problem) for p in context.parts if p.part != "body" for problem in _beyond(p, context)]
    return (*_clashes(context), *_strangers(context), *(p.fail(Rule.CONSISTENCY, problem) for p, problem in top))


def _clashes(context: Context) -> list[Verdict]:
    found: list[Verdict] = []
    seen: list[tuple[Part, Value]] = []
    for part in context.body:
        attributed = bool(publisher_stretches(part, context)) or any(
            w.low in context.words.reporting for w in part.bare
        )
        for value in values_of(part.unquoted(), context.words, context.now.date()):
            other = next((p for p, v in seen if p is not part and differs(v, value) and not attributed), None)
            if other is not None:
                found.append(
                    part.fail(
                        Rule.CONSISTENCY, f"{value.number.raw} contradicts sentence {other.index + 1}: {other.text}"
                    )
                )
            seen.append((part, value))
    return found


def _strangers(context: Context) -> list[Verdict]:
    """Sentences from another story: all they cite is of another matter than the Report's sources."""
    strange = strangers(context)
    return [
        part.fail(Rule.CONSISTENCY, f"{part.spans[0].source.publisher} writes of another matter than the other sources")
        for part in context.parts
        if part.spans and all(s.source and s.source.article_id in strange for s in part.spans) and part.spans[0].source
    ]


def _beyond(part: Part, context: Context) -> list[str]:
    """What a headline or standfirst says that neither a body sentence does nor a span that both cite."""
    frames = publisher_stretches(part, context)
    words = outside(part.bare, ((a, b) for a, b, _ in frames))
    if part.part == "headline" and _only_topic(part, words, context):
        return []
    shared = _shared(part, context)
    body = {stem(w.low) for p in context.body for w in p.words} | {stem(w.low) for s in shared for w in s.words}
    return [
        f"the body does not {problem}"
        for problem in (
            *_names_beyond(part, words, body, context),
            *_figures_beyond(part, shared, context),
            *_negation_beyond(part, shared, context),
            *_content_beyond(part, words, body, context),
            *_quotes_beyond(part, shared, context),
        )
    ]


def _only_topic(part: Part, words: tuple[Token, ...], context: Context) -> bool:
    """ "Three publishers report on X": it says nothing but what the reports are about."""
    named = {w.start for n in names(part.text, words, context.words) for w in n.words}
    rest = [w for w in words if w.start not in named or w.low in context.words.outlets]
    known = context.words.outlets | context.words.reporting | context.words.numbers.keys()
    return any(w.low in context.words.outlets for w in rest) and all(
        w.low in known or not context.words.carries(w) for w in rest
    )


def _shared(part: Part, context: Context) -> tuple[Span, ...]:
    """The part's own spans that a body sentence cites too: what the body rests on is open to its reader."""
    cited = {s.citation for p in context.body for s in p.spans}
    return tuple(s for s in part.spans if s.citation in cited and s.text)


def _names_beyond(part: Part, words: tuple[Token, ...], body: set[str], context: Context) -> list[str]:
    if part.part == "headline" and title_cased(part.words):
        return []  # capitals say nothing about names there; the words are held to the body as content
    known = context.words.stop | context.words.months.keys() | context.words.weekdays.keys()
    found = []
    for name in names(part.unquoted(), words, context.words):
        missing = [w for w in name.words if not _has(w.low, body) and w.low not in known]
        if missing and not (name.opens and len(name.words) == 1):
            found.append(f"name {name.text}")
    return found


def _has(low: str, body: set[str]) -> bool:
    """Whether the body has a word, or the one it is made from: "Dunmorran" beside "Dunmorra"."""
    return stem(low) in body or any(low[:-cut] in body for cut in range(1, _ENDING + 1) if len(low) - cut >= _ROOT)


def _figures_beyond(part: Part, shared: tuple[Span, ...], context: Context) -> list[str]:
    day = context.now.date()
    numbers = [n for p in context.body for n in _numbers(p, context)] + [n for s in shared for n in span_numbers(s)[0]]
    days = [d for p in context.body for d in (*dates(p.text, context.words, day), *span_dates(p.spans))]
    return [
        *(
            f"give {number.raw.strip()}"
            for number in _numbers(part, context)
            if not any(number.same_value(n) for n in numbers) and not counts_publishers(number, part, context)
        ),
        *(
            f"give the date {found.raw}"
            for found in dates(part.text, context.words, day)
            if not found.relative and not any(d.covers(found) for d in days)
        ),
    ]


def _negation_beyond(part: Part, shared: tuple[Span, ...], context: Context) -> list[str]:
    """A "not" that no body sentence has over the same words."""
    words = context.words
    ours = governed(part.text, part.words, words.negation, words)
    texts = [(p.text, p.words) for p in context.body] + [(s.text, s.words) for s in shared]
    theirs = [scope for text, run in texts for _, scope in governed(text, run, words.negation, words, _WIDE)]
    theirs += [scope for text, run in texts for _, scope in denials(text, run, words)]
    ours = [m for m in ours if not any(same_denial(m[0], part.bare, s, words) for p in context.body for s in p.spans)]
    return [f'say "{marker}" of this' for marker, scope in ours if scope and not any(shares(scope, t) for t in theirs)]


def _content_beyond(part: Part, words: tuple[Token, ...], body: set[str], context: Context) -> list[str]:
    """Words of the part that the body lacks, when they are too many."""
    lists = context.words
    spoken = lists.outlets | lists.reporting | lists.numbers.keys() | lists.months.keys() | lists.strong.keys()
    ours = [w for w in words if lists.carries(w) and w.low not in spoken]
    new = [w for w in ours if stem(w.low) not in body]
    if not ours:
        return []
    if len(new) <= (1 - _SHARE) * len(ours):
        return _of_another_matter(part, ours, context)
    listed = ", ".join(dict.fromkeys(w.text for w in new[:4]))
    return [f"speak of {listed}"]


def _of_another_matter(part: Part, ours: list[Token], context: Context) -> list[str]:
    """A part whose words all stand in the body, but in no two sentences of it together."""
    if _shared(part, context):
        return []
    wanted = {stem(w.low) for w in ours}
    covers = [wanted & {stem(w.low) for w in p.words} for p in context.body]
    first = max(covers, key=len, default=set())
    second = max((first | c for c in covers), key=len, default=set())
    return [f"say this: {part.text}"] if len(second) < _SHARE * len(wanted) else []


def _quotes_beyond(part: Part, shared: tuple[Span, ...], context: Context) -> list[str]:
    """Quoted words that the body does not quote, nor rests on."""
    texts = [one_mark(p.text) for p in context.body] + [one_mark(s.text) for s in shared]
    return [f'quote "{q}"' for q in part.quotes() if bare(q) and not any(bare(q) in t for t in texts)]


def _numbers(part: Part, context: Context) -> tuple[Number, ...]:
    return numbers_of(unnamed(part.text, part, context), context.words, context.now.date())
