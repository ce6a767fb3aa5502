"""Measures, the learning curve and its plot, on a small invented pack."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest

from standfirst.evaluate import rank_ablation, rank_curve
from standfirst.evaluate.rank_measures import measures
from standfirst.evaluate.rank_plot import learning_curve


def test_measures_are_those_of_mind() -> None:
    scores, opened = np.array([3.0, 2.0, 1.0]), np.array([False, True, False])
    found = measures([(scores, opened)])
    assert found.auc == 0.5
    assert found.ndcg == pytest.approx(1 / np.log2(3))
    assert measures([(scores, opened & ~opened)]).impressions == 0
    assert measures([(np.ones(4), np.array([True, False, False, False]))]).auc == 0.5


def test_a_plot_is_an_svg_with_its_values_in_words() -> None:
    root = ET.fromstring(learning_curve("a<b", (0, 1, 3), [0.6, 0.65, 0.7], [0.4, 0.4, 0.4]))
    words = [element.text for element in root.iter() if element.text]
    assert "0.700" in words
    assert "3" in words
    assert any(text.startswith("a<b") for text in words)


def _pack(folder: Path) -> Path:
    """Readers of trams click trams and readers of football football; the last five of fifteen are the test."""
    titles = {f"t{n}": f"Tram line {n} opens" for n in range(30)} | {f"f{n}": f"Football result {n}" for n in range(30)}
    items = [
        {"id": name, "published_at": None, "title": title, "text": "", "topics": [title.split()[0].lower()]}
        for name, title in titles.items()
    ]
    events: list[dict[str, object]] = []
    for n in range(15):
        kind = "tf"[n % 2]
        history = [f"{kind}{(n + step) % 14}" for step in range(12)]
        shown = [f"f{15 + n}", f"t{15 + n}"]
        events.append({"type": "impression", "id": f"i{n}", "reader": None, "time": None, "candidates": shown,
                       "history": history})  # fmt: skip
        events.append(
            {"type": "feedback", "impression": f"i{n}", "reader": None, "time": None, "clicked": [f"{kind}{15 + n}"]}
        )
    (folder / "items.jsonl").write_text("".join(json.dumps(row) + "\n" for row in items))
    (folder / "events.jsonl").write_text("".join(json.dumps(row) + "\n" for row in events))
    (folder / "test_ids.txt").write_text("\n".join(f"i{n}" for n in range(10, 15)))
    return folder


def test_the_curve_rises_for_readers_with_a_taste(tmp_path: Path) -> None:
    summary = rank_curve.run(_pack(tmp_path), tmp_path / "curve.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "curve.jsonl").read_text().splitlines()]
    assert [row["clicks"] for row in rows] == list(rank_curve.CLICKS)
    assert summary["impressions"] == 5
    assert rows[0]["auc"] < rows[-1]["auc"] == 1.0
    assert (tmp_path / "curve.svg").read_text().startswith("<svg")


def test_an_ablation_has_a_row_with_and_without_every_signal(tmp_path: Path) -> None:
    rank_ablation.run(_pack(tmp_path), tmp_path / "out.jsonl")
    rows = {row["variant"]: row for row in map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())}
    assert rows["similar as it is"]["auc"] == 1.0
    assert rows["freshness as it is"]["auc"] == 0.5
    assert "without similar" in rows
