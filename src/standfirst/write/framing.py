"""Frames of attribution around a sentence that one source alone tells: whose word it is stands in it, in one of several
places, as agencies do it. Nothing of the sentence moves or goes, so nothing of its sense can.

A run of words that is too long for the copy rule is parted by the attribution, or its second half is quoted.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.bearers import ROLES
from standfirst.write.dates import local_day, with_days
from standfirst.write.dating import reported_on
from standfirst.write.definite import whole_or_first
from standfirst.write.leading import overtaken
from standfirst.write.lexicon import OWN_SPEECH, SPEECH, guard_words
from standfirst.write.lines import (
    MOST_CITATIONS,
    QUOTE_WORDS,
    Line,
    cited,
    has_marks,
    keeps_copy_rule,
    one_line,
    quote_length,
    source_of,
)
from standfirst.write.moving import COMMON
from standfirst.write.parting import before_adjunct, behind_opening, behind_subject, for_sayings, halves

_SAYS_LAST = re.compile(
    r"^(?P<what>[^;:()]{20,}), (?P<who>(?:[^,;:()\s]+ ){0,6}?[^,;:()\s]+) (?P<say>said|says)"
    r"(?P<when> (?:on|early on|late on|on the (?:morning|afternoon|evening|night) of) \d[^,;:()]{3,24})?$"
)
_TWO_MARKS = re.compile(r"[,;:],")
_SAYS = "|".join(sorted(OWN_SPEECH))
VOUCHED = re.compile(rf"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\bto )\b(?:{_SAYS})\b", re.IGNORECASE)


def told_by_both(line: Line, pack: EvidencePack) -> tuple[Line, ...]:
    """`The fact, the Post and the Mercury reported.`: a retelling that another owner's sentence tells with the same
    figures. Nobody speaks in it."""
    plain = without_stop(line.text)
    by = {s.article_id: s.publisher for s in pack.sources}
    others = [(c, by[c.article_id]) for c in line.evidence.agreeing]
    if not plain or not others or VOUCHED.search(plain) or reported_on(line.evidence, plain, pack):
        return ()
    citation, publisher = others[0]
    if publisher == line.evidence.publisher:
        return ()
    text = f"{plain}, {line.evidence.publisher} and {publisher} reported."
    return (replace(line, text=text, citations=(*line.citations, citation)[:MOST_CITATIONS], frame="both-reported"),)


def framed(
    text: str, evidence: Evidence, pack: EvidencePack, forbidden: frozenset[tuple[str, ...]]
) -> tuple[Line, ...]:
    """``text``, a retelling of ``evidence``, with its publisher in it, the plainest frames first; () when none keeps
    the copy rule. Where somebody speaks in it already it gets no second attribution: its own moves inside."""
    day = reported_on(evidence, text, pack)
    if VOUCHED.search(text):
        return _said_inside(text, evidence, forbidden) if not day else _said_then(text, evidence, day, forbidden)
    verb = ("had reported" if overtaken(evidence, pack) else "reported") + day
    lines = [
        Line(text=way, citations=cited(evidence), evidence=evidence, form="retold", frame=frame)
        for frame, way in _frames(text, evidence.publisher, verb)
    ]
    ways = (x for x in (*lines, *_part_quoted(text, evidence, verb)) if not _TWO_MARKS.search(x.text))
    return tuple(line for line in ways if keeps_copy_rule(line.text, forbidden))


def _said_then(text: str, evidence: Evidence, day: str, forbidden: frozenset[tuple[str, ...]]) -> tuple[Line, ...]:
    """`What somebody said, the Post reported on 3 March.`: without the day it would stand as said after the news."""
    plain = without_stop(text)
    way = f"{plain}, {evidence.publisher} reported{day}."
    if not plain or not keeps_copy_rule(way, forbidden):
        return ()
    return (Line(text=way, citations=cited(evidence), evidence=evidence, form="retold", frame="reported-last"),)


def dated(evidence: Evidence, pack: EvidencePack) -> str:
    """The whole sentence with its days as dates, "" where it is none to be retold: a quotation, or days in doubt."""
    base = evidence.resolved or evidence.text
    if has_marks(base) or evidence.kind == "quote" or pack.language != "en":
        return ""
    source = source_of(evidence, pack)
    return with_days(whole_or_first(one_line(base)), local_day(source.published_at, source.zone), pack.now) or ""


def _frames(text: str, publisher: str, verb: str) -> Iterator[tuple[str, str]]:
    """``verb`` is "had reported" for what has been counted anew since, with the day of what is older than the news."""
    plain = without_stop(text)
    if not plain:
        return
    yield "reported-last", f"{plain}, {publisher} {verb}."
    if verb == "reported":
        yield "according-last", f"{plain}, according to {publisher}."
    if verb == "reported" and (small := shrunk(plain)):
        yield "according-first", f"According to {publisher}, {small}."
    if publisher in plain:  # its name twice in a row, as who asked and as who reports
        return
    for head, tail in halves(plain):
        yield "reported-inside", f"{head}, {publisher} {verb}, {tail}."
    for parts in (behind_opening(plain), behind_subject(plain)):
        if parts:
            yield "reported-inside", f"{parts[0]}, {publisher} {verb}, {parts[1]}."
    for head, tail in before_adjunct(plain):
        yield "reported-inside", f"{head}, {publisher} {verb}, {tail}."


def _said_inside(text: str, evidence: Evidence, forbidden: frozenset[tuple[str, ...]]) -> tuple[Line, ...]:
    """`First half, X said on 4 March, second half.` of "First half second half, X said on 4 March."."""
    match = _SAYS_LAST.match(without_stop(text))
    if match is None or len([w for w in guard_words(text) if w in SPEECH]) != 1:
        return ()
    said = f"{match['who']} {match['say']}{match['when'] or ''}"
    ways = [f"{head}, {said}, {tail}." for head, tail in for_sayings(match["what"])]
    return tuple(
        Line(text=way, citations=cited(evidence), evidence=evidence, form="retold", frame="said-inside")
        for way in ways
        if keeps_copy_rule(way, forbidden)
    )


def _part_quoted(text: str, evidence: Evidence, verb: str) -> Iterator[Line]:
    """`First half, "second half", Publisher reported.`: the quoted half stands so in its source."""
    for head, tail in halves(without_stop(text)):
        if f", {tail}" in one_line(evidence.text) and quote_length(tail) <= QUOTE_WORDS:
            way = f'{head}, "{tail}", {evidence.publisher} {verb}.'
            yield Line(text=way, citations=cited(evidence), evidence=evidence, form="retold", frame="part-quoted")


def without_stop(text: str) -> str:
    """The sentence without its full stop; "" where it has none, or one that belongs to an abbreviation."""
    return "" if not text.endswith(".") or text.endswith((".m.", "Inc.", "Ltd.")) else text[:-1]


def shrunk(plain: str) -> str:
    """The sentence as it stands inside another: a small letter where its first word is certainly no name."""
    first = plain.split()[0]
    if first.lower() in COMMON or first in ("There", "It", "In", "At", "On", "For", "After", "Before"):
        return plain[0].lower() + plain[1:]
    if first.lower() in ROLES:  # "Striker Rory Calder": no name, and whether its capital stays is the source's to say
        return ""
    second = plain.split()[1] if " " in plain else ""
    return plain if first[0].isdigit() or (first[0].isupper() and second[:1].isupper()) else ""
