"""Signs of attention from outside, with what ties them to a Story."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from standfirst.store.models import StorySignal
from standfirst.store.things import spelled


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalLine:
    """Attention outside the desk's sources: ``how`` is "link" or "thing", ``what`` the address or name in common.

    A name is spelled as articles spell it, where they name it.
    """

    connector: str
    label: str
    url: str
    detail: str
    at: datetime
    how: str
    what: str


def load_signals(ids: Iterable[str]) -> dict[str, tuple[SignalLine, ...]]:
    """Story id -> the signals from outside that speak of it, strongest first."""
    found: dict[str, list[SignalLine]] = defaultdict(list)
    rows = list(
        StorySignal.objects.filter(story_id__in=list(ids)).select_related("signal").order_by("-signal__strength")
    )
    names = spelled([*(r.signal.label for r in rows), *(r.what for r in rows if r.how == "thing")])
    for r in rows:
        found[r.story_id].append(
            SignalLine(
                connector=r.signal.connector, label=names.get(r.signal.label, r.signal.label), url=r.signal.url,
                detail=r.signal.detail, at=r.signal.at, how=r.how, what=names.get(r.what, r.what),
            )
        )  # fmt: skip
    return defaultdict(tuple, {i: tuple(lines) for i, lines in found.items()})
