"""conflict: where cited spans differ in a value, both stand with attribution, or the sentence goes."""

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.dates import local_day
from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.rules.frames import publisher_stretches
from standfirst.verify.rules.values import Value, differs, values_of


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that gives one side of a value on which the Report's own evidence is divided."""
    spans = {
        (s.citation.article_id, s.citation.start): s for p in context.parts for s in p.spans if s.text and s.source
    }
    theirs = [(span, value) for span in spans.values() for value in _values(span)]
    told = {v.number.value for p in context.parts for v in _ours(p, context)}
    found = []
    for part in context.parts:
        for value in _ours(part, context):
            clash = next(
                ((s, v) for s, v in theirs if differs(v, value) and s.citation not in part.sentence.citations), None
            )
            clash = clash or next(
                ((s, v) for s, v in theirs if differs(v, value) and v.number.raw not in part.text), None
            )
            if clash and not (clash[1].number.value in told and _attributed(part, context)):
                publisher = clash[0].source.publisher if clash[0].source else "another source"
                found.append(part.fail(Rule.CONFLICT, f"{publisher} has {clash[1].number.raw}, not {value.number.raw}"))
    return tuple(found)


def _ours(part: Part, context: Context) -> tuple[Value, ...]:
    return values_of(part.text, context.words, context.now.date())


def _values(span: Span) -> tuple[Value, ...]:
    assert span.source is not None
    day = local_day(span.source.published_at, span.source.zone)
    return values_of(span.text, lexicon(span.source.language), day)


def _attributed(part: Part, context: Context) -> bool:
    return bool(publisher_stretches(part, context)) or any(w.low in context.words.reporting for w in part.bare)
