"""The rank evaluation learns only from what has passed."""

import json
from pathlib import Path

from standfirst.evaluate.rank import run

ITEMS = [
    {"id": name, "published_at": None, "title": f"Title {name}", "text": "", "topics": ["t"]} for name in ("a", "b")
]


def _shown(name: str) -> dict[str, object]:
    return {"type": "impression", "id": name, "reader": None, "time": None, "candidates": ["a", "b"], "history": []}


def _scores(folder: Path, events: list[dict[str, object]]) -> list[list[float]]:
    folder.mkdir()
    (folder / "items.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ITEMS))
    (folder / "events.jsonl").write_text("".join(json.dumps(row) + "\n" for row in events))
    run(folder, folder / "out.jsonl")
    return [json.loads(line)["scores"] for line in (folder / "out.jsonl").read_text().splitlines()]


def test_feedback_teaches_later_impressions_only(tmp_path: Path) -> None:
    clicked = {"type": "feedback", "impression": "1", "reader": None, "time": None, "clicked": ["b"]}
    first, second = _scores(tmp_path / "with", [_shown("1"), clicked, _shown("2")])
    assert first[0] == first[1]
    assert second[1] > second[0]
    assert _scores(tmp_path / "after", [_shown("1"), _shown("2"), clicked]) == [first, first]
