"""Named things in the desk: found when their articles' stories are scored, scored when they were named anew."""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime, timedelta

from standfirst.store.things import (
    load_thing_histories,
    new_mentions,
    save_mentions,
    save_thing_trends,
    stale_things,
)
from standfirst.trend import LEARN_DAYS, TrendSettings, Trust, score_thing

_FRESH = timedelta(days=3)  # what was named only before is not scored
_MENTIONS = 4000  # looked at in one go
_LISTED = 100  # things that any list shows
_REMEMBERED = 50_000  # articles known to be read already


class LiveThings:
    """Knows which articles were read for names, and up to which mention things were scored. One thread at a time."""

    def __init__(self) -> None:
        self._read: OrderedDict[str, None] = OrderedDict()
        self._seen = 0

    def read(self, article_ids: Iterable[str]) -> int:
        """Find and save the things that articles name, once; how many mentions were new."""
        fresh = [i for i in article_ids if i not in self._read]
        found = save_mentions(fresh) if fresh else 0
        self._read.update(dict.fromkeys(fresh))
        while len(self._read) > _REMEMBERED:
            self._read.popitem(last=False)
        return found

    def score(self, trust: Trust, now: datetime, every: float, settings: TrendSettings) -> int:
        """Score what was named since the last call, and now and then what is listed; how many things."""
        fresh = new_mentions(self._seen, now - _FRESH, _MENTIONS)
        old = stale_things(now - timedelta(seconds=every), now - _FRESH, _LISTED)
        keys = list(dict.fromkeys([*fresh.keys, *old]))
        if keys:
            histories = load_thing_histories(keys, now - timedelta(days=LEARN_DAYS))
            save_thing_trends([score_thing(h, trust, now, settings) for h in histories])
        self._seen = fresh.seen
        return len(keys)
