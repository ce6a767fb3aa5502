"""Nouns with "the" that take their thing for known: "the sum", "the union", "the first pictures".

Without a parse: the noun is the last plain word before a little word, a verb or a mark. It is taken to point at
something told unless the words behind it say which ("the mayor of Norrvik"), or there is one alone ("the police"), or
it says where something was or who said it and its source has not told of it before. After Hawkins (1978) and Prince
(1981) on what makes a definite familiar. The lists are ours; English.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from standfirst.write.dates import PAST
from standfirst.write.lexicon import MONTHS, STOP, WEEKDAYS, guard_words, stem, words
from standfirst.write.parting import VERB

Needs = tuple[frozenset[str], ...]  # of each set one stem must have been told
NUMBERS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(),
        map(str, range(2, 16)),
        strict=True,
    )
)
_DEFINITE = re.compile(  # seen, not eaten: "the fire and the visit" are two
    r"\b[Tt]he (?=(?P<noun>(?:\d\d-year-old )?[a-z][\w-]*(?: [a-z][\w-]*){0,3}))"
)
_OTHER = re.compile(  # another one than what was told: "two more pumps"
    rf"\b(?:[Oo]ther|[Aa]nother|(?:\d[\d,]*|{'|'.join(NUMBERS)}|several) more)"
    r" (?=(?P<noun>[a-z][\w-]*(?: [a-z][\w-]*){0,2}))"
)
_TOWNS = frozenset("city town village valley region district area island county".split())  # which?
_WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Oo]n|[Ii]nside|[Oo]utside|[Nn]ear|[Oo]ff) $")
_BEHIND = frozenset(  # what a noun is or what is done with it, not part of its phrase
    "due able early late alive alone off up down out away back".split()
)
_THAN = re.compile(r" than\b")
_SAYS = re.compile(r" (?:said|says|told|confirmed|announced|reported)\b")
_SECOND = re.compile(r", and (?=(?:[\w'’-]+ ){1,4}(?:is|are|was|were|has|have|had|will|would)\b)[^,;:\"“”]{8,80}\.$")
_UNITS = frozenset(
    "crowns dollars euros pounds percent million billion people metres kilometres hours years days now will".split()
)
_TELLS_WHICH = re.compile(
    r"(?:,(?=\s[A-Z])| (?:of|that|which|who|whose|where|between) )"
    rf"| (?:in|at|on|near|from|to|for|by|off) (?!{'|'.join((*MONTHS, *WEEKDAYS))}|\d)[A-Z]"
)
_NAMED = re.compile(  # "the ferry company Sundlinje", "the Harbour Wall Act", but not "the harbour Act of Queen Orla"
    rf" (?!(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b)[A-Z][\w-]+\b(?! of\b)"
)
_WORD = re.compile(r"[\w-]+")
_MEASURE = re.compile(rf"(?:{'|'.join(NUMBERS)}|\d[\d,]*)[ -][a-z]+(?<!s) ")  # "the nine acre site": of the site
_PLAIN = frozenset(  # words beside a noun that tell no thing
    """
    new old first last next main big large small whole public national local early late same other final former high
    long short full own only best top major young federal entire second third fourth current total latest present
    """.split()
)
_ONE_ALONE = frozenset(  # of these there is one, or whichever is meant makes no odds
    """
    people time year day week month hour way part end rest start beginning middle number amount half quarter season
    morning evening afternoon weekend summer winter spring autumn ground world earth sun moon sky weather sea air police
    army navy government parliament press media public internet web law economy future past phone service brigade
    night north south east west front back side age moment minute second third top bottom place fact fourth fifth
    sixth seventh eighth ninth tenth north-east north-west south-east south-west interior countryside state most
    least more less country guard head chest death penalty spotlight
    """.split()
)
_KINDS = (  # nouns that point at something told, each with what may have told it
    "building structure premises property warehouse house store shop supermarket school factory plant mill hotel",
    "structure building premises warehouse house store shop supermarket school factory plant mill hotel",
    "workplace office business company warehouse",
    "property building house warehouse land premises",
    "city town",
    "town village",
    "village town",
    "scene fire blaze crash explosion blast accident shooting robbery theft murder derailed derailment",
    "fire blaze burning burned",
    "blaze fire burning burned",
    "vessel ship boat ferry barge tanker",
    "ship vessel boat ferry barge tanker",
    "vehicle car truck lorry van bus",
    "suspect gunman attacker arrested charged detained",
    "gunman shooting shot fired",
    "driver drove driving car lorry bus",
    "man suspect gunman attacker",
    "woman victim",
    "deputy officer policeman",
    "victim killed shot died dead injured",
    "incident accident crash fire shooting explosion blast attack",
    "visit visited visits",
    "talks negotiations",
    "offer offered offers",
    "survey poll",
    "announcement announced announces",
    "decision decided decides ruled ruling voted vote",
    "vote voted votes approved",
    "review reviews reviewed",
    "move decision plan",
    "dispute complained lawsuit",
    "blast explosion bomb exploded",
    "explosion blast bomb exploded",
    "delay delayed late",
    "samples tests tested",
    "results profit revenue earnings",
    "winner won win winning",
    "match game beat final won lost win",
    "game match beat final won lost win",
    "conversion converted converts convert turn turns turned",
    "movie film",
    "sequel film movie",
    "station newspaper site network",
    "location address site",
    "rules rule law regulation",
    "show programme series concert",
    "contract agreement deal order signed",
    "prize award medal won win wins winner winning",
    "money crowns dollars euros pounds sum fee prize",
    "letter wrote writes written",
)
_KIND = {line.split()[0]: frozenset(stem(w) for w in line.split()) for line in _KINDS}


def definite_needs(
    text: str, before: frozenset[str], *, starts: bool = False, opening: bool = False
) -> Iterator[frozenset[str]]:
    """For each noun of ``text`` that takes its thing for known, the stems of which one must have been told. ``before``
    are the stems that its source has before it; what ``starts`` a source may be explained behind it. As the ``opening``
    of a page it takes for known only what its title has."""
    for match, nouns, end in _definites(text):
        need = _need(nouns)
        known = not before.isdisjoint(map(stem, nouns))
        aside = (
            not known
            and not set(match["noun"].split()) & _TOWNS
            and (_SAYS.match(text, end) or (not starts and _WHERE.search(text[: match.start()])))
        )
        if need & told_by(text[: match.start()]) or (opening and not known) or aside:
            continue  # where it was or who says so, not told of before: new to a reader of the source, too
        which = _TELLS_WHICH.match(text, end) if len(nouns) == 1 else None
        if which is None:
            yield need
        elif (
            which.group() != "," and (known or opening or not match.start()) and not _names_one(text[which.end() - 1 :])
        ):
            yield need | told_by(" ".join(w for w in _next(text[which.end() :]) if w.isalpha() and w not in _UNITS))
    for match in _OTHER.finditer(text):
        nouns, end = _head(match)
        need = frozenset(map(stem, nouns))
        if need and not (_THAN.match(text, end) or need & told_by(text[: match.start()])):
            yield need


@lru_cache(maxsize=4096)
def told_by(text: str) -> frozenset[str]:
    """Stems and numbers that ``text`` tells, and of each word whether it is one or several; "two" is told by "2"."""
    listed = [w for w in words(text) if w.lower() not in STOP]
    numbers = (NUMBERS[w.lower()] for w in words(text) if w.lower() in NUMBERS)
    return frozenset((*map(stem, listed), *map(_counted, listed), *numbers))


def _counted(word: str) -> str:
    """The stem with "+" behind it where the word is a plural: "the reviews" are not told by "a review"."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    return f"{stem(word)}{'+' if re.search(r'[^s]s$', low) else '-'}"


