"""Quality floors of the trend room on the open packs (measured 2026-11-28, see the tests)."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from standfirst.evaluate import jsonl, trends
from standfirst.evaluate.trend_watch import TrendWatch
from standfirst.trend import Appearance

BENCH = os.environ.get("STANDFIRST_BENCH", "")
pytestmark = pytest.mark.skipif(not BENCH, reason="STANDFIRST_BENCH names no folder of benchmark packs")


def score(pack, out):
    command = [sys.executable, str(Path(BENCH) / "score.py"), "trends", str(Path(BENCH) / "trends" / pack), str(out)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def scored(pack, name, tmp_path):
    out = tmp_path / "out.jsonl"
    trends.run(Path(BENCH) / "trends" / pack / name, out)
    return score(pack, out)


def test_series_alarms(tmp_path):
    """Measured 80.6."""
    assert scored("nab-twitter", "series.jsonl", tmp_path)["nab_standard"] >= 80


def test_trending_stories(tmp_path):
    """With the cluster station's stories. Measured F1 .828, in time .857."""
    scores = scored("uci-half-a", "articles.jsonl", tmp_path)
    assert scores["f1"] >= 0.79
    assert scores["in_time"] >= 0.8


def test_trending_stories_when_the_stories_are_right(tmp_path):
    """With the pack's own stories: what the trend room does of itself. Measured F1 .929, in time .929."""
    folder, watch = Path(BENCH) / "trends" / "uci-half-a", TrendWatch()
    story = {row["id"]: row["story"] for row in jsonl.read(folder / "gold.jsonl")}
    flags = []
    for row in jsonl.read(folder / "articles.jsonl"):
        watch.take(told(row), story[row["id"]])
        if watch.flags(row["id"]):
            flags.append({"id": row["id"]})
    jsonl.write(tmp_path / "out.jsonl", flags)
    scores = score("uci-half-a", tmp_path / "out.jsonl")
    assert scores["f1"] >= 0.92
    assert scores["in_time"] >= 0.92


def told(row):
    at = datetime.fromisoformat(row["published_at"]).astimezone(UTC)
    return Appearance(
        owner=row["source"], source_id=row["source"], article_id=row["id"], publisher=row["source"], at=at
    )
