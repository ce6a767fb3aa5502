"""What stands keeps its words: a Report that is written anew tells an unchanged fact from the span it told it from.

Selection weighs anew with every article, and of two sources that say one thing another one wins; the lead may change
for no more than that. A reader would see a sentence reworded that nobody corrected.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from standfirst.domain.draft import Citation, Evidence, EvidencePack
from standfirst.domain.moves import AT_ONCE, FactsMoved
from standfirst.domain.report import Revision
from standfirst.write.counting import Count, counts
from standfirst.write.knowing import Known, known

_SAME = 0.5  # share of what a sentence says that the other says too, both ways (chosen on the "built" stories of the
# sample world's stream, November 2026)
_LATER = timedelta(minutes=20)  # by which a count is a newer state; within it two sources differ


def steady(pack: EvidencePack, before: EvidencePack, revision: Revision, moved: FactsMoved) -> EvidencePack:
    """``pack`` as the next Revision is written from it. Called by the desk when a Report is written anew.

    ``before`` is the pack that ``revision`` was written from. Evidence of a fact that it tells gives way to the
    evidence that it cites, where those words still stand; a number that a newer text counts anew is not told as it
    stood; and the Report's lead stays first until a move that is told at once.
    """
    cited = tuple(c for _, _, s in revision.draft.parts() for c in s.citations)
    shown = frozenset(c for m in moved.moves for c in m.citations)
    stands = [e for e in before.evidence if _in(e.citation, cited) and _still(e, pack)]
    evidence = _kept(_newest(pack.evidence), stands, cited, shown)
    first = [c for m in moved.moves if m.kind in AT_ONCE for c in m.citations]
    lead = revision.draft.headline.citations
    ordered = sorted(evidence, key=lambda e: (not _in(e.citation, first), not _in(e.citation, lead)))
    return replace(pack, evidence=tuple(ordered))


def _kept(
    evidence: Sequence[Evidence], stands: Sequence[Evidence], cited: Sequence[Citation], shown: frozenset[Citation]
) -> list[Evidence]:
    """Evidence in its order, each piece that tells a told fact anew replaced by the piece that told it."""
    weights = known(e.text for e in (*evidence, *stands))
    waiting = [o for o in stands if not any(_in(o.citation, (e.citation,)) for e in evidence)]
    kept: list[Evidence] = []
    for one in evidence:
        told = None if _in(one.citation, (*cited, *shown)) else _like(one, waiting, weights)
        if told:
            waiting.remove(told)
            one = replace(told, salience=one.salience)
        kept.append(one)
    return kept


def _like(one: Evidence, others: Sequence[Evidence], weights: Known) -> Evidence | None:
    ranked = [(min(weights.share(one.text, o.text), weights.share(o.text, one.text)), o) for o in others]
    likeness, best = max(ranked, key=lambda r: r[0], default=(0.0, None))
    return best if best and likeness >= _SAME and best.kind == one.kind and not _differ(one, best) else None


def _newest(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Without evidence of which a newer piece counts the dead, the hurt, a magnitude ... anew."""
    counted = [(e, [c for c in counts(e.text) if c.state or c.measured]) for e in evidence]
    return [e for e, ours in counted if not any(_older(e, ours, other, theirs) for other, theirs in counted)]


def _older(one: Evidence, ours: Sequence[Count], other: Evidence, theirs: Sequence[Count]) -> bool:
    later = other.published_at - one.published_at >= _LATER
    return later and any(c.same_thing(t) and not c.same_value(t) for c in ours for t in theirs)


def _differ(one: Evidence, other: Evidence) -> bool:
    theirs = counts(other.text)
    return any(c.same_thing(t) and not c.same_value(t) for c in counts(one.text) for t in theirs)


def _still(evidence: Evidence, pack: EvidencePack) -> bool:
    """Whether the words stand where they stood in the text as it is now."""
    texts = {s.article_id: s.text for s in pack.sources}
    citation = evidence.citation
    return texts.get(citation.article_id, "")[citation.start : citation.end] == evidence.text


def _in(citation: Citation, others: Sequence[Citation]) -> bool:
    """Whether it overlaps one of the others in the same text."""
    return any(
        c.article_id == citation.article_id and c.start < citation.end and citation.start < c.end for c in others
    )  # fmt: skip
