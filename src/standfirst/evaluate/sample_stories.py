"""The sample world's stories as rows of ``standfirst eval write``: the same for every writer that is tried on them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from standfirst.sample import load_world

Row = dict[str, Any]
_LEAST_OWNERS = 2


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


def told_by_several() -> tuple[Row, ...]:
    """Those that at least two owners tell in words of their own which a Report may cite, in the world's order."""
    return tuple(row for row in sample_rows() if len(_owners(row)) >= _LEAST_OWNERS)


def _owners(row: Row) -> set[str]:
    return {s["owner"] for s in row["sources"] if not s["paywalled"] and not s["copy_of"]}
