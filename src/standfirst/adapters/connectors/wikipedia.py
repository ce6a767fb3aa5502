"""Wikipedia: articles that are read far more than the day before (Wikimedia's pageview API, metrics/pageviews/top).

One list a day and language, of the thousand most read articles, published some hours after the day's end (UTC). What
counts is the rise: views of the day over views of the day before, at least double. An article that was not on the day
before's list had at most as many views as the last one there, which is what it is held to. The newest list is kept as
the next day's "before"; the first reading asks for both. A day's list is asked for until it is there, and only once.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from standfirst.adapters.connectors.rows import address_setting, count, gather, link, rows_at, text
from standfirst.domain.errors import Failure
from standfirst.domain.ids import keyed_id
from standfirst.domain.trend import OutsideSignal
from standfirst.trend.connectors import several
from standfirst.trend.ports import ConnectorSetting, SignalAnswer, SignalReading, SignalRequest
from standfirst.trend.strength import rise_strength

_LEAST_RISE = 2.0
_MOST = 200  # signals of one list
_NOT_ARTICLES = re.compile(r"[^\s:]+:[^\s_]|Main_Page\Z|-\Z")  # other namespaces, the front page, unknown
_ASIDE = re.compile(r" \([^()]*\)\Z")  # what tells articles of one name apart
_PATH = "api/rest_v1/metrics/pageviews/top"
_LISTS = rows_at("items")


class Wikipedia:
    """Implements ``Connector``. Wikimedia asks that programs name themselves and a contact in their User-Agent."""

    name = "wikipedia"
    label = "Wikipedia"
    interval = 3 * 3600.0
    obeys_robots = False
    settings = (
        ConnectorSetting(
            name="languages", meaning="languages of Wikipedia, separated by commas, such as en,de",
            pattern=r"[a-z]{2,3}(?:-[a-z]{2,8})?", default="en", many=True,
        ),
        address_setting("https://wikimedia.org"),
        ConnectorSetting(
            name="pages", meaning="where its articles are, such as https://{language}.wikipedia.org/wiki",
            pattern=r"https?://[A-Za-z0-9.{}:/-]{1,200}", default="https://{language}.wikipedia.org/wiki",
        ),
    )  # fmt: skip

    def requests(
        self, settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> Sequence[SignalRequest] | Failure:
        newest = now.astimezone(UTC).date() - timedelta(days=1)
        asked = []
        for code in several(settings["languages"]):
            known = _day_known(memory, code)
            if known == newest:
                continue
            days = [newest] if known == newest - timedelta(days=1) else [newest, newest - timedelta(days=1)]
            asked += [
                SignalRequest(
                    url=f"{settings['address']}/{_PATH}/{code}.wikipedia/all-access/{day:%Y/%m/%d}", tag=f"{code} {day}"
                )
                for day in days
            ]
        return asked

    def read(
        self, answers: Sequence[SignalAnswer], settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> SignalReading | Failure:
        late = [a for a in answers if a.failure and a.failure.code == "http-404"]
        found = gather([a for a in answers if a not in late], _views)
        if isinstance(found, Failure):
            return found
        lists = {request.tag: views for request, views in found.read}
        newest = now.astimezone(UTC).date() - timedelta(days=1)
        kept, signals = dict(memory), list[OutsideSignal]()
        for code in several(settings["languages"]):
            views = lists.get(f"{code} {newest}")
            if not views:
                continue
            day_before = newest - timedelta(days=1)
            before = lists.get(f"{code} {day_before}") or _views_known(memory, code, day_before)
            signals += self._risen(views, before, code, newest, settings["pages"], now)
            kept[code] = {"day": newest.isoformat(), "views": views}
        notes = tuple(f"{a.request.tag}: not published yet" for a in late)
        return SignalReading(signals=tuple(signals), memory=kept, notes=(*found.notes, *notes))

    def _risen(
        self, views: Mapping[str, int], before: Mapping[str, int], code: str, day: date, pages: str, now: datetime
    ) -> Iterable[OutsideSignal]:
        if not before:
            return
        unlisted = min(before.values())
        risen = ((n / max(before.get(t, unlisted), 1), t) for t, n in views.items())
        end = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
        for rise, title in sorted((r for r in risen if r[0] >= _LEAST_RISE), key=lambda r: (-r[0], r[1]))[:_MOST]:
            name = title.replace("_", " ")
            limit = "" if title in before else "at least "
            yield OutsideSignal(
                connector=self.name, key=keyed_id("page", code, title), label=name,
                at=min(end, now), strength=rise_strength(rise, 1.0),
                url=link(f"{pages.replace('{language}', code)}/{quote(title, safe='')}"), language=code,
                names=(_ASIDE.sub("", name),),
                detail=f"{limit}{rise:.1f} times the views of the day before, {views[title]:,} views on {day:%-d %B}",
            )  # fmt: skip


def _views(body: bytes) -> dict[str, int] | Failure:
    """Views by title of one day's list."""
    items = _LISTS(body)
    if isinstance(items, Failure):
        return items
    rows = [row for item in items for row in item.get("articles") or () if isinstance(item.get("articles"), list)]
    views = {}
    for row in rows[:2000]:
        title = text(row.get("article"), 120).replace(" ", "_") if isinstance(row, dict) else ""
        if title and count(row.get("views")) and not _NOT_ARTICLES.match(title):
            views[title] = count(row.get("views"))
    return views or Failure(code="unexpected", detail="the list names no article; has the service changed?")


def _day_known(memory: Mapping[str, Any], code: str) -> date | None:
    kept = memory.get(code)
    try:
        return date.fromisoformat(kept["day"]) if isinstance(kept, dict) else None
    except (KeyError, TypeError, ValueError):
        return None


def _views_known(memory: Mapping[str, Any], code: str, day: date) -> dict[str, int]:
    if _day_known(memory, code) != day:
        return {}
    kept = memory[code].get("views")
    return {t: count(n) for t, n in kept.items() if count(n)} if isinstance(kept, dict) else {}
