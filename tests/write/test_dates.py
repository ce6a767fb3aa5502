"""Relative days become dates only where that is certain."""

from datetime import UTC, date, datetime

import pytest

from standfirst.write.dates import local_day, with_days

NOW = datetime(2026, 11, 24, tzinfo=UTC)  # a Tuesday


@pytest.mark.parametrize(("text", "expected"), [
    ("The ferry sank on Tuesday morning.", "The ferry sank on the morning of 24 November."),
    ("Police said Monday that it sank.", "Police said on 23 November that it sank."),
    ("On Sunday, it sank.", "On 22 November, it sank."),
    ("Yesterday the dam broke.", "On 23 November the dam broke."),
    ("It fell on Tuesday, May 12.", "It fell on Tuesday, May 12."),
    ("Tuesday's vote was close.", None),
    ("It will sail on Friday.", None),
    ("It sank last Monday.", None),
    ("It sank two weeks ago.", None),
])  # fmt: skip
def test_days(text: str, expected: str | None) -> None:
    assert with_days(text, date(2026, 11, 24), NOW) == expected


def test_the_day_is_the_publishers_own() -> None:
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert local_day(late, "+02:00") == date(2026, 11, 25)
    assert local_day(late, "") == date(2026, 11, 24)
