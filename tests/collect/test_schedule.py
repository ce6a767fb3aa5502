"""When a Feed is asked for again, and what is sent with the question."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.collect import FetchedPage, conditional_headers, items_hash, retry_after, schedule
from standfirst.domain.errors import Failure
from standfirst.domain.source import FeedToFetch, ParsedFeed, ParsedItem

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def feed(**fields: object) -> FeedToFetch:
    return FeedToFetch(**{"id": "f1", "source_id": "s", "url": "https://h.example/feed", **fields})


def page(status: int = 200, **headers: str) -> FetchedPage:
    named = {k.replace("_", "-"): v for k, v in headers.items()}
    return FetchedPage(url="https://h.example/feed", status=status, headers=named, body=b"")


def parsed(*guids: str, **fields: object) -> ParsedFeed:
    return ParsedFeed(title="T", items=tuple(ParsedItem(guid=g, url="", title=g) for g in guids), **fields)


def wait(plan) -> float:
    return (plan.due_at - NOW).total_seconds()


def test_new_items_bring_us_back_sooner_and_silence_later() -> None:
    seen = parsed("a")
    known = feed(interval=900.0, body_hash=items_hash(seen), etag='"1"')
    new = schedule(known, page(etag='"2"'), parsed("b", "a"), NOW)
    assert (new.interval, wait(new), new.etag, new.last_modified) == (450.0, 450.0, '"2"', "")
    assert new.body_hash == items_hash(parsed("b", "a"))
    same = schedule(known, page(), seen, NOW)
    assert (same.interval, same.body_hash) == (1350.0, known.body_hash)
    unmodified = schedule(known, page(304), None, NOW)
    assert (unmodified.interval, unmodified.etag, unmodified.body_hash) == (1350.0, '"1"', known.body_hash)


@pytest.mark.parametrize(
    ("answer", "found", "seconds"),
    [(page(cache_control="public, max-age=3600"), parsed("a"), 3600.0),
     (page(cache_control="no-cache, max-age=3600"), parsed("a"), 450.0),
     (page(), parsed("a", ttl=7200.0), 7200.0), (page(304, cache_control="max-age=5000"), None, 5000.0),
     (page(cache_control="max-age=99999999"), parsed("a"), 86400.0)],
)  # fmt: skip
def test_wishes_of_the_publisher_are_floors(answer: FetchedPage, found: ParsedFeed | None, seconds: float) -> None:
    assert wait(schedule(feed(), answer, found, NOW)) == seconds


def test_hours_to_skip_are_skipped() -> None:
    plan = schedule(feed(interval=120.0), page(), parsed("a", skip_hours=frozenset({12, 13})), NOW)
    assert plan.due_at == datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
    all_day = schedule(feed(interval=120.0), page(), parsed("a", skip_hours=frozenset(range(24))), NOW)
    assert wait(all_day) == 60.0


def test_failures_back_off_and_keep_what_was_known() -> None:
    known = feed(failures=1, etag='"1"', last_modified="x", body_hash="h", interval=900.0)
    plan = schedule(known, Failure(code="timeout"), None, NOW)
    assert (plan.failures, plan.etag, plan.last_modified, plan.body_hash, plan.interval) == (2, '"1"', "x", "h", 900.0)
    assert 3600.0 <= wait(plan) <= 4320.0
    assert plan == schedule(known, Failure(code="timeout"), None, NOW)
    assert wait(plan) != wait(schedule(feed(id="f2", failures=1), Failure(code="timeout"), None, NOW))
    assert wait(schedule(feed(failures=40), Failure(code="dns"), None, NOW)) == 86400.0
    assert not plan.stopped


def test_retry_after_is_waited_for_and_gone_is_gone() -> None:
    assert wait(schedule(feed(), Failure(code="http-429", retry_after=90_000.0), None, NOW)) == 90_000.0
    assert schedule(feed(), Failure(code="http-410"), None, NOW).stopped
    assert not schedule(feed(), Failure(code="http-404", permanent=True), None, NOW).stopped


@settings(max_examples=50, deadline=None)
@given(
    st.floats(0, 1e7), st.integers(0, 100), st.frozensets(st.integers(0, 23)), st.one_of(st.none(), st.floats(0, 1e6)),
    st.booleans(),
)  # fmt: skip
def test_the_next_visit_is_never_now_and_never_far(
    interval: float, failures: int, skip: frozenset[int], ttl: float | None, ok: bool
) -> None:
    known = feed(interval=interval, failures=failures)
    plan = schedule(
        known, page() if ok else Failure(code="dns"), parsed("a", skip_hours=skip, ttl=ttl) if ok else None, NOW
    )
    assert timedelta(seconds=60) <= plan.due_at - NOW <= timedelta(days=2)
    assert plan.due_at.tzinfo is not None


def test_questions_are_conditional() -> None:
    asked = conditional_headers(feed(etag='"1"\r\nX: y', last_modified="Tue, 24 Nov 2026 10:00:00 GMT"))
    assert asked == {"If-None-Match": '"1"X: y', "If-Modified-Since": "Tue, 24 Nov 2026 10:00:00 GMT"}
    assert conditional_headers(feed()) == {}


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120.0), (" 0 ", 0.0), ("99999999999", 604800.0), ("Tue, 24 Nov 2026 12:01:00 GMT", 60.0),
     ("Tue, 24 Nov 2026 11:00:00 GMT", 0.0), ("soon", None), ("", None), ("-5", None), ("\u0663", None)],
)  # fmt: skip
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds
