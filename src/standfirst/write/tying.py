"""What a story is about in words, and whether a sentence is tied to it or to the sentence before it.

A sentence that has no word of the story and none of its neighbour was bound to its source by what a reader of the
source knew, and among other sentences it means something else: "80 places for apprentices" behind a hostel is 80 beds.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from standfirst.domain.draft import EvidencePack, EvidenceSource
from standfirst.write.aggregating import FORM
from standfirst.write.counting import counts
from standfirst.write.definite import told_by
from standfirst.write.leading import gists
from standfirst.write.lexicon import MONTHS, WEEKDAYS, content_stems, stem, words
from standfirst.write.lines import Line, goes_on, source_of
from standfirst.write.presuming import MEASURES, own_words, presumed

_NEAR = 2  # lines back that a sentence may be tied to
_MOST_SHARED = 0.75  # of the most owners that share a word: what nearly all of them open with
_LEAST = 2  # words of the story that say which one it is
_THIN = MEASURES | frozenset(  # words that tie anything to anything
    stem(w)
    for w in (
        *MONTHS, *WEEKDAYS,
        *"""
        first last next second third day week month night morning afternoon evening hour minute man woman men women
        time today yesterday tomorrow early late old young big large small good bad high low long short whole another
        make made take took give gave get got go went come came see saw want need use find found put set keep kept
        begin began end start show work call ask number part place way thing many much several few local national
        public top best least only still already later earlier ago now half quarter
        """.split(),
    )
)  # fmt: skip
_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]utside|to) (?:the )?(?:[A-Z][\w-]+ ?)+")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-ZÀ-Þ][\w-]+")


@lru_cache(maxsize=16)
def subject_of(pack: EvidencePack) -> frozenset[str]:
    """Stems that at least half of the owners, and two if there are, have in the title or the opening of their newest
    text."""
    counted = _shared(pack)
    owners = len({s.owner for s in pack.sources})
    return frozenset(s for s, count in counted.items() if 2 * count >= owners)


@lru_cache(maxsize=16)
def _shared(pack: EvidencePack) -> Counter[str]:
    counted = Counter(s for gist in gists(pack) for s in gist.stems if s not in _THIN and not s[0].isdigit())
    least = min(2, len(gists(pack)))
    return Counter({s: count for s, count in counted.items() if count >= least})


@lru_cache(maxsize=16)
def names_in(sources: tuple[EvidenceSource, ...]) -> frozenset[str]:
    """Stems of words that the sources write with a capital inside their sentences, and never without."""
    named = {m.group() for s in sources for m in _INSIDE.finditer(f"{s.title}. {s.text}")}
    small = {w for s in sources for w in words(s.text) if w.islower()}
    return frozenset(stem(n) for n in named if n.lower() not in small)


def tells_event(text: str, pack: EvidencePack) -> bool:
    """Whether ``text`` says by itself which story it is of: a word that nearly all open with, and another word of the
    story or a name. Where the words of nearly all have a name, it has one too, or a word that most of all have."""
    stems, shared = told_by(text), _shared(pack)
    most = max(shared.values(), default=0)
    first = {s for s, count in shared.items() if count >= _MOST_SHARED * most}
    names = first & names_in(pack.sources)
    top = {s for s, count in shared.items() if count == most} - names
    if not stems & first or (names and not stems & names and not stems & top):
        return False
    return len(stems & subject_of(pack)) >= _LEAST or bool((stems & names_in(pack.sources)) - subject_of(pack))


def tells_what(text: str, pack: EvidencePack) -> bool:
    """Whether ``text`` says which story it is of by a word that is no name."""
    return tells_event(text, pack) and bool(told_by(text) & subject_of(pack) - names_in(pack.sources))


def tied(line: Line, placed: Sequence[Line], pack: EvidencePack) -> bool:
    """Whether ``line`` has a word of the story other than where it was, shares one that is no name with one of the two
    lines before it, has what it takes for known from one, or goes on from the last in its source."""
    if line.form == FORM or pack.language != "en":
        return True
    if any(c.state for c in counts(line.evidence.text)):
        return True  # what became of people is what the story is about
    if _content(line, placeless=True) & subject_of(pack) or tied_to(line, placed[-_NEAR:], pack):
        return True
    if any(need & told_by(own_words(x)) for need in presumed(line.evidence, pack) for x in placed):
        return True
    return bool(placed) and goes_on(placed[-1], line, pack)


def tied_to(line: Line, others: Sequence[Line], pack: EvidencePack) -> bool:
    """Whether ``line`` shares a word with one of ``others`` that is no name and that its source speaks of elsewhere."""
    text = source_of(line.evidence, pack).text
    rest = content_stems(text[: line.evidence.citation.start] + text[line.evidence.citation.end :])
    content = _content(line) & rest - names_in(pack.sources)
    return any(content & _content(x) for x in others)


def _content(line: Line, *, placeless: bool = False) -> frozenset[str]:
    """What a line says, less who reports it, and where if asked; of a quotation, what is said, not who says it."""
    text = " ".join(re.findall(r'"([^"]*)"', line.text)) if line.form == "spoken" else own_words(line)
    text = _PLACE.sub(" ", text) if placeless else text
    return frozenset(s for s in content_stems(text) if s not in _THIN and not s[0].isdigit())
