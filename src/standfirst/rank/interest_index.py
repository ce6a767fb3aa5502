"""InterestIndex: from a wish (topic, place, thing, publisher, author, word, story) to its rows, by look-up."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standfirst.domain.ranking import Candidate, InterestKind
from standfirst.domain.text import accentless

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")  # written without spaces
_NO_ROWS: npt.NDArray[np.intp] = np.zeros(0, dtype=np.intp)
_WASTE = 4  # times as many keys as are in use, after which those of gone stories are let go
Key = tuple[InterestKind, str]


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of one candidate: ``told``, its parts that hold words and names, folded text and codes of keys."""

    told: tuple[object, ...]
    text: str
    codes: npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestIndex:
    """Rows by (kind, folded value). Words match whole words without case and accents; a phrase matches its
    words in order; in scripts without spaces a word matches anywhere. Names match whole, without case and accents. A
    place and a named thing are looked up among both: what a name is depends on who writes it.

    ``codes`` numbers the keys, from one index to the next; ``rows`` are sorted by code, those of a code begin at
    ``starts``; ``read`` is by story id.
    """

    codes: dict[Key, int]
    starts: npt.NDArray[np.intp]
    rows: npt.NDArray[np.intp]
    texts: tuple[str, ...]
    read: Mapping[str, _Read]

    @classmethod
    def build(cls, candidates: Sequence[Candidate], previous: "InterestIndex | None" = None) -> "InterestIndex":
        """Index candidates by their place in the list. What ``previous`` has read of a candidate that is the same is
        not read again; one thread at a time builds from one ``previous``."""
        codes, known = _kept_of(previous)
        read = {c.story_id: _read(c, known.get(c.story_id), codes) for c in candidates}
        found = [read[c.story_id] for c in candidates]
        keys = np.concatenate([r.codes for r in found]) if found else np.zeros(0, dtype=np.int32)
        rows = np.repeat(np.arange(len(found)), [len(r.codes) for r in found])
        starts = np.zeros(len(codes) + 1, dtype=np.intp)
        np.cumsum(np.bincount(keys, minlength=len(codes)), out=starts[1:])
        rows = rows[np.argsort(keys, kind="stable")]
        return cls(codes=codes, starts=starts, rows=rows, texts=tuple(r.text for r in found), read=read)

    def _of(self, key: Key) -> npt.NDArray[np.intp]:
        code = self.codes.get(key, len(self.starts))
        return self.rows[self.starts[code] : self.starts[code + 1]] if code + 1 < len(self.starts) else _NO_ROWS

    def rows_for(self, kind: InterestKind, value: str) -> npt.NDArray[np.intp]:
        """Rows a wish speaks of, rising; none for an empty or unknown value."""
        if kind is InterestKind.STORY:
            return self._of((kind, value))
        if kind is not InterestKind.WORD:
            return self._of(_key(kind, value))
        phrase = folded_text(value).strip()
        if _UNSPACED.search(phrase):
            return np.array([row for row, text in enumerate(self.texts) if phrase in text], dtype=np.intp)
        words = _WORD.findall(phrase)
        if not words:
            return _NO_ROWS
        rows = min((self._of((kind, word)) for word in words), key=len)
        return rows if len(words) == 1 else self._with_phrase(rows, words)

    def _with_phrase(self, rows: npt.NDArray[np.intp], words: list[str]) -> npt.NDArray[np.intp]:
        pattern = re.compile(r"\b" + r"\W+".join(map(re.escape, words)) + r"\b")
        return np.array([row for row in rows if pattern.search(self.texts[row])], dtype=np.intp)


def folded_text(text: str) -> str:
    """Text as words are compared: no case, no accents."""
    return text.casefold() if text.isascii() else accentless(text)


def folded_words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return _WORD.findall(folded_text(text))


def _kept_of(previous: InterestIndex | None) -> tuple[dict[Key, int], Mapping[str, _Read]]:
    if previous is None or len(previous.codes) > _WASTE * np.count_nonzero(np.diff(previous.starts)):
        return {}, {}
    return previous.codes, previous.read


def _read(candidate: Candidate, before: _Read | None, codes: dict[Key, int]) -> _Read:
    c = candidate
    told = (c.title, c.text, c.topics, c.publishers, c.places, c.things, c.authors)
    if before is not None and before.told == told:
        return before
    text = folded_text(f"{c.title}\n{c.text}")
    numbers = [codes.setdefault(key, len(codes)) for key in _keys(c, text)]
    return _Read(told, text, np.array(numbers, dtype=np.int32))


def _key(kind: InterestKind, value: str) -> Key:
    return (InterestKind.THING if kind is InterestKind.PLACE else kind), folded_text(value.strip())


def _keys(candidate: Candidate, text: str) -> set[Key]:
    keys = {(InterestKind.STORY, candidate.story_id)}
    keys.update(_key(InterestKind.TOPIC, topic) for topic in candidate.topics)
    keys.update(_key(InterestKind.PUBLISHER, name) for name in candidate.publishers)
    keys.update(_key(InterestKind.THING, name) for name in (*candidate.places, *candidate.things))
    keys.update(_key(InterestKind.AUTHOR, name) for name in candidate.authors)
    keys.update((InterestKind.WORD, word) for word in _WORD.findall(text))
    return keys
