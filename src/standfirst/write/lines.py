"""Line: a sentence that may go on the page, made by code from one piece of evidence; and the copy rule it keeps."""

import re
from dataclasses import dataclass

from standfirst.domain.draft import Citation, Evidence, EvidencePack, EvidenceSource, Sentence
from standfirst.domain.text import folded

QUOTE_WORDS = 25
RUN_WORDS = 12
MOST_CITATIONS = 3  # of one sentence
_QUOTED = re.compile(r"\"[^\"]*\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A finished sentence with its citations. ``form`` is "retold", "reported" or "spoken"; ``frame`` names the place
    and words of its attribution, "" where it has none of ours."""

    text: str
    citations: tuple[Citation, ...]
    evidence: Evidence
    form: str
    frame: str = ""

    @property
    def sentence(self) -> Sentence:
        return Sentence(text=self.text, citations=self.citations)


def cited(evidence: Evidence) -> tuple[Citation, ...]:
    """What a retelling of ``evidence`` cites: its own span, and those that say who or when it means."""
    return (evidence.citation, *evidence.also)[:MOST_CITATIONS]


def source_of(evidence: Evidence, pack: EvidencePack) -> EvidenceSource:
    """The source a piece of evidence was taken from."""
    return next(s for s in pack.sources if s.article_id == evidence.citation.article_id)


def goes_on(before: Line, line: Line, pack: EvidencePack) -> bool:
    """Whether the sentence of ``line`` follows that of ``before`` in one source."""
    first, second = before.evidence.citation, line.evidence.citation
    between = source_of(line.evidence, pack).text[first.end : second.start]
    return first.article_id == second.article_id and first.end <= second.start and not between.strip()


def grams(pack: EvidencePack) -> frozenset[tuple[str, ...]]:
    """Every run of one word more than the copy rule allows, of all sources."""
    length = RUN_WORDS + 1
    found: set[tuple[str, ...]] = set()
    for source in pack.sources:
        listed = _plain_words(source.text)
        found.update(tuple(listed[i : i + length]) for i in range(len(listed) - length + 1))
    return frozenset(found)


def keeps_copy_rule(text: str, forbidden: frozenset[tuple[str, ...]]) -> bool:
    """Whether ``text`` shares no forbidden run outside quotation marks and quotes at most 25 words in a row."""
    plain = folded(text)
    if any(quote_length(q) > QUOTE_WORDS for q in _QUOTED.findall(plain)):
        return False
    length = RUN_WORDS + 1
    for piece in _QUOTED.split(plain):
        listed = _plain_words(piece)
        if any(tuple(listed[i : i + length]) in forbidden for i in range(len(listed) - length + 1)):
            return False
    return True


def quote_length(text: str) -> int:
    """Words of a quotation, counted in two ways so that no other way of counting finds more."""
    return max(len(re.findall(r"[^\W_]+", text)), len(text.split()))


def _plain_words(text: str) -> list[str]:
    """Lower-case words; a figure such as "3,870" or "0.25" is one, as the contract counts them."""
    return [w.lower() for w in re.findall(r"\d+(?:[.,:]\d+)*(?![^\W_])|[^\W_]+(?:['’][^\W_]+)?", folded(text))]


def one_line(text: str) -> str:
    """``text`` without line breaks: a source's single line break is a space on our page."""
    return " ".join(text.split())


def has_marks(text: str) -> bool:
    """Whether any double quotation mark stands in ``text``."""
    return any(c in text for c in '"“”„«»‟″')
