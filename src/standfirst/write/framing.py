"""Frames of attribution around a sentence that one source alone tells: whose word it is stands in it, in one of several
places, as agencies do it. Nothing of the sentence moves or goes, so nothing of its sense can.

A run of words that is too long for the copy rule is parted by the attribution, or its second half is quoted.
"""

import re
from collections.abc import Iterator

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.dates import local_day, with_days
from standfirst.write.lexicon import OWN_SPEECH, guard_words, words
from standfirst.write.lines import (
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

_UNITS = "seconds?|minutes?|hours?|days?|weeks?|months?|years?"
_CONNECTIVE = (
    rf"(?:(?:\w+|more than \w+|less than \w+|just \w+|about \w+) (?:{_UNITS}) (?:after|before|later)|"
    r"(?:shortly|soon|just|even|only|long|immediately) (?:after|before|as|when|if)|"
    r"after|before|when|while|because|since|until|unless|although|though|but|with|including|following|despite|"
    r"causing|leaving|making|bringing|giving|forcing|sending)"
)
_BARE_CONNECTIVE = r"(?:after|when|while|although|though|following|despite)"
_JOINT = re.compile(rf"(?P<comma>, )(?={_CONNECTIVE}\b)|(?P<bare> )(?={_BARE_CONNECTIVE}\b)")
_HANGS = re.compile(  # what must not be parted from the words behind it
    rf"\b(?:only|not|even|soon|shortly|just|right|long|immediately|{_UNITS}|the|a|an|of|to|in|on|at|for|and|or|is|was|"
    r"are|were|be|been|that|than|as|those|day|week|moment|time|one|ever|never|said|says)$",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:was|were|is|are|has|had|have|will|would|made|took|began|won|lost|went|came|ran|rose|fell|met|left|held|hit|"
    r"struck|found|gave|set|put|cut|led|said|told|shut|broke|became|grew|sent|saw|got|kept|paid|sold|built|brought|"
    r"drew|stood|[a-z]{2,}ed)\b"
)
LEAST_HALF = 4  # words on either side of an attribution


def framed(
    text: str, evidence: Evidence, pack: EvidencePack, forbidden: frozenset[tuple[str, ...]]
) -> tuple[Line, ...]:
    """``text``, a retelling of ``evidence``, with its publisher in it, the plainest frames first; () when none keeps
    the copy rule, or when somebody speaks in it already: two attributions in a row are hard to read."""
    if any(w in OWN_SPEECH for w in guard_words(text)):
        return ()
    lines = [
        Line(text=way, citations=cited(evidence), evidence=evidence, form="retold", frame=frame)
        for frame, way in _frames(text, evidence.publisher)
    ]
    return tuple(line for line in (*lines, *_part_quoted(text, evidence)) if keeps_copy_rule(line.text, forbidden))


def dated(evidence: Evidence, pack: EvidencePack) -> str:
    """The whole sentence with its days as dates, "" where it is none to be retold: a quotation, or days in doubt."""
    base = evidence.resolved or evidence.text
    if has_marks(base) or evidence.kind == "quote" or pack.language != "en":
        return ""
    source = source_of(evidence, pack)
    return with_days(one_line(base), local_day(source.published_at, source.zone), pack.now) or ""


def _frames(text: str, publisher: str) -> Iterator[tuple[str, str]]:
    plain = without_stop(text)
    if not plain:
        return
    yield "reported-last", f"{plain}, {publisher} reported."
    yield "according-last", f"{plain}, according to {publisher}."
    if small := shrunk(plain):
        yield "according-first", f"According to {publisher}, {small}."
    for head, tail in _halves(plain):
        yield "reported-inside", f"{head}, {publisher} reported, {tail}."


def _part_quoted(text: str, evidence: Evidence) -> Iterator[Line]:
    """`First half, "second half", Publisher reported.`: the quoted half stands so in its source."""
    for head, tail in _halves(without_stop(text)):
        if f", {tail}" in one_line(evidence.text) and quote_length(tail) <= QUOTE_WORDS:
            way = f'{head}, "{tail}", {evidence.publisher} reported.'
            yield Line(text=way, citations=cited(evidence), evidence=evidence, form="retold", frame="part-quoted")


def _halves(plain: str) -> list[tuple[str, str]]:
    """Where a sentence may be parted, the most even places first: before a word that joins a clause or a phrase."""
    found = []
    for match in _JOINT.finditer(plain):
        head, tail = plain[: match.start()], plain[match.end() :]
        sizes = len(words(head)), len(words(tail))
        sound = match["comma"] or (VERB.search(tail) and " and " not in tail)
        if sound and min(sizes) >= LEAST_HALF and VERB.search(head) and not _HANGS.search(head) and _closed(head):
            found.append((abs(sizes[0] - sizes[1]), head, tail))
    return [(head, tail) for _, head, tail in sorted(found)]


def _closed(head: str) -> bool:
    """Whether no insertion is open: "The dam, which burst when ..." has its second comma still to come."""
    opened = re.search(r", (?:which|who|whose|where|a|an|the|\d+)\b[^,]*$", head)
    return opened is None


def without_stop(text: str) -> str:
    """The sentence without its full stop; "" where it has none, or one that belongs to an abbreviation."""
    return "" if not text.endswith(".") or text.endswith((".m.", "Inc.", "Ltd.")) else text[:-1]


def shrunk(plain: str) -> str:
    """The sentence as it stands inside another: a small letter where its first word is certainly no name."""
    first = plain.split()[0]
    if first.lower() in COMMON or first in ("There", "It", "In", "At", "On", "For", "After", "Before"):
        return plain[0].lower() + plain[1:]
    second = plain.split()[1] if " " in plain else ""
    return plain if first[0].isdigit() or (first[0].isupper() and second[:1].isupper()) else ""
