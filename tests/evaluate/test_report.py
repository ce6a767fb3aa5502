"""The figures table: rows from a tiny pack, a page updated between its marks."""

from datetime import date
from pathlib import Path

import pytest

from standfirst.evaluate import report

SCORER = (
    'import json, sys; print(json.dumps({"auc": 0.5, "ndcg@10": 0.25, "lines": len(open(sys.argv[3]).readlines())}))'
)


def _bench(folder: Path) -> Path:
    pack = folder / "rank" / "tiny"
    pack.mkdir(parents=True)
    (folder / "score.py").write_text(SCORER)
    (pack / "items.jsonl").write_text('{"id": "a"}\n')
    (pack / "events.jsonl").write_text('{"type": "impression", "id": "1", "candidates": ["a"]}\n')
    return folder


def test_a_pack_is_run_and_scored_and_a_missing_one_left_out(tmp_path: Path) -> None:
    packs = [
        report.Pack(module="rank", folder="rank/tiny", shown=("auc", "lines")),
        report.Pack(module="rank", folder="rank/absent", shown=("auc",)),
    ]
    rows = report.table(_bench(tmp_path), packs)
    assert [(row.pack, row.figure, row.ok) for row in rows] == [("rank/tiny", "auc 0.5, lines 1", True)]
    assert rows[0].command == "standfirst eval rank $STANDFIRST_BENCH/rank/tiny --out out.jsonl"


def test_a_failure_keeps_its_row(tmp_path: Path) -> None:
    bench = _bench(tmp_path)
    (bench / "rank/tiny/events.jsonl").write_text("no json\n")
    rows = report.table(bench, [report.Pack(module="rank", folder="rank/tiny", shown=("auc",))])
    assert not rows[0].ok
    assert rows[0].figure.startswith("none: ValueError")


def test_the_page_keeps_its_own_words(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text("# Before\n<!-- figures: start -->\nold\n<!-- figures: end -->\nAfter\n")
    row = report.Row(stage="rank", pack="rank/tiny", figure="auc 0.5", command="run it")
    report.update(page, [row], date(2026, 11, 24), "abc1234")
    text = page.read_text()
    assert text.startswith("# Before\n")
    assert text.endswith("\nAfter\n")
    assert "| rank | rank/tiny | auc 0.5 | 2026-11-24 | abc1234 | `run it` |" in text
    assert "old" not in text
    with pytest.raises(ValueError, match="marks"):
        report.update(_marked(tmp_path), [row], date(2026, 11, 24), "abc1234")


def _marked(folder: Path) -> Path:
    page = folder / "plain.md"
    page.write_text("no marks")
    return page
