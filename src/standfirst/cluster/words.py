"""What the words of an article say about its event: weighty terms, named things, places, figures.

Language-blind on purpose: case folding, no accents, light suffix stripping and short stop lists; how much a word
weighs is learned from the stream (``vocabulary``).
"""

import math
import re
from collections import Counter
from dataclasses import dataclass, field

from standfirst.cluster.stopwords import PLACE_PREPOSITIONS, STOPWORDS, TIME_WORDS
from standfirst.domain.text import accentless

BODY_CHARACTERS = 700  # events stand at the top of a news text; below is background
_BODY_WEIGHT = 0.5  # of a body word against a title word
_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")
_NAME = re.compile(r"\b(?:[A-ZÀ-ÖØ-Þ][\w’'-]*\w|\d[\d.,]*\d|\d)")
_PLACE = re.compile(rf"\b(?:{'|'.join(PLACE_PREPOSITIONS)})\s+((?:[A-ZÀ-ÖØ-Þ][\w’-]+)(?:\s[A-ZÀ-ÖØ-Þ][\w’-]+)?)")
_SUFFIXES = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleWords:
    """The words of one article. ``terms`` maps a stem to its weight (dampened count), the sets hold stems;
    ``shown`` maps a stem to the word as the article wrote it."""

    terms: dict[str, float]
    title: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    title_only: bool
    shown: dict[str, str] = field(default_factory=dict)


def article_words(title: str, text: str) -> ArticleWords:
    """Read title and the top of the text. Linear in their length."""
    body = text[:BODY_CHARACTERS]
    shown: dict[str, str] = {}
    title_stems = _stems(title, shown)
    counts: Counter[str] = Counter()
    for stem in title_stems:
        counts[stem] += 2
    for stem in _stems(body, shown):
        counts[stem] += 1
    return ArticleWords(
        terms={stem: math.log1p(count * _BODY_WEIGHT) for stem, count in counts.items()},
        title=frozenset(title_stems),
        names=_names(body or title),
        places=frozenset(stem_of(place.split()[0]) for place in _PLACE.findall(f"{title}\n{body}") if _is_place(place)),
        numbers=frozenset(word for word in title_stems if word[0].isdigit()),
        title_only=not body.strip(),
        shown=shown,
    )


def stem_of(word: str) -> str:
    """The form under which inflected forms of a word meet: accents and case gone, common endings stripped."""
    plain = accentless(word).removesuffix("'s").removesuffix("’s")
    if len(plain) < 4 or plain[0].isdigit():
        return plain
    for suffix, replacement in _SUFFIXES:
        if plain.endswith(suffix) and len(plain) - len(suffix) >= 3:
            return plain[: -len(suffix)] + replacement
    return plain


def _stems(text: str, shown: dict[str, str]) -> list[str]:
    stems = []
    for word in _WORD.findall(text.replace("'s", "").replace("’s", "")):
        if len(word) < 2 or accentless(word) in STOPWORDS:
            continue
        stem = stem_of(word)
        shown.setdefault(stem, word)
        stems.append(stem)
    return stems


def _names(text: str) -> frozenset[str]:
    """Capitalised words and figures: a cheap reading that also holds in title case, where it is every word."""
    return frozenset(
        stem_of(word) for word in _NAME.findall(text) if len(word) > 1 and accentless(word) not in STOPWORDS
    )


def _is_place(place: str) -> bool:
    return accentless(place.split()[0]) not in TIME_WORDS
