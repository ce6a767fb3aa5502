"""The files of Reports written by hand over stories of the sample world: ``references.txt`` and its siblings."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from standfirst.evaluate.references import read_references

FILES = tuple(sorted(p.name for p in Path(__file__).parent.glob("references*.txt")))


def references(name: str = "references.txt") -> Iterator[dict[str, Any]]:
    """Rows in the format of ``standfirst eval contract``, a story's sources with the Report the file has for it."""
    return read_references(Path(__file__).with_name(name))
