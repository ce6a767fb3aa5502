"""Numbers of a sentence that may be figures, with the hedge before them: no dates, ages, scores or names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_SMALL = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    name: 10 * value for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "dozen": 12, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_WORDS = "|".join(sorted([*_SMALL, *_TENS], key=len, reverse=True))
_HEDGE = (
    r"at least|at most|about|around|some|nearly|almost|more than|over|up to|as many as|fewer than|less than|"
    r"an estimated|roughly|approximately"
)
_NUMBER = re.compile(
    rf"(?<![\w.,:/$€£-])(?<!\d )(?P<hedge>(?:{_HEDGE}) )?(?P<sign>[$€£])?"
    rf"(?P<core>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
    rf"(?![\w:/]|[.,]\d|, \d{{3}}\b|-\w| a\. ?m| p\. ?m| [ap]m\b)(?P<scale> (?:{'|'.join(_SCALES)}))?"
    r"(?P<more> or more\b)?",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_NAMED = re.compile(
    rf"(?:\b(?:train|flight|carriage|coach|bus|line|room|route|page|chapter|article|section|platform|gate|number|no\.|"
    rf"unit|type|act|aged|age|until|from|since) |(?<!stood )(?<!stands )(?<!put )\bat |"
    rf"\bbetween [\w.,]+ and |\bbetween |\b{_MONTH} |\d, )$"
)
_AFTER_DATE = re.compile(rf" (?:{_MONTH}|percent of the way|o'clock|minutes past|to (?:\d|{_WORDS})\b)", re.IGNORECASE)
_AFTER_AGE = re.compile(r"(?: years old|-year)\b")


_CUT = re.compile(r"[.)\s]*")
_OF = re.compile(r" of (?:the |its |their |some |about )*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number at ``text[start:end]``, hedge, currency sign and scale included. ``vague``: "about", "at least", ...

    ``whole`` is the second number of "11 of 46", within the span too; ``value`` itself where there is none.
    """

    start: int
    end: int
    value: float
    whole: float
    vague: bool
    sign: str = ""


def numbers(text: str) -> Iterator[Number]:
    """Every number that counts or measures something; "11 of 46" is one."""
    waiting: Number | None = None
    for number in _plain(text):
        if waiting and _OF.fullmatch(text[waiting.end : number.start]):
            yield replace(waiting, end=number.end, whole=number.value)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = number
    if waiting:
        yield waiting


def _plain(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        core, before, after = match["core"], text[: match.start()], text[match.end() :]
        value = _value(core)
        if value is None or _AFTER_DATE.match(after) or _AFTER_AGE.match(after) or _age(before, after):
            continue
        if match["sign"] and core.isdigit() and not match["scale"] and _CUT.fullmatch(after):
            continue  # "worth $2." of "$2. 5 million": a splitter cut the figure
        if not match["sign"] and (_NAMED.search(before) or _year(core, match["scale"] or "")):
            continue
        value *= _SCALES.get((match["scale"] or "").strip().lower(), 1)
        yield Number(
            start=match.start(), end=match.end(), value=value, whole=value,
            vague=bool(match["hedge"] or match["more"]), sign=match["sign"] or "",
        )  # fmt: skip


def _value(core: str) -> float | None:
    if core[0].isdigit():
        return float(core.replace(",", ""))
    tens, _, ones = core.lower().partition("-")
    if tens in _TENS and (not ones or 0 < _SMALL.get(ones, 0) < 10):
        return float(_TENS[tens] + _SMALL.get(ones, 0))
    return float(_SMALL[tens]) if tens in _SMALL and not ones else None


def _age(before: str, after: str) -> bool:
    return before.endswith(", ") and after[:1] in (",", ".", ";")


def _year(core: str, scale: str) -> bool:
    return not scale and core.isdigit() and len(core) == 4 and 1500 <= int(core) <= 2100
