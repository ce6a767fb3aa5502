"""Which sentences of the sources are evidence: central, early, new, checkable, able to stand alone.

Centrality is the idf-weighted overlap with sentences of *other* owners (after LexRank, Erkan and Radev 2004, with
independence in place of mere repetition). Deterministic: ties go by publication time, then article id, then place.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from standfirst.domain.draft import Citation, Evidence, EvidencePack, EvidenceSource
from standfirst.domain.text import text_hash
from standfirst.write.dates import has_relative_time, is_vague
from standfirst.write.figures import agree, differ, figures
from standfirst.write.independence import independent_owners, voices
from standfirst.write.lexicon import BOTH_SIDES, content_stems, words
from standfirst.write.orders import orders_near
from standfirst.write.sentences import SourceSentence, split_sentences
from standfirst.write.settings import WriteSettings
from standfirst.write.speaking import spoken
from standfirst.write.standing import why_not_alone

_LEAST_SHARED = 2  # words of content; one is shared by chance
_DATELINE = re.compile(r"^[A-ZÄÖÜ][A-ZÄÖÜ .'’-]{2,}(?:, [\w .]{2,30})?(?: \([^)]{2,40}\))? ?[-–—]{1,2} (?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    source: EvidenceSource
    start: int
    text: str
    index: int
    stems: frozenset[str]
    speaker: str
    weight: float = 0.0


def select_evidence(
    story_id: str,
    topic: str,
    sources: tuple[EvidenceSource, ...],
    now: datetime,
    settings: WriteSettings | None = None,
) -> EvidencePack:
    """The pack a writer gets: usable sources in the story's main language and their best sentences, best first."""
    limits = settings or WriteSettings()
    language = _main_language(sources)
    usable = voices(tuple(s for s in sources if s.usable and s.language[:2] in ("", language)))
    found = _on_topic([f for source in usable for f in _candidates(source, language)], usable)
    ranked = _weighed(found, usable)
    return EvidencePack(
        story_id=story_id,
        topic=topic,
        language=language,
        now=now,
        sources=usable,
        evidence=tuple(_evidence(f) for f in _picked(ranked, limits, _idf(found))),
        owners=independent_owners(usable),
        length=limits.length,
    )


def _main_language(sources: tuple[EvidenceSource, ...]) -> str:
    counts = Counter(s.language[:2] or "en" for s in sources if s.usable)
    return min(counts, key=lambda name: (-counts[name], name != "en", name)) if counts else "en"


def _candidates(source: EvidenceSource, language: str) -> list[_Found]:
    sentences = split_sentences(source.text)
    orders = orders_near(sentences, language)
    found = []
    for position, sentence in enumerate(sentences):
        if sentence.index in orders:
            continue
        skip = _dateline(sentence)
        text = sentence.text[skip:]
        speaker = spoken(sentences, position, source.text)
        alone = why_not_alone(text) if language == "en" else _why_not_foreign(text)
        if alone and not (speaker and alone in ("pronoun without its name", "first person", "opening")):
            continue
        found.append(
            _Found(
                source=source, start=sentence.start + skip, text=text, index=sentence.index,
                stems=content_stems(text), speaker=speaker.name if speaker else "",
            )
        )  # fmt: skip
    return found


def _on_topic(found: list[_Found], usable: tuple[EvidenceSource, ...]) -> list[_Found]:
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


def _idf(found: list[_Found]) -> dict[str, float]:
    counts = Counter(stem for f in found for stem in f.stems)
    return {stem: math.log(1 + len(found) / n) for stem, n in counts.items()}


def _cosine(a: frozenset[str], b: frozenset[str], idf: dict[str, float]) -> float:
    shared = sum(idf.get(s, 0.0) ** 2 for s in a & b)
    if not shared:
        return 0.0
    return shared / math.sqrt(sum(idf.get(s, 0.0) ** 2 for s in a) * sum(idf.get(s, 0.0) ** 2 for s in b))


