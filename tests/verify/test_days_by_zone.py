"""A day named in a source is the day of its place: what "today" and "Monday" mean depends on its zone."""

from datetime import UTC, datetime

import pytest

from standfirst.domain.verdict import Rule
from tests.verify.world import GOOD, SOURCES, checked, draft, sentence, source

_LATE_MONDAY = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # Tuesday morning in the east, Monday afternoon in the west


@pytest.mark.parametrize(
    ("zone", "says", "day", "stands"),
    [
        ("", "today", "23 November 2026", True),
        ("", "today", "24 November 2026", False),
        ("+09:00", "today", "24 November 2026", True),
        ("+09:00", "today", "23 November 2026", False),
        ("+09:00", "yesterday", "23 November 2026", True),
        ("-08:00", "today", "23 November 2026", True),
        ("-08:00", "yesterday", "22 November 2026", True),
        ("+09:00", "on Monday", "23 November 2026", True),
        ("+09:00", "on Tuesday", "24 November 2026", True),
        ("+09:00", "on Tuesday", "17 November 2026", False),
        ("-08:00", "on Monday", "23 November 2026", True),
    ],
)
def test_a_named_day_is_that_of_the_place(zone: str, says: str, day: str, stands: bool) -> None:
    span = f"The ferry between Holm and Ellis stopped {says}."
    east = source("c", "Holm Post", "Post House", span, published_at=_LATE_MONDAY, zone=zone)
    ours = sentence(f"The ferry between Holm and Ellis stopped on {day}.", span, sources=(east,))
    result = checked(draft(ours), (*SOURCES, east))
    against = {v.rule for v in result.failed if v.part == "body" and v.sentence == len(GOOD)}
    assert (Rule.DATE not in against) is stands, [v.detail for v in result.failed]
