"""What a sentence takes for known: a thing with "the", a bare number, a name without its role. Its source has told it
before; our page must have, too, or the sentence means whatever now stands in front of it.

Only what is seen without a parse is asked for. What a noun with "the" asks for is in ``definite``.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.aggregating import FORM
from standfirst.write.definite import NUMBERS, Needs, definite_needs, told_by
from standfirst.write.leading import gists
from standfirst.write.lexicon import content_stems, stem
from standfirst.write.lines import Line, source_of
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
    r"\b[Tt]he (?P<number>\d[\d,.]*\d|\d)(?= (?:million |billion )?(?!metres|kilometres|miles|yards|hours|days|years)"
    r"[a-z]+s\b(?! (?:of|who|that|which|whose)\b))"
)
MEASURES = content_stems(
    "crowns dollars euros pounds percent million billion people metres kilometres hours years days"
)
_RANKED = re.compile(rf"\bcame (?:{'|'.join(_ORDINALS)})\b")
_FIRST = frozenset(stem(w) for w in "won win wins winner winning beat".split())


@lru_cache(maxsize=64)
def presumed(evidence: Evidence, pack: EvidencePack, *, opening: bool = False) -> Needs:
    """What must have been told before ``evidence``: sets of stems, one of each. English only; () elsewhere. As the
    ``opening`` of a page the first sentence of a source takes no more for known than it did there."""
    if pack.language != "en":
        return ()
    text = evidence.resolved or evidence.text
    source = source_of(evidence, pack)
    before = source.text[: evidence.citation.start]
    needs = definite_needs(text, content_stems(f"{source.title} {before}"), opening=opening and not before.strip())
    return tuple(dict.fromkeys((*needs, *counted(text))))


def lacks(line: Line, told: Sequence[Line], pack: EvidencePack) -> bool:
    """Whether ``line`` takes something for known that the lines ``told`` have not told."""
    if pack.language != "en" or line.form == FORM:
        return False
    stems = frozenset(s for x in told for s in told_by(own_words(x)))
    if line.form == "spoken" and told and not _takes_up(line, stems, pack):
        return True
    return _is_stranger(line, told, pack) or not all(need & stems for need in presumed(line.evidence, pack))


def _takes_up(line: Line, stems: frozenset[str], pack: EvidencePack) -> bool:
    """Whether a voice speaks of what has been told, two words or a thing with "the" of it; else it is a riddle."""
    said = told_by(" ".join(re.findall(r'"([^"]*)"', line.text))) - MEASURES
    return len({s.rstrip("+-") for s in said & stems}) > 1 or bool(presumed(line.evidence, pack))


def own_words(line: Line) -> str:
    """A line's text without the name of the publisher that it gives as who reports it."""
    return line.text if line.form == FORM else line.text.replace(line.evidence.publisher, " ")


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
    return not _is_stranger(line, (), pack) and not begins and all({n.rstrip("+-") for n in need} <= event for need in needs)


def counted(text: str) -> Needs:
    """Of "the eleven" and "the sixth" the number that must have been told."""
    numbers = [m["number"].lower() for way in (_BARE_NUMBER, _NUMBERED) for m in way.finditer(text)]
    ordinals = [_ORDINALS[m["ordinal"]] for m in _BARE_ORDINAL.finditer(text)]
    ranked = [_FIRST for _ in _RANKED.finditer(text)]
    return (*(frozenset((NUMBERS.get(n, n),)) for n in (*numbers, *ordinals)), *ranked)


def _is_stranger(line: Line, told: Sequence[Line], pack: EvidencePack) -> bool:
    """Whether somebody speaks, or acts to whom a source gives a role, whom neither a role nor a sentence before has
    introduced."""
    speaker = line.evidence.speaker if line.form == "spoken" else ""
    for name in full_names(line.text):
        if any(name in x.text for x in told) or _has_role(name, line.text):
            continue
        if name == speaker or any(titled(name, split_sentences(s.text)) for s in pack.sources):
            return True
    return False


def _has_role(name: str, text: str) -> bool:
    before, _, after = text.partition(name)
    called = bool(CALLINGS & {w.lower().strip('"') for w in before.split()[-1:]})
    return called or (after.startswith(", ") and not after.startswith(", according"))
