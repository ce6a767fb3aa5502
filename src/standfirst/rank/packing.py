"""A logged page as bytes and back: JSON head, float32 values, deflated. About 3 kB for 200 candidates."""

import json
import zlib
from datetime import datetime

import numpy as np

from standfirst.rank.logged import LoggedPage
from standfirst.rank.pool import Floats, Mask

_MOST = 4_000_000  # bytes unpacked: a page is a hundredth of it


def pack_page(page: LoggedPage) -> bytes:
    """Everything but the reader, the moment, the arm and the opens, which the store keeps beside it."""
    head = {
        "stories": page.story_ids, "shown": page.shown, "components": page.components, "signals": page.signal_names,
    }  # fmt: skip
    numbers = np.concatenate([page.values.ravel(), page.unsure, page.signals.ravel()]).astype("<f4").tobytes()
    return zlib.compress(json.dumps(head).encode() + b"\n" + numbers, 6)


def unpack_page(packed: bytes, *, reader_id: str, at: datetime, arm: str, opened: frozenset[str]) -> LoggedPage:
    """The page with what was opened. Raises ValueError when the bytes are no page."""
    try:
        reader = zlib.decompressobj()
        head_bytes, _, numbers = reader.decompress(packed, _MOST).partition(b"\n")
        if reader.unconsumed_tail:
            raise ValueError("too long for a logged page")
        head = json.loads(head_bytes)
        stories, shown = tuple(map(str, head["stories"])), int(head["shown"])
        components, names = tuple(map(str, head["components"])), tuple(map(str, head["signals"]))
        values = np.frombuffer(numbers, dtype="<f4").astype(np.float64)
        table, rest = _cut(values, len(stories), len(components))
        signals, left = _cut(rest[len(stories) :], shown, len(names))
        if len(left):
            raise ValueError("more numbers than the head names")
        return LoggedPage(
            reader_id=reader_id, at=at, arm=arm, story_ids=stories, shown=shown, components=components, values=table,
            unsure=rest[: len(stories)], opened=_mask(stories, shown, opened), signal_names=names, signals=signals,
        )  # fmt: skip
    except (zlib.error, KeyError, TypeError, ValueError) as error:  # ValueError: JSON, UTF-8, sizes
        raise ValueError(f"no logged page: {error}") from None


def _mask(stories: tuple[str, ...], shown: int, opened: frozenset[str]) -> Mask:
    return np.array([place < shown and story in opened for place, story in enumerate(stories)], dtype=np.bool_)


def _cut(values: Floats, rows: int, columns: int) -> tuple[Floats, Floats]:
    return values[: rows * columns].reshape(rows, columns), values[rows * columns :]
