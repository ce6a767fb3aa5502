"""The dispatcher: every beat it finds what is due, Step by Step, and hands micro-batches to the engine."""

import time
from collections.abc import Callable, Sequence
from threading import Event

import structlog

from standfirst.desk import forgetting, heart, requests
from standfirst.desk.line import LINE, STEPS, Step
from standfirst.desk.ports import Engine, Tools
from standfirst.desk.sending import Sending
from standfirst.store.connection import fresh_connection
from standfirst.store.work import NewWork, Task, add_work, fail_work

log = structlog.get_logger("standfirst.desk")

_BEAT = 0.4  # seconds between two looks at what is due
_QUEUED = 2  # batches of a Step that may wait in the engine beside those that run
DEADLY = 25  # takings after which a task that never ended is held to kill the desk; restarts alone rarely reach it
_TREND_FLOOR = 0.05  # below this a score is as good as gone
_LISTED = 200  # stories that any list of trends shows


class Dispatcher:
    """Runs the line with an engine until told to stop."""

    def __init__(self, tools: Tools, engine: Engine, line: Sequence[Step] = LINE) -> None:
        self._tools, self._engine, self._line = tools, engine, line
        self._stop = Event()
        self._last: dict[str, float] = {}
        self._sending = Sending()

    def run(self) -> None:
        """Beat until ``stop``. A beat that fails is logged and the next one tries again."""
        self._engine.start(lambda step, tasks: run_batch(self._tools, step, tasks))
        while not self._stop.wait(_BEAT):
            try:
                self.beat()
            except Exception:
                log.exception("beat.failed")
        self._engine.stop()

    def stop(self) -> None:
        """End after the current beat."""
        self._stop.set()

    def beat(self) -> int:
        """One look at everything that is due; how many tasks were handed over."""
        with fresh_connection():
            self._now_and_then("heart", 2.0, lambda: heart.beat(self._tools.now()))
            self._now_and_then("trends", 5.0, self._rescore)
            self._now_and_then("things", 10.0, self._score_things)
            self._now_and_then("purge", 30.0, self._engine.purge)
            self._now_and_then("forget", forgetting.LOOK, self._forget)
            self._now_and_then("sending", 10.0, lambda: self._sending.plan(self._tools))
            requests.take_up(self._tools)
            return sum(self._feed(step) for step in self._line)

    def _feed(self, step: Step) -> int:
        given = 0
        while self._engine.in_flight(step.name) < step.workers + _QUEUED:
            tasks = step.lease(step.batch, step.lease_seconds)
            if not tasks:
                break
            self._engine.submit(step.name, tasks)
            given += len(tasks)
        return given

    def _rescore(self) -> None:
        """Scores fade by themselves; speed, reason and curve of what is on the lists are made anew now and then."""
        now = self._tools.now()
        every = self._tools.options.trend_every
        mark = f"t{int(now.timestamp() // every)}"
        old = self._tools.trends.worth_a_look(now, every, _LISTED, _TREND_FLOOR)
        add_work(NewWork(step="trend", key=i, version=mark, priority=-1.0) for i in old)

    def _score_things(self) -> None:
        now, trends = self._tools.now(), self._tools.trends
        trust = trends.lessons(now).usual.trust
        self._tools.things.score(trust, now, self._tools.options.trend_every, trends.settings)

    def _forget(self) -> None:
        forgetting.forget_when_due(self._tools.options.keep, news_now=self._tools.now())

    def _now_and_then(self, name: str, seconds: float, act: Callable[[], object]) -> None:
        if time.monotonic() - self._last.get(name, -1e9) >= seconds:
            self._last[name] = time.monotonic()
            act()


def run_batch(tools: Tools, step_name: str, tasks: Sequence[Task]) -> None:
    """Run a Step over a batch; when the batch fails, over each task; what fails alone is put back or laid aside."""
    step = STEPS[step_name]
    with fresh_connection():
        todo = _without_deadly(step, step.pending(tasks))
        if not todo:
            return
        started = time.monotonic()
        try:
            step.run(tools, todo)
        except Exception as error:
            _one_by_one(tools, step, todo, error)
        heart.count(step_name, len(todo), time.monotonic() - started)


def _without_deadly(step: Step, tasks: Sequence[Task]) -> list[Task]:
    """Lay those aside that were taken again and again and never ended, not even by failing."""
    for task in tasks:
        if task.attempts >= DEADLY:
            _lay_aside(step, task, RuntimeError(f"taken {task.attempts} times; the desk ended each time before it did"))
    return [t for t in tasks if t.attempts < DEADLY]


def _one_by_one(tools: Tools, step: Step, tasks: Sequence[Task], error: Exception) -> None:
    if len(tasks) == 1:
        _lay_aside(step, tasks[0], error)
        return
    log.warning("batch.split", step=step.name, tasks=len(tasks), error=repr(error))
    for task in step.pending(tasks):
        try:
            step.run(tools, [task])
        except Exception as single:
            _lay_aside(step, task, single)


def _lay_aside(step: Step, task: Task, error: Exception) -> None:
    dead = fail_work(task, f"{type(error).__name__}: {error}", attempts=step.attempts)
    heart.count_failure(step.name)
    log.warning("task.dead" if dead else "task.retry", step=step.name, key=task.key, error=repr(error), exc_info=dead)
