"""Report: a trending Story -> evidence -> Draft -> Verdicts -> Revision, hold, or "sources only"."""

from collections.abc import Sequence
from dataclasses import replace

import structlog

from standfirst.desk.ports import Tools
from standfirst.desk.steps.later import try_later
from standfirst.desk.steps.writing import Assignment, attempt, write_with
from standfirst.domain.draft import Draft, WriterKind
from standfirst.domain.errors import Failure
from standfirst.domain.moves import FactsMoved, MoveKind
from standfirst.domain.report import ReportState, Revision
from standfirst.domain.trend import importance
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
    load_earlier,
    load_revision,
    load_sources,
    load_story_facts,
    report_id,
    save_held,
    save_not_published,
    save_published,
    save_unmoved,
    stopped,
)  # fmt: skip
from standfirst.store.stories import current_story_id
from standfirst.store.trends import load_trend
from standfirst.store.work import AGAIN, ASKED, NewWork, Task, finish_earlier, finish_work, pause, postpone
from standfirst.verify import check_draft
from standfirst.write import Budget, GateDecision, facts_moved, gate, select_evidence, steady

log = structlog.get_logger("standfirst.desk")

_STOPPED = 60.0  # real seconds until a story that a switch held back is looked at again


def run(tools: Tools, tasks: Sequence[Task]) -> None:
    """Write the tasks' stories, one after the other."""
    for task in tasks:
        assignment = load_assignment(tools, task.key)
        if assignment is None:
            finish_work([task])
            continue
        _write(tools, assignment, [task])


def load_assignment(tools: Tools, story_id: str) -> Assignment | None:
    """All that a story's writing is decided from; None when it is gone or withdrawn."""
    story = load_story_facts(current_story_id(story_id))
    if story is None or story.withdrawn:
        return None
    sources, previous, now = load_sources(story.id), load_revision(story.id), tools.now()
    pack = select_evidence(story.id, story.topic, sources, now, tools.options.write)
    moved = facts_moved(previous, pack, sources) if previous else FactsMoved()
    return Assignment(story=story, sources=sources, pack=pack, previous=previous, now=now, moved=moved)


def _write(tools: Tools, assignment: Assignment, tasks: Sequence[Task]) -> None:
    story, trend = assignment.story.id, load_trend(assignment.story.id)
    asked = any(t.version.startswith(ASKED) for t in tasks)
    again = any(t.version == AGAIN for t in tasks)
    budget = _budget(assignment, asked or again)
    moved = None if asked or again or assignment.previous is None else assignment.moved
    decision = gate(assignment.pack, trend.peak if trend else 0.0, budget, tools.options.write, moved)
    if not decision.open:
        _not_now(tools, assignment, decision, tasks)
        return
    assignment = _steadied(tools, assignment)
    tried = attempt(tools, assignment, asked=asked)
    if tried.away is not None:
        _until_then(tools, assignment, tried.found, tried.away, tasks)
    elif isinstance(tried.found, Failure):
        _keep_sources(assignment, tried.found.detail or tried.found.code, tasks)
    else:
        finish_earlier("report", story, tasks)
        save_decision(tools, assignment, tried.found, tasks)


def _not_now(tools: Tools, assignment: Assignment, decision: GateDecision, tasks: Sequence[Task]) -> None:
    options = tools.options.write
    if decision.code == "backoff":
        wait = min(options.at_once_after, options.rewrite_after) if assignment.moved.at_once else options.rewrite_after
        pause(tasks, wait.total_seconds() / 4 / tools.speed())
    elif decision.code == "unmoved":
        log.info("report.unmoved", story=assignment.story.id)
        save_unmoved(assignment.story.id, changed=assignment.story.changed, tasks=tasks)
    else:
        _keep_sources(assignment, decision.reason, tasks)


def _steadied(tools: Tools, assignment: Assignment) -> Assignment:
    """With evidence that keeps the words of what stands in the Report."""
    previous, story = assignment.previous, assignment.story
    if previous is None:
        return assignment
    log.info("report.moved", story=story.id, kinds=[m.kind.value for m in assignment.moved.moves])
    before = select_evidence(story.id, story.topic, previous.sources, previous.created_at, tools.options.write)
    return replace(assignment, pack=steady(assignment.pack, before, previous, assignment.moved))


