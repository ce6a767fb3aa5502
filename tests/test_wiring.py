"""Which judge the settings pick."""

from typing import Any

import pytest
from structlog.testing import capture_logs

from standfirst.settings import Settings
from standfirst.writers import LOCAL_MODEL_KEY, LOCAL_MODEL_URL, WritersDesk

STRONG: dict[str, Any] = {"model": "openai:name", "model_base_url": "http://127.0.0.1:9/v1"}


@pytest.mark.parametrize(
    ("given", "local", "writer", "judges"),
    [
        ({}, True, "ChoosingWriter", ""),
        ({}, True, "ModelFreeWriter", ""),
        (STRONG, False, "ProseWriter", "openai:name"),
        (STRONG | {"judge": "rules-only"}, False, "ProseWriter", ""),
        ({"judge": "local"}, True, "ChoosingWriter", "local"),
        (STRONG | {"judge": "endpoint"}, True, "ChoosingWriter", "openai:name"),
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
        ({"model": "anthropic:name"}, "ProseWriter", "no log probabilities"),
        ({"judge": "strict"}, "ProseWriter", "rules-only, local, endpoint"),
    ],
)
def test_a_judge_that_cannot_be_had_is_said_in_the_log(given: dict[str, Any], writer: str, reason: str) -> None:
    with capture_logs() as logs:
        assert WritersDesk(Settings(**given)).judge(writer) is None
    assert [entry["event"] for entry in logs] == ["judge.rules_only"]
    assert reason in logs[0]["reason"]
