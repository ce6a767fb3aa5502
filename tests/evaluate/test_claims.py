"""Claims on an invented article: findings decide, rewording does not, a judge can only take away."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from standfirst.cli import main
from standfirst.domain.errors import Failure
from standfirst.evaluate import claims
from standfirst.testing.judge import ScriptedJudge

ARTICLE = (
    "The council of Port Ellis, on the coast of Norland, approved a harbor tunnel on Monday.\n"
    "The tunnel will cost 24 million euros and open in 2029, Mayor Anna Weber said.\n"
    "“We have waited twelve years,” Weber said.\n"
    "The council did not approve a second bridge."
)


def score(claim: str) -> float:
    return claims.score({"claim": claim, "sources": [{"id": "a", "text": ARTICLE}]})


@pytest.mark.parametrize(
    "claim",
    [
        "The council of Port Ellis approved a harbor tunnel.",
        "A tunnel below the harbor was waved through by the Port Ellis council. It opens in 2029 for 24 million euros.",
        'Weber said: "We have waited twelve years."',
        "The council did not approve another bridge.",
        "The Norlandic council approved a tunnel.",
    ],
)
def test_rewording_is_no_finding(claim: str) -> None:
    assert score(claim) >= claims.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "The tunnel will cost 42 million euros.",
        "The council of Port Harrow approved a harbor tunnel.",
        "The council of Port Ellis did not approve a harbor tunnel.",
        "The council approved a second bridge.",
        "The council of Port Ellis rejected a harbor tunnel.",
        'Weber said: "We have waited two years."',
        "The Hastic council approved a tunnel.",
        "The council approved a harbor tunnel. It will cost 42 million euros.",
    ],
)
def test_one_finding_is_enough(claim: str) -> None:
    assert score(claim) < claims.SUPPORTED


def test_neighbours_that_are_strangers_in_the_source_lower_the_score() -> None:
    assert score("The council approved a harbor tunnel.") > score("The coast approved Weber.") >= claims.SUPPORTED


def test_an_empty_claim_is_not_supported() -> None:
    assert score("") < 1


def rows(path: Path) -> dict[str, dict[str, object]]:
    return {row["id"]: row for row in map(json.loads, path.read_text().splitlines())}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "claims.jsonl"
    texts = {
        "good": "The council approved a harbor tunnel. The tunnel will cost 24 million euros.",
        "drifted": "The council approved a harbor tunnel. The mayor welcomed the tunnel.",
        "false": "The tunnel will cost 42 million euros.",
    }
    source = [{"id": "a", "text": ARTICLE}]
    path.write_text("".join(json.dumps({"id": i, "claim": c, "sources": source}) + "\n" for i, c in texts.items()))
    return path


def test_the_lowest_of_the_judges_scores_vetoes_and_no_score_lifts_a_finding(pack: Path, tmp_path: Path) -> None:
    judge, seen = ScriptedJudge({"welcomed": 0.1}), []
    claims.run(pack, tmp_path / "rules.jsonl")
    claims.run(pack, tmp_path / "both.jsonl", judge=judge, progress=seen.append)
    assert {i: r["supported"] for i, r in rows(tmp_path / "rules.jsonl").items()} == {
        "good": True, "drifted": True, "false": False,
    }  # fmt: skip
    assert {i: r["supported"] for i, r in rows(tmp_path / "both.jsonl").items()} == {
        "good": True, "drifted": False, "false": False,
    }  # fmt: skip
    assert seen == [3]
    cost = next(s for s in judge.asked if "24 million" in s.text)
    assert any("24 million" in span for span in cost.spans)
    assert len(cost.spans) <= 3


def test_a_judge_that_fails_makes_no_figure(pack: Path, tmp_path: Path) -> None:
    judge = ScriptedJudge(failure=Failure(code="model-unreachable", detail="APIConnectionError"))
    with pytest.raises(ValueError, match="APIConnectionError"):
        claims.run(pack, tmp_path / "out.jsonl", judge=judge)


def test_without_a_model_the_command_says_what_to_do(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from standfirst.settings import get_settings

    monkeypatch.setenv("STANDFIRST_MODEL_CACHE", str(tmp_path / "empty"))
    get_settings.cache_clear()
    try:
        done = CliRunner().invoke(main, ["eval", "claims", str(pack), "--out", str(tmp_path / "o.jsonl"), "--judge"])
    finally:
        monkeypatch.undo()
        get_settings.cache_clear()
    assert done.exit_code == 1
    assert "standfirst model pull" in done.output


def test_other_stages_have_no_judge(pack: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["eval", "quotes", str(pack), "--out", str(tmp_path / "o.jsonl"), "--judge"])
    assert done.exit_code == 2