def _weighed(found: list[_Found], usable: tuple[EvidenceSource, ...]) -> list[_Found]:
    idf = _idf(found)
    titles = Counter(stem for s in usable for stem in content_stems(s.title))
    newest = max((s.published_at for s in usable), default=None)
    weighed = [_with_weight(f, found, idf, titles) for f in found]
    if newest:
        weighed = [replace(f, weight=f.weight * _freshness(newest - f.source.published_at)) for f in weighed]
    return sorted(weighed, key=lambda f: (-f.weight, f.source.published_at, f.source.article_id, f.start))


def _freshness(age: timedelta) -> float:
    """1 for the newest source, falling by a quarter a day, never below a half."""
    return max(0.5, 1 - 0.25 * age.total_seconds() / 86400)


def _with_weight(found: _Found, others: list[_Found], idf: dict[str, float], titles: Counter[str]) -> _Found:
    best: dict[str, float] = {}
    for other in others:
        if other.source.owner != found.source.owner:
            likeness = _cosine(found.stems, other.stems, idf)
            best[other.source.owner] = max(best.get(other.source.owner, 0.0), likeness)
    central = sum(sorted(best.values(), reverse=True)[:4]) / 2
    title = sum(min(titles[s], 3) for s in found.stems) / (4 + len(found.stems))
    length = len(words(found.text))
    weight = (
        central
        + 0.6 / (1 + 0.4 * found.index)
        + 0.6 * title
        + 0.12 * bool(re.search(r"\d", found.text))
        + 0.2 * any(w.lower() in BOTH_SIDES for w in words(found.text))
        + 0.1 * bool(found.speaker)
        - 0.2 * (length > 25 and not found.speaker)
        - 0.15 * has_relative_time(found.text)
        - 0.3 * is_vague(found.text)
    )
    return replace(found, weight=max(0.0, weight))


def _picked(ranked: list[_Found], limits: WriteSettings, idf: dict[str, float]) -> list[_Found]:
    """Greedy, each fact once; a second owner is always let in when there is one."""
    picked: list[_Found] = []
    per_source: Counter[str] = Counter()
    for found in ranked:
        quotes = sum(bool(p.speaker) for p in picked)
        full = len(picked) >= limits.most_evidence or per_source[found.source.article_id] >= limits.most_per_source
        if full or (found.speaker and quotes >= limits.most_quotes) or _cut_short(found, ranked):
            continue
        if any(_repeats(found, p, idf, limits) for p in picked):
            continue
        picked.append(found)
        per_source[found.source.article_id] += 1
    return picked


def _repeats(found: _Found, picked: _Found, idf: dict[str, float], limits: WriteSettings) -> bool:
    """Whether ``found`` says again what ``picked`` says, or gives the older value of a figure that has moved on."""
    likeness = _cosine(found.stems, picked.stems, idf)
    ours, theirs = figures(found.text), figures(picked.text)
    if likeness >= limits.same_fact or (likeness >= limits.same_figure and agree(ours, theirs)):
        return True
    return differ(ours, theirs) and picked.source.published_at - found.source.published_at >= limits.figure_ages


def _cut_short(found: _Found, ranked: list[_Found]) -> bool:
    """A quotation that another source carries longer is the cut one; the longer one is used."""
    if not found.speaker:
        return False
    inner = _quoted_words(found.text)
    return any(len(_quoted_words(o.text)) > len(inner) and inner and inner <= _quoted_words(o.text)
               for o in ranked if o.source is not found.source)  # fmt: skip


def _quoted_words(text: str) -> frozenset[str]:
    return frozenset(w.lower() for q in re.findall(r"[\"“„«]([^\"”“»]*)[\"”»]", text) for w in words(q))


def _evidence(found: _Found) -> Evidence:
    return Evidence(
        citation=cite(found.source, found.start, found.start + len(found.text)),
        text=found.text,
        publisher=found.source.publisher,
        owner=found.source.owner,
        published_at=found.source.published_at,
        salience=round(found.weight, 4),
        kind="quote" if found.speaker else "fact",
        speaker=found.speaker,
    )


def cite(source: EvidenceSource, start: int, end: int) -> Citation:
    """A citation of ``source.text[start:end]``."""
    return Citation(article_id=source.article_id, start=start, end=end, span_hash=text_hash(source.text[start:end]))
