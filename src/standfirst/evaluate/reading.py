"""Whole sources read once for a claim: sentences, where each word stands, which sentences are nearest."""

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from standfirst.domain.text import folded
from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.numbers import numbers
from standfirst.verify.reading.tokens import Token, stem, tokens

_SENTENCE = re.compile(r"(?<=[.!?])[\"”']?\s+(?=[A-Z\"“])|\n+")
_PEOPLE = ("ese", "ians", "ian", "eans", "ean", "ans", "an", "ish", "is", "ic", "i")  # "China" makes "Chinese"


class ReadSentence:
    """A sentence with what was read from it. ``carriers`` are its content words and figures, stemmed, in order."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text = text
        self.words: tuple[Token, ...] = tokens(text)
        self.content = frozenset(words.content(self.words))
        self.stems = frozenset(stem(w.low) for w in self.words)
        self.carriers = tuple(stem(w.low) for w in self.words if words.carries(w) or w.low[0].isdigit())
        self.numbers = numbers(text, words)


class ReadSources:
    """The sentences of all sources. ``places`` says where in the row of all words a stem stands."""

    def __init__(self, texts: Sequence[str], words: Lexicon) -> None:
        self.sentences = tuple(ReadSentence(s, words) for text in texts for s in sentences(text))
        self.numbers = tuple(n for s in self.sentences for n in s.numbers)
        self.lows = frozenset(w.low for s in self.sentences for w in s.words)
        self.flat = "\n".join(folded_lines(text) for text in texts).casefold()
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(w for s in self.sentences for w in s.words):
            self.places.setdefault(stem(word.low), []).append(place)

    def nearest(self, claim: ReadSentence, most: int) -> tuple[ReadSentence, ...]:
        """The sentences that share most content words with ``claim``, best first."""
        return tuple(sorted(self.sentences, key=lambda s: -len(claim.content & s.content))[:most])

    def distance(self, one: str, other: str) -> int:
        """Words from the one stem to the nearest of the other; 0 for a word beside itself."""
        if one == other:
            return 0
        return min(abs(a - b) for a in self.places[one] for b in self.places[other])


def read_sources(texts: Sequence[str], words: Lexicon) -> ReadSources:
    """The sources, read once however many claims are held against them."""
    return _read(tuple(texts), words.language)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line break ends one too."""
    return [s for s in _SENTENCE.split(folded_lines(text)) if s.strip()]


def folded_lines(text: str) -> str:
    """Folded text that keeps its line breaks."""
    return "\n".join(folded(line) for line in text.split("\n"))


def is_from(low: str, lows: Set[str]) -> bool:
    """Whether a name's word stands in the sources, or the country does of whose people it is the word."""
    if low in lows:
        return True
    roots = [low[: -len(e)] for e in _PEOPLE if low.endswith(e) and len(low) - len(e) >= 4]
    return any(known.startswith(root) and len(known) - len(root) <= 2 for root in roots for known in lows)


@lru_cache(maxsize=8)
def _read(texts: tuple[str, ...], language: str) -> ReadSources:
    return ReadSources(texts, lexicon(language))
