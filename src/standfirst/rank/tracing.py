"""Tracing: one reader's page with the numbers behind it, as ``LoggedPage``, for pages that are kept to learn from."""

import math
from collections.abc import Sequence
from datetime import datetime

import numpy as np

from standfirst.domain.ranking import ReaderProfile, Slate
from standfirst.rank.configuration import Configuration
from standfirst.rank.logged import LoggedPage
from standfirst.rank.pool import CandidatePool
from standfirst.rank.scorers.chance_scorer import ChanceScorer
from standfirst.rank.slate import score_parts, sum_of

BELOW = 50  # candidates kept below the page: what other weights could have lifted onto it


def trace_page(
    reader: ReaderProfile,
    pool: CandidatePool,
    slate: Slate,
    *,
    now: datetime,
    configuration: Configuration,
    arm: str,
    below: int = BELOW,
) -> LoggedPage:
    """The page ``slate`` that was shown, in its places, and the best candidates below it, each with its numbers.

    What filters took out and what variety moved is not in the numbers: evaluation draws pages by score alone.
    """
    parts = score_parts(reader, pool, now=now, configuration=configuration)
    fixed = [part for part in parts if not isinstance(part.scorer, ChanceScorer)]
    weight = math.fsum(part.weight for part in parts if isinstance(part.scorer, ChanceScorer))
    rows = _rows(pool, slate, sum_of(fixed, len(pool)).argsort()[::-1].tolist(), below)
    unsure = pool.unsure[rows] * weight if reader.reader_id else np.zeros(len(rows))
    return LoggedPage(
        reader_id=reader.reader_id,
        at=now,
        arm=arm,
        story_ids=tuple(pool.candidates[row].story_id for row in rows),
        shown=len(slate.items),
        components=tuple(part.scorer.name for part in fixed),
        values=np.stack([part.values[rows] for part in fixed], axis=1) if fixed else np.zeros((len(rows), 0)),
        unsure=unsure,
    )


def _rows(pool: CandidatePool, slate: Slate, best: Sequence[int], below: int) -> list[int]:
    page = [pool.row_of[item.candidate.story_id] for item in slate.items]
    out = set(page) | {pool.row_of[note.story_id] for note in slate.removed if note.story_id in pool.row_of}
    rest = [row for row in best[: below + len(out)] if row not in out]
    return page + rest[:below]
