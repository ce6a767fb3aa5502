"""What goes into a digest."""

from datetime import timedelta

from standfirst.digests import Often, choose, since_when
from tests.digests.cards import NOW, card, page


def ids(*, told: dict[str, int] | None = None, most: int = 10) -> list[tuple[str, bool]]:
    slate = page(card("a"), card("b", revision=3), card("old", hours=30), card("bare", revision=0), card("c"))
    chosen = choose(slate, since=NOW - timedelta(days=1), told=told or {}, most=most)
    return [(c.item.candidate.story_id, c.again) for c in chosen]


def test_what_is_new_since_the_last_one_in_the_pages_order() -> None:
    assert ids() == [("a", False), ("b", False), ("bare", False), ("c", False)]


def test_a_story_comes_again_only_with_a_newer_revision() -> None:
    assert ids(told={"a": 1, "b": 2, "bare": 0}) == [("b", True), ("c", False)]


def test_the_number_that_the_reader_wants() -> None:
    assert ids(most=2) == [("a", False), ("b", False)]


def test_a_first_digest_looks_back_a_day_or_a_week() -> None:
    assert since_when(Often.DAILY, None, NOW) == NOW - timedelta(days=1)
    assert since_when(Often.WEEKLY, None, NOW) == NOW - timedelta(days=7)
    assert since_when(Often.WEEKLY, NOW, NOW + timedelta(days=1)) == NOW
