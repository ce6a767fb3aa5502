"""Reports: loading what a writer needs, saving what was decided, holding, withdrawing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from standfirst.domain.draft import EvidenceSource
from standfirst.domain.ids import keyed_id
from standfirst.domain.report import Correction, ReportState, Revision
from standfirst.domain.verdict import CheckedDraft
from standfirst.publish import draft_to_dict, revision_from_dict, revision_to_dict, verdict_to_dict
from standfirst.store.front import bump_front_page
from standfirst.store.models import Article as ArticleRow
from standfirst.store.models import Correction as CorrectionRow
from standfirst.store.models import HeldDraft, Report, Story, Tombstone
from standfirst.store.models import Revision as RevisionRow
from standfirst.store.search import index_document, remove_document
from standfirst.store.settings import publishing_stopped
from standfirst.store.variants import drop_variants
from standfirst.store.work import NewWork, Task, add_work, finish_work

_SETTLE = 6.0  # real seconds, so that what came together is written together


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFacts:
    """What the desk needs to know of a story before it writes. ``changed`` counts the story's changes."""

    id: str
    topics: tuple[str, ...]
    changed: int
    withdrawn: bool
    published_at: datetime | None

    @property
    def topic(self) -> str:
        return self.topics[0] if self.topics else ""


def load_story_facts(story_id: str) -> StoryFacts | None:
    """Facts of a story that stands; None when it is gone."""
    story = Story.objects.filter(id=story_id, merged_into="").first()
    if story is None:
        return None
    report = Report.objects.filter(story_id=story_id).first()
    return StoryFacts(
        id=story.id,
        topics=tuple(story.topics),
        changed=story.changed,
        withdrawn=report is not None and report.state == ReportState.WITHDRAWN.value,
        published_at=report.published_at if report else None,
    )


def report_id(story_id: str) -> str:
    """A story has one Report: its id follows from the story's."""
    return keyed_id("report", story_id)


def load_sources(story_id: str) -> tuple[EvidenceSource, ...]:
    """Every article of a story as evidence, oldest first, with rights and copies marked; stopped sources left out."""
    rows = ArticleRow.objects.filter(story_id=story_id).select_related("source").order_by("published_at", "id")
    return tuple(_evidence(r) for r in rows if not r.source.publishing_stopped)


def load_revision(story_id: str) -> Revision | None:
    """The newest Revision of a story's Report that still stands."""
    row = RevisionRow.objects.filter(report__story_id=story_id, withdrawn=False).order_by("-number").first()
    return revision_from_dict(row.body) if row else None


def load_earlier(story_id: str, number: int) -> tuple[Revision, ...]:
    """The Revisions before ``number`` that still stand, newest first."""
    rows = RevisionRow.objects.filter(report__story_id=story_id, number__lt=number, withdrawn=False)
    return tuple(revision_from_dict(row.body) for row in rows.order_by("-number"))


def load_report_state(story_id: str) -> tuple[str, int]:
    """(state, the story's change count last written) of a Report; ("", -1) without one."""
    row = Report.objects.filter(story_id=story_id).values_list("state", "written_at_change").first()
    return row or ("", -1)


def stopped(story_id: str) -> tuple[bool, bool]:
    """Whether publishing is stopped for the whole desk, and for this story."""
    return publishing_stopped(), bool(Story.objects.filter(id=story_id, publishing_stopped=True).exists())


def save_published(
    revision: Revision,
    corrections: Sequence[Correction],
    *,
    story_id: str,
    card_html: str,
    manifest: str,
    changed: int,
    tasks: Sequence[Task] = (),
    next_work: Sequence[NewWork] = (),
) -> None:
    """Save a Revision, its corrections, its card and its search row, with the task's end and what comes after it."""
    draft, key = revision.draft, report_id(story_id)
    with transaction.atomic():
        first = Report.objects.filter(id=key).values_list("published_at", flat=True).first()
        Report.objects.update_or_create(
            id=key,
            defaults={
                "story_id": story_id, "state": ReportState.PUBLISHED.value, "revision": revision.number,
                "headline": draft.headline.text, "standfirst": draft.standfirst.text, "label": revision.label,
                "writer": draft.writer.value, "language": draft.language, "single_source": revision.single_source,
                "card_html": card_html, "reason": "", "published_at": first or revision.created_at,
                "updated_at": revision.created_at, "written_at_change": changed,
            },
        )  # fmt: skip
        _save_revision(key, revision, corrections, manifest)
        drop_variants(key)
        add_work(next_work)
        Story.objects.filter(id=story_id).update(title=draft.headline.text)
        text = " ".join(s.text for _, _, s in draft.parts()[1:])
        index_document("report", key, draft.headline.text, text)
        bump_front_page()
        _finish(story_id, changed, tasks)


