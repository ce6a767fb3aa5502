"""Numbers with their unit: figures, number words, separators by language, ranges and scores."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.number_words import spelled_at
from standfirst.verify.reading.tokens import Token, tokens

_SIGN = re.compile(r"\.?\s?([€£$¥₹%])(?!\w)")
_UNIT_REACH = 64  # characters in which scale and unit words follow a number
_PAIR = re.compile(r"\s?(?:-|/|:)\s?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as read. ``unit`` is "", "%", "pp" (percentage points), a currency sign or "th" (ordinal).

    ``other`` holds the second side of a score or range such as 3-2; ``start`` and ``end`` cover unit and scale words.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    raw: str
    other: Decimal | None = None

    def same_value(self, other: "Number") -> bool:
        """Whether value, unit and second side are equal; nothing is converted."""
        return (self.value, self.unit, self.other) == (other.value, other.unit, other.other)


def numbers(text: str, words: Lexicon, taken: tuple[tuple[int, int], ...] = ()) -> tuple[Number, ...]:
    """The numbers of folded ``text`` that start outside the ``taken`` stretches (dates), in order."""
    figures = [n for n in _figures(text, words) if not _inside(n.start, taken)]
    covered = tuple((n.start, n.end) for n in figures) + taken
    spelled = [n for n in _spelled(text, words) if not _inside(n.start, covered)]
    return tuple(sorted((*figures, *spelled), key=lambda n: n.start))


def parse_figure(digits: str, words: Lexicon) -> Decimal:
    """The value of ``1,500`` / ``1.500`` / ``1 500`` / ``1,5`` as the language writes it; three digits make a group.

    Where no group fits, the thousands mark is read as the decimal one: ``1.5`` in a German text.
    """
    if _grouping(words.language).fullmatch(digits):
        plain = digits.translate({ord(mark): None for mark in words.thousands})
    else:
        plain = digits if digits.count(".") + digits.count(",") == 1 else re.sub(r"[.,]", "", digits)
    return Decimal(plain.replace(",", "."))


@lru_cache(maxsize=16)
def _grouping(language: str) -> re.Pattern[str]:
    marks = lexicon(language).thousands
    point = "," if "," not in marks else "."
    return re.compile(_grouped(marks) + rf"(?:{re.escape(point)}\d+)?")


def _grouped(marks: str) -> str:
    """Digits in groups of three, one mark throughout; the Indian groups of two go with the comma."""
    ways = [rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+" for mark in marks]
    indian = [r"\d{1,2}(?:,\d{2})+,\d{3}"] if "," in marks else []
    return f"(?:{'|'.join((*ways, *indian))})"


@lru_cache(maxsize=16)
def _figure(language: str) -> re.Pattern[str]:
    """Figures with sign, currency and what is written right after them, for a language."""
    words = lexicon(language)
    point = "," if "," not in words.thousands else "."
    short = sorted((s for s in words.scales if len(s) <= 2), key=len, reverse=True)
    tails = "|".join((*sorted(words.ordinal_endings, key=len, reverse=True), *short))
    tail = rf"%|(?:{tails})\b" if tails else "%"
    return re.compile(
        r"(?<![\w.,])(?P<minus>[-+](?=[\d$€£¥₹]))?(?P<currency>(?:US|A|C|HK|R)?\$|[€£¥₹])?\s?"
        rf"(?P<digits>{_grouped(words.thousands)}(?:{re.escape(point)}\d+)?(?![.,]?\d)|\d+(?:[.,]\d+)*)"
        rf"(?P<tail>{tail})?(?![\w%])"
    )


def _inside(at: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    return any(a <= at < b for a, b in stretches)


def _figures(text: str, words: Lexicon) -> list[Number]:
    found: list[Number] = []
    for match in _figure(words.language).finditer(text):
        value = parse_figure(match["digits"], words) * (-1 if match["minus"] == "-" else 1)
        tail = match["tail"] or ""
        unit = "%" if tail == "%" else "th" if tail in words.ordinal_endings else match["currency"] or ""
        value *= words.scales.get(tail, 1) if tail not in ("%", "") else 1
        number = _with_unit(
            text, words, Number(start=match.start(), end=match.end(), value=value, unit=unit, raw=match.group())
        )
        if found and _PAIR.fullmatch(text, found[-1].end, number.start) and found[-1].other is None:
            before = found.pop()
            number = Number(
                start=before.start, end=number.end, value=before.value, unit=number.unit or before.unit,
                raw=text[before.start : number.end], other=number.value,
            )  # fmt: skip
        found.append(number)
    return found


def _with_unit(text: str, words: Lexicon, number: Number) -> Number:
    """Take in the scale and unit that follow: "2.4 million euros", "18 Mio. €", "12 per cent", "2 mil millones"."""
    value, unit, end = number.value, number.unit, number.end
    after = [piece for t in tokens(text[end : end + _UNIT_REACH]) for piece in _pieces(t, end)]
    while after and (scale := words.scales.get(after[0].low, 0)) and len(after[0].low) > 1:
        if text[end : after[0].start] not in (" ", "-"):
            break
        value, end = value * scale, after.pop(0).end
    if sign := _SIGN.match(text, end):
        unit, end = unit or sign[1], sign.end()
    elif not unit:
        unit, end = _unit(after, words, text, end)
    return Number(start=number.start, end=end, value=value, unit=unit, raw=text[number.start : end], other=number.other)


def _pieces(token: Token, offset: int) -> list[Token]:
    """The words of a compound, each a token: an "18.6-billion-dollar budget" is one of 18.6 billion dollars."""
    found, at = [], token.start + offset
    for text, low in zip(token.text.split("-"), token.low.split("-"), strict=False):
        found.append(Token(text, low, at, at + len(text)))
        at += len(text) + 1
    return [piece for piece in found if piece.text]


def _unit(after: list[Token], words: Lexicon, text: str, end: int) -> tuple[str, int]:
    """The unit in words right after ``end``, past a link such as "de" or "d'", and where it ends."""
    if len(after) > 1 and after[0].low in words.unit_links and words.currencies.get(after[1].low):
        return words.currencies[after[1].low], after[1].end
    if not after or text[end : after[0].start].strip(" .-"):
        return "", end
    for unit, phrases in (("pp", words.points), ("%", words.percent)):
        for phrase in phrases.get(after[0].low, ()):
            if tuple(t.low for t in after[: len(phrase)]) == phrase:
                return unit, after[len(phrase) - 1].end
    if after[0].low in words.currencies:
        return words.currencies[after[0].low], after[0].end
    return "", end


def _spelled(text: str, words: Lexicon) -> list[Number]:
    found: list[Number] = []
    all_tokens = tokens(text)
    index = 0
    while index < len(all_tokens):
        value, length = spelled_at(all_tokens, index, words)
        if length:
            last = all_tokens[index + length - 1]
            start = all_tokens[index].start
            number = Number(start=start, end=last.end, value=Decimal(value), unit="", raw=text[start : last.end])
            found.append(_with_unit(text, words, number))
        elif all_tokens[index].low in words.ordinals:
            token = all_tokens[index]
            found.append(
                Number(
                    start=token.start,
                    end=token.end,
                    value=Decimal(words.ordinals[token.low]),
                    unit="th",
                    raw=token.text,
                )
            )
        index += max(1, length)
    return found