def _budget(assignment: Assignment, at_once: bool) -> Budget:
    """The pause between two writings is not for whom a person asked, nor for a story that waited for its model."""
    previous = None if at_once else assignment.previous
    return Budget(
        now=assignment.now, tokens_left=0, uses_tokens=False,  # what was spent is weighed apart: see ``_purse``
        last_written_at=previous.created_at if previous else None, rewrites=previous.number if previous else 0,
    )  # fmt: skip


def _until_then(
    tools: Tools, assignment: Assignment, found: CheckedDraft | Failure, failure: Failure, tasks: Sequence[Task]
) -> None:
    """What readers get until the model is back: what a model wrote before, else what code can prove, else sources."""
    stands = assignment.previous
    log.warning("model.away", story=assignment.story.id, code=failure.code, reason=failure.detail)
    if isinstance(found, Failure) and tools.stopgap is not None:
        found = write_with(tools, tools.stopgap, assignment).found
    by_model = stands is not None and stands.draft.writer is not WriterKind.MODEL_FREE
    if by_model or isinstance(found, Failure) or tools.stopgap is None:
        _keep_sources(assignment, "The model is away; this story is written when it is back", ())
    else:
        save_decision(tools, assignment, found, ())
    try_later(assignment.story.id, failure, tasks)


def save_decision(
    tools: Tools, assignment: Assignment, checked: CheckedDraft, tasks: Sequence[Task], *, reviewer: str = ""
) -> PublishDecision:
    """Save what the publish station decides of a checked draft."""
    decision = decide_publication(
        checked, assignment.previous, switches_for(assignment, checked.draft), assignment.sources, assignment.now,
        report_id=report_id(assignment.story.id), reviewer=reviewer, moves=assignment.moved.moves,
        earlier=_earlier(assignment),
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


def _earlier(assignment: Assignment) -> tuple[Revision, ...]:
    """Older Revisions, only where a source corrects what may have stood there."""
    if assignment.previous is None or all(m.kind is not MoveKind.CORRECTION for m in assignment.moved.moves):
        return ()
    return load_earlier(assignment.story.id, assignment.previous.number)


def switches_for(assignment: Assignment, draft: Draft) -> Switches:
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
        next_work=_variants(tools, assignment, revision),
    )  # fmt: skip


def _variants(tools: Tools, assignment: Assignment, revision: Revision) -> list[NewWork]:
    """The task of writing what readers may read instead, by the story's importance."""
    if not tools.options.also:
        return []
    trend = load_trend(assignment.story.id)
    weight = importance(trend) if trend else 0.0
    return [NewWork(step="also", key=assignment.story.id, version=f"r{revision.number}", priority=weight)]


def _keep_sources(assignment: Assignment, reason: str, tasks: Sequence[Task]) -> None:
    save_not_published(
        assignment.story.id, ReportState.SOURCES_ONLY, reason, now=assignment.now, changed=assignment.story.changed,
        tasks=tasks,
    )  # fmt: skip


def publish_held(tools: Tools, draft: Draft, *, by: str) -> str:
    """Publish a held draft by an editor's word: it lifts a hold, never a failed rule. What came of it, in words."""
    assignment = load_assignment(tools, draft.story_id)
    if assignment is None:
        return "the story is gone or withdrawn"
    draft = replace(draft, story_id=assignment.story.id)  # its story may have been merged while it waited
    checked = check_draft(draft, assignment.sources, now=assignment.now)
    if checked.failed:
        return f"no longer stands: {checked.failed[0].detail or checked.failed[0].rule.value}"
    lifted = replace(checked, verdicts=tuple(v for v in checked.verdicts if v.outcome is not Outcome.HOLD))
    decision = save_decision(tools, assignment, lifted, (), reviewer=by)
    return "published" if decision.kind is PublishKind.PUBLISH else decision.reason
