"""Which texts have a run of words: a hash table in two arrays, searched for all runs of a text at once.

A bucket is eight places, one line of the processor's cache. A run that several texts share stands once per text, up to
``COMMON``: from there on it is everybody's (a stock phrase, a closing line) and says nothing, so further texts are not
noted under it. The table doubles when half full, up to ``most`` places; beyond that the eldest entry of a full bucket
goes, so that memory is bounded whatever is fed in.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standfirst.cluster.fingerprint import Hashes

COMMON = 5  # texts from which a run is common; a copy is not entered, so these are texts with words of their own
_PLACES = 8
_FIRST = 1 << 13  # buckets at the start: 0.8 MB
_SHIFT = np.uint64(8)  # the low bits chose the sample and are the same in all that is kept
_TRIES = 4


_Places = tuple[NDArray[np.intp], NDArray[np.int32], NDArray[np.bool_]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shared:
    """Texts that have runs in common with one that was looked up, with how many, most first; and its common runs."""

    counts: dict[int, int]
    common: Hashes


class ShingleTable:
    """Runs of words to text numbers (0 or more). One writer."""

    def __init__(self, most: int = 1 << 25) -> None:
        self._most = most
        self._runs = np.zeros((_FIRST, _PLACES), np.uint64)
        self._texts = np.full((_FIRST, _PLACES), -1, np.int32)
        self._used = 0
        self._last: tuple[Hashes, _Places] | None = None  # of the latest ``find``, until something changes

    def __len__(self) -> int:
        return self._used

    @property
    def bytes(self) -> int:
        """Memory that the arrays take."""
        return self._runs.nbytes + self._texts.nbytes

    def find(self, sample: Hashes, least: int) -> Shared | None:
        """Texts that share at least ``least`` runs with a sample, the common runs left out; None when none does."""
        _, texts, same = places = self._lookup(sample)
        self._last = sample, places
        if np.count_nonzero(same) < least:
            return None
        common = np.count_nonzero(same, axis=1) >= COMMON
        same = same & ~common[:, None]
        counts = Counter(texts[same].tolist())  # a few, mostly: a Counter is quicker than numpy's unique
        most = sorted((-count, text) for text, count in counts.items() if count >= least)
        return Shared(counts={text: -count for count, text in most}, common=sample[common])

    def add(self, sample: Hashes, text: int) -> None:
        """Note a text under every run of its sample that is not common yet."""
        if (self._used + len(sample)) * 2 > self._texts.size and self._texts.size < self._most:
            self._double()
            self._last = None
        rows, texts, same = self._lookup(sample)
        self._last = None
        if same.any():
            rare = np.count_nonzero(same, axis=1) < COMMON
            sample, rows, texts = sample[rare], rows[rare], texts[rare]
        for _ in range(_TRIES):
            lost = self._put(rows, texts, sample, text)
            if not len(lost):
                return
            sample, rows = sample[lost], rows[lost]  # two runs of one sample wanted the same place
            texts = self._texts.take(rows, axis=0)

    def _put(self, rows: NDArray[np.intp], texts: NDArray[np.int32], sample: Hashes, text: int) -> NDArray[np.intp]:
        """Write each run to a free place of its bucket, else over the eldest; which ones another run wrote over."""
        place = texts.argmin(axis=1)  # -1 is free, and a lower number is an elder text
        at = rows * _PLACES + place
        runs, flat = self._runs.reshape(-1), self._texts.reshape(-1)
        free = flat[at] < 0
        runs[at] = sample
        flat[at] = text
        lost = runs[at] != sample
        self._used += int(np.count_nonzero(free & ~lost))
        return np.flatnonzero(lost)

    def remove(self, sample: Hashes, text: int) -> None:
        """Take a text out again."""
        rows, texts, same = self._lookup(sample)
        self._last = None
        mine = same & (texts == text)
        self._used -= int(mine.sum())
        at, place = np.nonzero(mine)
        self._texts[rows[at], place] = -1

    def _lookup(self, sample: Hashes) -> _Places:
        """The bucket of each run, the texts in it, and which of them are there for this run."""
        if self._last is not None and self._last[0] is sample:
            return self._last[1]
        rows = self._buckets(sample)
        texts = self._texts.take(rows, axis=0)
        same = self._runs.take(rows, axis=0) == sample[:, None]
        same &= texts >= 0
        return rows, texts, same

    def _buckets(self, sample: Hashes) -> NDArray[np.intp]:
        return ((sample >> _SHIFT) & np.uint64(len(self._texts) - 1)).astype(np.intp)

    def _double(self) -> None:
        """Every bucket in two: each entry keeps its place in the half that the next bit of its run names."""
        upper = ((self._runs >> _SHIFT) & np.uint64(len(self._texts))) > 0
        lower_half = np.where(upper, np.int32(-1), self._texts)
        upper_half = np.where(upper, self._texts, np.int32(-1))
        self._texts = np.concatenate([lower_half, upper_half])
        self._runs = np.concatenate([self._runs, self._runs])
