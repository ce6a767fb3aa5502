"""Quality floors of the trend room on the open packs (measured 2026-11-24, see the tests)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from standfirst.evaluate import trends

BENCH = os.environ.get("STANDFIRST_BENCH", "")
pytestmark = pytest.mark.skipif(not BENCH, reason="STANDFIRST_BENCH names no folder of benchmark packs")


def scored(pack, name, tmp_path):
    folder, out = Path(BENCH) / "trends" / pack, tmp_path / "out.jsonl"
    trends.run(folder / name, out)
    command = [sys.executable, str(Path(BENCH) / "score.py"), "trends", str(folder), str(out)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_series_alarms(tmp_path):
    """Measured 80.4."""
    assert scored("nab-twitter", "series.jsonl", tmp_path)["nab_standard"] >= 78


def test_trending_stories(tmp_path):
    """Measured F1 .813, in time .857."""
    scores = scored("uci-half-a", "articles.jsonl", tmp_path)
    assert scores["f1"] >= 0.79
    assert scores["in_time"] >= 0.8
