"""Told: a published sentence as the boxes read it, with its own words and the source that it cites first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standfirst.domain.boxes import Saying
from standfirst.domain.draft import Citation, EvidenceSource, Sentence
from standfirst.domain.report import Revision
from standfirst.domain.text import text_hash

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]")
_EDGES = " .,;:\u00a0"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "s", "d", "e", "y")
_EMPTY_WORDS = frozenset(
    "the and but for with from into over under that which who whom whose this these those there here has have had was "
    "were are been being will would could should may might can not its his her their our your they them she him are "
    "said says say told reported according also than then when where while after before since until about around some "
    "any all out off one two more most least very just only still now".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence. ``words`` are its own: without a frame of ours around a source's whole sentence, so they stand in
    the sentence as they are. ``speech``: it quotes a speaker, whose figures and days are not the publisher's."""

    words: str
    saying: Saying
    also: tuple[Saying, ...]
    source: EvidenceSource
    speech: bool

    @property
    def stems(self) -> frozenset[str]:
        """What it is about."""
        return stems(self.words)


def told_sentences(revision: Revision) -> tuple[Told, ...]:
    """The body's sentences and, where it cites something else, the standfirst; each statement once, in reading order.

    A sentence of which one citation no longer holds is left out: it supports nothing.
    """
    by_id = {s.article_id: s for s in revision.sources if s.usable}
    parts = revision.draft.parts()
    cited = {c for part, _, s in parts if part == "body" for c in s.citations}
    found: dict[str, Told] = {}
    for part, index, sentence in sorted(parts, key=lambda p: p[0] != "body"):
        if part == "headline" or (part == "standfirst" and cited >= set(sentence.citations)):
            continue
        if told := _told(part, index, sentence, by_id):
            found.setdefault(told.words.casefold(), told)
    return tuple(found.values())


def _told(part: str, index: int, sentence: Sentence, by_id: dict[str, EvidenceSource]) -> Told | None:
    spans = [_span(c, by_id) for c in sentence.citations]
    if not spans or not all(spans):
        return None
    words = next((q for q in _quotations(sentence.text) if _bare(q) in map(_bare, spans)), "")
    sayings = [
        Saying(
            part=part, sentence=index, article_id=s.article_id, publisher=s.publisher, published_at=s.published_at
        )
        for s in (by_id[c.article_id] for c in sentence.citations)
    ]  # fmt: skip
    unique = {s.publisher: s for s in reversed(sayings)}
    return Told(
        words=words or sentence.text, saying=sayings[0],
        also=tuple(s for s in reversed(unique.values()) if s.publisher != sayings[0].publisher),
        source=by_id[sentence.citations[0].article_id], speech=not words and bool(_QUOTED.search(sentence.text)),
    )  # fmt: skip


def _span(citation: Citation, by_id: dict[str, EvidenceSource]) -> str:
    source = by_id.get(citation.article_id)
    span = source.text[citation.start : citation.end] if source else ""
    return span if span and text_hash(span) == citation.span_hash else ""


def _quotations(text: str) -> Iterator[str]:
    return (m[1] for m in _QUOTED.finditer(text))


def _bare(text: str) -> str:
    return text.strip(_EDGES)


def stem(word: str) -> str:
    """A word without its commonest English endings: enough to see that two sentences use one word."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word.removesuffix(ending)


def stems(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    words = (w for w in _WORD.findall(text) if len(w) > 2 and w.casefold() not in _EMPTY_WORDS)
    return frozenset(map(stem, words))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the smaller set that the other has, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
