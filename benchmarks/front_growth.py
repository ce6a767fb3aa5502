"""What a front page costs as candidates, archive and readers grow; what kept profiles take; when acts are seen."""

import random
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks.archive import Archive
from benchmarks.front_page import WORKERS, full
from benchmarks.front_rows import Cookies
from benchmarks.news import exponent
from benchmarks.serving import web_server

CANDIDATES = (500, 1000, 2000, 4000, 8000)
ARCHIVES = (1_000, 10_000, 100_000)
READERS = (1_000, 10_000, 100_000)
_ACTS, _READS, _WIDTH, _SEEN_EACH = 50, 30, 512, 5


def measure(data: Path, cookies: Cookies) -> dict[str, float]:
    """Figures by name; the database holds what ``make_rows`` made."""
    figures = _ranking()
    figures["acts missing in the next page view, of 50"] = _unseen(data, cookies)
    figures["100,000 kept profiles: MB"] = _profiles()
    costs, archive = [], Archive()
    for size in ARCHIVES:
        archive.grow(size)
        costs.append(_cost(data, cookies))
        figures[f"front page beside {size:,} old articles: CPU ms"] = costs[-1]
    figures["front page: growth exponent in archive size"] = exponent(list(ARCHIVES), costs)
    costs, there = [], 0
    for size in READERS:
        _more_readers(range(there, size))
        there = size
        costs.append(_cost(data, cookies))
        figures[f"front page among {size:,} readers: CPU ms"] = costs[-1]
    figures["front page: growth exponent in readers"] = exponent(list(READERS), costs)
    return figures


def _cost(data: Path, cookies: Cookies) -> float:
    """CPU ms of the server a page, the median of five rounds; the first, which builds the candidates, counts not."""
    with web_server(data, workers=WORKERS) as server:
        full(server, "signed in", "/", [cookies.account], 2, 1)
        return full(server, "signed in", "/", [cookies.account], 3, 5).cpu_ms or 0.0


def _ranking() -> dict[str, float]:
    """CPU ms of ``build_slate`` for the reader of ``make_rows``, and for one who also read 30 stories."""
    from standfirst.rank import CandidatePool
    from standfirst.store.browse import load_front
    from standfirst.store.models import Reader
    from standfirst.store.readers import load_profile

    now = datetime.now(UTC)
    reader = load_profile(str(Reader.objects.exclude(user=None).latest("created_at").id), now)  # of the crowd
    rows = [r.candidate for r in load_front(now)]
    acts, figures, costs = _acts(rows, now), dict[str, float](), []
    for count in CANDIDATES:
        every = [replace(rows[n % len(rows)], story_id=f"{rows[n % len(rows)].story_id}{n // len(rows) or ''}")
                 for n in range(count)]  # fmt: skip
        vectors = np.random.default_rng(5).normal(size=(count, _WIDTH)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        pool = CandidatePool.build(every, now, vectors=dict(zip([c.story_id for c in every], vectors, strict=True)))
        costs.append(_rank_cost(reader, pool, now))
        if count == len(rows):
            figures["ranking 2,000 candidates: CPU ms"] = costs[-1]
            read = replace(reader, recent=acts)
            figures["ranking 2,000 candidates, 30 stories read: CPU ms"] = _rank_cost(read, pool, now)
    figures["ranking: growth exponent in candidates"] = exponent(list(CANDIDATES), costs)
    return figures


def _acts(rows: Sequence[Any], now: datetime) -> tuple[Any, ...]:
    from standfirst.domain.ranking import Interaction, InteractionKind

    chosen = random.Random(1).sample([c.story_id for c in rows], _READS)
    return tuple(
        Interaction(story_id=s, kind=InteractionKind.OPEN, at=now - timedelta(hours=n)) for n, s in enumerate(chosen)
    )


def _rank_cost(reader: Any, pool: Any, now: datetime) -> float:
    from standfirst.rank import build_slate

    rounds = []
    for _ in range(8):
        began = time.thread_time()
        for _ in range(50):
            build_slate(reader, pool, now=now)
        rounds.append((time.thread_time() - began) * 20)
    return median(rounds[1:])


def _unseen(data: Path, cookies: Cookies) -> float:
    """A reader hides the first story of the page and looks again, at whichever worker answers."""
    from standfirst.domain.ranking import InteractionKind
    from standfirst.store.models import Reader
    from standfirst.store.readers import note_interaction

    reader, missed = str(Reader.objects.exclude(user=None).earliest("created_at").id), 0
    with web_server(data, workers=WORKERS) as server:
        request = urllib.request.Request(f"http://127.0.0.1:{server.port}/", headers={"Cookie": cookies.account})
        for _ in range(_ACTS):
            with urllib.request.urlopen(request, timeout=10) as answer:
                story = answer.read().decode().partition('data-story="')[2].partition('"')[0]
            note_interaction(reader, story, InteractionKind.HIDE, datetime.now(UTC))
            with urllib.request.urlopen(request, timeout=10) as answer:
                missed += f'data-story="{story}"' in answer.read().decode()
    return float(missed)


def _profiles() -> float:
    """What 100,000 profiles of 8 interests, 30 acts and 100 seen stories add to a process, in MB."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.profiles"], capture_output=True, text=True, check=True, timeout=300
    )
    return float(done.stdout)


def _more_readers(numbers: range) -> None:
    """Anonymous readers who have each seen a few stories."""
    from standfirst.domain.ids import keyed_id
    from standfirst.store.models import Reader, SeenStory, Story

    now, ids = datetime.now(UTC), list(Story.objects.values_list("id", flat=True)[:2000])
    for start in range(numbers.start, numbers.stop, 1000):
        batch = range(start, min(start + 1000, numbers.stop))
        names = {n: keyed_id("reader", f"grown {n}") for n in batch}
        Reader.objects.bulk_create(Reader(id=i, created_at=now) for i in names.values())
        SeenStory.objects.bulk_create(
            SeenStory(reader_id=i, story_id=ids[(n * 7 + k) % len(ids)], times=1, revision=1, last_at=now)
            for n, i in names.items() for k in range(_SEEN_EACH)
        )  # fmt: skip
