"""What code does for the house style: words, dates, names and headline capitals, outside quotation marks.

A sentence keeps its citations and its place, so that the checks behind see exactly what a page would show.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from standfirst.domain.draft import Draft, EvidenceSource, Sentence
from standfirst.write.house_style import HouseStyle, Pairs

_QUOTED = re.compile(r"(\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»)")
_MONTHS = "January February March April May June July August September October November December"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS.split())})\b(?: (\d{{4}})\b)?")
_MONTH_FIRST = re.compile(rf"\b({'|'.join(_MONTHS.split())}) (\d{{1,2}})\b(?!\d)(?:, (\d{{4}})\b)?")
_LIGHT = frozenset("a an and as at but by for from in into of off on onto or over per the to up via with".split())
LEAST_BODY = 3  # a style cuts no Report below what the contract asks for
Change = Callable[[str], str]


def without_avoided(draft: Draft, style: HouseStyle) -> Draft:
    """The draft without the body sentences that hold a word to be cut; the whole where too few would be left."""
    if not style.cut:
        return draft
    kept = tuple(tuple(s for s in p if not _holds(s.text, style.cut)) for p in draft.paragraphs)
    paragraphs = tuple(p for p in kept if p)
    return replace(draft, paragraphs=paragraphs) if sum(map(len, paragraphs)) >= LEAST_BODY else draft


def styled(draft: Draft, style: HouseStyle, sources: tuple[EvidenceSource, ...]) -> Draft:
    """The draft in the house's words. Sentences stay where they are, changed or not."""
    dated: Change = _dated(style) if draft.language[:2] == "en" else str
    named = _Names(style.short_names)

    def change(sentence: Sentence, *more: Change) -> Sentence:
        return replace(
            sentence, text=_outside(sentence.text, lambda t: _each(t, (worded(style.replaced), dated, *more)))
        )

    headline = change(draft.headline)
    return replace(
        draft,
        headline=replace(headline, text=_headline(headline.text, style.headlines, sources)),
        standfirst=change(draft.standfirst),
        paragraphs=tuple(tuple(change(s, named) for s in p) for p in draft.paragraphs),
        dateline=dated(draft.dateline),
    )


def restored(draft: Draft, original: Draft, places: frozenset[tuple[str, int]]) -> Draft:
    """``draft`` with the sentences at ``places`` as they were in ``original``, which has the same places."""
    count = iter(range(sum(len(p) for p in draft.paragraphs)))
    pairs = zip(draft.paragraphs, original.paragraphs, strict=True)
    body = tuple(
        tuple(b if ("body", next(count)) in places else a for a, b in zip(p, q, strict=True)) for p, q in pairs
    )
    return replace(
        draft,
        headline=original.headline if ("headline", 0) in places else draft.headline,
        standfirst=original.standfirst if ("standfirst", 0) in places else draft.standfirst,
        paragraphs=body,
    )


def changed_places(draft: Draft, original: Draft) -> frozenset[tuple[str, int]]:
    """Where two drafts of the same places differ."""
    pairs = zip(draft.parts(), original.parts(), strict=True)
    return frozenset((part, index) for (part, index, a), (_, _, b) in pairs if a.text != b.text)


def worded(pairs: Pairs) -> Change:
    """Each first word or phrase as its second one, with a capital where it had one."""
    better = {word.casefold(): other for word, other in pairs}
    pattern = _pattern(tuple(better)) if better else None

    def change(text: str) -> str:
        return pattern.sub(lambda m: _cased(m[0], better[m[0].casefold()]), text) if pattern else text

    return change


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.I)


def _cased(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


class _Names:
    """Publishers' short names from the second mention on."""

    def __init__(self, pairs: Pairs) -> None:
        self._pairs, self._met = pairs, set[str]()

    def __call__(self, text: str) -> str:
        for full, short in self._pairs:
            head, name, rest = text.partition(full) if full not in self._met else ("", "", text)
            self._met |= {full} if name else set()
            text = head + name + worded(((full, short),))(rest)
        return text


def _dated(style: HouseStyle) -> Change:
    if style.dates == "month-day":
        return _month_first
    return _day_first


def _month_first(text: str) -> str:
    return _DAY_FIRST.sub(lambda m: f"{m[2]} {m[1]}" + (f", {m[3]}" if m[3] else ""), text)


def _day_first(text: str) -> str:
    return _MONTH_FIRST.sub(lambda m: f"{m[2]} {m[1]}" + (f" {m[3]}" if m[3] else ""), text)


def _each(text: str, changes: tuple[Change, ...]) -> str:
    for change in changes:
        text = change(text)
    return text


def _outside(text: str, change: Change) -> str:
    """``change`` for every stretch outside quotation marks."""
    return "".join(part if n % 2 else change(part) for n, part in enumerate(_QUOTED.split(text)))


def _holds(text: str, words: tuple[str, ...]) -> bool:
    return any(_pattern(words).search(part) for part in _QUOTED.split(text)[::2])


def _headline(text: str, case: str, sources: tuple[EvidenceSource, ...]) -> str:
    words = text.split(" ")
    if case == "title":
        return " ".join(_weighty(w, first=not n) for n, w in enumerate(words))
    capitals = sum(w[:1].isupper() for w in words)
    if case == "sentence" and len(words) > 3 and capitals > 0.7 * len(words):
        told = {w.strip(".,;:") for source in sources for w in source.text.split()}
        return " ".join([words[0], *(w.lower() if w.lower().strip(".,;:") in told else w for w in words[1:])])
    return text


def _weighty(word: str, *, first: bool) -> str:
    plain = word.islower() and word.isalpha()
    return word[:1].upper() + word[1:] if plain and (first or word not in _LIGHT) else word
