"""Antecedents: whom a stretch of a source means by its pronouns and offices, where the source's own chain is sure.

A name of ours may stand for "she" or "the minister" of the cited sentence only where the source means that person; that
the name stands somewhere near is not enough, since the next name may be another's.
"""

from collections.abc import Iterator
from functools import lru_cache

from standfirst.verify.reading.chain import Chain
from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.marks import stretches
from standfirst.verify.reading.people import Person, names_in
from standfirst.verify.reading.phrases import forward
from standfirst.verify.reading.tokens import Token, tokens

_BEFORE = 2_000  # characters of the source read before the stretch: more than a pronoun reaches back


@lru_cache(maxsize=512)
def meant(text: str, start: int, end: int, language: str) -> frozenset[str]:
    """The names that the pronouns and offices of ``text[start:end]`` lead back to; its own names are not among them."""
    words = lexicon(language)
    floor = _sentence_start(text, start)
    before, here = _unquoted(text[floor:start]), _unquoted(text[start:end])
    chain = Chain(words)
    chain.meet(before, 0)
    chain.read(0, goes_on=False)
    found = (*_of_pronouns(here, chain, words), *_of_offices(here, len(before), chain, words))
    return frozenset(person.name for person in found if person)


def _of_pronouns(text: str, chain: Chain, words: Lexicon) -> Iterator[Person | None]:
    """Pronouns before which the stretch itself names nobody whom they could mean."""
    run = tokens(text)
    named = min((n.start for n in names_in(text, run, words)), default=len(text))
    for word in run:
        if word.start > named:
            return
        if kind := _kind(word, words):
            yield chain.last() if kind == "they" else chain.resolve(kind, 0)[1]


def _kind(word: Token, words: Lexicon) -> str:
    """The pronoun by which the chain looks somebody up: "he" for "his", "they" where nothing tells a gender."""
    speech, low = words.speech, word.low
    if low in speech.he or low in speech.his:
        return next(iter(sorted(speech.he & words.pronouns)), "")
    if low in speech.she or low in speech.hers:
        return next(iter(sorted(speech.she & words.pronouns)), "")
    return "they" if low in speech.theirs else ""


def _of_offices(text: str, place: int, chain: Chain, words: Lexicon) -> Iterator[Person | None]:
    run = tokens(text)
    for index, word in enumerate(run):
        if word.low in words.speech.definite:
            yield chain.resolve(forward(text, run, index, words).lower(), place)[1]


def _sentence_start(text: str, start: int) -> int:
    floor = max(0, start - _BEFORE)
    if not floor:
        return 0
    at = text.find(". ", floor, start)
    return floor if at < 0 else at + 2


def _unquoted(text: str) -> str:
    """The text with quoted words blanked: who speaks there is another matter."""
    for quote in stretches(text):
        text = text[: quote.start] + " " * (quote.end - quote.start) + text[quote.end :]
    return text
