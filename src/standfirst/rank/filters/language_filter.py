"""Takes out stories in another language, when the reader chose one."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.ports import Removal
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageFilter:
    """Compares primary subtags ("de" and "de-AT" are one); a story of unknown language stays."""

    name: ClassVar[str] = "language"
    wish: ClassVar[bool] = False

    def remove(self, query: Query) -> Removal:
        chosen = _primary(query.reader.language)
        if not chosen:
            return Removal(query.mask_of(np.zeros(0, dtype=np.intp)), lambda row: "")
        key = (self, chosen)
        if key not in query.pool.shared:
            languages = (_primary(c.language) for c in query.pool.candidates)
            query.pool.shared[key] = np.array([bool(lang) and lang != chosen for lang in languages], dtype=np.bool_)
        return Removal(
            query.pool.shared[key], lambda row: f"in another language ({query.pool.candidates[row].language})"
        )


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].strip().casefold()
