"""Which Reports say where their sources differ. Kept per process: a Revision never changes."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F

from standfirst.store.models import Revision

_AT_ONCE = 400  # Reports of one query
_MOST_KEPT = 5000
_kept: dict[tuple[str, int], bool] = {}


def load_differing(reports: Sequence[Any]) -> set[str]:
    """Of Reports (``id``, ``revision``) the ids of those whose newest Revision has a box on where sources differ."""
    wanted = {r.id: r.revision for r in reports}
    if len(_kept) > _MOST_KEPT:
        _kept.clear()
    missing = [i for i, number in wanted.items() if (i, number) not in _kept]
    for at in range(0, len(missing), _AT_ONCE):
        ids = missing[at : at + _AT_ONCE]
        newest = Revision.objects.filter(report_id__in=ids, number=F("report__revision"))
        found = set(newest.filter(body__boxes__differences__0__isnull=False).values_list("report_id", flat=True))
        _kept.update({(i, wanted[i]): i in found for i in ids})
    return {i for i, number in wanted.items() if _kept[i, number]}
