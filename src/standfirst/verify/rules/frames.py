"""Our own frames: words a sentence may hold that no source wrote, because code can check them itself."""

import re
from decimal import Decimal

from standfirst.domain.draft import EvidenceSource
from standfirst.verify.context import Context, Part
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.numbers import Number
from standfirst.verify.reading.tokens import Token, tokens

_FRAME_VERBS = frozenset(
    "reported reports reporting wrote writes quotes quoted said says noted adds added covered".split()
)


def publisher_stretches(part: Part, context: Context) -> tuple[tuple[int, int, EvidenceSource], ...]:
    """Where names of publishers stand in an attribution frame ("The Harbor Courier reported", "according to ...")."""
    return tuple(
        (match.start(), match.end(), source)
        for source in context.sources
        for match in re.finditer(rf"(?<!\w){re.escape(source.publisher)}(?!\w)", part.text)
        if not _addressed(part, match.start(), context.words) and _framed(part, match.start(), match.end(), context.words)
    )


def _addressed(part: Part, start: int, words: Lexicon) -> bool:
    """ "told the Harbor Courier": the publisher is spoken to and says nothing itself."""
    before = [w.low for w in part.bare if w.end <= start][-2:]
    return bool(set(before[-1:]) & words.addressed) or (before[-1:] == ["the"] and bool(set(before) & words.addressed))


def _framed(part: Part, start: int, end: int, words: Lexicon) -> bool:
    before = [w.low for w in part.bare if w.end <= start][-2:]
    after = [w.low for w in part.bare if w.start >= end]
    joined = bool(before) and before[-1] in ("and", "the", "to", "by", "from", "in")
    return (
        any(low in _FRAME_VERBS or low in words.reporting for low in after[:6])
        or "to" in before
        or joined
        or part.text[end:].strip(" .") == ""
        or part.text[end : end + 1] in (":", ",")
    )


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
