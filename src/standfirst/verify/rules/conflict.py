"""conflict: where sources of the story differ in a value, ours stands with attribution, or both stand.

All usable sources of the story are looked at, not only those cited: a Report that leaves out the source which
disagrees hides that it does. A copy is no second voice, a later report updates an earlier one of its owner, and what
was written a day before the cited source is an earlier state, not a second opinion.
"""

from datetime import timedelta

from standfirst.domain.draft import EvidenceSource
from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part
from standfirst.verify.reading.lexicon import find
from standfirst.verify.rules.elsewhere import values_told
from standfirst.verify.rules.frames import publisher_stretches
from standfirst.verify.rules.independence import independent_voices
from standfirst.verify.rules.values import Value, alike, differs, values_of

_EARLIER = timedelta(hours=24)  # an older figure is the state of the day before; the contract's freshness is two days


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that gives, unattributed, one side of a value on which the story's sources are divided."""
    voices = _voices(context)
    found = []
    for part in context.parts:
        ours = values_of(part.text, context.words, context.now.date())
        for value in ours:
            clash = _clash(value, part, voices)
            if clash is None or any(v.number.value == clash[1].number.value for v in ours) or _attributed(part, context):
                continue
            publisher, other = clash[0].publisher, clash[1].number.raw.strip()
            detail = f"{publisher} has {other}, not {value.number.raw.strip()}: it must say whose figure it is, or give both"
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


def _attributed(part: Part, context: Context) -> bool:
    """Whether our sentence says whose word the value is: a publisher in a frame, or somebody who says it."""
    said = any(w.low in context.words.passing_on for w in part.bare) or bool(find(context.words.according, part.bare))
    return said or bool(publisher_stretches(part, context))
