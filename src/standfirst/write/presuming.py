"""What a sentence takes for known: a thing with "the", a bare number, a name without its role. Its source has told it
before; our page must have, too, or the sentence means whatever now stands in front of it.

Only what is seen without a parse is asked for: a noun that the source brought in with "a", a number or its title and
now calls "the", and a closed list of nouns that always point at something told (after Prince 1981, on familiarity).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.aggregating import FORM
from standfirst.write.lexicon import MONTHS, STOP, WEEKDAYS, content_stems, stem, words
from standfirst.write.lines import Line, source_of
from standfirst.write.titles import CALLINGS

Needs = tuple[frozenset[str], ...]  # of each set one stem must have been told
_NUMBERS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(),
        map(str, range(2, 16)),
        strict=True,
    )
)
_ORDINALS = dict(zip("second third fourth fifth sixth seventh eighth ninth tenth".split(), _NUMBERS, strict=False))
_NP = r"(?=(?P<noun>(?:\d\d-year-old )?[a-z][\w-]*(?: [a-z][\w-]*){0,2}))"
# Seen, not eaten: "the fire and the visit" are two.
_DEFINITE = re.compile(rf"\b[Tt]he {_NP}")
_INDEFINITE = re.compile(
    rf"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Ss]ome|[Ss]everal|{'|'.join((*_NUMBERS, *map(str.capitalize, _NUMBERS)))}"
    rf"|\d[\d.,]*) {_NP}"
)
_TELLS_WHICH = re.compile(
    r" (?:of|that|which|who|whose|where|between) "
    rf"| (?:in|at|on|near|from|to|for|by|off) (?!{'|'.join((*MONTHS, *WEEKDAYS))}|\d)[A-Z]"
)
_NAMED_THING = re.compile(r" [A-Z][\w-]+ [A-Z]")
_MEASURE = re.compile(rf"(?:{'|'.join(_NUMBERS)}|\d[\d,]*)[ -][a-z]+(?<!s) ")  # "the nine acre site": of the site
_GOES_ON = re.compile(  # what begins or ends has been told of: "the wait ended"
    r" (?:ended|ends|began|begins|started|went on|goes on|continued|continues|(?:is|was) over)\b"
)
_BARE_NUMBER = re.compile(
    rf"\b(?:[Aa]ll|[Tt]he) (?P<number>{'|'.join(_NUMBERS)}|\d[\d,]*)"
    r"(?=[.,;\"”]|$| (?:is|are|was|were|has|have|had|will|would|from|in|on|who|\w{2,}ed)\b)"
)
_BARE_ORDINAL = re.compile(
    rf"\b[Tt]he (?P<ordinal>{'|'.join(_ORDINALS)})(?= (?:is|was|has|had|will|left|came|went|\w{{2,}}ed)\b|[.,])"
)
_MEASURES = content_stems(
    "crowns dollars euros pounds percent million billion people metres kilometres hours years days"
)
_RANKED = re.compile(rf"\bcame (?:{'|'.join(_ORDINALS)})\b")
_FIRST = frozenset(stem(w) for w in "won win wins winner winning beat".split())
_VAGUE = frozenset(  # words beside a noun that tell no thing
    """
    new old first last next main big large small whole public national local early late same other final former
    high long short full own only best top major young people time year day week month hour way part end rest year-old
    second third fourth quarter half season
    federal entire
    night morning evening afternoon weekend summer winter ground world sea police future past phone internet
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


@lru_cache(maxsize=64)
def presumed(evidence: Evidence, pack: EvidencePack) -> Needs:
    """What must have been told before ``evidence``: sets of stems, one of each. English only; () elsewhere."""
    if pack.language != "en":
        return ()
    text = evidence.resolved or evidence.text
    known = _brought_in(evidence, pack)
    return tuple(dict.fromkeys((*_definite(text, known), *counted(text))))


