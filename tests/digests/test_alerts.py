"""What is worth a message at once, and when none is wanted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.digests import AlertWish, Known, choose_alerts, day_began, is_quiet
from tests.digests.cards import NOW, card, page

WISH = AlertWish(since=NOW - timedelta(hours=12), followed=False, top=2)
NOTHING = Known(seen={}, told={}, moves={})


def test_a_story_that_enters_the_top_with_the_reason_why() -> None:
    slate = page(card("a"), card("bare", revision=0), card("third"))
    (alert,) = choose_alerts(slate, WISH, NOTHING, left=9)
    assert (alert.story_id, alert.revision, alert.title, alert.body) == ("a", 1, "Title of a", "You follow rail")


def test_what_the_reader_saw_or_was_told_is_no_entry_and_neither_is_what_was_there_before_the_wish() -> None:
    assert choose_alerts(page(card("a")), WISH, replace(NOTHING, seen={"a": 1}), left=9) == ()
    assert choose_alerts(page(card("a")), WISH, replace(NOTHING, told={"a": 1}), left=9) == ()
    assert choose_alerts(page(card("a", hours=13)), WISH, NOTHING, left=9) == ()


def test_a_new_revision_is_an_alert_only_when_a_fact_moved() -> None:
    slate, known = page(card("x"), card("y"), card("a", revision=2)), replace(NOTHING, seen={"x": 1, "y": 1, "a": 1})
    assert choose_alerts(slate, WISH, known, left=9) == ()
    moved = replace(known, moves={"a": ("19 injured, was 7: Harbour Times",)})
    (alert,) = choose_alerts(slate, WISH, moved, left=9)
    assert alert.body == "What changed: 19 injured, was 7: Harbour Times"
    assert choose_alerts(slate, replace(WISH, moved=False), moved, left=9) == ()


def test_topics_and_follows_choose() -> None:
    rail, sport = card("rail"), card("sport", topics=("sport",), came_from="followed")
    found = lambda wish: [a.story_id for a in choose_alerts(page(rail, sport), wish, NOTHING, left=9)]  # noqa: E731
    assert found(WISH) == ["rail", "sport"]
    assert found(replace(WISH, topics=frozenset({"rail"}))) == ["rail"]
    assert found(replace(WISH, followed=True)) == ["sport"]
    assert found(replace(WISH, followed=True, topics=frozenset({"rail"}))) == ["rail", "sport"]


@pytest.mark.parametrize("left", [-1, 0, 1])
def test_never_more_than_are_left_of_the_day(left: int) -> None:
    assert len(choose_alerts(page(card("a"), card("b")), WISH, NOTHING, left=left)) == max(0, left)


@pytest.mark.parametrize(
    ("quiet", "zone", "utc_hour", "expected"),
    [
        ((22, 7), "UTC", 23, True), ((22, 7), "UTC", 6, True), ((22, 7), "UTC", 7, False), ((22, 7), "UTC", 21, False),
        ((13, 15), "UTC", 14, True), ((13, 15), "UTC", 15, False), ((0, 0), "UTC", 0, False),
        ((22, 7), "Asia/Tokyo", 14, True), ((22, 7), "Asia/Tokyo", 23, False),
    ],
)  # fmt: skip
def test_quiet_hours_are_the_readers(quiet: tuple[int, int], zone: str, utc_hour: int, expected: bool) -> None:
    wish = replace(WISH, quiet_from=quiet[0], quiet_to=quiet[1], zone=zone)
    assert is_quiet(wish, datetime(2026, 11, 28, utc_hour, tzinfo=UTC)) is expected


def test_the_day_is_the_readers() -> None:
    wish = replace(WISH, zone="Asia/Tokyo")
    assert day_began(wish, datetime(2026, 11, 28, 16, tzinfo=UTC)) == datetime(2026, 11, 28, 15, tzinfo=UTC)
