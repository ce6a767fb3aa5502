"""What a sentence counts, and how many: the same thing counted anew is found again, in figures or in words.

"At least seven people were hurt" and "Nineteen people have been treated in hospital" count one thing, "about 20 houses"
and "some 20 homes" need their words to tell. Times, days, years, ages, parts ("five of the injured") and labels ("train
408") count nothing.
"""

import re
from dataclasses import dataclass

from standfirst.write.lexicon import MONTHS, STOP, WEEKDAYS, stem

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)*)|(?P<mark>[%.;:,!?()\"“”])", re.UNICODE
)
_UNITS = {
    name: float(value)
    for value, names in enumerate(
        "zero/null one two/zwei three/drei four/vier five/fünf six/sechs seven/sieben eight/acht nine/neun ten/zehn "
        "eleven/elf twelve/zwölf thirteen/dreizehn fourteen/vierzehn fifteen/fünfzehn sixteen/sechzehn "
        "seventeen/siebzehn eighteen/achtzehn nineteen/neunzehn".split()
    )
    for name in names.split("/")
}
_TENS = {
    name: float(value * 10)
    for value, names in enumerate(
        "twenty/zwanzig thirty/dreißig forty/vierzig fifty/fünfzig sixty/sechzig seventy/siebzig eighty/achtzig "
        "ninety/neunzig".split(),
        2,
    )
    for name in names.split("/")
}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0, "hundert": 1e2, "tausend": 1e3,
    "millionen": 1e6, "milliarden": 1e9,
}  # fmt: skip
_STATES = {
    word: state
    for state, listed in {
        "dead": "dead die dies died dying killed kills kill killing death deaths fatalities toll lives tote toten "
        "getötet",
        "injured": "injured injuring injuries hurt wounded treated verletzt verletzte verletzten",
        "missing": "missing unaccounted vermisst vermisste",
        "moved out": "evacuated displaced homeless",
        "arrested": "arrested arrests arrest",
        "freed": "freed",
    }.items()
    for word in listed.split()
}
_ACTIVE = frozenset("killed kills killing injured injures injuring wounded wounding arrested freed".split())
_BOUNDS = frozenset("at least more than about some around nearly almost up to as many another a total of".split())
_NOBODY = frozenset("nobody none no not neither never without".split())
_PEOPLE = frozenset(
    """
    people persons passengers residents villagers children men women workers firefighters inhabitants patients pupils
    students soldiers miners tourists protesters officers supporters others members victims crew menschen personen
    """.split()
)
_MEASURES = frozenset("magnitude speed depth height temperature stärke".split())
_LABELS = frozenset(
    """
    train trains flight flights bus buses route routes line class number no room page chapter article section carriage
    carriages highway road gate platform under-
    """.split()
)
_SHARE = "percent"
_SPELLS = frozenset(stem(w) for w in "seconds minutes hours days weeks months years times metres kilometres".split())
_APART = frozenset("aftershock forecast limit average previous earlier record usual".split())  # another's measure
_LEAST = ("at least", "more than", "mindestens", "over", "no fewer than", "no less than")
_ABOUT = ("about", "some", "around", "nearly", "almost", "up to", "roughly", "approximately", "rund", "almost")
_CLOCK = frozenset("a.m p.m am pm o'clock uhr".split())
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PART = re.compile(
    r"\s*(?:(?:or more )?of (?:the|them|those|these|whom|its|their|his|her)\b|more\b|others?\b|thirds?\b)"
)
_NOT_FOUND = re.compile(r"\b(?:not|yet to|still to|never) (?:yet )?(?:been|be) (?:found|located|identified)\b")
_WHOLE = re.compile(r"\bof (?:the |its |their )?$")  # "seventeen of the 149 people": who is hurt are the seventeen
_FORWARD, _BACK = 9, 6  # words looked at after and before a number for what became of those it counts
_LEAST_SHARED = 3  # words of content around two numbers that count, say, houses; fewer are shared by chance
_NEAR = 0.1  # two values this close are one where one of them is "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """``value`` of ``thing`` (stems of its words, or a ``state`` such as "injured"). ``shown`` is the number and the
    thing, ``number`` the number alone; ``context`` the stems of the sentence around it; ``vague`` says "about",
    ``least`` "at least", ``measured`` that a measure's name ("magnitude") stands before the number."""

    value: float
    thing: frozenset[str]
    state: str
    unit: str
    shown: str
    number: str
    context: frozenset[str]
    vague: bool = False
    least: bool = False
    measured: bool = False

    def same_thing(self, other: "Count") -> bool:
        """Whether both count the same, as far as their own words can tell."""
        if self.state or other.state:
            return self.state == other.state
        if self.unit != other.unit or self.unit == _SHARE or not self.thing & other.thing:
            return False  # whose share it is, no word beside it tells
        if (self.context ^ other.context) & _APART:
            return False
        shared = (self.context & other.context) - self.thing - other.thing
        least = _LEAST_SHARED + bool(self.unit) + 2 * bool(self.thing & other.thing & _SPELLS)
        return (self.measured and other.measured) or len(shared) >= least

    def same_value(self, other: "Count") -> bool:
        """Whether both give the same number; "at least 11" is 11, "about 20" is 21."""
        if self.vague or other.vague:
            return abs(self.value - other.value) <= _NEAR * max(self.value, other.value)
        return self.value == other.value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    value: float
    start: int
    end: int
    first: int  # index of its first token, of its last
    last: int


