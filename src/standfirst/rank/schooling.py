"""From kept pages to lessons: which cards a reader can be said to have passed over."""

from collections.abc import Iterable

import numpy as np

from standfirst.rank.logged import LoggedPage
from standfirst.rank.rereading import Passed
from standfirst.rank.training import Lesson

BELOW = 5  # cards under the last opened one that count as looked at; by hand


def lessons_of(pages: Iterable[LoggedPage]) -> list[Passed]:
    """One lesson for each page with an open, in the pages' order.

    A card far below the last opened one was perhaps never looked at: it is left out, or the model would learn that
    what it ranked low is bad ("skip above", Joachims et al. 2005).
    """
    lessons = []
    for page in pages:
        opened = page.opened[: page.shown]
        if not len(opened) or not opened.any() or not page.signal_names:
            continue
        looked = min(page.shown, int(np.flatnonzero(opened)[-1]) + 1 + BELOW)
        signals = {name: page.signals[:looked, at] for at, name in enumerate(page.signal_names)}
        lesson = Lesson(signals=signals, opened=opened[:looked])
        lessons.append(Passed(stories=page.story_ids[:looked], lesson=lesson))
    return lessons
