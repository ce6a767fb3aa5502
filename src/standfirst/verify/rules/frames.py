"""Our own frames: words a sentence may hold that no source wrote, because code can check them itself."""

import re
from collections.abc import Sequence
from decimal import Decimal

from standfirst.domain.draft import EvidenceSource
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.numbers import Number
from standfirst.verify.reading.tokens import Token, tokens
from standfirst.verify.rules.figures import numbers_of
from standfirst.verify.rules.tallies import tally_claims


def publisher_stretches(part: Part, context: Context) -> tuple[tuple[int, int, EvidenceSource], ...]:
    """Where names of publishers stand in an attribution frame ("The Harbor Courier reported", "according to ...")."""
    if claims := tally_claims(part, context):
        by_name = {s.publisher: s for s in reversed(context.sources)}
        return tuple((c.start, c.end, by_name[c.publisher]) for c in claims)
    return tuple(
        (match.start(), match.end(), source)
        for source in context.sources
        if source.publisher in part.text
        for match in re.finditer(rf"(?<!\w){re.escape(source.publisher)}(?!\w)", part.text)
        if not _addressed(part, match.start(), context.words)
        and _framed(part, match.start(), match.end(), context.words)
    )


def frame_verbs(part: Part, context: Context) -> frozenset[int]:
    """Where the verb right behind a publisher's name starts that frames a sentence: "the Courier reported"."""
    words = context.words
    behind = (next((w for w in part.bare if w.start >= end), None) for _, end, _ in publisher_stretches(part, context))
    return frozenset(w.start for w in behind if w and w.low in words.frame_verbs | words.reporting)


def addressed_publishers(part: Part, words: Lexicon) -> tuple[tuple[int, int], ...]:
    """Where a cited publisher is spoken to under its own name: "told the Harbor Courier"."""
    names = {s.source.publisher for s in part.spans if s.source}
    return tuple(
        (match.start(), match.end())
        for name in sorted(names)
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", part.text)
        if _addressed(part, match.start(), words)
    )


def unnamed(text: str, part: Part, context: Context) -> str:
    """The ``text`` of a part with every number blanked that lies whole inside a publisher's name which we frame or
    address ("Channel 4 reported", "told Channel 4"), so that offsets stay: such a number counts nothing."""
    framed = [(start, end) for start, end, _ in publisher_stretches(part, context)]
    names = [*framed, *addressed_publishers(part, context.words)]
    for number in numbers_of(text, context.words, context.now.date()) if names else ():
        if any(start <= number.start and number.end <= end for start, end in names):
            text = text[: number.start] + "\x00" * (number.end - number.start) + text[number.end :]
    return text


def _addressed(part: Part, start: int, words: Lexicon) -> bool:
    """ "told the Harbor Courier": the publisher is spoken to and says nothing itself."""
    before = [w.low for w in part.bare if w.end <= start][-2:]
    return bool(set(before[-1:]) & words.addressed) or (
        bool(set(before[-1:]) & words.definite) and bool(set(before) & words.addressed)
    )


def _framed(part: Part, start: int, end: int, words: Lexicon) -> bool:
    before = [w.low for w in part.bare if w.end <= start][-2:]
    after = [w.low for w in part.bare if w.start >= end]
    joined = bool(before) and before[-1] in words.frame_joints
    return (
        any(low in words.frame_verbs or low in words.reporting for low in after[:6])
        or bool(words.frame_leads.intersection(before))
        or joined
        or (bool(after) and after[0] in words.relatives)  # "..., the Courier that 37 were"
        or part.text[end:].strip(" .") == ""
        or part.text[end : end + 1] in (":", ",")
    )


def credited(number: Number, part: Part, frames: Sequence[tuple[int, int, EvidenceSource]]) -> tuple[Span, ...]:
    """The spans a number must stand in: where a sentence credits several publishers, those of the one it is credited to
    (the nearest before it within its half of the sentence, else the nearest behind). ``frames`` in order of place."""
    if len({source.article_id for _, _, source in frames}) < 2:
        return part.spans
    start = part.text.rfind(";", 0, number.start) + 1
    end = part.text.find(";", number.start)
    half = [f for f in frames if start <= f[0] and (end < 0 or f[0] < end)]
    before, behind = [f for f in half if f[1] <= number.start], [f for f in half if f[0] >= number.end]
    nearest = before[-1:] or behind[:1]
    own = tuple(s for s in part.spans if nearest and s.source and s.source.publisher == nearest[0][2].publisher)
    return own or part.spans


def counts_publishers(number: Number, part: Part, context: Context) -> bool:
    """Whether a number counts publishers ("Three publishers reported") and the count is true of the sources given."""
    after = _following(part, number)
    if not after or not any(w.low in context.words.outlets for w in after[:3]):
        return False
    here = {s.source.owner for s in part.spans if s.source}
    cited = {s.owner for s in context.cited_sources()}
    usable = {s.owner for s in context.sources if not s.copy_of}
    everyone = {s.owner for s in context.sources}
    return number.value in {Decimal(len(x)) for x in (here, cited, usable, everyone)} and number.unit == ""


def _following(part: Part, number: Number) -> tuple[Token, ...]:
    return tuple(tokens(part.text[number.end : number.end + 60]))
