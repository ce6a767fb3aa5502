"""Relative days become dates only where that is certain."""

from datetime import UTC, date, datetime

import pytest

from standfirst.write.dates import dates_itself_otherwise, local_day, with_days

NOW = datetime(2026, 11, 24, tzinfo=UTC)  # a Tuesday


@pytest.mark.parametrize(("text", "expected"), [
    ("The ferry sank on Tuesday morning.", "The ferry sank on the morning of 24 November."),
    ("Police said Monday that it sank.", "Police said on 23 November that it sank."),
    ("On Sunday, it sank.", "On 22 November, it sank."),
    ("Yesterday the dam broke.", "On 23 November the dam broke."),
    ("It fell on Tuesday, May 12.", "It fell on Tuesday, May 12."),
    ("Tuesday's vote was close.", None),
    ("It will sail on Friday.", "It will sail on 27 November."),
    ("It will sail on Tuesday.", None),  # today or in a week
    ("It will sail Friday.", None),
    ("The ferry that sank on Sunday will be raised.", None),
    ("The quay stays closed until Thursday.", "The quay stays closed until 26 November."),
    ("Lind said it would open by Friday evening.", "Lind said it would open by the evening of 27 November."),
    ("The quay was closed until Thursday.", None),
    ("The quay stays closed until Tuesday.", None),
    ("The vote is set for Tuesday.", None),
    ("Police said on Monday that it would sail.", "Police said on 23 November that it would sail."),
    ("It is due to meet on Wednesday morning.", "It is due to meet on the morning of 25 November."),
    ("It broke early this morning, police said.", "It broke early on the morning of 24 November, police said."),
    ("Prices rose 3 percent last month.", "Prices rose 3 percent in October."),
    ("It has been shut since last year.", "It has been shut since 2025."),
    ("Last year was the worst.", None),
    ("It is the worst in the last year.", None),
    ("It sank two days ago.", "It sank on 22 November."),
    ('"We saw it yesterday," Lind said on Monday.', '"We saw it yesterday," Lind said on 23 November.'),
    ("It sank last Monday.", None),
    ("It sank two weeks ago.", None),
])  # fmt: skip
def test_days(text: str, expected: str | None) -> None:
    assert with_days(text, date(2026, 11, 24), NOW) == expected


def test_the_day_is_the_publishers_own() -> None:
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert local_day(late, "+02:00") == date(2026, 11, 25)
    assert local_day(late, "") == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "published", "otherwise"),
    [
        ("Monday, July 22, 2013. A pier burned in Norrvik.", datetime(2012, 1, 2, tzinfo=UTC), True),
        ("Norrvik, 22 July 2013. A pier burned.", datetime(2013, 7, 23, tzinfo=UTC), False),
        ("Norrvik, 00 July 2013. A pier burned on July 0, 2013.", datetime(2013, 7, 23, tzinfo=UTC), False),
        ("A pier burned in Norrvik.", datetime(2012, 1, 1, tzinfo=UTC), True),
        ("A pier burned in Norrvik.", datetime(2012, 1, 1, 9, 30, tzinfo=UTC), False),
    ],
)
def test_a_text_that_dates_itself_otherwise_than_its_stamp(text: str, published: datetime, otherwise: bool) -> None:
    assert dates_itself_otherwise(text, published) is otherwise
