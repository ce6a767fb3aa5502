"""From kept pages to lessons: which cards a reader can be said to have passed over."""

from collections.abc import Iterable, Mapping

import numpy as np

from standfirst.rank.attraction import Attraction
from standfirst.rank.logged import LoggedPage
from standfirst.rank.pool import Vectors
from standfirst.rank.scorers.attraction_scorer import AttractionScorer
from standfirst.rank.story_key import story_key
from standfirst.rank.training import Lesson

BELOW = 5  # cards under the last opened one that count as looked at; by hand


def lessons_of(
    pages: Iterable[LoggedPage], attraction: Attraction | None, vectors: Mapping[str, Vectors]
) -> list[Lesson]:
    """One lesson for each page with an open, oldest first.

    A card far below the last opened one was perhaps never looked at: it is left out, or the model would learn that
    what it ranked low is bad ("skip above", Joachims et al. 2005). Texts' attraction is as known now; no story's own
    opens are in it.
    """
    lessons = []
    for page in sorted(pages, key=lambda p: p.at):
        opened = page.opened[: page.shown]
        if not len(opened) or not opened.any() or not page.signal_names:
            continue
        looked = min(page.shown, int(np.flatnonzero(opened)[-1]) + 1 + BELOW)
        signals = {name: page.signals[:looked, at] for at, name in enumerate(page.signal_names)}
        if attraction is not None:
            signals[AttractionScorer.name] = _attraction(attraction, page.story_ids[:looked], vectors)
        lessons.append(Lesson(signals=signals, opened=opened[:looked]))
    return lessons


def _attraction(
    attraction: Attraction, stories: tuple[str, ...], vectors: Mapping[str, Vectors]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    width = attraction.weights.shape[1] - 1
    rows = np.zeros((len(stories), width), dtype=np.float32)
    for at, story in enumerate(stories):
        if (vector := vectors.get(story)) is not None and len(vector) == width:
            rows[at] = vector
    keys = np.array([story_key(story) for story in stories], dtype=np.uint64)
    return np.asarray(np.clip(attraction.of_stories(keys, rows), -1.0, 1.0), dtype=np.float64)
