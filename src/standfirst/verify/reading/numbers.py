"""Numbers with their unit: figures, number words, separators by language, ranges and scores."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.tokens import Token, tokens

_FIGURE = re.compile(
    r"(?<![\w.,])(?P<minus>[-+](?=[\d$€£¥₹]))?(?P<currency>(?:US|A|C|HK)?\$|[€£¥₹])?\s?(?P<digits>\d+(?:[.,]\d+)*)"
    r"(?P<tail>%|(?:st|nd|rd|th|bn|tn|mn|m|k|b)\b)?(?![\w%])"
)
_PAIR = re.compile(r"\s?(?:-|/|:)\s?")
_COMMA_THOUSANDS = frozenset({"en"})


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


def parse_figure(digits: str, language: str) -> Decimal:
    """The value of ``1,500`` / ``1.500`` / ``1,5`` as the language writes it; three digits make a thousands group."""
    thousands, point = (",", ".") if language in _COMMA_THOUSANDS else (".", ",")
    groups = digits.split(thousands)
    whole = all(len(g.split(point)[0]) == 3 for g in groups[1:])
    plain = digits.replace(thousands, "") if whole else digits.replace(thousands, ".")
    try:
        return Decimal(plain.replace(point, "."))
    except InvalidOperation:
        return Decimal(re.sub(r"\D", "", digits))


def _inside(at: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    return any(a <= at < b for a, b in stretches)


def _figures(text: str, words: Lexicon) -> list[Number]:
    found: list[Number] = []
    for match in _FIGURE.finditer(text):
        value = parse_figure(match["digits"], words.language) * (-1 if match["minus"] == "-" else 1)
        tail = match["tail"] or ""
        unit = "%" if tail == "%" else "th" if tail in ("st", "nd", "rd", "th") else match["currency"] or ""
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
    """Take in the scale and unit words that follow: "2.4 million euros", "12 per cent", "3 percentage points"."""
    value, unit, end = number.value, number.unit, number.end
    after = tokens(text[end : end + 48])
    for token in after[:1]:
        if token.low in words.scales and text[end : end + token.start].strip() in ("", "-"):
            value, after = value * words.scales[token.low], after[1:]
            end, base = end + token.end, end
            after = tuple(Token(t.text, t.low, t.start + base - end, t.end + base - end) for t in after)
    named, length = _unit(after, words, text[end : end + 48])
    if named and not unit:
        unit, end = named, end + length
    return Number(start=number.start, end=end, value=value, unit=unit, raw=text[number.start : end], other=number.other)


def _unit(after: tuple[Token, ...], words: Lexicon, text: str) -> tuple[str, int]:
    if not after or text[: after[0].start].strip():
        return "", 0
    for unit, phrases in (("pp", words.points), ("%", words.percent)):
        for phrase in phrases.get(after[0].low, ()):
            if tuple(t.low for t in after[: len(phrase)]) == phrase:
                return unit, after[len(phrase) - 1].end
    if after[0].low in words.currencies:
        return words.currencies[after[0].low], after[0].end
    return "", 0


def _spelled(text: str, words: Lexicon) -> list[Number]:
    found: list[Number] = []
    all_tokens = tokens(text)
    index = 0
    while index < len(all_tokens):
        value, length = _spelled_at(all_tokens, index, words)
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


def _spelled_at(all_tokens: tuple[Token, ...], index: int, words: Lexicon) -> tuple[int, int]:
    """Value and word count of the number word that starts here: "two dozen", "twenty-five", "three hundred"."""
    total, length = _unit_word(all_tokens[index].low, words), 1
    if total is None:
        follows = all_tokens[index + 1].low if index + 1 < len(all_tokens) else ""
        if all_tokens[index].low in ("a", "an") and follows in words.scales and len(follows) > 2:
            return words.scales[follows], 2
        return (words.scales[all_tokens[index].low], 1) if _bare_scale(all_tokens[index].low, words) else (0, 0)
    if total == 1 and _pronoun_one(all_tokens, index, words):
        return 0, 0
    while index + length < len(all_tokens):
        low = all_tokens[index + length].low
        if low in words.scales and len(low) > 2:
            total *= words.scales[low]
        elif total >= 20 and _unit_word(low, words) is not None and total % 10 == 0:
            total += _unit_word(low, words) or 0
        else:
            break
        length += 1
    return total, length


def _bare_scale(low: str, words: Lexicon) -> bool:
    return low in words.scales and low.endswith("s") and len(low) > 3


def _pronoun_one(all_tokens: tuple[Token, ...], index: int, words: Lexicon) -> bool:
    """Whether "one" counts nothing: "one of", "no one", "the one"."""
    before = all_tokens[index - 1].low if index else ""
    after = all_tokens[index + 1].low if index + 1 < len(all_tokens) else ""
    if all_tokens[index].low != "one":
        return words.language != "en"  # "ein", "un", "uno", "um" are articles first
    return before in ("no", "any", "the", "this", "that", "some", "every", "which") or after in (
        "of",
        "another",
        "by",
        "",
    )


def _unit_word(low: str, words: Lexicon) -> int | None:
    if low in words.numbers:
        return words.numbers[low]
    tens, dash, units = low.partition("-")
    if dash and tens in words.numbers and units in words.numbers and words.numbers[tens] >= 20:
        return words.numbers[tens] + words.numbers[units]
    return None
