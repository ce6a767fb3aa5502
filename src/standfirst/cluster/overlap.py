"""How much two texts have word for word in common, and whether that makes one a copy of the other.

A word is shared when a run of three words around it is in both texts. Runs that many texts have (subscribe lines, an
agency's closing paragraph) are taken out of both before anything is counted.
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standfirst.cluster.fingerprint import RUN, Fingerprint, Hashes, runs
from standfirst.domain.story import CopyKind

# Chosen 2026-11-28 on invented texts (tests/cluster/copy_cases.py) and held against a public pack of near-copies.
FEWEST_WORDS = 12  # below this two texts can agree by chance
_EXACT = 0.95  # of both texts; what is left is a dateline, a byline, an agency's name
_EDITED = 0.6  # of both texts
_CONTAINED = 0.7  # of the shorter text
_CONTAINED_WORDS = 20  # the shorter text must have, to be called an excerpt
_SAME_OWNER = 0.8  # of the shorter text: one publisher's articles share its own closing lines
_PASSAGE = 100  # words in one piece; a quotation that independent articles share has 20 to 40
_HALF_PASSAGE = 60  # the same where the piece is half of the shorter text
_CLOSING = 120  # words, where the piece opens or closes both texts, as a publisher's standing lines do
_UNQUOTED = 0.5  # of the shorter text's words outside quotation marks
_STEP_OVER = 3  # words within a piece that may differ
_BETWEEN = 32  # words between two sampled common runs that are taken for common as well
_WORDS = 3
_QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]{1,900}[\"“”«»]|‘[^‘’]{20,900}’(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Shares of the words of the new and the known text that are in the other, in 0..1, and the verdict."""

    new: float
    known: float
    kind: CopyKind

    @property
    def likeness(self) -> float:
        """The share of the text that has more of its words in the other one."""
        return max(self.new, self.known)


def overlap(new: Fingerprint, known: Fingerprint, common: Hashes, *, same_owner: bool) -> Overlap:
    """Compare two texts; ``common`` are sampled runs of ``new`` that many texts have. ``kind`` NONE: no copy."""
    ours, theirs = runs(new.words, _WORDS), runs(known.words, _WORDS)
    if len(common):
        standing = ours[_standing(new, common)]
        left, right = ~_among(ours, standing), ~_among(theirs, standing)
    else:
        left, right = np.ones(len(ours), bool), np.ones(len(theirs), bool)
    a = _Side(_words_of(_among(ours, theirs) & left), _words_of(left))
    b = _Side(_words_of(_among(theirs, ours) & right), _words_of(right))
    return Overlap(new=a.share, known=b.share, kind=_kind(new, known, a, b, same_owner))


def _among(ours: Hashes, theirs: Hashes) -> NDArray[np.bool_]:
    """``numpy.isin``, four times as fast on a few hundred."""
    known = set(theirs.tolist())
    return np.array([run in known for run in ours.tolist()], bool)


class _Side:
    """One text: which words are shared, out of those that count."""

    def __init__(self, shared: NDArray[np.bool_], counted: NDArray[np.bool_]) -> None:
        self.shared, self.counted = shared, counted
        self.size = int(np.count_nonzero(counted))
        self.share = float(np.count_nonzero(shared)) / self.size if self.size else 0.0


def _kind(new: Fingerprint, known: Fingerprint, a: _Side, b: _Side, same_owner: bool) -> CopyKind:
    short, text = (a, new) if a.size <= b.size else (b, known)
    if short.size < FEWEST_WORDS or (same_owner and short.share < _SAME_OWNER):
        return CopyKind.NONE
    if min(a.share, b.share) >= _EXACT:
        return CopyKind.EXACT
    if min(a.share, b.share) >= _EDITED and _own_words(text, short) >= _UNQUOTED:
        return CopyKind.EDITED
    contained = short.share >= _CONTAINED and short.size >= _CONTAINED_WORDS and _own_words(text, short) >= _UNQUOTED
    return CopyKind.EXCERPT if contained or (not same_owner and _long_passage(a, b)) else CopyKind.NONE


def _own_words(text: Fingerprint, side: _Side) -> float:
    """The share of the words outside quotation marks that are shared; of all words where everything is quoted."""
    quoted = np.zeros(len(text.starts), bool)
    for found in _QUOTED.finditer(text.text):
        first, last = np.searchsorted(text.starts, found.span())
        quoted[first:last] = True
    counted = side.counted & ~quoted
    size = int(np.count_nonzero(counted))
    return float(np.count_nonzero(side.shared & counted)) / size if size >= FEWEST_WORDS else side.share


def _long_passage(a: _Side, b: _Side) -> bool:
    """Whether one piece is too long for a quotation, and for the standing lines that open or close an article."""
    first, last = _longest(a.shared)
    length = last - first
    if length < (_HALF_PASSAGE if length * 2 >= min(a.size, b.size) else _PASSAGE):
        return False
    other_first, other_last = _longest(b.shared)
    opens = first <= RUN and other_first <= RUN
    closes = last >= len(a.shared) - RUN and other_last >= len(b.shared) - RUN
    return length >= _CLOSING or not (opens or closes)


def _longest(shared: NDArray[np.bool_]) -> tuple[int, int]:
    """The longest stretch of shared words, single differing words stepped over: first, one past the last."""
    at = shared.nonzero()[0]
    if not len(at):
        return 0, 0
    breaks = (np.diff(at) > _STEP_OVER + 1).nonzero()[0]
    firsts = at[np.concatenate([[0], breaks + 1])]
    lasts = at[np.concatenate([breaks, [len(at) - 1]])] + 1
    longest = int((lasts - firsts).argmax())
    return int(firsts[longest]), int(lasts[longest])


def _words_of(kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Words that lie in at least one of the kept runs of three."""
    words = np.zeros(len(kept) + _WORDS - 1, bool)
    for place in range(_WORDS):
        words[place : place + len(kept)] |= kept
    return words


def _standing(text: Fingerprint, common: Hashes) -> NDArray[np.bool_]:
    """Runs of three that lie between two neighbouring sampled runs which both are common."""
    found = runs(text.words, RUN)
    kept = _among(found, text.sample).nonzero()[0]
    marked = _among(found[kept], common)
    standing = np.zeros(max(0, len(text.words) - _WORDS + 1), bool)
    for place in (marked[1:] & marked[:-1]).nonzero()[0]:
        first, last = kept[place], kept[place + 1]
        if last - first <= _BETWEEN:
            standing[first : last + RUN - _WORDS + 1] = True
    return standing