def counts(text: str) -> tuple[Count, ...]:
    """What ``text``, one sentence, counts, in its order."""
    tokens = list(_TOKEN.finditer(text))
    words = [t.group().lower() for t in tokens]
    numbers = _numbers(text, tokens, words)
    taken = {i for n in numbers for i in range(n.first, n.last + 1)}
    past = any(_YEAR.fullmatch(w) for w in words)
    context = frozenset(stem(w) for w in words if w[0].isalpha() and w not in STOP)
    found = (_count(n, text, words, taken, context) for n in numbers if not _counts_nothing(n, text, words))
    return tuple(c for c in found if c and not (past and (c.state or c.measured)))


def _numbers(text: str, tokens: list[re.Match[str]], words: list[str]) -> list[_Number]:
    found: list[_Number] = []
    place = 0
    while place < len(words):
        value, last = _value(words, place)
        if value is not None:
            found.append(
                _Number(value=value, start=tokens[place].start(), end=tokens[last].end(), first=place, last=last)
            )
        place = last + 1
    return found


def _value(words: list[str], place: int) -> tuple[float | None, int]:
    word, last = words[place], place
    value = _digits(word) if word[0].isdigit() else _spelled(word)
    if value is None:
        return None, place
    while last + 1 < len(words) and words[last + 1] in _SCALES:
        last += 1
        value *= _SCALES[words[last]]
    return value, last


def _digits(word: str) -> float | None:
    plain = re.sub(r",(?=\d{3}(?!\d))", "", word)
    if plain.count(".") == 1 and re.fullmatch(r"\d{1,3}\.\d{3}", plain):
        plain = plain.replace(".", "")  # 1.500 in German
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None


def _spelled(word: str) -> float | None:
    if word in _UNITS or word in _TENS:
        return _UNITS.get(word, _TENS.get(word))
    if word == "dozen":
        return 12.0
    tens, _, rest = word.partition("-")
    return _TENS[tens] + _UNITS[rest] if tens in _TENS and rest in _UNITS else None


def _counts_nothing(number: _Number, text: str, words: list[str]) -> bool:
    """Times, days, years, ages, parts of another count, labels, and "one"."""
    before = words[number.first - 1] if number.first else ""
    after = words[number.last + 1] if number.last + 1 < len(words) else ""
    near = text[number.end : number.end + 12].lower()
    written = text[number.start : number.end]
    return (
        number.value == 1
        or bool(_WHOLE.search(text[: number.start]))
        or bool(_YEAR.fullmatch(written))
        or before in _LABELS
        or after in _CLOCK or near.lstrip().startswith(("a.m", "p.m", "o'clock"))
        or bool(re.match(r"[:.]\d|(?:st|nd|rd|th)\b|-year|[-–]\d|-", near))
        or bool(re.search(r"[:\d][-–.]?$", text[max(0, number.start - 2) : number.start]))
        or _is_day(before, after)
        or (before == "," and after in (",", ".", ""))  # an age
        or before == "aged"
        or bool(_PART.match(near + text[number.end + 12 : number.end + 30].lower()))
    )  # fmt: skip


