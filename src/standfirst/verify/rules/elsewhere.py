"""Elsewhere: the values a whole source tells of one thing, found without reading all of a long text."""

import re
from functools import lru_cache

from standfirst.domain.draft import EvidenceSource
from standfirst.domain.text import folded
from standfirst.verify.reading.dates import local_day
from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.rules.values import Value, values_of

_WINDOW = 120  # characters on either side of the head word, enough for the number and its clause
_MOST = 40  # places looked at in one source: a longer text repeats itself


@lru_cache(maxsize=512)
def values_told(source: EvidenceSource, head: str) -> tuple[Value, ...]:
    """The values around every place where the source has a word of this stem."""
    words, day = lexicon(source.language), local_day(source.published_at, source.zone)
    found: list[Value] = []
    last = -1
    for match in list(re.finditer(rf"(?i)(?<!\w){re.escape(head)}", source.text))[:_MOST]:
        if match.start() < last:
            continue
        start = max(0, source.text.rfind("\n", 0, match.start()) + 1, match.start() - _WINDOW)
        last = match.end() + _WINDOW
        found.extend(values_of(folded(source.text[start:last]), words, day))
    return tuple(found)
