"""An embedder for tests: no model, no surprise."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from standfirst.domain.text import accentless

_WORD = re.compile(r"[^\W_]{3,}")


class HashEmbedder:
    """Implements ``cluster.ports.Embedder`` by hashing words into a bag: texts that share words are similar, the same
    text has the same vector on every machine. Languages do not meet."""

    name = "hashed-words-1"

    def __init__(self, dimension: int = 512) -> None:
        self.dimension = dimension

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit rows; a text without words gets the first axis."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in _WORD.findall(accentless(text)):
                digest = hashlib.sha256(word.encode()).digest()
                row[int.from_bytes(digest[:4], "big") % self.dimension] += 1.0
            row[0] += not row.any()
        unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit
