"""Repair: cut what failed, keep what stands."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from standfirst.domain.draft import Draft, Sentence
from standfirst.domain.verdict import CheckedDraft, Rule
from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.reading.tokens import tokens
from standfirst.verify.settings import ContractSettings

_LEADING = 3  # sentences of a body whose words may become its headline: what comes later is not what the Report is of


def repair(checked: CheckedDraft, settings: ContractSettings | None = None) -> Draft | None:
    """The draft without its failed sentences, or None when too little is left ("sources only").

    A failure of the whole (freshness, label) leaves nothing to repair. A fallen standfirst is replaced by the first
    body sentence that stands, a fallen headline by the first that is short enough for one: the writer's own words,
    never another writer's. A sentence that leans on a cut one ("He ...") goes with it. The result is a new draft:
    check it again before it is published.
    """
    cut = shortened(checked, settings)
    if cut is None:
        return None
    fallen = {v.part for v in checked.failed}
    headline = next(headlines(cut, (), settings), None) if "headline" in fallen else cut.headline
    if headline is None:
        return None
    topped = replace(cut, headline=headline)
    said = "" if "headline" not in fallen else headline.text
    return replace(topped, standfirst=next(standfirsts(topped, (), said))) if "standfirst" in fallen else topped


def shortened(checked: CheckedDraft, settings: ContractSettings | None = None) -> Draft | None:
    """The draft without the body sentences that failed and those that lean on them, its headline and standfirst as they
    were; None where the whole failed, or too few sentences stand."""
    limits = settings or ContractSettings()
    fatal = {(v.part, v.sentence) for v in checked.failed if v.rule is not Rule.ENOUGH}
    if any(part == "report" for part, _ in fatal):
        return None
    paragraphs = _standing(checked.draft, {index for part, index in fatal if part == "body"})
    if sum(len(paragraph) for paragraph in paragraphs) < limits.least_sentences:
        return None
    return replace(checked.draft, paragraphs=paragraphs)


def headlines(draft: Draft, spare: Sequence[Sentence], settings: ContractSettings | None = None) -> Iterator[Sentence]:
    """What may stand in a fallen headline's place, best first: ``spare`` ones of the same writer, then the leading
    sentences that fit a headline, without their full stop; a quotation is none."""
    limits = settings or ContractSettings()
    yield from (s for s in spare if s != draft.headline)
    for sentence in _body(draft)[:_LEADING]:
        text = sentence.text if sentence.text.endswith(".m.") else sentence.text.removesuffix(".")
        if len(text) <= limits.headline_characters and not any(mark in text for mark in '"“”„«»'):
            yield replace(sentence, text=text)


def standfirsts(draft: Draft, spare: Sequence[Sentence], said: str) -> Iterator[Sentence]:
    """What may stand in a fallen standfirst's place, best first: ``spare`` ones of the same writer, then the body's
    sentences but for the words ``said`` above it, at last its first."""
    yield from (s for s in spare if s != draft.standfirst)
    yield from (s for s in _body(draft) if s.text.removesuffix(".") != said.removesuffix("."))
    yield _body(draft)[0]


def _body(draft: Draft) -> list[Sentence]:
    return [s for paragraph in draft.paragraphs for s in paragraph]


def _standing(draft: Draft, failed: set[int]) -> tuple[tuple[Sentence, ...], ...]:
    paragraphs, index, cut_before = [], 0, False
    for paragraph in draft.paragraphs:
        kept = []
        for sentence in paragraph:
            cut_before = index in failed or (cut_before and leans(sentence, draft.language))
            if not cut_before:
                kept.append(sentence)
            index += 1
        if kept:
            paragraphs.append(tuple(kept))
    return tuple(paragraphs)


def leans(sentence: Sentence, language: str) -> bool:
    """Whether a sentence begins with a word that points at the one before it: "He ...", "This ..."."""
    first = tokens(sentence.text[:40])[:1]
    pointing = lexicon(language).pronouns | {"his", "her", "their", "this", "these", "that"}
    return bool(first) and first[0].low in pointing
