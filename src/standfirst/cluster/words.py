"""What the words of an article say about its event: its terms, the names in it, its places and figures.

Language-blind on purpose: case folding, no accents, light suffix stripping and short stop lists; how much a word
weighs is learned from the stream (``vocabulary``).
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from standfirst.cluster.stopwords import PLACE_PREPOSITIONS, STOPWORDS, TIME_WORDS
from standfirst.domain.text import accentless

LEDE_CHARACTERS = 700  # events stand at the top of a news text
BODY_CHARACTERS = 4000  # below is background: names of the event, hardly new ones
_LEDE_WEIGHT, _BODY_WEIGHT = 0.5, 0.25  # of a word against a title word
_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.!?:;\"“”]")
_PLACE = re.compile(rf"\b(?:{'|'.join(PLACE_PREPOSITIONS)})\s+((?:[A-ZÀ-ÖØ-Þ][\w’-]+)(?:\s[A-ZÀ-ÖØ-Þ][\w’-]+)?)")
_SUFFIXES = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleWords:
    """The words of one article; mappings go from a stem to how often it stands there.

    ``terms`` weighs title, lede and body words differently, ``names`` is what is capitalised inside a sentence and
    never written small. ``shown`` maps a stem to the word as the article wrote it.
    """

    terms: dict[str, float]
    title: tuple[str, ...]
    names: dict[str, float]
    places: frozenset[str]
    numbers: frozenset[str]
    title_only: bool
    shown: dict[str, str] = field(default_factory=dict)


def article_words(title: str, text: str) -> ArticleWords:
    """Read title and the top of the text. Linear in their length."""
    lede, body = text[:LEDE_CHARACTERS], text[LEDE_CHARACTERS:BODY_CHARACTERS]
    shown: dict[str, str] = {}
    title_stems, lede_stems, body_stems = (_stems(part, shown) for part in (title, lede, body))
    lead = Counter(lede_stems)
    for stem in title_stems:
        lead[stem] += 2
    terms = {stem: count * _LEDE_WEIGHT for stem, count in lead.items()}
    for stem in body_stems:
        terms[stem] = terms.get(stem, 0.0) + _BODY_WEIGHT
    return ArticleWords(
        terms=terms,
        title=tuple(title_stems),
        names=_names(text[:BODY_CHARACTERS], frozenset(title_stems)),
        places=frozenset(stem_of(p.split()[0]) for p in _PLACE.findall(f"{title}\n{lede}") if _is_place(p)),
        numbers=frozenset(stem for stem in terms if stem[0].isdigit()),
        title_only=not text.strip(),
        shown=shown,
    )


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """The form under which inflected forms of a word meet: accents and case gone, common endings stripped."""
    plain = accentless(word).removesuffix("'s").removesuffix("’s")
    if len(plain) < 4 or plain[0].isdigit():
        return plain
    for suffix, replacement in _SUFFIXES:
        if plain.endswith(suffix) and len(plain) - len(suffix) >= 3:
            return plain[: -len(suffix)] + replacement
    return plain


@lru_cache(maxsize=100_000)
def _telling(word: str) -> str:
    """The stem of a word that tells something, "" for single letters and stop words."""
    return "" if len(word) < 2 or accentless(word) in STOPWORDS else stem_of(word)


def _stems(text: str, shown: dict[str, str]) -> list[str]:
    stems = []
    for word in _WORD.findall(text.replace("'s", "").replace("’s", "")):
        stem = _telling(word)
        if stem:
            if stem not in shown:
                shown[stem] = word
            stems.append(stem)
    return stems


def _names(text: str, title: frozenset[str]) -> dict[str, float]:
    """Stems of words that are capitalised inside a sentence and never written small; once more for the title."""
    inside: list[str] = []
    small: set[str] = set()
    begins = True
    for token in _TOKEN.findall(text):
        first = token[0]
        if first.islower():
            small.add(token)
        elif first.isupper():
            if not begins:
                inside.append(token)
        elif not first.isalnum():
            begins = True
            continue
        elif not first.isdigit():
            small.add(token)
        begins = False
    if not inside:
        return {}
    written_small = set(map(stem_of, small))
    return {
        stem: float(count + (stem in title))
        for stem, count in Counter(map(stem_of, inside)).items()
        if len(stem) > 1 and stem not in written_small
    }


def _is_place(place: str) -> bool:
    return accentless(place.split()[0]) not in TIME_WORDS
