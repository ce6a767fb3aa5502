"""What the desk needs from outside itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from standfirst.cluster.ports import Embedder
from standfirst.collect.ports import FetchedPage, FetchRequest
from standfirst.desk.index import LiveIndex
from standfirst.desk.pages import LivePages
from standfirst.desk.things import LiveThings
from standfirst.desk.trends import LiveTrends
from standfirst.digests import Mail, Push
from standfirst.domain.draft import ModelUsage
from standfirst.domain.errors import Failure
from standfirst.domain.spending import FREE, Price, SpendingLimits
from standfirst.publish import SigningKey
from standfirst.store.retention import Limits
from standfirst.store.work import Task
from standfirst.trend import Connector
from standfirst.verify import Judge
from standfirst.write import HouseStyle, ModelFreeWriter, Translator, Writer, WriteSettings, default_style


class Outside(Protocol):
    """The network, polite and guarded. Called by the fetch, extract and listen Steps, never inside a transaction."""

    def fetch(self, requests: Sequence[FetchRequest], *, obey_robots: bool) -> list[FetchedPage | Failure]:
        """One answer per request, in order; requests to different hosts run side by side."""
        ...

    def ai_denied(self, url: str) -> str:
        """Which AI agent the site's robots.txt denies at ``url``, "" for none."""
        ...


class Engine(Protocol):
    """Runs micro-batches durably. Called by the dispatcher; DBOS behind it in production."""

    def start(self, run: Callable[[str, list[Task]], None]) -> None:
        """Begin running; batches that a dead process left are taken up."""
        ...

    def submit(self, step: str, tasks: Sequence[Task]) -> None:
        """Take over a batch; it runs once or more, never less."""
        ...

    def in_flight(self, step: str) -> int:
        """Batches of a step that were submitted and have not ended."""
        ...

    def purge(self) -> int:
        """Forget finished batches; how many."""
        ...

    def stop(self) -> None:
        """Let running batches end within seconds, then stop."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskOptions:
    """Numbers the desk decides by. Times are seconds; ``poll_ceiling`` (real time) is for replays only. ``prices`` by
    the model's name in usage; what one writing is expected to cost is reckoned with ``first_price``.
    ``also`` are the keys of the variants that every Report gets, ``keep`` says how long acts of readers are kept."""

    write: WriteSettings = field(default_factory=WriteSettings)
    limits: SpendingLimits = field(default_factory=SpendingLimits)
    prices: Mapping[str, Price] = field(default_factory=dict)
    first_price: Price = FREE
    poll_ceiling: float | None = None
    trend_every: float = 900.0
    also: tuple[str, ...] = ()
    keep_active: float = 14 * 86400.0
    keep: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """Everything a Step may use beside the store. ``now`` is news time, ``speed`` news seconds per real second,
    ``connectors`` the services outside that can be listened to, by name, ``judge`` who may veto what the rules let
    stand, None for rules only. ``stopgap`` writes what readers get while the writer's model is away, None leaves
    sources only; ``spent`` is what the writer's models cost since it was last called, failed calls included.
    ``style`` is the house style in force at a moment. ``mail`` and ``push`` send to readers; None: this desk cannot."""

    outside: Outside
    embedder: Embedder
    writer: Writer
    index: LiveIndex
    now: Callable[[], datetime]
    signing_key: SigningKey
    trends: LiveTrends = field(default_factory=LiveTrends)
    things: LiveThings = field(default_factory=LiveThings)
    speed: Callable[[], float] = lambda: 1.0
    options: DeskOptions = field(default_factory=DeskOptions)
    connectors: Mapping[str, Connector] = field(default_factory=dict)
    judge: Judge | None = None
    stopgap: Writer | None = field(default_factory=ModelFreeWriter)
    spent: Callable[[], tuple[ModelUsage, ...]] = tuple
    translator: Translator | None = None
    style: Callable[[], HouseStyle] = default_style
    pages: LivePages = field(default_factory=LivePages)
    mail: Mail | None = None
    push: Push | None = None