def _is_day(before: str, after: str) -> bool:
    months = {m.lower() for m in MONTHS}
    return before in months or after in months or before in {d.lower() for d in WEEKDAYS}


def _count(number: _Number, text: str, words: list[str], taken: set[int], context: frozenset[str]) -> Count | None:
    unit, measure = _unit(words, number), _measure(words, number, taken)
    state = "" if unit or measure or not number.value.is_integer() else _state(number, text, words, taken)
    thing, end = ((measure,), number.end) if measure else _counted(number, text, words, taken)
    if not (state or thing or unit):
        return None
    lead = text[max(0, number.start - 14) : number.start].lower().rstrip()
    written = _written(number, text)
    shown = f"{measure} {written}" if measure else f"{written} {state or text[number.end : end]}"
    return Count(
        value=number.value, thing=frozenset(stem(w) for w in thing) | ({unit} if unit else frozenset()), state=state,
        unit=unit, shown=" ".join(shown.split()), number=written, context=context, vague=lead.endswith(_ABOUT),
        least=lead.endswith(_LEAST), measured=bool(measure),
    )  # fmt: skip


def _measure(words: list[str], number: _Number, taken: set[int]) -> str:
    """ "magnitude" of "magnitude 5.1" and "a magnitude of 5.1"."""
    for place in range(number.first - 1, max(-1, number.first - 4), -1):
        if place in taken:
            break
        if words[place] in _MEASURES:
            return words[place]
    return ""


def _written(number: _Number, text: str) -> str:
    """The number in figures where it was spelled out in one word, else as written."""
    written = text[number.start : number.end]
    return written if " " in written or written[0].isdigit() else f"{number.value:,.0f}"


def _state(number: _Number, text: str, words: list[str], taken: set[int]) -> str:
    """What became of those whom the number counts: said right before it ("killing at least 11"), else after it, else
    before it in its clause. Only of people, and not over another number or "nobody"."""
    after = words[number.last + 1] if number.last + 1 < len(words) else ""
    if after[:1].isalpha() and after not in _PEOPLE and after not in STOP and after not in _STATES:
        after = next((w for w in words[number.last + 2 : number.last + 4] if w in _PEOPLE), "")
        if not after:
            return ""
    before = _reach(words[: number.first][::-1], taken, number.first, -1)
    right_before = next((w for w in before if w not in _BOUNDS), "")
    if right_before in _ACTIVE:
        return _STATES[right_before]
    clause = re.split(rf"[.;,!?]|\b(?:and|but|{'|'.join(_UNITS)})\b|\d", text[number.end :].lower(), maxsplit=1)[0]
    if _NOT_FOUND.search(clause):
        return "missing"
    following = _reach(words[number.last + 1 :], taken, number.last, 1)[:_FORWARD]
    return next((_STATES[w] for w in (*following, *before[:_BACK]) if w in _STATES), "")


def _reach(words: list[str], taken: set[int], place: int, step: int) -> list[str]:
    """Words from a number on, up to another number, the end of the clause or a "nobody"; forward over commas."""
    ends = ".;!?" if step > 0 else ".;!?,"
    found: list[str] = []
    for index, word in enumerate(words, 1):
        if place + step * index in taken or word in ends or word in _NOBODY:
            break
        found.append(word)
    return found


def _unit(words: list[str], number: _Number) -> str:
    after = words[number.last + 1] if number.last + 1 < len(words) else ""
    if after in ("%", "percent", "prozent", "per"):
        return _SHARE
    return stem(after) if after.rstrip("s") in _MONEY else ""


_MONEY = frozenset("crown dollar euro pound kronen krone franc mark".split())


def _counted(number: _Number, text: str, words: list[str], taken: set[int]) -> tuple[tuple[str, ...], int]:
    """The counted noun after the number with a word before it ("council flats"), and where it ends in ``text``."""
    found: list[str] = []
    end = position = number.end
    for place in range(number.last + 1, min(len(words), number.last + 5)):
        word = words[place]
        if (
            place in taken
            or not word[0].isalpha()
            or word in _STATES
            or (found and (word in STOP or found[-1].endswith("s")))
        ):
            break
        position = text.lower().find(word, position) + len(word)
        if word not in STOP:
            found.append(word)
            end = position
    return tuple(found[:2]), end
