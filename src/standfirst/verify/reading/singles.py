"""Single quotation marks, which apostrophes, plurals and elisions look like: ‘ ’, ' ', ‚ ‘, ‹ ›, › ‹."""

import re
from collections.abc import Iterable, Iterator

from standfirst.verify.reading.stretch import Stretch

_EDGE = re.compile(
    r"(?P<low>(?<!\w)‚(?=\w))|(?P<angle>(?<!\w)‹)|(?P<inward>(?<![\w.,!?…])›(?=\w))"
    r"|(?P<open>(?<![\w'’.,!?…])[‘'](?=[\w«“\"¿¡]))"
    r"|(?P<close>(?<=[\w.,!?…)%”\"»])['’‘›‹](?![\w'’]))"
)
_MARK = re.compile("[‚‹›‘'’]")
_CLOSERS = {"‘": "’'", "'": "'’", "‚": "‘’'", "‹": "›", "›": "‹"}
_ELISION = re.compile(r"(?:tis|twas|twere|til|till|em|cause|cos|bout|round|n|neath|\d0s)\b", re.IGNORECASE)
_PLURAL = re.compile(r"(?:s|z|x|in)\Z", re.IGNORECASE)
_FIRM_AFTER = (".", ",", ";", ":", "!", "?", ")", "", "\n", "-", "–", "—")


def singles(text: str, start: int, end: int, double: list[Stretch]) -> list[Stretch]:
    """The stretches between single marks of one paragraph, in order; marks inside double ones are passed over."""
    found: list[Stretch] = []
    if not _MARK.search(text, start, end):
        return found
    opened, weak = "", -1
    first = -1
    for at, mark, closing in _edges(text, start, end, double):
        if closing and opened and mark in _CLOSERS[opened]:
            if _firm(text, at, mark, end):
                found.append(Stretch(first, at, single=True))
                opened, weak = "", -1
            elif weak < 0:
                weak = at
        elif not closing:
            if opened and weak >= 0:
                found.append(Stretch(first, weak, single=True))
            opened, first, weak = mark, at + 1, -1
    if opened and weak >= 0:
        found.append(Stretch(first, weak, single=True))
    return found


def _edges(text: str, start: int, end: int, double: Iterable[Stretch]) -> Iterator[tuple[int, str, bool]]:
    """Place, mark and whether it may close, of every single mark outside the double stretches."""
    inside = iter(double)
    current = next(inside, None)
    for match in _EDGE.finditer(text, start, end):
        while current and current.end <= match.start():
            current = next(inside, None)
        if current and current.start <= match.start():
            continue
        closing = match.lastgroup == "close"
        if closing or not (match.group() == "'" and _ELISION.match(text, match.end())):
            yield match.start(), match.group(), closing


def _firm(text: str, at: int, mark: str, end: int) -> bool:
    """Whether a mark closes for certain: punctuation beside it, or a word before it that is no plural ("workers’")."""
    if mark in "‘›‹" or not text[at - 1].isalnum():
        return True
    if at + 1 >= end or text[at + 1] in _FIRM_AFTER:
        return True
    return not _PLURAL.search(text, max(0, at - 3), at)
