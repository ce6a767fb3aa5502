"""What a cited article says elsewhere: things may be named from there, deeds may not."""

from functools import lru_cache

from standfirst.verify.context import Part
from standfirst.verify.reading.kin import Told, knows, told
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.tokens import Token, lows


def in_articles(word: Token, part: Part, words: Lexicon) -> bool:
    """Whether a cited article has a word anywhere, in some form or sense."""
    articles = {(s.source.text, s.source.title) for s in part.spans if s.source}
    return any(knows(_article(text, title, words.language), word.low, words.language) for text, title in articles)


@lru_cache(maxsize=256)
def _article(text: str, title: str, language: str) -> Told:
    return told(frozenset(lows(f"{title} {text}")), language)
