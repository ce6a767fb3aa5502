"""Google Trends: searches that trend in a country, by its RSS feed (trends.google.com/trending/rss?geo=XX).

An entry has the words searched for, about how often ("2000+"), since when, and news on it. There are no terms that say
what programs may do with the feed, so robots.txt is asked first. Entries come in no order that is documented: places
are counted by the number of searches, equal numbers sharing the last of theirs.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml import etree

from standfirst.adapters.connectors.rows import MOST_ROWS, address_setting, gather, link, text
from standfirst.collect.dates import entry_date
from standfirst.collect.tidy import tidy
from standfirst.domain.errors import Failure
from standfirst.domain.ids import keyed_id
from standfirst.domain.trend import OutsideSignal
from standfirst.trend.connectors import several
from standfirst.trend.ports import ConnectorSetting, SignalAnswer, SignalReading, SignalRequest
from standfirst.trend.strength import rank_strength

_MOST_NEWS = 10
_TRAFFIC = re.compile(r"([\d.,]{1,15})\s?([KM]?)\+?\Z")
_UNITS = {"": 1, "K": 1000, "M": 1_000_000}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    title: str
    traffic: int
    since: str
    news: tuple[str, ...]


class GoogleTrends:
    """Implements ``Connector``. A search matches by its news items, else by its words."""

    name = "google-trends"
    label = "Google Trends"
    interval = 1800.0
    obeys_robots = True
    settings = (
        ConnectorSetting(
            name="countries", meaning="country codes, separated by commas, such as US,DE",
            pattern=r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?", needed=True, many=True,
        ),
        address_setting("https://trends.google.com"),
    )  # fmt: skip

    def requests(
        self, settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> Sequence[SignalRequest] | Failure:
        return [
            SignalRequest(url=f"{settings['address']}/trending/rss?geo={c}", tag=c, accept="application/rss+xml")
            for c in several(settings["countries"])
        ]

    def read(
        self, answers: Sequence[SignalAnswer], settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> SignalReading | Failure:
        found = gather(answers, _entries)
        if isinstance(found, Failure):
            return found
        best = {s.key: s for request, entries in found.read for s in self._signals(entries, request, now)}
        return SignalReading(signals=tuple(best.values()), notes=found.notes)

    def _signals(self, entries: Sequence[_Entry], request: SignalRequest, now: datetime) -> Iterable[OutsideSignal]:
        for entry in entries:
            rank = sum(other.traffic >= entry.traffic for other in entries)
            since = entry_date(entry.since, now)
            told = f", {entry.traffic}+ searches" if entry.traffic else ""
            yield OutsideSignal(
                connector=self.name, key=keyed_id("search", request.tag, entry.title.casefold()),
                label=entry.title, at=min(since, now) if since else now,
                strength=rank_strength(rank, len(entries)), url=link(request.url), links=entry.news,
                names=(entry.title,), detail=f"place {rank} of {len(entries)}, {request.tag}{told}",
            )  # fmt: skip


def _entries(body: bytes) -> tuple[_Entry, ...] | Failure:
    """The feed's entries. Names are read without their namespace, which has changed before."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(tidy(body), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or _local(root) != "rss":
        return Failure(code="not-a-feed", detail="the answer is no RSS feed; has the service changed?")
    items = [node for node in root.iter("{*}item") if _first(node, "title")][:MOST_ROWS]
    return tuple(
        _Entry(
            title=_first(item, "title"), traffic=traffic(_first(item, "approx_traffic")),
            since=_first(item, "pubDate"), news=tuple(dict.fromkeys(_news(item)))[:_MOST_NEWS],
        )
        for item in items
    )  # fmt: skip


def _news(item: Any) -> Iterable[str]:
    return (url for node in item.iter("{*}news_item_url") if (url := link((node.text or "").strip())))


def _first(item: Any, name: str) -> str:
    node = item.find(f"{{*}}{name}")
    return text(node.text, 120) if node is not None else ""


def _local(node: Any) -> str:
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def traffic(written: str) -> int:
    """ "2000+", "200,000+" and "2K+" as numbers; 0 for anything else."""
    found = _TRAFFIC.match(written)
    digits = re.sub(r"\D", "", found.group(1)) if found else ""
    return int(digits) * _UNITS[found.group(2)] if found and digits else 0
