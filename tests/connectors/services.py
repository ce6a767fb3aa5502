"""What each service answered, in its recorded shape and with invented content, and what has to be read in it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from standfirst.domain.trend import OutsideSignal

NOW = datetime(2026, 5, 12, 14, 0, tzinfo=UTC)
DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, kw_only=True)
class Golden:
    """``answers`` are files by the address that has to be asked; ``signals`` by key, without their keys."""

    name: str
    settings: Mapping[str, str]
    answers: Mapping[str, str]
    signals: tuple[Mapping[str, Any], ...]
    memory: Mapping[str, Any] = field(default_factory=dict)


def told(signal: OutsideSignal) -> dict[str, Any]:
    """A signal as the golden ones are written; the strength as the ratio that its logarithm was taken of."""
    fields = ("label", "url", "language", "links", "names", "detail")
    return {name: getattr(signal, name) for name in fields if getattr(signal, name)} | {
        "at": signal.at, "ratio": round(math.exp(signal.strength), 3),
    }  # fmt: skip


_WIKI = "https://wikimedia.org/api/rest_v1/metrics/pageviews/top/en.wikipedia/all-access/2026/05"

GOLDEN = (
    Golden(
        name="hacker-news", settings={},
        answers={"https://hn.algolia.com/api/v1/search?tags=front_page&hitsPerPage=30": "hacker-news.json"},
        signals=(
            {"label": "Ferry runs aground off Norrvik", "url": "https://news.ycombinator.com/item?id=40000002",
             "links": ("http://www.wire.example/ferry/",), "detail": "about place 1 of 3, 180 points, 41 comments",
             "at": NOW, "ratio": 4.0},
            {"label": "A lighthouse that runs on tides & time",
             "url": "https://news.ycombinator.com/item?id=40000001", "links": ("https://quay.example/lighthouse",),
             "detail": "about place 2 of 3, 620 points, 310 comments", "at": NOW, "ratio": 2.0},
            {"label": "Numbers where texts belong", "url": "https://odd.example/5",
             "links": ("https://odd.example/5",), "detail": "about place 3 of 3, 12 points, 0 comments", "at": NOW,
             "ratio": 1.333},
        ),
    ),
    Golden(
        name="mastodon", settings={"instances": "https://one.example, https://two.example"},
        answers={
            "https://one.example/api/v1/trends/links?limit=20": "mastodon-one.json",
            "https://two.example/api/v1/trends/links?limit=20": "mastodon-two.json",
        },
        signals=(
            {"label": "Ferry runs aground off Norrvik", "url": "https://wire.example/ferry", "language": "en",
             "links": ("https://wire.example/ferry",),
             "detail": "place 1 of 2, one.example, shared by 57 accounts in a day", "at": NOW, "ratio": 3.0},
            {"label": "A lighthouse that runs on tides", "url": "https://quay.example/lighthouse",
             "language": "de", "links": ("https://quay.example/lighthouse",),
             "detail": "place 1 of 2, two.example, shared by 9 accounts in a day", "at": NOW, "ratio": 3.0},
        ),
    ),
    Golden(
        name="wikipedia", settings={},
        answers={f"{_WIKI}/11": "wikipedia-11.json", f"{_WIKI}/10": "wikipedia-10.json"},
        signals=(
            {"label": "Norrvik", "url": "https://en.wikipedia.org/wiki/Norrvik", "language": "en",
             "names": ("Norrvik",), "detail": "10.0 times the views of the day before, 1,000 views on 11 May",
             "at": datetime(2026, 5, 12, tzinfo=UTC), "ratio": 10.0},
            {"label": "Sundlinje (company)",
             "url": "https://en.wikipedia.org/wiki/Sundlinje_%28company%29", "language": "en", "names": ("Sundlinje",),
             "detail": "at least 7.0 times the views of the day before, 700 views on 11 May",
             "at": datetime(2026, 5, 12, tzinfo=UTC), "ratio": 7.0},
        ),
        memory={"en": {"day": "2026-05-11", "views": {"Osthaven": 9000, "Norrvik": 1000, "Sundlinje_(company)": 700}}},
    ),
    Golden(
        name="google-trends", settings={"countries": "NO"},
        answers={"https://trends.google.com/trending/rss?geo=NO": "google-trends.xml"},
        signals=(
            {"label": "norrvik ferry", "url": "https://trends.google.com/trending/rss?geo=NO",
             "links": ("https://wire.example/ferry?page=2",), "names": ("norrvik ferry",),
             "detail": "place 1 of 3, NO, 2000+ searches", "at": datetime(2026, 5, 12, 11, 30, tzinfo=UTC),
             "ratio": 4.0},
            {"label": "moth", "url": "https://trends.google.com/trending/rss?geo=NO", "names": ("moth",),
             "detail": "place 3 of 3, NO, 200+ searches", "at": NOW, "ratio": 1.333},
            {"label": "tide table", "url": "https://trends.google.com/trending/rss?geo=NO",
             "names": ("tide table",), "detail": "place 3 of 3, NO, 200+ searches", "at": NOW, "ratio": 1.333},
        ),
    ),
    Golden(
        name="bluesky", settings={},
        answers={"https://public.api.bsky.app/xrpc/app.bsky.unspecced.getTrends?limit=25": "bluesky.json"},
        signals=(
            {"label": "Norrvik ferry", "url": "https://bsky.app/profile/trending.bsky.app/feed/650112345",
             "names": ("Norrvik ferry",), "detail": "place 1 of 2, 4120 posts", "at": NOW, "ratio": 3.0},
            {"label": "lantern-moth", "names": ("lantern-moth",), "detail": "place 2 of 2", "at": NOW,
             "ratio": 1.5},
        ),
    ),
    Golden(
        name="reddit", settings={"username": "tarn", "communities": "news,ships"},
        answers={
            "https://www.reddit.com/api/v1/access_token": "reddit-token.json",
            "https://oauth.reddit.com/r/news+ships/hot?limit=50&raw_json=1": "reddit.json",
        },
        signals=(
            {"label": "Ferry runs aground off Norrvik", "url": "https://www.reddit.com/r/news/comments/aa2/ferry/",
             "links": ("https://wire.example/ferry",), "detail": "place 1 of 2, 8123 points, 402 comments", "at": NOW,
             "ratio": 3.0},
            {"label": "Lighthouse", "url": "https://quay.example/lighthouse",
             "links": ("https://quay.example/lighthouse",), "detail": "place 2 of 2, 0 points, 0 comments", "at": NOW,
             "ratio": 1.5},
        ),
    ),
)  # fmt: skip