def _save_revision(key: str, revision: Revision, corrections: Sequence[Correction], manifest: str) -> None:
    RevisionRow.objects.bulk_create(
        [
            RevisionRow(
                report_id=key, number=revision.number, body=revision_to_dict(revision), hash=revision.hash,
                manifest=manifest, created_at=revision.created_at,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    CorrectionRow.objects.bulk_create(
        [
            CorrectionRow(
                report_id=key, revision=revision.number, order=n, at=c.at, note=c.note, before=c.before, after=c.after
            )
            for n, c in enumerate(corrections)
        ],
        ignore_conflicts=True,
    )


def save_not_published(
    story_id: str, state: ReportState, reason: str, *, now: datetime, changed: int, tasks: Sequence[Task] = ()
) -> None:
    """Save that a story stays at "sources only" or held. A Report that stands keeps standing."""
    with transaction.atomic():
        row, made = Report.objects.get_or_create(
            id=report_id(story_id),
            defaults={"story_id": story_id, "state": state.value, "reason": reason, "updated_at": now},
        )
        if not made and row.state in (ReportState.SOURCES_ONLY.value, ReportState.HELD.value):
            row.state, row.reason, row.updated_at = state.value, reason, now
        row.written_at_change = changed
        row.save()
        bump_front_page()
        _finish(story_id, changed, tasks)


def save_unmoved(story_id: str, *, changed: int, tasks: Sequence[Task] = ()) -> None:
    """Save that a story was looked at and that its Report stands as it is; what its page says of coverage may grow."""
    with transaction.atomic():
        Report.objects.filter(id=report_id(story_id)).update(written_at_change=changed)
        bump_front_page()
        _finish(story_id, changed, tasks)


def _finish(story_id: str, written: int, tasks: Sequence[Task]) -> None:
    """End the tasks; a story that changed while it was written is asked for again."""
    finish_work(tasks)
    if Story.objects.filter(id=story_id, changed__gt=written).exists():
        add_work([NewWork(step="report", key=story_id, delay=_SETTLE)])


def save_held(
    checked: CheckedDraft, sources: Sequence[EvidenceSource], reason: str, *, now: datetime, changed: int,
    tasks: Sequence[Task] = (),
) -> None:  # fmt: skip
    """Keep a draft for an editor, once per wording."""
    draft = checked.draft
    words = "\n".join(s.text for _, _, s in draft.parts())
    key = keyed_id("held", draft.story_id, hashlib.sha256(words.encode()).hexdigest())
    body: dict[str, Any] = {
        "draft": draft_to_dict(draft),
        "verdicts": [verdict_to_dict(v) for v in checked.verdicts],
        "article_ids": [s.article_id for s in sources],
    }
    with transaction.atomic():
        HeldDraft.objects.get_or_create(
            key=key, defaults={"story_id": draft.story_id, "body": body, "reason": reason, "created_at": now}
        )
        save_not_published(draft.story_id, ReportState.HELD, reason, now=now, changed=changed, tasks=tasks)


def withdraw(report: str, reason: str, now: datetime) -> bool:
    """Take a Report down: a tombstone stays, its text goes from pages, search, feeds and API at once."""
    with transaction.atomic():
        row = Report.objects.filter(id=report).first()
        if row is None or row.state == ReportState.WITHDRAWN.value:
            return False
        newest = RevisionRow.objects.filter(report=row).order_by("-number").first()
        Tombstone.objects.update_or_create(
            report=row, defaults={"hash": newest.hash if newest else "", "at": now, "reason": reason}
        )
        RevisionRow.objects.filter(report=row).update(withdrawn=True, body={}, manifest="")
        CorrectionRow.objects.filter(report=row).update(before="", after="")
        HeldDraft.objects.filter(story_id=row.story_id).delete()
        drop_variants(report)
        row.state, row.reason, row.updated_at = ReportState.WITHDRAWN.value, reason, now
        row.headline = row.standfirst = row.card_html = ""
        row.save()
        story = Story.objects.filter(id=row.story_id)
        titles = ArticleRow.objects.filter(story_id=row.story_id).order_by("published_at")
        story.update(publishing_stopped=True, title=titles.values_list("title", flat=True).first() or "Withdrawn")
        remove_document("report", report)
        bump_front_page(at_once=True)
    return True


def _evidence(row: ArticleRow) -> EvidenceSource:
    return EvidenceSource(
        article_id=row.id, source_id=row.source_id, publisher=row.source.name, owner=row.owner, url=row.url,
        title=row.title, text=row.text, published_at=row.updated_at or row.published_at, text_hash=row.text_hash,
        fetched_at=row.fetched_at, language=row.language or "en", zone=row.zone, opted_out=bool(row.opt_outs),
        paywalled=row.paywalled, copy_of=row.copy_of,
    )  # fmt: skip
