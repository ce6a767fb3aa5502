"""InterestIndex: from a wish (topic, place, thing, publisher, author, word, story) to its rows, by look-up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standfirst.domain.ranking import Candidate, InterestKind
from standfirst.domain.text import accentless

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")  # written without spaces
_NO_ROWS: npt.NDArray[np.intp] = np.zeros(0, dtype=np.intp)


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestIndex:
    """Rows by (kind, folded value). Words match whole words without case and accents; a phrase matches its
    words in order; in scripts without spaces a word matches anywhere. Names match whole, without case and accents. A
    place and a named thing are looked up among both: what a name is depends on who writes it."""

    rows: dict[tuple[InterestKind, str], npt.NDArray[np.intp]]
    texts: tuple[str, ...]

    @classmethod
    def build(cls, candidates: Sequence[Candidate]) -> "InterestIndex":
        """Index candidates by their place in the list."""
        found: dict[tuple[InterestKind, str], list[int]] = {}
        texts = tuple(folded_text(f"{c.title}\n{c.text}") for c in candidates)
        for row, candidate in enumerate(candidates):
            for key in _keys(candidate, texts[row]):
                found.setdefault(key, []).append(row)
        return cls(rows={key: np.array(rows, dtype=np.intp) for key, rows in found.items()}, texts=texts)

    def rows_for(self, kind: InterestKind, value: str) -> npt.NDArray[np.intp]:
        """Rows a wish speaks of, rising; none for an empty or unknown value."""
        if kind is InterestKind.STORY:
            return self.rows.get((kind, value), _NO_ROWS)
        if kind is not InterestKind.WORD:
            return self.rows.get(_key(kind, value), _NO_ROWS)
        phrase = folded_text(value).strip()
        if _UNSPACED.search(phrase):
            return np.array([row for row, text in enumerate(self.texts) if phrase in text], dtype=np.intp)
        words = _WORD.findall(phrase)
        if not words:
            return _NO_ROWS
        rows = min((self.rows.get((kind, word), _NO_ROWS) for word in words), key=len)
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


def _key(kind: InterestKind, value: str) -> tuple[InterestKind, str]:
    return (InterestKind.THING if kind is InterestKind.PLACE else kind), folded_text(value.strip())


def _keys(candidate: Candidate, text: str) -> set[tuple[InterestKind, str]]:
    keys = {(InterestKind.STORY, candidate.story_id)}
    keys.update(_key(InterestKind.TOPIC, topic) for topic in candidate.topics)
    keys.update(_key(InterestKind.PUBLISHER, name) for name in candidate.publishers)
    keys.update(_key(InterestKind.THING, name) for name in (*candidate.places, *candidate.things))
    keys.update(_key(InterestKind.AUTHOR, name) for name in candidate.authors)
    keys.update((InterestKind.WORD, word) for word in _WORD.findall(text))
    return keys
