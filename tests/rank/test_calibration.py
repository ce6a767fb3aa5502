"""A page's topics keep the proportions of the reading, at a small price."""

from dataclasses import replace

import pytest

from standfirst.domain.ranking import ReaderProfile, Slate
from standfirst.rank import FRONT_PAGE, build_slate
from standfirst.rank.calibration import distance, topic_gains
from standfirst.rank.diversifier import RunDiversifier
from standfirst.rank.experiment import with_factors
from tests.rank.readers import NOW, story

TOPICS = ("world", "sport", "science", "transport")
READER = ReaderProfile(reader_id="r", shares={"sport": 0.6, "science": 0.4})
STORIES = [story(f"s{n}", topics=(TOPICS[n % 4],), trend=1.0 + (n % 4 == 0) + n / 200) for n in range(120)]
CALM = with_factors(FRONT_PAGE, {"chance": 0.0}, "calm")  # what proportion does, and not what the day's draw does
WITHOUT = replace(CALM, diversifier=RunDiversifier(proportion=0.0))


def _page(slate: Slate) -> dict[str, float]:
    topics = [item.candidate.topics[0] for item in slate.items]
    return {topic: topics.count(topic) / len(topics) for topic in TOPICS}


def test_a_page_comes_nearer_to_the_reading_and_says_so() -> None:
    plain = build_slate(READER, STORIES, now=NOW, size=20, configuration=WITHOUT)
    kept = build_slate(READER, STORIES, now=NOW, size=20, configuration=CALM)
    assert distance(READER.shares, _page(kept)) < distance(READER.shares, _page(plain))
    assert _page(kept)["sport"] > _page(plain)["sport"]
    assert any("Keeps your topics in proportion to your interests" in item.explanation for item in kept.items)
    for item in kept.items:
        assert item.score == sum(reason.value for reason in item.reasons)
    scores = [item.score for item in kept.items]
    assert scores == sorted(scores, reverse=True)


def test_a_reader_of_one_topic_still_sees_others() -> None:
    one = replace(READER, shares={"sport": 1.0})
    page = _page(build_slate(one, STORIES, now=NOW, size=20))
    assert sum(share > 0 for share in page.values()) == 4


def test_without_reading_nothing_changes() -> None:
    nobody = ReaderProfile()
    assert build_slate(nobody, STORIES, now=NOW) == build_slate(nobody, STORIES, now=NOW, configuration=WITHOUT)


def test_gains_fall_and_grow_with_the_share() -> None:
    gains = topic_gains({"Sport": 0.6, "science": 0.3, "rare": 0.001}, 1.0, 10)
    assert set(gains) == {"sport", "science"}
    assert list(gains["sport"]) == sorted(gains["sport"], reverse=True)
    assert gains["sport"][0] == pytest.approx(2 * gains["science"][0], abs=1e-5)


def test_distance_is_nought_in_proportion() -> None:
    assert distance({"a": 3.0, "b": 1.0}, {"a": 0.75, "b": 0.25}) == pytest.approx(0.0)
    assert distance({"a": 1.0}, {"b": 1.0}) > 4
