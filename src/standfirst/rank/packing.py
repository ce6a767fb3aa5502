"""A logged page as bytes and back: JSON head, float32 values, deflated. About 3 kB for 200 candidates."""

import json
import zlib
from datetime import datetime

import numpy as np

from standfirst.rank.logged import LoggedPage
from standfirst.rank.pool import Mask

_MOST = 4_000_000  # bytes unpacked: a page is a hundredth of it


def pack_page(page: LoggedPage) -> bytes:
    """Everything but the reader, the moment, the arm and the opens, which the store keeps beside it."""
    head = {"stories": page.story_ids, "shown": page.shown, "components": page.components}
    numbers = np.concatenate([page.values.ravel(), page.unsure]).astype("<f4").tobytes()
    return zlib.compress(json.dumps(head).encode() + b"\n" + numbers, 6)


def unpack_page(packed: bytes, *, reader_id: str, at: datetime, arm: str, opened: frozenset[str]) -> LoggedPage:
    """The page with what was opened. Raises ValueError when the bytes are no page."""
    try:
        reader = zlib.decompressobj()
        head_bytes, _, numbers = reader.decompress(packed, _MOST).partition(b"\n")
        if reader.unconsumed_tail:
            raise ValueError("too long for a logged page")
        head = json.loads(head_bytes)
        stories, components = tuple(map(str, head["stories"])), tuple(map(str, head["components"]))
        values = np.frombuffer(numbers, dtype="<f4").astype(np.float64)
        table = values[: len(stories) * len(components)].reshape(len(stories), len(components))
        return LoggedPage(
            reader_id=reader_id, at=at, arm=arm, story_ids=stories, shown=int(head["shown"]), components=components,
            values=table, unsure=values[table.size :], opened=_mask(stories, int(head["shown"]), opened),
        )  # fmt: skip
    except (zlib.error, KeyError, TypeError, ValueError) as error:  # ValueError: JSON, UTF-8, sizes
        raise ValueError(f"no logged page: {error}") from None


def _mask(stories: tuple[str, ...], shown: int, opened: frozenset[str]) -> Mask:
    return np.array([place < shown and story in opened for place, story in enumerate(stories)], dtype=np.bool_)
