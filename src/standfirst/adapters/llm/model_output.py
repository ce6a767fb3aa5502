"""What an endpoint may answer at most. An answer beyond it is an odd answer, not a bigger one."""

from collections.abc import AsyncIterator, Iterator

import httpx2
from openai import DefaultAsyncHttpxClient, DefaultHttpxClient

MOST_BYTES = 2_000_000  # a whole Report with its envelope is under 40 kB
MOST_SENTENCE, MOST_SENTENCES = 700, 40  # characters of one sentence, sentences of a Report; the style asks for 12


class AnswerTooLongError(httpx2.TransportError):
    """The endpoint did not stop talking."""


def bounded_client() -> httpx2.Client:
    """A client with the vendor's defaults that hangs up after ``MOST_BYTES`` of an answer's body."""
    return DefaultHttpxClient(event_hooks={"response": [_bound]})


def async_bounded_client() -> httpx2.AsyncClient:
    """The same for asynchronous use."""
    return DefaultAsyncHttpxClient(event_hooks={"response": [_bound_async]})


def _bound(answer: httpx2.Response) -> None:
    if isinstance(answer.stream, httpx2.SyncByteStream):
        answer.stream = _Bounded(answer.stream)


async def _bound_async(answer: httpx2.Response) -> None:
    if isinstance(answer.stream, httpx2.AsyncByteStream):
        answer.stream = _AsyncBounded(answer.stream)


class _Bounded(httpx2.SyncByteStream):
    def __init__(self, stream: httpx2.SyncByteStream) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        left = MOST_BYTES
        for block in self._stream:
            left -= len(block)
            if left < 0:
                raise AnswerTooLongError(f"more than {MOST_BYTES} bytes")
            yield block

    def close(self) -> None:
        self._stream.close()


class _AsyncBounded(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = MOST_BYTES
        async for block in self._stream:
            left -= len(block)
            if left < 0:
                raise AnswerTooLongError(f"more than {MOST_BYTES} bytes")
            yield block

    async def aclose(self) -> None:
        await self._stream.aclose()
