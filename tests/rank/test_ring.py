"""A ring of accounts that reacts and opens moves nothing by more than three places for others."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.domain.ranking import Candidate, InterestKind, ReaderProfile
from standfirst.evaluate import rank_ring
from standfirst.rank import COMMON_FRONT_PAGE, FRONT_PAGE, CandidatePool, RankModel, build_slate, score_candidates
from standfirst.rank.bound import FULL, bounded, places_for
from standfirst.rank.curve import Curve
from standfirst.rank.logged import LoggedPage
from standfirst.rank.public import PAGES_A_DAY, Public, Read
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


STEEP = FRONT_PAGE.taught_by(
    RankModel(
        learned_at=NOW, pages=1,
        curves={
            part.scorer.name: Curve.through((-1.0, 0.0, 1.0), (-2.0, 0.0, 2.0))
            for part in FRONT_PAGE.scorers if part.taught and part.crowd
        },
    )
)  # fmt: skip


@pytest.mark.parametrize("kind", rank_ring.Plan)
@pytest.mark.parametrize("honest", [0, 40, 400])
@pytest.mark.parametrize("page", [FRONT_PAGE, STEEP], ids=["prior", "steep"])
def test_a_ring_that_reacts_and_opens_gets_no_further(honest: int, kind: rank_ring.Plan, page: object) -> None:
    town = rank_ring.town(1, 300, honest)
    for reader in rank_ring.READERS:
        before = rank_ring.places(town, rank_ring.Attack(), reader, page)  # type: ignore[arg-type]
        for place in (30, 120):
            target = int(np.flatnonzero(before == place)[0])
            attack = rank_ring.plan(kind, before, target, town.vectors)
            after = rank_ring.places(town, attack, reader, page)  # type: ignore[arg-type]
            assert np.abs(after - before).max() <= 3


def test_without_the_bound_the_same_ring_goes_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standfirst.rank.crowd.places_for", lambda _openers, moved: np.full(len(moved), len(moved)))
    town = rank_ring.town(1, 300, 40)
    before = rank_ring.places(town, rank_ring.Attack(), ReaderProfile())
    target = int(np.flatnonzero(before == 120)[0])
    attack = rank_ring.plan(rank_ring.Plan.LIFT, before, target, town.vectors)
    assert before[target] - rank_ring.places(town, attack, ReaderProfile())[target] > 30


def test_more_readers_and_more_to_say_move_further() -> None:
    openers = np.array([0.0, 49.0, 100.0, 250.0, 250.0, 1e6])
    moved = np.array([1.0, 1.0, -1.0, FULL, FULL / 2, 1.0])
    assert places_for(openers, moved).tolist() == [1, 1, 2, 5, 2, 6]  # never more than there are rows


def test_a_reader_counts_once_a_story_and_a_few_pages_a_day() -> None:
    public = Public()
    public.read([Read(reader_id="r", story_id="a", at=NOW) for _ in range(9)], {})
    assert public.audience.openers == {"a": 1.0}
    assert public.coreading.reads == {"a": 1.0}

    def page(opened: int) -> LoggedPage:
        return LoggedPage(
            reader_id="r", at=NOW, arm="main", story_ids=tuple("abcdefghij"), shown=10, components=(),
            values=np.zeros((10, 0)), unsure=np.zeros(10), opened=np.arange(10) == opened,
        )  # fmt: skip

    public.judged([page(0), page(0)], {}, {})
    assert public.audience.opens["a"] == 1.0
    public.judged([page(n) for n in range(9)], {}, {})
    assert sum(public.audience.opens.values()) == PAGES_A_DAY - 2  # twice "a" was known to be opened


def test_what_the_bound_takes_back_is_told_and_the_score_stays_the_sum() -> None:
    town = rank_ring.town(1, 300, 40)
    public = Public()
    public.read((Read(reader_id=f"r{n}", story_id="s7", at=NOW) for n in range(40)), {})
    pool = CandidatePool.build(town.stories, NOW, audience=public.audience)
    items = build_slate(ReaderProfile(), pool, now=NOW, size=300).items
    card = next(i for i in items if i.candidate.story_id == "s7")
    back = next(r for r in card.reasons if r.component == "held")
    assert back.value < 0
    assert back.text
    assert card.score == sum(r.value for r in card.reasons)
    scores = score_candidates(ReaderProfile(), pool, now=NOW)
    assert card.score - sum(r.value for r in card.reasons if r.component == "variety") == scores[pool.row_of["s7"]]
    known = CandidatePool.build(town.stories, NOW, audience=replace(public.audience, vouched=True))
    free = score_candidates(ReaderProfile(), known, now=NOW)
    assert free[pool.row_of["s7"]] > scores[pool.row_of["s7"]]
