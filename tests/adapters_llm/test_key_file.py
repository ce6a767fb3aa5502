"""Key files: their owner alone may read them, and what is in them is never said."""

from pathlib import Path

import pytest

from standfirst.adapters.llm import read_key
from standfirst.domain.errors import Failure


def key_file(folder: Path, content: bytes, mode: int = 0o600) -> str:
    path = folder / "key"
    path.write_bytes(content)
    path.chmod(mode)
    return str(path)


def test_a_key_that_only_its_owner_may_read_is_read(tmp_path: Path) -> None:
    assert read_key(key_file(tmp_path, b"sk-abc\n")) == "sk-abc"
    assert read_key("") == ""


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o620, 0o610])
def test_a_key_that_others_may_read_is_refused_with_its_file_and_mode(tmp_path: Path, mode: int) -> None:
    path = key_file(tmp_path, b"sk-abc", mode)
    answer = read_key(path)
    assert isinstance(answer, Failure)
    assert path in answer.detail
    assert f"{mode:04o}" in answer.detail
    assert "chmod 600" in answer.detail
    assert "sk-abc" not in answer.detail


@pytest.mark.parametrize("content", [b"", b"\n", b"two keys", b"sk-1\nsk-2", "schlüssel".encode(), b"\xff\xfe sk-abc"])
def test_what_is_no_key_is_refused_and_not_repeated(tmp_path: Path, content: bytes) -> None:
    answer = read_key(key_file(tmp_path, content))
    assert isinstance(answer, Failure)
    for word in ("keys", "sk-", "schl"):
        assert word not in answer.detail.replace(str(tmp_path), "")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    answer = read_key(str(tmp_path / "none"))
    assert isinstance(answer, Failure)
    assert "none" in answer.detail
