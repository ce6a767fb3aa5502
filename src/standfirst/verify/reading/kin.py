"""Kin: which words may stand for one another in a reworded sentence, by form, by root and by a list."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.tokens import stem

_INFLECTED = ("ed", "ing")  # endings before which a short verb doubles its consonant
_ROOT = 4  # letters that two words of one root share at the least


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """One language's lists, by stems. ``same`` has for a stem the senses it belongs to; ``weaker`` the lines in which a
    word of ours may stand for one of ``stronger``. ``forces`` are what kills without meaning to: only of them
    may ``deadly`` words be said where the evidence has ``deaths``. ``converse`` has for a verb its pair, and whether
    the pair is turned round in it ("lose" of "beat"); ``parties`` stand before its second party. ``day_parts`` make a
    time of day of a measure behind them. ``known`` is False where there is no list."""

    known: bool
    endings: frozenset[str]
    light: frozenset[str]
    saying: frozenset[str]
    measures: frozenset[str]
    day_parts: frozenset[str]
    forces: frozenset[str]
    deadly: frozenset[str]
    deaths: frozenset[str]
    same: dict[str, frozenset[int]]
    weaker: dict[str, frozenset[int]]
    stronger: dict[str, frozenset[int]]
    converse: dict[str, tuple[str, bool]]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The words of the evidence as they are looked up: stems, senses and roots."""

    stems: frozenset[str]
    senses: frozenset[int]
    stronger: frozenset[int]
    roots: frozenset[str]


@lru_cache(maxsize=16)
def kin(language: str) -> Kin:
    """The lists of ``verify/data/LANGUAGE.kin.toml``; empty for a language without that file."""
    file = resources.files("standfirst.verify") / "data" / f"{language}.kin.toml"
    raw = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    pairs = [line.split("<") for line in _lines(raw.get("weaker", ""))]
    return Kin(
        known=bool(raw),
        endings=frozenset(_items(raw.get("endings", ""))),
        light=frozenset(stem(w) for w in _items(raw.get("light", ""))),
        saying=frozenset(stem(w) for w in _items(raw.get("saying", ""))),
        **{n: frozenset(stem(w) for w in _items(raw.get(n, ""))) for n in ("forces", "deadly", "deaths")},
        measures=frozenset(stem(w) for w in _items(raw.get("measures", ""))),
        day_parts=frozenset(_items(raw.get("day_parts", ""))),
        same=_senses([line.split("/") for line in _lines(raw.get("same", ""))]),
        weaker=_senses([left.split("/") for left, _ in pairs]),
        stronger=_senses([right.split("/") for _, right in pairs]),
        parties=frozenset(_items(raw.get("parties", ""))),
        converse=_converses([line.split("<>") for line in _lines(raw.get("converse", ""))]),
    )


def told(words: Iterable[str], language: str) -> Told:
    """What lower-case words of the evidence make known."""
    lists, verbs = kin(language), lexicon(language)
    stems = frozenset(form for word in words for form in forms(word, verbs))
    return Told(
        stems=stems,
        senses=frozenset(sense for s in stems for sense in lists.same.get(s, ())),
        stronger=frozenset(sense for s in stems for sense in lists.stronger.get(s, ())),
        roots=frozenset(root for s in stems for root in _roots(s, lists)),
    )


def knows(evidence: Told, word: str, language: str) -> bool:
    """Whether the evidence has a lower-case word, a form of it, a word of its root or one that may stand for it."""
    lists, words = kin(language), lexicon(language)
    parts = word.split("-")
    if len(parts) > 1 and all(not p or p in words.stop or knows(evidence, p, language) for p in parts):
        return True  # "variable-rate" of "a variable rate"
    own = forms(word, words)
    if own & evidence.stems or any(root in evidence.roots for s in own for root in _roots(s, lists)):
        return True
    same = any(sense in evidence.senses for s in own for sense in lists.same.get(s, ()))
    return same or any(sense in evidence.stronger for s in own for sense in lists.weaker.get(s, ()))


def forms(word: str, words: Lexicon) -> frozenset[str]:
    """The stems a word is looked up by: its own, and that of the verb it is a form of ("bought": "buy"; "fined" of an
    unlisted "fine", "gutted" of "gut")."""
    verb = words.verbs.get(word)
    own = stem(word)
    base = {stem(verb.base)} if verb else {stem(word[:-1])} if word.endswith("ed") else set()
    doubled = {own[:-1]} if not verb and word.endswith(_INFLECTED) and own[-1:] == own[-2:-1] else set()
    return frozenset({own} | base | doubled)


def _roots(low: str, lists: Kin) -> set[str]:
    """The word itself and what is left of it without an ending that only turns its part of speech."""
    return {low} | {low[: -len(e)] for e in lists.endings if low.endswith(e) and len(low) - len(e) >= _ROOT}


def _senses(lines: list[list[str]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line:
            found.setdefault(stem(word.strip()), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _converses(lines: list[list[str]]) -> dict[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    for sides in lines:
        pair = f"<{sides[0].strip()}>"
        for turned, side in enumerate(sides):
            found |= {stem(word.strip()): (pair, bool(turned)) for word in side.split("/")}
    return found


def _lines(text: object) -> list[str]:
    return [line.strip() for line in str(text).splitlines() if line.strip()]


def _items(text: object) -> list[str]:
    return [item.strip() for item in str(text).replace("\n", ",").split(",") if item.strip()]


def by_force(word: str, sentence: Iterable[str], evidence: Told, language: str) -> bool:
    """Whether a word tells deaths that the evidence has, of a force that it has: "the landslide killed 12"."""
    lists, words = kin(language), lexicon(language)
    if not forms(word, words) & lists.deadly or not evidence.stems & lists.deaths:
        return False
    return any(forms(low, words) & lists.forces and knows(evidence, low, language) for low in sentence)
