"""Collect: due Feeds become Items.

A due Feed is asked for politely (``conditional_headers``), its answer is parsed (``parse_feed``: RSS, RDF, Atom, JSON
Feed, news sitemap) and the next visit is planned from what came (``schedule``). Pages behind the items are fetched only
where the site's robots.txt lets our token (``RobotsRules``), which also says whether AI agents are unwelcome. Sources
are found by address (``discover_feeds``) and carried in and out as OPML (``read_opml``, ``write_opml``).

Everything here is pure: bytes and times in, values out. The network is behind ``ports.Retriever``; the guarded way out
that implements it lives in ``adapters.http``. What cannot be read is a ``Failure`` with words for the operator.
Feeds that an operator chose are fetched even where robots.txt speaks against crawling: a subscription is a reader's
request and no crawl (as feed readers have always held). Robots govern the pages that we go to by ourselves.
"""

from standfirst.collect.conditional import conditional_headers, items_hash
from standfirst.collect.discover import DiscoveredFeed, discover_feeds
from standfirst.collect.opml import OpmlFeed, read_opml, write_opml
from standfirst.collect.parse import parse_feed
from standfirst.collect.ports import FetchedPage, FetchRequest, Retriever
from standfirst.collect.robots import RobotsRules
from standfirst.collect.schedule import FeedSchedule, schedule
from standfirst.collect.waiting import retry_after
from standfirst.domain.source import ParsedFeed

__all__ = [
    "DiscoveredFeed",
    "FeedSchedule",
    "FetchRequest",
    "FetchedPage",
    "OpmlFeed",
    "ParsedFeed",
    "Retriever",
    "RobotsRules",
    "conditional_headers",
    "discover_feeds",
    "items_hash",
    "parse_feed",
    "read_opml",
    "retry_after",
    "schedule",
    "write_opml",
]
