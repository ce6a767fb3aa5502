"""Whether what a sentence takes for known stands before it on our page: it waits until it does, or is left out."""

import re
from collections.abc import Sequence
from functools import lru_cache

from standfirst.domain.draft import EvidencePack
from standfirst.write.aggregating import FORM
from standfirst.write.bearers import ROLES, Bearers
from standfirst.write.dating import lapsed
from standfirst.write.definite import told_by
from standfirst.write.leading import is_background
from standfirst.write.lexicon import stem, words
from standfirst.write.lines import Line
from standfirst.write.presuming import counted, event_of, lacks, opens, presumed
from standfirst.write.sentences import split_sentences
from standfirst.write.speaking import CAP, NAME, full_names
from standfirst.write.tying import subject_of, tells_event, tells_what, tied, tied_to

_ONE_HOLDER = frozenset("mayor governor president chancellor premier king queen pope".split())  # one of each at a time
_WHOLE = 5  # lines
_MUCH = 0.6  # of the words of the story that the best headline has
_OF_A_THING = re.compile(rf"\bthe {CAP} (?=[a-z])")  # "the Finn government": nobody is told of, but a thing
_TITLE = re.compile(rf"\b(?P<role>(?i:{'|'.join(sorted(ROLES))})) (?P<name>{NAME})")


def in_context(lines: Sequence[Line], pack: EvidencePack) -> tuple[Line, ...]:
    """``lines`` in their order, but each after the one that introduces what it takes for known, and right behind it
    where it counts on or begins with it. What is never introduced is left out, and so are plans whose hour has passed:
    rather a sentence fewer than one that says something else. A tally names all that it
    tells and waits for nothing."""
    surnames = _surnames(pack)
    waiting = [x for x in lines if x.form == FORM or not lapsed(x.evidence, pack)]
    placed = [waiting.pop(0)] if waiting and stands_first(waiting[0], pack) else []
    while waiting:
        waiting = [x for x in waiting if not _rivals(x, placed, pack)]
        free = [x for x in waiting if _may_follow(x, placed, pack, surnames)]
        if not free:
            break
        line = next((x for x in free if placed and _leans_on_last(x, placed, pack)), free[0])
        waiting.remove(line)
        placed.append(line)
    return tuple(placed)


def stands_first(line: Line, pack: EvidencePack) -> bool:
    """Whether a page can open with ``line``: it says what happened, and takes nothing for known."""
    text = line.evidence.resolved or line.evidence.text
    told = pack.language != "en" or tells_event(text, pack)
    return told and opens(line, pack) and not _unknown(line.evidence.text, _uncalled(pack), ())


def openers(heads: Sequence[Line], lines: Sequence[Line], pack: EvidencePack) -> tuple[list[Line], list[Line]]:
    """Headlines to choose from, and others for when the chosen one falls. All say which story they are of, take no more
    for known than a page can open with, stand in a sentence that the page tells, and leave no short page where another
    leaves a whole one; those to choose from stand in its first sentence if any can and have most words of the story."""
    pages = [(h, in_context(led_by(lines, h, pack), pack)) for h in heads if _heads(h, pack)]
    pages = [(h, page) for h, page in pages if any(x.evidence == h.evidence for x in page)]
    longest = max((len(page) for _, page in pages), default=0)
    pages = [(h, page) for h, page in pages if len(page) >= min(_WHOLE, longest)]
    able = [h for h, _ in pages]
    told = [h for h, page in pages if page[0].evidence == h.evidence] or [h for h, _ in pages]
    told = [h for h in told if tells_what(h.text, pack)] or told
    most = max((_of_story(h.text, pack) for h in told), default=0)
    best = [h for h in told if _of_story(h.text, pack) >= _MUCH * most]
    return best, [h for h in able if h not in best]


def led_by(lines: Sequence[Line], head: Line | None, pack: EvidencePack) -> tuple[Line, ...]:
    """The line behind the headline first, if a page can open with it, else the first that one can; the headline must
    not promise what the body tells last."""
    lead = [x for x in lines if head and x.evidence == head.evidence and stands_first(x, pack)]
    able = [x for x in lines if stands_first(x, pack)]
    able.sort(key=lambda x: -_of_story(x.evidence.resolved or x.evidence.text, pack))
    first = next(iter((*lead, *able)), None)
    return tuple(sorted(lines, key=lambda x: (x is not first, head is None or x.evidence != head.evidence)))


