"""What a mutator reads off a sentence: its quotation, its names, its numbers. Plain patterns, none of the checker's."""

import re

QUOTE = re.compile(r"[\"“„«‘]\s?([^\"“”„«»]{8,}?)\s?[\"”“»]")
NUMBER = re.compile(r"(?<![\w.,:-])\d+(?:[., \u00a0]\d{3})*(?:[.,]\d+)?(?![\w:-]|[.,]\d)")
_REST = r"[\wñçãõéèêáàâíóôúüäöß-]+(?:['’](?!s\b)[\wñçãõéèêáàâíóôúüäöß-]+)*"  # "O'Brien", but "Ansel" of "Ansel's"
FULL_NAME = re.compile(rf"\b[A-ZÄÖÜÉÁÍÓÚ]{_REST}(?: (?:[A-ZÄÖÜÉÁÍÓÚ]{_REST}))+")
ONE_NAME = re.compile(r"(?<=[\w,] )[A-ZÄÖÜÉÁÍÓÚ][\wñçãõéèêáàâíóôúüäöß]{3,}")
_LED_ADJECTIVE = re.compile(r"(?:The|A|An) [\w-]+$")  # "The Tarsen company": no name, and any owner may stand there
_CALENDAR = re.compile(
    r"(?i)^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|"
    r"october|november|december)$"
)
_YEAR = re.compile(r"^(?:1[5-9]|20)\d\d$")
_SPELLED = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve".split(),
        (str(n) for n in range(2, 13)),
        strict=True,
    )
)


def quotes(text: str) -> list[re.Match[str]]:
    """Quotations of three words and more; group 1 is the words."""
    return [m for m in QUOTE.finditer(text) if len(m[1].split()) >= 3]


def outside_quotes(text: str, start: int) -> bool:
    """Whether a position is outside every quotation."""
    return not any(m.start() <= start < m.end() for m in QUOTE.finditer(text))


def numbers(text: str, months: list[str]) -> list[re.Match[str]]:
    """Counted numbers outside quotations: no years, no days of a date."""
    dated = re.compile(r"\b(?:" + "|".join(months) + r") $")
    month = re.compile(r"^(?:\.|º|er)?\s(?:de )?(?:" + "|".join(months) + r")\b")
    return [
        m
        for m in NUMBER.finditer(text)
        if outside_quotes(text, m.start())
        and not _YEAR.match(m[0])
        and not month.match(text[m.end() :])
        and not dated.search(text[: m.start()])
    ]


def spelled_as_digits(text: str) -> str:
    """The text with number words up to twelve as digits."""
    return re.sub(r"\b[a-z]+\b", lambda m: _SPELLED.get(m[0].lower(), m[0]), text.lower())


def plain(number: str) -> str:
    """A number's digits, to compare "4,500" with "4500"."""
    return re.sub(r"\D", "", number)


def has_number(text: str, number: str) -> bool:
    """Whether the text has these digits, in figures or in words."""
    return plain(number) in {plain(m[0]) for m in re.finditer(r"\d[\d.,]*", spelled_as_digits(text))}


def names(text: str, publishers: set[str]) -> list[re.Match[str]]:
    """Names of two words and more, outside quotations, that are no publisher's; titles before them may be included."""
    return [
        m
        for m in FULL_NAME.finditer(text)
        if outside_quotes(text, m.start())
        and not any(m[0] in p or p in m[0] for p in publishers)
        and not _LED_ADJECTIVE.match(m[0])
    ]


def single_names(text: str, publishers: set[str]) -> list[re.Match[str]]:
    """Names of one word inside the sentence, no months, no days."""
    known = " ".join(publishers)
    whole = [(m.start(), m.end()) for m in FULL_NAME.finditer(text)]
    return [
        m
        for m in ONE_NAME.finditer(text)
        if outside_quotes(text, m.start())
        and m[0] not in known
        and not _CALENDAR.match(m[0])
        and not any(a <= m.start() < b for a, b in whole)
    ]


def content(text: str) -> set[str]:
    """Words of five letters and more, lower case: a rough measure of what two sentences share."""
    return {w.lower() for w in re.findall(r"[^\W\d_]{5,}", text)}
