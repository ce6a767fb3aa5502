"""What is never inferred of a reader: leaning, health, faith, sexuality. Followed by choice only.

The words are data (``sensitive.toml``); titles in six languages are compared with them by whole words. That is coarse,
and errs on the side of learning nothing.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from standfirst.domain.text import accentless

_WORD = re.compile(r"\w+(?:-\w+)*")


@cache
def _data() -> tuple[frozenset[str], frozenset[str]]:
    text = (files("standfirst.domain") / "sensitive.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    words = (word for group in read["words"].values() for word in group.split())
    return frozenset(read["topics"]), frozenset(words)


def sensitive_topic(topic: str) -> bool:
    """Whether no weight may ever be learned for a topic."""
    return topic.strip().casefold() in _data()[0]


def teaches(title: str, topics: Iterable[str]) -> bool:
    """Whether anything may be learned from somebody's reading a story with this title and these topics."""
    return not any(sensitive_topic(t) for t in topics) and not _has_word(title)


@lru_cache(maxsize=20_000)
def _has_word(title: str) -> bool:
    found = set(_WORD.findall(accentless(title.casefold())))
    parts = {part for word in found if "-" in word for part in word.split("-")}
    return bool((found | parts) & _data()[1])
