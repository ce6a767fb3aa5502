"""``standfirst model usage`` and ``model try``, and the doctor on endpoints: figures, pages, keys that stay secret."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from standfirst.cli import main
from standfirst.domain.draft import ModelUsage
from standfirst.settings import get_settings
from standfirst.store.usage import add_usage
from tests.adapters_llm.moody_server import MoodyServer

KEY = "sk-quay-wall-31337"


@pytest.fixture
def endpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MoodyServer]:
    """A well endpoint that the settings name, with a key file and half a price."""
    server = MoodyServer()
    (tmp_path / "key").write_text(KEY)
    (tmp_path / "key").chmod(0o600)
    entry = {"model": "openai:stub", "base_url": server.url, "key_file": str(tmp_path / "key"), "price_in": 1.0,
             "price_out": 4.0}  # fmt: skip
    monkeypatch.setenv("STANDFIRST_MODELS", json.dumps([entry]))
    monkeypatch.setenv("STANDFIRST_MODEL_TRIES", "1")
    get_settings.cache_clear()
    yield server
    server.close()
    get_settings.cache_clear()


def test_two_writers_on_the_same_stories(endpoint: MoodyServer, tmp_path: Path) -> None:
    page = tmp_path / "tried.html"
    ran = CliRunner().invoke(main, ["model", "try", "none", "openai:stub", "--stories", "3", "--html", str(page)])
    assert ran.exit_code == 0, ran.output
    assert "--- openai:stub" in ran.output
    assert "reports with a model" in ran.output
    assert "money, USD" in ran.output
    html = page.read_text("utf-8")
    assert html.count("<h2>") == 3
    assert html.count("<article>") == 6
    assert "<script" not in html
    assert f"Bearer {KEY}" in endpoint.headers[0]
    assert KEY not in ran.output + html


def test_figures_for_scripts(endpoint: MoodyServer) -> None:
    ran = CliRunner().invoke(main, ["model", "try", "none", "openai:stub", "--stories", "2", "--json"])
    free, strong = json.loads(ran.stdout)
    assert (free["writer"], free["calls"], free["money"]) == ("none", 0, 0)
    assert strong["stories"] == 2
    assert strong["calls"] == len(endpoint.prompts)
    assert strong["tokens in"] == 900 * strong["calls"]
    assert strong["money"] == pytest.approx((900 * 1.0 + 300 * 4.0) * strong["calls"] / 1e6)
    assert [a["id"] for a in free["answers"]] == [a["id"] for a in strong["answers"]]


def test_a_model_that_never_answers_is_an_answer_too(endpoint: MoodyServer) -> None:
    endpoint.mood = "refuses-key"
    ran = CliRunner().invoke(main, ["model", "try", "openai:stub", "--stories", "2"])
    assert ran.exit_code == 1
    assert "model-away" in ran.output
    assert "no Report came of openai:stub" in ran.output
    assert KEY not in ran.output


@pytest.mark.parametrize("name", ["nobody:model", "strong", "openai:"])
def test_a_name_that_is_no_model_is_refused(name: str) -> None:
    ran = CliRunner().invoke(main, ["model", "try", name])
    assert ran.exit_code == 1
    assert "VENDOR:NAME" in ran.output


@pytest.mark.django_db
def test_usage_in_words_and_for_scripts() -> None:
    add_usage([ModelUsage(model="openai:a", calls=3, input_tokens=1000, output_tokens=50, failures=1)], {})
    told = CliRunner().invoke(main, ["model", "usage"])
    assert told.exit_code == 0, told.output
    assert "1050 tokens without a price" in told.output
    found = json.loads(CliRunner().invoke(main, ["model", "usage", "--json"]).stdout)
    assert found["today"][0]["model"] == "openai:a"
    assert found["today"] == found["last_30_days"]
    assert found["budget"]["tokens_left"] == found["budget"]["tokens_per_day"] - 1050


def _doctor(what: str) -> dict[str, str]:
    ran = CliRunner().invoke(main, ["doctor", "--json"])
    return {f["what"]: f for f in json.loads(ran.stdout)}[what]


@pytest.mark.django_db
def test_the_doctor_looks_at_endpoints_and_repeats_no_key(
    endpoint: MoodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _doctor("model")
    assert found["level"] == "bad", "the stub knows another key"
    assert "key was not accepted" in found["found"]
    (tmp_path / "key").write_text("k")
    found = _doctor("model")
    assert found["level"] == "ok"
    assert "log probabilities" not in found["found"], "a judge that reads in one call needs none"
    monkeypatch.setenv("STANDFIRST_JUDGE", "endpoint")
    get_settings.cache_clear()
    found = _doctor("model")
    assert "log probabilities" in found["found"]
    assert len(endpoint.prompts) == 1
    (tmp_path / "key").chmod(0o644)
    found = _doctor("model")
    assert "0644" in found["found"]
    assert "chmod 600" in found["found"]


@pytest.mark.django_db
def test_the_doctor_says_that_a_budget_in_money_needs_prices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDFIRST_MODEL", "ollama:any:8b")
    monkeypatch.setenv("STANDFIRST_MODEL_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("STANDFIRST_MONEY_PER_DAY", "3")
    get_settings.cache_clear()
    try:
        found = _doctor("budget")
    finally:
        monkeypatch.undo()
        get_settings.cache_clear()
    assert found["level"] == "note"
    assert "no price known for ollama:any:8b" in found["found"]


def test_an_own_file_is_pinned_and_another_one_is_not_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "own.gguf"
    file.write_bytes(b"GGUF and more")
    told = CliRunner().invoke(main, ["model", "pin", str(file)])
    pins = dict(line.split("=", 1) for line in told.stdout.split())
    assert pins["STANDFIRST_MODEL_PATH"] == str(file)
    for name, value in pins.items():
        monkeypatch.setenv(name, value)
    get_settings.cache_clear()
    try:
        assert CliRunner().invoke(main, ["model", "pull"]).stdout.strip() == str(file)
        assert "verified  True" in CliRunner().invoke(main, ["model", "status", "--verify"]).stdout
        file.write_bytes(b"GGUF and less")
        refused = CliRunner().invoke(main, ["model", "pull"])
        assert refused.exit_code == 1
        assert pins["STANDFIRST_MODEL_SHA256"] in refused.output
        assert "verified  False" in CliRunner().invoke(main, ["model", "status", "--verify"]).stdout
    finally:
        monkeypatch.undo()
        get_settings.cache_clear()
