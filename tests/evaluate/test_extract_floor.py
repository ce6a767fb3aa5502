"""Quality floor of extraction: shingle F1 .962 on 24 November 2026 (trafilatura alone .960)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from standfirst.evaluate.extract import run

FLOOR = 0.957


@pytest.mark.skipif("STANDFIRST_BENCH" not in os.environ, reason="needs STANDFIRST_BENCH")
def test_article_extraction_benchmark(tmp_path: Path) -> None:
    bench = Path(os.environ["STANDFIRST_BENCH"])
    pack, out = bench / "extract" / "article-extraction-benchmark", tmp_path / "out.jsonl"
    assert run(pack, out)["pages"] == 181
    command = [sys.executable, str(bench / "score.py"), "extract", str(pack), str(out)]
    scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert scored["missing"] == 0
    assert scored["f1"] >= FLOOR
