"""Forty stories to write: those of the sample world that two owners tell, the rest from the open full-text stories.

The ids are fixed (``forty.json``), so that two measurements are of the same stories; texts of the pack stay in memory.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from standfirst.evaluate import jsonl
from standfirst.sample import load_world

Row = dict[str, Any]
_PAPERS = "Alder Birch Cedar Dogwood Elm Fir Gorse Hazel".split()
_IDS = Path(__file__).with_name("forty.json")


def stories() -> Iterator[Row]:
    """Rows in the format of ``standfirst eval write``; without STANDFIRST_BENCH only those of the sample world."""
    ids = json.loads(_IDS.read_text("utf-8"))
    yield from (row for row in sample_rows() if row["id"] in ids["sample"])
    folder = Path(os.environ.get("STANDFIRST_BENCH", "/nowhere")) / "stories" / "ecbplus-1-35"
    if folder.is_dir():
        told = pack_stories(folder)
        yield from (_pack_row(name, told[name]) for name in ids["ecbplus-1-35"])


def sample_rows() -> Iterator[Row]:
    """Every story of the sample world as of an hour after its last article."""
    world = load_world()
    now = world.moment(30)
    out = [o for publisher in world.publishers for o in world.out(publisher, now)]
    for story in world.stories:
        told = [o for o in out if o.article.story == story.id]
        last = max(o.published_at for o in told) + timedelta(hours=1)
        sources = [
            {
                "id": o.article.id, "publisher": o.publisher.name, "owner": o.publisher.owner,
                "url": f"https://{o.publisher.id}.example{o.path}", "published_at": o.published_at.isoformat(),
                "title": o.title, "text": "\n\n".join(o.paragraphs), "language": o.publisher.language,
                "zone": o.publisher.offset, "paywalled": o.article.paywalled, "copy_of": o.article.copy_of,
            }
            for o in told
        ]  # fmt: skip
        yield {"id": story.id, "language": "en", "now": last.isoformat(), "sources": sources}


def pack_stories(folder: Path) -> dict[str, list[Row]]:
    """The articles of a stories pack by their gold story."""
    story = {row["id"]: row["story"] for row in jsonl.read(folder / "gold.jsonl")}
    told: dict[str, list[Row]] = {}
    for article in jsonl.read(folder / "articles.jsonl"):
        told.setdefault(story[article["id"]], []).append(article)
    return told


def _pack_row(name: str, articles: list[Row]) -> Row:
    """The pack names no publishers; each of a story's first eight articles gets an invented one."""
    sources = [
        {
            "id": a["id"], "publisher": f"{paper} Press", "owner": f"{paper} Holding",
            "url": f"https://{paper.lower()}.example/1", "published_at": a["published_at"], "title": a["title"],
            "text": a["text"],
        }
        for a, paper in zip(articles, _PAPERS, strict=False)
    ]  # fmt: skip
    last = max(datetime.fromisoformat(s["published_at"].replace("Z", "+00:00")) for s in sources)
    return {"id": name, "language": "en", "now": (last + timedelta(hours=1)).isoformat(), "sources": sources}
