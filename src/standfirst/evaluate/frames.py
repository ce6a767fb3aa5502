"""How a sentence is attributed and quoted, so that a page of one frame only can be seen in a figure."""

import re
from collections import Counter
from collections.abc import Iterable

_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”»]")
_SAYING = re.compile(
    r"\b(?:reported|reports|said|says|told|according to|added|wrote|announced|confirmed|denied|called)\b", re.I
)


def frame_of(text: str) -> str:
    """A sentence's frame in words: the saying and its place, and how much stands in quotation marks."""
    rest = _QUOTED.sub('"…"', text)
    saying = _SAYING.search(rest)
    quoted = "" if rest == text else 'all "…"' if re.search(r":\s*\"…\"\.?$", rest) else 'part "…"'
    if saying is None:
        return f"plain, {quoted}" if quoted else "plain"
    place = saying.start() / max(1, len(rest))
    where = "first" if place < 1 / 3 or quoted.startswith("all") else "last" if place > 2 / 3 else "inside"
    return ", ".join(part for part in (f"{saying.group().lower()} {where}", quoted) if part)


def commonest(texts: Iterable[str]) -> tuple[str, float]:
    """The commonest frame and its share of the sentences; ("", 0.0) without any."""
    counts = Counter(map(frame_of, texts))
    if not counts:
        return "", 0.0
    frame, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return frame, count / counts.total()
