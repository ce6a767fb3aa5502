"""Bluesky: what trends there, by its public AppView (method app.bsky.unspecced.getTrends).

Key-free on public.api.bsky.app. "Unspecced" means that the service may change it without notice; what then no longer
reads is a Failure here and no more. A trend has a name and a link to its posts, no articles, so it matches by name.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from standfirst.adapters.connectors.rows import address_setting, count, gather, link, rows_at, text
from standfirst.domain.errors import Failure
from standfirst.domain.ids import keyed_id
from standfirst.domain.trend import OutsideSignal
from standfirst.trend.ports import SignalAnswer, SignalReading, SignalRequest
from standfirst.trend.strength import rank_strength

_PLACES = 25  # the most that the method gives


class Bluesky:
    """Implements ``Connector``."""

    name = "bluesky"
    label = "Bluesky"
    interval = 900.0
    obeys_robots = False
    settings = (
        address_setting("https://public.api.bsky.app"),
        address_setting("https://bsky.app", "pages", "where its trends are shown"),
    )

    def requests(
        self, settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> Sequence[SignalRequest] | Failure:
        return [SignalRequest(url=f"{settings['address']}/xrpc/app.bsky.unspecced.getTrends?limit={_PLACES}")]

    def read(
        self, answers: Sequence[SignalAnswer], settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> SignalReading | Failure:
        found = gather(answers, rows_at("trends"))
        if isinstance(found, Failure):
            return found
        trends = [row for _, rows in found.read for row in rows if _name(row)][:_PLACES]
        signals = [self._signal(row, (n, len(trends)), settings["pages"], now) for n, row in enumerate(trends, 1)]
        return SignalReading(signals=tuple(signals), notes=found.notes)

    def _signal(self, row: Mapping[str, Any], place: tuple[int, int], pages: str, now: datetime) -> OutsideSignal:
        name, posts = _name(row), count(row.get("postCount"))
        told = f", {posts} posts" if posts else ""
        return OutsideSignal(
            connector=self.name, key=keyed_id("topic", text(row.get("topic")) or name), label=name,
            at=now, strength=rank_strength(*place), url=_page(row.get("link"), pages), names=(name,),
            detail=f"place {place[0]} of {place[1]}{told}",
        )  # fmt: skip


def _name(row: Mapping[str, Any]) -> str:
    return text(row.get("displayName"), 120) or text(row.get("topic"), 120)


def _page(written: object, pages: str) -> str:
    """The trend's page; links come relative to the web client."""
    if not isinstance(written, str) or len(written) > 1000:
        return ""
    try:
        return link(urljoin(f"{pages}/", written))
    except ValueError:
        return ""
