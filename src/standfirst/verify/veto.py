"""Veto: what a judge's scores add to the verdicts of the rules. They only ever take away."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from standfirst.domain.draft import EvidenceSource, Sentence
from standfirst.domain.text import folded
from standfirst.domain.verdict import CheckedDraft, Outcome, Rule, Verdict
from standfirst.verify.ports import SentenceToJudge
from standfirst.verify.reading.dates import dates, local_day
from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.reading.tokens import tokens


def sentences_to_judge(checked: CheckedDraft, sources: tuple[EvidenceSource, ...]) -> tuple[SentenceToJudge, ...]:
    """The sentences that stand after the rules and are not whole stretches of a span: there is nothing to judge in a
    sentence that fails anyway or that repeats its source."""
    fallen = {(v.part, v.sentence) for v in checked.failed}
    by_id = {s.article_id: s for s in sources}
    found = []
    for part, index, sentence in checked.draft.parts():
        text, cited = folded(sentence.text), _cited(sentence, by_id)
        if (part, index) not in fallen and not any(text in span for _, span in cited):
            spans = tuple(as_shown(span, source) for source, span in cited)
            found.append(SentenceToJudge(part=part, index=index, text=text, spans=spans))
    return tuple(found)


def veto(
    checked: CheckedDraft, judged: Sequence[SentenceToJudge], scores: Sequence[float], *, least: float
) -> CheckedDraft:
    """The checked draft with one failing verdict more for each sentence whose score is below ``least``.

    No verdict is removed or softened. ``least`` is the judge's own figure (``Judge.least``).
    """
    added = tuple(
        Verdict(part=s.part, sentence=s.index, rule=Rule.JUDGE, outcome=Outcome.FAIL, detail=_detail(score))
        for s, score in zip(judged, scores, strict=True)
        if not score >= least  # a score that is no number fails too
    )
    return replace(checked, verdicts=(*checked.verdicts, *added), rules_run=(*checked.rules_run, Rule.JUDGE))


def unread(checked: CheckedDraft) -> CheckedDraft:
    """The checked draft with a note that no judge read it; the label says so."""
    detail = "the model that reads behind the rules was away"
    note = Verdict(part="report", sentence=0, rule=Rule.JUDGE, outcome=Outcome.NOTE, detail=detail)
    return replace(checked, verdicts=(*checked.verdicts, note))


def _cited(sentence: Sentence, by_id: dict[str, EvidenceSource]) -> list[tuple[EvidenceSource, str]]:
    sources = ((by_id[c.article_id], c) for c in sentence.citations if c.article_id in by_id)
    return [(source, folded(source.text[c.start : c.end])) for source, c in sources]


def as_shown(span: str, source: EvidenceSource) -> str:
    """A span as a judge reads it: who wrote it and when, and each relative day followed by its date, because small
    models do not count days ("on 23 November" from "on Monday"; the date rule does) and cannot know the publisher."""
    words, written = lexicon(source.language), local_day(source.published_at, source.zone)
    ahead = bool({w.low for w in tokens(span)} & words.future)
    days = {
        d.end: day
        for d in dates(span, words, written)
        if d.relative and d.day and ((day := date(d.year, d.month, d.day)) <= written or ahead)
    }
    for end in sorted(days, reverse=True):
        span = f"{span[:end]} ({_spelled(days[end], words.language)}){span[end:]}"
    return f"{source.publisher}, {written:%A %d %B %Y}: {span}"


def _spelled(day: date, language: str) -> str:
    return f"{day.day} {day:%B %Y}" if language == "en" else day.isoformat()


def _detail(score: float) -> str:
    return f"every rule lets it pass, but the model that reads it beside its sources doubts it ({score:.2f} of 1)"
