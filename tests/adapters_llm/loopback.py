"""A server on the loopback interface that answers from a function: what the stub model servers of the tests share."""

import threading
from collections.abc import Callable
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]
Answering = Callable[[str, Message, bytes | None], Answer]  # path, headers and the body of a POST, None for a GET


class LoopbackServer:
    """Serves from a thread of its own until it is closed; ``url`` is where. Clients that hang up are no error."""

    def __init__(self, answering: Answering) -> None:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._send(answering(self.path, self.headers, None))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self._send(answering(self.path, self.headers, body))

            def _send(self, answer: Answer) -> None:
                status, headers, content = answer
                self.send_response(status)
                for name, value in {"Content-Length": str(len(content)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    self.wfile.write(content)
                except OSError:
                    self.close_connection = True  # the other side was tired of waiting, or of a giant

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
                """Silence."""

        class Quiet(ThreadingHTTPServer):
            def handle_error(self, request: object, client_address: object) -> None:
                """A client that hung up is no error of ours."""

        self._server = Quiet(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
