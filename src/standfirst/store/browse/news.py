"""What is new in a story since an earlier Revision of its Report, for readers who have seen its card.

Kept per process: a Revision never changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from standfirst.publish import Difference, Fate, revision_from_dict, what_is_new
from standfirst.store.models import Revision as StoredRevision

_BACK = 4  # Revisions looked back; who saw an older one is told what is new since the oldest of these
_LONG = 160  # characters of a line on a card
_MOST_KEPT = 5000
NOW_TOLD = "there is a Report on it now."  # new for who saw a story that had sources only
_kept: dict[tuple[str, int], "News"] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """``moved`` is the newest Revision in which a fact moved for readers, 1 at least; ``since`` tells for a Revision
    that was seen what is new since then, in the Report's own proven words or the desk's count of a moved figure."""

    moved: int
    since: tuple[tuple[int, str], ...] = ()

    def told(self, seen: int) -> str:
        """The line for who saw Revision ``seen`` last; "" when nothing moved since, or nothing can be said."""
        if seen >= self.moved:
            return ""
        return next((line for number, line in self.since if number >= seen and line), "")


def load_news(reports: Iterable[Any]) -> dict[str, News]:
    """Report id -> its news, for Reports of more than one Revision; of each ``id`` and ``revision`` are asked."""
    wanted = {r.id: r.revision for r in reports if r.revision > 1}
    if len(_kept) > _MOST_KEPT:
        _kept.clear()
    found = {i: _kept.get((i, number)) or _read(i, number) for i, number in wanted.items()}
    _kept.update({(i, wanted[i]): news for i, news in found.items()})  # another thread may clear it at any time
    return found


def _read(report_id: str, newest: int) -> News:
    rows = StoredRevision.objects.filter(
        report_id=report_id, number__lte=newest, number__gte=newest - _BACK, withdrawn=False
    )
    made = [revision_from_dict(body) for body in rows.order_by("number").values_list("body", flat=True)]
    moved, since = 1 if newest <= _BACK + 1 else newest - _BACK, []
    for at, seen in enumerate(made[:-1]):
        since.append((seen.number, _line(what_is_new(seen, made[at + 1 :]))))
        if what_is_new(seen, [made[at + 1]]):
            moved = made[at + 1].number
    return News(moved=moved, since=tuple(since))


def _line(found: tuple[Difference, ...]) -> str:
    """The first thing that is new: why a sentence changed where that is a figure, else the sentence itself."""
    for difference in sorted(found, key=lambda d: (d.key == "headline", d.fate is not Fate.NEW)):
        said = difference.reason if difference.kind == "changed-number" else difference.after
        if said:
            return said if len(said) <= _LONG else said[:_LONG].rsplit(" ", 1)[0] + " …"
    return ""
