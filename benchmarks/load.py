"""A small HTTP client for load: keep-alive sockets, no parsing beyond the length. Run as its own process.

``python -m benchmarks.load full SECONDS CONNECTIONS`` or ``... paced SECONDS RATE``; host, port, path and cookies come
as JSON on standard input, the cookies one for each reader, who ask in turn; times of each answer come out as JSON, in
milliseconds.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from typing import Any


class Connection:
    """One keep-alive connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, requests: Iterator[bytes]) -> None:
        self._reader, self._writer, self._requests = reader, writer, requests

    @classmethod
    async def open(cls, host: str, port: int, requests: Iterator[bytes]) -> "Connection":
        """Connect; a buffer that takes a whole page saves switches."""
        reader, writer = await asyncio.open_connection(host, port, limit=1 << 20)
        return cls(reader, writer, requests)

    async def ask(self) -> int:
        """Send the next request, read the whole answer; its size in bytes. Anything but 200 is an error."""
        self._writer.write(next(self._requests))
        head = await self._reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode(errors="replace"))
        lower = head.lower()
        at = lower.index(b"content-length:") + 15
        body = await self._reader.readexactly(int(lower[at : lower.index(b"\r", at)]))
        return len(body)


async def full(connections: list[Connection], seconds: float) -> list[float]:
    """Every connection asks again as soon as it has its answer."""
    until, times = time.perf_counter() + seconds, list[float]()

    async def loop(connection: Connection) -> None:
        while (began := time.perf_counter()) < until:
            await connection.ask()
            times.append((time.perf_counter() - began) * 1000)

    await asyncio.gather(*(loop(c) for c in connections))
    return times


async def paced(connections: list[Connection], seconds: float, rate: float) -> list[float]:
    """``rate`` requests a second whatever the server does; time counts from when a request was due."""
    free: asyncio.Queue[Connection] = asyncio.Queue()
    for connection in connections:
        free.put_nowait(connection)
    times, start = list[float](), time.perf_counter() + 0.1

    async def one(due: float) -> None:
        connection = await free.get()
        await connection.ask()
        times.append((time.perf_counter() - due) * 1000)
        free.put_nowait(connection)

    async with asyncio.TaskGroup() as group:
        for number in range(int(seconds * rate)):
            due = start + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            group.create_task(one(due))
    return times


async def run(kind: str, seconds: float, number: float, target: dict[str, Any]) -> dict[str, object]:
    """Open the connections, warm them, measure."""
    host, port = target["host"], target["port"]
    head = f"GET {target['path']} HTTP/1.1\r\nHost: {host}:{port}\r\n"
    asked = cycle([f"{head}{f'Cookie: {c}' if c else 'Accept: */*'}\r\n\r\n".encode() for c in target["cookies"]])
    count = int(number) if kind == "full" else 32
    connections = [await Connection.open(host, port, asked) for _ in range(count)]
    sizes = [await c.ask() for c in connections]
    began = time.perf_counter()
    times = await (full(connections, seconds) if kind == "full" else paced(connections, seconds, number))
    return {"times": times, "bytes": max(sizes), "seconds": time.perf_counter() - began}


if __name__ == "__main__":
    what, length, amount = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
    print(json.dumps(asyncio.run(run(what, length, amount, json.load(sys.stdin)))))
