"""Who and what a source names: people by their full names, bodies by theirs, and the roles that a name bears.

Certainty is asked of the whole source: a name is a person's only where a title, an age, a verb of saying or the surname
alone stands somewhere, and nothing speaks against it. Lists are ours, of common words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.write.lexicon import MONTHS, SPEECH, WEEKDAYS
from standfirst.write.sentences import SourceSentence
from standfirst.write.speaking import CAP, NAME, without_title

ROLES = frozenset(
    """
    minister mayor governor president chancellor premier senator chairman chairwoman chair director spokesman
    spokeswoman spokesperson commander commissioner captain coach manager judge prosecutor ambassador professor
    geologist doctor dr mr mrs ms miss sir inspector superintendent sergeant sheriff general colonel lieutenant chief
    secretary councillor leader founder lawyer attorney detective officer analyst economist researcher engineer
    farmer fisherman teacher lecturer curator historian bishop archbishop pope king queen prince princess actor actress
    singer author writer skipper striker goalkeeper defender midfielder pilot trader commissioner banker executive
    """.split()
)
BODIES = frozenset(
    """
    council company firm ministry government court union party bank board agency committee commission university
    police club team airline authority association federation parliament senate congress army navy department
    institute group corporation inc corp ltd plc operator institution society bureau foundation trust hospital office
    """.split()
)
_PLACES = frozenset(
    """
    port upper lower new north south east west northern southern eastern western san santa los las saint st lake mount
    river sea bay bridge road street lane square park hall house station airport island islands valley coast city town
    county district province state republic kingdom states forest university school lock stadium centre center dock
    """.split()
)
CALENDAR = frozenset(w.lower() for w in (*MONTHS, *WEEKDAYS))
_SAID = "|".join(sorted(SPEECH))
_WITHIN = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|across|outside|around|throughout|via|off|through)(?: the)? $")
_TITLE_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(ROLES))})\.?,? $", re.IGNORECASE)
_PERSON_AFTER = re.compile(
    rf"(?:, \d\d,|, whose?\b| \(\d\d\)|(?:,[^,]{{2,30}},)? (?:{_SAID})\b|, (?:an?|the|his|her) [^,]*"
    rf"\b(?:{'|'.join(sorted(ROLES))})|, (?:{'|'.join(sorted(ROLES))})\b)"
)
_NO_SURNAME = frozenset("The A An In On At But And He She It They We I".split())
QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”»]")
_ROLE_NAMED = re.compile(
    rf"\b(?P<role>(?:[A-Za-z]+ ){{0,2}}(?i:{'|'.join(sorted(ROLES))})),? (?:of [A-Z]\w+,? )?(?P<name>{NAME})"
    rf"|(?P<name2>{NAME}),? (?:the |an? |{CAP}['’]s )?(?P<role2>(?:[\w'’-]+ ){{0,3}}(?:{'|'.join(sorted(ROLES))}))\b"
)
_BODY = re.compile(
    rf"\b(?:[Tt]he )?(?P<name>(?:{CAP} ){{1,3}}(?:{'|'.join(b.capitalize() for b in sorted(BODIES))}))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A name in full and ``sentence``, the first fit one that has it."""

    name: str
    sentence: SourceSentence


class Bearers:
    """Names in one source. ``citable`` are the indexes of sentences that readers may be shown."""

    def __init__(self, sentences: Sequence[SourceSentence], citable: frozenset[int]) -> None:
        self._sentences = [s for s in sentences if s.index in citable]
        self._text = "\n".join(s.text for s in sentences)
        persons = _persons(self._text)
        self._people: dict[str, Naming] = {}
        for sentence in self._sentences:
            for name in full_person_names(sentence.text):
                if name in persons:
                    self._people.setdefault(name, Naming(name=name, sentence=sentence))

    @property
    def surnames(self) -> frozenset[str]:
        return frozenset(name.split()[-1] for name in self._people)

    def person(self, name: str, upto: int) -> Naming | None:
        """The one person of this source whom ``name``, full or a surname, means; named in full by the sentence with
        the index ``upto`` at the latest."""
        fits = [n for full, n in self._people.items() if full == name or full.split()[-1] == name]
        return fits[0] if len(fits) == 1 and fits[0].sentence.index <= upto else None

    def by_role(self, role: str, before: int) -> Naming | None:
        """The one person whom the sentences before index ``before`` call ``role``; None where two are."""
        found: dict[str, Naming] = {}
        for sentence in self._sentences:
            for match in _ROLE_NAMED.finditer(QUOTED.sub(" ", sentence.text)):
                named = (match["role"] or match["role2"]).lower()
                if named == role or named.endswith(f" {role}"):
                    name = bare_name(match["name"] or match["name2"])
                    if not name:
                        continue
                    holder = self.person(name, sentence.index)
                    if holder is None:
                        return None
                    found[holder.name] = Naming(name=holder.name, sentence=sentence)
        holders = list(found.values())
        return holders[0] if len(holders) == 1 and holders[0].sentence.index < before else None

    def body(self, noun: str, before: int) -> Naming | None:
        """The one body of this source whose name ends in ``noun`` ("council"), named before index ``before``."""
        found: dict[str, Naming] = {}
        for sentence in self._sentences:
            for match in _BODY.finditer(QUOTED.sub(" ", sentence.text)):
                name = match["name"].removeprefix("The ")
                if name.lower().endswith(f" {noun}") and "'" not in name and "’" not in name:
                    found.setdefault(name, Naming(name=name, sentence=sentence))
        named = list(found.values())
        others = len(
            re.findall(rf"\b(?:an?|another|second|other|each|every|both|two|[a-z]+['’]s) (?:\w+ )?{noun}", self._text)
        )
        return named[0] if len(named) == 1 and named[0].sentence.index < before and not others else None


def _persons(text: str) -> frozenset[str]:
    """Names of two words or more that are people's by what stands beside them somewhere in ``text``."""
    small = frozenset(re.findall(r"(?<![\w.])[a-z][\w-]+", text))
    full: set[str] = set()
    places: set[str] = set()
    shown: set[str] = set()  # full names and surnames with a sign of a person beside them
    for match in re.finditer(NAME, text):
        name = bare_name(match.group()).removesuffix("'s").removesuffix("’s")
        if not name:
            continue
        before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 24]
        titled = name != match.group().removesuffix("'s").removesuffix("’s") or _TITLE_BEFORE.search(before)
        if " " in name:
            full.add(name)
            if _WITHIN.search(before) or before.endswith(("the ", "The ")):
                places.add(name)
            shown.update({name} if _PERSON_AFTER.match(after) or titled else ())
        elif name not in _NO_SURNAME:
            shown.add(name)  # a surname alone: press style for somebody introduced before
    return frozenset(n for n in full - places if (n in shown or n.split()[-1] in shown) and not _is_common(n, small))


def _is_common(name: str, small: frozenset[str]) -> bool:
    parts = [p.lower() for p in name.split()]
    return any(p in BODIES or p in _PLACES or p in CALENDAR or p in small for p in parts)


def bare_name(name: str) -> str:
    """A name without the titles and roles before it."""
    parts = without_title(name).split()
    last = max((i for i, part in enumerate(parts) if part.lower().strip(".") in ROLES), default=-1)
    return " ".join(parts[last + 1 :])


def full_person_names(text: str) -> list[str]:
    """Names of two to four words in ``text``, titles left out."""
    found = []
    for match in re.finditer(NAME, QUOTED.sub(" ", text)):
        name = bare_name(match.group())
        if len(name.split()) > 1:
            found.append(name)
    return found
