"""What staff see: held drafts with what stopped them, dead letters, requests, usage, switches, the audit log."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from standfirst.domain.draft import Draft
from standfirst.publish import draft_from_dict
from standfirst.store.models import AuditEntry, DeskRequest, HeldDraft, Source, Story, Work
from standfirst.store.settings import publishing_stopped
from standfirst.store.work import waiting_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSentence:
    """A sentence of a held draft with what the contract says against it."""

    part: str
    text: str
    verdicts: tuple[tuple[str, str, str], ...]  # (rule, outcome, detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRow:
    """A draft that waits for an editor."""

    key: str
    story_id: str
    story_title: str
    reason: str
    created_at: datetime
    sentences: tuple[HeldSentence, ...]
    whole: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    """Everything on the editor's desk."""

    held: tuple[HeldRow, ...]
    dead: tuple[Work, ...]
    steps: tuple[tuple[str, int, int], ...]
    cases: tuple[DeskRequest, ...]
    requests: tuple[DeskRequest, ...]
    audit: tuple[AuditEntry, ...]
    stopped: bool
    stopped_sources: tuple[Source, ...]
    stopped_stories: tuple[Story, ...]


def load_desk() -> DeskPage:
    """The editor's desk as it stands."""
    held = HeldDraft.objects.filter(resolved_at=None).select_related("story").order_by("-created_at")[:50]
    asked = DeskRequest.objects.exclude(kind="case").order_by("-id")[:30]
    return DeskPage(
        held=tuple(_held(h) for h in held),
        dead=tuple(Work.objects.filter(dead=True).order_by("-id")[:50]),
        steps=tuple((s, *n) for s, n in sorted(waiting_counts().items())),
        cases=tuple(DeskRequest.objects.filter(kind="case", done_at=None).order_by("id")[:50]),
        requests=tuple(asked),
        audit=tuple(AuditEntry.objects.order_by("-id")[:40]),
        stopped=publishing_stopped(),
        stopped_sources=tuple(Source.objects.filter(publishing_stopped=True)),
        stopped_stories=tuple(Story.objects.filter(publishing_stopped=True, merged_into="")[:50]),
    )


def _held(row: HeldDraft) -> HeldRow:
    draft, verdicts = draft_from_dict(row.body["draft"]), row.body.get("verdicts", [])
    return HeldRow(
        key=row.key, story_id=row.story_id, story_title=row.story.title, reason=row.reason, created_at=row.created_at,
        sentences=_sentences(draft, verdicts), whole=_against(verdicts, "report", None),
    )  # fmt: skip


def _sentences(draft: Draft, verdicts: list[dict[str, Any]]) -> tuple[HeldSentence, ...]:
    return tuple(
        HeldSentence(part=part, text=s.text, verdicts=_against(verdicts, part, n)) for part, n, s in draft.parts()
    )


def _against(verdicts: list[dict[str, Any]], part: str, number: int | None) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (str(v["rule"]), str(v["outcome"]), str(v.get("detail", "")))
        for v in verdicts
        if v["part"] == part and (number is None or v["sentence"] == number)
    )
