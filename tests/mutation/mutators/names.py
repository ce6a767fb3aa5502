# ruff: noqa: E501  (patterns and lists read better in long rows)
"""Faults of names: new, swapped, with another title; who did what to whom."""

import random
import re
from itertools import pairwise

from tests.mutation.mutators import voices
from tests.mutation.mutators.reading import names, outside_quotes, quotes, single_names
from tests.mutation.mutators.table import sentence_kind
from tests.mutation.rows import Line
from tests.mutation.words import SAID, TITLES

_NEW = ("Odo Farrant", "Lieke Brandsma", "Corwin Hale", "Sabine Treu", "Marek Dovnar", "Ilka Sorensen", "Teodor Brill")
_NEW_SINGLE = ("Brasmere", "Kolvang", "Tessaly", "Norwick", "Dremshaw", "Ustrand")


def _publishers(line: Line) -> set[str]:
    return {s["publisher"] for s in line.row["sources"]}


@sentence_kind("name new", "names")
def name_new(line: Line, rng: random.Random) -> str | None:
    """A name that no source has."""
    whole = [(m, _NEW) for m in names(line.text, _publishers(line))]
    single = [] if line.language == "de" else single_names(line.text, _publishers(line))
    found = whole + [(m, _NEW_SINGLE) for m in single]
    if not found:
        return None
    match, pool = rng.choice(found)
    return line.text[: match.start()] + rng.choice(pool) + line.text[match.end() :]


@sentence_kind("name swapped within the source", "names")
def name_swapped(line: Line, rng: random.Random) -> str | None:
    """Another name of the cited source."""
    return _swapped(line, rng, line.told)


@sentence_kind("name swapped within the sentence", "names")
def name_swapped_near(line: Line, rng: random.Random) -> str | None:
    """Another name of the cited sentence itself."""
    return _swapped(line, rng, line.span)


def _swapped(line: Line, rng: random.Random, pool: str) -> str | None:
    publishers = _publishers(line)
    options = []
    for find in (names, single_names)[: 1 if line.language == "de" else 2]:
        others = {m[0] for m in find(pool, publishers) if not _titled(m[0])}
        for match in find(line.text, publishers):
            mine = set(re.findall(r"\w+", line.text))
            fitting = sorted(
                o
                for o in others
                if not mine & set(o.split())
                and o not in line.text
                and not _same_thing(o, match[0], pool)
                and not _said_so(line.text[: match.start()], o, pool)
            )
            options.extend((match, o) for o in fitting)
    if not options:
        return None
    match, other = rng.choice(options)
    return line.text[: match.start()] + other + line.text[match.end() :]


def _titled(name: str) -> bool:
    """Whether a run of capitals is a role ("Alaska Governor"), which may be somebody whom the sentence names."""
    words = name.split()
    return len(words) < 3 and any(w in TITLES["en"] or w == "The" for w in words)


def _same_thing(one: str, other: str, pool: str) -> bool:
    """Whether one name may stand for the other: "Harrowick, Tarsen" or a name in apposition."""
    return (
        f"{one}, {other}" in pool or f"{other}, {one}" in pool or f"{one} {other}" in pool or f"{other} {one}" in pool
    )


def _said_so(before: str, other: str, pool: str) -> bool:
    """Whether the source has the other name behind the same word, so that the mutant is true: "the village in the Pellan
    Islands" made "in Upper Cray", where it has "the village of Upper Cray"; "the warehouse at Oakline Home"."""
    noun = re.search(r"([a-z]{4,}) (?:of|in|at|on) (?:the )?$", before)
    return bool(noun) and bool(re.search(rf"\b{noun[1]} (?:of|in|at|on) (?:the )?{re.escape(other)}", pool))


@sentence_kind("title changed", "names")
def title_changed(line: Line, rng: random.Random) -> str | None:
    """Another title or role for the same person."""
    options = []
    for title, other in TITLES[line.language].items():
        for match in re.finditer(rf"\b{re.escape(title)}(?!\w)", line.text):
            after, before = line.text[match.end() :], line.text[: match.start()]
            of_somebody = re.match(r" [A-ZÄÖÜÉÁÍÓ]", after) or re.search(
                r"[A-ZÄÖÜÉÁÍÓ][\w'’-]+, (?:\w+ ){0,2}$", before
            )
            if outside_quotes(line.text, match.start()) and of_somebody and other.lower() not in line.told.lower():
                options.append((match, other))
    if not options:
        return None
    match, other = rng.choice(options)
    return line.text[: match.start()] + other + line.text[match.end() :]


# verb as we write it -> participle; symmetric verbs ("met") are left out.
_VERBS = dict(
    pair.split("/") for pair in (
        "sued/sued accused/accused beat/beaten defeated/defeated criticised/criticised criticized/criticized praised/praised replaced/replaced "
        "backed/backed paid/paid warned/warned hired/hired rescued/rescued attacked/attacked hit/hit bought/bought appointed/appointed "
        "thanked/thanked blamed/blamed endorsed/endorsed invited/invited dismissed/dismissed succeeded/succeeded visited/visited called/called "
        "killed/killed urged/urged told/told asked/asked rejected/rejected supported/supported opposed/opposed fined/fined struck/struck "
        "followed/followed joined/joined acquired/acquired helped/helped arrested/arrested shot/shot elected/elected overtook/overtaken "
        "led/led owns/owned charged/charged caused/caused damaged/damaged supplied/supplied financed/financed interviewed/interviewed"
    ).split()
)  # fmt: skip
_PHRASE = r"(?:[Tt]he [a-z-]+(?: (?!(?:on|in|of|that|who|which|to|for|by|after|before|at|with|from|over|about|as|and|when|into|a|an|the)\b)[a-z]+)?(?: of [A-Z][\w-]+)?|(?:[A-Z][\w'’-]+\.? )*[A-Z][\w'’-]+(?<!['’]s)(?!['’\w]))"
_ACTIVE = re.compile(rf"^(?P<a>{_PHRASE}) (?P<v>{'|'.join(_VERBS)}) (?P<b>{_PHRASE})(?P<rest>(?! [A-Z])[ ,.:].*|\.?)$")
_PASSIVE = re.compile(
    rf"^(?P<a>{_PHRASE}) (?P<aux>was|were|is|are|had been|has been|have been) (?P<v>{'|'.join(sorted(set(_VERBS.values())))}) by (?P<b>{_PHRASE})(?P<rest>(?! [A-Z])[ ,.:].*|\.?)$"
)


@sentence_kind("roles exchanged", "roles")
def roles_exchanged(line: Line, rng: random.Random) -> str | None:
    """A sued B becomes B sued A."""
    if line.language != "en":
        return voices.exchanged(line.text, line.language)
    if match := _ACTIVE.match(line.text):
        if match["a"] == match["b"] or match["a"] in ("He", "She", "They", "It", "We"):  # "told He" is no English
            return None
        return f"{_first(match['b'])} {match['v']} {_later(match['a'])}{match['rest']}"
    match = _PASSIVE.match(line.text)
    return f"{_first(match['b'])} {match['aux']} {match['v']} by {_later(match['a'])}{match['rest']}" if match else None


@sentence_kind("roles exchanged by voice", "roles")
def roles_by_voice(line: Line, rng: random.Random) -> str | None:
    """A sued B becomes A was sued by B, and A was sued by B becomes A sued B."""
    if line.language != "en":
        return voices.turned(line.text, line.language)
    if match := _ACTIVE.match(line.text):
        be = "is" if match["v"] == "owns" else "was"
        return f"{match['a']} {be} {_VERBS[match['v']]} by {match['b']}{match['rest']}"
    if match := _PASSIVE.match(line.text):
        active = next(v for v, p in _VERBS.items() if p == match["v"])
        return f"{match['a']} {active} {match['b']}{match['rest']}"
    return None


_COMMON = re.compile(r"\b(?:Die|Der|Das|Im|Am|Nach|Angaben|Laut|Millionen|Euro|\w+in|Firma|Reederei)\b")


@sentence_kind("roles exchanged in the sentence", "roles")
def roles_in_sentence(line: Line, rng: random.Random) -> str | None:
    """Two persons or bodies of one sentence change places, wherever they stand."""
    found = names(line.text, _publishers(line)) or []
    if line.language == "de":  # where every noun has a capital
        found = [m for m in found if not _COMMON.search(m[0])]
    else:
        found += single_names(line.text, _publishers(line))
    found = sorted({m.start(): m for m in found}.values(), key=lambda m: m.start())
    verb = SAID[line.language]
    for one, two in pairwise(found):
        between = line.text[one.end() : two.start()]
        if re.search(r"\b(?:met|meets?|with|talks|against|between|near|married|drew|like|unlike)\b", between):
            continue
        if (
            one[0] in two[0]
            or two[0] in one[0]
            or re.fullmatch(r"(?:,? (?:and|or|und|et|y|e)|,) (?:the )?", between)
            or len(between) > 80
        ):
            continue
        if not re.search(r"[a-zà-ü]{3,}", between) or (quotes(line.text) and not re.search(verb, between)):
            continue
        return line.text[: one.start()] + two[0] + between + one[0] + line.text[two.end() :]
    return None


def _first(name: str) -> str:
    return name[:1].upper() + name[1:]


def _later(name: str) -> str:
    article = re.match(r"(The|Die|Der|Das|La|Le|L'|El|A|O)\b", name)
    return name[:1].lower() + name[1:] if (article and " " in name) or name.startswith("L'") else name
