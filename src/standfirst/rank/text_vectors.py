"""Text vectors without a model: hashed TF-IDF, for desks and measurements that have no embedder."""

import math
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from standfirst.rank.interest_index import folded_words

WIDTH = 1024


@dataclass(slots=True, kw_only=True)
class HashedTfIdf:
    """Words hashed to ``width`` places with a sign (Weinberger et al. 2009), weighted (1 + log tf) x log idf.

    ``read`` counts document frequencies as texts come; ``vector`` uses the counts so far. Unit length, or all
    zero for a text without words.
    """

    width: int = WIDTH
    documents: int = 0
    found_in: Counter[str] = field(default_factory=Counter)

    def read(self, texts: Iterable[str]) -> None:
        """Count in which texts words occur."""
        for text in texts:
            self.documents += 1
            self.found_in.update(set(folded_words(text)))

    def vector(self, text: str) -> npt.NDArray[np.float32]:
        """The text's unit vector, float32 of ``width``."""
        values = np.zeros(self.width)
        for word, count in Counter(folded_words(text)).items():
            digest = zlib.crc32(word.encode("utf-8", "surrogatepass"))
            rarity = math.log((1 + self.documents) / (1 + self.found_in[word]))
            values[(digest >> 1) % self.width] += (1.0 if digest & 1 else -1.0) * (1 + math.log(count)) * rarity
        length = float(np.linalg.norm(values))
        return (values / length if length else values).astype(np.float32)
