"""Article: the cleaned text of one publisher. Never confuse it with a Report, which is what the desk publishes."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OptOut:
    """One signal by which a publisher keeps its text from models: ``signal`` ("robots", "meta", "header",
    "tdmrep", "aipref", "rsl") and the words that said so."""

    signal: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of a publisher's article.

    ``text`` is plain text, paragraphs separated by a blank line; "" for an opted-out article, of which only
    title and link are kept. ``version`` counts from 1; ``text_hash`` is SHA-256 of ``text``.
    """

    id: str
    source_id: str
    owner: str
    url: str
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
    zone: str = ""  # the zone offset the source wrote its date with, such as "+02:00"; "" unknown
    version: int = 1
    text_hash: str = ""
    opt_outs: tuple[OptOut, ...] = ()
    paywalled: bool = False
    copy_of: str = ""  # id of the article that this one syndicates, "" when it stands by itself
    copy_kind: str = ""  # a CopyKind
    copy_differs: tuple[str, ...] = ()  # of a variant: what differs, such as "12 -> 14", earlier text first

    @property
    def usable(self) -> bool:
        """Whether its text may be embedded, shown to a model and cited."""
        return bool(self.text) and not self.opt_outs and not self.paywalled
