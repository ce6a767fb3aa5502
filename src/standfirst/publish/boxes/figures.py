"""Figures of a sentence: a number with its unit and what it counts, in the sentence's own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standfirst.publish.boxes.numbers import Number, numbers
from standfirst.publish.boxes.told import Told, stem, stems

_STATES = {
    "dead": r"dead|died|dies|killed|killing|deaths|death toll|fatalities|lost their lives",
    "hurt": r"injured|injuring|hurt|wounded|wounding|injuries|treated in hospital|taken to hospital",
    "missing": r"missing|unaccounted for",
    "evacuated": r"evacuated|homeless|left their homes",
    "free": r"freed|released|rescued",
    "held": r"arrested|detained",
}
_ANY = "|".join(_STATES.values())
_PEOPLE = r"(?:people|persons|men|women|children|passengers|workers|crew members|residents|others|civilians)"
_STATE_AFTER = re.compile(
    rf"(?: [a-z]+)?(?: {_PEOPLE})?(?: (?:are|were|was|have|has|had|is|be|been|being|also|still|now|reported|confirmed|"
    rf"known|to|feared)){{0,6}} (?P<state>{_ANY})\b"
)
_STATE_BEFORE = re.compile(
    rf"\b(?P<state>{_ANY})(?: (?:had )?(?:stood|stands|rose|risen|rises|climbed|was|is|now|at|to|of|by)){{0,4}} $",
    re.IGNORECASE,
)
_PEOPLE_NEXT = re.compile(rf" (?:[a-z]+ )?{_PEOPLE}\b")
_UNIT = re.compile(
    r" (?P<unit>percent(?:age points?)?|per cent|crowns?|dollars?|euros?|pounds|francs|yen|tonnes|tons|miles|yards|"
    r"(?:kilo|centi|milli)?met(?:re|er)s|hectares|square (?:kilomet(?:re|er)s|miles)|litres|gallons|megawatts|degrees|"
    r"kilograms|grams|feet)\b"
    r"|(?P<sign>%)"
)
_MAGNITUDE = re.compile(r"\bmagnitude (?:of |as |was |at )?$")
_TIMES = frozenset("second minute hour day night week month year decade century time round".split())
_STOP = frozenset(
    "and or but who that which to in on at from for with by as after before since until will was were is are has have "
    "had would could may might can than into near over under because when where while if said not each per about "
    "around through during against a an the it its his her their live wants want left came went took lost".split()
)
_IRREGULAR = frozenset("people men women children species crew firefighters homes staff police cattle sheep".split())
_NOUN = re.compile(r"((?:(?: of)? [A-Za-z][\w’'-]*)+)")
# "400 welders, electricians and engineers": all of them are counted
_AND_OTHERS = re.compile(r"(?:, [a-z-]+){0,5},? (?:and|or) [a-z-]+s\b")
_MAYBE = re.compile(
    r"\b(?:had (?:stood|been)|previously|may|might|could|would|can|if|should|"
    r"fear(?:s|ed)?|expected|warned|plans?|aims?)\b"
)
_PARTIAL = re.compile(
    r"\b(?:another|more(?! than)|further|additional|others?|of them|of whom|each|per|in (?:19|20)\d\d|last year|"
    r"earlier)\b",
    re.IGNORECASE,
)
# stems that two sentences on one plain count share, of all that either has (forty stories, 28 November 2026)
_SAME = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """``value``, ``counts`` and ``about`` stand in ``told.words``; ``counts`` has the value in it where it stands
    amid the words ("injuring 14 people"). ``kind`` is a state of people, "money", "percent", "measure",
    "magnitude" or "count"; ``thing`` the stem of its unit or noun; ``size`` the whole of "11 of 46". ``maybe``: the
    sentence tells of what may be, or of a part. ``firm``: none of that, and the only figure of its kind there, so
    that it can be compared.
    """

    told: Told
    value: str
    counts: str
    about: str
    kind: str
    thing: str
    number: float
    size: float
    vague: bool
    maybe: bool
    firm: bool

    @property
    def of_people(self) -> bool:
        """Whether it counts people in a state: dead, hurt, missing ..."""
        return self.kind in _STATES


def figures(told: Told) -> Iterator[Figure]:
    """The figures of a sentence in its order; none of a quotation, whose figures are its speaker's."""
    found = [] if told.speech else [(n, r) for n in numbers(told.words) if (r := _read(told.words, n))]
    maybe = bool(_MAYBE.search(told.words) or _PARTIAL.search(told.words))
    kinds = [read[:2] for _, read in found]
    for number, (kind, thing, end, counts, about) in found:
        yield Figure(
            told=told, value=told.words[number.start : end], counts=counts, about=about, kind=kind, thing=thing,
            number=number.value, size=number.whole, vague=number.vague, maybe=maybe,
            firm=not maybe and kinds.count((kind, thing)) == 1,
        )  # fmt: skip


