"""Every way in which a piece of evidence may stand on the page, the best first, for the writers to choose among."""

from collections.abc import Sequence
from dataclasses import replace

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.dating import reported_on, without_day
from standfirst.write.figures import differ, figures
from standfirst.write.framing import VOUCHED, dated, framed, told_by_both
from standfirst.write.introducing import in_context
from standfirst.write.lexicon import BOTH_SIDES, words
from standfirst.write.lines import MOST_CITATIONS, Line
from standfirst.write.quoting import quotations


def wordings(
    evidence: Evidence, pack: EvidencePack, forbidden: frozenset[tuple[str, ...]], told: Sequence[Line]
) -> list[Line]:
    """Lines of one piece of evidence, the best first. ``told`` are its retellings, likewise. Where another owner tells
    the same and nobody counts differently, both are named or it stands bare, as it does where somebody speaks in it;
    else its publisher stands in it. Quotations of whole sentences come last."""
    bare = [way for line in told[:1] for way in told_by_both(line, pack) if not disputed(evidence, pack)]
    bare += [_agreed(line) for line in told if _may_stand_bare(line, pack)][:1]
    texts = dict.fromkeys([*(line.text for line in told), dated(evidence, pack)])
    frames = [line for text in texts if text for line in framed(text, evidence, pack, forbidden)]
    quotes = quotations(evidence, pack)
    return [*bare, *frames, *quotes] if evidence.kind != "quote" else list(quotes)


def _may_stand_bare(line: Line, pack: EvidencePack) -> bool:
    if reported_on(line.evidence, line.text, pack):
        return False
    if VOUCHED.search(line.text):
        return True
    return bool(line.evidence.agreeing) and not disputed(line.evidence, pack)


def _agreed(line: Line) -> Line:
    """The line citing the other owner's sentence too."""
    return replace(line, citations=(*line.citations, *line.evidence.agreeing)[:MOST_CITATIONS])


def disputed(evidence: Evidence, pack: EvidencePack) -> bool:
    """Whether other evidence counts the same thing differently: then each figure stands with its source."""
    ours = figures(evidence.text)
    return any(differ(ours, figures(other.text)) for other in pack.evidence if other is not evidence)


def varied(options: Sequence[Sequence[Line]], told: frozenset[str] = frozenset()) -> tuple[Line, ...]:
    """One line of each list, so that frames change: the lists are in reading order, each best first. A frame costs as
    much as two places where the sentence before has it, and one for each time that it was used. What was ``told``
    keeps its words, and has its day added where it is older than the news by now."""
    used: dict[str, int] = {}
    before = ""
    chosen = []
    for ways in options:
        best = _told_way(ways, told) or _cheapest(_each_frame(ways), used, before)
        if best.frame:
            used[best.frame] = used.get(best.frame, 0) + 1
        before = best.frame
        chosen.append(best)
    return tuple(chosen)


def _told_way(ways: Sequence[Line], told: frozenset[str]) -> Line | None:
    """The way whose words were told, or else told without the day that an older report has to say by now."""
    as_told = (w for w in ways if w.text in told)
    return next(as_told, None) or next((w for w in ways if without_day(w.text) in told), None)


def _cheapest(ways: Sequence[Line], used: dict[str, int], before: str) -> Line:
    costs = [rank + 2 * (w.frame == before != "") + used.get(w.frame, 0) for rank, w in enumerate(ways)]
    return ways[costs.index(min(costs))]


def _each_frame(ways: Sequence[Line]) -> list[Line]:
    """The best line of each frame, in order."""
    return list({w.frame: w for w in reversed(ways)}.values())[::-1]


def thinned(lines: Sequence[Line], pack: EvidencePack, least: int = 6) -> tuple[Line, ...]:
    """Without the least of the whole-sentence quotations where more than two fifths of the page would be such, but
    ``least`` lines stay, and every denial, what was told, and what others lean on: a page of nothing but quotations is
    a list."""
    kept = tuple(lines)
    for quote in sorted(kept[1:], key=lambda x: x.evidence.salience):
        if len(kept) <= least or 5 * sum(x.form == "reported" for x in kept) <= 2 * len(kept):
            break
        left = tuple(x for x in kept if x is not quote)
        free = quote.form == "reported" and not _answers(quote) and quote.text not in pack.told
        if free and in_context(left, pack) == left:
            kept = left
    return kept


def _answers(line: Line) -> bool:
    return any(w.lower() in BOTH_SIDES for w in words(line.text))
