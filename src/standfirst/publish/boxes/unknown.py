"""What is not known yet: statements by sources that something is unknown, unless a newer text answers them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from standfirst.domain.boxes import Unknown
from standfirst.domain.draft import EvidenceSource
from standfirst.publish.boxes.told import Told, overlap, stems

_MOST = 5
_BE = r"(?:is|are|was|were|remains?|remained|has been|have been|had been)"
_FOUND_OUT = "determined|confirmed|identified|established"
_NOT_KNOWN = re.compile(
    rf"\b{_BE} (?:still |as yet |so far )?(?:unknown|unclear|uncertain|unconfirmed|undetermined)\b|"
    rf"\b{_BE} not (?:yet |immediately )?(?:known|clear|(?:been )?(?:{_FOUND_OUT})|been (?:released|disclosed))\b|"
    rf"\b(?:has|have|had) not (?:yet )?(?:been (?:{_FOUND_OUT})|confirmed|determined|"
    r"said (?:how|why|when|whether|what))\b|"
    r"\bno (?:cause|motive|reason|explanation|suspects?|details|decision|date|figures?) (?:of [\w ]+ |for [\w ]+ )?"
    rf"{_BE} (?:yet )?(?:known|given|found|released|named|established|identified|set|made)\b|"
    r"\b(?:did|does|do) not (?:yet )?(?:know|say) (?:how|why|when|whether|what|who|where)\b|"
    r"\b(?:could|can) ?not (?:yet )?(?:say|confirm|be (?:confirmed|verified))\b|"
    rf"\b(?:has|have) not (?:yet )?been (?:found|decided|released|disclosed|finali[sz]ed|set)\b|"
    r"\bit['’]s not (?:yet )?(?:known|clear)\b|"
    r"\b(?:was|were|is|are) not (?:released|disclosed)\b|\b(?:is|are|was|were) yet to be\b|"
    r"\bno ?(?:one|body) knows\b|\btoo early to (?:say|speak|tell|know)\b",
    re.IGNORECASE,
)
# In the past ("the motive was not known until the trial"), as a rule ("if it is not known") or of a name ("unknown to")
_NO_NEWS = re.compile(
    r"\b(?:if|unless|until (?:the|he|she|they|\d)|in (?:19|20)\d\d|unknown (?:to|outside))\b", re.IGNORECASE
)
_POINTS_BACK = re.compile(r"(?:He|She|They|This|That|These|Those|It (?!is|was|remains)) ?")
_MAYBE = re.compile(
    r"\b(?:may|might|could|possibl[ey]|perhaps|suspect(?:ed|s)?|whether|if|would|alleged(?:ly)?)\b", re.IGNORECASE
)
_BECAUSE = re.compile(
    r"\b(?:caus(?:ed|es|ing)|because of|due to|blamed|started (?:by|when|in)|was found)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”»]?\s+")
_ANSWERS = 0.75  # share of the unknown thing's own stems that a newer plain sentence has: it tells of it
_HELPERS = stems(
    "known unknown clear unclear confirmed determined identified established immediately yet released found given made"
)


def unknowns(told: Iterable[Told], sources: Sequence[EvidenceSource]) -> tuple[Unknown, ...]:
    """At most five, newest first; () where nothing is said to be unknown, or every statement is answered."""
    open_: list[Told] = []
    for sentence in sorted(told, key=lambda t: -t.saying.published_at.timestamp()):
        if not _is_one(sentence):
            continue
        again = any(overlap(_about(sentence), _about(there)) >= _ANSWERS for there in open_)
        if not again and not _answered(sentence, sources):
            open_.append(sentence)
    return tuple(Unknown(text=t.words, saying=t.saying) for t in open_[:_MOST])


def _is_one(told: Told) -> bool:
    """Whether it says that something is not known, and of what: "The cause ..." is enough, "No reason ..." is not."""
    if not _NOT_KNOWN.search(told.words) or _NO_NEWS.search(told.words) or _POINTS_BACK.match(told.words):
        return False
    about = _about(told)
    return len(about) > 1 or "caus" in about


def _about(told: Told) -> frozenset[str]:
    return told.stems - _HELPERS


def _answered(told: Told, sources: Sequence[EvidenceSource]) -> bool:
    """Whether a newer text of the story, cited or not, says it: leaving a row out needs less than showing it."""
    about = _about(told)
    asks_cause = "caus" in about
    return any(_says(sentence, about, asks_cause) for sentence in _newer(told, sources))


def _newer(told: Told, sources: Sequence[EvidenceSource]) -> Iterator[str]:
    for source in sources:
        if source.text and source.published_at > told.saying.published_at:
            yield from _SENTENCE.split(source.text)


def _says(sentence: str, about: frozenset[str], asks_cause: bool) -> bool:
    if _NOT_KNOWN.search(sentence) or _MAYBE.search(sentence):
        return False
    said = stems(sentence)
    if asks_cause:
        return bool(_BECAUSE.search(sentence)) and bool((about - {"caus"}) & said or about == {"caus"})
    return len(about & said) >= 2 and len(about & said) / len(about) >= _ANSWERS
