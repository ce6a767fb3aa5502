"""RecordedParser: parses from a file, for tests that should not need the weights."""

import json
from pathlib import Path

from standfirst.domain.errors import Failure
from standfirst.write.ports import Parse, Word


class RecordedParser:
    """Implements ``Parser``: knows the sentences of its record and fails on all others.

    A record has one JSON object a line: ``text`` and ``words``, each [start, length, head, relation, part].
    """

    def __init__(self, *parses: Parse) -> None:
        self._known = {parse.text: parse for parse in parses}

    @classmethod
    def from_file(cls, path: Path) -> "RecordedParser":
        return cls(*(read(line) for line in path.read_text(encoding="utf-8").splitlines()))

    def parse(self, text: str) -> Parse | Failure:
        return self._known.get(text) or Failure(code="not-recorded", detail=text)


def record(parse: Parse) -> str:
    """The line of a record."""
    words = [[w.start, w.end - w.start, w.head, w.relation, w.part] for w in parse.words]
    return json.dumps({"text": parse.text, "words": words}, ensure_ascii=False, separators=(",", ":"))


def read(line: str) -> Parse:
    """The parse that ``record`` wrote."""
    row = json.loads(line)
    text = str(row["text"])
    return Parse(
        text=text,
        words=tuple(
            Word(
                text=text[start : start + length], start=start, end=start + length, head=head, relation=name, part=part
            )
            for start, length, head, name, part in row["words"]
        ),
    )
