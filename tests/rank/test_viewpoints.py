"""One owner's reading of a topic does not fill the page; who says where sources differ comes a little sooner."""

from dataclasses import replace

from standfirst.domain.ranking import Candidate, ReaderProfile, SlateItem
from standfirst.rank import FRONT_PAGE, build_slate
from standfirst.rank.diversifier import RunDiversifier
from tests.rank.readers import NOW, story

ONE_OWNER = [story(f"quay{n}", trend=2.0, voice="Quay Media") for n in range(20)]
OTHERS = [story(f"other{n}", trend=1.8, voice=("Inland Press", "", "Norrland")[n % 3]) for n in range(12)]


def _page(candidates: list[Candidate], **weights: float) -> tuple[SlateItem, ...]:
    configuration = replace(FRONT_PAGE, diversifier=RunDiversifier(**weights))
    return build_slate(ReaderProfile(), candidates, now=NOW, size=12, configuration=configuration).items


def _of_quay(items: tuple[SlateItem, ...]) -> int:
    return sum(item.candidate.voice == "Quay Media" for item in items)


def test_the_same_topic_is_told_by_several_owners() -> None:
    assert _of_quay(_page(ONE_OWNER + OTHERS, viewpoint=0.0)) == 12
    items = _page(ONE_OWNER + OTHERS)
    assert 2 <= _of_quay(items) <= 8
    assert len({item.candidate.voice for item in items}) == 4
    assert [item.score for item in items] == sorted((item.score for item in items), reverse=True)


def test_an_owner_pays_topic_by_topic_and_a_pin_pays_nothing() -> None:
    elsewhere = [replace(c, topics=(f"topic {n}",)) for n, c in enumerate(ONE_OWNER)]
    assert _of_quay(_page(elsewhere + OTHERS)) == 12
    pinned = [replace(c, pinned=True) for c in ONE_OWNER[:3]]
    assert not [r for item in _page(pinned) for r in item.reasons if r.component == "variety"]


def test_where_sources_differ_comes_sooner_and_says_so() -> None:
    plain = [story(f"s{n:02}", topics=(f"topic {n}",), trend=2.0 - n / 100) for n in range(12)]
    told = [replace(c, differs=n == 6) for n, c in enumerate(plain)]
    before, after = ([i.candidate.story_id for i in _page(c)].index("s06") for c in (plain, told))
    assert after < before
    card = next(item for item in _page(told) if item.candidate.differs)
    assert "Its sources differ, and it says where" in card.explanation
    every = [replace(c, differs=True) for c in plain]
    gains = [r.value for item in _page(every) for r in item.reasons if r.component == "variety"]
    assert gains == sorted(gains, reverse=True)
    assert 0 < gains[-1] < gains[0] < 0.101
