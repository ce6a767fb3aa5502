"""The contract format: a row in, verdicts out."""

import json
from pathlib import Path
from typing import Any

from standfirst.evaluate import contract

TEXT = (
    "The council of Port Ellis approved the tunnel. Mayor Anna Weber said the tunnel would cost 2.4 million euros. "
    "The council did not approve the second bridge."
)

GAZETTE = "The tunnel of Port Ellis will open in 2030."


def said(text: str, span: str) -> dict[str, Any]:
    return {"text": text, "cites": [{"source": "a", "start": TEXT.index(span), "end": TEXT.index(span) + len(span)}]}


def row(third: str) -> dict[str, Any]:
    first, second, last = (s if s.endswith(".") else s + "." for s in TEXT.split(". "))
    source = {
        "id": "a", "publisher": "The Harbor Courier", "owner": "Courier", "url": "https://a.example/1",
        "published_at": "2026-11-24T08:00:00+02:00", "title": "Tunnel", "text": TEXT, "opted_out": False,
    }  # fmt: skip
    other = source | {
        "id": "b", "publisher": "Ellis Gazette", "owner": "Gazette", "url": "https://b.example/1", "text": GAZETTE,
    }  # fmt: skip
    return {
        "id": "r1", "language": "en", "now": "2026-11-24T12:00:00Z", "sources": [source, other],
        "report": {
            "headline": said("Port Ellis council approved the tunnel", first),
            "standfirst": said("The council of Port Ellis approved the tunnel.", first),
            "paragraphs": [
                [said("The council of Port Ellis approved it.", first), said(second, second)],
                [said(third, last), {"text": GAZETTE, "cites": [{"source": "b", "start": 0, "end": len(GAZETTE)}]}],
            ],
        },
    }  # fmt: skip


def test_a_good_row_is_publishable_and_a_flipped_one_names_its_rule(tmp_path: Path) -> None:
    rows = [row("The council did not approve the second bridge."), row("The council did approve the second bridge.")]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(r) for r in rows))
    assert contract.run(tmp_path / "in.jsonl", tmp_path / "out.jsonl") == {"reports": 2, "publishable": 1}
    good, bad = (json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines())
    assert good == {"id": "r1", "publishable": True, "failures": []}
    assert {(f["part"], f["sentence"], f["rule"]) for f in bad["failures"]} >= {("body", 2, "polarity")}


def test_a_citation_outside_the_text_fails_closed() -> None:
    broken = row("The council did not approve the second bridge.")
    broken["report"]["paragraphs"][1][0]["cites"][0]["end"] = 9999
    answer = contract.judge(broken)
    assert not answer["publishable"]


def test_a_single_source_that_no_label_shows_is_a_failure() -> None:
    alone = row("The council did not approve the second bridge.")
    alone["report"]["paragraphs"][1].pop()
    assert [f["rule"] for f in contract.judge(alone)["failures"]] == ["independence"]
