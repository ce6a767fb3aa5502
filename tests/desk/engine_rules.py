"""What every engine has to keep, whoever runs the batches. Test modules give the rules an ``engine`` to hold."""

import time
from collections.abc import Callable

from standfirst.desk.ports import Engine
from standfirst.store.work import Task


def tasks(*keys: str, step: str = "extract") -> list[Task]:
    return [Task(id=n, step=step, key=key, version="1", attempts=2) for n, key in enumerate(keys, 1)]


def wait_for(condition: Callable[[], bool], seconds: float = 15.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


class EngineRules:
    """The conformance suite of the ``Engine`` port."""

    def test_a_batch_runs_once_with_exactly_its_tasks(self, engine: Engine) -> None:
        seen: list[tuple[str, list[Task]]] = []
        engine.start(lambda step, batch: seen.append((step, batch)))
        engine.submit("extract", tasks("a", "b"))
        wait_for(lambda: len(seen) == 1)
        assert seen == [("extract", tasks("a", "b"))]

    def test_batches_of_an_ordered_step_run_in_order_and_never_side_by_side(self, engine: Engine) -> None:
        order: list[str] = []
        inside: list[int] = []
        running = [0]

        def run(step: str, batch: list[Task]) -> None:
            running[0] += 1
            inside.append(running[0])
            time.sleep(0.01)
            order.extend(t.key for t in batch)
            running[0] -= 1

        engine.start(run)
        for n in range(6):
            engine.submit("place", tasks(str(n), step="place"))
        wait_for(lambda: len(order) == 6)
        assert order == ["0", "1", "2", "3", "4", "5"]
        assert max(inside) == 1

    def test_in_flight_counts_down_to_nothing_even_when_a_batch_fails(self, engine: Engine) -> None:
        ran: list[str] = []

        def run(step: str, batch: list[Task]) -> None:
            ran.append(batch[0].key)
            if batch[0].key == "bad":
                raise RuntimeError("a batch that fails")

        engine.start(run)
        for key in ("good", "bad", "good"):
            try:
                engine.submit("extract", tasks(key))
            except RuntimeError:
                continue  # an engine without threads says so at once
        wait_for(lambda: len(ran) == 3 and engine.in_flight("extract") == 0)
        assert engine.in_flight("trend") == 0

    def test_finished_batches_are_forgotten(self, engine: Engine) -> None:
        done: list[str] = []
        engine.start(lambda step, batch: done.append(step))
        for _ in range(5):
            engine.submit("trend", tasks("a", step="trend"))
        wait_for(lambda: len(done) == 5 and engine.in_flight("trend") == 0)
        if self.durable:
            total = 0
            deadline = time.monotonic() + 15
            while total < 5 and time.monotonic() < deadline:
                total += engine.purge()
                time.sleep(0.05)
            assert total == 5
        assert engine.purge() == 0

    durable = True
