"""copy: no run of more than 12 words shared with a source outside quotation marks; quotes at most 25 words."""

import re
from functools import lru_cache

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part
from standfirst.verify.reading.tokens import lows

_IN_FIGURE = re.compile(r"(?<=\d)[.,:](?=\d)")


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail long quotations and long borrowed runs."""
    found: list[Verdict] = []
    most = context.settings.copied_words
    for part in context.parts:
        found.extend(
            part.fail(Rule.COPY, f"a quotation of {count} words, at most {context.settings.quote_words}")
            for quote in part.quotes()
            if (count := len(quote.split())) > context.settings.quote_words
        )
        grams = [gram for run in _runs(part) for gram in _grams(run, most + 1)]
        if any(_holds(source.text, gram) for source in context.sources for gram in grams):
            found.append(part.fail(Rule.COPY, f"more than {most} words in a row are the source's own"))
    return tuple(found)


def _holds(text: str, gram: list[str]) -> bool:
    """Whether a text has a run of words; read as words only where it has each of them somewhere."""
    low = _low(text)
    return all(word in low for word in gram if word.isalpha()) and f" {' '.join(gram)} " in _flat(text)


@lru_cache(maxsize=64)
def _low(text: str) -> str:
    return text.casefold()


@lru_cache(maxsize=64)
def _flat(text: str) -> str:
    return f" {' '.join(_words(text))} "


def _words(text: str) -> list[str]:
    """The words of a text; a figure such as "3,870" is one."""
    return lows(_IN_FIGURE.sub("", text))


def _grams(words: list[str], size: int) -> list[list[str]]:
    return [words[i : i + size] for i in range(len(words) - size + 1)]


def _runs(part: Part) -> list[list[str]]:
    """Our words outside quotation marks, cut where a quotation stands."""
    edges = [0, *(x for q in part.quoted for x in (q.start, q.end)), len(part.text)]
    return [_words(part.text[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True)]
