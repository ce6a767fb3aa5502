"""Also: a published Report -> its variants: other lengths, plain language, other languages, each checked by itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import structlog

from standfirst.desk.ports import Tools
from standfirst.desk.steps.later import away, try_later, until_budget
from standfirst.desk.steps.report import load_assignment, switches_for
from standfirst.desk.steps.translating import Retold, translated
from standfirst.desk.steps.writing import Assignment, story_purse, write_with
from standfirst.domain.draft import Draft, Length, Level, WriterKind
from standfirst.domain.errors import Failure
from standfirst.domain.report import Revision
from standfirst.domain.variant import Variant, VariantKind
from standfirst.domain.verdict import CheckedDraft
from standfirst.publish import make_variant, sign_manifest
from standfirst.store.variants import save_variant, variant_keys
from standfirst.store.work import Task, finish_work
from standfirst.write import ModelFreeWriter, plain_enough, select_evidence

log = structlog.get_logger("standfirst.desk")


def run(tools: Tools, tasks: Sequence[Task]) -> None:
    """Write what the tasks' Reports lack, one after the other."""
    for task in tasks:
        assignment = load_assignment(tools, task.key)
        if assignment is None or assignment.previous is None:
            finish_work([task])
            continue
        _write(tools, assignment, assignment.previous, task)


def _write(tools: Tools, assignment: Assignment, told: Revision, task: Task) -> None:
    """Every variant that is asked for and not there; a model that is away or a budget that is used up leaves the rest
    for later."""
    have = variant_keys(told.report_id, told.number)
    for key in tools.options.also:
        if key in have:
            continue
        found = _one(tools, assignment, told, Variant(key=key))
        if isinstance(found, Failure) and (away(found) or found.code == "budget"):
            try_later(assignment.story.id, found, [task])
            return
        if isinstance(found, Failure):
            log.info("variant.none", story=assignment.story.id, key=key, reason=found.detail or found.code)
        else:
            _save(tools, assignment, told, Variant(key=key), found)
    finish_work([task])


def _save(tools: Tools, assignment: Assignment, told: Revision, variant: Variant, found: Retold) -> None:
    """Sign and save it as of the moment that it was checked at, unless a switch or a source's rights came between."""
    draft = found.checked.draft
    switches = switches_for(assignment, draft)
    usable = {s.article_id for s in assignment.sources if s.usable}
    cited = {c.article_id for _, _, s in draft.parts() for c in s.citations}
    if switches.desk or switches.story or switches.source or not cited <= usable:
        log.info("variant.stopped", story=assignment.story.id, key=variant.key)
        return
    made = make_variant(found.checked, told, variant, assignment.now, found.places)
    saved = save_variant(told.report_id, variant.key, made, sign_manifest(made, tools.signing_key))
    log.info("variant.saved" if saved else "variant.late", story=assignment.story.id, key=variant.key)


def _one(tools: Tools, assignment: Assignment, told: Revision, variant: Variant) -> Retold | Failure:
    by_model = told.draft.writer is not WriterKind.MODEL_FREE
    if by_model or variant.kind is not VariantKind.LENGTH:
        left = story_purse(tools, assignment.story.id)
        if not left.open:
            wait = until_budget(left.reason, datetime.now(UTC))
            return wait if left.for_today else replace(wait, code="budget-of-story", permanent=True)
    if variant.kind is VariantKind.LANGUAGE:
        return translated(tools, assignment, told, variant.key)
    found = _rewritten(tools, assignment, told, variant)
    kept = found if isinstance(found, Failure) else _kept(found, told.draft, variant)
    return kept if isinstance(kept, Failure) else Retold(checked=kept)


def _rewritten(tools: Tools, assignment: Assignment, told: Revision, variant: Variant) -> CheckedDraft | Failure:
    """The story written once more by who wrote the Report, from the texts that it was written from: what came since is
    the next Revision's."""
    kind, plain = told.draft.writer, variant.kind is VariantKind.LEVEL
    if plain and kind is not WriterKind.WRITING:
        return Failure(code="no-writer", detail="plain language needs a writing model", permanent=True)
    length = tools.options.write.length if plain else Length(variant.key)
    settings = tools.options.write.of(length)
    pack = select_evidence(assignment.story.id, assignment.story.topic, told.sources, assignment.now, settings)
    pack = replace(pack, level=Level.PLAIN if plain else Level.STANDARD)
    writer = (tools.stopgap or ModelFreeWriter()) if kind is WriterKind.MODEL_FREE else tools.writer
    tried = write_with(tools, writer, replace(assignment, pack=pack, sources=told.sources))
    return tried.away or tried.found


def _kept(found: CheckedDraft, told: Draft, variant: Variant) -> CheckedDraft | Failure:
    """Whether it stands, is what it says, and is not the Report itself."""
    if found.failed or found.held:
        return Failure(code="contract", detail=(found.failed or found.held)[0].detail)
    if found.draft.writer is not told.writer:
        return Failure(code="other-writer", detail=f"written by {found.draft.writer.value}")
    if variant.kind is VariantKind.LEVEL and not plain_enough(found.draft):
        return Failure(code="not-plain", detail="its sentences are too long for plain language")
    same = [s.text for _, _, s in found.draft.parts()] == [s.text for _, _, s in told.parts()]
    return Failure(code="same", detail="it would say the same") if same else found
