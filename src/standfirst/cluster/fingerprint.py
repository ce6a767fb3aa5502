"""A text as numbers: one per word, one per run of four words, and the sample of runs that an index keeps.

Everything is array arithmetic over the text's code points, because a Python loop over words costs more than the whole
search. Words are hashed by a polynomial over their letters modulo 2^64 (prefix sums, after Karp and Rabin 1987), so
that accents, case, punctuation and line breaks say nothing. The sample keeps the runs whose mixed hash falls under
1/2^k ("0 mod p" in Schleimer, Wilkerson and Aiken, Winnowing, 2003; FracMinHash in Irber et al. 2022): unlike MinHash
of a fixed size it tells how much of a short text lies in a long one. Scripts without spaces count signs as words.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

MOST_CHARACTERS = 60_000  # read of a text; what comes later is left out
RUN = 4  # words in a sampled run: three make chance meetings, five lose too many runs to a light edit
_FEWEST = 8  # runs in a sample, where the text has so many
_CELLS = 0x10000  # code points told apart; rarer planes separate words
_UNSPACED = ((0x0E00, 0x0E7F), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF))
_CASELESS = (0x2E80, 0xF900)  # ideographs and Hangul, taken as they are
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2^64
_MIX = np.uint64(0xBF58476D1CE4E5B9)  # of splitmix64 (Steele, Lea and Flood 2014)
_FACTORS = tuple(np.uint64(pow(0x2545F4914F6CDD1D, n + 1, 1 << 64)) for n in range(RUN))

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fingerprint:
    """The words of a text in order as hashes, where each begins in ``text``, and its sampled runs.

    ``sample`` is sorted, each run once; ``rate`` tells that one run in ``rate`` was kept.
    """

    text: str
    words: Hashes
    starts: NDArray[np.intp]
    sample: Hashes
    rate: int


def fingerprint(text: str) -> Fingerprint:
    """Read a text; linear in its length, and at most ``MOST_CHARACTERS`` of it."""
    text = _plain(text)
    words, starts = _words(text)
    rate = _rate(len(words))
    return Fingerprint(text=text, words=words, starts=starts, sample=_sample(runs(words, RUN), rate), rate=rate)


def runs(words: Hashes, length: int) -> Hashes:
    """One mixed hash per run of ``length`` words (at most four), in order; empty for a shorter text."""
    count = len(words) - length + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    found = words[:count] * _FACTORS[0]
    for place in range(1, length):
        found += words[place : place + count] * _FACTORS[place]
    found ^= found >> np.uint64(31)
    found *= _MIX
    found ^= found >> np.uint64(29)
    return found


def _sample(found: Hashes, rate: int) -> Hashes:
    kept = _once(found if rate == 1 else found[(found & np.uint64(rate - 1)) == 0])
    return kept if len(kept) >= _FEWEST else _once(found)[:_FEWEST]  # a long text that says one thing all over


def _once(found: Hashes) -> Hashes:
    found = np.sort(found)
    again = found[1:] == found[:-1]
    return np.delete(found, again.nonzero()[0]) if again.any() else found


def _rate(words: int) -> int:
    """Short texts are kept whole; a text of any length adds at most a few hundred runs to the index."""
    if words < 120:
        return 1
    return 4 if words < 1200 else 16


def _plain(text: str) -> str:
    text = text[:MOST_CHARACTERS]
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))[:MOST_CHARACTERS]


def _words(text: str) -> tuple[Hashes, NDArray[np.intp]]:
    letters, alone = _letters(text)
    edge = np.empty(len(letters) + 1, bool)
    edge[0], edge[-1] = True, True
    inside = letters != 0
    np.not_equal(inside[1:], inside[:-1], out=edge[1:-1])
    if alone is not None:
        edge[:-1] |= alone
        edge[1:] |= alone
    edges = edge.nonzero()[0]
    kept = inside[edges[:-1]] if len(letters) else np.empty(0, bool)
    starts, ends = edges[:-1][kept], edges[1:][kept]
    powers, inverse = _powers()
    sums = np.zeros(len(letters) + 1, np.uint64)
    np.multiply(letters, powers[: len(letters)], out=sums[1:])
    np.cumsum(sums, out=sums)
    words = sums[ends]
    words -= sums[starts]
    words *= inverse[starts]
    return words, starts


def _letters(text: str) -> tuple[Hashes, NDArray[np.bool_] | None]:
    """The folded letter of every character, and which are words by themselves (None when there can be none)."""
    codes, alone = _table()
    if text.isascii():
        return codes.take(np.frombuffer(text.encode(), np.uint8)), None
    cells = np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), _CELLS - 1)
    return codes[cells], alone[cells]


@cache
def _powers() -> tuple[Hashes, Hashes]:
    """_BASE to the power of each position, and of each position's inverse."""
    factor = np.full(MOST_CHARACTERS + 1, _BASE, np.uint64)
    inverse = np.full(MOST_CHARACTERS + 1, pow(_BASE, -1, 1 << 64), np.uint64)
    factor[0] = inverse[0] = 1
    return np.multiply.accumulate(factor), np.multiply.accumulate(inverse)


@cache
def _table() -> tuple[Hashes, NDArray[np.bool_]]:
    """Per code point: its letter without case and accent (0 between words), and whether it is a word by itself."""
    codes = np.zeros(_CELLS, np.uint64)
    alone = np.zeros(_CELLS, bool)
    for code in range(_CELLS):
        character = chr(code)
        if character.isalnum() or unicodedata.category(character) in ("Mn", "Mc"):
            codes[code] = code if _CASELESS[0] <= code < _CASELESS[1] else _folded(character)
    for first, last in _UNSPACED:
        alone[first : last + 1] = codes[first : last + 1] > 0
    return codes, alone


def _folded(character: str) -> int:
    folded = unicodedata.normalize("NFKD", character.casefold())
    base = [ord(c) for c in folded if not unicodedata.combining(c)] or [ord(character)]
    value = 0
    for code in base:
        value = value * _CELLS + code
    return value % (1 << 61)
