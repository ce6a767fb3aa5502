"""Who says a quotation, where a source leaves no doubt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.write.lexicon import SPEECH, guard_words
from standfirst.write.orders import no_statement, order_in
from standfirst.write.sentences import SourceSentence

CAP = r"[A-ZÄÖÜÅØÉ][^\W\d_]+(?:[-'’][^\W\d_]+)*"
NAME = rf"(?:{CAP} )?(?:[A-Z]\. )?{CAP}(?: (?:van |von |de |der |al |bin )?{CAP}){{0,2}}"
_FULL = re.compile(rf"\b{CAP} (?:[A-Z]\. )?(?:(?:van|von|de|der|al|bin) )?{CAP}\b")
_SAY = r"(?:said|says|added|told|wrote)"
_WHO = rf"(?P<name>{NAME}|[Hh]e|[Ss]he)"
_QUOTE = r"[\"“](?P<quote>[^\"“”]+)[\"”]"
_AFTER = re.compile(
    rf"^{_QUOTE},? (?:(?:[a-z]+ ){{0,3}}?{_WHO}(?:, [^,\"“”]{{2,60}},)? {_SAY}|"
    rf"{_SAY} (?:[a-z]+ ){{0,3}}?(?P<name2>{NAME}))\b(?P<rest>[^\"“”]*)$"
)
_BEFORE = re.compile(rf"^(?:[a-z]+ )?{_WHO}(?:, [^,\"“”]{{2,60}},)? {_SAY}(?P<rest>[^\"“”:,]{{0,40}})[:,] {_QUOTE}\.?$")
_LOSES = re.compile(  # what "X said" alone would leave out: a second speaker, or that it was said long before
    rf"^ and {CAP}|\b(?:last|earlier|ago|previously|before|once|years?|months?|weeks?|in (?:19|20)\d\d)\b"
)
_TITLES = frozenset(
    "The A An Mr Mrs Ms Dr Prime Minister President Chancellor Mayor Governor Captain Chief Judge Professor Police "
    "Council Chairman Chairwoman Director Interior Foreign Opposition Spokesman Spokeswoman Deputy King Queen Lord "
    "Sir Inspector Superintendent Sergeant Officer General Colonel Senator Secretary Commissioner Harbour Fire In On "
    "At But And When After Before For From With By As Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A quotation's words at ``text[start:end]`` of the source, without marks, and its speaker's fullest certain
    name. ``named_in`` is the span that carries this name where the quotation's own sentence does not."""

    start: int
    end: int
    name: str
    named_in: tuple[int, int] | None = None


def spoken(sentences: Sequence[SourceSentence], position: int, text: str) -> Spoken | None:
    """The quotation of the sentence at ``position``, or None when words or speaker are not certain."""
    sentence = sentences[position]
    match = _AFTER.match(sentence.text) or _BEFORE.match(sentence.text)
    if match is None or any(w not in SPEECH for w in guard_words(match["rest"])) or _LOSES.search(match["rest"]):
        return None
    start, end = sentence.start + match.start("quote"), sentence.start + match.end("quote")
    if not match["quote"][0].isupper():
        return None
    name = without_title(match["name"] or match.groupdict().get("name2") or "")
    if name.lower() in ("he", "she"):
        return _named_before(sentences, position, start, end)
    if " " in name:
        return Spoken(start=start, end=end, name=name)
    return _full_name(sentences, name, start, end, text)


def without_title(name: str) -> str:
    """A name without the titles before it."""
    parts = name.split()
    last = max((i for i, part in enumerate(parts) if part in _TITLES), default=-1)
    return " ".join(parts[last + 1 :])


def full_names(text: str) -> list[str]:
    """Names of two or more words in ``text``, titles left out."""
    found = []
    for match in re.finditer(NAME, text):
        name = without_title(match.group())
        if _FULL.fullmatch(name) or len(name.split()) > 1:
            found.append(name)
    return found


def _full_name(sentences: Sequence[SourceSentence], surname: str, start: int, end: int, text: str) -> Spoken | None:
    """The one full name of this source that ends in ``surname``; two bearers of it are a doubt."""
    if not surname or surname in _TITLES:
        return None
    bearers: dict[str, tuple[int, int]] = {}
    for sentence in sentences:
        for name in full_names(sentence.text):
            if name.split()[-1] == surname and not _unfit(sentence):  # a citation, too, is shown to readers
                bearers.setdefault(name, (sentence.start, sentence.end))
    if len(bearers) != 1:
        return None
    name, span = next(iter(bearers.items()))
    return Spoken(start=start, end=end, name=name, named_in=None if span[0] <= start < span[1] else span)


def _unfit(sentence: SourceSentence) -> bool:
    """Whether a sentence is none to cite for a name: it, too, is shown to readers."""
    return bool(order_in(sentence.text)) or no_statement(sentence.text)


def _named_before(sentences: Sequence[SourceSentence], position: int, start: int, end: int) -> Spoken | None:
    """ "she said" goes back to the sentence before, in its paragraph, if that names exactly one person, as subject."""
    if position == 0 or sentences[position - 1].paragraph != sentences[position].paragraph:
        return None
    before = sentences[position - 1]
    if _unfit(before):
        return None
    subject = re.match(rf"(?:(?:[A-Z]?[a-z]+ ){{0,4}}?)(?P<name>{NAME})\b", before.text)
    names = set(full_names(before.text))
    if subject is None or len(names) != 1:
        return None
    name = next(iter(names))
    if not subject["name"].endswith(name):
        return None
    return Spoken(start=start, end=end, name=name, named_in=(before.start, before.end))
