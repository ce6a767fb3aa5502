"""Which sentences of the sources are evidence: central, early, new, checkable, able to stand alone.

Centrality is the idf-weighted overlap with sentences of *other* owners (after LexRank, Erkan and Radev 2004, with
independence in place of mere repetition). Deterministic: ties go by publication time, then article id, then place.
"""

import math
import re
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from standfirst.domain.draft import Citation, Evidence, EvidencePack, EvidenceSource
from standfirst.domain.text import text_hash
from standfirst.write.candidates import Found, candidates, on_topic
from standfirst.write.dates import dates_itself_otherwise, has_relative_time, is_vague
from standfirst.write.figures import agree, differ, figures, tolls
from standfirst.write.independence import independent_owners, voices
from standfirst.write.lexicon import BOTH_SIDES, SPEECH, content_stems, words
from standfirst.write.settings import WriteSettings

_ODD_STAMPS = 2  # texts that date themselves otherwise, from which no stamp of the story is trusted


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
    odd = [s for s in usable if dates_itself_otherwise(f"{s.title}. {s.text}", s.published_at)]
    found = on_topic(
        [
            f
            for source in usable
            for f in candidates(source, language, now, dayless=source in odd or len(odd) >= _ODD_STAMPS)
        ],
        usable,
    )
    found = [f for f in found if not _credits_another(f, usable)]
    ranked, idf = _weighed(found, usable), _idf(found)
    return EvidencePack(
        story_id=story_id,
        topic=topic,
        language=language,
        now=now,
        sources=usable,
        evidence=tuple(_evidence(f, _agreeing(f, ranked, idf, limits)) for f in _picked(ranked, limits, idf)),
        owners=independent_owners(usable),
        length=limits.length,
    )


def _credits_another(found: Found, usable: tuple[EvidenceSource, ...]) -> bool:
    """Whether a sentence tells what another of the story's publishers has told: that is better cited there."""
    others = {s.publisher for s in usable} - {found.source.publisher}
    return any(name in found.text for name in others) and any(w.lower() in SPEECH for w in words(found.text))


def _main_language(sources: tuple[EvidenceSource, ...]) -> str:
    counts = Counter(s.language[:2] or "en" for s in sources if s.usable)
    return min(counts, key=lambda name: (-counts[name], name != "en", name)) if counts else "en"


def _idf(found: list[Found]) -> dict[str, float]:
    counts = Counter(stem for f in found for stem in f.stems)
    return {stem: math.log(1 + len(found) / n) for stem, n in counts.items()}


def _cosine(a: frozenset[str], b: frozenset[str], idf: dict[str, float]) -> float:
    shared = sum(idf.get(s, 0.0) ** 2 for s in a & b)
    if not shared:
        return 0.0
    return shared / math.sqrt(sum(idf.get(s, 0.0) ** 2 for s in a) * sum(idf.get(s, 0.0) ** 2 for s in b))


def _weighed(found: list[Found], usable: tuple[EvidenceSource, ...]) -> list[Found]:
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


def _with_weight(found: Found, others: list[Found], idf: dict[str, float], titles: Counter[str]) -> Found:
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


def _picked(ranked: list[Found], limits: WriteSettings, idf: dict[str, float]) -> list[Found]:
    """Greedy, each fact once; a second owner is always let in when there is one."""
    picked: list[Found] = []
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


def _repeats(found: Found, picked: Found, idf: dict[str, float], limits: WriteSettings) -> bool:
    """Whether ``found`` says again what ``picked`` says, or gives the older value of a figure that has moved on."""
    likeness = _cosine(found.stems, picked.stems, idf)
    ours, theirs = figures(found.text), figures(picked.text)
    count = tolls(found.text)
    if count and not found.speaker and ours.keys() == count.keys() and count.items() <= theirs.items():
        return True
    if likeness >= limits.same_fact or (likeness >= limits.same_figure and agree(ours, theirs)):
        return True
    return differ(ours, theirs) and picked.source.published_at - found.source.published_at >= limits.figure_ages


def _cut_short(found: Found, ranked: list[Found]) -> bool:
    """A quotation that another source carries longer is the cut one; the longer one is used."""
    if not found.speaker:
        return False
    inner = _quoted_words(found.text)
    return any(len(_quoted_words(o.text)) > len(inner) and inner and inner <= _quoted_words(o.text)
               for o in ranked if o.source is not found.source)  # fmt: skip


def _quoted_words(text: str) -> frozenset[str]:
    return frozenset(w.lower() for q in re.findall(r"[\"“„«]([^\"”“»]*)[\"”»]", text) for w in words(q))


def _agreeing(found: Found, ranked: list[Found], idf: dict[str, float], limits: WriteSettings) -> tuple[Found, ...]:
    """The most alike sentence of each other owner that tells the same fact, with every figure that ``found`` has."""
    if found.speaker:
        return ()
    ours = figures(found.resolved or found.text)
    best: dict[str, tuple[float, Found]] = {}
    for other in ranked:
        theirs = figures(other.resolved or other.text)
        if (
            other.source.owner == found.source.owner
            or other.speaker
            or other.named_in
            or not ours.items() <= theirs.items()
        ):
            continue
        likeness = _cosine(found.stems, other.stems, idf)
        if likeness >= limits.same_fact and likeness > best.get(other.source.owner, (0.0, found))[0]:
            best[other.source.owner] = (likeness, other)
    return tuple(f for _, f in sorted(best.values(), key=lambda pair: -pair[0])[:2])


def _evidence(found: Found, agreeing: tuple[Found, ...]) -> Evidence:
    return Evidence(
        citation=cite(found.source, found.start, found.start + len(found.text)),
        text=found.text,
        publisher=found.source.publisher,
        owner=found.source.owner,
        published_at=found.source.published_at,
        salience=round(found.weight, 4),
        kind="quote" if found.speaker else "fact",
        speaker=found.speaker,
        resolved=found.resolved,
        also=tuple(cite(found.source, start, end) for start, end in found.named_in),
        agreeing=tuple(cite(f.source, f.start, f.start + len(f.text)) for f in agreeing),
    )


def cite(source: EvidenceSource, start: int, end: int) -> Citation:
    """A citation of ``source.text[start:end]``."""
    return Citation(article_id=source.article_id, start=start, end=end, span_hash=text_hash(source.text[start:end]))
