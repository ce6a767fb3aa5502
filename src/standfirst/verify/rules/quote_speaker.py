"""quote-speaker: who speaks in our sentence is who speaks in the source."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.lexicon import Lexicon, find, lexicon
from standfirst.verify.reading.nearby import quotes_near
from standfirst.verify.reading.speakers import Quote, extract_quotes
from standfirst.verify.reading.tokens import tokens
from standfirst.verify.rules.attribution import passed_on
from standfirst.verify.rules.quote_verbatim import bare, one_mark

_ROLE = 3  # words between a comma and the name that explains a speaker: ", marine biologist Ilse Orr"
_NEAR = 160  # characters behind a quotation in which its speaker and a name that explains him stand


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outside:
    """The words of a sentence outside its quotation marks, and whether one of them says or attributes something."""

    lows: frozenset[str]
    says: bool


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a quotation whose speaker is not the source's, or that hides whose words they are."""
    found: list[Verdict] = []
    for part in context.parts:
        if part.quoted:
            lows = frozenset(w.low for w in part.bare)
            says = bool(lows & context.words.reporting) or bool(find(context.words.according, part.bare))
            outside = _Outside(lows=lows, says=says)
            found.extend(
                part.fail(Rule.QUOTE_SPEAKER, problem)
                for quote in _ours(part, context)
                if (problem := _problem(quote, part, outside, context))
            )
    return tuple(found)


def _ours(part: Part, context: Context) -> list[Quote]:
    """The quotations of a sentence of ours, each with the speaker that it names; a pronoun is led back along the
    sentences of the Report before it."""
    before = " ".join(p.text for p in context.body if part.part == "body" and p.index < part.index)
    shift = len(before) + 1 if before else 0
    text = f"{before} {part.text}" if before else part.text
    quotes = [q for q in extract_quotes(text, context.draft.language) if q.start >= shift]
    pronouns = context.words.pronouns
    return [
        replace(
            q,
            start=q.start - shift,
            end=q.end - shift,
            mention=q.speaker
            if q.mention.casefold() in pronouns and q.speaker
            else _explained(q, text, context.words) or q.mention,
        )
        for q in quotes
    ]


def _explained(quote: Quote, text: str, words: Lexicon) -> str:
    """The name that explains a speaker told by what he is: "said the leader, biologist Ilse Orr"; "" without."""
    at = text.find(quote.mention, quote.end, quote.end + _NEAR) if quote.mention else -1
    behind = text[at + len(quote.mention) : at + len(quote.mention) + _NEAR] if at >= 0 else ""
    if not words.capitals_name or not behind.startswith(", ") or not quote.mention.split()[-1].islower():
        return ""
    run = tokens(re.split(r"[,.;:]", behind[2:], maxsplit=1)[0])
    named = [w.text for w in run if w.capitalised]
    role = [w for w in run[: len(run) - len(named)] if not w.capitalised and w.low not in words.reporting]
    whole = len(named) > 1 and len(role) + len(named) == len(run) and len(role) <= _ROLE
    return " ".join(named) if whole else ""


def _problem(ours: Quote, part: Part, outside: _Outside, context: Context) -> str:
    """What speaks against the speaker of one quotation."""
    wanted = bare(part.text[ours.start : ours.end])
    holders = [s for s in part.spans if wanted and wanted in one_mark(s.text)]
    problems = [_against(ours, wanted, span, outside, context.words) for span in holders]
    return "" if not problems or "" in problems else problems[0]


def _against(ours: Quote, wanted: str, span: Span, outside: _Outside, words: Lexicon) -> str:
    """What speaks against our speaker for this quotation in this span, or ""."""
    assert span.source is not None
    quote = _their_quote(wanted, span)
    theirs = quote.speaker or quote.mention if quote else ""
    spoken = quote is None or quote.speech  # a title is nobody's words
    named = _key(ours.mention, words)
    unowned = spoken and not named and not theirs and not outside.says
    if unowned and (word := _passed_on(wanted, span, words)):
        return f'it does not say whose words these are, which the source reports as "{word}"'
    publisher = _key(span.source.publisher, words)
    by_publisher = bool(named & publisher) and named <= publisher | words.self_named
    if by_publisher or not named:
        free = words.quoting & outside.lows
        hidden = theirs and not free and not (_key(theirs, words) & outside.lows)
        return f"the words are those of {theirs}, not of {span.source.publisher}" if hidden and named else (
            f"it does not say that {theirs} said this" if hidden else ""
        )  # fmt: skip
    if theirs:
        return "" if _same(named, _key(theirs, words)) else f"in the source {theirs} says this, not {ours.mention}"
    return "" if _stated_by(named, span, words) else f"no cited sentence says that {ours.mention} said this"


def _their_quote(wanted: str, span: Span) -> Quote | None:
    """The quotation of the source where the source itself sets these words in marks; None for its own prose."""
    assert span.source is not None
    for quote in _quotes_near(span.source.text, span.citation.start, span.citation.end, span.source.language):
        if _shares(wanted, one_mark(span.source.text[quote.start : quote.end])):
            return quote
    return None


def _passed_on(wanted: str, span: Span, words: Lexicon) -> str:
    """The word of saying with which the source's own prose passes on the quoted words: "The lawyer said the ruling was
    unlawful"."""
    word, reported = _reported(span.around, words.language)
    content = frozenset(words.content(tokens(wanted)))
    return word if content and content <= reported else ""


@lru_cache(maxsize=256)
def _reported(text: str, language: str) -> tuple[str, frozenset[str]]:
    """Read once for all quotations of a sentence."""
    words = lexicon(language)
    word, reported = passed_on(text, words)
    return word, frozenset(words.content(reported))


def _shares(wanted: str, quoted: str) -> bool:
    return wanted in quoted or (len(quoted.split()) > 2 and bare(quoted) == wanted)


@lru_cache(maxsize=256)
def _quotes_near(text: str, start: int, end: int, language: str) -> tuple[Quote, ...]:
    return quotes_near(text, start, end, language)


def _stated_by(named: set[str], span: Span, words: Lexicon) -> bool:
    """Whether the source's prose attributes its sentence to the name: "Weber said the bridge would close"."""
    run = tokens(span.around)
    lows = [w.low for w in run]
    says = [i for i, low in enumerate(lows) if low in words.reporting]
    says += [first for first, _ in find(words.according, run)]
    places = [i for i, low in enumerate(lows) if low in named]
    return any(abs(i - j) <= 8 for i in says for j in places)


def _same(ours: set[str], theirs: set[str]) -> bool:
    return bool(ours & theirs) and (
        ours <= theirs or theirs <= ours or len(ours & theirs) * 2 > min(len(ours), len(theirs))
    )


def _key(name: str, words: Lexicon) -> set[str]:
    run = tokens(name)
    proper = {w.low for w in run if w.capitalised and w.low not in words.stop and w.low not in words.titles}
    return proper or {w.low for w in run if w.low not in words.stop or w.low in words.pronouns}
