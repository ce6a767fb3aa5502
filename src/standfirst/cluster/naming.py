"""Which capitalised words of a sentence are names. A reading for comparing two near-copies, not for finding names.

It rather misses a name than takes an editor's synonym for one: a German noun needs a sign that it is a name (a title or
another capital beside it, a bare preposition, a verb of speech), a word that opens a sentence needs one too, and a word
that either text also writes small is none.
"""

import re
from collections.abc import Sequence

from standfirst.cluster.figures import FigureToken, TokenKind

_TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor sir dame lord lady president minister mayor senator governor king queen prince
    princess pope captain general colonel sergeant inspector judge chancellor premier chief director chairman
    chairwoman spokesman spokeswoman spokesperson secretary councillor herr frau prasident prasidentin ministerin
    burgermeister burgermeisterin oberburgermeister kanzler kanzlerin senatorin konig konigin papst direktor
    direktorin sprecher sprecherin leiter leiterin vorsitzender vorsitzende richter richterin kommissar
    """.split()
)
_PARTICLES = frozenset("of the de la van von der den del di da el al bin ibn st zu zur".split())
_SPEECH = frozenset(
    """
    said says told added announced explained replied warned confirmed argued wrote stated insisted claimed asked
    sagte sagt erklarte erklart teilte betonte warnte bestatigte schrieb forderte kundigte meinte fugte
    """.split()
)
_DETERMINERS = frozenset(
    """
    der die das den dem des ein eine einen einem einer eines im am zum zur vom beim ins ans kein keine keinen keiner
    sein seine seinen seiner seinem ihr ihre ihren ihrer ihrem unser unsere dieser diese dieses diesem diesen jeder jede
    jedes viele mehr einige alle mehrere wenige
    """.split()
)
_BARE = frozenset("in aus nach bei von um gegen nahe ab bis".split())
_NOUN = re.compile("(ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tat|taten|nis|nisse|tum|ment|ismus|"
                   "chen|ler|lern|angaben|hause|gefahr|folge|kraft|sicht|betrieb|menschen|personen|leute)")  # fmt: skip
_GERMAN = re.compile(r"\b(?:der|die|das|und|ist|nicht|mit|von|wurde|dem|den|sich|auf)\b")
_GENERIC = frozenset(
    """
    police officials authorities residents experts critics witnesses officers rescuers firefighters investigators
    people doctors scientists researchers engineers analysts workers lawyers prosecutors protesters organisers
    supporters opponents neighbours passengers drivers he she they it we you who this that these those there one
    nobody everyone others some many most both
    """.split()
)
_OPENERS = frozenset(
    """
    the a an in on at by for from with to of and but or as if when while after before since although because however
    its his her their our my no not more than under over between during about according nach bei mit fur und aber oder
    als wenn weil da es er sie wir ich so auch noch schon nur wie was wer wo am im zum zur vom beim laut seit trotz
    """.split()
)


def is_german(text: str) -> bool:
    """Whether nouns of this text have capitals of their own; read from its small words."""
    return len(_GERMAN.findall(text[:2000])) * 40 > len(text[:2000].split())


def names_in(tokens: Sequence[FigureToken], texts: Sequence[str], *, german: bool) -> list[bool]:
    """For every token of one sentence whether it is (part of) a name. ``texts``: both texts, as written."""
    if _title_case(tokens, german=german):
        return [False] * len(tokens)
    return [
        token.capital and len(token.shown) > 1 and not is_title(token) and _is_name(tokens, place, texts, german)
        for place, token in enumerate(tokens)
    ]


def is_title(token: FigureToken) -> bool:
    """An office or honorific, which editors put before names and take away again."""
    return token.key in _TITLES


def is_particle(token: FigureToken) -> bool:
    """A small word that stands inside names."""
    return token.key in _PARTICLES


def _is_name(tokens: Sequence[FigureToken], place: int, texts: Sequence[str], german: bool) -> bool:
    token = tokens[place]
    if token.shown.isupper():
        return True
    if token.key in _OPENERS or token.key in _GENERIC or token.key in _DETERMINERS or _written_small(token, texts):
        return False
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if german:
        return _german_name(token, before, after)
    if before is not None:
        return True
    beside = after is not None and (after.key in _SPEECH or (after.capital and after.kind is TokenKind.WORD))
    return beside or _inside_somewhere(token, texts)


def _german_name(token: FigureToken, before: FigureToken | None, after: FigureToken | None) -> bool:
    if _NOUN.search(token.key) and _NOUN.search(token.key).end() == len(token.key):  # type: ignore[union-attr]
        return False
    if before is not None:
        if before.key in _DETERMINERS or before.kind is TokenKind.NUMBER:
            return False
        if before.key in _BARE or before.key in _SPEECH or is_title(before):
            return True
        if before.capital and before.key not in _OPENERS and before.key not in _DETERMINERS:
            return True
    return after is not None and (after.key in _SPEECH or after.capital)


def _title_case(tokens: Sequence[FigureToken], *, german: bool) -> bool:
    """A line set in capitals or headline case says nothing about names."""
    long = [t for t in tokens if t.kind is TokenKind.WORD and len(t.shown) > 3]
    if len(long) < 5:
        return False
    loud = sum(t.shown.isupper() for t in long) if german else sum(t.capital for t in long)
    return loud > 0.6 * len(long)


def _written_small(token: FigureToken, texts: Sequence[str]) -> bool:
    small = re.compile(rf"\b{re.escape(token.shown.lower())}\b")
    return any(small.search(text) for text in texts)


def _inside_somewhere(token: FigureToken, texts: Sequence[str]) -> bool:
    inside = re.compile(rf"(?<=[\w,;:] ){re.escape(token.shown)}\b")
    return any(inside.search(text) for text in texts)
