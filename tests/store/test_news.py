"""What is new in Reports is kept per process, by threads that do not wait for each other."""

from dataclasses import dataclass
from threading import Event, Thread

import pytest

from standfirst.store.browse import news
from standfirst.store.browse.news import News, load_news


@dataclass(frozen=True)
class Row:
    id: str
    revision: int = 2


def test_one_thread_clears_what_another_is_gathering(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "_kept", {})
    began, go_on = Event(), Event()
    found: list[dict[str, News]] = []

    def read(report_id: str, newest: int) -> News:
        if report_id == "second":
            began.set()
            assert go_on.wait(10)
        return News(moved=newest)

    monkeypatch.setattr(news, "_read", read)
    one = Thread(target=lambda: found.append(load_news([Row("first"), Row("second")])))
    one.start()
    assert began.wait(10)
    news._kept.update({(f"old {n}", 2): News(moved=2) for n in range(news._MOST_KEPT + 1)})
    assert load_news([Row("third")]) == {"third": News(moved=2)}
    go_on.set()
    one.join(10)
    assert found == [{"first": News(moved=2), "second": News(moved=2)}]


def test_a_revision_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "_kept", {})
    asked: list[str] = []
    monkeypatch.setattr(news, "_read", lambda report_id, newest: asked.append(report_id) or News(moved=newest))
    for _ in range(2):
        assert load_news([Row("a"), Row("b", 1)]) == {"a": News(moved=2)}
    assert asked == ["a"]
