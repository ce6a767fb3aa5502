"""Sentences of attribution and verbatim quotation: the words are the source's own, the frame is ours."""

import re
from collections.abc import Sequence

from standfirst.domain.draft import Citation, Evidence, EvidencePack, EvidenceSource
from standfirst.domain.text import text_hash
from standfirst.write.dating import reported_on
from standfirst.write.lexicon import guard_words
from standfirst.write.lines import QUOTE_WORDS, Line, has_marks, one_line, quote_length, source_of
from standfirst.write.sentences import SourceSentence, split_sentences
from standfirst.write.speaking import Spoken, spoken
from standfirst.write.standing import why_not_alone
from standfirst.write.titles import titled

_TAIL = re.compile(
    r", (?=(?:which|who|where|whose|while|as|causing|leaving|making|bringing|giving|putting|sending|forcing)\b)"
)
_POINTING = r"\b(?:that|this|these|those) (?:question|point|issue|one|matter|idea|claim|way|thing|decision)s?\b"
_POINTS_AT_TODAY = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|this (?:morning|afternoon|evening|week|month|year))\b", re.IGNORECASE
)
LEAST_CUT_WORDS = 9


def quoted(evidence: Evidence, pack: EvidencePack) -> Line | None:
    """The attributed quotation of a piece of evidence, or None when none can be had without a doubt."""
    return next(iter(quotations(evidence, pack)), None)


def quotations(evidence: Evidence, pack: EvidencePack) -> tuple[Line, ...]:
    """The same quotation in every frame, the fullest first; () when none can be had without a doubt."""
    source = source_of(evidence, pack)
    day = reported_on(evidence, "", pack)
    return _spoken_lines(evidence, source, day) if evidence.kind == "quote" else _reported_lines(evidence, day)


def _reported_lines(evidence: Evidence, day: str) -> tuple[Line, ...]:
    """`The Harbor Courier reported: "Whole sentence."`, or the same behind."""
    if has_marks(evidence.text) or evidence.also:  # the words themselves do not say whom they mean
        return ()
    if _POINTS_AT_TODAY.search(evidence.text):  # in a Report it would be another day
        return ()
    whole = one_line(evidence.text)
    words = whole if quote_length(whole) <= QUOTE_WORDS else _shorter(whole)
    if not words:
        return ()
    ways = (
        ("quoted-last", f'"{_open(words)}", {evidence.publisher} reported{day}.'),
        ("quoted-first", f'{evidence.publisher} reported{day}: "{words}{_end(words)}'),
    )
    return tuple(
        Line(text=text, citations=(evidence.citation,), evidence=evidence, form="reported", frame=frame)
        for frame, text in ways
    )


def _open(words: str) -> str:
    """Words that our sentence goes on after: without their full stop, unless it belongs to an abbreviation."""
    return words if words.endswith((".m.", "Inc.", "Ltd.")) else words.removesuffix(".")


def _end(words: str) -> str:
    return '"' if words[-1] in ".!?" else '".'


def _shorter(text: str) -> str:
    """The sentence up to a closing adjunct that carries no negation, condition, modal or attribution; else ""."""
    for match in reversed(list(_TAIL.finditer(text))):
        head, tail = text[: match.start()], text[match.start() :]
        if LEAST_CUT_WORDS <= quote_length(head) <= QUOTE_WORDS and not guard_words(tail):
            return head
    return ""


def _spoken_lines(evidence: Evidence, source: EvidenceSource, day: str) -> tuple[Line, ...]:
    """`Mara Lind said, according to The Harbor Courier: "Her words."`, or behind, with the publisher or without."""
    sentences = split_sentences(source.text)
    place = next((i for i, s in enumerate(sentences) if s.end == evidence.citation.end), -1)
    found = spoken(_from(sentences, place, evidence), place, source.text) if place >= 0 else None
    words = _words_of(found, source.text) if found else ""
    if found is None or not words:
        return ()
    bare = _open(words)
    name, named = _named(found, sentences, source)
    first = name[0].upper() + name[1:]
    ways: tuple[tuple[str, str], ...] = (
        ("said-last", f'"{bare}", {name} said.'),
        ("said-first", f'{first} said, according to {evidence.publisher}: "{words}{_end(words)}'),
        ("said-according", f'"{bare}", {name} said, according to {evidence.publisher}.'),
    )
    if day:
        ways = (("said-reported", f'"{bare}", {name} said, {evidence.publisher} reported{day}.'),)
    citations = (evidence.citation, *named)
    return tuple(
        Line(text=text, citations=citations, evidence=evidence, form="spoken", frame=frame) for frame, text in ways
    )


def _named(found: Spoken, sentences: Sequence[SourceSentence], source: EvidenceSource) -> tuple[str, list[Citation]]:
    """The speaker's full name with the role that the source puts before it, and what says so."""
    role = titled(found.name, sentences)
    if role is None:
        return found.name, [_cite(source, *found.named_in)] if found.named_in else []
    name, sentence = role
    within = sentence.start <= found.start < sentence.end
    return name, [] if within else [_cite(source, sentence.start, sentence.end)]


def _from(sentences: tuple[SourceSentence, ...], place: int, evidence: Evidence) -> tuple[SourceSentence, ...]:
    """The source's sentences with a dateline cut off where evidence begins after it."""
    whole = sentences[place]
    cut = SourceSentence(
        start=evidence.citation.start, end=whole.end, text=evidence.text, index=whole.index, paragraph=whole.paragraph
    )
    return (*sentences[:place], cut, *sentences[place + 1 :])


def _words_of(found: Spoken, text: str) -> str:
    words = one_line(text[found.start : found.end]).rstrip(",").strip()
    if not quote_length(words) >= 4:
        return ""
    if quote_length(words) <= QUOTE_WORDS:
        return words if not _leans_alone(words) else ""
    return _first_sentences(words)


def _leans_alone(words: str) -> bool:
    """Words whose sense hangs on what was said before them."""
    if re.match(r"(?:He|She|It|They|That|This|These|Those|And|But|So|Then)\b", words):
        return True
    if re.search(_POINTING, words):
        return True
    return why_not_alone(words if words[-1] in ".!?" else words + ".") in ("leaning words", "boilerplate")


def _first_sentences(words: str) -> str:
    """As many whole sentences of a long quotation as fit, when what is left out changes nothing."""
    kept = ""
    for sentence in split_sentences(words):
        if quote_length(words[: sentence.end]) <= QUOTE_WORDS:
            kept = words[: sentence.end]
    return kept if kept and not guard_words(words[len(kept) :]) else ""


def _cite(source: EvidenceSource, start: int, end: int) -> Citation:
    """A citation of what stands there."""
    return Citation(article_id=source.article_id, start=start, end=end, span_hash=text_hash(source.text[start:end]))
