"""Who speaks in one place of a long text, read from what stands near it and from the lines elsewhere that name them.

A check needs the few quotations it cites, not all of a text of twenty pages: a pronoun reaches back a handful of
sentences, and what else tells of a speaker stands in sentences that hold the name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.speakers import Quote, extract_quotes
from standfirst.verify.reading.tokens import tokens

# 2026-11-28, 801 quotations of the press pack: .955 have the speaker that a reading of their whole text gives (.926 at
# 1,600 characters, .974 at 6,000); of the rest most differ in how much of the name is given.
_BEFORE = 3_000  # characters read before the place at least
_AFTER = 500  # characters read behind it at least: the turn's next paragraph
_SEAM = 400  # more characters among which a paragraph or a sentence begins where the reading may
_ELSEWHERE = 12  # lines elsewhere that are read besides, half of them the first ones: a name comes whole at first
_BREAKS = ("\n", ". ", '." ', ".” ", "? ", "! ", " ")


def quotes_near(text: str, start: int, end: int, language: str = "en") -> tuple[Quote, ...]:
    """The quotations around the stretch from ``start`` to ``end`` of ``text``, with offsets in it, as
    ``extract_quotes`` reads them. Its time grows with the neighbourhood, save for one search for the speaker's name."""
    floor, ceiling = _first(text, start), _last(text, end)
    if ceiling - floor == len(text):
        return extract_quotes(text, language)
    near = text[floor:ceiling]
    found = [q for q in _read("", near, floor, language) if q.start < end and start < q.end]
    known = _telling((q.speaker or q.mention for q in found), lexicon(language))
    lines = [*_lines_with(known, text[:floor]), *_lines_with(known, text[ceiling:])] if known else []
    if not lines:
        return tuple(found)
    kept = lines if len(lines) <= _ELSEWHERE else lines[: _ELSEWHERE // 2] + lines[-_ELSEWHERE // 2 :]
    again = _read("\n\n".join(kept) + "\n\n", near, floor, language)
    return tuple(q for q in again if q.start < end and start < q.end)


def _read(elsewhere: str, near: str, floor: int, language: str) -> list[Quote]:
    shift = floor - len(elsewhere)
    quotes = extract_quotes(elsewhere + near, language)
    return [replace(q, start=q.start + shift, end=q.end + shift) for q in quotes if q.start + shift >= floor]


def _first(text: str, start: int) -> int:
    """Where the reading begins: a paragraph's, else a sentence's start at least ``_BEFORE`` characters back."""
    wanted = start - _BEFORE
    if wanted <= _SEAM:
        return 0
    breaks = ((text.rfind(mark, wanted - _SEAM, wanted), mark) for mark in _BREAKS)
    return next((at + len(mark) for at, mark in breaks if at >= 0), wanted)


def _last(text: str, end: int) -> int:
    """Where it ends: with a paragraph, else a sentence, at least ``_AFTER`` characters on."""
    wanted = end + _AFTER
    if wanted >= len(text) - _SEAM:
        return len(text)
    breaks = ((text.find(mark, wanted, wanted + _SEAM), mark) for mark in _BREAKS)
    return next((at + len(mark.rstrip(" ")) for at, mark in breaks if at >= 0), wanted)


def _telling(names: Iterable[str], words: Lexicon) -> list[str]:
    """The words that lines elsewhere about these speakers would hold: a lone surname, else the office. A name of two
    words tells enough by itself."""
    found: list[str] = []
    for name in names:
        run = [w for w in tokens(name) if w.low not in words.stop and w.low not in words.pronouns and len(w.text) > 2]
        proper = [w.text for w in run if w.capitalised]
        if len(proper) < 2:
            found.extend(proper or (w.text for w in run if w.low in words.speech.heads))
    return list(dict.fromkeys(found))


def _lines_with(known: list[str], text: str) -> Iterator[str]:
    """Each sentence or line of ``text`` that holds one of the words."""
    last = 0
    for match in re.finditer(rf"\b(?:{'|'.join(re.escape(w) for w in known)})\b", text, re.IGNORECASE):
        if match.start() < last:
            continue
        floor = max(last, match.start() - _SEAM)
        starts = [at + len(mark) for mark in _BREAKS[:-1] if (at := text.rfind(mark, floor, match.start())) >= 0]
        ends = [at + 1 for mark in _BREAKS[:-1] if (at := text.find(mark, match.end(), match.end() + _SEAM)) >= 0]
        last = min(ends, default=min(len(text), match.end() + _SEAM))
        yield text[max(starts, default=floor) : last].strip()
