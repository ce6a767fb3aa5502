"""A local model's server for the length of one command: started, waited for, killed."""

import os
import secrets
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from standfirst.adapters.llm.serve_model import model_server_command, model_server_environment


@contextmanager
def local_server(path: Path) -> Iterator[tuple[str, str]]:
    """Serve the GGUF file at ``path``; yields the endpoint's address and its key. Raises OSError when it does not
    start. Commands use it; under ``standfirst run`` the supervisor keeps the server."""
    key, port = secrets.token_hex(16), _free_port()
    child = subprocess.Popen(  # noqa: S603 - our own command line
        model_server_command(path, port),
        env=os.environ | model_server_environment(key),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        if child.stdout is None or not child.stdout.readline().startswith("ready "):
            raise OSError(f"the local model at {path} did not start")
        yield f"http://127.0.0.1:{port}/v1", key
    finally:
        child.kill()
        child.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
