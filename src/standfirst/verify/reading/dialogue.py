"""Speech without marks, or with words of saying inside them: dash dialogue and the French incise."""

import re

from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.phrases import forward, pronoun_in, says
from standfirst.verify.reading.stretch import Stretch
from standfirst.verify.reading.tokens import tokens

Block = tuple[int, int, list[Stretch]]

_DASH = re.compile(r"[—–―]")
_LINE = re.compile(r"\s*[—–―]\s*(?=[^\W\d_]|[¿¡«“\"])")
_COMMA = re.compile(r"[,!?…]\s+")
_INCISE = 90  # characters of words of saying between commas: "a déclaré la ministre des Transports, Anne Weber"
_LEAD = 3  # words until their verb


def spoken_lines(text: str, blocks: list[Block], words: Lexicon) -> list[Block]:
    """The paragraphs with what a dash opens and without what an incise puts in, as far as the language has these."""
    speech = words.speech
    if speech.incise:
        blocks = [(a, b, [part for s in here for part in _without_incise(text, s, words)]) for a, b, here in blocks]
    if speech.dash:
        blocks = _dash_lines(text, blocks, words)
    return blocks


def _dash_lines(text: str, blocks: list[Block], words: Lexicon) -> list[Block]:
    """Lines that a dash opens are speech where one of the neighbouring ones has words of saying: lists are not."""
    opened = [not here and bool(_LINE.match(text, a, b)) for a, b, here in blocks]
    parts = [_dashed(text, a, b, words) if o else ([], False) for (a, b, _), o in zip(blocks, opened, strict=True)]
    said = _runs_with_saying(opened, [told for _, told in parts])
    return [
        (a, b, spoken if told else here) for (a, b, here), (spoken, _), told in zip(blocks, parts, said, strict=True)
    ]


def _runs_with_saying(opened: list[bool], told: list[bool]) -> list[bool]:
    """Per line whether its run of dash lines has words of saying anywhere."""
    result: list[bool] = []
    index = 0
    while index < len(opened):
        last = index
        while last < len(opened) and opened[last]:
            last += 1
        result.extend([any(told[index:last])] * (last - index))
        result.extend([False] * (last == index))
        index = max(last, index + 1)
    return result


def _dashed(text: str, start: int, end: int, words: Lexicon) -> tuple[list[Stretch], bool]:
    """The spoken pieces of a line, and whether words of saying stand between or after them."""
    edges = [m.start() for m in _DASH.finditer(text, start, end)]
    pieces = list(zip([e + 1 for e in edges], [*edges[1:], end], strict=True))
    spoken: list[Stretch] = []
    told, inside = False, False
    for number, (first, last) in enumerate(pieces):
        if number and not inside and _tells(text[first : min(last, first + _INCISE)], words):
            told = inside = True
        elif number and not inside and spoken:
            spoken[-1] = Stretch(spoken[-1].start, _trim(text, first, last)[1])
        else:
            inside = False
            a, b = _trim(text, first, last)
            b, cut = _before_incise(text, a, b, words)
            told = told or cut
            if b > a:
                spoken.append(Stretch(a, b))
    return spoken, told


def _trim(text: str, first: int, last: int) -> tuple[int, int]:
    while first < last and text[first] in " .,;:\u00a0\u202f":
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last


def _tells(text: str, words: Lexicon) -> bool:
    """Whether words begin with a verb of saying and its subject: "dijo Ruiz", "a-t-il déclaré"."""
    run = tokens(text)
    for word in run[:_LEAD]:
        if says(word, words):
            return True
        if word.low not in words.speech.adverbs and not ("-" in word.low and pronoun_in(word, words)):
            return False
    return False


def _before_incise(text: str, start: int, end: int, words: Lexicon) -> tuple[int, bool]:
    for comma in _COMMA.finditer(text, start, end):
        if _subject_follows(text[comma.end() : min(end, comma.end() + _INCISE)], words):
            return comma.start() + (text[comma.start()] != ","), True
    return end, False


def _subject_follows(text: str, words: Lexicon) -> bool:
    run = tokens(text)
    if not run or run[0].capitalised or not _tells(text, words):
        return False
    verb = next(i for i, w in enumerate(run) if says(w, words))
    if any("-" in w.low and pronoun_in(w, words) for w in run[: verb + 1]):
        return True
    return verb + 1 < len(run) and bool(forward(text, run, verb + 1, words))


def _without_incise(text: str, stretch: Stretch, words: Lexicon) -> list[Stretch]:
    """The quoted words before and after words of saying inside their marks: "« Oui, a dit Anne Weber, demain. »"."""
    first, told = _before_incise(text, stretch.start, stretch.end, words)
    if not told:
        return [stretch]
    parts = [Stretch(stretch.start, first, single=stretch.single)]
    rest = _COMMA.search(text, first + 2, min(stretch.end, first + _INCISE))
    if rest and rest.end() < stretch.end:
        parts.append(Stretch(rest.end(), stretch.end, closed=stretch.closed, single=stretch.single))
    return parts
