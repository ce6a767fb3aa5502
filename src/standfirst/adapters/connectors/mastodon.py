"""Mastodon: links that trend on instances of the operator's choice (docs.joinmastodon.org/methods/trends).

Public on every instance whose staff show trends, who also approve a link's publisher before it can trend. The list
is in its own order; how many accounts shared a link in the last day is told but does not weigh, since accounts are
easily made.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from standfirst.adapters.connectors.rows import ADDRESS, count, gather, language, link, rows_at, text
from standfirst.domain.errors import Failure
from standfirst.domain.ids import keyed_id
from standfirst.domain.trend import OutsideSignal
from standfirst.trend.connectors import several
from standfirst.trend.ports import ConnectorSetting, SignalAnswer, SignalReading, SignalRequest
from standfirst.trend.strength import rank_strength

_PLACES = 20  # the most that the interface gives at once


class Mastodon:
    """Implements ``Connector``. A link that trends on several instances is one signal, at its best place."""

    name = "mastodon"
    label = "Mastodon"
    interval = 900.0
    obeys_robots = False
    settings = (
        ConnectorSetting(
            name="instances", meaning="instances, separated by commas, such as https://mastodon.example",
            pattern=ADDRESS, needed=True, many=True,
        ),
    )  # fmt: skip

    def requests(
        self, settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> Sequence[SignalRequest] | Failure:
        return [
            SignalRequest(url=f"{instance}/api/v1/trends/links?limit={_PLACES}")
            for instance in several(settings["instances"])
        ]

    def read(
        self, answers: Sequence[SignalAnswer], settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> SignalReading | Failure:
        found = gather(answers, rows_at())
        if isinstance(found, Failure):
            return found
        best: dict[str, OutsideSignal] = {}
        for request, rows in found.read:
            host = urlsplit(request.url).netloc
            cards = [row for row in rows if link(row.get("url")) and text(row.get("title"))][:_PLACES]
            for rank, card in enumerate(cards, 1):
                signal = self._signal(card, (rank, len(cards)), host, now)
                if signal.key not in best or signal.strength > best[signal.key].strength:
                    best[signal.key] = signal
        return SignalReading(signals=tuple(best.values()), notes=found.notes)

    def _signal(self, card: Mapping[str, Any], place: tuple[int, int], host: str, now: datetime) -> OutsideSignal:
        url = link(card.get("url"))
        accounts = _accounts(card.get("history"))
        told = f", shared by {accounts} accounts in a day" if accounts else ""
        return OutsideSignal(
            connector=self.name, key=keyed_id("link", url), label=text(card.get("title")), at=now,
            strength=rank_strength(*place), url=url, language=language(card.get("language")), links=(url,),
            detail=f"place {place[0]} of {place[1]}, {host[:80]}{told}",
        )  # fmt: skip


def _accounts(history: object) -> int:
    """Accounts of the newest day; days come newest first."""
    days = history[:1] if isinstance(history, list) else []
    return count(days[0].get("accounts")) if days and isinstance(days[0], dict) else 0
