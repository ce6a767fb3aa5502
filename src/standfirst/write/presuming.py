"""What a sentence takes for known: a thing with "the", a bare number, a name without its role. Its source has told it
before; our page must have, too, or the sentence means whatever now stands in front of it.

Only what is seen without a parse is asked for. What a noun with "the" asks for is in ``definite``.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from standfirst.domain.draft import Evidence, EvidencePack, EvidenceSource
from standfirst.write.aggregating import FORM
from standfirst.write.definite import NUMBERS, Needs, asides, definite_needs, told_by
from standfirst.write.leading import gists
from standfirst.write.lexicon import content_stems, stem
from standfirst.write.lines import Line, goes_on, source_of
from standfirst.write.sentences import split_sentences
from standfirst.write.speaking import full_names
from standfirst.write.titles import CALLINGS, titled

_ORDINALS = dict(zip("second third fourth fifth sixth seventh eighth ninth tenth".split(), NUMBERS, strict=False))
_BARE_NUMBER = re.compile(
    rf"\b(?:[Aa]ll|[Tt]he) (?P<number>{'|'.join(NUMBERS)}|\d[\d,]*)"
    r"(?=[.,;\"”]|$| (?:is|are|was|were|has|have|had|will|would|from|in|on|who|\w{2,}ed)\b)"
)
_BARE_ORDINAL = re.compile(
    rf"\b[Tt]he (?P<ordinal>{'|'.join(_ORDINALS)})(?= (?:is|was|has|had|will|left|came|went|\w{{2,}}ed)\b|[.,])"
)
_NUMBERED = re.compile(
    rf"\b(?:[Tt]he|[Aa]ll) (?P<number>\d[\d,.]*\d|\d|{'|'.join(NUMBERS)})(?= (?:million |billion )?"
    r"(?!metres|kilometres|miles|yards|hours|days|years)[a-z]+s\b"
    r"(?! (?:of|who|that|which|whose)\b| (?:on|from|in) (?:the )?[A-Z]))"
)
_NTH = re.compile(rf"\b[Tt]he (?P<ordinal>{'|'.join(_ORDINALS)}) (?!half|quarter|time|day|floor|week|year|row)[a-z]+\b")
MEASURES = content_stems(
    "crowns dollars euros pounds percent million billion people metres kilometres hours years days"
)
_RANKED = re.compile(rf"\bcame (?:{'|'.join(_ORDINALS)})\b")
_SAME = 2  # words that two sentences on one thing share, its name among them
_NAME = re.compile(r"(?<![.\"“] )(?<!^)\b(?!The |A |In |On |At )[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)+")
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]utside|of|to|for|by)(?: the)? $")
_FIRST = frozenset(stem(w) for w in "won win wins winner winning beat".split())


@lru_cache(maxsize=512)
def presumed(evidence: Evidence, pack: EvidencePack, *, opening: bool = False) -> Needs:
    """What must have been told before ``evidence``: sets of stems, one of each. English only; () elsewhere. As the
    ``opening`` of a page the first sentence of a source takes no more for known than it did there."""
    if pack.language != "en":
        return ()
    text = evidence.resolved or evidence.text
    source = source_of(evidence, pack)
    before = source.text[: evidence.citation.start]
    needs = definite_needs(
        text,
        content_stems(f"{source.title} {before}"),
        starts=not before.strip(),
        opening=opening and not before.strip(),
    )
    return tuple(dict.fromkeys((*needs, *counted(text))))


def lacks(line: Line, told: Sequence[Line], pack: EvidencePack) -> bool:
    """Whether ``line`` takes something for known that the lines ``told`` have not told."""
    if pack.language != "en" or line.form == FORM:
        return False
    stems = frozenset(s for x in told for s in told_by(own_words(x)))
    if line.form == "spoken" and told and not (_takes_up(line, stems, pack) or goes_on(told[-1], line, pack)):
        return True
    needs = presumed(line.evidence, pack)
    if line.form == "retold":  # what is left out is not taken for known
        numbers = counted(own_words(line))
        needs = tuple(need for need in needs if need in numbers or need & told_by(own_words(line)))
    if _is_stranger(line, told, pack) or not all(need & stems for need in needs):
        return True
    if any(need & stems and _means_another(need, line, told, pack, aside=True) for need in asides(line.evidence.text)):
        return True
    return any(_means_another(need, line, told, pack) for need in needs) or _unnamed(line, told, pack)


def _means_another(
    need: frozenset[str], line: Line, told: Sequence[Line], pack: EvidencePack, *, aside: bool = False
) -> bool:
    """Whether the last of ``told`` that has a needed thing tells of another one than the source told of before: "the
    samples" of the day before, behind the new ones. Of the story's own thing there is one."""
    bare = {n.rstrip("+-") for n in need}
    if bare & event_of(pack):
        return False
    last = next(x for x in reversed(told) if need & told_by(own_words(x)))
    source, here, there = source_of(line.evidence, pack), line.evidence.citation, last.evidence.citation
    if there.article_id == here.article_id and there.start < here.start:
        return False
    meant = [stems for end, stems in _told_in(source) if end <= here.start and bare & stems]
    ours = content_stems(own_words(last)) - MEASURES - event_of(pack)
    named = any(n[-1] in "+-" for n in need & told_by(own_words(last)))
    if not meant:  # "in the hall" behind a sports hall, "the driver" behind a bus, of another text
        return aside or not named
    return len(ours & meant[-1]) < _SAME


