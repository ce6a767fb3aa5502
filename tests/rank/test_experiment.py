"""Arms, traced and packed pages, what arms came to, and chance."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from standfirst.domain.ranking import InteractionKind, ReaderProfile
from standfirst.rank import FRONT_PAGE, AudienceLedger, CandidatePool, build_slate, score_candidates
from standfirst.rank.arm_results import compare_arms
from standfirst.rank.experiment import Arm, Experiment, experiment_of, problems_of, saved_form, with_factors
from standfirst.rank.logged import LoggedPage
from standfirst.rank.packing import pack_page, unpack_page
from standfirst.rank.scorers.chance_scorer import MOST
from standfirst.rank.tracing import trace_page
from tests.rank.readers import NOW, act, story

LOUDER = Experiment(
    name="louder",
    arms=(Arm(name="b", share=0.2, factors=(("trend", 2.0),)), Arm(name="c", share=0.1, factors=(("trend", 0.0),))),
)
READER = ReaderProfile(
    reader_id="reader-1", recent=(act("story-3", InteractionKind.OPEN),), topic_weights={"world": 0.2}
)


def _pool(count: int = 120, audience: AudienceLedger | None = None) -> CandidatePool:
    facts = [{"trend": float(n % 17), "hours": 1 + n % 9, "topics": (f"topic-{n % 7}",)} for n in range(count)]
    stories = [story(f"story-{n}", **given) for n, given in enumerate(facts)]
    return CandidatePool.build(stories, NOW, audience=audience or AudienceLedger())


def test_readers_are_dealt_by_share_and_stay() -> None:
    dealt = [LOUDER.arm_of(f"reader-{n}") for n in range(5000)]
    names = [arm.name if arm else "main" for arm in dealt]
    assert names.count("b") == pytest.approx(1000, abs=100)
    assert names.count("c") == pytest.approx(500, abs=80)
    assert dealt == [LOUDER.arm_of(f"reader-{n}") for n in range(5000)]
    again = [replace(LOUDER, name="louder still").arm_of(f"reader-{n}") for n in range(5000)]
    both = sum(1 for one, other in zip(dealt, again, strict=True) if one and other)
    assert both == pytest.approx(5000 * 0.3 * 0.3, abs=80)
    assert LOUDER.arm_of("") is None


def test_an_experiment_is_saved_and_nonsense_is_none() -> None:
    assert experiment_of(saved_form(LOUDER)) == LOUDER
    for saved in (None, {}, {"name": "x"}, {"name": "x", "arms": [{"name": "b"}]}, {"name": "x", "arms": 3}, "text"):
        assert experiment_of(saved) is None


@pytest.mark.parametrize(
    ("arms", "said"),
    [
        ((), "at least one arm"),
        ((Arm(name="main", share=0.1, factors=()),), "a name of its own"),
        ((Arm(name="b", share=0.4, factors=()), Arm(name="c", share=0.2, factors=())), "together at most 0.5"),
        ((Arm(name="b", share=0.0, factors=()),), "above 0"),
        ((Arm(name="b", share=0.1, factors=(("tend", 1.0),)),), "tend is no component of the front page; there are"),
        ((Arm(name="b", share=0.1, factors=(("trend", float("nan")),)),), "between 0 and 10"),
    ],
)
def test_what_may_not_run_says_why(arms: tuple[Arm, ...], said: str) -> None:
    assert said in " ".join(problems_of(Experiment(name="x", arms=arms), FRONT_PAGE))
    assert problems_of(LOUDER, FRONT_PAGE) == []


def test_factors_change_the_order_and_only_what_they_name() -> None:
    pool = _pool()
    quiet = with_factors(FRONT_PAGE, {"trend": 0.0}, "c")
    plain, other = (build_slate(READER, pool, now=NOW, configuration=c) for c in (FRONT_PAGE, quiet))
    assert [i.candidate.story_id for i in plain.items] != [i.candidate.story_id for i in other.items]
    assert {r.component for i in plain.items for r in i.reasons} - {
        r.component for i in other.items for r in i.reasons
    } == {"trend"}


def test_a_traced_page_has_the_numbers_that_ranked_it_and_survives_packing() -> None:
    pool = _pool()
    slate = build_slate(READER, pool, now=NOW, size=20)
    page = trace_page(READER, pool, slate, now=NOW, configuration=FRONT_PAGE, arm="main", below=30)
    assert page.story_ids[:20] == tuple(i.candidate.story_id for i in slate.items)
    assert (page.shown, len(page.story_ids), len(set(page.story_ids))) == (20, 50, 50)
    calm = score_candidates(READER, pool, now=NOW, configuration=with_factors(FRONT_PAGE, {"chance": 0.0}, "calm"))
    rows = [pool.row_of[s] for s in page.story_ids]
    assert page.scores({}) == pytest.approx(calm[rows])
    assert min(page.scores({})[:20].mean(), page.scores({})[20:].min()) == page.scores({})[20:].min()
    opened = frozenset({page.story_ids[4], page.story_ids[40]})
    packed = pack_page(page)
    assert len(packed) < 6000
    again = unpack_page(packed, reader_id="reader-1", at=NOW, arm="main", opened=opened)
    assert again.values == pytest.approx(page.values, abs=1e-5)
    assert again.unsure == pytest.approx(page.unsure, abs=1e-6)
    assert np.flatnonzero(again.opened).tolist() == [4]  # what is below the page was not shown


@pytest.mark.parametrize("damage", [b"", b"no page", b"{}\n", lambda p: p[:-9], lambda p: p[:40] + b"x" + p[41:]])
def test_damaged_bytes_are_no_page(damage: object) -> None:
    pool = _pool(30)
    slate = build_slate(READER, pool, now=NOW, size=10)
    packed = pack_page(trace_page(READER, pool, slate, now=NOW, configuration=FRONT_PAGE, arm="main"))
    broken = damage(packed) if callable(damage) else damage
    with pytest.raises(ValueError, match="page"):
        unpack_page(broken, reader_id="r", at=NOW, arm="", opened=frozenset())


def _page(arm: str, reader: int, opens: int) -> LoggedPage:
    opened = np.arange(10) < opens
    return LoggedPage(
        reader_id=f"{arm}-{reader}", at=NOW, arm=arm, story_ids=tuple(f"s{n}" for n in range(10)), shown=10,
        components=("trend",), values=np.zeros((10, 1)), unsure=np.zeros(10), opened=opened,
    )  # fmt: skip


def test_arms_are_compared_by_reader() -> None:
    pages = [_page("main", n % 60, n % 3) for n in range(300)] + [_page("b", n % 60, 1 + n % 3) for n in range(300)]
    main, other = compare_arms(pages)
    assert (main.arm, main.readers, main.pages, main.opens, main.gain) == ("main", 60, 300, 1.0, None)
    assert other.gain is not None
    assert other.gain[1] == pytest.approx(1.0)
    assert other.gain[0] < 1.0 < other.gain[2]
    assert other.interval[0] < other.opens < other.interval[1]
    wide = compare_arms([_page("main", 0, 1), _page("b", 0, 1)])
    assert wide[1].gain == pytest.approx((0.0, 0.0, 0.0))
    assert compare_arms([]) == []


def test_chance_moves_what_is_unknown_and_is_the_same_all_day() -> None:
    known = AudienceLedger()
    for n in range(0, 120, 2):
        for _ in range(99):
            known.shown(f"story-{n}", ())
            known.opened(f"story-{n}", ())
    pool = _pool(audience=known)
    assert pool.unsure[0] == pytest.approx(0.1)
    assert pool.unsure[1] == 1.0

    def chance(reader: str, hours: int = 0) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        slate = build_slate(replace(READER, reader_id=reader), pool, now=NOW + timedelta(hours=hours), size=120)
        found = {i.candidate.story_id: r.value for i in slate.items for r in i.reasons if r.component == "chance"}
        return np.array([found.get(f"story-{n}", 0.0) for n in range(120)])

    first = chance("reader-1")
    assert (chance("reader-1", 6) == first).all()
    assert (chance("reader-1", 24) != first).any()
    assert np.abs(np.corrcoef(first[1::2], chance("reader-2")[1::2])[0, 1]) < 0.35
    assert np.std(first[1::2]) > 5 * np.std(first[::2])
    assert np.abs(first).max() <= 0.1 * MOST + 1e-6
    assert not chance("").any()
    draws = np.concatenate([chance(f"reader-{n}")[1::2] for n in range(40)]) / 0.1
    assert abs(draws.mean()) < 0.06
    assert abs(draws.std() - 0.94) < 0.06  # a standard normal cut at two deviations and left there
