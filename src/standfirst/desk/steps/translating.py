"""A published Revision in another language: one call, rules across languages, a judge that must be there, one repair,
then cut; whole enough or not at all."""

from dataclasses import dataclass, replace

import structlog

from standfirst.desk.ports import Tools
from standfirst.desk.steps.writing import Assignment
from standfirst.domain.draft import Draft, Sentence, WriterKind
from standfirst.domain.errors import Failure
from standfirst.domain.report import Revision
from standfirst.domain.verdict import CheckedDraft
from standfirst.publish import places_kept, told_by
from standfirst.store.usage import add_usage
from standfirst.verify import Judge, check_translation, repair, translations_to_judge, veto
from standfirst.write import Translator, whole_enough

log = structlog.get_logger("standfirst.desk")

PROMPT_VERSION = "translation-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A variant that stands; ``places`` are those of the sentences that a translation's own tell, () for what was
    written from the evidence."""

    checked: CheckedDraft
    places: tuple[int, ...] = ()


def translated(tools: Tools, assignment: Assignment, told: Revision, language: str) -> Retold | Failure:
    """The variant, or why there is none. A judge that is away is waited for."""
    if told.draft.language[:2] == language:
        return Failure(code="same", detail=f"the Report is in {language}", permanent=True)
    if tools.translator is None or tools.judge is None:
        return Failure(code="no-translator", detail="another language needs a strong model and a judge", permanent=True)
    first = _try(tools, tools.translator, tools.judge, assignment, told, language, ())
    if isinstance(first, Failure):
        return first
    if not first.failed:
        return _whole(first)
    feedback = _feedback(first)
    again = _try(tools, tools.translator, tools.judge, assignment, told, language, feedback)
    best = again if isinstance(again, CheckedDraft) and len(again.failed) <= len(first.failed) else first
    return _cut(told, best) if best.failed else _whole(best)


def _whole(checked: CheckedDraft) -> Retold:
    return Retold(checked=checked, places=places_kept(checked.draft, checked.draft))


def _cut(told: Revision, best: CheckedDraft) -> Retold | Failure:
    """What stands of it, checked again beside the sentences that it still tells."""
    cut = repair(best)
    if cut is None or not whole_enough(best.draft, cut):
        return Failure(code="enough", detail=f"too few sentences stood: {best.failed[0].detail}")
    places = places_kept(best.draft, cut)
    checked = check_translation(told_by(told.draft, cut, places), cut, told.sources, now=told.created_at)
    if checked.failed or checked.held:
        return Failure(code="enough", detail=(checked.failed or checked.held)[0].detail)
    return Retold(checked=checked, places=places)


def _try(
    tools: Tools, translator: Translator, judge: Judge, assignment: Assignment, told: Revision, language: str,
    feedback: tuple[str, ...],
) -> CheckedDraft | Failure:  # fmt: skip
    texts = translator.translate([s.text for _, _, s in told.draft.parts()], language, feedback)
    _pay(tools, assignment)
    if isinstance(texts, Failure):
        return texts
    draft = _with_texts(told.draft, texts, language, translator.name)
    checked = check_translation(told.draft, draft, told.sources, now=told.created_at)
    if checked.held:
        return Failure(code="care", detail=checked.held[0].detail, permanent=True)
    judged = translations_to_judge(told.draft, checked, told.sources)
    before = judge.usage
    scores = judge.judge(judged)
    _pay(tools, assignment)
    add_usage((judge.usage.since(before),), tools.options.prices, assignment.story.id)
    if isinstance(scores, Failure):
        log.warning("judge.away", story=assignment.story.id, code=scores.code, detail=scores.detail)
        return replace(scores, code="model-judge", permanent=False)  # nothing is published unread: try again later
    return veto(checked, judged, scores, least=judge.least)


def _pay(tools: Tools, assignment: Assignment) -> None:
    add_usage(tools.spent(), tools.options.prices, assignment.story.id)


def _feedback(checked: CheckedDraft) -> tuple[str, ...]:
    """A line for every part, "" for those that stand."""
    said = {(v.part, v.sentence): f"{v.rule.value}: {v.detail}" for v in reversed(checked.failed)}
    return tuple(said.get((part, index), "") for part, index, _ in checked.draft.parts())


def _with_texts(draft: Draft, texts: tuple[str, ...], language: str, model: str) -> Draft:
    """The draft with other words in the same places; what each sentence cites is code's, not the model's."""
    head, second, *body = texts
    rest = iter(body)

    def other(sentence: Sentence, text: str) -> Sentence:
        return replace(sentence, text=text)

    return replace(
        draft, headline=other(draft.headline, head), standfirst=other(draft.standfirst, second),
        paragraphs=tuple(tuple(other(s, next(rest)) for s in p) for p in draft.paragraphs), language=language,
        writer=WriterKind.WRITING, model=model, prompt_version=PROMPT_VERSION,
    )  # fmt: skip