def same_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures of a story certainly count the same: people in one state, the magnitude, or one unit or noun
    in two sentences that share most of their words."""
    if not (one.firm and other.firm) or (one.kind, one.thing) != (other.kind, other.thing):
        return False
    if one.of_people or one.kind == "magnitude":
        return True
    a, b = _about(one), _about(other)
    return len(a & b) >= 2 and len(a & b) / len(a | b) >= _SAME


def agree(one: Figure, other: Figure) -> bool:
    """Whether two values are one: "about 900" and 903, "at least 14" and 14."""
    near = 0.05 if one.vague or other.vague else 0.0  # how far an "about" reaches
    return abs(one.number - other.number) <= near * max(abs(one.number), abs(other.number))


def _about(figure: Figure) -> frozenset[str]:
    return stems(figure.told.words.replace(figure.value, " "))


_Read = tuple[str, str, int, str, str]  # kind, thing, end of the value, what it counts, whole and without the value


def _read(words: str, number: Number) -> _Read | None:
    if _UNIT.match(words, number.end) or number.sign:
        return _unit(words, number)
    return _state(words, number) or _magnitude(words, number) or _count(words, number)


def _state(words: str, number: Number) -> _Read | None:
    """ "killed 12 people", "the death toll rose to 12"; then "12 people died"."""
    if before := _STATE_BEFORE.search(words[: number.start]):
        people, named = _PEOPLE_NEXT.match(words, number.end), _count(words, number)
        counted = people.group() if people else f" {named[3]}" if named else ""
        whole = words[before.start() : number.end] + counted
        return _state_of(before["state"]), "", number.end, whole, counted.strip() or before["state"]
    if after := _STATE_AFTER.match(words, number.end):
        return _state_of(after["state"]), "", number.end, after.group().strip(), after.group().strip()
    return None


def _state_of(word: str) -> str:
    return next(name for name, words in _STATES.items() if re.fullmatch(words, word, re.IGNORECASE))


def _magnitude(words: str, number: Number) -> _Read | None:
    if "aftershock" in words or not (found := _MAGNITUDE.search(words[: number.start])):
        return None
    return "magnitude", "", number.end, found.group() + words[number.start : number.end], found.group().split()[0]


def _unit(words: str, number: Number) -> _Read | None:
    match = _UNIT.match(words, number.end)
    if match is None:
        return "money", number.sign, number.end, "", ""
    unit = (match["unit"] or "percent").lower()
    if unit.startswith(("percent", "per cent")):
        return "percent", unit[-6:], match.end(), "", ""
    money = stem(unit) in {stem(w) for w in ("crowns", "dollars", "euros", "pounds", "francs", "yen")}
    follows = re.match(r" (?!of\b)[a-z]+", words[match.end() :])
    noun = bool(follows) and follows is not None and follows.group().strip() not in _STOP
    if noun and (not money or unit[-1] != "s"):
        return None  # "the 200 metres backstroke", "a 310 million crown tender": the name of a thing
    return "money" if money else "measure", stem(unit), match.end(), "", ""


def _count(words: str, number: Number) -> _Read | None:
    match = _NOUN.match(words, number.end)
    taken: list[str] = []
    for word in match[1].split() if match else []:
        if word.lower() in _STOP or len(taken) >= 6 or (word[0].isupper() and not taken):
            break
        taken.append(word)
    while taken and taken[-1] == "of":
        taken.pop()
    head, of, of_what = " ".join(taken).partition(" of ")
    taken = head.split()
    noun = next((w for w in reversed(taken) if _plural(w)), "")
    if not noun or stem(noun) in {stem(t) for t in _TIMES} or noun.rstrip("s") in _TIMES:
        return None
    counted = " ".join(taken[: taken.index(noun) + 1])
    if of and taken[-1] == noun:
        inner = of_what.split()
        last = next((i for i, w in enumerate(inner) if _plural(w)), 0)
        counted = f"{counted} of {' '.join(inner[: last + 1])}"
    if more := _AND_OTHERS.match(words, number.end + 1 + len(counted)):
        counted += more.group()
    return "count", stem(noun), number.end, counted, counted


def _plural(word: str) -> bool:
    return word in _IRREGULAR or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    )
