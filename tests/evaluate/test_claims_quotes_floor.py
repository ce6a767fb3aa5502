"""Quality floors of claims and quotes on their packs.

claims/summedits-open by rules alone, 28 November 2026: balanced accuracy .711, AUC .736.
quotes/polnear-dev, 28 November 2026: span F1 .957, speaker .894, named
speaker .895; with the name that the mention leads back to, named speaker .908.
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
    assert figures["span_f1"] >= 0.95
    assert figures["speaker_accuracy"] >= 0.87
    assert figures["named_speaker_accuracy"] >= 0.87


def test_resolved_names_stay_above_their_floor(tmp_path: Path) -> None:
    out, resolved = tmp_path / "out.jsonl", tmp_path / "resolved.jsonl"
    quotes.run(Path(BENCH) / "quotes/polnear-dev/texts.jsonl", out)
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    for row in rows:
        for quote in row["quotes"]:
            quote["speaker"] = quote["resolved"]
    resolved.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    assert scored("quotes", "quotes/polnear-dev", resolved)["named_speaker_accuracy"] >= 0.88
