"""Off-policy evaluation against a world whose truth is known: readers who open by attraction and place."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from standfirst.rank.examination import examine, usual_places
from standfirst.rank.logged import LoggedPage
from standfirst.rank.off_policy import Estimate, estimate

_AT = datetime(2031, 5, 1, tzinfo=UTC)
_STORIES, _SHOWN = 40, 12


class _Town:
    """Stories with an attraction that the component "taste" knows in part and "loud" not at all."""

    def __init__(self, seed: int) -> None:
        self.chance = np.random.default_rng(seed)
        taste, luck = self.chance.standard_normal((2, _STORIES))
        self.attraction = np.clip(0.12 * np.exp(0.8 * taste + 0.3 * luck), 0, 0.9)
        self.values = np.stack([0.3 * taste, 0.6 * self.chance.standard_normal(_STORIES)], axis=1)
        self.places = usual_places(_SHOWN) ** 1.3  # not the curve that the reader of the log begins with

    def page(self, number: int, factors: tuple[float, float], unsure: float = 0.4) -> LoggedPage:
        scores = self.values @ factors + unsure * self.chance.standard_normal(_STORIES)
        order = np.argsort(-scores)
        opened = np.zeros(_STORIES, dtype=np.bool_)
        opened[:_SHOWN] = self.chance.random(_SHOWN) < self.attraction[order[:_SHOWN]] * self.places
        return LoggedPage(
            reader_id=f"reader-{number % 400}",
            at=_AT + timedelta(minutes=number),
            arm="main",
            story_ids=tuple(f"story-{row}" for row in order),
            shown=_SHOWN,
            components=("taste", "loud"),
            values=self.values[order],
            unsure=np.full(_STORIES, unsure),
            opened=opened,
        )

    def truth(self, factors: tuple[float, float], unsure: float = 0.4) -> float:
        noise = unsure * self.chance.standard_normal((20_000, _STORIES))
        order = np.argsort(-(self.values @ factors + noise), axis=1)[:, :_SHOWN]
        return float((self.attraction[order] @ self.places).mean())


def _estimate(town: _Town, factors: dict[str, float], pages: int = 3000) -> Estimate:
    return estimate([town.page(n, (1.0, 1.0)) for n in range(pages)], factors, draws=60)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("factors", [(1.0, 0.5), (1.5, 0.0), (0.0, 1.0)])
def test_the_value_of_other_weights_is_found_without_showing_them(seed: int, factors: tuple[float, float]) -> None:
    town = _Town(seed)
    found = _estimate(town, {"taste": factors[0], "loud": factors[1]})
    truth, logged = town.truth(factors), town.truth((1.0, 1.0))
    assert abs(found.logged - logged) < 0.06
    assert abs(found.doubly_robust - truth) < 0.2 * abs(truth - logged) + 0.05
    if found.effective > found.pages / 2:  # where few pages carry the weight, the plain ratio is cut and too low
        assert abs(found.ips - truth) < 0.2 * abs(truth - logged) + 0.05
        assert abs(found.self_normalised - truth) < 0.2 * abs(truth - logged) + 0.05
    assert found.difference[0] < truth - logged + 0.08
    assert found.difference[2] > truth - logged - 0.08


def test_the_same_weights_are_worth_what_was_counted() -> None:
    found = _estimate(_Town(4), {})
    assert found.ips == pytest.approx(found.logged)
    assert found.difference[0] <= 0.02
    assert found.difference[2] >= -0.02
    assert found.support == pytest.approx(1.0)
    assert found.effective == pytest.approx(found.pages)


def test_pages_without_chance_support_only_themselves() -> None:
    town = _Town(5)
    pages = [town.page(n, (1.0, 1.0), unsure=0.0) for n in range(200)]
    assert estimate(pages, {"loud": 0.0}, draws=20).support < 0.9
    assert estimate(pages, {}, draws=20).support == pytest.approx(1.0)


def test_more_chance_and_none_can_be_asked_for() -> None:
    town = _Town(6)
    calm = _estimate(town, {"chance": 0.0})
    assert abs(calm.doubly_robust - town.truth((1.0, 1.0), unsure=0.0)) < 0.12


def test_the_curve_of_looks_is_learned() -> None:
    town = _Town(7)
    look = examine([town.page(n, (1.0, 1.0), unsure=0.8) for n in range(6000)])
    begun = np.abs(usual_places(_SHOWN) - town.places).mean()
    assert np.abs(look.places - town.places).mean() < begun / 2
    known = [look.attraction[f"story-{row}"] for row in range(_STORIES)]
    assert np.corrcoef(known, town.attraction)[0, 1] > 0.97


def test_what_cannot_be_asked_is_said() -> None:
    town = _Town(8)
    with pytest.raises(ValueError, match="no logged pages"):
        estimate([], {})
    with pytest.raises(ValueError, match="no such component: tast; there are chance, loud, taste"):
        estimate([town.page(0, (1.0, 1.0))], {"tast": 2.0})
    page = town.page(0, (1.0, 1.0))
    with pytest.raises(ValueError, match="other sizes"):
        LoggedPage(
            reader_id="r", at=_AT, arm="", story_ids=page.story_ids[:-1], shown=_SHOWN, components=page.components,
            values=page.values, unsure=page.unsure, opened=page.opened,
        )  # fmt: skip
