"""The writing of one story: a draft -> the rules -> the judge -> repaired once, then cut; with what it cost."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import structlog

from standfirst.desk.ports import Tools
from standfirst.desk.spending import Purse, purse
from standfirst.desk.steps.later import after_odd_answer, away, until_budget
from standfirst.domain.draft import Draft, EvidencePack, EvidenceSource
from standfirst.domain.errors import Failure
from standfirst.domain.moves import FactsMoved
from standfirst.domain.report import Revision
from standfirst.domain.verdict import CheckedDraft
from standfirst.store.reports import StoryFacts
from standfirst.store.usage import add_usage, forget_odd_answers, spent_on, spent_today
from standfirst.verify import check_draft, repair, sentences_to_judge, veto
from standfirst.write import ModelFreeWriter, Writer, WrittenDraft, steady_heads

log = structlog.get_logger("standfirst.desk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """All that one writing is decided from. ``moved`` is empty where there is no Report yet."""

    story: StoryFacts
    sources: tuple[EvidenceSource, ...]
    pack: EvidencePack
    previous: Revision | None
    now: datetime
    moved: FactsMoved = field(default_factory=FactsMoved)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What came of a writing: a checked draft or why there is none. ``away`` says that the model is to be asked again
    later, and why; then ``found`` may be what code can prove meanwhile."""

    found: CheckedDraft | Failure
    away: Failure | None = None


def attempt(tools: Tools, assignment: Assignment, *, asked: bool) -> Attempt:
    """With a model where one may be asked; ``asked`` says that a person wants it. A story that has had its share is
    written by code from then on."""
    left = _purse(tools, assignment.story.id, asked)
    if left.open:
        return write_and_check(tools, assignment)
    log.info("budget.used_up", story=assignment.story.id, reason=left.reason)
    if left.for_today:
        wait = until_budget(left.reason, datetime.now(UTC))
        return Attempt(found=wait, away=wait)
    return write_with(tools, ModelFreeWriter(), assignment)


def _purse(tools: Tools, story_id: str, asked: bool) -> Purse:
    """What models may still cost for this story."""
    options = tools.options
    if isinstance(tools.writer, ModelFreeWriter):
        return Purse()
    return purse(
        spent_today(), spent_on(story_id), options.limits, tokens=options.write.tokens_per_story,
        price=options.first_price, asked=asked,
    )  # fmt: skip


def write_and_check(tools: Tools, assignment: Assignment) -> Attempt:
    """What the desk's writer can prove; where a model answered and nothing of it stands, what code alone can prove.

    So that nobody can take a story from readers by talking to the model. A model that is away, or that answers what is
    no Report, is asked again later.
    """
    tried = write_with(tools, tools.writer, assignment)
    stands = isinstance(tried.found, CheckedDraft) and not tried.found.failed
    if stands and tried.away is None:
        forget_odd_answers(assignment.story.id)
    if stands or tried.away is not None or isinstance(tools.writer, ModelFreeWriter):
        return tried
    without = write_with(tools, ModelFreeWriter(), assignment).found
    found = tried.found if isinstance(without, Failure) or without.failed else without
    odd = after_odd_answer(assignment.story.id, tried.found) if isinstance(tried.found, Failure) else None
    return Attempt(found=found, away=odd)


def write_with(tools: Tools, writer: Writer, assignment: Assignment) -> Attempt:
    """Write, check, let the writer repair once with the verdicts, then cut what still fails."""
    written = _paid(tools, assignment, writer.write(assignment.pack))
    if isinstance(written, Failure):
        return Attempt(found=written, away=written if away(written) else None)
    checked = _headed(tools, assignment, written.draft)
    if checked.failed and written.usage.calls and _purse(tools, assignment.story.id, asked=False).open:
        again = _paid(tools, assignment, writer.write(assignment.pack, checked.failed))
        if not isinstance(again, Failure):
            second = _headed(tools, assignment, again.draft)
            checked = min(checked, second, key=lambda c: len(c.failed))
    broke = written.away if away(written.away) else None
    return Attempt(found=_cut(tools, assignment, checked), away=broke)


def _headed(tools: Tools, assignment: Assignment, draft: Draft) -> CheckedDraft:
    """The draft's verdicts under the headline and standfirst that stand, if those pass with this body."""
    previous = assignment.previous
    kept = steady_heads(draft, previous, assignment.moved, assignment.pack) if previous else draft
    if kept != draft:
        checked = check_and_judge(tools, assignment, kept)
        if not any(v.part in ("headline", "standfirst") for v in checked.failed):
            return checked
    return check_and_judge(tools, assignment, draft)


def _cut(tools: Tools, assignment: Assignment, checked: CheckedDraft) -> CheckedDraft | Failure:
    if not checked.failed:
        return checked
    cut = repair(checked)
    if cut is None:
        first = checked.failed[0]
        return Failure(code="enough", detail=f"Too few sentences stood: {first.detail or first.rule.value}")
    return check_and_judge(tools, assignment, cut)


def _paid(tools: Tools, assignment: Assignment, written: WrittenDraft | Failure) -> WrittenDraft | Failure:
    """What a writer gave, with its cost written down; a meter knows of failed calls too."""
    usages = tools.spent() or (() if isinstance(written, Failure) else (written.usage,))
    add_usage(usages, tools.options.prices, assignment.story.id)
    return written


def check_and_judge(tools: Tools, assignment: Assignment, draft: Draft) -> CheckedDraft:
    """The rules' verdicts, and the judge's vetoes where there is a judge; one that is away or slow leaves the rules."""
    checked = check_draft(draft, assignment.sources, now=assignment.now)
    if tools.judge is None:
        return checked
    judged = sentences_to_judge(checked, assignment.sources)
    before = tools.judge.usage
    scores = tools.judge.judge(judged)
    add_usage((tools.judge.usage.since(before),), tools.options.prices, assignment.story.id)
    if isinstance(scores, Failure):
        log.warning("judge.away", story=assignment.story.id, code=scores.code, detail=scores.detail)
        return checked
    vetoed = veto(checked, judged, scores, least=tools.judge.least)
    added = len(vetoed.failed) - len(checked.failed)
    log.info("judge.read", story=assignment.story.id, sentences=len(judged), vetoed=added)
    return vetoed