def lacks(line: Line, told: Sequence[Line], pack: EvidencePack) -> bool:
    """Whether ``line`` takes something for known that the lines ``told`` have not told."""
    if pack.language != "en" or line.form == FORM:
        return False
    stems = frozenset(s for x in told for s in told_by(x.text))
    said = content_stems(line.text.replace(line.evidence.publisher, " ")) - _MEASURES
    if line.form == "spoken" and told and not stems & said:
        return True  # a voice speaks of what has been told, or who speaks belongs to it; else it is a riddle
    return _is_stranger(line, told) or not all(need & stems for need in presumed(line.evidence, pack))


def event_of(pack: EvidencePack) -> frozenset[str]:
    """Stems that most owners have in their titles: what the story is about. A first sentence may have it with "the"."""
    titles = {s.owner: content_stems(s.title) for s in reversed(pack.sources)}
    shared = Counter(stem for stems in titles.values() for stem in stems)
    return frozenset(s for s, count in shared.items() if count > 1 and 2 * count >= len(titles))


def opens(line: Line, pack: EvidencePack) -> bool:
    """Whether a page can begin with ``line``: it takes nothing for known but the event itself by its own name, and does
    not begin with it."""
    event = event_of(pack)
    text, needs = line.evidence.resolved or line.evidence.text, presumed(line.evidence, pack)
    begins = any(need & told_by(" ".join(text.split()[:5])) for need in needs) and text.startswith("The ")
    return not _is_stranger(line, ()) and not begins and all(len(need) == 1 and need <= event for need in needs)


def told_by(text: str) -> frozenset[str]:
    """Stems and numbers that ``text`` tells; "two" is told by "2", too."""
    return content_stems(text) | frozenset(_NUMBERS[w.lower()] for w in words(text) if w.lower() in _NUMBERS)


def counted(text: str) -> Needs:
    """Of "the eleven" and "the sixth" the number that must have been told."""
    numbers = [m["number"].lower() for m in _BARE_NUMBER.finditer(text)]
    ordinals = [_ORDINALS[m["ordinal"]] for m in _BARE_ORDINAL.finditer(text)]
    ranked = [_FIRST for _ in _RANKED.finditer(text)]
    return (*(frozenset((_NUMBERS.get(n, n),)) for n in (*numbers, *ordinals)), *ranked)


def _definite(text: str, known: frozenset[str]) -> Iterator[frozenset[str]]:
    for match in _DEFINITE.finditer(text):
        before = told_by(text[: match.start()])
        nouns = list(_nouns(match))
        if nouns and _NAMED_THING.match(text, nouns[-1][1]):
            continue  # "the federal Harbour Act": a name
        for word, end in nouns:
            need = _KIND.get(word) or frozenset((stem(word),))
            points = word in _KIND or stem(word) in known or bool(_GOES_ON.match(text, end))
            if points and word not in _VAGUE and not need & before and not _TELLS_WHICH.match(text, end):
                yield need
                break


def _nouns(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The words of a noun phrase, and where they end, up to the first that is certainly no noun."""
    measured = _MEASURE.match(match["noun"])
    for found in re.compile(r"[\w-]+").finditer(match["noun"], measured.end() if measured else 0):
        if found.group() in STOP:
            return
        yield found.group(), match.start("noun") + found.end()


def _brought_in(evidence: Evidence, pack: EvidencePack) -> frozenset[str]:
    """Stems that the source of ``evidence`` brings in before it, or another one anywhere, with "a" or a number or in
    its title."""
    source = source_of(evidence, pack)
    before = [source.text[: evidence.citation.start], *(s.text for s in pack.sources if s is not source)]
    nouns = [w for text in before for m in _INDEFINITE.finditer(text) for w, _ in _nouns(m)]
    title = [w for w in words(source.title)[1:] if w.islower() and w not in STOP]
    return frozenset(map(stem, (*nouns, *title)))


def _is_stranger(line: Line, told: Sequence[Line]) -> bool:
    """Whether somebody speaks whom neither a role nor a sentence before has introduced."""
    name = line.evidence.speaker
    if line.form != "spoken" or name not in line.text:
        return False
    before, _, after = line.text.partition(name)
    has_role = bool(CALLINGS & {w.lower().strip('"') for w in before.split()[-1:]})
    has_more = after.startswith(", ") and not after.startswith(", according")
    return not (has_role or has_more or any(name in x.text for x in told))
