"""How likely a card is looked at in its place, and how attractive a story is once looked at: apart, from opens alone.

Position-based model (Richardson, Dominowska & Ragno 2007): P(open) = examined(place) x attraction(story). Opens are
rare, so they are read as Poisson counts, whose two factors are found by turns in closed form, each from the other.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from standfirst.rank.logged import LoggedPage
from standfirst.rank.pool import Floats

_TURNS = 30  # the factors move by less than a thousandth long before
_PLACE_PRIOR = 5.0  # opens that the usual curve counts for at each place; by hand
_STORY_PRIOR = 1.0  # opens of a usual story that each story starts with; by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """``places[k]``: how likely place k is looked at, the first is 1; ``attraction`` by story, ``usual`` for others."""

    places: Floats
    attraction: dict[str, float]
    usual: float


def usual_places(count: int) -> Floats:
    """1, .63, .5 ...: what nDCG discounts by, for want of anything better."""
    return np.asarray(1.0 / np.log2(np.arange(count) + 2.0), dtype=np.float64)


def examine(pages: Sequence[LoggedPage]) -> Examination:
    """Both factors from logged pages. Told apart only as far as stories were shown in several places."""
    count = max((page.shown for page in pages), default=0)
    curve = usual_places(count)
    shows, opens = _counts(pages)
    total, looked = sum(map(len, opens.values())), sum(float(curve[p].sum()) for p in _arrays(shows).values())
    usual = (total + 1.0) / (looked + 20.0)
    places, where = curve.copy(), _arrays(shows)
    opened_at = np.bincount([k for at in opens.values() for k in at], minlength=count).astype(float)
    attraction: dict[str, float] = {}
    for _ in range(_TURNS if count else 0):
        attraction = {
            story: (len(opens.get(story, ())) + _STORY_PRIOR) / (float(places[at].sum()) + _STORY_PRIOR / usual)
            for story, at in where.items()
        }
        expected = np.zeros(count)
        for story, at in where.items():
            np.add.at(expected, at, attraction[story])
        places = (opened_at + _PLACE_PRIOR * curve) / (expected + _PLACE_PRIOR)
        places /= max(places[0], 1e-9)
    return Examination(places=places, attraction=attraction, usual=usual)


def _counts(pages: Sequence[LoggedPage]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    shows: dict[str, list[int]] = defaultdict(list)
    opens: dict[str, list[int]] = defaultdict(list)
    for page in pages:
        for place, story in enumerate(page.story_ids[: page.shown]):
            shows[story].append(place)
            if len(page.opened) and page.opened[place]:
                opens[story].append(place)
    return shows, opens


def _arrays(shows: dict[str, list[int]]) -> dict[str, np.ndarray[tuple[int], np.dtype[np.intp]]]:
    return {story: np.array(at, dtype=np.intp) for story, at in shows.items()}
