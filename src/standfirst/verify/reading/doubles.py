"""Double quotation marks of the press: “ ”, „ “, « », » «, " ", 「 」, 『 』."""

import re
from collections import Counter

from standfirst.verify.reading.stretch import Stretch

_MARK = re.compile(r"[\"“”„‟«»「」『』＂]")
_CLOSERS = {
    "“": ("”", '"'),
    "„": ("“", "”", "‟", '"'),
    "«": ("»",),
    "»": ("«",),
    "「": ("」",),
    "『": ("』",),
    '"': ('"', "”"),
    "‟": ("”",),
    "＂": ("＂",),
    "”": ("”",),
}
_NEVER_OPEN = ("」", "』")
_STRAIGHT = ('"', "＂")
_RUNS_ON = re.compile(r"\s*[“\"„«「]")


def doubles(text: str, start: int, end: int) -> list[Stretch]:
    """The outermost stretches between double marks of one paragraph, in order.

    A mark opens only where one that closes it is left, or where the next paragraph opens anew.
    """
    found: list[Stretch] = []
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    left = Counter(mark for _, mark in marks)
    opened, first, depth = "", -1, 0
    runs_on = bool(_RUNS_ON.match(text, end))
    for at, mark in marks:
        left[mark] -= 1
        if not opened:
            if _opens(text, at, mark, start) and (runs_on or _left(left, mark)):
                opened, first, depth = mark, at + len(mark), 0
        elif mark == opened == '"' and _nested(text, at, left):
            depth += 1
        elif _closes(text, at, mark, opened):
            if depth:
                depth -= 1
            else:
                found.append(Stretch(first, at))
                opened = ""
        elif mark == opened and mark not in _STRAIGHT:
            depth += _left(left, mark) >= 2
    if opened and runs_on:
        found.append(Stretch(first, end, closed=False))
    return [s for s in found if s.end > s.start]


def _left(left: Counter[str], mark: str) -> int:
    """How many marks that close this one are left in the paragraph."""
    return sum(left[c] for c in _CLOSERS.get(mark, ())) + (mark == "“" and left["“"] > 0)


def _closes(text: str, at: int, mark: str, opened: str) -> bool:
    if mark == "“" and opened == "“":  # a closing mark typed as an opening one: a word before it, none after it
        return not _space(text[at - 1]) and not text[at + 1 : at + 2].isalnum()
    return mark in _CLOSERS[opened]


def _opens(text: str, at: int, mark: str, start: int) -> bool:
    if mark in _NEVER_OPEN:
        return False
    before, after = text[at - 1 : at] if at > start else "", text[at + len(mark) : at + len(mark) + 1]
    if before == "=":  # an attribute of markup left in the text
        return False
    if mark in ("»", "”"):  # German print turns the angles inwards, and curly marks are mistyped
        return after.isalnum() and (not before or _space(before) or before == "(")
    return mark in ("“", "„", "«", "「", "『") or not before.isalnum() or after.isupper()


def _nested(text: str, at: int, left: Counter[str]) -> bool:
    """Whether a straight mark inside a straight quotation opens one more: a space before it, a letter after it."""
    return text[at - 1] in " (" and text[at + 1 : at + 2].isalnum() and left['"'] >= 2


def _space(character: str) -> bool:
    return character.isspace()
