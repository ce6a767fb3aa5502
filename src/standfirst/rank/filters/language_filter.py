"""Takes out stories in another language, when the reader chose one."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import CandidatePool
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
            return Removal(query.mask_of(np.zeros(0, dtype=np.intp)), ("",))
        key = (self, chosen)
        if key not in query.pool.shared:
            query.pool.shared[key] = _removal(query.pool, chosen)
        found: Removal = query.pool.shared[key]
        return found


def _removal(pool: CandidatePool, chosen: str) -> Removal:
    languages = [c.language for c in pool.candidates]
    names = tuple(dict.fromkeys(languages))
    code = {name: at for at, name in enumerate(names)}
    return Removal(
        np.array([bool(lang := _primary(name)) and lang != chosen for name in languages], dtype=np.bool_),
        tuple(f"in another language ({name})" for name in names),
        np.array([code[name] for name in languages], dtype=np.intp),
    )


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].strip().casefold()
