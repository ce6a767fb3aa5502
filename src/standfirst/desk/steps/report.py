"""Report: a trending Story -> evidence -> Draft -> Verdicts -> Revision, hold, or "sources only"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from standfirst.desk.ports import Tools
from standfirst.domain.draft import Draft, EvidencePack, EvidenceSource
from standfirst.domain.errors import Failure
from standfirst.domain.report import ReportState, Revision
from standfirst.domain.verdict import CheckedDraft, Outcome
from standfirst.publish import (
    CardFacts,
    PublishDecision,
    PublishKind,
    Switches,
    card_html,
    decide_publication,
    sign_manifest,
)  # fmt: skip
from standfirst.store.reports import (
    StoryFacts,
    load_revision,
    load_sources,
    load_story_facts,
    report_id,
    save_held,
    save_not_published,
    save_published,
    stopped,
)  # fmt: skip
from standfirst.store.settings import add_usage, tokens_today
from standfirst.store.stories import current_story_id
from standfirst.store.trends import load_trend
from standfirst.store.work import Task, finish_work, postpone
from standfirst.verify import check_draft, repair, sentences_to_judge, veto
from standfirst.write import Budget, ModelFreeWriter, Writer, gate, select_evidence

log = structlog.get_logger("standfirst.desk")

_STOPPED = 60.0  # real seconds until a story that a switch held back is looked at again
_MODEL_AWAY = 300.0  # real seconds until a model that failed is asked again


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """All that one writing is decided from."""

    story: StoryFacts
    sources: tuple[EvidenceSource, ...]
    pack: EvidencePack
    previous: Revision | None
    now: datetime


def run(tools: Tools, tasks: Sequence[Task]) -> None:
    """Write the tasks' stories, one after the other."""
    for task in tasks:
        assignment = _load(tools, task.key)
        if assignment is None:
            finish_work([task])
            continue
        _write(tools, assignment, [task])


def _load(tools: Tools, story_id: str) -> Assignment | None:
    story = load_story_facts(current_story_id(story_id))
    if story is None or story.withdrawn:
        return None
    sources = load_sources(story.id)
    now = tools.now()
    return Assignment(
        story=story,
        sources=sources,
        pack=select_evidence(story.id, story.topic, sources, now),
        previous=load_revision(story.id),
        now=now,
    )


def _write(tools: Tools, assignment: Assignment, tasks: Sequence[Task]) -> None:
    trend = load_trend(assignment.story.id)
    asked = any(t.version.startswith("asked-") for t in tasks)
    decision = gate(
        assignment.pack, trend.peak if trend else 0.0, _budget(tools, assignment, asked), tools.options.write
    )
    if decision.code == "backoff":
        for task in tasks:
            postpone(task, tools.options.write.rewrite_after.total_seconds() / 4 / tools.speed())
        return
    if not decision.open:
        _keep_sources(assignment, decision.reason, tasks)
        return
    checked = write_and_check(tools, assignment)
    if isinstance(checked, Failure):
        _without_draft(assignment, checked, tasks)
        return
    save_decision(tools, assignment, checked, tasks)


def _budget(tools: Tools, assignment: Assignment, asked: bool) -> Budget:
    """What may be spent; the pause between two writings is not for whom a person asked."""
    previous = None if asked else assignment.previous
    return Budget(
        now=assignment.now,
        tokens_left=tools.options.tokens_per_day - tokens_today(),
        last_written_at=previous.created_at if previous else None,
        rewrites=previous.number if previous else 0,
    )


def write_and_check(tools: Tools, assignment: Assignment) -> CheckedDraft | Failure:
    """What the desk's writer can prove; where a model answered and nothing of it stands, what code alone can prove.

    So that nobody can take a story from readers by talking to the model. A model that is away is waited for instead.
    """
    found = _written(tools, tools.writer, assignment)
    away = isinstance(found, Failure) and found.code.startswith("model") and not found.permanent
    if away or isinstance(tools.writer, ModelFreeWriter) or (isinstance(found, CheckedDraft) and not found.failed):
        return found
    without = _written(tools, ModelFreeWriter(), assignment)
    return found if isinstance(without, Failure) or without.failed else without


def _written(tools: Tools, writer: Writer, assignment: Assignment) -> CheckedDraft | Failure:
    """Write, check, let the writer repair once with the verdicts, then cut what still fails."""
    written = writer.write(assignment.pack)
    if isinstance(written, Failure):
        return written
    add_usage(written.usage)
    checked = check_and_judge(tools, assignment, written.draft)
    if checked.failed and written.usage.calls:
        again = writer.write(assignment.pack, checked.failed)
        if not isinstance(again, Failure):
            add_usage(again.usage)
            second = check_and_judge(tools, assignment, again.draft)
            checked = min(checked, second, key=lambda c: len(c.failed))
    if not checked.failed:
        return checked
    cut = repair(checked)
    if cut is None:
        first = checked.failed[0]
        return Failure(code="enough", detail=f"Too few sentences stood: {first.detail or first.rule.value}")
    return check_and_judge(tools, assignment, cut)