def _of_story(text: str, pack: EvidencePack) -> int:
    return len(told_by(text) & subject_of(pack))


def _heads(head: Line, pack: EvidencePack) -> bool:
    """Whether the words of ``head`` alone can be read first."""
    if pack.language != "en":
        return True
    words_of = told_by(head.text)
    needs = [need for need in presumed(head.evidence, pack, opening=True) if need & words_of]
    known = all({n.rstrip("+-") for n in need & words_of} <= event_of(pack) for need in needs)
    begins = head.evidence.text.startswith("The ") and any(n & told_by(" ".join(head.text.split()[:4])) for n in needs)
    if is_background(head.evidence.text, pack.now.year):
        return False  # what was before the news is no headline
    return known and not begins and tells_event(head.text, pack) and not _unknown(head.text, _uncalled(pack), ())


def follows(line: Line, head: Line, pack: EvidencePack) -> bool:
    """Whether ``line`` means below the headline ``head`` what it means in its source: it says which story it is of, or
    goes on with a word of the headline."""
    if lacks(line, (head,), pack) or _unknown(line.text, _surnames(pack), (head,)):
        return False
    return pack.language != "en" or tells_what(line.text, pack) or tied_to(line, (head,), pack)


def _leans_on_last(line: Line, placed: Sequence[Line], pack: EvidencePack) -> bool:
    """Whether ``line`` counts on ("the sixth") from the last of ``placed``, or begins with what only that has told."""
    text = line.text if line.form == FORM else line.evidence.text
    leans = text.startswith("The ") or bool(counted(text)) or line.form == "spoken"
    return (leans and lacks(line, placed[:-1], pack)) or not tied(line, placed[:-1], pack)


def _may_follow(line: Line, placed: Sequence[Line], pack: EvidencePack, surnames: frozenset[str]) -> bool:
    """Whether ``line`` means behind ``placed`` what it means in its source."""
    if lacks(line, placed, pack) or _unknown(line.text, surnames, placed):
        return False
    return tied(line, placed, pack) if placed else stands_first(line, pack)


def _rivals(line: Line, placed: Sequence[Line], pack: EvidencePack) -> bool:
    """Whether ``line`` gives an office to one whom no place tells from its holder on the page, or from one whom more
    owners name: a second mayor."""
    held = {(m["role"].lower(), m["name"]) for x in placed for m in _TITLE.finditer(x.text)} | _holders(pack)
    return any(
        role == m["role"].lower() and name.split()[-1] != m["name"].split()[-1] and "of" not in line.text[m.end() :][:4]
        for m in _TITLE.finditer(line.text)
        for role, name in held
    )


@lru_cache(maxsize=16)
def _surnames(pack: EvidencePack) -> frozenset[str]:
    """Surnames of the people whom the sources name in full."""
    found: set[str] = set()
    for source in pack.sources:
        sentences = split_sentences(source.text)
        found |= Bearers(sentences, frozenset(s.index for s in sentences)).surnames
    papers = {w for s in pack.sources for w in s.publisher.split()[-1:]}  # "Radio Norrvik said" names nobody Norrvik
    return frozenset(found - papers)


@lru_cache(maxsize=16)
def _holders(pack: EvidencePack) -> frozenset[tuple[str, str]]:
    """Each office that somebody bears in the sources, with whom most owners name in it."""
    owners: dict[tuple[str, str], set[str]] = {}
    for source in pack.sources:
        for match in _TITLE.finditer(source.text):
            owners.setdefault((match["role"].lower(), match["name"].split()[-1]), set()).add(source.owner)
    best: dict[str, str] = {}
    for (role, name), named in sorted(owners.items()):
        if role in _ONE_HOLDER and (role not in best or len(named) > len(owners[role, best[role]])):
            best[role] = name
    return frozenset(best.items())


def _uncalled(pack: EvidencePack) -> frozenset[str]:
    """Surnames less those that most titles call somebody by: a page may begin with them, too."""
    return frozenset(w for w in _surnames(pack) if stem(w) not in event_of(pack))


def _unknown(text: str, surnames: frozenset[str], placed: Sequence[Line]) -> bool:
    text, *told = (t.replace("'s", "").replace("’s", "") for t in (text, *(x.text for x in placed)))
    named = {w for t in told for w in words(t) if w[0].isupper()}
    introduced = named | {w for name in full_names(text) for w in words(name)}
    return any(w in surnames and w not in introduced for w in words(_OF_A_THING.sub("the ", text)))
