"""Which weights a page has: looked up by one thread, whole or not at all."""

from collections.abc import Iterator
from threading import Event, Thread

import pytest

from standfirst.rank import FRONT_PAGE
from standfirst.store import live_weights
from standfirst.store.live_weights import weights_for

ARM = {"name": "all", "arms": [{"name": "b", "share": 0.5, "factors": {"trend": 2.0}}]}


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    live_weights.forget_weights()
    monkeypatch.setattr(live_weights, "saved_model", dict)
    monkeypatch.setattr(live_weights, "running_experiment", lambda: ARM)
    yield
    live_weights.forget_weights()


def in_arm(name: str) -> str:
    return next(r for r in map(str, range(100)) if weights_for(r)[1] == name)


def test_for_the_first_look_all_wait_and_none_gets_what_is_not_known_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = in_arm("b")
    live_weights.forget_weights()
    began, go_on, found = Event(), Event(), []

    def slow() -> object:
        began.set()
        assert go_on.wait(10)
        return ARM

    monkeypatch.setattr(live_weights, "running_experiment", slow)
    threads = [Thread(target=lambda: found.append(weights_for(reader)[1])) for _ in range(3)]
    threads[0].start()
    assert began.wait(10)
    for thread in threads[1:]:
        thread.start()
    threads[1].join(0.1)
    assert found == []
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert found == ["b"] * 3


def test_a_look_that_fails_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> object:
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(live_weights, "running_experiment", away)
        with pytest.raises(OSError):
            weights_for("r")
    assert in_arm("b")


def test_later_looks_hold_nobody_up_and_what_stays_the_same_stays_the_same_object(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = in_arm("b")
    tried = weights_for(reader)
    seen: list[object] = []

    def meanwhile() -> object:
        seen.append(weights_for(reader)[0])
        return ARM

    monkeypatch.setattr(live_weights, "running_experiment", meanwhile)
    monkeypatch.setattr(live_weights, "_LOOK_EVERY", -1.0)
    assert weights_for(reader)[0] is tried[0]
    assert seen == [tried[0]]
    monkeypatch.setattr(live_weights, "running_experiment", lambda: None)
    assert weights_for(reader) == (FRONT_PAGE, "main")
