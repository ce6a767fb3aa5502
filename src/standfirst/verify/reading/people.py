"""Who is named in a text: persons and organisations with the offices, ages and genders the text gives them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.phrases import CLAUSE, LINKS, says
from standfirst.verify.reading.speech import given_names
from standfirst.verify.reading.tokens import Token

_AGE = re.compile(r"\s*[,(]\s*(?:\w+ )?(\d{1,3})\b(?! ?%)(?:[,.)]| Jahre| ans| años| anos|\Z)")
_APPOSED = 9  # words after a name and its comma that are read for an office


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name where it stands: its words, the offices beside it, "m", "f" or "" for gender. ``owns`` for
    one who only has the person or thing spoken of: "Weber's", "Sprecher der Nordwerk". ``first`` is where
    the offices written with it begin."""

    words: tuple[str, ...]
    first: int
    start: int
    end: int
    roles: frozenset[str]
    gender: str
    organisation: bool
    owns: bool

    @property
    def text(self) -> str:
        """The name as one line."""
        return " ".join(self.words)


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody, or an organisation, as a text tells of them so far; ``roles`` with the place each is first given."""

    name: str
    organisation: bool
    gender: str = ""
    roles: dict[str, int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The surname, in lower case."""
        return self.name.split()[-1].casefold()


def names_in(text: str, run: Sequence[Token], words: Lexicon) -> Iterator[Named]:
    """The names of a stretch of text in order, without the offices and courtesies before them."""
    index = 0
    while index < len(run):
        if not run[index].capitalised:
            index += 1
            continue
        last = _run_end(text, run, index, words)
        if named := _named(text, run, index, last, words):
            yield named
        index = last + 1


def _run_end(text: str, run: Sequence[Token], index: int, words: Lexicon) -> int:
    last = index
    while last + 1 < len(run) and not _apart(text, run, last):
        step = next((n for n in (1, 2, 3) if _carries_on(text, run, last, n, words)), 0)
        if not step:
            break
        last += step
    return last


def _apart(text: str, run: Sequence[Token], last: int) -> bool:
    gap = text[run[last].end : run[last + 1].start]
    return gap.strip() not in ("", "&", ".") or "\n" in gap or (gap.strip() == "." and len(run[last].text) > 5)


def _carries_on(text: str, run: Sequence[Token], last: int, step: int, words: Lexicon) -> bool:
    between = run[last + 1 : last + step]
    office = run[last].low in words.speech.heads or run[last].low in words.speech.group_words
    return (
        last + step < len(run)
        and run[last + step].capitalised
        and all(w.low in LINKS or (w.low == "of" and office) for w in between)
        and all(text[run[i].end : run[i + 1].start] == " " for i in range(last + 1, last + step))
    )


def _named(text: str, run: Sequence[Token], first: int, last: int, words: Lexicon) -> Named | None:
    speech = words.speech
    offices = set(_before_name(text, run, first, words))
    kept = list(run[first : last + 1])
    while kept and _opens_only(kept[0], words):
        kept.pop(0)
    group = any(w.low.rstrip(".") in speech.group_words for w in kept)
    cut = _offices_end(kept, group, words)
    offices |= {speech.short.get(w.low, w.low) for w in kept[: cut + 1]}
    kept = kept[cut + 1 :]
    if kept and kept[0].low == "of":  # "Secretary of State Jon Hall"
        kept = kept[2:] if len(kept) > 3 else kept[-2:] if len(kept) > 2 else []
    theirs = False
    while kept and not kept[0].capitalised:
        low = kept.pop(0).low
        theirs = theirs or low not in ("von", "van") or sum(w.capitalised for w in kept) > 1
    if not kept or kept[-1].low in words.weekdays or kept[-1].low in words.months or len(kept[-1].text) < 2:
        return None
    after = text[kept[-1].end : kept[-1].end + 2]
    offices |= set(_apposed(text, run, last, words))
    if age := _AGE.match(text, kept[-1].end):
        offices.add(age[1])
    group = group or (bool(offices & speech.organisations) and not offices & speech.roles)
    group = group or (len(kept) == 1 and kept[0].text.isupper() and len(kept[0].text) > 1)
    if group:
        offices |= _of_group(kept, offices, words)
    return Named(
        words=tuple(w.text for w in kept), first=run[first].start, start=kept[0].start, end=kept[-1].end,
        roles=frozenset(offices), gender="" if group else _gender(kept, offices, words), organisation=group,
        owns=theirs or after in ("'s", "’s"),
    )  # fmt: skip


def _offices_end(kept: Sequence[Token], group: bool, words: Lexicon) -> int:
    """The last word that is an office and no name; -1 for none: "Prime Minister Anna Weber", "Firma Nordwerk"."""
    speech = words.speech
    if len(kept) > 1 and kept[0].low in speech.companies and kept[1].capitalised:
        return 0
    if len(kept) == 2 and kept[0].low in speech.courtesies:  # "Mr. King"
        return 0
    if len(kept) > 1 and _is_given(kept[0].low):  # "Brian Baker"
        return -1
    return max((i for i, w in enumerate(kept) if w.low in speech.roles and (not group or i == 0)), default=-1)


