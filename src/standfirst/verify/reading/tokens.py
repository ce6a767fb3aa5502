"""Words with their places, and light stems that let "strikes" meet "strike"."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’\-][^\W_]+)*")
_ELIDED = re.compile(  # French: "d'euros", "L'accord"; a name such as "D'Arcy" is none
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)['’](?=\w)"
    r"|(?:[CDJLMNST]|Qu|Jusqu|Lorsqu|Puisqu)['’](?=[^\W\dA-Z_])"
)
_SHORT = re.compile(r"[^\W\daeiou_][aeiou][^\W\daeiouwxy_]")  # a consonant, a vowel, a consonant
_SENTENCE = 1_000  # characters up to which the words of a text are remembered; 2,048 of them are some 20 MB at most
_BREAK = re.compile(r"[.;:!?()\[\]\"“”]|--| - ")


class Token(NamedTuple):
    """One word: as written, lower case, and its place in the text (end exclusive).

    A named tuple, because a check makes tens of thousands and a frozen dataclass costs three times as much to make.
    """

    text: str
    low: str
    start: int
    end: int

    @property
    def capitalised(self) -> bool:
        """Whether it starts like a name does."""
        return self.text[0].isupper()


def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text`` in order; a possessive ending is cut off, numbers with digits are words too.

    French elisions are two words ("d'euros", "L'accord"); a name such as "D'Arcy" stays one. Sentences are remembered,
    since each rule asks for the words of the same few.
    """
    return _remembered(text) if len(text) <= _SENTENCE else _read(text)


def _read(text: str) -> tuple[Token, ...]:
    new, kind = tuple.__new__, Token  # half the time of the named tuple's own constructor
    found = []
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if not word.isalnum():
            if word[-2:] in ("'s", "’s"):
                word = word[:-2]
            if elided := _ELIDED.match(word):
                first = word[: elided.end() - 1]
                found.append(new(kind, (first, first.casefold(), start, start + len(first))))
                word, start = word[elided.end() :], start + elided.end()
        found.append(new(kind, (word, word.casefold(), start, start + len(word))))
    return tuple(found)


_remembered = lru_cache(maxsize=2048)(_read)


def capitals(text: str) -> frozenset[str]:
    """The capitalised words of a long text in lower case, as ``tokens`` reads them, without making tokens."""
    found = set()
    for word in _WORD.findall(text):
        if word.isalnum():
            if word[0].isupper():
                found.add(word.casefold())
        else:
            found.update(w.low for w in tokens(word) if w.capitalised)
    return frozenset(found)


def lows(text: str) -> list[str]:
    """The words of a long text in lower case, without places: ten times as fast as ``tokens``."""
    return _WORD.findall(text.casefold())


def outside(words: Iterable[Token], stretches: Iterable[tuple[int, int]]) -> tuple[Token, ...]:
    """The words that lie in none of the stretches."""
    gaps = tuple(stretches)
    return tuple(w for w in words if not any(a <= w.start < b for a, b in gaps))


def broken_between(text: str, first: Token, second: Token) -> bool:
    """Whether a clause mark stands between two words."""
    return bool(_BREAK.search(text, first.end, second.start))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A light English stem that also does little harm elsewhere: plural, -ed, -ing, -ly and a final e go.

    Far gentler than Porter's: two words must look alike to be taken for one: a false match lets a claim through.
    """
    low = word.casefold().removesuffix("'s").removesuffix("’s")
    for ending, least, instead in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= least:
            low = low.removesuffix(ending) + instead
            break
    else:
        ending = ""
    if len(low) > 4 and low[-1] == low[-2] and low[-1] not in "lsae":
        low = low[:-1]
    if ending in ("ed", "ing") and _SHORT.fullmatch(low):
        return low + "e"  # "voted" is of "vote"
    return low.removesuffix("e") if len(low) > 4 else low


_ENDINGS = (
    ("ies", 2, "y"), ("ied", 2, "y"), ("sses", 2, "ss"), ("ches", 2, "ch"), ("shes", 2, "sh"), ("xes", 2, "x"),
    ("ings", 4, ""), ("ing", 3, ""), ("edly", 4, ""), ("ed", 3, ""), ("ss", 1, "ss"), ("us", 2, "us"), ("is", 2, "is"),
    ("s", 3, ""),
)  # fmt: skip
