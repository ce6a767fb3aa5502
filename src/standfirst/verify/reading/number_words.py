"""Number words of a language: "two dozen", "fünfundzwanzig", "quatre-vingt-dix-sept", "treinta y cinco".

The words are data; the grammar is one: words below a hundred add up, hundreds and scales multiply what stands before
them, and a larger scale multiplies everything before it ("dos mil millones"). Joiners ("and", "et", "y", "e", German
"und" inside a word) stand only where a smaller part follows a larger one.
"""

from dataclasses import dataclass
from functools import lru_cache

from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.tokens import Token

_HUNDRED = 100
_LONGEST = 60  # letters; a longer word is no number, and splitting one tries every cut


@dataclass(frozen=True, slots=True)
class _Part:
    """A value as it is spoken; ``multiplies`` when it is a scale: hundred, dozen, million."""

    value: int
    multiplies: bool = False


def spelled_at(words_: tuple[Token, ...], index: int, words: Lexicon) -> tuple[int, int]:
    """Value and count of the words of the number that starts at ``index``; (0, 0) where none does."""
    total, length = _Sum(words), 0
    while index + length < len(words_):
        low = words_[index + length].low
        after = words_[index + length + 1].low if index + length + 1 < len(words_) else ""
        if length and low in words.joiners and total.joins(_parts(after, words)):
            length += 1
            continue
        parts = _parts(low, words)
        if not parts and not length and low in words.articles and after in words.scales and len(after) > 2:
            parts = (_Part(1),)  # "a hundred", "eine Million"
        if not parts or not total.add(parts):
            break
        length += 1
    if not length or (length == 1 and _counts_nothing(words_, index, total.value, words)):
        return 0, 0
    return total.value, length


class _Sum:
    """A number as its words come: ``done`` holds what larger scales closed, ``part`` what is still growing, ``least``
    the last value added to it (0 at its start), ``scale`` the largest scale so far."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.done, self.part, self.least, self.scale = 0, 0, 0, 0

    @property
    def value(self) -> int:
        return self.done + self.part

    def add(self, parts: tuple[_Part, ...]) -> bool:
        """Take in a word; False, and nothing changed, when it belongs to another number."""
        before = (self.done, self.part, self.least, self.scale)
        for part in parts:
            if not (self._multiply(part.value) if part.multiplies else self._append(part.value)):
                self.done, self.part, self.least, self.scale = before
                return False
        return True

    def joins(self, parts: tuple[_Part, ...]) -> bool:
        """Whether "and" may stand here: after tens or more, before something smaller."""
        if not parts or (parts[0].multiplies and parts[0].value > _HUNDRED):
            return False
        after_scale = not self.least and self.value > 0
        return after_scale or (self.least >= self.words.joins_from and self._fits(parts[0].value))

    def _fits(self, value: int) -> bool:
        if self.words.vigesimal and self.least == 10:  # "dix-sept", "soixante-dix-sept"
            return 7 <= value <= 9
        return not self.least or (self.least >= 20 and value < self.least and (self.least >= _HUNDRED or value < 20))

    def _append(self, value: int) -> bool:
        if not self._fits(value):
            return False
        self.part, self.least = self.part + value, value
        return True

    def _multiply(self, scale: int) -> bool:
        if scale == 20:  # "quatre-vingt": the one place where twenty multiplies
            if self.least != 4:
                return self._append(scale)
            self.part, self.least = self.part - 4 + 80, 80
            return True
        if scale <= _HUNDRED:  # hundreds and dozens multiply the units right before them
            units = self.least if self.least < 20 else 0
            if self.part and not units:
                return False
            self.part, self.least = self.part - units + (units or 1) * scale, scale
            return True
        if self.scale > scale:
            self.done, self.part = self.done + (self.part or 1) * scale, 0
        else:  # "dos mil millones"
            self.done, self.part = (self.value or 1) * scale, 0
        self.scale, self.least = max(self.scale, scale), 0
        return True


def _parts(low: str, words: Lexicon) -> tuple[_Part, ...]:
    """What a word is made of, as it is spoken: twenty and five; four times twenty, seventeen; () for no number."""
    if part := _one(low, words):
        return (part,)
    return _split(low, words.language) if "-" in low or words.compound_joiner else ()


def _one(low: str, words: Lexicon) -> _Part | None:
    if low in words.numbers:
        value = words.numbers[low]
        return _Part(value, value == 20 and words.vigesimal)
    return _Part(words.scales[low], multiplies=True) if low in words.scales and len(low) > 2 else None


@lru_cache(maxsize=20_000)
def _split(low: str, language: str) -> tuple[_Part, ...]:
    words = lexicon(language)
    if "-" in low:
        found = [_one(piece, words) for piece in low.split("-") if piece not in words.joiners]
        return tuple(p for p in found if p) if all(found) else ()
    return (_compound(low, words) or ()) if 6 <= len(low) <= _LONGEST else ()


def _compound(rest: str, words: Lexicon) -> tuple[_Part, ...] | None:
    """A word written together, "zweihundertfünfundzwanzig": 2, hundred, 20, 5. None when it is none."""
    for size in range(min(len(rest), 9), 2, -1):
        head = _Part(1) if rest[:size] in words.articles else _one(rest[:size], words)
        if head is None:
            continue
        if size == len(rest):
            return (head,)
        tail = _compound(rest[size:].removeprefix(words.compound_joiner), words)
        if tail is None:
            continue
        if rest[size:].startswith(words.compound_joiner) and head.value < 10 and 20 <= tail[0].value < _HUNDRED:
            return (tail[0], head, *tail[1:])
        return (head, *tail)
    return None


def _counts_nothing(words_: tuple[Token, ...], index: int, value: int, words: Lexicon) -> bool:
    """Whether a lone "one" counts nothing ("one of", "no one", an article), or a lone scale word is part of a name."""
    low = words_[index].low
    if low in words.articles:
        return True
    if low in words.scales and low not in words.numbers:
        return low not in words.bare_scales
    if value != 1:
        return False
    before = words_[index - 1].low if index else ""
    after = words_[index + 1].low if index + 1 < len(words_) else ""
    return before in words.not_before_one or not after or after in words.not_after_one
