"""What stands keeps its words: a Report that is written anew tells an unchanged fact from the span it told it from.

Selection weighs anew with every article, and of two sources that say one thing another one wins; the lead may change
for no more than that. A reader would see a sentence reworded that nobody corrected.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from standfirst.domain.draft import Citation, Draft, Evidence, EvidencePack, Sentence, WriterKind
from standfirst.domain.moves import AT_ONCE, FactsMoved
from standfirst.domain.report import Revision
from standfirst.domain.text import text_hash
from standfirst.write.counting import Count, counts
from standfirst.write.knowing import Known, known

_SAME = 0.5  # share of what a sentence says that the other says too, both ways (chosen on the "built" stories of the
# sample world's stream, November 2026)
_WITHIN = 0.75  # share of it from which a shorter sentence adds nothing to a longer one (the same stream)
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
    told = frozenset(s.text for _, _, s in revision.draft.parts())
    return replace(pack, evidence=tuple(ordered), told=told)


def steady_heads(draft: Draft, revision: Revision, moved: FactsMoved, pack: EvidencePack) -> Draft:
    """A code-made ``draft`` under the headline and standfirst that ``revision`` has, each while its fact stands and the
    draft's own tells no move. What a strong model wrote stays whole."""
    if draft.writer is WriterKind.WRITING or revision.draft.writer is not draft.writer:
        return draft
    was = revision.draft
    return replace(
        draft,
        headline=_head(was.headline, draft.headline, moved, pack),
        standfirst=_head(was.standfirst, draft.standfirst, moved, pack),
    )


def _head(was: Sentence, now: Sentence, moved: FactsMoved, pack: EvidencePack) -> Sentence:
    texts = {s.article_id: s.text for s in pack.sources}
    stands = was.citations and all(
        text_hash(texts.get(c.article_id, "")[c.start : c.end]) == c.span_hash for c in was.citations
    )  # fmt: skip
    shown = [c for m in moved.moves for c in m.citations]
    gone = [c for m in moved.moves for c in m.before]
    turned = any(_in(c, shown) for c in now.citations) or any(_in(c, gone) for c in was.citations)
    return was if stands and not turned else now


def _kept(
    evidence: Sequence[Evidence], stands: Sequence[Evidence], cited: Sequence[Citation], shown: frozenset[Citation]
) -> list[Evidence]:
    """Evidence in its order. What tells a told fact anew gives way to what told it, or goes where that is there."""
    weights = known(e.text for e in (*evidence, *stands))
    there = [o for o in stands if any(_in(o.citation, (e.citation,)) for e in evidence)]
    kept: list[Evidence] = []
    for one in evidence:
        told = None if _in(one.citation, (*cited, *shown)) else _like(one, stands, weights)
        if told is None:
            kept.append(one)
        elif told not in there:
            there.append(told)
            kept.append(replace(told, salience=one.salience))
    return kept


def _like(one: Evidence, others: Sequence[Evidence], weights: Known) -> Evidence | None:
    ranked = [(_likeness(one, o, weights), o) for o in others if o.kind == one.kind and not _differ(one, o)]
    likeness, best = max(ranked, key=lambda r: r[0], default=(0.0, None))
    return best if likeness > 0 else None


def _likeness(one: Evidence, other: Evidence, weights: Known) -> float:
    """Above 0 where they tell one fact: each tells half of the other, or the other tells nearly all of the one."""
    told, tells = weights.share(one.text, other.text), weights.share(other.text, one.text)
    return told if told >= _WITHIN or min(told, tells) >= _SAME else 0.0


def _newest(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Without evidence of which a newer piece counts the dead, the hurt, a magnitude ... anew."""
    counted = [(e, [c for c in counts(e.text) if c.state or c.measured]) for e in evidence]
    return [e for e, ours in counted if not any(_older(e, ours, other, theirs) for other, theirs in counted)]


def _older(one: Evidence, ours: Sequence[Count], other: Evidence, theirs: Sequence[Count]) -> bool:
    later = other.published_at - one.published_at >= _LATER
    return later and any(c.same_thing(t) and not c.same_value(t) for c in ours for t in theirs)


def _differ(one: Evidence, other: Evidence) -> bool:
    """Whether ``one`` counts anything that ``other`` does not count alike; in doubt, yes."""
    theirs = counts(other.text)
    return any(not any(c.same_value(t) for t in theirs) for c in counts(one.text))


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
