"""Hacker News: the stories on its front page.

Read from the HN Search API that Algolia runs for it (hn.algolia.com/api): one request brings the whole front page. The
Firebase interface would take one request for the list and one for each story, thirty-one in all, for the same facts.
The search answers in an order of its own, so places are counted by the rank formula that the site's authors published
(arc's news.arc: (points - 1) / (hours + 2) ^ 1.8); penalties that moderators give are not seen.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from standfirst.adapters.connectors.rows import address_setting, count, gather, link, rows_at, text
from standfirst.domain.errors import Failure
from standfirst.domain.trend import OutsideSignal
from standfirst.trend.ports import SignalAnswer, SignalReading, SignalRequest
from standfirst.trend.strength import rank_strength

_PLACES = 30  # the front page
_GRAVITY = 1.8


class HackerNews:
    """Implements ``Connector``. No key; the interface allows 10,000 requests an hour, this is four."""

    name = "hacker-news"
    label = "Hacker News"
    interval = 900.0
    obeys_robots = False
    settings = (
        address_setting("https://hn.algolia.com"),
        address_setting("https://news.ycombinator.com", "pages", "where its discussions are"),
    )

    def requests(
        self, settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> Sequence[SignalRequest] | Failure:
        return [SignalRequest(url=f"{settings['address']}/api/v1/search?tags=front_page&hitsPerPage={_PLACES}")]

    def read(
        self, answers: Sequence[SignalAnswer], settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> SignalReading | Failure:
        found = gather(answers, rows_at("hits"))
        if isinstance(found, Failure):
            return found
        hits = [hit for _, rows in found.read for hit in rows if link(hit.get("url")) and text(hit.get("title"))]
        hits = sorted(hits, key=lambda h: -_gravity(h, now))[:_PLACES]
        signals = [self._signal(hit, (n, len(hits)), settings["pages"], now) for n, hit in enumerate(hits, 1)]
        return SignalReading(signals=tuple(signals), notes=found.notes)

    def _signal(self, hit: Mapping[str, Any], place: tuple[int, int], pages: str, now: datetime) -> OutsideSignal:
        number, url = text(hit.get("objectID"), 20), link(hit.get("url"))
        return OutsideSignal(
            connector=self.name, key=number or url[:160], label=text(hit.get("title")), at=now,
            strength=rank_strength(*place), url=f"{pages}/item?id={number}" if number.isdigit() else url,
            links=(url,),
            detail=f"about place {place[0]} of {place[1]}, {count(hit.get('points'))} points, "
            f"{count(hit.get('num_comments'))} comments",
        )  # fmt: skip


def _gravity(hit: Mapping[str, Any], now: datetime) -> float:
    hours = max(0.0, (now.timestamp() - count(hit.get("created_at_i"))) / 3600)
    return float((count(hit.get("points")) - 1) / (hours + 2) ** _GRAVITY)
