"""The writing of one story: a draft -> the rules -> the judge -> repaired once, then cut; with what it cost."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import structlog

from standfirst.desk.ports import Tools
from standfirst.desk.spending import Purse, purse
from standfirst.desk.steps.cutting import Readings, cut, foreseen
from standfirst.desk.steps.later import after_odd_answer, away, until_budget
from standfirst.domain.draft import Draft, EvidencePack, EvidenceSource, WriterKind
from standfirst.domain.errors import Failure
from standfirst.domain.moves import FactsMoved
from standfirst.domain.report import Revision
from standfirst.domain.verdict import CheckedDraft
from standfirst.store.reports import StoryFacts
from standfirst.store.usage import add_usage, forget_odd_answers, spent_on, spent_today
from standfirst.verify import Judge, both_tries, check_draft, sentences_to_judge, unread, veto
from standfirst.write import (
    ModelFreeWriter,
    Writer,
    WrittenDraft,
    body_length,
    changed_places,
    restored,
    steady_heads,
    styled,
    without_avoided,
)

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


def story_purse(tools: Tools, story_id: str) -> Purse:
    """What models may still cost for what is written beside a story's Report."""
    return _purse(tools, story_id, asked=False)


def write_and_check(tools: Tools, assignment: Assignment) -> Attempt:
    """What the desk's writer can prove; where a model answered and nothing of it stands, the whole by the stopgap.

    So that nobody can take a story from readers by talking to the model, and never a mixture of two writers. A model
    that is away, or that answers what is no Report, is asked again later.
    """
    tried = write_with(tools, tools.writer, assignment)
    stands = isinstance(tried.found, CheckedDraft) and not tried.found.failed
    if stands and tried.away is None:
        forget_odd_answers(assignment.story.id)
    if stands or tried.away is not None or isinstance(tools.writer, ModelFreeWriter):
        return tried
    without = write_with(tools, tools.stopgap or ModelFreeWriter(), assignment).found
    found = tried.found if isinstance(without, Failure) or without.failed else without
    odd = after_odd_answer(assignment.story.id, tried.found) if isinstance(tried.found, Failure) else None
    log.info("writing.fell", story=assignment.story.id, to=_writer_of(found), reason=_why(tried.found))
    return Attempt(found=found, away=odd)


def write_with(tools: Tools, writer: Writer, assignment: Assignment) -> Attempt:
    """Write, check, let the writer repair once with the verdicts, cut what still fails; the fullest of the tries."""
    written = _paid(tools, assignment, writer.write(assignment.pack))
    if isinstance(written, Failure):
        return Attempt(found=written, away=written if away(written) else None)
    checked = _headed(tools, assignment, written.draft, "first")
    tries = [checked]
    costless = not written.usage.calls
    if checked.failed and (costless or _purse(tools, assignment.story.id, asked=False).open):
        told = checked.failed if costless else (*checked.failed, *foreseen(checked, _rules(assignment)))
        again = _paid(tools, assignment, writer.write(assignment.pack, told))
        if not isinstance(again, Failure):
            tries = _with_repaired(tools, assignment, checked, again.draft)
    broke = written.away if away(written.away) else None
    cuts = [_cut(tools, assignment, t, [o.draft for o in tries if o is not t]) for t in tries]
    best = max(cuts, key=lambda found: _standing(found, assignment))
    return Attempt(found=_without_avoided(tools, assignment, best), away=broke)


def _with_repaired(tools: Tools, assignment: Assignment, first: CheckedDraft, again: Draft) -> list[CheckedDraft]:
    """The tries, best first: a model's repair with what stood of its first try in the place of what fell again, the
    repair, the first try."""
    repaired = _headed(tools, assignment, again, "repaired")
    both = both_tries(repaired, first) if again.writer is WriterKind.WRITING else repaired.draft
    joined = [] if both == repaired.draft else [check_and_judge(tools, assignment, both, "joined")]
    return [*joined, repaired, first]


def _without_avoided(
    tools: Tools, assignment: Assignment, found: CheckedDraft | Failure
) -> CheckedDraft | Failure:  # fmt: skip
    """What stands without the sentences that the house style cuts; as it was, where the rest would not stand alone."""
    if isinstance(found, Failure) or found.failed:
        return found
    shorter = without_avoided(found.draft, tools.style())
    if shorter == found.draft:
        return found
    checked = check_and_judge(tools, assignment, shorter, "cut")
    return found if checked.failed else checked


