"""Repair: cut what failed, keep what stands."""

from dataclasses import replace

from standfirst.domain.draft import Draft, Sentence
from standfirst.domain.verdict import CheckedDraft, Rule
from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.reading.tokens import tokens
from standfirst.verify.settings import ContractSettings


def repair(checked: CheckedDraft, settings: ContractSettings | None = None) -> Draft | None:
    """The draft without its failed sentences, or None when too little is left ("sources only").

    A failure of the whole (freshness, label) leaves nothing to repair. A fallen standfirst is replaced by the first
    body sentence that stands, a fallen headline by the first that is short enough for one: the writer's own words,
    never another writer's. A sentence that leans on a cut one ("He ...") goes with it. The result is a new draft:
    check it again before it is published.
    """
    limits = settings or ContractSettings()
    fatal = {(v.part, v.sentence) for v in checked.failed if v.rule is not Rule.ENOUGH}
    if any(part == "report" for part, _ in fatal):
        return None
    paragraphs = _standing(checked.draft, {index for part, index in fatal if part == "body"})
    body = [s for paragraph in paragraphs for s in paragraph]
    if len(body) < limits.least_sentences:
        return None
    headline = _short(body, limits.headline_characters) if ("headline", 0) in fatal else checked.draft.headline
    if headline is None:
        return None
    others = (s for s in body if s.text.removesuffix(".") != headline.text or headline == checked.draft.headline)
    standfirst = next(others, body[0]) if ("standfirst", 0) in fatal else checked.draft.standfirst
    return replace(checked.draft, headline=headline, standfirst=standfirst, paragraphs=paragraphs)


def _short(body: list[Sentence], characters: int) -> Sentence | None:
    """The first of the leading three sentences that fits a headline, without its full stop; a quotation is none."""
    for sentence in body[:3]:
        text = sentence.text if sentence.text.endswith(".m.") else sentence.text.removesuffix(".")
        if len(text) <= characters and not any(mark in text for mark in '"“”„«»'):
            return replace(sentence, text=text)
    return None


def _standing(draft: Draft, failed: set[int]) -> tuple[tuple[Sentence, ...], ...]:
    pronouns = lexicon(draft.language).pronouns
    paragraphs, index, cut_before = [], 0, False
    for paragraph in draft.paragraphs:
        kept = []
        for sentence in paragraph:
            cut_before = index in failed or (cut_before and _leans(sentence, pronouns))
            if not cut_before:
                kept.append(sentence)
            index += 1
        if kept:
            paragraphs.append(tuple(kept))
    return tuple(paragraphs)


def _leans(sentence: Sentence, pronouns: frozenset[str]) -> bool:
    first = tokens(sentence.text[:40])[:1]
    return bool(first) and first[0].low in pronouns | {"his", "her", "their", "this", "these", "that"}
