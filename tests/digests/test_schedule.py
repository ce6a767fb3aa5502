"""When a digest is due, on the reader's clock."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.digests import Often, Schedule, next_slot, slot_at, zone_names
from standfirst.digests.schedule import zone_of


def daily(hour: int, zone: str = "UTC") -> Schedule:
    return Schedule(often=Often.DAILY, hour=hour, zone=zone)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "after", "due", "key"),
    [
        (daily(7, zone="Europe/Berlin"), "2026-11-28T05:00", "2026-11-28T06:00", "2026-11-28"),
        (daily(7, zone="Europe/Berlin"), "2026-11-28T06:00", "2026-11-29T06:00", "2026-11-29"),
        (daily(7, zone="Europe/Berlin"), "2026-07-01T00:00", "2026-07-01T05:00", "2026-07-01"),
        (Schedule(often=Often.WEEKDAYS, hour=7), "2026-11-28T05:00", "2026-11-30T07:00", "2026-11-30"),
        (Schedule(often=Often.WEEKLY, hour=7, weekday=5), "2026-11-28T05:00", "2026-11-28T07:00", "2026-11-28"),
        (Schedule(often=Often.WEEKLY, hour=7, weekday=5), "2026-11-28T07:00", "2026-12-05T07:00", "2026-12-05"),
        # the local day is the next one already
        (daily(1, zone="Pacific/Auckland"), "2026-11-28T10:00", "2026-11-28T12:00", "2026-11-29"),
        # 02:00 does not exist on 29 March 2026 in Berlin: the clocks jump to 03:00, which is 01:00 UTC
        (daily(2, zone="Europe/Berlin"), "2026-03-29T00:00", "2026-03-29T01:00", "2026-03-29"),
        # 02:00 comes twice on 25 October 2026: the first
        (daily(2, zone="Europe/Berlin"), "2026-10-24T23:00", "2026-10-25T00:00", "2026-10-25"),
        (daily(2, zone="Europe/Berlin"), "2026-10-25T00:00", "2026-10-26T01:00", "2026-10-26"),
    ],
)  # fmt: skip
def test_the_next_slot(schedule: Schedule, after: str, due: str, key: str) -> None:
    slot = next_slot(schedule, at(after))
    assert slot is not None
    assert (slot.at, slot.key) == (at(due), key)
    assert slot_at(schedule, slot.at) == slot


def test_nobody_gets_a_digest_unasked() -> None:
    assert next_slot(Schedule(), at("2026-11-28T05:00")) is None


def test_a_zone_that_is_gone_is_utc() -> None:
    assert zone_of("Atlantis/Harbour").key == "UTC"
    assert {"UTC", "Europe/Berlin", "America/New_York"} <= set(zone_names())


@given(
    zone=st.sampled_from(zone_names()),
    hour=st.integers(0, 23),
    after=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_every_day_has_one_slot_in_every_zone(zone: str, hour: int, after: datetime) -> None:
    schedule = daily(hour, zone)
    first = next_slot(schedule, after)
    assert first is not None
    second = next_slot(schedule, first.at)
    assert second is not None
    assert after < first.at <= after + timedelta(hours=49)  # a day that a zone leaves out
    assert first.key < second.key
