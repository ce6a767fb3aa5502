"""conflict: where sources of the story differ in a value, ours stands with attribution, or both stand.

All usable sources of the story are looked at, not only those cited: a Report that leaves out the source which
disagrees hides that it does. A copy is no second voice, a later report updates an earlier one of its owner, and what
was written a day before the cited source is an earlier state, not a second opinion.
"""

from datetime import timedelta

from standfirst.domain.draft import Citation, EvidenceSource
from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.dates import local_day
from standfirst.verify.reading.lexicon import find, lexicon
from standfirst.verify.rules.elsewhere import values_told
from standfirst.verify.rules.frames import publisher_stretches
from standfirst.verify.rules.independence import independent_voices
from standfirst.verify.rules.number import numbers_of
from standfirst.verify.rules.values import Value, alike, differs, values_of

_EARLIER = timedelta(hours=24)  # an older figure is the state of the day before; the contract's freshness is two days


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that gives, unattributed, one side of a value on which the story's sources are divided."""
    voices = _voices(context)
    cited = {s.citation: s for p in context.parts for s in p.spans if s.text and s.source}
    told = {v.number.value for p in context.parts for v in values_of(p.text, context.words, context.now.date())}
    found = []
    for part in context.parts:
        stated = {n.value for n in numbers_of(part.text, context.words, context.now.date())}
        ours = values_of(part.text, context.words, context.now.date())
        for value in ours:
            own = _beside(value, part) or _evidence(value, part, cited)
            clash = own or _clash(value, part, voices)
            if clash is None or clash[1].number.value in stated:
                continue
            if clash[1].number.value in told and (_framed(part, context) or _attributed(part, context)):
                continue
            if own is None and _framed(part, context):
                continue  # what the Report itself cites must be told
            publisher, other = clash[0].publisher, clash[1].number.raw.strip()
            detail = (
                f"{publisher} has {other}, not {value.number.raw.strip()}: it must say whose figure it is, or give both"
            )
            found.append(part.fail(Rule.CONFLICT, detail))
            break
    return tuple(found)


def _voices(context: Context) -> tuple[EvidenceSource, ...]:
    """The sources that count as voices in the story, the newest first."""
    usable = tuple(s for s in context.sources if s.usable)
    if len({s.owner for s in usable}) < 2:
        return ()
    roots = {s.article_id for s in independent_voices(usable)}
    owners = {s.owner for s in usable if s.article_id in roots}
    own = [s for s in usable if s.owner in owners and not s.copy_of]
    return tuple(sorted(own, key=lambda s: s.published_at, reverse=True))


def _beside(value: Value, part: Part) -> tuple[EvidenceSource, Value] | None:
    """Another value for the same thing in a span this very sentence cites."""
    theirs = [(s.source, _values(s)) for s in part.spans if s.source and s.text]
    holds = any(v.number.same_value(value.number) for _, values in theirs for v in values)
    for source, values in theirs:
        if holds and not any(v.number.same_value(value.number) for v in values):
            for other in values:
                if differs(other, value):
                    return source, other
    return None


def _evidence(value: Value, part: Part, cited: dict[Citation, Span]) -> tuple[EvidenceSource, Value] | None:
    """Another value for the same thing in a span that the Report cites elsewhere, copy or not: its own evidence is
    divided. A word that this owner has since updated does not count."""
    own = [s.source for s in part.spans if s.source]
    for span in cited.values():
        source = span.source
        if source is None or span.citation in part.sentence.citations:
            continue
        if any(s.owner == source.owner and s.published_at >= source.published_at for s in own):
            continue
        values = _values(span)
        other = next((v for v in values if differs(v, value)), None)
        if other is not None and not any(v.number.same_value(value.number) for v in values):
            return source, other
    return None


def _values(span: Span) -> tuple[Value, ...]:
    assert span.source is not None
    return values_of(span.text, lexicon(span.source.language), local_day(span.source.published_at, span.source.zone))


def _clash(value: Value, part: Part, voices: tuple[EvidenceSource, ...]) -> tuple[EvidenceSource, Value] | None:
    """A voice of another owner that has another value for the same thing, and nowhere ours."""
    cited = [s.source for s in part.spans if s.source]
    if not cited:
        return None
    owners, oldest = {s.owner for s in cited}, min(s.published_at for s in cited)
    heard: set[str] = set()
    for source in voices:
        if source.owner in owners or source.owner in heard or source.published_at < oldest - _EARLIER:
            continue
        theirs = values_told(source, value.head)
        if any(alike(v, value) for v in theirs):
            heard.add(source.owner)  # the newest word of this owner on the thing decides
            if not any(v.number.same_value(value.number) for v in theirs):
                other = next((v for v in theirs if differs(v, value)), None)
                if other is not None:
                    return source, other
    return None


def _framed(part: Part, context: Context) -> bool:
    """Whether our sentence says which publisher has the value."""
    return bool(publisher_stretches(part, context))


def _attributed(part: Part, context: Context) -> bool:
    """Whether somebody says the value in our sentence; enough where the Report gives the other value too."""
    return any(w.low in context.words.passing_on for w in part.bare) or bool(find(context.words.according, part.bare))
