"""independence: two publishers of different owners that are no copies of each other, or a visible "single source"."""

from functools import lru_cache

from standfirst.domain.draft import EvidenceSource
from standfirst.domain.verdict import Outcome, Rule, Verdict
from standfirst.verify.context import Context
from standfirst.verify.reading.tokens import lows

_RUN = 8  # words; two texts that share most runs of eight are one text (newspapers' own copies stay above .5)
_SAME = 0.5
_READ = 12_000  # characters; a copy shows itself in its first pages


def check(context: Context) -> tuple[Verdict, ...]:
    """Note a Report that rests on one voice; the label then says "single source"."""
    voices = independent_voices(context.cited_sources())
    if len(voices) >= 2:
        return ()
    who = voices[0].publisher if voices else "no source"
    detail = f"single source: everything cited comes from {who} or copies of it"
    return (Verdict(part="report", sentence=0, rule=Rule.INDEPENDENCE, outcome=Outcome.NOTE, detail=detail),)


def independent_voices(sources: tuple[EvidenceSource, ...]) -> tuple[EvidenceSource, ...]:
    """One source per independent owner: declared copies go, and so do near-identical texts, whatever their numbers."""
    voices: list[tuple[EvidenceSource, frozenset[int]]] = []
    roots: set[str] = set()
    for source in sorted(sources, key=lambda s: (bool(s.copy_of), s.published_at, s.article_id)):
        root, prints = source.copy_of or source.article_id, _prints(source.text)
        known = root in roots or any(v.owner == source.owner or _same(prints, p) for v, p in voices)
        roots |= {root, source.article_id}
        if not known:
            voices.append((source, prints))
    return tuple(v for v, _ in voices)


@lru_cache(maxsize=256)
def _prints(text: str) -> frozenset[int]:
    """Hashes of the text's runs of words, figures left out so that a copy with altered numbers is still a copy."""
    words = [w for w in lows(text[:_READ]) if not w[0].isdigit()]
    if len(words) < _RUN:
        return frozenset({hash(tuple(words))})
    return frozenset(map(hash, zip(*(words[i:] for i in range(_RUN)), strict=False)))


def _same(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= _SAME * min(len(one), len(other))
