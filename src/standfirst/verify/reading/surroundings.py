"""Surroundings: the words that each name of a text stands beside, near ones weighing more than far ones.

"You shall know a word by the company it keeps" (Firth 1957): a rewording turns clauses round and changes voices, but
the words that say something of a name mostly stay closer to it than to another name of the sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standfirst.verify.reading.clause import Clause
from standfirst.verify.reading.clauses import clauses
from standfirst.verify.reading.kin import forms, kin
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.tokens import Token, stem

Keys = tuple[str, ...]
MUTUAL = "~"  # leads a name behind a verb of which either side may stand first: "Weber met Lind"

_FAR = 8.0  # steps after which a word says nothing of a name
_COMMA, _CLAUSE = 1.0, 0.5  # steps that a comma and the opening of a clause count for
_LEAVING = 2.0  # steps out of an insertion: what follows it is of the name before it
_STOPS, _MARKS = (".", "!", "?", ";", ":", " - ", "--"), (",", "(", ")", "\0")
_DATELINE = re.compile(r"[^.:;\n()]{2,60}\([^()\n]{1,30}\) ?[-–—] ")  # "LINDMOOR, Tarsen (TPA) - "
_INSERTED = 14  # words of an insertion between commas: "Brekka, who had led since May, lost"
_REACH = 600  # characters from a name to a verb that it may be a side of
_PARTY = 60  # characters between a verb of two parties and the second one


@dataclass(frozen=True, slots=True)
class Beside:
    """A word near a name: the keys it meets others under, its weight (1 right beside), -1 before or 1 behind it."""

    keys: Keys
    weight: float
    side: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name, or a pronoun, where it stands, without titles. ``led`` is the preposition before it ("" for none) with
    ``lead``, the keys of the word before that; ``owned`` the keys of what it has ("Lind's book", "the book of Lind"),
    ``heads`` those of a noun right behind it ("the Askmoor dam");
    ``isa`` those of what it is called ("geologist Runa Lind", "Runa Lind, a geologist at"); ``acts`` the verbs it does
    or suffers, as "a" or "p" before a key; ``says`` whether a verb of saying is its own ("said Lind")."""

    words: tuple[Token, ...]
    near: tuple[Beside, ...]
    led: str
    lead: Keys
    owned: Keys
    heads: Keys
    isa: Keys
    says: bool
    acts: tuple[Keys, ...]

    @property
    def key(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(w.low for w in self.words)

    @property
    def text(self) -> str:
        """The name as one line."""
        return " ".join(w.text for w in self.words)


def mentions(
    text: str, run: tuple[Token, ...], words: Lexicon, *, pronouns: frozenset[str] = frozenset()
) -> tuple[Mention, ...]:
    """The names of a text, and the given pronouns, in order, each with what stands around it."""
    places = list(_places(text, run, words))
    places += [(i, i) for i, w in enumerate(run) if w.low in pronouns]
    if not places:
        return ()
    read = tuple(sorted(clauses(text, run, words), key=lambda c: c.verb.start))
    frame = _Frame(
        text=text, run=run, read=read, inside=frozenset(i for first, last in places for i in range(first, last)),
        inserted=tuple((b + 1, end) for _, b in places if (end := _insertion(text, run, b, words))),
    )  # fmt: skip
    return tuple(_mention(frame, place, words) for place in sorted(places))


def keys(low: str, words: Lexicon) -> Keys:
    """What a word meets others under: its stems, and the numbers of its senses."""
    lists = kin(words.language)
    own = forms(low, words)
    return (*own, *(f"#{sense}" for form in own for sense in lists.same.get(form, ())))


def _places(text: str, run: Sequence[Token], words: Lexicon) -> Iterator[tuple[int, int]]:
    """First and last word of each name: capitalised words in a row, without titles, days and months."""
    index = 0
    while index < len(run):
        last = index
        if not run[index].capitalised or _no_name(text, run, index, words):
            index += 1
            continue
        while last + 1 < len(run) and run[last + 1].capitalised and not _no_name(text, run, last + 1, words):
            if text[run[last].end : run[last + 1].start].strip() not in ("", "&"):
                break
            last += 1
        yield index, last
        index = last + 1


def _no_name(text: str, run: Sequence[Token], index: int, words: Lexicon) -> bool:
    """Whether a capitalised word is a title, a day or what only opens a sentence."""
    word, low = run[index], run[index].low
    if low in words.titles or low in words.ranks or low in words.months or low in words.weekdays or len(low) < 2:
        return True
    if low in words.pronouns or low in words.determiners or _one_of(run, index, words):
        return True
    before = text[max(0, word.start - 4) : word.start].rstrip(" \"'(“‘«„")
    if before and before[-1] not in ".!?:\n":
        return False
    lone = index + 1 == len(run) or not run[index + 1].capitalised
    return low in words.stop or (lone and (low in words.verbs or low in words.numbers or low in words.reporting))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """A text as it is read: its words and clauses, the words that another of their name follows, and the insertions."""

    text: str
    run: tuple[Token, ...]
    read: tuple[Clause, ...]
    inside: frozenset[int]
    inserted: tuple[tuple[int, int], ...]

    def around(self, place: int) -> tuple[Clause, ...]:
        """The clauses whose verb stands near a place; all of them in a text of a sentence or two."""
        starts = [c.verb.start for c in self.read]
        return self.read[bisect_left(starts, place - _REACH) : bisect_right(starts, place + _REACH)]


def _one_of(run: Sequence[Token], index: int, words: Lexicon) -> bool:
    """Whether a capital makes no name: "a Dunmorran", "the first Dunmorran"."""
    before = run[index - 1].low if index else ""
    alone = index + 1 == len(run) or not run[index + 1].capitalised
    return alone and ((before in words.determiners and before not in words.definite) or before in words.ordinals)


def _mention(frame: _Frame, place: tuple[int, int], words: Lexicon) -> Mention:
    (first, last), text, run = place, frame.text, frame.run
    own = run[first : last + 1]
    dateline = _DATELINE.match(text)
    led, lead = ("in", ()) if dateline and own[-1].end < dateline.end() else _led(text, run, first, words)
    return Mention(
        words=own, led=led, lead=lead, owned=_owned(text, run, last, led, lead, words),
        heads=_heads(text, run, last, words), isa=_isa(text, run, place, words), says=_says(frame, place, words),
        near=(*_side(frame, first, -1, words), *_behind(frame, last, words)),
        acts=tuple(_acts(own, led, frame.around(own[0].start), words)),
    )  # fmt: skip


def _isa(text: str, run: Sequence[Token], place: tuple[int, int], words: Lexicon) -> Keys:
    """What a name is called right before it, or behind a comma: "geologist Runa Lind", "Runa Lind, a geologist at"."""
    first, last = place
    before = run[first - 1] if first else None
    found: Keys = ()
    between = text[before.end : run[first].start] if before else ""
    closed = between == ", " and run[first].capitalised and text[run[last].end : run[last].end + 1] in (",", ".")
    if before and (between == " " or closed) and _noun(before, words):
        found = keys(before.low, words)
    if last + 2 >= len(run) or text[run[last].end : run[last + 1].start].strip() != ",":
        return found
    if run[last + 1].low not in words.determiners or _of_a_name(text, run, first, words):
        return found
    head = None
    for index in range(last + 2, min(len(run), last + 6)):
        if not _noun(run[index], words):
            break
        head = run[index]
        if text[head.end : head.end + 1] != " ":
            break
    return (*found, *keys(head.low, words)) if head else found


def _of_a_name(text: str, run: Sequence[Token], first: int, words: Lexicon) -> bool:
    """Whether a name only tells whose or where another is: "Cosima Traill of Port Ansel, the winner"."""
    before = [w for w in run[max(0, first - 3) : first] if w.low not in words.determiners]
    return len(before) > 1 and before[-1].low in words.prepositions and before[-2].capitalised


def _says(frame: _Frame, place: tuple[int, int], words: Lexicon) -> bool:
    """Whether a verb of saying stands right beside a name, over an insertion or a title: "Lind, the owner, said"."""
    (first, last), run = place, frame.run
    closing = next((end for start, end in frame.inserted if start == last + 1), last)
    if closing + 1 < len(run) and run[closing + 1].low in words.reporting:
        return True
    before = first - 1
    while before >= 0 and (_noun(run[before], words) or run[before].low in words.titles | words.definite):
        before -= 1
    if before < 0:
        return False
    led = (run[before - 1].low, run[before].low) if before else ()
    return run[before].low in words.reporting - words.addressed or led in words.according.get(led[0] if led else "", ())


def _noun(word: Token, words: Lexicon) -> bool:
    verbal = word.low in words.verbs or word.low in words.reporting
    return word.text[0].islower() and words.carries(word) and not verbal


def _behind(frame: _Frame, last: int, words: Lexicon) -> Iterator[Beside]:
    """The words behind a name; an insertion right behind it is of it, and what comes after the insertion too."""
    closing = next((end for start, end in frame.inserted if start == last + 1), 0)
    if closing:
        yield from _side(frame, last, 1, words, least=closing)
        yield from _side(frame, closing, 1, words, least=-1)
    else:
        yield from _side(frame, last, 1, words)


def _insertion(text: str, run: Sequence[Token], last: int, words: Lexicon) -> int:
    """The last word of ", who had led since May," or ", the owner," right behind a name; 0 for none."""
    if last + 2 >= len(run) or text[run[last].end : run[last + 1].start].strip() != ",":
        return 0
    opens = run[last + 1]
    form = words.verbs.get(opens.low)
    participle = "n" in form.kinds if form else opens.low.endswith(tuple(words.verb_endings or ("\0",)))
    counted = opens.low[0].isdigit() or opens.low in words.numbers
    if not (opens.low in words.relatives or opens.low in words.determiners or participle or counted):
        return 0
    for index in range(last + 1, min(len(run) - 1, last + 1 + _INSERTED)):
        gap = text[run[index].end : run[index + 1].start]
        if "," in gap:
            return index if run[index + 1].low not in words.joints else 0
        if any(mark in gap for mark in _STOPS):
            return 0
    return 0


def _side(frame: _Frame, edge: int, step: int, words: Lexicon, *, least: int = 0) -> Iterator[Beside]:
    """The words on one side of a place, each further step weighing less; a name counts for one step. ``least`` is the
    last word of an insertion that is read by itself, -1 for what follows one."""
    text, run = frame.text, frame.run
    steps, index = (-_COMMA if least else 0.0), edge
    left = [end if step > 0 else start for start, end in frame.inserted if start <= edge <= end and not least]
    while 0 <= index + step < len(run) and steps < _FAR and not 0 < least == index:
        first, second = sorted((index, index + step))
        gap = text[run[first].end : run[second].start]
        steps += _LEAVING * (index in left)
        index += step
        word = run[index]
        if any(mark in gap for mark in _STOPS) and not (len(run[first].low) <= 3 and gap.strip() == "."):
            return
        opens = word.low in words.openers or word.low in words.relatives or word.low in words.joints
        steps += _COMMA * any(mark in gap for mark in _MARKS) + _CLAUSE * (opens and not least)
        if _tells(word, words):
            yield Beside(keys(word.low, words), 1.0 / (1.0 + max(0.0, steps)), step)
            steps += 0.0 if index in frame.inside else 1.0


def _tells(word: Token, words: Lexicon) -> bool:
    return words.carries(word) or word.low[0].isdigit() or word.low in words.numbers


def _led(text: str, run: Sequence[Token], first: int, words: Lexicon) -> tuple[str, Keys]:
    """The preposition before a name, over articles and small words, and the keys of the content word before that."""
    index, led = first - 1, ""
    while index >= 0 and text[run[index].end : run[index + 1].start].strip(" '") in ("", "s"):
        word = run[index]
        if _tells(word, words) or word.low in words.reporting:
            return MUTUAL if not led and _mutual(word, words) else led, keys(word.low, words)
        if word.low in words.prepositions and not led:
            led = word.low
        index -= 1
    return led, ()


def _mutual(word: Token, words: Lexicon) -> bool:
    """Whether either side may stand first: "Weber met Lind"."""
    form = words.verbs.get(word.low)
    return form is not None and form.base in words.mutual


def _owned(text: str, run: Sequence[Token], last: int, led: str, lead: Keys, words: Lexicon) -> Keys:
    """What is a name's: the content word behind "'s" or "his", right behind it ("the Cup final"), or before "of"."""
    before = lead if led in words.genitive else ()
    if text[run[last].end : run[last].end + 2] in ("'s", "’s") or run[last].low in words.determiners:
        return (*before, *next((keys(w.low, words) for w in run[last + 1 : last + 5] if _noun(w, words)), ()))
    return (*before, *_heads(text, run, last, words))


def _heads(text: str, run: Sequence[Token], last: int, words: Lexicon) -> Keys:
    """The noun right behind a name: "the Askmoor dam"."""
    after = run[last + 1] if last + 1 < len(run) and text[run[last].end : run[last + 1].start] == " " else None
    return keys(after.low, words) if after and _noun(after, words) else ()


def _acts(own: tuple[Token, ...], led: str, read: tuple[Clause, ...], words: Lexicon) -> Iterator[Keys]:
    """The verbs a name is a side of: "a" for who acts, "p" for who is acted upon, turned round for the second verb of
    a pair of converses ("sell", "buy")."""
    stems = {stem(w.low) for w in own}
    lists = kin(words.language)
    for clause in read:
        pair, turned = lists.converse.get(stem(clause.base), ("", False))
        party = bool(pair) and led in lists.parties and 0 < own[0].start - clause.verb.end < _PARTY
        acts, suffers = stems <= clause.agent, stems <= clause.patient or party
        if acts == suffers or clause.base in words.mutual:
            continue
        mark = "a" if acts != turned else "p"
        yield tuple(mark + k for k in ((pair,) if pair else keys(clause.verb.low, words)))
