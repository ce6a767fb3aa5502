"""The line's own speed, in one thread and CPU time: feeds to trends through the real Steps with the real embedder and
a web in memory, and one placement among ten thousand stories."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:  # rooms that need Django are imported only after it is set up
    from standfirst.cluster.ports import Embedder
    from standfirst.desk.ports import Tools
    from standfirst.testing.outside import FakeWeb

_PUBLISHERS, _EACH = 20, 12
_ACTIVE, _PLACED = 10_000, 150
_SYLLABLES = "ba dor fen gil har kul lem mor nis pel quo ras sel tam ver wim".split()
_WORDS = [a + b + c for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES]


class Timed:
    """The production embedder, with the CPU time and the rows that go through it counted."""

    def __init__(self, embedder: "Embedder") -> None:
        self._embedder = embedder
        self.name, self.dimension = embedder.name, embedder.dimension
        self.seconds, self.rows = 0.0, 0

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As the embedder does."""
        began = process_time()
        found = self._embedder.embed(texts)
        self.seconds += process_time() - began
        self.rows += len(texts)
        return found


def measure() -> dict[str, float]:
    """Figures by name; Django must be set up on an empty, migrated database."""
    return {**_ingest(), "placement among 10,000 stories: CPU ms": _placement()}


def _ingest() -> dict[str, float]:
    from standfirst.adapters.embedders import UseEmbedder
    from standfirst.desk.dispatch import run_batch
    from standfirst.desk.line import LINE
    from standfirst.store.models import Article

    timed = Timed(UseEmbedder())
    timed.embed(["loads the model"])
    timed.seconds, timed.rows = 0.0, 0
    tools = _tools(timed)
    spent: dict[str, float] = {}
    began = process_time()
    for step in LINE[:-1]:  # all but the reports
        since = process_time()
        while tasks := step.lease(step.batch, step.lease_seconds):
            run_batch(tools, step.name, tasks)
        spent[step.name] = process_time() - since
    whole, count = process_time() - began, Article.objects.count()
    figures = {f"{name}: CPU ms an article": seconds * 1000 / count for name, seconds in spent.items()}
    return {
        "articles read": float(count), "feeds to trends: articles a second and core": count / whole, **figures,
        "embedding: CPU ms an article (within place)": timed.seconds * 1000 / max(1, timed.rows),
    }  # fmt: skip


def _tools(embedder: "Embedder") -> "Tools":
    from standfirst.desk.index import LiveIndex
    from standfirst.desk.ports import Tools
    from standfirst.publish import load_signing_key
    from standfirst.settings import get_settings
    from standfirst.testing.clock import FixedClock
    from standfirst.write import ModelFreeWriter

    key: Path = get_settings().data / "signing-key"
    return Tools(
        outside=_web(), embedder=embedder, writer=ModelFreeWriter(), index=LiveIndex(14 * 86400.0, embedder),
        now=FixedClock(datetime.now(UTC)), signing_key=load_signing_key(key),
    )  # fmt: skip


def _web() -> "FakeWeb":
    from standfirst.domain.source import Source
    from standfirst.store.feeds import add_source
    from standfirst.testing.outside import FakeWeb

    web, chance, now = FakeWeb(), random.Random(5), datetime.now(UTC)
    for number in range(_PUBLISHERS):
        site = f"https://speed{number}.example"
        add_source(
            Source(id=f"speed{number}", name=f"Speed {number}", owner=f"Speed {number}", site=site), [f"{site}/rss"]
        )
        items = []
        for place in range(_EACH):
            url, at = f"{site}/{place}", now - timedelta(hours=place, minutes=number)
            title, page = _page(random.Random(place), chance)
            web.put(url, page)
            items.append(f"<item><title>{title}</title><link>{url}</link><guid>{url}</guid>"
                         f"<pubDate>{format_datetime(at)}</pubDate></item>")  # fmt: skip
        web.put(f"{site}/rss", '<?xml version="1.0"?><rss version="2.0"><channel><title>Speed</title>'
                f"{''.join(items)}</channel></rss>", content_type="application/rss+xml")  # fmt: skip
    return web


def _page(event: random.Random, own: random.Random) -> tuple[str, str]:
    topic = event.sample(_WORDS, 40)
    title = " ".join(topic[:8]).capitalize()
    paragraphs = "".join(
        "<p>" + " ".join(own.choices(topic, k=30) + own.choices(_WORDS, k=20)).capitalize() + ".</p>" for _ in range(9)
    )
    menu = "".join(f'<li><a href="/m{n}">Section {n}</a></li>' for n in range(40))
    return title, (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body><nav><ul>{menu}</ul></nav>'
        f"<main><article><h1>{title}</h1>{paragraphs}</article></main><footer>{menu}</footer></body></html>"
    )


def _placement() -> float:
    from standfirst.cluster import ArticleToPlace, CopyIndex, StoryIndex, place

    chance, source = np.random.default_rng(7), random.Random(7)
    vectors = chance.standard_normal((_ACTIVE + _PLACED, 512)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    index, copies, now, waiting = StoryIndex(), CopyIndex(), datetime(2026, 3, 2, tzinfo=UTC), []
    for number, vector in enumerate(vectors):
        text = " ".join(source.choices(_WORDS, k=80))
        row = ArticleToPlace(id=f"a{number}", owner="o", title=text[:70], text=text, vector=vector, language="en",
                             published_at=now + timedelta(minutes=number))  # fmt: skip
        if number < _ACTIVE:
            index.add(row, f"s{number}")
        else:
            waiting.append(row)
    began = process_time()
    for row in waiting:
        place(row, index, copies)
    return (process_time() - began) * 1000 / len(waiting)