def _opens_only(word: Token, words: Lexicon) -> bool:
    """A word that is capitalised because a sentence begins with it."""
    speech = words.speech
    return word.low not in speech.roles and (
        word.low in words.stop
        or word.low in speech.prepositions
        or word.low in speech.determiners
        or word.low in speech.openers
        or word.low in speech.adverbs
    )


def _before_name(text: str, run: Sequence[Token], first: int, words: Lexicon) -> Iterator[str]:
    """Offices right before a name in small letters: "mayor Anna Weber", "le maire Anne Weber"."""
    index = first - 1
    if index >= 0 and text[run[index].end : run[first].start] == ", ":
        yield from _led_by_office(text, run, index, words)
    while index >= 0 and first - index <= 3 and text[run[index].end : run[index + 1].start] in (" ", ". "):
        low = run[index].low
        if low not in words.speech.heads:
            return
        yield low
        index -= 1


def _led_by_office(text: str, run: Sequence[Token], last: int, words: Lexicon) -> Iterator[str]:
    """The office that a name stands behind: "the mayor of Varn, Anna Weber"."""
    piece: list[str] = []
    for index in range(last, max(-1, last - _APPOSED), -1):
        piece.append(run[index].low)
        if run[index].low in words.speech.definite:
            yield from (low for low in piece[-3:] if low in words.speech.roles)
            return
        if CLAUSE.search(text[run[index - 1].end : run[index].start] if index else ""):
            return


def _apposed(text: str, run: Sequence[Token], last: int, words: Lexicon) -> Iterator[str]:
    """Offices right after a name: "Anna Weber, the mayor of Varn,"; the head noun counts though no list has it."""
    if last + 1 >= len(run) or text[run[last].end : run[last + 1].start].strip() != ",":
        return
    speech = words.speech
    piece: list[Token] = []
    for index in range(last + 1, min(len(run), last + 1 + _APPOSED)):
        if piece and CLAUSE.search(text[run[index - 1].end : run[index].start]):
            break
        if says(run[index], words) or run[index].low in speech.relatives:
            return
        if piece and (run[index].low in speech.prepositions or run[index].low in ("of", "de", "der", "des", "du")):
            break
        piece.append(run[index])
    known = [w.low for w in piece if w.low in speech.heads]
    yield from known
    led = bool(piece) and piece[0].low in speech.determiners
    if led and not known and len(piece) > 1 and not piece[-1].capitalised:
        yield piece[-1].low


def _of_group(kept: Sequence[Token], offices: set[str], words: Lexicon) -> set[str]:
    lows = {w.low for w in kept}
    speech = words.speech
    firm = lows & speech.forms or offices & speech.companies
    return (lows & speech.organisations) | (set(speech.companies) if firm else set())


def _gender(kept: Sequence[Token], offices: set[str], words: Lexicon) -> str:
    men, women = given_names()
    if offices & words.speech.female:
        return "f"
    if offices & words.speech.male:
        return "m"
    given = kept[0].low
    return "m" if given in men else "f" if given in women else ""


class People:
    """Everybody a text names, found by surname, given name and office."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[Person]] = {}
        self._by_given: dict[str, list[Person]] = {}
        self._by_role: dict[str, list[Person]] = {}

    def add(self, named: Named, place: int) -> None:
        """Take in a name at its place in the text."""
        person = self.find(named)
        if person is None:
            if len(named.words) == 1 and not (
                named.organisation or named.roles or _is_given(named.words[0].casefold())
            ):
                return
            person = Person(name=named.text, organisation=named.organisation)
            self._by_key.setdefault(person.key, []).append(person)
            if len(named.words) > 1:
                self._by_given.setdefault(named.words[0].casefold(), []).append(person)
        if len(named.words) > len(person.name.split()) and not named.organisation:
            person.name = named.text
        person.gender = person.gender or named.gender
        for role in named.roles:
            if role not in person.roles:
                person.roles[role] = place
                self._by_role.setdefault(role, []).append(person)

    def find(self, named: Named) -> Person | None:
        """The one person a name means, or None where it is nobody's or could be another's."""
        fitting = self.bearers(named)
        return fitting[0] if len(fitting) == 1 else None

    def bearers(self, named: Named) -> list[Person]:
        """Everybody whom a name could mean."""
        known = self._by_key.get(named.words[-1].casefold(), [])
        if len(named.words) > 1:
            return [p for p in known if _same_name(p.name, named)][:1]
        known = known or self._by_given.get(named.words[0].casefold(), [])
        fitting = [p for p in known if not (named.gender and p.gender and p.gender != named.gender)]
        held = [p for p in fitting if named.roles and named.roles & p.roles.keys()]
        return held or fitting

    def called(self, word: Token) -> Person | None:
        """The one person with a surname that is an office too: "Baker"."""
        known = self._by_key.get(word.low, []) if word.capitalised else []
        return known[0] if len(known) == 1 else None

    def holding(self, role: str, before: int) -> list[Person]:
        """Who has been given an office, a description or an age before a place in the text."""
        return [p for p in self._by_role.get(role, []) if p.roles[role] < before]


def _is_given(low: str) -> bool:
    men, women = given_names()
    return low in men or low in women


def _same_name(name: str, named: Named) -> bool:
    mine, theirs = name.casefold().split(), [w.casefold() for w in named.words]
    if len(mine) == 1:
        return True
    return mine[0] == theirs[0] or mine[0].rstrip(".") == theirs[0][:1] or theirs[0].rstrip(".") == mine[0][:1]