def _standing(found: CheckedDraft | Failure, assignment: Assignment) -> tuple[bool, int]:
    """How far a try comes: as long as was asked for and without waiting for an editor, then by its body sentences; the
    first of equal ones is taken."""
    if isinstance(found, Failure) or found.failed:
        return False, 0
    length = body_length(found.draft)
    return not found.held and length >= assignment.pack.length.body[0], length


def _headed(tools: Tools, assignment: Assignment, draft: Draft, stage: str) -> CheckedDraft:
    """The draft's verdicts under the headline and standfirst that stand, if those pass with this body."""
    previous = assignment.previous
    kept = steady_heads(draft, previous, assignment.moved, assignment.pack) if previous else draft
    if kept != draft:
        checked = _in_house_style(tools, assignment, kept, stage)
        if not any(v.part in ("headline", "standfirst") for v in checked.failed):
            return checked
    return _in_house_style(tools, assignment, draft, stage)


def _cut(
    tools: Tools, assignment: Assignment, checked: CheckedDraft, spare: list[Draft]
) -> CheckedDraft | Failure:  # fmt: skip
    """What stands of a try; ``spare`` are the same writer's other tries."""

    def full(draft: Draft) -> CheckedDraft:
        return check_and_judge(tools, assignment, draft, "cut")

    return cut(checked, spare, Readings(rules=_rules(assignment), full=full))


def _rules(assignment: Assignment) -> Callable[[Draft], CheckedDraft]:
    """The rules' word on a draft of this story, without a judge."""
    return lambda draft: check_draft(draft, assignment.sources, now=assignment.now)


def _writer_of(found: CheckedDraft | Failure) -> str:
    return "sources only" if isinstance(found, Failure) else found.draft.writer.value


def _why(found: CheckedDraft | Failure) -> str:
    return found.detail or found.code if isinstance(found, Failure) else found.failed[0].rule.value


def _paid(tools: Tools, assignment: Assignment, written: WrittenDraft | Failure) -> WrittenDraft | Failure:
    """What a writer gave, with its cost written down; a meter knows of failed calls too."""
    usages = tools.spent() or (() if isinstance(written, Failure) else (written.usage,))
    add_usage(usages, tools.options.prices, assignment.story.id)
    return written


def _in_house_style(tools: Tools, assignment: Assignment, draft: Draft, stage: str) -> CheckedDraft:
    """The draft in the house's words with its verdicts; a sentence that falls in them is checked in its own."""
    original, worded = draft, styled(draft, tools.style(), assignment.sources)
    checked = check_and_judge(tools, assignment, worded, stage)
    fallen = frozenset((v.part, v.sentence) for v in checked.failed) & changed_places(worded, original)
    if not fallen:
        return checked
    log.info("style.left", story=assignment.story.id, sentences=len(fallen))
    return check_and_judge(tools, assignment, restored(worded, original, fallen), stage)


def check_and_judge(tools: Tools, assignment: Assignment, draft: Draft, stage: str = "first") -> CheckedDraft:
    """The rules' verdicts, and the judge's vetoes where there is a judge. One that is away or slow leaves the rules
    alone to decide, and what a model wrote says so to its readers."""
    checked = check_draft(draft, assignment.sources, now=assignment.now)
    if tools.judge is not None:
        checked = _judged(tools, tools.judge, assignment, checked)
    log.info(
        "draft.checked", story=assignment.story.id, writer=draft.writer.value, stage=stage,
        sentences=len(draft.parts()), failed=_counts(checked),
    )  # fmt: skip
    return checked


def _judged(tools: Tools, judge: Judge, assignment: Assignment, checked: CheckedDraft) -> CheckedDraft:
    judged = sentences_to_judge(checked, assignment.sources)
    before = judge.usage
    scores = judge.judge(judged)
    spent = (*tools.spent(), judge.usage.since(before))  # a judge over the writer's models is counted by their meter
    add_usage(spent, tools.options.prices, assignment.story.id)
    if isinstance(scores, Failure):
        log.warning("judge.away", story=assignment.story.id, code=scores.code, detail=scores.detail)
        return unread(checked) if checked.draft.writer is WriterKind.WRITING else checked
    vetoed = veto(checked, judged, scores, least=judge.least)
    added = len(vetoed.failed) - len(checked.failed)
    log.info("judge.read", story=assignment.story.id, sentences=len(judged), vetoed=added)
    return vetoed


def _counts(checked: CheckedDraft) -> dict[str, int]:
    """Failed sentences by rule, one of several rules under each."""
    failed = {(v.part, v.sentence, v.rule.value) for v in checked.failed}
    return dict(Counter(rule for _, _, rule in failed))
