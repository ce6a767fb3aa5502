"""What two near-copies say differently that matters: numbers, dates and names, sentence against sentence.

Sentences that are equal cancel wherever they stand, so that moved and added paragraphs are no difference. Each one left
is held against the sentence of the other text that has most of its words, token by token (Ratcliff and Obershelp, in
``difflib``, on one sentence at a time), and only what stands in the same place counts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from zlib import crc32

from standfirst.cluster.figures import FigureToken, TokenKind, figure_tokens, may_be_figure
from standfirst.cluster.naming import is_german, is_particle, is_title, names_in
from standfirst.domain.changes import CHANGED

MOST_SHOWN = 12
_MOST_SENTENCES = 400  # left of either text after the equal ones cancelled
_LONGEST = 60  # tokens after which a text without full stops is cut, at a place that its words choose
_ALIKE = 0.34  # share of the longer sentence's word pairs that two sentences have in common to be one, edited
_SHORT, _SHORT_ALIKE = 7, 0.34  # tokens of a short sentence, and the share of them that it keeps
_EVERYWHERE = 40  # sentences; a word in more of them finds nothing
_END = re.compile(r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[\"”“»’')]*\s+)")  # one set first: the engine skips to it
_NO_END = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|St|Prof|Sen|Gov|Gen|Rep|Lt|Col|No|Nr|bzw|ca|Mio|Mrd)|\b[^\W\d_]|\b\d{1,2})\.$"
)
_DATELINE = re.compile(r"\s*[^\W\d_][^\n–—]{0,70}?(?:\([^)\n]{2,40}\)\s*)?\s(?:[–—]|--?)\s+(?=\S)")
_SIGNED = re.compile(
    r"[ \t]*\([A-Z][\w./&-]{1,24}(?:[ /][\w./&-]{1,24}){0,3}\)[ \t]*$"
    r"|^[ \t]*(?:[Bb]y|BY|[Vv]on|VON|[Rr]eporting by|[Ee]diting by)[ \t][^\n]{0,80}$|^[ \t]*\([^\n]{0,60}\)[ \t]*$",
)  # of a line
_OPENS_BYLINE = re.compile(r"[ \t]*(?:[Bb]y|BY|[Vv]on|VON|[Rr]eporting|[Ee]diting)[ \t]")


@dataclass(frozen=True, kw_only=True)
class _Sentence:
    """A sentence read step by step: its words find its pair, and few are read further."""

    text: str
    words: list[str]
    texts: tuple[str, str]
    german: bool

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """Neighbouring words, by which two sentences are found to be one."""
        return Counter(pairwise(self.words))

    @cached_property
    def tokens(self) -> list[FigureToken]:
        """Words, numbers and dates."""
        return figure_tokens(self.text)

    @cached_property
    def keys(self) -> list[str]:
        """What the tokens mean."""
        return [t.key for t in self.tokens]

    @cached_property
    def names(self) -> list[bool]:
        """Which tokens are names."""
        return names_in(self.tokens, self.texts, german=self.german)


def differs(earlier: str, later: str) -> tuple[str, ...]:
    """Such as ("12 -> 14", "Holm -> Marr"), the earlier text first; () where only wording differs."""
    texts = (_unsigned(earlier), _unsigned(later))
    ours, theirs = _left(_sentences(texts[0]), _sentences(texts[1]))
    german = is_german(texts[0]) and is_german(texts[1])
    pairs = _paired([_read(s, texts, german) for s in ours], [_read(s, texts, german) for s in theirs])
    found = dict.fromkeys(line for one, other in pairs for line in _differences(one, other))
    return tuple(found)[:MOST_SHOWN]


def _unsigned(text: str) -> str:
    """Without dateline, byline and agency marks, which change with every outlet."""
    opening = _DATELINE.match(text)
    if opening and (opening.group().split()[0].isupper() or "(" in opening.group()):
        text = text[opening.end() :]
    return "\n".join(_SIGNED.sub("", line) if _may_be_signed(line) else line for line in text.split("\n"))


def _may_be_signed(line: str) -> bool:
    return line.rstrip(" \t").endswith(")") or _OPENS_BYLINE.match(line) is not None


def _pieces(text: str) -> Iterator[str]:
    """The text cut after every full stop and at every end of a line."""
    first = 0
    for end in _END.finditer(text):
        yield text[first : end.start() + (text[end.start()] != "\n")]
        first = end.end()
    yield text[first:]


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    for piece in _pieces(text):
        if found and _NO_END.search(found[-1][-12:]):
            found[-1] += " " + piece
        elif piece.strip():
            found.append(piece)
    return [part for sentence in found for part in _cut(sentence)]


def _cut(sentence: str) -> Iterator[str]:
    if len(sentence) < 8 * _LONGEST:
        yield sentence
        return
    words = sentence.split()
    first = 0
    for place, word in enumerate(words):
        if place - first >= 3 * _LONGEST or (place - first >= _LONGEST and crc32(word.encode()) % 8 == 0):
            yield " ".join(words[first:place])
            first = place
    yield " ".join(words[first:])


def _left(ours: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    """What remains of both when equal sentences cancel."""
    here, there = list(map(_plain, ours)), list(map(_plain, theirs))
    both = Counter(here) & Counter(there)
    return _without(ours, here, both.copy()), _without(theirs, there, both)


def _without(sentences: list[str], plain: list[str], gone: Counter[str]) -> list[str]:
    kept = []
    for sentence, key in zip(sentences, plain, strict=True):
        if gone.get(key, 0) > 0:
            gone[key] -= 1
        else:
            kept.append(sentence)
    return kept[:_MOST_SENTENCES]


def _plain(sentence: str) -> str:
    return " ".join(sentence.casefold().split())


def _read(sentence: str, texts: tuple[str, str], german: bool) -> _Sentence:
    return _Sentence(text=sentence, words=sentence.casefold().split(), texts=texts, german=german)


def _paired(ours: list[_Sentence], theirs: list[_Sentence]) -> list[tuple[_Sentence, _Sentence]]:
    """Each sentence with the one of the other text that it became; each at most once."""
    where: defaultdict[str, list[int]] = defaultdict(list)
    for place, sentence in enumerate(theirs):
        for key in set(sentence.words):
            where[key].append(place)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for score, place, other in sorted(_scores(ours, theirs, where), key=lambda s: (-s[0], s[1], s[2])):
        if score >= _ALIKE and place not in found and other not in taken:
            found[place] = other
            taken.add(other)
    _pair_short(ours, theirs, found, taken)
    return [(ours[place], theirs[other]) for place, other in sorted(found.items())]


def _pair_short(ours: list[_Sentence], theirs: list[_Sentence], found: dict[int, int], taken: set[int]) -> None:
    """Short sentences, of which an edit leaves little, go with what stands in their place."""
    for place, sentence in enumerate(ours):
        other = found.get(place - 1, -1) + 1
        if place in found or other in taken or other >= len(theirs) or len(sentence.words) > _SHORT:
            continue
        common = (Counter(sentence.words) & Counter(theirs[other].words)).total()
        if common >= _SHORT_ALIKE * max(len(sentence.words), len(theirs[other].words)):
            found[place] = other
            taken.add(other)


def _scores(
    ours: list[_Sentence], theirs: list[_Sentence], where: dict[str, list[int]]
) -> Iterator[tuple[float, int, int]]:
    for place, sentence in enumerate(ours):
        shared = Counter(o for key in set(sentence.words) for o in where.get(key, ()) if len(where[key]) <= _EVERYWHERE)
        for other, _ in shared.most_common(2):
            yield _alike(sentence, theirs[other]), place, other


def _alike(one: _Sentence, other: _Sentence) -> float:
    return (one.pairs & other.pairs).total() / max(len(one.words) - 1, len(other.words) - 1, 1)


def _differences(one: _Sentence, other: _Sentence) -> Iterator[str]:
    if not _tells(one, other):
        return
    for tag, a, b, c, d in SequenceMatcher(None, one.keys, other.keys, autojunk=False).get_opcodes():
        if tag == "replace":
            here, there = one.tokens[a:b], other.tokens[c:d]
            yield from _figures(here, there, one, other)
            if any(t.capital for t in here) and any(t.capital for t in there):
                yield from _names(_Block(here, one.names[a:b]), _Block(there, other.names[c:d]), one, other)


def _tells(one: _Sentence, other: _Sentence) -> bool:
    """Whether what is between the words that both begin and end with could be a number, a date or two names."""
    first, most = 0, min(len(one.words), len(other.words))
    while first < most and one.words[first] == other.words[first]:
        first += 1
    last = 0
    while last < most - first and one.words[-1 - last] == other.words[-1 - last]:
        last += 1
    a, b = one.text.split()[first : len(one.words) - last], other.text.split()[first : len(other.words) - last]
    if any(map(may_be_figure, one.words[first : len(one.words) - last])):
        return True
    if any(map(may_be_figure, other.words[first : len(other.words) - last])):
        return True
    return any(_capital(w) for w in a) and any(_capital(w) for w in b)


def _capital(word: str) -> bool:
    return word != word.lower()


def _figures(
    here: Sequence[FigureToken], there: Sequence[FigureToken], one: _Sentence, other: _Sentence
) -> Iterator[str]:
    for kind in (TokenKind.NUMBER, TokenKind.DATE):
        ours = [t for t in here if t.kind is kind and t.key not in other.keys]
        theirs = [t for t in there if t.kind is kind and t.key not in one.keys]
        for a, b in zip(ours, theirs, strict=False):
            if kind is TokenKind.NUMBER or _form(a) == _form(b):
                yield f"{a.shown}{CHANGED}{b.shown}"


def _form(date: FigureToken) -> str:
    """Weekdays compare with weekdays, months with months, days with days."""
    return date.key[1] if date.key[1] in "wm" else "day"


class _Block:
    """Tokens that stand in one place of two sentences, with which of them are names."""

    def __init__(self, tokens: Sequence[FigureToken], names: Sequence[bool]) -> None:
        self.tokens, self.names = tokens, names

    def all_names(self) -> bool:
        return any(self.names) and all(
            n or is_title(t) or is_particle(t) for t, n in zip(self.tokens, self.names, strict=True)
        )

    def run(self, places: Sequence[int]) -> list[FigureToken]:
        """The names that stand at these places, up to the first other word."""
        found: list[FigureToken] = []
        for place in places:
            if not self.names[place]:
                break
            found.append(self.tokens[place])
        return found


def _names(here: _Block, there: _Block, one: _Sentence, other: _Sentence) -> Iterator[str]:
    for a, b in _name_pairs(here, there):
        ours = [t for t in a if t.key not in other.keys]
        theirs = [t for t in b if t.key not in one.keys]
        if ours and theirs and not _same_name(ours, theirs):
            yield f"{' '.join(t.shown for t in a)}{CHANGED}{' '.join(t.shown for t in b)}"


def _name_pairs(here: _Block, there: _Block) -> Iterator[tuple[list[FigureToken], list[FigureToken]]]:
    if here.all_names() and there.all_names():
        yield (
            [t for t, n in zip(here.tokens, here.names, strict=True) if n],
            [t for t, n in zip(there.tokens, there.names, strict=True) if n],
        )
    elif len(here.tokens) == len(there.tokens):
        for place, both in enumerate(zip(here.names, there.names, strict=True)):
            if all(both):
                yield [here.tokens[place]], [there.tokens[place]]
    else:
        yield here.run(range(len(here.tokens))), there.run(range(len(there.tokens)))
        back, forth = here.run(range(len(here.tokens))[::-1]), there.run(range(len(there.tokens))[::-1])
        yield back[::-1], forth[::-1]


def _same_name(ours: Sequence[FigureToken], theirs: Sequence[FigureToken]) -> bool:
    """Initials, acronyms and umlauts written out are no other name."""
    a, b = [_spelled(t.key) for t in ours], [_spelled(t.key) for t in theirs]
    if "".join(a) == "".join(b) or {"".join(a), "".join(b)} in _ALIASES:
        return True
    return _short_for(a, b) or _short_for(b, a)


def _short_for(short: list[str], long: list[str]) -> bool:
    initials = "".join(word[0] for word in long)
    return "".join(short) == initials


def _spelled(key: str) -> str:
    return key.replace("ae", "a").replace("oe", "o").replace("ue", "u")


_ALIASES: tuple[set[str], ...] = ({"us", "america"}, {"usa", "unitedstates"}, {"us", "usa"}, {"uk", "britain"})
