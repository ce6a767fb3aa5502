"""A mail server on this machine: it speaks SMTP (RFC 5321) over a socket, and has moods."""

import asyncio
import email
import email.policy
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage

_HELLO = "250-post-office\r\n250-8BITMIME\r\n250 SMTPUTF8"


@dataclass
class PostOffice:
    """What it answers is set by tests; what it took is in ``letters``. ``hangs_up_after`` "data" means that it takes
    the letter and dies before it says so."""

    port: int = 0
    rcpt: str = "250 fine"
    data: str = "250 taken"
    slow: float = 0.0  # seconds before every answer
    hangs_up_after: str = ""
    letters: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    callers: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One conversation."""
        self.callers += 1
        try:
            await self._say(writer, "220 post-office")
            while line := await reader.readline():
                if not await self._answer(line.decode("utf-8").strip(), reader, writer):
                    break
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _answer(self, line: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        word = line.split(" ", 1)[0].split(":")[0].upper()
        if word == "RCPT":
            if self.rcpt.startswith("250"):
                self.recipients.append(line)
            await self._say(writer, self.rcpt)
        elif word == "DATA":
            return await self._take(reader, writer)
        elif word == "QUIT":
            await self._say(writer, "221 bye")
            return False
        else:
            await self._say(writer, _HELLO if word == "EHLO" else "250 fine")
        return True

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        await self._say(writer, "354 go on")
        lines = []
        while (line := await reader.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b".") else line)
        if self.data.startswith("250"):
            self.raw.append(b"".join(lines))
            self.letters.append(email.message_from_bytes(self.raw[-1], policy=email.policy.default))  # type: ignore[arg-type]
        if self.hangs_up_after == "data":
            return False
        await self._say(writer, self.data)
        return True

    async def _say(self, writer: asyncio.StreamWriter, text: str) -> None:
        await asyncio.sleep(self.slow)
        writer.write(text.encode() + b"\r\n")
        await writer.drain()


@contextmanager
def post_office() -> Iterator[PostOffice]:
    """A server at a free port until the block ends; in a thread with a loop of its own."""
    office, loop, ready = PostOffice(), asyncio.new_event_loop(), threading.Event()

    async def serve() -> None:
        server = await asyncio.start_server(office.serve, "127.0.0.1", 0)
        office.port = server.sockets[0].getsockname()[1]
        ready.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        opening = loop.create_task(serve())
        loop.run_forever()
        left = [t for t in asyncio.all_tasks(loop) if t is not opening]
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(5)
    try:
        yield office
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)


def parts(letter: EmailMessage) -> tuple[str, str]:
    """A letter's plain and HTML parts."""
    plain, html = letter.get_body(("plain",)), letter.get_body(("html",))
    assert plain is not None
    assert html is not None
    return _text(plain), _text(html)


def _text(part: EmailMessage) -> str:
    return str(part.get_content()).replace("\r\n", "\n")
