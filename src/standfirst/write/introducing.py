"""Whether what a sentence takes for known stands before it on our page: it waits until it does, or is left out."""

import re
from collections.abc import Sequence
from functools import lru_cache

from standfirst.domain.draft import EvidencePack, EvidenceSource
from standfirst.write.aggregating import FORM
from standfirst.write.bearers import ROLES, Bearers
from standfirst.write.dating import lapsed
from standfirst.write.lexicon import words
from standfirst.write.lines import Line
from standfirst.write.presuming import counted, lacks, opens
from standfirst.write.sentences import split_sentences
from standfirst.write.speaking import CAP, NAME, full_names

_LEAST = 4  # lines below which a page would be lost for what it takes for known; by hand, on invented towns, 2026-11-29
_OF_A_THING = re.compile(rf"\bthe {CAP} (?=[a-z])")  # "the Finn government": nobody is told of, but a thing
_TITLE = re.compile(rf"\b(?P<role>(?i:{'|'.join(sorted(ROLES))})) (?P<name>{NAME})")


def in_context(lines: Sequence[Line], pack: EvidencePack) -> tuple[Line, ...]:
    """``lines`` in their order, but each after the one that introduces what it takes for known, and right behind it
    where it counts on or begins with it. What is never introduced is left out, and so are plans whose hour has passed:
    rather a sentence fewer than one that says something else. A tally names all that it
    tells and waits for nothing."""
    surnames = _surnames(pack.sources)
    waiting = [x for x in lines if x.form == FORM or not lapsed(x.evidence, pack)]
    placed = [waiting.pop(0)] if waiting and stands_first(waiting[0], pack) else []
    while waiting:
        waiting = [x for x in waiting if not _rivals(x, placed)]
        free = [x for x in waiting if not lacks(x, placed, pack) and not _unknown(x.text, surnames, placed)]
        if not free:
            break
        line = next((x for x in free if placed and _leans_on_last(x, placed, pack)), free[0])
        waiting.remove(line)
        placed.append(line)
    return tuple(placed)


def told_in_context(lines: Sequence[Line], pack: EvidencePack) -> tuple[Line, ...]:
    """The lines ``in_context``; of a story that hardly introduces anything, all whose hour has not passed, in their
    order: rather a page that takes something for known than none."""
    placed = in_context(lines, pack)
    if len(placed) >= min(_LEAST, len(lines)):
        return placed
    return tuple(x for x in lines if x.form == FORM or not lapsed(x.evidence, pack))


def stands_first(line: Line, pack: EvidencePack) -> bool:
    """Whether a page can open with ``line``."""
    return opens(line, pack) and not _unknown(line.evidence.text, _surnames(pack.sources), ())


def openers(heads: Sequence[Line], lines: Sequence[Line], pack: EvidencePack) -> list[Line]:
    """Those headlines whose sentence a page can open with; all that the page tells where it can open with none."""
    told = {x.evidence.citation for x in lines}
    firm = {x.evidence.citation for x in lines if stands_first(x, pack)}
    return [h for h in heads if h.evidence.citation in firm] or [h for h in heads if h.evidence.citation in told]


def _leans_on_last(line: Line, placed: Sequence[Line], pack: EvidencePack) -> bool:
    """Whether ``line`` counts on ("the sixth") from the last of ``placed``, or begins with what only that has told."""
    text = line.text if line.form == FORM else line.evidence.text
    return (text.startswith("The ") or bool(counted(text))) and lacks(line, placed[:-1], pack)


def _rivals(line: Line, placed: Sequence[Line]) -> bool:
    """Whether ``line`` gives an office to one whom no place tells from its holder on the page: a second mayor."""
    held = {(m["role"].lower(), m["name"]) for x in placed for m in _TITLE.finditer(x.text)}
    return any(
        role == m["role"].lower() and name.split()[-1] != m["name"].split()[-1] and "of" not in line.text[m.end() :][:4]
        for m in _TITLE.finditer(line.text)
        for role, name in held
    )


@lru_cache(maxsize=16)
def _surnames(sources: tuple[EvidenceSource, ...]) -> frozenset[str]:
    """Surnames of the people whom the sources name in full."""
    found: set[str] = set()
    for source in sources:
        sentences = split_sentences(source.text)
        found |= Bearers(sentences, frozenset(s.index for s in sentences)).surnames
    papers = {s.publisher.split()[-1] for s in sources}  # "Radio Norrvik said" gives nobody the surname Norrvik
    return frozenset(found - papers)


def _unknown(text: str, surnames: frozenset[str], placed: Sequence[Line]) -> bool:
    named = {*full_names(text), *(n for x in placed for n in full_names(x.text))}
    introduced = {w for name in named for w in words(name)}
    text = _OF_A_THING.sub("the ", text)
    return any(w in surnames and w not in introduced for w in words(text.replace("'s", "").replace("’s", "")))
