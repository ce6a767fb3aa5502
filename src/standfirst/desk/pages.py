"""The candidates of readers' pages for the Steps that send: kept between readers, made anew when the desk changed them.

``rank`` decides as it does for the web; nobody waits for a digest, so half a minute of age is nothing.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from standfirst.domain.ranking import ReaderProfile, Slate
from standfirst.rank import CandidatePool, build_slate
from standfirst.settings import get_settings
from standfirst.store.browse import FrontRow, load_front
from standfirst.store.front import front_version
from standfirst.store.live_public import LivePublic
from standfirst.store.live_weights import page_for

_TOGETHER = 30.0  # least seconds between two buildings for ordinary changes
_OLD_AFTER = 120.0
_SIZE = 50  # as long as the front page


@dataclass(frozen=True, slots=True, kw_only=True)
class _Built:
    version: tuple[int, int]
    at: float
    pool: CandidatePool
    rows: Mapping[str, FrontRow]


class LivePages:
    """Readers' slates from one pool; threads may share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._built: _Built | None = None
        self._everybody = LivePublic(vouched=get_settings().knows_its_readers)

    def slate(self, profile: ReaderProfile, now: datetime) -> Slate:
        """A reader's front page at ``now``, news time."""
        built, made = self._get(now), page_for(profile)
        return build_slate(made.reader, built.pool, now=now, size=_SIZE, configuration=made.configuration)

    def report_id(self, story_id: str) -> str:
        """The id of a candidate's Report, "" for none."""
        row = self._built.rows.get(story_id) if self._built else None
        return row.report_id if row else ""

    def _get(self, now: datetime) -> _Built:
        with self._lock:
            version, at = front_version(), time.monotonic()
            if self._built is None or self._is_old(self._built, version, at):
                rows = load_front(now)
                self._built = _Built(
                    version=version, at=at, pool=self._everybody.pool(rows, now),
                    rows={r.candidate.story_id: r for r in rows},
                )  # fmt: skip
            return self._built

    @staticmethod
    def _is_old(built: _Built, version: tuple[int, int], at: float) -> bool:
        age = at - built.at
        return (
            version[1] != built.version[1] or age > _OLD_AFTER or (version[0] != built.version[0] and age > _TOGETHER)
        )
