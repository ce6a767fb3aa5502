"""The word lists of a language, read from ``verify/data``; an unknown language falls back to bare rules."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from standfirst.verify.reading.speech import Speech, read_speech
from standfirst.verify.reading.tokens import Token, stem, tokens

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
FREE, SECOND = "free", "second"  # orders of words; a language with verbs and another order has its subject first


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A verb's base ("give") and what a form may be: "b" base, "3" third person, "p" past, "n" participle, "i" -ing,
    "f" future or conditional."""

    base: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Lists of one language; ``known`` is False for a language we have none for.

    Phrase lists are keyed by their first word; stems are made by ``tokens.stem``."""

    language: str
    known: bool
    stop: frozenset[str]
    negation: Phrases
    hedge: Phrases
    plan: Phrases
    coming: Phrases
    condition: Phrases
    reporting: frozenset[str]
    loose_condition: frozenset[str]
    loose_cut: frozenset[str]
    frame_verbs: frozenset[str]
    frame_joints: frozenset[str]
    according: Phrases
    outlets: frozenset[str]
    judgement: frozenset[str]
    opposites: Mapping[str, str]
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    limits: Mapping[str, str]
    percent: Phrases
    points: Phrases
    currencies: Mapping[str, str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relative_days: Mapping[str, int]
    relative_units: Mapping[str, str]
    shifts: Mapping[str, int]
    future: frozenset[str]
    pronouns: frozenset[str]
    titles: frozenset[str]
    ranks: frozenset[str]
    implicative: frozenset[str]
    negative_prefixes: frozenset[str]
    factive: frozenset[str]
    after_said: frozenset[str]
    not_saying: frozenset[str]
    called: frozenset[str]
    called_off: frozenset[str]
    refusals: Phrases
    contrast: Phrases
    colour_endings: frozenset[str]
    plain_adverbs: frozenset[str]
    addressed: frozenset[str]
    passing_on: frozenset[str]
    told_of: frozenset[str]
    crime: frozenset[str]
    accusation: Phrases
    minors: Phrases
    small_too: frozenset[str]
    small_things: frozenset[str]
    illness: frozenset[str]
    sexual_violence: Phrases
    suicide: Phrases
    orders: Phrases
    thousands: str
    ordinal_endings: frozenset[str]
    articles: frozenset[str]
    joiners: frozenset[str]
    joins_from: int
    compound_joiner: str
    bare_scales: frozenset[str]
    vigesimal: bool
    not_before_one: frozenset[str]
    not_after_one: frozenset[str]
    unit_links: frozenset[str]
    date_links: frozenset[str]
    before_year: frozenset[str]
    between: frozenset[str]
    not_yet: frozenset[str]
    illness_capitals: frozenset[str]
    no_infinitive: frozenset[str]
    halting: Phrases
    unsure_months: frozenset[str]
    before_month: frozenset[str]
    shifts_after: Mapping[str, int]
    day_endings: frozenset[str]
    day_words: frozenset[str]
    ago: Phrases
    ago_after: Phrases
    capital_calendar: bool
    day_first: bool
    speech: Speech
    verbs: Mapping[str, "VerbForm"]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    joints: frozenset[str]
    openers: frozenset[str]
    relatives: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    do: frozenset[str]
    modals: frozenset[str]
    infinitive: frozenset[str]
    agent: frozenset[str]
    genitive: frozenset[str]
    adverbs: frozenset[str]
    ergative: frozenset[str]
    mutual: frozenset[str]
    verb_endings: frozenset[str]
    order: str
    capitals_name: bool
    clitics: frozenset[str]
    object_marks: frozenset[str]
    contracted: frozenset[str]
    particles: frozenset[str]
    states: frozenset[str]
    marked_object: frozenset[str]
    unsure_case: frozenset[str]
    one_article: frozenset[str]
    indefinite: frozenset[str]
    many_articles: frozenset[str]
    many_ending: str
    definite: frozenset[str]
    fear: frozenset[str]
    published: frozenset[str]
    dated_on: frozenset[str]
    it_of_reports: frozenset[str]
    quoting: frozenset[str]
    self_named: frozenset[str]
    frame_leads: frozenset[str]
    arrest: frozenset[str]
    age_before: Phrases
    age_after: Phrases
    age_endings: frozenset[str]
    age_units: frozenset[str]
    causes: Mapping[str, str]
    cause_phrases: Phrases
    strong: Mapping[str, str]
    weak_share: Phrases
    weak_count: Phrases
    weak_manner: Phrases
    pointing: frozenset[str]
    against: frozenset[str]
    spanning: frozenset[str]
    persons: frozenset[str]
    outlet_stems: frozenset[str]
    of_all_time: frozenset[str]
    latest: frozenset[str]
    occasions: frozenset[str]
    repeated: frozenset[str]
    seasons: Mapping[str, int]
    week_of: Phrases
    lead_in: frozenset[str]
    about: frozenset[str]
    past_forms: frozenset[str]
    clock: frozenset[str]
    hour_leads: frozenset[str]
    told_earlier: frozenset[str]
    reciprocal: frozenset[str]
    outdone: frozenset[str]
    whole_of: frozenset[str]
    running: frozenset[str]
    denying: Phrases
    denying_pairs: Phrases
    wanting: Phrases
    before_now: frozenset[str]
    firstly: frozenset[str]
    backshift: frozenset[str]
    dread: frozenset[str]
    deciding: frozenset[str]
    decided: frozenset[str]
    excluding: frozenset[str]
    committing: frozenset[str]
    negative_endings: frozenset[str]
    participle_endings: frozenset[str]

    def content(self, words: Iterable[Token]) -> tuple[str, ...]:
        """Stems of the words that carry content: no stop words, no bare figures, no single letters."""
        return tuple(stem(w.low) for w in words if self.carries(w))

    def carries(self, word: Token) -> bool:
        """Whether one word carries content."""
        return len(word.low) > 1 and word.low not in self.stop and not word.low[0].isdigit()


def find(phrases: Phrases, words: tuple[Token, ...]) -> tuple[tuple[int, int], ...]:
    """Where phrases stand: (first word, one past the last word), longest phrase at each place."""
    found = []
    for index, word in enumerate(words):
        best = 0
        for phrase in phrases.get(word.low, ()):
            if len(phrase) > best and tuple(w.low for w in words[index : index + len(phrase)]) == phrase:
                best = len(phrase)
        if best:
            found.append((index, index + best))
    return tuple(found)


@lru_cache(maxsize=16)
def lexicon(language: str) -> Lexicon:
    """The lists for a language tag such as "en-GB"; English for "", empty lists for a language we have none for."""
    base = re.split("[-_]", language or "en")[0].lower()
    if not base.isalpha():
        return _build("und", {})
    files = [resources.files("standfirst.verify") / "data" / name for name in (f"{base}.toml", f"{base}.verbs.toml")]
    raw: dict[str, object] = {}
    for file in files:
        raw |= tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    return _build(base, raw)


def _build(language: str, raw: dict[str, object]) -> Lexicon:
    built: dict[str, Any] = {"language": language, "known": bool(raw), "opposites": _opposites(raw)}
    built |= {"verbs": _verbs(raw), "strong": _kin(raw, "strong"), "cause_phrases": _keyed(_table(raw, "causes"))}
    speech = raw.get("speech", {})
    built["speech"] = read_speech(speech if isinstance(speech, dict) else {}, _words(raw, "reporting"))
    built |= {n: _words(raw, n) for n in _SETS}
    built |= {n: frozenset(stem(w) for w in _words(raw, n)) for n in ("judgement", "crime", "illness", "arrest")}
    built |= {n: frozenset(stem(w) for w in _words(raw, n)) for n in ("persons", "occasions", "no_infinitive")}
    built["outlet_stems"] = frozenset(stem(w) for w in _words(raw, "outlets"))
    built |= {n: _phrases(raw, n) for n in _PHRASES}
    built |= {n: _table(raw, n) for n in _TABLES}
    built["denying_pairs"] = _pairs(raw, "denying_pairs")
    built |= {
        n: str(raw.get(n, default))
        for n, default in (("thousands", "."), ("compound_joiner", ""), ("order", ""), ("many_ending", ""))
    }
    built["joins_from"] = int(str(raw.get("joins_from", 20)))
    built |= {n: bool(raw.get(n)) for n in ("capital_calendar", "capitals_name", "day_first", "vigesimal")}
    return Lexicon(**built)


_TEXTS = (("thousands", "."), ("compound_joiner", ""), ("order", ""), ("many_ending", ""))
_SETS = (
    "fear", "between", "not_yet",
    "illness_capitals", "loose_condition", "loose_cut", "frame_verbs", "frame_joints",
    "stop", "outlets", "future", "pronouns", "titles", "reporting", "ordinal_endings", "articles",
    "joiners", "bare_scales", "not_before_one", "not_after_one", "unit_links", "date_links", "before_year",
    "unsure_months", "before_month", "day_endings", "day_words", "determiners", "prepositions", "joints", "openers",
    "relatives", "be", "have", "do", "modals", "infinitive", "agent", "genitive", "adverbs", "ergative", "mutual",
    "verb_endings", "ranks", "implicative", "negative_prefixes", "factive", "after_said", "not_saying", "called",
    "called_off", "passing_on", "colour_endings", "plain_adverbs", "addressed", "clitics", "object_marks", "contracted",
    "particles", "states", "marked_object", "unsure_case", "one_article", "indefinite", "many_articles", "definite",
    "published", "dated_on", "it_of_reports",
    "quoting", "self_named", "frame_leads", "age_endings", "age_units", "pointing", "against", "spanning",
    "persons", "of_all_time", "latest", "occasions", "repeated", "lead_in", "about", "past_forms", "clock",
    "hour_leads",    "told_earlier", "reciprocal", "outdone", "whole_of", "running",
    "before_now", "firstly", "backshift", "dread", "deciding", "decided", "excluding", "committing", "negative_endings",
    "participle_endings", "told_of", "small_too", "small_things",
)  # fmt: skip
_TABLES = (
    "numbers", "scales", "ordinals", "months", "weekdays", "relative_days", "shifts", "limits", "currencies",
    "relative_units", "shifts_after", "causes", "seasons",
)  # fmt: skip
_PHRASES = (
    "negation", "hedge", "plan", "coming", "condition", "according", "percent", "points", "accusation", "minors",
    "sexual_violence", "suicide", "orders", "ago", "ago_after", "contrast", "refusals", "weak_share", "weak_count",
    "age_before", "age_after", "weak_manner", "halting", "week_of", "denying", "wanting",
)  # fmt: skip


def _list(raw: dict[str, object], name: str) -> list[str]:
    value = raw.get(name, "")
    return [line.strip() for line in str(value).replace("\n", ",").split(",") if line.strip()]


def _words(raw: dict[str, object], name: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in _list(raw, name))


def _kin(raw: dict[str, object], name: str) -> dict[str, str]:
    """Each word or phrase to the first of its line, which stands for all that mean the same."""
    lines = [line.split("/") for line in _list(raw, name)]
    return {word.casefold(): line[0].casefold() for line in reversed(lines) for word in line}


def _phrases(raw: dict[str, object], name: str) -> Phrases:
    return _keyed(_list(raw, name))


def _pairs(raw: dict[str, object], name: str) -> Phrases:
    """The second words of "verb particle" lines by their first."""
    return {first: tuple(p[1:] for p in rest) for first, rest in _phrases(raw, name).items()}


def _keyed(lines: Iterable[str]) -> Phrases:
    table: dict[str, list[tuple[str, ...]]] = {}
    for line in lines:
        phrase = tuple(t.low for t in tokens(line))
        table.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(rest) for first, rest in table.items()}


def _opposites(raw: dict[str, object]) -> dict[str, str]:
    """Stem of a word to a mark of its pair; the two sides of pair 3 are "3+" and "3-"."""
    sides: dict[str, str] = {}
    for number, line in enumerate(_list(raw, "opposites")):
        for mark, side in zip("+-", line.split("/"), strict=True):
            sides |= {stem(w): f"{number}{mark}" for w in side.split()}
    return sides


def _verbs(raw: dict[str, object]) -> dict[str, VerbForm]:
    """Every form of every verb; a form of two verbs ("found") belongs to the first listed, with the kinds of both."""
    found: dict[str, VerbForm] = {}
    for line in _list(raw, "verbs"):
        columns = [column.split("/") for column in line.split()]
        for kind, spellings in zip("b3pnif", [*columns, *[[]] * (6 - len(columns))], strict=True):
            for form in (s for s in spellings if s != "-"):
                known = found.get(form, VerbForm(columns[0][0], frozenset()))
                found[form] = VerbForm(known.base, known.kinds | {kind})
    return found


def _table(raw: dict[str, object], name: str) -> dict[str, object]:
    value = raw.get(name, {})
    return {_joined(key): v for key, v in value.items()} if isinstance(value, dict) else {}


def _joined(key: str) -> str:
    """A key as it is looked up: its words as ``tokens`` cuts them, "jusqu'à" as "jusqu à"."""
    return " ".join(t.low for t in tokens(key)) or key