def check_and_judge(tools: Tools, assignment: Assignment, draft: Draft) -> CheckedDraft:
    """The rules' verdicts, and the judge's vetoes where there is a judge; one that is away or slow leaves the rules."""
    checked = check_draft(draft, assignment.sources, now=assignment.now)
    if tools.judge is None:
        return checked
    judged = sentences_to_judge(checked, assignment.sources)
    before = tools.judge.usage
    scores = tools.judge.judge(judged)
    add_usage(tools.judge.usage.since(before))
    if isinstance(scores, Failure):
        log.warning("judge.away", story=assignment.story.id, code=scores.code, detail=scores.detail)
        return checked
    vetoed = veto(checked, judged, scores, least=tools.judge.least)
    added = len(vetoed.failed) - len(checked.failed)
    log.info("judge.read", story=assignment.story.id, sentences=len(judged), vetoed=added)
    return vetoed


def save_decision(
    tools: Tools, assignment: Assignment, checked: CheckedDraft, tasks: Sequence[Task], *, reviewer: str = ""
) -> PublishDecision:
    """Save what the publish station decides of a checked draft."""
    decision = decide_publication(
        checked, assignment.previous, _switches(assignment, checked.draft), assignment.sources, assignment.now,
        report_id=report_id(assignment.story.id), reviewer=reviewer,
    )  # fmt: skip
    if decision.kind is PublishKind.PUBLISH and decision.revision is not None:
        _publish(tools, assignment, decision, decision.revision, tasks)
    elif decision.kind is PublishKind.HOLD:
        save_held(
            checked, assignment.sources, decision.reason, now=assignment.now, changed=assignment.story.changed,
            tasks=tasks,
        )  # fmt: skip
    elif decision.kind is PublishKind.STOPPED:
        for task in tasks:
            postpone(task, _STOPPED)
    else:
        _keep_sources(assignment, decision.reason, tasks)
    return decision


def _switches(assignment: Assignment, draft: Draft) -> Switches:
    """The switches as they stand when the draft is ready, not when its writing began."""
    desk, story = stopped(assignment.story.id)
    cited = {c.article_id for _, _, s in draft.parts() for c in s.citations}
    still = {s.article_id for s in load_sources(assignment.story.id)}
    return Switches(desk=desk, story=story, source=not cited <= still)


def _publish(
    tools: Tools, assignment: Assignment, decision: PublishDecision, revision: Revision, tasks: Sequence[Task]
) -> None:
    facts = CardFacts(topics=assignment.story.topics, first_published_at=assignment.story.published_at)
    save_published(
        revision, decision.corrections, story_id=assignment.story.id, card_html=card_html(revision, facts),
        manifest=sign_manifest(revision, tools.signing_key), changed=assignment.story.changed, tasks=tasks,
    )  # fmt: skip


def _without_draft(assignment: Assignment, failure: Failure, tasks: Sequence[Task]) -> None:
    """Sources only; when the model was away, the story stays due and is tried again later."""
    if not failure.code.startswith("model") or failure.permanent:
        _keep_sources(assignment, failure.detail or failure.code, tasks)
        return
    _keep_sources(assignment, "The model is away; this story is written when it is back", ())
    for task in tasks:
        postpone(task, _MODEL_AWAY)


def _keep_sources(assignment: Assignment, reason: str, tasks: Sequence[Task]) -> None:
    save_not_published(
        assignment.story.id, ReportState.SOURCES_ONLY, reason, now=assignment.now, changed=assignment.story.changed,
        tasks=tasks,
    )  # fmt: skip


def publish_held(tools: Tools, draft: Draft, *, by: str) -> str:
    """Publish a held draft by an editor's word: it lifts a hold, never a failed rule. What came of it, in words."""
    assignment = _load(tools, draft.story_id)
    if assignment is None:
        return "the story is gone or withdrawn"
    draft = replace(draft, story_id=assignment.story.id)  # its story may have been merged while it waited
    checked = check_draft(draft, assignment.sources, now=assignment.now)
    if checked.failed:
        return f"no longer stands: {checked.failed[0].detail or checked.failed[0].rule.value}"
    lifted = replace(checked, verdicts=tuple(v for v in checked.verdicts if v.outcome is not Outcome.HOLD))
    decision = save_decision(tools, assignment, lifted, (), reviewer=by)
    return "published" if decision.kind is PublishKind.PUBLISH else decision.reason
