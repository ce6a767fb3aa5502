"""From what a reader did to read stories and hidden rows."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

import numpy as np

from standfirst.domain.ranking import InteractionKind
from standfirst.rank.query import Query

_READ = (InteractionKind.OPEN, InteractionKind.LIKE, InteractionKind.SAVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryHydrator:
    """Keeps the last ``reads`` read stories, newest first, and every hidden one."""

    reads: int = 30
    name: ClassVar[str] = "history"

    def hydrate(self, query: Query) -> Query:
        recent = sorted(query.reader.recent, key=lambda act: act.at, reverse=True)
        read: dict[str, datetime] = {}
        for act in recent:
            if act.kind in _READ:
                read.setdefault(act.story_id, act.at)
        hidden = {act.story_id for act in recent if act.kind is InteractionKind.HIDE}
        rows = [query.pool.row_of[story_id] for story_id in hidden if story_id in query.pool.row_of]
        kept = tuple(story_id for story_id in read if story_id not in hidden)[: self.reads]
        return replace(
            query,
            read_ids=kept,
            read_ages=tuple(max(0.0, (query.now - read[story_id]).total_seconds()) for story_id in kept),
            hidden_rows=np.array(sorted(rows), dtype=np.intp),
        )
