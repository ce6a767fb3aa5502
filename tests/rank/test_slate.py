"""The line as a whole: sums, order, fail open, the common page."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.domain.ranking import Candidate, InterestKind, ReaderProfile
from standfirst.rank import COMMON_FRONT_PAGE, FRONT_PAGE, CandidatePool, Weighted, build_slate, score_candidates
from tests.rank.readers import NOW, act, story, wish

TOPICS = ("world", "sport", "science", "transport")


@st.composite
def _candidates(draw: st.DrawFn) -> list[Candidate]:
    count = draw(st.integers(1, 25))
    return [
        story(
            f"s{number}",
            topics=tuple(draw(st.sets(st.sampled_from(TOPICS), max_size=2))),
            publishers=tuple(draw(st.sets(st.sampled_from(("A", "B", "C")), min_size=1))),
            owners=draw(st.integers(0, 40)),
            trend=draw(st.floats(0, 1e6)),
            hours=draw(st.floats(0, 200)),
            likes=draw(st.integers(0, 10**6)),
            dislikes=draw(st.integers(0, 10**6)),
            revision=draw(st.integers(0, 4)),
            pinned=draw(st.booleans()),
            vector=draw(st.sampled_from(((), (1.0, 0.0), (0.6, 0.8)))),
        )
        for number in range(count)
    ]


_READERS = st.builds(
    ReaderProfile,
    reader_id=st.sampled_from(("", "r1", "r2")),
    interests=st.lists(
        st.builds(
            wish,
            st.sampled_from((InterestKind.TOPIC, InterestKind.PUBLISHER)),
            st.sampled_from((*TOPICS, "A", "B")),
            st.sampled_from((1.0, 0.5, -0.5, -1.0)),
        ),
        max_size=4,
    ).map(tuple),
    recent=st.lists(st.builds(act, st.sampled_from(("s0", "s1", "gone"))), max_size=3).map(tuple),
    topic_weights=st.dictionaries(st.sampled_from(TOPICS), st.floats(-1, 1), max_size=3),
    seen=st.dictionaries(
        st.sampled_from(("s0", "s2", "s4", "gone")), st.tuples(st.integers(0, 9), st.integers(0, 4)), max_size=4
    ),
    personal=st.floats(0, 1),
)


@given(_candidates(), _READERS, st.integers(1, 12))
@settings(max_examples=50, deadline=None)
def test_a_score_is_exactly_the_sum_of_its_reasons_and_scores_fall(
    candidates: list[Candidate], reader: ReaderProfile, size: int
) -> None:
    slate = build_slate(reader, candidates, now=NOW, size=size)
    assert slate.failed == ()
    for item in slate.items:
        assert item.score == sum(reason.value for reason in reversed(item.reasons))
        assert all(reason.value for reason in item.reasons)
    scores = [item.score for item in slate.items]
    assert scores == sorted(scores, reverse=True)
    shown = [item.candidate.story_id for item in slate.items]
    assert len(set(shown)) == len(shown) <= size
    assert not {note.story_id for note in slate.removed} & set(shown)


@given(_candidates(), _READERS)
@settings(max_examples=30, deadline=None)
def test_a_pool_and_a_list_give_the_same_slate_twice(candidates: list[Candidate], reader: ReaderProfile) -> None:
    pool = CandidatePool.build(candidates, NOW)
    first = build_slate(reader, pool, now=NOW)
    assert first == build_slate(reader, pool, now=NOW) == build_slate(reader, candidates, now=NOW)


@given(_candidates(), _READERS, _READERS)
@settings(max_examples=30, deadline=None)
def test_the_common_page_is_the_same_for_everyone(
    candidates: list[Candidate], one: ReaderProfile, other: ReaderProfile
) -> None:
    assert build_slate(one, candidates, now=NOW, configuration=COMMON_FRONT_PAGE) == build_slate(
        other, candidates, now=NOW, configuration=COMMON_FRONT_PAGE
    )


def test_the_slider_at_nought_gives_the_common_order() -> None:
    candidates = [story(f"s{n}", topics=(TOPICS[n % 4],), trend=float(n)) for n in range(20)]
    reader = ReaderProfile(reader_id="r", interests=(wish(InterestKind.TOPIC, "sport"),), personal=0.0)
    mine = build_slate(reader, candidates, now=NOW)
    common = build_slate(ReaderProfile(), candidates, now=NOW, configuration=COMMON_FRONT_PAGE)
    assert [i.candidate.story_id for i in mine.items] == [i.candidate.story_id for i in common.items]


def test_a_pool_keeps_no_more_for_many_places_of_the_slider_than_for_ten() -> None:
    pool = CandidatePool.build([story(f"s{n}", trend=float(n)) for n in range(5)], NOW)
    for n in range(11):
        build_slate(ReaderProfile(personal=n / 10), pool, now=NOW)
    kept = len(pool.shared)
    for n in range(100):
        build_slate(ReaderProfile(personal=0.5 + n / 1000), pool, now=NOW)
    assert len(pool.shared) == kept


def test_a_follow_lifts_and_says_so() -> None:
    candidates = [story("busy", trend=3.0), story("train", topics=("transport",))]
    follower = ReaderProfile(interests=(wish(InterestKind.TOPIC, "Transport"),))
    slate = build_slate(follower, candidates, now=NOW)
    assert slate.items[0].candidate.story_id == "train"
    assert "You follow Transport" in slate.items[0].explanation
    assert "2 independent outlets" in slate.items[0].explanation
    assert build_slate(ReaderProfile(), candidates, now=NOW).items[0].candidate.story_id == "busy"


@pytest.mark.parametrize(("hours", "told"), [(2, "10:00 UTC"), (26, "23 November, 10:00 UTC")])
def test_coverage_says_since_when(hours: int, told: str) -> None:
    slate = build_slate(ReaderProfile(), [story("a", owners=6, since=NOW - timedelta(hours=hours))], now=NOW)
    assert f"6 independent outlets since {told}" in slate.items[0].explanation


def test_one_act_is_no_habit() -> None:
    reader = ReaderProfile(topic_weights={"science": 0.05, "sport": -0.2})
    slate = build_slate(reader, [story("a", topics=("science",)), story("b", topics=("sport",))], now=NOW)
    told = {item.candidate.story_id: {r.text for r in item.reasons} for item in slate.items}
    assert "You took an interest in Science" in told["a"]
    assert "You hid or disliked stories on Sport" in told["b"]


def test_a_seen_story_sinks_until_its_revision_moves() -> None:
    candidates = [story("a", trend=2.0, revision=1), story("b", trend=1.9, revision=1)]
    reader = ReaderProfile(seen={"a": (1, 1)})
    assert build_slate(reader, candidates, now=NOW).items[0].candidate.story_id == "b"
    moved = [replace(candidates[0], revision=2), candidates[1]]
    first = build_slate(reader, moved, now=NOW).items[0]
    assert first.candidate.story_id == "a"
    assert "New since you last saw it" in first.explanation


def test_a_story_keeps_its_place_in_the_visit_that_first_showed_it() -> None:
    candidates = [story("a", trend=2.0, revision=1), story("b", trend=1.9, revision=1)]
    reader = ReaderProfile(seen={"a": (0, 1)})
    first = build_slate(reader, candidates, now=NOW).items[0]
    assert first.candidate.story_id == "a"
    assert "seen" not in {reason.component for reason in first.reasons}


def test_reactions_cannot_outweigh_coverage() -> None:
    ring = story("ring", likes=10**6, owners=1, trend=0.1)
    news = story("news", owners=12, trend=3.0)
    assert build_slate(ReaderProfile(), [ring, news], now=NOW).items[0].candidate.story_id == "news"


def test_variety_breaks_a_run_of_one_topic() -> None:
    sport = [story(f"sport{n}", topics=("sport",), trend=2.0) for n in range(20)]
    other = [story(f"{topic}{n}", topics=(topic,), trend=1.7) for topic in ("world", "science") for n in range(4)]
    slate = build_slate(ReaderProfile(), sport + other, now=NOW, size=10)
    assert {item.candidate.topics[0] for item in slate.items} == {"sport", "world", "science"}


def test_exploration_is_the_same_all_day_and_leaves_familiar_topics() -> None:
    candidates = [story(f"s{n}", topics=(TOPICS[n % 4],), trend=1.0 + n / 100) for n in range(80)]
    reader = ReaderProfile(reader_id="r", interests=(wish(InterestKind.TOPIC, "sport"),))

    def explored(who: ReaderProfile) -> list[str]:
        slate = build_slate(who, candidates, now=NOW, size=80)
        found = [item for item in slate.items if "exploration" in item.came_from]
        assert all("sport" not in item.candidate.topics for item in found)
        return sorted(item.candidate.story_id for item in found)

    assert explored(reader) == explored(reader)
    assert len(explored(reader)) == 4
    assert len({tuple(explored(replace(reader, reader_id=f"r{n}"))) for n in range(8)}) > 4
    assert explored(ReaderProfile(reader_id="new")) == []


@dataclass(frozen=True, slots=True)
class _Broken:
    name: ClassVar[str] = "broken"
    shared: ClassVar[bool] = False
    wish: ClassVar[bool] = False

    def _raise(self, *_: object) -> None:
        raise RuntimeError("a bug")

    hydrate = propose = remove = score = explain = arrange = select = _raise


@pytest.mark.parametrize("role", ["hydrators", "sources", "filters", "scorers", "diversifier", "selector"])
def test_a_component_that_raises_is_left_out_and_named(role: str) -> None:
    broken: object = _Broken()
    if role in ("hydrators", "sources", "filters"):
        broken = (_Broken(),)
    if role == "scorers":
        broken = (*FRONT_PAGE.scorers, Weighted(_Broken(), 1.0, 1.0))  # type: ignore[arg-type]
    page = replace(FRONT_PAGE, **{role: broken})  # type: ignore[arg-type]
    slate = build_slate(ReaderProfile(), [story("a"), story("b")], now=NOW, configuration=page)
    assert len(slate.items) == 2
    assert len(slate.failed) == 1
    assert slate.failed[0].split()[0] in (role.rstrip("s"), "diversifier")


def test_scores_that_are_no_numbers_are_a_failure() -> None:
    @dataclass(frozen=True, slots=True)
    class _Nan(_Broken):
        def score(self, query: object) -> object:
            import numpy as np

            return np.array([float("nan")])

    page = replace(FRONT_PAGE, scorers=(*FRONT_PAGE.scorers, Weighted(_Nan(), 1.0, 1.0)))  # type: ignore[arg-type]
    slate = build_slate(ReaderProfile(), [story("a")], now=NOW, configuration=page)
    assert slate.failed == ("scorer broken",)
    assert len(slate.items) == 1


def test_scores_come_in_the_pools_order() -> None:
    candidates = [story("old", hours=50.0), story("new", hours=0.0)]
    scores = score_candidates(ReaderProfile(), candidates, now=NOW)
    assert scores[0] < scores[1]


def test_no_candidates_make_an_empty_page() -> None:
    assert build_slate(ReaderProfile(), [], now=NOW).items == ()
