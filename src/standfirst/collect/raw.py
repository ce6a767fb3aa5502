"""RawFeed: what a format's reader found, before anything is cleaned."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from standfirst.collect.entries import RawEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFeed:
    """A feed as read. ``base`` is the address that relative links stand on, "" for the feed's own; ``ttl`` seconds."""

    format: str
    entries: Sequence[RawEntry]
    title: str = ""
    site: str = ""
    language: str = ""
    base: str = ""
    ttl: float | None = None
    hub: str = ""
    skip_hours: frozenset[int] = field(default_factory=frozenset)
