"""Strangers: sources of another matter among those of one story, found by the words and names they share.

Each sentence that cites such a source is proven, and yet the Report is not about one thing. Sources on one event share
words and names pairwise; those linked to the sources that the Report rests on belong to its matter.
"""

from collections import Counter
from functools import lru_cache

from standfirst.domain.draft import EvidenceSource
from standfirst.verify.context import Context
from standfirst.verify.reading.kin import kin
from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.reading.tokens import capitals, lows, stem

_READ = 3000  # characters of a source in which its matter shows
_TELLING = 6  # capitalised words that a text needs before it can be told to be of another story
_KNOWN = 2  # capitalised words that two texts on one story share at the very least
_LEAST = 12  # content stems that a text needs to be told by its words
# Shares of the smaller text's words and names that two texts on one event have in common. Chosen on 2026-11-28 on the
# mutants of the invented and the sample world (92 and 93 % of foreign sources lie below, no own one), and the same on
# ECB+ (95 %, none). In English only: elsewhere no pack tells how much texts on one event share.
_SHARED = 0.22
_NAMES = 0.2  # weight of the names beside the words


def strangers(context: Context) -> frozenset[str]:
    """Ids of cited sources of another matter; none where the Report's own sources hang together nowhere."""
    cited = context.cited_sources()
    if len({s.language.split("-")[0] for s in cited}) > 1:
        return frozenset()
    if not kin(context.words.language).known:
        return _by_names(cited, context.words.language)
    usable = [s for s in context.sources if s.usable and len(_matter(s)[0]) >= _LEAST]
    times = Counter(s.source.article_id for p in context.parts for s in p.spans if s.source)
    groups = [g for g in _groups(usable) if len(g) > 1]
    own = max(groups, key=lambda g: (sum(times[id_] for id_ in g), len(g)), default=None)
    if own is None:
        return frozenset()
    told = {s.article_id for s in usable}
    return frozenset(s.article_id for s in cited if s.article_id in told and s.article_id not in own)


def _groups(sources: list[EvidenceSource]) -> list[frozenset[str]]:
    """The sources that hang together, directly or over others."""
    groups: list[frozenset[str]] = []
    by_id = {s.article_id: s for s in sources}
    for source in sources:
        near = [g for g in groups if any(_of_one_matter(source, by_id[id_]) for id_ in g)]
        groups = [g for g in groups if g not in near]
        groups.append(frozenset({source.article_id}).union(*near))
    return groups


def _of_one_matter(one: EvidenceSource, other: EvidenceSource) -> bool:
    (words, names), (their_words, their_names) = _matter(one), _matter(other)
    return _common(words, their_words) + _NAMES * _common(names, their_names) >= _SHARED


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _by_names(cited: tuple[EvidenceSource, ...], language: str) -> frozenset[str]:
    """Sources that share hardly a name with any other; none where that holds for all."""
    worlds = {s.article_id: _names(s.title + "\n" + s.text[:_READ], language) for s in cited}
    strange = {
        id_ for id_, own in worlds.items()
        if len(own) >= _TELLING and not any(len(own & other) >= _KNOWN for name, other in worlds.items() if name != id_)
    }  # fmt: skip
    return frozenset() if len(strange) == len(worlds) else frozenset(strange)


def _matter(source: EvidenceSource) -> tuple[frozenset[str], frozenset[str]]:
    text, language = source.title + "\n" + source.text[:_READ], source.language
    return _content(text, language), _names(text, language)


@lru_cache(maxsize=256)
def _content(text: str, language: str) -> frozenset[str]:
    words = lexicon(language)
    idle = words.stop | words.reporting
    return frozenset(stem(low) for low in set(lows(text)) - idle if len(low) > 1 and not low[0].isdigit())


@lru_cache(maxsize=256)
def _names(text: str, language: str) -> frozenset[str]:
    """The capitalised words of a text: names, and what begins its sentences."""
    words = lexicon(language)
    known = words.months.keys() | words.weekdays.keys() | words.stop | words.titles
    return frozenset(low for low in capitals(text) if len(low) > 2 and low not in known)
