"""Quality floor of copy detection on the open pack, and its answers' shape."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from standfirst.evaluate import copies

BENCH = os.environ.get("STANDFIRST_BENCH", "")
TEXT = "The harbour bridge was closed on Monday after engineers found a crack in a main girder, and 12 boats help out."


@pytest.mark.skipif(not BENCH, reason="STANDFIRST_BENCH names no folder of benchmark packs")
def test_copies_stay_as_well_found_as_measured(tmp_path):
    """Measured 2026-11-28: precision and recall 1.000 over the ten planted pairs of 1,000 articles."""
    folder, out = Path(BENCH) / "dedup" / "minhash-articles", tmp_path / "out.jsonl"
    summary = copies.run(folder / "articles.jsonl", out)
    command = [sys.executable, str(Path(BENCH) / "score.py"), "stories", str(folder), str(out)]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert summary["articles"] == scores["articles"]
    assert scores["pair_precision"] >= 0.99
    assert scores["pair_recall"] >= 0.99


def test_copies_of_one_text_share_a_story_and_say_what_they_are(tmp_path):
    given, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [("a", "One", TEXT), ("b", "Two", "Members of parliament raised the pension age after a long debate."),
            ("c", "Three", TEXT), ("d", "Four", TEXT.replace("12", "14"))]  # fmt: skip
    given.write_text("".join(json.dumps({"id": i, "source": s, "text": t}) + "\n" for i, s, t in rows))
    summary = copies.run(given, out)
    answers = [json.loads(line) for line in out.read_text().splitlines()]
    assert [(a["story"], a["kind"]) for a in answers] == [("a", ""), ("b", ""), ("a", "exact"), ("a", "variant")]
    assert answers[3]["differs"] == ["12 -> 14"]
    assert (summary["own"], summary["exact"], summary["variant"]) == (2, 1, 1)
