"""What goes in and what comes out: PageToExtract and NewArticle."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from standfirst.domain.article import OptOut


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToExtract:
    """A fetched page of one source. ``headers`` have lower-case names; ``final_url`` is where redirects ended.

    ``body`` is b"" when the page could not be had: then only what the feed said is left to work with.
    """

    url: str
    final_url: str
    headers: Mapping[str, str]
    body: bytes
    source_id: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """An Article before the store has given it an id and a version; fields mean what they mean there.

    ``canonical_url`` is the publisher's own address for it, on its own site and free of tracking; ``byline``
    is names joined by ", ".
    """

    source_id: str
    owner: str
    url: str
    canonical_url: str
    title: str
    text: str
    published_at: datetime
    fetched_at: datetime
    updated_at: datetime | None = None
    byline: str = ""
    language: str = ""
    topics: tuple[str, ...] = ()
    summary: str = ""
    image_url: str = ""
    zone: str = ""
    text_hash: str = ""
    opt_outs: tuple[OptOut, ...] = ()
    paywalled: bool = False
