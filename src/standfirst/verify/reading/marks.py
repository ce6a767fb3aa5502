"""Quotation marks: where quoted words stand, in curly, straight, angled, low-high and single marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_MARK = re.compile('["“”„‟«»「」『』＂]')
_CLOSERS = {
    "“": '”"',
    "„": '“”‟"',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    '"': '"”',
    "‟": "”",
    "＂": "＂",
    "”": "”",
}
_SINGLE_OPEN = re.compile(r"(?<![\w'’])[‘'‹](?=[\w«“\"])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])['’›](?!\w)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quoted words without their marks: character offsets, end exclusive. ``closed`` is False for a quotation that
    runs on into the next paragraph."""

    start: int
    end: int
    closed: bool = True
    single: bool = False


def stretches(text: str) -> tuple[Stretch, ...]:
    """The outermost quoted stretches of ``text``, in order; nested ones stay inside their outer one.

    A quotation that opens each paragraph anew and closes only in the last yields one stretch a paragraph.
    """
    found: list[Stretch] = []
    for start, end in paragraphs(text):
        double = _doubles(text, start, end)
        single = [s for s in _singles(text, start, end) if not any(d.start <= s.start < d.end for d in double)]
        inside = [d for d in double if not any(s.start <= d.start and d.end <= s.end for s in single)]
        found.extend(sorted((*inside, *single), key=lambda s: s.start))
    return tuple(found)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line or paragraph."""
    start = 0
    for match in _PARAGRAPH.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _doubles(text: str, start: int, end: int) -> list[Stretch]:
    found: list[Stretch] = []
    opened, closers, depth = -1, "", 0
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if opened < 0:
            if _opens(text, at, mark, start):
                opened, closers, depth = at, _CLOSERS[mark], 0
        elif mark in closers and not (mark == '"' and _nested(text, at, end)):
            if depth:
                depth -= 1
            else:
                found.append(Stretch(opened + 1, at))
                opened = -1
        elif mark == text[opened] and mark in "“«„":
            depth += _closes_later(text, at, end, closers)
    if opened >= 0 and _carries_on(text, end):
        found.append(Stretch(opened + 1, end, closed=False))
    return found


def _opens(text: str, at: int, mark: str, start: int) -> bool:
    if mark == "”":
        return False
    if mark == "»":  # German print turns the angles inwards
        return at + 1 < len(text) and text[at + 1].isalnum() and (at == start or text[at - 1] in " (")
    return (
        mark in "“„«「『"
        or at == start
        or not text[at - 1].isalnum()
        or (at + 1 < len(text) and text[at + 1].isupper())
    )


def _nested(text: str, at: int, end: int) -> bool:
    """Whether a straight mark inside a straight quotation opens one more: a space before it, a letter after it."""
    return text[at - 1] in " (" and at + 1 < end and text[at + 1].isalnum() and text.count('"', at, end) >= 3


def _closes_later(text: str, at: int, end: int, closers: str) -> int:
    return 1 if sum(text.count(c, at, end) for c in set(closers)) >= 2 else 0


def _carries_on(text: str, end: int) -> bool:
    rest = text[end : end + 8].lstrip()
    return bool(rest) and rest[0] in '“"„«'


def _singles(text: str, start: int, end: int) -> list[Stretch]:
    found: list[Stretch] = []
    position = start
    while match := _SINGLE_OPEN.search(text, position, end):
        close = _closing_single(text, match.end(), end)
        if close < 0:
            return found
        found.append(Stretch(match.end(), close, single=True))
        position = close + 1
    return found


def _closing_single(text: str, start: int, end: int) -> int:
    """The closing single mark: the last candidate before the next opening one, because plurals end in one too."""
    limit = _SINGLE_OPEN.search(text, start, end)
    stop = limit.start() if limit else end
    places = [m.start() for m in _SINGLE_CLOSE.finditer(text, start, stop)]
    firm = [p for p in places if text[p - 1] in ".,!?…" or text[p + 1 : p + 2] in (".", ",", ";", ":", "")]
    return firm[0] if firm else places[0] if places else -1
