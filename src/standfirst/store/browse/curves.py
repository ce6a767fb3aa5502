"""Curves of trends: a score and its owners over time, thinned to what a chart can show."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Max

from standfirst.store.models import TrendPoint

Point = tuple[datetime, float, int]  # time, score, owners
_CURVE = timedelta(hours=48)  # what a curve on a list shows
_MOST_POINTS = 60  # of a curve: more is finer than a phone's screen


def load_points(ids: Sequence[str]) -> dict[str, tuple[Point, ...]]:
    """Story id -> the points of its curve, oldest first, thinned to what a small chart can show."""
    newest = TrendPoint.objects.filter(story_id__in=ids).aggregate(at=Max("at"))["at"]
    if newest is None:
        return defaultdict(tuple)
    found: dict[str, list[Point]] = defaultdict(list)
    rows = TrendPoint.objects.filter(story_id__in=ids, at__gte=newest - _CURVE).order_by("at")
    for story_id, at, score, owners in rows.values_list("story_id", "at", "score", "owners"):
        found[story_id].append((at, score, owners))
    return defaultdict(tuple, {i: thinned(points) for i, points in found.items()})


def thinned(points: Sequence[Point], most: int = _MOST_POINTS) -> tuple[Point, ...]:
    """At most about ``most`` points, evenly chosen, the newest always among them."""
    step = max(1, -(-len(points) // most))
    return tuple(points[(len(points) - 1) % step :: step])
