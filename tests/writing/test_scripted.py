"""Floors of the writing writer over a scripted model: how many stories become a Report in spite of its faults."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.writing.forty import Row

FEW = 5  # body sentences of a Report that counts as whole
SAMPLE, ALL = 25, 40
# 28 November 2026, seeds 1 to 5: 24, 23, 24, 24, 24 of the sample world; 36, 34, 36, 36, 35 of all. Goal: 80 %.
LEAST = {SAMPLE: 22, ALL: 33}


@pytest.mark.parametrize("seed", [1, 2])
def test_four_stories_of_five_become_reports_that_break_no_rule(seed: int, tmp_path: Path) -> None:
    rows = measured(seed, tmp_path / "rows.json")
    assert len(rows) == (ALL if "STANDFIRST_BENCH" in os.environ else SAMPLE)
    whole = [r["id"] for r in rows if r["writer"] == "writing" and len(r["body"]) >= FEW]
    assert sum(r["violations"] for r in rows) == 0
    assert len(whole) >= LEAST[len(rows)], sorted({r["id"] for r in rows} - set(whole))


def measured(seed: int, out: Path) -> list[dict[str, Any]]:
    """The run as its command makes it, in a process with a data folder and a database of its own."""
    kept = {k: v for k, v in os.environ.items() if k not in ("STANDFIRST_DATABASE_URL", "STANDFIRST_ENGINE_URL")}
    command = [sys.executable, "-m", "tests.writing", "--scripted", "--seed", str(seed), "--json", str(out)]
    subprocess.run(command, check=True, env=kept, capture_output=True, timeout=300)
    rows: list[Row] = json.loads(out.read_text("utf-8"))
    return rows
