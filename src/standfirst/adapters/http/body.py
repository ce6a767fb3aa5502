"""Reading a body within bounds: bytes on the wire, bytes decoded, and how much one may become the other."""

import zlib
from collections.abc import AsyncIterator

from standfirst.domain.errors import Failure

ENCODINGS = "gzip, deflate"
_STEP = 65536
_FREE = 1_000_000  # decoded bytes below which no ratio is suspicious


async def read_body(
    chunks: AsyncIterator[bytes], encoding: str, *, max_bytes: int, max_ratio: float
) -> bytes | Failure:
    """The decoded body, or a Failure: "too-large", "ratio", "protocol" (bad or unknown content coding).

    Decoding goes in small steps, so that a bomb is noticed after one step and not after it went off.
    """
    kind = encoding.strip().lower()
    if kind not in ("", "identity", "gzip", "x-gzip", "deflate"):
        return Failure(code="protocol", detail=f"unknown content coding {kind[:40]!r}")
    decoder = None if kind in ("", "identity") else _Inflater(deflate=kind == "deflate")
    wire, out = 0, bytearray()
    async for chunk in chunks:
        wire += len(chunk)
        if wire > max_bytes:
            return _too_large(max_bytes)
        problem = _take(chunk, decoder, out, wire, max_bytes, max_ratio)
        if problem is not None:
            return problem
    return bytes(out)


def _take(
    chunk: bytes, decoder: "_Inflater | None", out: bytearray, wire: int, max_bytes: int, max_ratio: float
) -> Failure | None:
    if decoder is None:
        out += chunk
        return None
    try:
        decoder.feed(chunk)
        while piece := decoder.next_piece():
            out += piece
            if len(out) > max_bytes:
                return _too_large(max_bytes)
            if len(out) > _FREE and len(out) > wire * max_ratio:
                return Failure(code="ratio", detail="the body grows too much when unpacked", permanent=True)
    except zlib.error:
        return Failure(code="protocol", detail="the compressed body is damaged")
    return None


def _too_large(limit: int) -> Failure:
    return Failure(code="too-large", detail=f"more than {limit} bytes", permanent=True)


class _Inflater:
    """gzip with several members, zlib, and the raw deflate that some servers send for it."""

    def __init__(self, *, deflate: bool) -> None:
        self._deflate = deflate
        self._inner = zlib.decompressobj() if deflate else zlib.decompressobj(wbits=31)
        self._started = False
        self._waiting = b""

    def feed(self, chunk: bytes) -> None:
        self._waiting += chunk

    def next_piece(self) -> bytes:
        while self._waiting:
            piece = self._decompress()
            self._waiting = self._inner.unconsumed_tail
            if self._inner.eof:
                self._waiting = self._next_member()
            if piece:
                return piece
        return b""

    def _decompress(self) -> bytes:
        try:
            piece = self._inner.decompress(self._waiting, _STEP)
        except zlib.error:
            if self._started or not self._deflate:
                raise
            self._inner = zlib.decompressobj(wbits=-15)
            piece = self._inner.decompress(self._waiting, _STEP)
        self._started = True
        return piece

    def _next_member(self) -> bytes:
        rest = self._inner.unused_data
        if self._deflate or not rest.startswith(b"\x1f\x8b"):
            return b""  # padding after the end
        self._inner = zlib.decompressobj(wbits=31)
        return rest
