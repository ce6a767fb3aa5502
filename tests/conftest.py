"""Every test runs on a data folder of its own; the database is SQLite unless the environment names another."""

import os
import tempfile

os.environ["STANDFIRST_DATA"] = tempfile.mkdtemp(prefix="standfirst-test-")
for name in (
    "STANDFIRST_MODEL", "STANDFIRST_LOCAL_MODEL_URL", "STANDFIRST_LOCAL_MODEL_KEY", "STANDFIRST_WRITER",
    "STANDFIRST_JUDGE", "STANDFIRST_MODELS",
):  # fmt: skip
    os.environ.pop(name, None)

import pytest  # noqa: E402 - the environment comes first


@pytest.fixture(autouse=True)
def _fresh_news() -> None:
    """Revisions never change on a desk, so their news is kept by id; towns of two tests share ids."""
    from standfirst.store.browse import news

    news._kept.clear()
