"""Good Reports from the sample world: its articles at the end of its last day, story by story."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from standfirst.sample.load import DAYS, load_world
from standfirst.sample.world import OutArticle
from tests.mutation.good.stories import story_reports
from tests.mutation.rows import Row

_START = datetime(2026, 11, 23, tzinfo=UTC)
_CLOSED = {"paywall", "opt-out-robots", "opt-out-meta"}


def reports(count: int, seed: int) -> Iterator[Row]:
    """At most ``count`` Reports. Articles of publishers that keep their text to themselves are left out."""
    return islice(_reports(seed), count)


def _reports(seed: int) -> Iterator[Row]:
    world = load_world().starting(_START)
    now = world.moment(DAYS, 24 * 60)
    out = [a for p in world.publishers if not p.behaviour & _CLOSED and p.language == "en" for a in world.out(p, now)]
    for story in dict.fromkeys(a.article.story for a in out):
        told = [a for a in out if a.article.story == story and not a.article.copy_of and not a.article.paywalled]
        yield from story_reports(story, [_source(a) for a in told if _of_a_day(a, told)], seed)


def _of_a_day(article: OutArticle, told: list[OutArticle]) -> bool:
    """Only articles of the story's last two days, so that none is too old to be news."""
    return max(a.published_at for a in told) - article.published_at <= timedelta(hours=36)


def _source(out: OutArticle) -> dict[str, Any]:
    return {
        "id": out.article.id, "publisher": out.publisher.name, "owner": out.publisher.owner, "language": "en",
        "url": f"https://{out.publisher.id}.example{out.path}", "title": out.title, "text": "\n\n".join(out.paragraphs),
        "published_at": out.published_at.astimezone(out.publisher.zone).isoformat(),
    }  # fmt: skip
