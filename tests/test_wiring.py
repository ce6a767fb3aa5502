"""Which judge and which models the settings pick."""

from pathlib import Path
from typing import Any

import pytest

from standfirst.domain.spending import FREE, Price
from standfirst.settings import ModelEntry, Settings
from standfirst.writers import LOCAL_MODEL_KEY, LOCAL_MODEL_URL, WritersDesk
from tests.hearing import capture_logs

STRONG: dict[str, Any] = {"model": "openai:name", "model_base_url": "http://127.0.0.1:9/v1"}

TWO: dict[str, Any] = STRONG | {"models": (ModelEntry(model="ollama:other"),)}


@pytest.mark.parametrize(
    ("given", "local", "writer", "judges"),
    [
        ({}, True, "ChoosingWriter", ""),
        ({}, True, "ModelFreeWriter", ""),
        (STRONG, False, "ProseWriter", "openai:name"),
        (STRONG | {"judge": "rules-only"}, False, "ProseWriter", ""),
        ({"judge": "local"}, True, "ChoosingWriter", "local"),
        (STRONG | {"judge": "endpoint"}, True, "ChoosingWriter", "openai:name"),
        (STRONG | {"judge": "reading"}, True, "ChoosingWriter", "openai:name"),
        (TWO, False, "ProseWriter", "openai:name"),
        (TWO | {"judge_model": "ollama:other"}, False, "ProseWriter", "ollama:other"),
    ],
)
def test_the_judge_follows_the_setting_and_the_writer(
    given: dict[str, Any], local: bool, writer: str, judges: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if local:
        monkeypatch.setenv(LOCAL_MODEL_URL, "http://127.0.0.1:9/v1")
        monkeypatch.setenv(LOCAL_MODEL_KEY, "k")
    with capture_logs() as logs:
        built = WritersDesk(Settings(**given)).judge(writer)
    assert (built.usage.model if built else "") == judges
    assert not logs


@pytest.mark.parametrize(
    ("given", "writer", "reason"),
    [
        ({"judge": "local"}, "ChoosingWriter", "not running"),
        ({"judge": "endpoint"}, "ModelFreeWriter", "openai:NAME"),
        ({"judge": "reading"}, "ModelFreeWriter", "no strong model"),
        ({"judge": "strict"}, "ProseWriter", "rules-only, local, endpoint"),
    ],
)
def test_a_judge_that_cannot_be_had_is_said_in_the_log(given: dict[str, Any], writer: str, reason: str) -> None:
    with capture_logs() as logs:
        assert WritersDesk(Settings(**given)).judge(writer) is None
    assert [entry["event"] for entry in logs] == ["judge.rules_only"]
    assert reason in logs[0]["reason"]


def test_models_come_in_the_operators_order_and_unusable_ones_are_named_in_the_log(tmp_path: Path) -> None:
    (tmp_path / "open").write_text("sk-secret-17")
    (tmp_path / "open").chmod(0o644)
    entries = (
        ModelEntry(model="nobody:one"),
        ModelEntry(model="openai:two", key_file=str(tmp_path / "open")),
        ModelEntry(model="ollama:three:8b"),
        ModelEntry(model="llamacpp:four", base_url="ftp://nowhere"),
    )
    with capture_logs() as logs:
        found = WritersDesk(Settings(**STRONG, models=entries)).strong_models()
    assert [m.name for m in found] == ["openai:name", "ollama:three:8b"]
    assert [log["model"] for log in logs] == ["nobody:one", "openai:two", "llamacpp:four"]
    assert "0644" in logs[1]["reason"]
    assert "sk-secret" not in str(logs)


def test_half_a_price_is_none_and_the_local_model_is_free() -> None:
    entries = (ModelEntry(model="openai:a", price_in=1, price_out=2), ModelEntry(model="openai:b", price_in=1))
    assert Settings(models=entries).prices == {"local": FREE, "openai:a": Price(tokens_in=1, tokens_out=2)}


@pytest.mark.parametrize(
    ("while_away", "local", "stopgap"),
    [
        ("model-free", True, "ModelFreeWriter"),
        ("choosing", True, "ChoosingWriter"),
        ("choosing", False, "ModelFreeWriter"),
        ("sources-only", True, "NoneType"),
    ],
)
def test_who_writes_while_the_model_is_away(
    while_away: str, local: bool, stopgap: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if local:
        monkeypatch.setenv(LOCAL_MODEL_URL, "http://127.0.0.1:9/v1")
    assert type(WritersDesk(Settings(while_away=while_away)).stopgap()).__name__ == stopgap


def test_a_model_that_is_named_wrongly_is_refused_by_the_settings() -> None:
    with pytest.raises(ValueError, match="key_fil"):
        Settings(models=({"model": "openai:a", "key_fil": "x"},))  # type: ignore[arg-type]
