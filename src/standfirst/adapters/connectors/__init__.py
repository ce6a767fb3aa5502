"""Services outside that show what people pay attention to, each behind ``trend.ports.Connector``.

A connector says what to ask and reads the answers; the desk fetches for it. None is on before an operator says so.
"""

from standfirst.adapters.connectors.bluesky import Bluesky
from standfirst.adapters.connectors.google_trends import GoogleTrends
from standfirst.adapters.connectors.hacker_news import HackerNews
from standfirst.adapters.connectors.mastodon import Mastodon
from standfirst.adapters.connectors.reddit import Reddit
from standfirst.adapters.connectors.wikipedia import Wikipedia
from standfirst.trend.ports import Connector

__all__ = ["Bluesky", "GoogleTrends", "HackerNews", "Mastodon", "Reddit", "Wikipedia", "connectors"]


def connectors() -> dict[str, Connector]:
    """Every connector by its name."""
    every: tuple[Connector, ...] = (HackerNews(), Mastodon(), Wikipedia(), GoogleTrends(), Bluesky(), Reddit())
    return {c.name: c for c in every}
