"""How well a line would lead: what other owners open with, with the newest figures, and no background.

An owner's own opening counts half for its own sentence: whoever opens with a side matter opens alone.
"""

import re
from collections import Counter
from dataclasses import dataclass

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.counting import counts
from standfirst.write.dating import is_older
from standfirst.write.lexicon import content_stems
from standfirst.write.lines import Line
from standfirst.write.sentences import split_sentences

_OPENING = 1200  # characters of an article that its opening is looked for in
_OWN = 0.5  # weight of an owner's own opening for its own sentence
# Weights of the parts of a lead, chosen by reading the headlines of the sample world's stories, 2026-11-28.
_PRECISE, _SALIENT, _AGREED, _OVERTAKEN, _PAST, _SIDE, _HARM, _OLDER = 0.5, 0.3, 0.05, 0.3, 0.25, 0.1, 0.2, 0.25
_ADVERBIAL = re.compile(r"^(?:In|At|On|Of|For|From|Around|About|While|Although|During|Before|After)\b")
_PLUPERFECT = re.compile(r"\bhad (?:been |not |never |already )?(?:\w+ed|stood|been|become|begun|gone|made|won|told)\b")
_CLOCK = re.compile(r"\b\d{1,2}(?::\d\d)? [ap]\.m\b|\b\d{1,2}:\d\d\b")
_HARMS = frozenset(("dead", "injured", "missing"))
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_FIRST = re.compile(
    r"\b(?:was|were) (?:first|last|built|born|founded|opened)\b|\blast (?:won|moved|met)\b|\byears old\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """Stems of what an owner's newest article opens with; ``weight`` halves for every half day it is older than the
    newest of all."""

    owner: str
    weight: float
    stems: frozenset[str]


def gists(pack: EvidencePack) -> tuple[Gist, ...]:
    """One of each owner: title and first two sentences of its newest article."""
    newest = max(source.published_at for source in pack.sources)
    latest = {s.owner: s for s in sorted(pack.sources, key=lambda s: (s.published_at, s.article_id))}
    return tuple(
        Gist(
            owner=s.owner,
            weight=0.5 ** (2 * (newest - s.published_at).total_seconds() / 86400),
            stems=content_stems(" ".join((s.title, *(x.text for x in split_sentences(s.text[:_OPENING])[:2])))),
        )
        for s in latest.values()
    )


def leads(line: Line, openings: tuple[Gist, ...], pack: EvidencePack) -> float:
    """The higher, the better a headline: it has the words that owners open with, and few that they have not."""
    counted = Counter(stem for gist in openings for stem in gist.stems)
    stems = content_stems(line.text)
    shares = [(g.weight * (_OWN if g.owner == line.evidence.owner else 1.0), g.stems) for g in openings]
    whole = sum(weight for weight, _ in shares)
    recall = sum(w * _weighed(stems & theirs, counted) / max(_weighed(theirs, counted), 1e-9) for w, theirs in shares)
    precision = sum(w * len(stems & theirs) / max(len(stems), 1) for w, theirs in shares)
    salient = line.evidence.salience / max(0.01, max(e.salience for e in pack.evidence))
    stale = overtaken(line.evidence, pack)
    return (
        (recall + _PRECISE * precision) / whole
        + _SALIENT * salient
        + _AGREED * len(line.evidence.agreeing)
        - _OVERTAKEN * stale
        - _PAST * is_background(line.text, pack.now.year)
        - _OLDER * is_older(line.evidence, pack)
        - _SIDE * bool(_ADVERBIAL.match(line.text) or _CLOCK.search(line.text))
        + _HARM * (not stale and any(c.state in _HARMS for c in counts(line.text)))  # what became of people comes first
    )


def _weighed(stems: frozenset[str], counted: Counter[str]) -> float:
    return sum(counted[stem] for stem in stems)


def is_background(text: str, year: int) -> bool:
    """Whether ``text`` tells what was before the news: another year, "had been", "was built"."""
    years = {int(found) for found in _YEAR.findall(text)}
    return bool((years and max(years) < year) or _PLUPERFECT.search(text) or _FIRST.search(text))


def overtaken(evidence: Evidence, pack: EvidencePack) -> bool:
    """Whether newer evidence gives another value of what it counts."""
    return any(overtakes(other, evidence) for other in pack.evidence)


def overtakes(newer: Evidence, older: Evidence) -> bool:
    """Whether ``newer`` was published later and counts one of the same things as another number."""
    if newer.published_at <= older.published_at:
        return False
    theirs = counts(older.resolved or older.text)
    ours = counts(newer.resolved or newer.text)
    return any(a.same_thing(b) and not a.same_value(b) for a in ours for b in theirs)
