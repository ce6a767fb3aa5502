"""Tallies: what each owner's newest text counts of the dead, the injured, the missing, the arrested, and the magnitude.

Strict, since nothing of the source's sentence will stand beside the value: a part of a count, a fear, a count of
children or since January is none, nor is an older text's where its owner has counted anew. Two tallies are of one event
only where their sentences, or the openings of texts with one such value, share words and names. English; other
languages have none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standfirst.domain.draft import Citation, EvidencePack, EvidenceSource
from standfirst.domain.text import text_hash
from standfirst.write.counting import Count, counts
from standfirst.write.independence import voices
from standfirst.write.lexicon import MONTHS, OWN_SPEECH, WEEKDAYS, content_stems, stem, words
from standfirst.write.lines import has_marks
from standfirst.write.orders import orders_near
from standfirst.write.sentences import split_sentences

THINGS = {
    "dead": "number of dead", "injured": "number of injured", "missing": "number of missing",
    "arrested": "number of arrested", "magnitude": "magnitude",
}  # fmt: skip
_GENERIC = frozenset(stem(w) for w in "people persons".split())
_UNFIT = re.compile(
    r"\b(?:another|others?|further|additional|seriously|critically|severely|slightly|badly|fear\w*|may|might|could|"
    r"would|should|if|unless|until|likely|believed|thought|presumed|expected|each|every|average|denie[ds]|false|wrong|"
    r"mistaken|reject\w*|since|years?|last|month|decades?|previous\w*|earlier|ago|history|anniversary|aftershocks?|"
    r"foreshock|record|usual|crashes|accidents|attacks|not|no|nobody|none|never|neither|without|corrected|automatic|preliminary|provisional|initial)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:denie[ds]|false|wrong|mistaken|reject\w*|since|years?|last|month|decades?|previous\w*|earlier|ago|history|"
    r"anniversary|aftershocks?|foreshock|record|usual|(?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)  # in a sentence that tells of another time or shock
_SAID_BY = re.compile(rf"\b(?:{'|'.join(sorted(OWN_SPEECH))}|put|gave|gives|counted|spoke of)\b", re.IGNORECASE)
_INJURED = re.compile(r"\b(?:injur|hurt|wound)", re.IGNORECASE)
_MORE = re.compile(r"\bmore\b(?! than)", re.IGNORECASE)
_SHARED, _OPENING = 2, 3  # stems that two sentences on one event share beside what they count, and two openings
_LEAD = 400  # characters of a text that say what it is about
_COUNTING = frozenset(
    stem(w)
    for w in "people persons dead died die killed kill injured hurt wounded injuries deaths toll missing arrested "
    "number left leave leaving rose put officials police said magnitude hospital".split()
)
_MOST_CHARACTERS = 400  # of a sentence that is cited


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """``source`` puts ``thing``, a key of ``THINGS``, at ``value``, ``written`` in figures; ``least``: at that or more.
    ``text`` is the cited sentence; ``sole``: its source gives no other value of the thing, fit or unfit."""

    source: EvidenceSource
    citation: Citation
    text: str
    thing: str
    value: float
    written: str
    least: bool
    sole: bool

    @property
    def said(self) -> str:
        """The value as ours says it."""
        return f"{self.written} or more" if self.least else self.written

    def same_event(self, other: "Tally") -> bool:
        """Whether both certainly tell of one event: by their sentences, or, where each text gives one value of the
        thing and no other, by how the texts open."""
        if _alike(self.text, other.text, _SHARED, named=False):
            return True
        return self.sole and other.sole and _alike(_opening(self), _opening(other), _OPENING, named=True)


def _alike(one: str, other: str, least: int, *, named: bool) -> bool:
    here, there = _names(one), _names(other)
    if not here & there and (named or (here and there)):
        return False
    return len((content_stems(one) & content_stems(other)) - _COUNTING) >= least


def _opening(tally: Tally) -> str:
    return tally.source.text[:_LEAD]


def tallies(pack: EvidencePack) -> dict[str, list[Tally]]:
    """By thing, one tally of each owner that has one, of its newest text that counts the thing, oldest first."""
    if pack.language != "en":
        return {}
    newest: dict[tuple[str, str], list[Tally]] = {}
    for source in voices(tuple(s for s in pack.sources if s.usable and not s.copy_of)):
        fit = _by_thing(_of(source))
        for thing in sorted(
            _counted(source)
        ):  # an older text is not this owner's word any more, though the newer is unfit
            newest[thing, source.owner] = fit.get(thing, [])
    told: dict[str, list[Tally]] = {}
    for (thing, _), found in newest.items():
        if len({(t.value, t.least) for t in found}) == 1:
            told.setdefault(thing, []).append(found[0])
    return {t: sorted(f, key=lambda x: (x.source.published_at, x.source.article_id)) for t, f in told.items()}


def _counted(source: EvidenceSource) -> set[str]:
    return {thing for s in split_sentences(source.text) for c in counts(s.text) if (thing := _thing(c))}


def _by_thing(found: Iterable[Tally]) -> dict[str, list[Tally]]:
    things: dict[str, list[Tally]] = {}
    for tally in found:
        things.setdefault(tally.thing, []).append(tally)
    return things


def _of(source: EvidenceSource) -> Iterator[Tally]:
    """The fit counts of a text."""
    sentences = split_sentences(source.text)
    values = {(_thing(c), c.value) for s in sentences if not _PAST.search(s.text) for c in counts(s.text)}
    hidden = orders_near(sentences, source.language[:2])
    for sentence in sentences:
        if sentence.index in hidden:
            continue
        text = source.text[sentence.start : sentence.end]
        counted = [(c, t) for c in counts(" ".join(text.split())) if (t := _thing(c))]
        things = [t for _, t in counted]
        for count, thing in counted:
            if _fit(text, count) and things.count(thing) == 1:
                sole = sum(name == thing for name, _ in values) == 1
                yield _tally(source, sentence.start, text, count, thing, sole=sole)


def _thing(count: Count) -> str:
    if count.measured:
        return "magnitude" if "magnitude" in count.shown else ""
    return count.state if count.state in THINGS else ""


def _fit(text: str, count: Count) -> bool:
    if re.search(rf"(?<! to )(?<! at )(?<!ing )\b{re.escape(count.number)},(?!\d)", text) and not count.measured:
        return False  # "both 51, died": an age
    if count.state == "injured" and not _INJURED.search(text):
        return False  # who was treated in hospital was perhaps ill
    if _SAID_BY.search(text):
        return False  # the count is theirs who say it, and two who say 11 and 12 are not two outlets
    plain = not count.vague and (count.measured or count.thing <= _GENERIC) and count.number[0].isdigit()
    return plain and not (has_marks(text) or _UNFIT.search(text) or _MORE.search(text) or len(text) > _MOST_CHARACTERS)


def _tally(source: EvidenceSource, start: int, text: str, count: Count, thing: str, *, sole: bool) -> Tally:
    citation = Citation(
        article_id=source.article_id, start=start, end=start + len(text), span_hash=text_hash(text)
    )  # fmt: skip
    return Tally(
        source=source, citation=citation, text=text, thing=thing, value=count.value, written=count.number,
        least=count.least, sole=sole,
    )  # fmt: skip


def _names(text: str) -> set[str]:
    """Capitalised words but the first, months and weekdays."""
    calendar = {*MONTHS, *WEEKDAYS}
    return {w.removesuffix("'s").removesuffix("’s") for w in words(text)[1:] if w[0].isupper() and w not in calendar}
