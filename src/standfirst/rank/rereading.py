"""Rereading: passed pages with what their texts promise as it is known tonight.

A lesson holds the attraction that its page was ranked by, learned from less; curves are to be learned from what will be
used. The nightly job rereads its lessons before it calls ``night.learn_tonight``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standfirst.rank.attraction import Attraction
from standfirst.rank.story_key import story_key
from standfirst.rank.training import Lesson

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A lesson with the stories that were shown, in the lesson's order."""

    stories: tuple[str, ...]
    lesson: Lesson


def reread(passed: Sequence[Passed], attraction: Attraction, vectors: Mapping[str, Vectors]) -> list[Lesson]:
    """The lessons with the texts' attraction as it is known now; no story's own clicks are in it."""
    stories = [story for story in dict.fromkeys(s for p in passed for s in p.stories) if story in vectors]
    if not stories:
        return [p.lesson for p in passed]
    keys = np.array([story_key(story) for story in stories], dtype=np.uint64)
    values = np.clip(attraction.of_stories(keys, np.array([vectors[story] for story in stories])), -1.0, 1.0)
    known = dict(zip(stories, values.tolist(), strict=True))
    return [
        Lesson(
            signals={**p.lesson.signals, "attraction": np.array([known.get(story, 0.0) for story in p.stories])},
            opened=p.lesson.opened,
            weight=p.lesson.weight,
        )
        for p in passed
    ]
