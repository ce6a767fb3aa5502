"""StyleFile: the house style in force, read again when an operator edits its file; a bad one leaves the default."""

from pathlib import Path

import structlog

from standfirst.domain.errors import Failure
from standfirst.settings import Settings
from standfirst.write.house_style import MOST_BYTES, HouseStyle, default_style, read_style

log = structlog.get_logger("standfirst.desk")

Stamp = tuple[int, int]


def style_path(settings: Settings) -> Path:
    """The file that counts: the one that is named, else the data folder's."""
    return Path(settings.style_file) if settings.style_file else settings.data / "house-style.toml"


def read_style_file(path: Path) -> HouseStyle | Failure:
    """The style in a file, or why it cannot be had."""
    try:
        with path.open("rb") as file:
            return read_style(file.read(MOST_BYTES + 1))
    except OSError as error:
        return Failure(code="house-style", detail=f"{path} cannot be read: {error.strerror}", permanent=True)


class StyleFile:
    """Call it for the style in force. Nothing fails: with a bad file the packaged default rules and the log says why,
    once for each state of the file."""

    def __init__(self, settings: Settings) -> None:
        self._path, self._named = style_path(settings), bool(settings.style_file)
        self._stamp: Stamp | None = None
        self._style = default_style()

    def __call__(self) -> HouseStyle:
        """The style as the file stands now."""
        stamp = self._looked()
        if stamp != self._stamp:
            self._stamp, self._style = stamp, self._read()
        return self._style

    def _looked(self) -> Stamp:
        try:
            found = self._path.stat()
        except OSError:
            return (0, 0)
        return (found.st_mtime_ns, found.st_size)

    def _read(self) -> HouseStyle:
        if not self._named and not self._path.exists():
            return default_style()
        found = read_style_file(self._path)
        if isinstance(found, Failure):
            log.error("style.default", file=str(self._path), reason=found.detail)
            return default_style()
        log.info("style.read", file=str(self._path))
        return found
