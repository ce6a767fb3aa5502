"""Good Reports from open full-text stories of the benchmark packs, in memory only: the texts are their publishers'."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from standfirst.evaluate import jsonl
from tests.mutation.good.stories import story_reports
from tests.mutation.rows import Row

_PAPERS = (
    "Alder Birch Cedar Dogwood Elm Fir Gorse Hazel Iris Juniper Kauri Larch Maple Nettle Oak Pine Quince Rowan"
).split()
_SOURCES = 6  # articles of a story


def reports(count: int, seed: int) -> Iterator[Row]:
    """At most ``count`` Reports; none where STANDFIRST_BENCH is not set."""
    folder = Path(os.environ.get("STANDFIRST_BENCH", "/nowhere")) / "stories" / "ecbplus-1-35"
    return islice(_reports(folder, seed), count) if folder.is_dir() else iter(())


def _reports(folder: Path, seed: int) -> Iterator[Row]:
    story = {row["id"]: row["story"] for row in jsonl.read(folder / "gold.jsonl")}
    told: dict[str, list[dict[str, Any]]] = {}
    for article in jsonl.read(folder / "articles.jsonl"):
        told.setdefault(story[article["id"]], []).append(article)
    for name, articles in told.items():
        for first in range(0, len(articles), _SOURCES):
            sources = [_source(a, _PAPERS[i]) for i, a in enumerate(articles[first : first + _SOURCES])]
            yield from story_reports(f"{name}.{first}", sources, seed)


def _source(article: dict[str, Any], paper: str) -> dict[str, Any]:
    """The pack names no publishers; each article of a story gets an invented one."""
    return {
        "id": article["id"], "publisher": f"{paper} Press", "owner": f"{paper} Holding",
        "url": f"https://{paper.lower()}.example/1",
        "published_at": article["published_at"], "title": article["title"], "text": article["text"],
    }  # fmt: skip
