"""What readers opened and were shown, as ranking learns from it, and the vectors and topics of those stories."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt

from standfirst.domain.ranking import InteractionKind
from standfirst.domain.sensitive import teaches
from standfirst.store.models import Article, Interaction, Story

Vectors = npt.NDArray[np.float32]
HERE_FOR = timedelta(days=1)  # how long a reader must have been here before what they do moves others' pages
_AT_ONCE = 500  # ids of one query


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    """An open; ``number`` grows with every act."""

    number: int
    reader_id: str
    story_id: str
    at: datetime


def opens_after(number: int, since: datetime, limit: int, *, known_by: datetime) -> list[OpenRow]:
    """The newest ``limit`` opens since a moment with a higher number, oldest first: of readers who were here by
    ``known_by``, so that accounts made for the purpose count nothing, and of stories that may teach anything."""
    rows = Interaction.objects.filter(kind=InteractionKind.OPEN.value, id__gt=number, at__gte=since)
    rows = rows.filter(reader__created_at__lte=known_by).order_by("-id")
    newest = rows.values_list("id", "reader_id", "story_id", "at", "story__title", "story__topics")[:limit]
    return [
        OpenRow(number=n, reader_id=r, story_id=s, at=at)
        for n, r, s, at, title, topics in reversed(newest)
        if teaches(title, topics)
    ]


def topics_of(story_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Topics by story."""
    found: dict[str, tuple[str, ...]] = {}
    for ids in _batches(story_ids):
        found |= {i: tuple(topics) for i, topics in Story.objects.filter(id__in=ids).values_list("id", "topics")}
    return found


def vectors_of(story_ids: Iterable[str]) -> dict[str, Vectors]:
    """Unit vectors by story: the mean over its articles in the vector space that most stories share; of two that as
    many share, the first by name."""
    by_space: dict[str, dict[str, list[Vectors]]] = defaultdict(lambda: defaultdict(list))
    for ids in _batches(story_ids):
        rows = Article.objects.filter(story_id__in=ids, vector__isnull=False)
        for story, space, vector in rows.values_list("story_id", "vector_space", "vector"):
            by_space[space][story].append(np.frombuffer(bytes(vector or b""), dtype=np.float32))
    if not by_space:
        return {}
    stories = by_space[min(by_space, key=lambda space: (-len(by_space[space]), space))]
    means = {story: np.mean(own, axis=0) for story, own in stories.items()}
    return {s: np.asarray(m / n, dtype=np.float32) for s, m in means.items() if (n := float(np.linalg.norm(m))) > 0}


def _batches(ids: Iterable[str]) -> list[list[str]]:
    every = list(dict.fromkeys(ids))
    return [every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE)]
