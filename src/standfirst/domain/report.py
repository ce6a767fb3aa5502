"""Report: what the desk publishes, made of immutable Revisions; Correction: what changed and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from standfirst.domain.boxes import Boxes
from standfirst.domain.draft import Draft, EvidenceSource
from standfirst.domain.moves import Move
from standfirst.domain.variant import Telling
from standfirst.domain.verdict import Verdict


class ReportState(StrEnum):
    """Where a Report stands."""

    PUBLISHED = "published"
    HELD = "held"
    SOURCES_ONLY = "sources-only"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One immutable state of a Report. ``number`` counts from 1; ``hash`` is over the canonical JSON; ``contract`` is
    the version of the reporting contract it was published under, 0 for those from before versions were kept; ``boxes``
    None for those from before there were boxes; ``moves`` are what had moved since the Revision before it;
    ``telling`` is what a variant in this form tells, None for a Report's own Revision."""

    report_id: str
    number: int
    draft: Draft
    sources: tuple[EvidenceSource, ...]
    verdicts: tuple[Verdict, ...]
    label: str
    created_at: datetime
    hash: str
    single_source: bool = False
    contract: int = 0
    moves: tuple[Move, ...] = ()
    boxes: Boxes | None = None
    telling: Telling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A published fact that was wrong when it was published. ``before`` and ``after`` are the sentences, "" where one
    side has none."""

    report_id: str
    revision: int
    at: datetime
    note: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What stays of a withdrawn Report: no text."""

    report_id: str
    hash: str
    at: datetime
    reason: str
