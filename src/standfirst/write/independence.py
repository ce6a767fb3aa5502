"""Independent voices: owners count, copies never do."""

from standfirst.domain.draft import EvidenceSource


def voices(sources: tuple[EvidenceSource, ...]) -> tuple[EvidenceSource, ...]:
    """Sources that speak for themselves, oldest first: of one article and its copies only one is kept, the original
    where it is there, else the earliest copy."""
    ordered = sorted(sources, key=lambda s: (bool(s.copy_of), s.published_at, s.article_id))
    kept: dict[str, EvidenceSource] = {}
    for source in ordered:
        kept.setdefault(source.copy_of or source.article_id, source)
    chosen = sorted(kept.values(), key=lambda s: (s.published_at, s.article_id))
    return tuple(chosen)


def independent_owners(sources: tuple[EvidenceSource, ...]) -> int:
    """Distinct owners among sources of which no two are copies."""
    return len({s.owner for s in voices(sources)})
