"""Numbers and dates of a sentence as tokens that are equal when they mean the same: 1,200 and 1 200 and twelve hundred.

English and German. A grouping mark is one that three figures follow; a comma or point otherwise begins decimals.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from standfirst.domain.text import accentless


class TokenKind(Enum):
    """What a token is to a comparison."""

    WORD = "word"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureToken:
    """A word, number or date: ``key`` is what it means, ``shown`` how the text wrote it."""

    key: str
    shown: str
    kind: TokenKind = TokenKind.WORD

    @property
    def capital(self) -> bool:
        """Whether it is a word written with a capital."""
        return self.kind is TokenKind.WORD and self.shown[:1].isupper()


_GROUPED = r"\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?"
_TOKEN = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d\d-\d\d\b)|(?P<dotted>\b\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d)\b)"
    rf"|(?P<number>(?:{_GROUPED}|\d+(?:[.,:]\d+)?))(?P<unit>(?:st|nd|rd|th|bn|mn|m|k)\b)?"
    rf"|(?P<letters>(?:[^\W\d_]\.){{2,}})|(?P<word>[^\W\d_][^\W_]*(?:['’][^\W\d_]+)?)|(?P<percent>%)"
)
_UNITS = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9}
_SMALL = {
    word: value
    for value, words in enumerate(
        "zero/null one/eins two/zwei three/drei four/vier five/funf six/sechs seven/sieben eight/acht nine/neun "
        "ten/zehn eleven/elf twelve/zwolf thirteen/dreizehn fourteen/vierzehn fifteen/funfzehn sixteen/sechzehn "
        "seventeen/siebzehn eighteen/achtzehn nineteen/neunzehn".split()
    )
    for word in words.split("/")
}
_TENS = {
    word: 10 * value
    for value, words in enumerate(
        "twenty/zwanzig thirty/dreissig forty/vierzig fifty/funfzig sixty/sechzig seventy/siebzig eighty/achtzig "
        "ninety/neunzig".split(),
        2,
    )
    for word in words.split("/")
}
_SCALES = {
    "hundred": 1e2, "hundert": 1e2, "thousand": 1e3, "tausend": 1e3, "million": 1e6, "millionen": 1e6,
    "billion": 1e9, "milliarde": 1e9, "milliarden": 1e9, "trillion": 1e12, "billionen": 1e12, "dozen": 12.0,
    "dutzend": 12.0, "mio": 1e6, "mrd": 1e9,
}  # fmt: skip
_ORDINALS = {
    word: value
    for value, words in enumerate(
        "first/erste second/zweite third/dritte fourth/vierte fifth/funfte sixth/sechste seventh/siebte eighth/achte "
        "ninth/neunte tenth/zehnte".split(),
        1,
    )
    for word in words.split("/")
}
_MONTHS = {
    word: value
    for value, words in enumerate(
        "January/Januar/Jan February/Februar/Feb March/März/Mar April/Apr May/Mai June/Juni/Jun July/Juli/Jul "
        "August/Aug September/Sept/Sep October/Oktober/Oct/Okt November/Nov December/Dezember/Dec/Dez".split(),
        1,
    )
    for word in words.split("/")
}
_WEEKDAYS = {
    word: value
    for value, words in enumerate(
        "Monday/Montag Tuesday/Dienstag Wednesday/Mittwoch Thursday/Donnerstag Friday/Freitag "
        "Saturday/Samstag/Sonnabend Sunday/Sonntag".split()
    )
    for word in words.split("/")
}
_FIGURE_WORD = re.compile(
    r"^\W*(?:" + "|".join(sorted(w.lower() for w in (*_SMALL, *_TENS, *_SCALES, *_ORDINALS, *_MONTHS, *_WEEKDAYS)))
    + "|fünf|zwölf|dreißig|märz)|und(?:zwan|drei|vier|fünf|sech|sieb|acht|neun)"
)  # fmt: skip
_COMPOUND = re.compile("(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und(.+)")
_PLAIN_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")


def figure_tokens(text: str) -> list[FigureToken]:
    """The tokens of a sentence in order; "three million" and "2 March" are one token each."""
    return _dated(_summed(list(_raw(text))))


def may_be_figure(word: str) -> bool:
    """Whether a word, folded and with its punctuation, could be part of a number or date; in doubt, yes."""
    return any(map(str.isdigit, word)) or bool(_FIGURE_WORD.search(word))


def _raw(text: str) -> Iterator[FigureToken]:
    for found in _TOKEN.finditer(text):
        shown = found.group()
        if found["word"]:
            yield _word(shown)
        elif found["number"]:
            yield _number(found["number"], found["unit"] or "", shown)
        elif found["percent"]:
            yield FigureToken(key="percent", shown=shown)
        elif found["letters"]:
            yield FigureToken(key=accentless(shown).replace(".", ""), shown=shown)
        else:
            year, month, day = shown.split("-") if found["iso"] else reversed(shown.split("."))
            yield FigureToken(key=f"@{int(month)}-{int(day)}", shown=shown, kind=TokenKind.DATE)
            yield FigureToken(key=f"#{int(year) % 2000 + 2000}", shown=year, kind=TokenKind.NUMBER)


def _word(shown: str) -> FigureToken:
    shown = shown.removesuffix("'s").removesuffix("’s")
    if shown in _WEEKDAYS:
        return FigureToken(key=f"@w{_WEEKDAYS[shown]}", shown=shown, kind=TokenKind.DATE)
    key = shown.lower() if shown.isascii() else accentless(shown)
    ordinal = _ORDINALS.get(key) or _ORDINALS.get(key[:-1] if key.endswith(("n", "r", "s", "m")) else "")
    if ordinal:
        return FigureToken(key=f"#{ordinal}.", shown=shown, kind=TokenKind.NUMBER)
    value = _spelled(key)
    if value is not None:
        return FigureToken(key=_key(value), shown=shown, kind=TokenKind.NUMBER)
    return FigureToken(key="percent" if key in ("prozent", "percent") else key, shown=shown)


def _spelled(key: str) -> float | None:
    if key in _SMALL:
        return _SMALL[key]
    if key in _TENS:
        return _TENS[key]
    compound = _COMPOUND.fullmatch(key)
    if compound and compound[2] in _TENS:
        return _TENS[compound[2]] + _SMALL.get(compound[1], 1)
    return None


def _number(figures: str, unit: str, shown: str) -> FigureToken:
    if ":" in figures:
        return FigureToken(key="#" + figures.lstrip("0"), shown=shown, kind=TokenKind.NUMBER)
    plain = re.sub(r"[ .,'’\u00a0\u202f](?=\d{3}(?!\d))", "", figures).replace(",", ".")
    try:
        value = float(plain) * _UNITS.get(unit, 1.0)
    except ValueError:  # marks in an order that is no number
        return FigureToken(key="#" + plain, shown=shown, kind=TokenKind.NUMBER)
    ordinal = "." if unit in ("st", "nd", "rd", "th") else ""
    return FigureToken(key=_key(value) + ordinal, shown=shown, kind=TokenKind.NUMBER)


def _key(value: float) -> str:
    return f"#{value:.10g}"


def _value(token: FigureToken) -> float | None:
    try:
        return float(token.key[1:]) if token.kind is TokenKind.NUMBER and token.key[-1] != "." else None
    except ValueError:
        return None


def _summed(tokens: list[FigureToken]) -> list[FigureToken]:
    """Numbers with the words that belong to them: "twenty-one", "two hundred", "2.5 million"."""
    out: list[FigureToken] = []
    for token in tokens:
        before = _value(out[-1]) if out else None
        joined = None if before is None else _joined(before, token, out[-1].shown)
        if joined is None or not out:
            out.append(token)
        else:
            shown = f"{out.pop().shown} {token.shown}"
            out.append(FigureToken(key=_key(joined), shown=shown, kind=TokenKind.NUMBER))
    return out


def _joined(before: float, token: FigureToken, shown: str) -> float | None:
    if token.kind is TokenKind.WORD:
        scale = _SCALES.get(token.key)
        return before * scale if scale else None
    value = _value(token)
    spelled = not token.shown[:1].isdigit() and not shown[:1].isdigit()
    if spelled and value is not None and 0 < value < 10 and before in _TENS.values():
        return before + value
    return None


def _dated(tokens: list[FigureToken]) -> list[FigureToken]:
    """A day beside a month as one date, a month alone as a date too."""
    out: list[FigureToken] = []
    skip = False
    for place, token in enumerate(tokens):
        if skip:
            skip = False
            continue
        month = _MONTHS.get(token.shown)
        if month is None:
            out.append(token)
            continue
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if out and _PLAIN_DAY.fullmatch(out[-1].shown):
            out.append(_date(month, out.pop(), f"{tokens[place - 1].shown} {token.shown}"))
        elif after is not None and _PLAIN_DAY.fullmatch(after.shown):
            out.append(_date(month, after, f"{token.shown} {after.shown}"))
            skip = True
        else:
            out.append(FigureToken(key=f"@m{month}", shown=token.shown, kind=TokenKind.DATE))
    return out


def _date(month: int, day: FigureToken, shown: str) -> FigureToken:
    return FigureToken(key=f"@{month}-{day.key.strip('#.')}", shown=shown, kind=TokenKind.DATE)
