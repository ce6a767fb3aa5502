"""Which sentences of a source may be evidence at all: they stand alone, obey nobody's orders, and are of the story."""

import re
from dataclasses import dataclass
from datetime import datetime

from standfirst.domain.draft import EvidenceSource
from standfirst.write.bearers import Bearers
from standfirst.write.dates import has_relative_time, local_day, with_days
from standfirst.write.leaning import hangs_on_a_day, leans_on_now, quotation_leans
from standfirst.write.lexicon import content_stems, words
from standfirst.write.orders import no_statement, orders_near
from standfirst.write.pointing import pointed
from standfirst.write.sentences import SourceSentence, split_sentences
from standfirst.write.speaking import spoken
from standfirst.write.standing import why_not_alone

_LEAST_SHARED = 2  # words of content; one is shared by chance
_DATELINE = re.compile(r"^[A-ZÄÖÜ][A-ZÄÖÜ .'’-]{2,}(?:, [\w .]{2,30})?(?: \([^)]{2,40}\))? ?[-–—]{1,2} (?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A candidate: a sentence at ``source.text[start:]``, its place, its stems and, of a quotation, its speaker.
    ``resolved`` and ``named_in`` as in Evidence; the stems are those of the resolved text where there is one."""

    source: EvidenceSource
    start: int
    text: str
    index: int
    stems: frozenset[str]
    speaker: str
    weight: float = 0.0
    resolved: str = ""
    named_in: tuple[tuple[int, int], ...] = ()


def candidates(source: EvidenceSource, language: str, now: datetime, *, dayless: bool = False) -> list[Found]:
    """The sentences of ``source`` that may be evidence, in its order. ``now`` decides which dates need their year;
    ``dayless``: the day of publication is none to count from."""
    sentences = split_sentences(source.text)
    orders = orders_near(sentences, language)
    citable = frozenset(s.index for s in sentences if s.index not in orders and not no_statement(s.text))
    bearers = Bearers(sentences, citable)
    found = []
    for position, sentence in enumerate(sentences):
        if sentence.index in orders:
            continue
        skip = _dateline(sentence)
        text = sentence.text[skip:]
        speaker = spoken(sentences, position, source.text)
        means = None if speaker or language != "en" else pointed(sentences, position, text, bearers, citable)
        alone = (
            why_not_alone(means.text if means else text, bearers.surnames)
            if language == "en"
            else _why_not_foreign(text)
        )
        if alone and not (speaker and alone in ("pronoun without its name", "first person", "opening")):
            continue
        resolved = _resolved(means.text if means else text, source, now) if language == "en" and not speaker else ""
        said = source.text[speaker.start : speaker.end] if speaker else _opening_quotation(text)
        if said and quotation_leans(said):
            continue
        if language == "en" and not speaker and hangs_on_a_day(resolved or text):
            continue
        if dayless and (has_relative_time(text) or leans_on_now(text)):
            continue
        if means and not resolved:
            if why_not_alone(text, bearers.surnames):
                continue
            means = None
        found.append(
            Found(
                source=source, start=sentence.start + skip, text=text, index=sentence.index,
                stems=content_stems(resolved or text), speaker=speaker.name if speaker else "",
                resolved="" if resolved == text else resolved,
                named_in=tuple((s.start, s.end) for s in means.named_in) if means else (),
            )
        )  # fmt: skip
    return found


def _opening_quotation(text: str) -> str:
    """The words of a quotation that a sentence begins with."""
    match = re.match(r"[\"“„«]([^\"”“»]*)[\"”»]", text)
    return match[1] if match else ""


def _resolved(text: str, source: EvidenceSource, now: datetime) -> str:
    """``text`` with its days as dates; "" where one of them is not certain."""
    return with_days(text, local_day(source.published_at, source.zone), now) or ""


def on_topic(found: list[Found], usable: tuple[EvidenceSource, ...]) -> list[Found]:
    """Sentences that share a word of content with another owner's title, or two with another owner's text: what one
    source alone puts beside the news is no evidence of it. Quotations stay; a story of one owner has nobody to ask."""
    owners = {s.owner for s in usable}
    titles = {o: content_stems(" ".join(s.title for s in usable if s.owner != o)) for o in owners}
    texts = {o: content_stems(" ".join(f"{s.title} {s.text}" for s in usable if s.owner != o)) for o in owners}
    return [
        f for f in found
        if f.speaker or len(owners) < 2 or f.stems & titles[f.source.owner]
        or len(f.stems & texts[f.source.owner]) >= _LEAST_SHARED
    ]  # fmt: skip


def _why_not_foreign(text: str) -> str:
    """Without word lists for a language only shape can be judged."""
    plain = text[0].isupper() and text[-1] in ".!" and 6 <= len(words(text)) <= 40
    return "" if plain and '"' not in text and "„" not in text else "shape"


def _dateline(sentence: SourceSentence) -> int:
    match = _DATELINE.match(sentence.text)
    return match.end() if match else 0
