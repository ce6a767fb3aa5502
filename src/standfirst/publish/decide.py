"""The decision: publish, hold, sources only, unchanged or stopped. Pure: it only looks at what it is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from standfirst.domain.draft import Draft, EvidenceSource
from standfirst.domain.moves import Move
from standfirst.domain.report import Correction, Revision
from standfirst.domain.verdict import CheckedDraft, Verdict
from standfirst.publish.corrections import corrections_between
from standfirst.publish.label import cited_ids
from standfirst.publish.revision import make_revision


class PublishKind(StrEnum):
    """What becomes of a checked draft."""

    PUBLISH = "publish"
    HOLD = "hold"
    SOURCES_ONLY = "sources-only"
    UNCHANGED = "unchanged"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """The stop buttons: for the whole desk, for a source that the draft needs, for this story."""

    desk: bool = False
    source: bool = False
    story: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishDecision:
    """The decision with its reason, one plain line. ``revision`` only when it is to be published."""

    kind: PublishKind
    reason: str
    revision: Revision | None = None
    corrections: tuple[Correction, ...] = ()


def decide_publication(
    checked: CheckedDraft | None,
    previous: Revision | None,
    switches: Switches,
    sources: tuple[EvidenceSource, ...],
    now: datetime,
    *,
    report_id: str,
    reviewer: str = "",
    moves: tuple[Move, ...] = (),
    earlier: Sequence[Revision] = (),
) -> PublishDecision:
    """Decide on a checked draft; None stands for "no draft survived". Any failed rule closes the way to a page.
    ``moves`` are why it was written anew; the Revision keeps them. ``earlier`` are the Revisions before
    ``previous``, the newest first: what a source corrects may have stood there."""
    if stop := _stop(switches):
        return PublishDecision(kind=PublishKind.STOPPED, reason=stop)
    if checked is None:
        return PublishDecision(kind=PublishKind.SOURCES_ONLY, reason="no draft stood against the reporting contract")
    if checked.failed:
        return PublishDecision(kind=PublishKind.SOURCES_ONLY, reason=_line(checked.failed[0]))
    if checked.held:
        return PublishDecision(kind=PublishKind.HOLD, reason=_line(checked.held[0]))
    if previous and _says_the_same(checked.draft, previous.draft):
        return PublishDecision(kind=PublishKind.UNCHANGED, reason="nothing has changed since the last revision")
    revision = make_revision(checked, previous, sources, now, report_id=report_id, reviewer=reviewer, moves=moves)
    corrections = corrections_between(previous, revision, earlier) if previous else ()
    reason = f"revision {revision.number}" + (f" with {len(corrections)} corrections" if corrections else "")
    return PublishDecision(kind=PublishKind.PUBLISH, reason=reason, revision=revision, corrections=corrections)


def _stop(switches: Switches) -> str:
    if switches.desk:
        return "publishing is stopped for the whole desk"
    if switches.source:
        return "publishing is stopped for a source of this story"
    return "publishing is stopped for this story" if switches.story else ""


def _line(verdict: Verdict) -> str:
    return f"{verdict.rule.value}: {verdict.detail}" if verdict.detail else verdict.rule.value


def _says_the_same(one: Draft, other: Draft) -> bool:
    texts = [s.text for _, _, s in one.parts()] == [s.text for _, _, s in other.parts()]
    return texts and cited_ids(one) == cited_ids(other) and one.writer is other.writer
