"""Context: everything a rule may look at, read once per check."""

from dataclasses import dataclass
from datetime import datetime

from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence
from standfirst.domain.text import folded, text_hash
from standfirst.domain.verdict import Outcome, Rule, Verdict
from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.marks import Stretch, stretches
from standfirst.verify.reading.tokens import Token, outside, tokens
from standfirst.verify.settings import ContractSettings

_REACH = 400  # characters looked through for the ends of the sentence around a span
_ENDS = (". ", "! ", "? ", ".\n", "!\n", "?\n", "\n", ".” ", '." ', '." ')


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A citation with what it points at. ``text`` is folded, "" when the citation is broken; ``around`` is the whole
    folded sentence of the source, so that a span cut before a "not" hides nothing."""

    citation: Citation
    source: EvidenceSource | None
    problem: str
    text: str
    around: str
    words: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A sentence of ours as the rules see it: folded text, its words, its quotations, the words outside them."""

    part: str
    index: int
    sentence: Sentence
    text: str
    words: tuple[Token, ...]
    quoted: tuple[Stretch, ...]
    bare: tuple[Token, ...]
    spans: tuple[Span, ...]

    def quotes(self) -> tuple[str, ...]:
        """The quoted words, without marks."""
        return tuple(self.text[q.start : q.end] for q in self.quoted)

    def unquoted(self) -> str:
        """The text with every quoted character blanked, so that offsets stay."""
        pieces, at = [], 0
        for quote in self.quoted:
            pieces += [self.text[at : quote.start], "\x00" * (quote.end - max(at, quote.start))]
            at = max(at, quote.end)
        return "".join((*pieces, self.text[at:]))

    def fail(self, rule: Rule, detail: str) -> Verdict:
        """A failing verdict on this sentence."""
        return Verdict(part=self.part, sentence=self.index, rule=rule, outcome=Outcome.FAIL, detail=detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A draft beside its sources at a moment."""

    draft: Draft
    parts: tuple[Part, ...]
    sources: tuple[EvidenceSource, ...]
    now: datetime
    settings: ContractSettings
    words: Lexicon

    @property
    def body(self) -> tuple[Part, ...]:
        """The sentences of the paragraphs."""
        return tuple(p for p in self.parts if p.part == "body")

    def cited_sources(self) -> tuple[EvidenceSource, ...]:
        """The sources that any sentence cites, each once, in order of first use."""
        found = {s.source.article_id: s.source for p in self.parts for s in p.spans if s.source}
        return tuple(found.values())


def read_context(
    draft: Draft, sources: tuple[EvidenceSource, ...], *, now: datetime, settings: ContractSettings
) -> Context:
    """Fold, split and look up once what all rules share."""
    by_id = {s.article_id: s for s in sources}
    words = lexicon(draft.language)
    parts = tuple(_part(name, index, sentence, by_id, settings) for name, index, sentence in draft.parts())
    return Context(draft=draft, parts=parts, sources=sources, now=now, settings=settings, words=words)


def _part(
    name: str, index: int, sentence: Sentence, by_id: dict[str, EvidenceSource], settings: ContractSettings
) -> Part:
    text = folded(sentence.text)
    words, quoted = tokens(text), stretches(text)
    return Part(
        part=name, index=index, sentence=sentence, text=text, words=words, quoted=quoted,
        bare=outside(words, ((q.start, q.end) for q in quoted)),
        spans=tuple(_span(c, by_id.get(c.article_id), settings) for c in sentence.citations),
    )  # fmt: skip


def _span(citation: Citation, source: EvidenceSource | None, settings: ContractSettings) -> Span:
    problem = ""
    if source is None:
        problem = f"it cites {citation.article_id}, which is not among the sources"
    elif not 0 <= citation.start < citation.end <= len(source.text):
        problem = f"its citation points outside the text of {source.publisher}"
    elif citation.end - citation.start > settings.span_characters:
        problem = f"it cites more than a sentence of {source.publisher}"
    elif text_hash(source.text[citation.start : citation.end]) != citation.span_hash:
        problem = f"the cited sentence of {source.publisher} is no longer what its text says"
    if problem or source is None:
        return Span(citation=citation, source=source, problem=problem, text="", around="", words=())
    text = folded(source.text[citation.start : citation.end])
    around = folded(_around(source.text, citation.start, citation.end))
    return Span(citation=citation, source=source, problem="", text=text, around=around, words=tokens(text))


def _around(text: str, start: int, end: int) -> str:
    """The span widened to whole sentences; a span that already starts and ends with one stays as it is."""
    floor, ceiling = max(0, start - _REACH), min(len(text), end + _REACH)
    before = text[floor:start]
    cuts = [before.rfind(mark) + len(mark) for mark in _ENDS if mark in before]
    first = start if not before.strip() else floor + max(cuts, default=0)
    after = text[end - 1 : ceiling]
    ends = [after.find(mark) + len(mark.rstrip()) for mark in _ENDS if mark in after]
    last = end if end == len(text) else end - 1 + min(ends, default=len(after))
    return text[min(first, start) : max(last, end)]
