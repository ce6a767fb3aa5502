"""Secrets that are made at the first start: whoever starts at the same moment gets the same."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from standfirst.kept_file import kept_file
from standfirst.publish import load_signing_key
from standfirst.settings import _kept_secret

AT_ONCE = 8
_PROCESS = """
import sys
from pathlib import Path
from standfirst.publish import load_signing_key
from standfirst.settings import _kept_secret
sys.stdin.readline()
for number in range(20):
    folder = Path(sys.argv[1]) / str(number)
    print(_kept_secret(folder / "secret-key"), load_signing_key(folder / "signing-key").public_pem.hex())
"""


def side_by_side(path: Path, times: int = 30) -> list[set[str]]:
    """What threads that start together read, for one file after the other."""
    found = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for number in range(times):
            gate = threading.Barrier(AT_ONCE)

            def start(number: int = number, gate: threading.Barrier = gate) -> str:
                gate.wait()
                return _kept_secret(path / str(number) / "secret-key")

            found.append({f.result() for f in [pool.submit(start) for _ in range(AT_ONCE)]})
    return found


def test_threads_that_start_together_read_one_secret(tmp_path: Path) -> None:
    found = side_by_side(tmp_path)
    assert [len(f) for f in found] == [1] * len(found)
    assert len(set.union(*found)) == len(found)
    assert all(len(s) == 64 for f in found for s in f)


def test_processes_that_start_together_read_one_secret_and_one_key(tmp_path: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", _PROCESS, str(tmp_path)], env=os.environ, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for _ in range(3)
    ]  # fmt: skip
    for one in started:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    told = {one.communicate(timeout=120)[0] for one in started}
    assert len(told) == 1
    assert len(told.pop().splitlines()) == 20


def test_the_first_of_two_makers_wins(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"

    def slow() -> bytes:
        assert kept_file(path, lambda: b"quick") == b"quick"
        return b"slow"

    assert kept_file(path, slow) == path.read_bytes() == b"quick"
    assert [p.name for p in tmp_path.iterdir()] == ["secret-key"]


def test_only_its_owner_reads_it_and_nothing_else_is_left(tmp_path: Path) -> None:
    first = kept_file(tmp_path / "new" / "secret-key", lambda: b"one")
    assert kept_file(tmp_path / "new" / "secret-key", lambda: b"two") == first == b"one"
    assert [(p.name, p.stat().st_mode & 0o777) for p in (tmp_path / "new").iterdir()] == [("secret-key", 0o600)]


@pytest.mark.parametrize("name", ["secret-key", "signing-key"])
def test_an_empty_file_is_told_of_and_kept(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    read = _kept_secret if name == "secret-key" else load_signing_key
    with pytest.raises(ValueError, match="is empty"):
        read(tmp_path / name)
    assert (tmp_path / name).exists()
