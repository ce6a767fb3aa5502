"""An operator's key: one line in a file that only its owner may read. From here it goes into a client alone."""

import stat
from pathlib import Path

from standfirst.domain.errors import Failure


def read_key(path: str) -> str | Failure:
    """The key in the file, "" for no file. A Failure names the file, its mode and what to do, never what is in it."""
    if not path:
        return ""
    file = Path(path).expanduser()
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
        key = file.read_text(encoding="utf-8").strip()
    except OSError as error:
        return _no_key(f"{path}: {error.strerror}")
    except UnicodeDecodeError:
        return _no_key(f"{path} is no text file")
    if mode & 0o077:
        return _no_key(f"{path} has mode {mode:04o}: others may read the key; run: chmod 600 {path}")
    if not key.isascii() or not key.isprintable() or not key or " " in key:
        return _no_key(f"{path} must hold one key on one line")
    return key


def _no_key(detail: str) -> Failure:
    return Failure(code="no-key", detail=detail, permanent=True)
