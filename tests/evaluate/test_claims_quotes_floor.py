"""Quality floors of claims and quotes on their packs.

claims/summedits-open by rules alone, 28 November 2026: balanced accuracy .711, AUC .736.
quotes/polnear-dev, 24 November 2026: span F1 .948, speaker .805, named speaker .784.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from standfirst.evaluate import claims, quotes

BENCH = os.environ.get("STANDFIRST_BENCH", "")
pytestmark = pytest.mark.skipif(not BENCH, reason="STANDFIRST_BENCH names no folder of benchmark packs")


def scored(stage: str, pack: str, out: Path) -> dict[str, float]:
    """The scorer's figures for an output."""
    command = [sys.executable, f"{BENCH}/score.py", stage, f"{BENCH}/{pack}", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def test_claims_stay_above_their_floor(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    claims.run(Path(BENCH) / "claims/summedits-open/claims.jsonl", out)
    figures = scored("claims", "claims/summedits-open", out)
    assert figures["balanced_accuracy"] >= 0.69
    assert figures["auc"] >= 0.71
    assert figures["false_reject"] <= 0.03


def test_quotes_stay_above_their_floor(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    quotes.run(Path(BENCH) / "quotes/polnear-dev/texts.jsonl", out)
    figures = scored("quotes", "quotes/polnear-dev", out)
    assert figures["span_f1"] >= 0.94
    assert figures["speaker_accuracy"] >= 0.79
