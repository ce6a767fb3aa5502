"""A ring of accounts that likes one story and dislikes others moves nothing by more than three places for others."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.domain.ranking import Candidate, InterestKind, ReaderProfile
from standfirst.rank import COMMON_FRONT_PAGE, FRONT_PAGE, CandidatePool, build_slate, score_candidates
from standfirst.rank.bound import bounded
from tests.rank.readers import NOW, story, wish

RING = 50
READERS = (ReaderProfile(reader_id=""), ReaderProfile(reader_id="r", interests=(wish(InterestKind.TOPIC, "sport"),)))
TOPICS = ("world", "sport", "science", "transport", "health")


def world(seed: int, count: int = 300) -> list[Candidate]:
    chance = np.random.default_rng(seed)
    return [
        story(
            f"s{n}", topics=(TOPICS[n % 5],), trend=float(chance.lognormal(0, 1.5)), hours=float(chance.uniform(0, 60)),
            owners=int(chance.integers(1, 15)), likes=int(chance.integers(0, 4)), dislikes=int(chance.integers(0, 2)),
        )
        for n in range(count)
    ]  # fmt: skip


def attacked(candidates: list[Candidate], liked: set[int], disliked: set[int]) -> list[Candidate]:
    return [
        replace(c, likes=c.likes + RING * (n in liked), dislikes=c.dislikes + RING * (n in disliked))
        for n, c in enumerate(candidates)
    ]


def places(reader: ReaderProfile, candidates: list[Candidate], page: object) -> np.ndarray:
    totals = score_candidates(reader, CandidatePool.build(candidates, NOW), now=NOW, configuration=page)  # type: ignore[arg-type]
    order = sorted(range(len(candidates)), key=lambda n: (-totals[n], n))
    found = np.empty(len(order), dtype=int)
    found[order] = np.arange(len(order))
    return found


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("reader", READERS, ids=["stranger", "follower"])
@pytest.mark.parametrize("page", [COMMON_FRONT_PAGE, FRONT_PAGE], ids=["common", "own"])
def test_fifty_accounts_move_nothing_by_more_than_three_places(seed: int, reader: ReaderProfile, page: object) -> None:
    honest = world(seed)
    quiet = [replace(c, likes=0, dislikes=0) for c in honest]
    target = 60 + seed
    before = places(reader, quiet, page)
    above = {n for n in range(300) if before[n] < before[target]}
    for liked, disliked in (({target}, set()), (set(), {target}), ({target}, above), (set(range(0, 300, 3)), above)):
        moved = np.abs(places(reader, attacked(quiet, liked, disliked), page) - before)
        assert moved.max() <= 3
        assert np.abs(places(reader, attacked(honest, liked, disliked), page) - before).max() <= 3


@pytest.mark.parametrize("seed", range(4))
def test_on_the_page_with_its_variety_neither(seed: int) -> None:
    quiet = [replace(c, likes=0, dislikes=0) for c in world(seed)]
    page = [i.candidate.story_id for i in build_slate(READERS[0], quiet, now=NOW, size=300).items]
    for target in (page[20], page[45]):
        liked = attacked(quiet, {int(target[1:])}, set())
        now = [i.candidate.story_id for i in build_slate(READERS[0], liked, now=NOW, size=300).items]
        shift = [abs(now.index(s) - at) for at, s in enumerate(page[:50])]
        assert max(shift) <= 3
        assert now.index(target) <= page.index(target)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(-9, 9)), min_size=1, max_size=30), st.integers(1, 3))
def test_a_bounded_component_cannot_do_more_whatever_its_values(rows: list[tuple[int, int]], most: int) -> None:
    others = np.array([base + n / 1024 for n, (base, _) in enumerate(rows)])  # no two alike
    values = np.array([float(push) for _, push in rows])
    sums = others + bounded(others, values, most)
    was, now = (np.argsort(np.argsort(-a, kind="stable"), kind="stable") for a in (others, sums))
    assert np.abs(was - now).max() <= 2 * most - 1
    assert not np.any((sums - others) * values < 0)  # never against its own direction
    if len(rows) <= most:
        assert sums == pytest.approx(others + values)
