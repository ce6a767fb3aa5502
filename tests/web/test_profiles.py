"""Kept profiles: what comes out is what went in, for as long as it may be used, in little memory."""

import tracemalloc
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.domain.ranking import Interaction, InteractionKind, Interest, InterestKind, ReaderProfile
from standfirst.web import profiles
from standfirst.web.profiles import KeptProfiles

NOW = datetime(2026, 5, 4, 9, 30, 15, 123457, tzinfo=UTC)
TOPICS = ("health", "transport", "world", "local", "science", "sport")


def profile_of(number: int) -> ReaderProfile:
    """A reader with 8 interests, 30 acts and 100 seen stories."""

    def story(n: int) -> str:
        return f"{(number * 37 + n * 11) % 2000:026d}"

    return ReaderProfile(
        reader_id=f"{number:026d}",
        interests=tuple(
            Interest(kind=kind, value=f"ferry {n % 50}", weight=(-1.0) ** n, since=NOW if n % 2 else None)
            for n, kind in enumerate((*InterestKind, InterestKind.WORD), number)
        ),
        recent=tuple(
            Interaction(story_id=story(n), kind=kind, at=NOW - timedelta(minutes=n, microseconds=number), seconds=n)
            for n, kind in zip(range(30), (*InteractionKind,) * 4, strict=False)
        ),
        topic_weights=dict.fromkeys(TOPICS, number / 7), habits=dict.fromkeys(TOPICS, 1 / (number + 3)),
        lately=dict.fromkeys(TOPICS[:number % 6], 0.1), shares=dict.fromkeys(TOPICS, 1 / 6),
        seen={story(n): (n % 300, n % 5) for n in range(100)},
        personal=0.25, language="de" if number % 2 else "", customised=bool(number % 3), measured=bool(number % 2),
    )  # fmt: skip


def test_what_was_packed_comes_out_equal() -> None:
    kept = KeptProfiles(most=1000, seconds=30)
    every = [profile_of(n) for n in range(profiles._OPEN + 20)]
    for profile in every:
        kept.keep(profile.reader_id, 3, 100.0, profile)
    for profile in every:
        found = kept.find(profile.reader_id, 3, 129.0)
        assert found == profile
    first = kept.find(every[0].reader_id, 3, 129.0)
    assert first is not every[0], "the eldest were let go as objects, and made again"


def test_a_reader_who_acted_or_waited_is_read_again() -> None:
    kept = KeptProfiles(most=1000, seconds=30)
    kept.keep("r", 3, 100.0, ReaderProfile(reader_id="r"))
    assert kept.find("r", 4, 100.0) is None
    assert kept.find("r", 3, 130.0) is None
    assert kept.find("other", 3, 100.0) is None
    kept.keep("gone", 3, 100.0, ReaderProfile())
    assert "gone" not in kept


def test_there_are_never_more_than_so_many() -> None:
    kept = KeptProfiles(most=10, seconds=30)
    for n in range(25):
        kept.keep(f"r{n}", 0, 100.0 + n, ReaderProfile(reader_id=f"r{n}"))
    assert len(kept) == 10
    assert "r24" in kept
    assert "r14" not in kept
    kept.keep("late", 0, 200.0, ReaderProfile(reader_id="late"))
    assert len(kept) == 1, "those that may no longer be used have left"


def test_strings_that_nobody_needs_any_more_do_not_pile_up() -> None:
    kept = KeptProfiles(most=1000, seconds=30)
    kept._strings.extend(map(str, range(profiles._MOST_STRINGS + 1)))
    kept.keep("r", 1, 100.0, ReaderProfile(reader_id="r", seen={"s": (1, 1)}))
    assert kept._strings == ["s"]
    assert kept.find("r", 1, 100.0) == ReaderProfile(reader_id="r", seen={"s": (1, 1)})


def test_a_count_that_cannot_be_is_none() -> None:
    kept = KeptProfiles(most=10, seconds=30)
    kept.keep("r", 1, 100.0, ReaderProfile(reader_id="r", seen={"s": (-1, 1), "t": (2, 1)}))
    kept._open.clear()
    found = kept.find("r", 1, 100.0)
    assert found
    assert found.seen == {"s": (0, 1), "t": (2, 1)}


def test_a_hundred_thousand_readers_fit_into_two_hundred_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profiles, "_OPEN", 1)  # their number is fixed, so they do not grow with readers
    kept = KeptProfiles(most=10_000, seconds=30)
    for n in range(1000):  # neither do the strings
        kept.keep(f"{n:026d}", 1, 100.0, profile_of(n))
    tracemalloc.start()
    for n in range(1000, 3000):
        profile = profile_of(n)
        kept.keep(profile.reader_id, 1, 100.0, profile)
    del profile
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept) == 3000
    assert grown / 2000 <= 2000, "bytes a reader"