def whole_or_first(text: str) -> str:
    """``text``, or its first clause alone where a second one behind ", and" takes something for known."""
    match = _SECOND.search(text)
    clause = match.group() if match else ""
    free = clause and not guard_words(clause) and not re.search(r"\d", clause)
    presumes = bool(free) and any(definite_needs(clause, frozenset(), starts=True))
    return f"{text[: match.start()]}." if match and presumes else text


def asides(text: str) -> tuple[frozenset[str], ...]:
    """What each noun of ``text`` would ask for that says where something was ("in the hall")."""
    return tuple(_need(n) for match, n, _ in _definites(text) if _WHERE.search(text[: match.start()]))


def _need(nouns: tuple[str, ...]) -> frozenset[str]:
    return frozenset(s for noun in nouns for s in (*_KIND.get(noun, ()), _counted(noun)))


def _definites(text: str) -> Iterator[tuple[re.Match[str], tuple[str, ...], int]]:
    """Each phrase with "the", its noun and where that ends, but for names and what there is one of."""
    for match in _DEFINITE.finditer(text):
        nouns, end = _head(match)
        if nouns and not {*nouns, *(n.removesuffix("s") for n in nouns)} & _ONE_ALONE and not _NAMED.match(text, end):
            yield match, nouns, end  # "the federal Harbour Act" is a name


def _head(match: re.Match[str]) -> tuple[tuple[str, ...], int]:
    """The noun of a phrase and where it ends; () where all its words are beside the point. Two where the last may be a
    verb: "the finance ministry estimates"."""
    measured = _MEASURE.match(match["noun"])
    heads, end = list[str](), match.start("noun")
    for found in _WORD.finditer(match["noun"], measured.end() if measured else 0):
        word = found.group()
        if word in STOP or (
            heads and (VERB.fullmatch(word) or PAST.fullmatch(word) or word.endswith("ing") or word in _BEHIND)
        ):
            break
        if word not in _PLAIN:
            heads.append(word)
        end = match.start("noun") + found.end()
    return tuple(heads[-2:] if heads and re.search(r"[^s]s$", heads[-1]) else heads[-1:]), end


def _names_one(behind: str) -> bool:
    """Whether a name stands among the next words, which then say which one is meant."""
    return any(w[0].isupper() for w in _next(behind))


def _next(behind: str) -> list[str]:
    """The first words up to a mark."""
    return words(re.split(r"[,;.]", behind, maxsplit=1)[0])[:8]
