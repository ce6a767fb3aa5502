"""What a night learns: true curves, nothing from little, nothing worse than before."""

from dataclasses import replace

import numpy as np
import pytest

from standfirst.domain.ranking import ReaderProfile
from standfirst.rank import FRONT_PAGE, AudienceLedger, CandidatePool, RankModel, build_slate, score_candidates, train
from standfirst.rank.attraction import learn_attraction
from standfirst.rank.curve import Curve
from standfirst.rank.curve_fit import Pages, _knots, _penalty, _Problem
from standfirst.rank.night import LEAST_CHECKED, learn_tonight, mean_auc
from standfirst.rank.rereading import Passed, reread
from standfirst.rank.training import LEAST_PAGES, Lesson
from tests.rank.pages import Floats, pages
from tests.rank.readers import NOW, act, story


def _bowl(signals: dict[str, Floats]) -> Floats:
    return 4.0 * np.abs(signals["similar"]) - 2.0 * signals["freshness"]


def test_curves_bend_where_readers_do() -> None:
    model = train(pages(3000, _bowl), learned_at=NOW)
    assert model is not None
    curve = model.curves["similar"]
    left, middle, right = curve.at(np.array([-0.9, 0.0, 0.9]))
    assert middle == pytest.approx(0.0)  # a signal of 0 adds nothing
    assert left > 0 < right
    assert left == pytest.approx(right, rel=0.2)
    down = model.curves["freshness"].at(np.array([-0.9, 0.9]))
    assert down[0] > down[1]  # against the prior, which likes the fresh
    assert abs(model.curves["open-rate"].at(np.array([0.9]))[0]) < 0.25 * right


def test_a_learned_model_ranks_unseen_pages_better_than_the_prior() -> None:
    model = train(pages(1500, _bowl), learned_at=NOW)
    assert model is not None
    unseen = pages(400, _bowl, seed=1)
    assert mean_auc(FRONT_PAGE.taught_by(model), unseen) > mean_auc(FRONT_PAGE, unseen) + 0.2


def test_little_is_learned_from_little() -> None:
    assert train(pages(LEAST_PAGES - 1, _bowl), learned_at=NOW) is None
    nothing = [replace(lesson, opened=np.zeros(20, dtype=np.bool_)) for lesson in pages(500, _bowl)]
    assert train(nothing, learned_at=NOW) is None


def test_the_taught_part_spreads_as_far_as_the_prior_does() -> None:
    lessons = pages(2000, _bowl)
    model = train(lessons, learned_at=NOW)
    assert model is not None
    spread = [np.std(sum(c.at(x.signals[n]) for n, c in model.curves.items() if n in x.signals)) for x in lessons]
    prior = [
        np.std(x.signals["freshness"] + 0.15 * x.signals["open-rate"] + 0.6 * x.signals["similar"]) for x in lessons
    ]
    assert np.mean(spread) == pytest.approx(np.mean(prior), rel=0.1)


def test_slopes_are_the_slopes_of_the_loss() -> None:
    lessons = pages(30, _bowl)
    signals = np.concatenate([np.column_stack(list(x.signals.values())) for x in lessons])
    knots = tuple(_knots(column) for column in signals.T)
    problem = _Problem(
        pages=Pages(
            signals=signals, prior=signals[:, 0] * 0.5,
            opened=np.concatenate([x.opened for x in lessons]).astype(float),
            counts=np.full(30, 20, dtype=np.intp), weights=np.linspace(0.5, 2.0, 30),
        ),
        knots=knots, penalty=_penalty(knots),
    )  # fmt: skip
    point = np.random.default_rng(3).normal(size=len(problem.penalty))
    gradient, hessian = problem.slopes(point)
    for at in (0, 1, 7, 20):
        step = np.zeros(len(point))
        step[at] = 1e-3
        high, low = point + step, point - step
        assert gradient[at] == pytest.approx((problem.loss(high) - problem.loss(low)) / 2e-3, rel=1e-3, abs=1e-3)
        change = (problem.slopes(high)[0] - problem.slopes(low)[0]) / 2e-3
        assert hessian[at] == pytest.approx(change, rel=2e-2, abs=2e-2)


def test_a_night_puts_a_better_model_in_place_and_keeps_the_old_one_otherwise() -> None:
    good = learn_tonight(pages(600, _bowl), pages(200, _bowl, seed=1), None, learned_at=NOW)
    assert good.outcome == "in place"
    assert good.model is not None
    assert good.model.pages == 800
    assert (good.learned or 0.0) > (good.current or 1.0)

    def turned(signals: dict[str, Floats]) -> Floats:
        return -_bowl(signals)

    bad = learn_tonight(pages(600, turned, seed=2), pages(200, _bowl, seed=3), good.model, learned_at=NOW)
    assert bad.model is good.model
    assert bad.outcome == "worse on the last day"


def test_a_night_with_a_quiet_day_or_broken_numbers_changes_nothing() -> None:
    few = pages(LEAST_CHECKED - 1, _bowl)
    assert learn_tonight(pages(300, _bowl), few, None, learned_at=NOW).model is None
    broken = [Lesson(signals={"similar": np.full(20, np.nan)}, opened=x.opened) for x in pages(300, _bowl)]
    night = learn_tonight(broken, pages(60, _bowl), None, learned_at=NOW)
    assert night.model is None
    assert night.outcome == "too few pages before the last day"