@lru_cache(maxsize=64)
def _told_in(source: EvidenceSource) -> tuple[tuple[int, frozenset[str]], ...]:
    """Where each sentence of a source ends, and its stems."""
    return tuple((s.end, content_stems(s.text)) for s in split_sentences(source.text))


def _unnamed(line: Line, told: Sequence[Line], pack: EvidencePack) -> bool:
    """Whether ``line`` gives the name of somebody or something that its source has told of before, the page not."""
    before = source_of(line.evidence, pack).text[: line.evidence.citation.start]
    page = " ".join(x.text for x in told)
    plain = own_words(line)
    return any(
        m.group() in before and m.group() not in page and not _PLACED.search(plain[: m.start()])
        and not all(s in event_of(pack) for s in content_stems(m.group()))
        and not _has_role(m.group(), plain)
        for m in _NAME.finditer(plain)
    )  # fmt: skip


def _takes_up(line: Line, stems: frozenset[str], pack: EvidencePack) -> bool:
    """Whether a voice speaks of what has been told, two words or a thing with "the" of it; else it is a riddle."""
    said = told_by(" ".join(re.findall(r'"([^"]*)"', line.text))) - MEASURES
    return len({s.rstrip("+-") for s in said & stems}) > 1 or bool(presumed(line.evidence, pack))


def own_words(line: Line) -> str:
    """A line's text without the name of the publisher that it gives as who reports it."""
    return line.text if line.form == FORM else line.text.replace(line.evidence.publisher, " ")


@lru_cache(maxsize=16)
def event_of(pack: EvidencePack) -> frozenset[str]:
    """Stems that half of the owners have in their titles, or three quarters in their openings: what the story is about.
    A first sentence may have it with "the"."""
    titles = {s.owner: content_stems(s.title) for s in reversed(pack.sources)}
    openings = gists(pack)
    shared = Counter(stem for stems in titles.values() for stem in stems)
    opened = Counter(stem for gist in openings for stem in gist.stems)
    return frozenset(
        s for s in opened
        if (shared[s] > 1 and 2 * shared[s] >= len(titles)) or (opened[s] > 1 and 4 * opened[s] >= 3 * len(openings))
    )  # fmt: skip


def opens(line: Line, pack: EvidencePack) -> bool:
    """Whether a page can begin with ``line``: it takes nothing for known but the event itself by its own name, and does
    not begin with it."""
    event = event_of(pack)
    text, needs = line.evidence.resolved or line.evidence.text, presumed(line.evidence, pack, opening=True)
    begins = any(need & told_by(" ".join(text.split()[:5])) for need in needs) and text.startswith("The ")
    return (
        not _is_stranger(line, (), pack)
        and not begins
        and all({n.rstrip("+-") for n in need} <= event for need in needs)
    )


def counted(text: str) -> Needs:
    """Of "the eleven" and "the sixth" the number that must have been told."""
    numbers = [m["number"].lower() for way in (_BARE_NUMBER, _NUMBERED) for m in way.finditer(text)]
    ordinals = [_ORDINALS[m["ordinal"]] for way in (_BARE_ORDINAL, _NTH) for m in way.finditer(text)]
    ranked = [_FIRST for _ in _RANKED.finditer(text)]
    return (*(frozenset((NUMBERS.get(n, n),)) for n in (*numbers, *ordinals)), *ranked)


def _is_stranger(line: Line, told: Sequence[Line], pack: EvidencePack) -> bool:
    """Whether somebody speaks, or acts to whom a source gives a role, whom neither a role nor a sentence before has
    introduced."""
    speaker = line.evidence.speaker if line.form == "spoken" else ""
    for name in full_names(line.text.replace("'s", "").replace("’s", "")):
        if any(name in x.text for x in told) or _has_role(name, line.text):
            continue
        if name == speaker or _is_titled(name, pack):
            return True
    return False


@lru_cache(maxsize=512)
def _is_titled(name: str, pack: EvidencePack) -> bool:
    return any(titled(name, split_sentences(s.text)) for s in pack.sources if name in s.text)


def _has_role(name: str, text: str) -> bool:
    before, _, after = text.partition(name)
    called = bool(CALLINGS & {w.lower().strip('"') for w in before.split()[-1:]})
    return called or (after.startswith(", ") and not after.startswith(", according"))
