"""From what a reader did to read stories and hidden rows."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

import numpy as np

from standfirst.domain.ranking import InteractionKind
from standfirst.rank.query import Query

# Who likes, shares or stays has read; who saves may not have.
_READ = (
    InteractionKind.OPEN, InteractionKind.LIKE, InteractionKind.SHARE, InteractionKind.READ, InteractionKind.FINISH,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryHydrator:
    """Keeps the last ``reads`` stories that were read or saved, newest first, and every hidden one."""

    reads: int = 30
    name: ClassVar[str] = "history"

    def hydrate(self, query: Query) -> Query:
        recent = sorted(query.reader.recent, key=lambda act: act.at, reverse=True)
        read: dict[str, datetime] = {}
        for act in recent:
            if act.kind in _READ or act.kind is InteractionKind.SAVE:
                read.setdefault(act.story_id, act.at)
        opened = {act.story_id for act in recent if act.kind in _READ}
        hidden = {act.story_id for act in recent if act.kind is InteractionKind.HIDE}
        rows = [query.pool.row_of[story_id] for story_id in hidden if story_id in query.pool.row_of]
        kept = tuple(story_id for story_id in read if story_id not in hidden)[: self.reads]
        return replace(
            query,
            read_ids=kept,
            saved_only=frozenset(kept) - opened,
            read_ages=tuple(max(0.0, (query.now - read[story_id]).total_seconds()) for story_id in kept),
            hidden_rows=np.array(sorted(rows), dtype=np.intp),
        )