def test_a_model_survives_its_json() -> None:
    model = train(pages(300, _bowl), learned_at=NOW)
    assert model is not None
    back = RankModel.from_json(model.to_json())
    assert (back.learned_at, back.pages, set(back.curves)) == (model.learned_at, model.pages, set(model.curves))
    unseen = pages(50, _bowl, seed=5)
    assert mean_auc(FRONT_PAGE.taught_by(back), unseen) == mean_auc(FRONT_PAGE.taught_by(model), unseen)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "null", '"x"', "[" * 100_000,
        '{"format": 2, "learned_at": "2026-11-28T00:00:00+00:00", "pages": 1, "curves": {}, "attraction": null}',
        '{"format": 1, "learned_at": "2026-11-28T00:00:00", "pages": 1, "curves": {}, "attraction": null}',
        '{"format": 1, "learned_at": "2026-11-28T00:00:00+00:00", "pages": 1, "curves": [], "attraction": null}',
        '{"format": 1, "learned_at": "2026-11-28T00:00:00+00:00", "pages": 1, "curves": {}, "attraction": [[1]]}',
        '{"format": 1, "learned_at": "2026-11-28T00:00:00+00:00", "pages": 1, "attraction": null,'
        ' "curves": {"a": {"knots": [0, NaN], "values": [0, 1]}}}',
    ],
)  # fmt: skip
def test_what_is_no_model_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        RankModel.from_json(text)


@pytest.mark.parametrize(
    ("knots", "values"),
    [([0.0], [0.0]), ([0.0, 0.0], [0.0, 1.0]), ([1.0, 0.0], [0.0, 1.0]), ([0.0, 1.0], [0.0, 1e9]), ([0, 1], [0])],
)
def test_what_is_no_curve_is_refused(knots: list[float], values: list[float]) -> None:
    with pytest.raises(ValueError, match="curve"):
        Curve.through(knots, values)


def test_the_sentence_of_a_card_belongs_to_the_largest_number_that_ranked_it() -> None:
    model = train(pages(1500, lambda s: 5.0 * s["similar"]), learned_at=NOW)
    assert model is not None
    page = FRONT_PAGE.taught_by(model)
    near, far = (0.9, 0.4359), (0.0, 1.0)
    candidates = [story("near", vector=near, hours=30.0), story("far", vector=far, hours=30.0)]
    pool = CandidatePool.build([*candidates, story("read", vector=(1.0, 0.0), hours=30.0)], NOW)
    slate = build_slate(ReaderProfile(recent=(act("read"),)), pool, now=NOW, configuration=page)
    scores = score_candidates(ReaderProfile(recent=(act("read"),)), pool, now=NOW, configuration=page)
    for item in slate.items:
        spoken = [r for r in item.reasons if r.text and r.value > 0]
        strongest = max(spoken, key=lambda reason: reason.value)
        assert item.explanation[0] == strongest.text
        variety = sum(r.value for r in item.reasons if r.component == "variety")
        assert item.score - variety == scores[pool.row_of[item.candidate.story_id]]
    card = next(item for item in slate.items if item.candidate.story_id == "near")
    assert card.explanation[0] == "Like a story you read: Title of read"
    told = {r.component: r.value for r in card.reasons}
    assert told["similar"] == pytest.approx(float(model.curves["similar"].at(np.array([0.9]))[0]), abs=1e-3)


def test_a_lesson_is_reread_with_what_texts_promise_now_and_no_story_speaks_for_itself() -> None:
    chance = np.random.default_rng(0)
    vectors = {f"s{n}": chance.normal(size=4).astype(np.float32) for n in range(200)}
    audience, names = AudienceLedger(), list(vectors)
    for _ in range(2000):
        shown = [names[n] for n in chance.choice(200, 8, replace=False)]
        best = max(shown, key=lambda name: vectors[name][0] + chance.gumbel())
        audience.judged([(name, ()) for name in shown], frozenset({best}))
    attraction = learn_attraction(audience, vectors)
    assert attraction is not None
    stories = (*names[:10], "unknown")
    lesson = Lesson(signals={"attraction": np.zeros(11)}, opened=np.arange(11) == 0)
    again = reread([Passed(stories=stories, lesson=lesson)], attraction, vectors)[0].signals["attraction"]
    assert np.corrcoef(again[:10], [vectors[name][0] for name in names[:10]])[0, 1] > 0.8
    assert again[10] == 0.0
    boosted = AudienceLedger(opens={**audience.opens, "s0": 1e4}, expected=audience.expected)
    more = learn_attraction(boosted, vectors)
    assert more is not None
    assert reread([Passed(stories=stories, lesson=lesson)], more, vectors)[0].signals["attraction"][0] == again[0]


def test_a_model_of_another_desk_version_leaves_unknown_scorers_aside() -> None:
    model = RankModel(learned_at=NOW, pages=1, curves={"gone": Curve.through([0, 1], [0, 1])})
    same = score_candidates(ReaderProfile(), [story("a"), story("b", hours=9.0)], now=NOW)
    taught = FRONT_PAGE.taught_by(model)
    assert (
        score_candidates(ReaderProfile(), [story("a"), story("b", hours=9.0)], now=NOW, configuration=taught).tolist()
        == same.tolist()
    )
