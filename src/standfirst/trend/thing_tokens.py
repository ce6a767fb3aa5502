"""A text as tokens that know whether they open a sentence, and the runs of capitalised words among them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from standfirst.domain.text import accentless
from standfirst.trend.thing_words import ThingWords

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.&][^\W\d_]+)*\.?|[^\w\s]|\d+(?:[.,]\d+)*")
_OPENS = frozenset('.!?:\n"“”„«»‹›‘–—-•;')
_ELISION = re.compile(r"[dlDL]['’](?=[^\W\d_])")  # "l'Université", "d'Orsay"
POSSESSIVE = re.compile(r"['’]s?\Z")
_SHORTENED = frozenset("mr mrs ms dr prof st sr sra jr hr fr mme mlle no nr".split())
_BLANKS = re.compile(r"[ \t\u00a0]*\Z")
_LOOSE = frozenset({"of"})  # "Bank of Tarsen" is one name, "Hanne Corliss of Straitway" are two
_LONGEST = 6  # words of a name


class Token(NamedTuple):  # made by the thousand: a third of a frozen dataclass's cost
    """A word without its possessive, or a sign. ``low`` is folded, ``opens`` a sentence, ``glued``: blanks before."""

    text: str
    low: str
    opens: bool = False
    glued: bool = False
    capital: bool = False

    @property
    def acronym(self) -> bool:
        """Whether it is a word of capitals only, such as "TPA"."""
        return 1 < len(self.text) <= 6 and self.text.isalpha() and self.text.isupper()

    @property
    def word(self) -> bool:
        return self.text[0].isalpha()


def tokens(text: str) -> list[Token]:
    """Words and signs in order. Linear in the text."""
    found: list[Token] = []
    opens, last = True, 0
    for match in _WORD.finditer(text):
        gap, raw = text[last : match.start()], match.group()
        if not raw[0].isalpha():
            found.append(Token(text=raw, low=raw))
            opens, last = raw in _OPENS, match.end()
            continue
        word = raw[:-1] if raw.endswith(".") and not _abbreviated(raw) else raw
        elided = None if word.isalpha() else _ELISION.match(word)
        lead = elided.end() if elided else 0
        plain = word if word.isalpha() else POSSESSIVE.sub("", word[lead:])
        found.append(
            Token(
                text=plain,
                low=_low(plain),
                opens=opens or "\n" in gap,
                glued=bool(found) and (gap == " " or bool(_BLANKS.match(gap))),
                capital=plain[0].isupper(),
            )
        )
        opens = len(word) < len(raw)
        # What follows a full stop or a possessive is not glued: the gap is made to hold them.
        last = match.start() + lead + len(plain)
    return found


@lru_cache(maxsize=20_000)
def _low(word: str) -> str:
    return word.lower().rstrip(".") if word.isascii() else accentless(word.rstrip("."))


def _abbreviated(word: str) -> bool:
    """ "J.", "Dr.", "U.S." keep their full stop."""
    return len(word) == 2 or "." in word[:-1] or accentless(word[:-1]) in _SHORTENED


def runs(given: Sequence[Token], words: ThingWords) -> Iterator[tuple[int, int]]:
    """(start, end) of stretches of tokens that may be one name, titles before it left out."""
    at = 0
    while at < len(given):
        if not given[at].capital:
            at += 1
            continue
        end = at + 1
        while end < len(given) and (length := _goes_on(given, end, words)):
            end += length
        begin = _after_leads(given, at, end, words)
        stop = end
        while stop > begin and given[stop - 1].low in words.never:
            stop -= 1
        if begin < stop <= begin + _LONGEST:
            yield begin, stop
        at = end


def _goes_on(given: Sequence[Token], at: int, words: ThingWords) -> int:
    """How many tokens from ``at`` belong to the run before: 1 for a capital, more for links with the capital behind."""
    if given[at].glued and given[at].capital:
        return 0 if given[at].low in words.never else 1
    for links in (1, 2):
        between, after = given[at : at + links], given[at + links : at + links + 1]
        if not all(t.low in words.links and t.glued for t in between):
            return 0
        if after and after[0].capital and after[0].glued and after[0].low not in words.never:
            one_word_before = at < 2 or not given[at - 2].capital
            return links + 1 if given[at].low not in _LOOSE or one_word_before else 0
    return 0


def _after_leads(given: Sequence[Token], start: int, end: int, words: ThingWords) -> int:
    """Where the name begins behind "Environment Minister" or, in German, "Verhandlungsführerin"."""
    begin = start
    for mark in range(start, end):
        low = given[mark].low
        if low in words.roles or (mark == begin and (low in words.never or low in words.determiners)):
            begin = mark + 1
    capitals = sum(t.capital for t in given[begin:end])
    if words.nouns and capitals > 2 and given[begin].low.endswith(words.agents):
        begin += 1
    return begin
