"""An invented harbour town with four publishers in a small web, and a desk that reads it in one thread."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path

from standfirst.cluster.ports import Embedder
from standfirst.desk.dispatch import Dispatcher
from standfirst.desk.index import LiveIndex
from standfirst.desk.inline_engine import InlineEngine
from standfirst.desk.ports import DeskOptions, Engine, Tools
from standfirst.domain.source import Source
from standfirst.publish import load_signing_key
from standfirst.settings import get_settings
from standfirst.store.feeds import add_source
from standfirst.store.models import Feed, Work
from standfirst.testing.clock import FixedClock
from standfirst.testing.embedder import HashEmbedder
from standfirst.testing.outside import FakeWeb
from standfirst.write import ModelFreeWriter, Writer, WriteSettings

MORNING = datetime(2026, 5, 12, 14, 0, tzinfo=UTC)  # a Tuesday, news time
DAY = "Tuesday"

GAZETTE = (
    "A ferry carrying 212 people ran aground off Norrvik on Tuesday morning, the coast guard said.",
    "Nobody was hurt in the accident off Norrvik. Harbour master Mara Lind said the ferry had lost its steering. "
    '"We had nine minutes to get everybody up on deck," Lind said.',
    "The ferry company Sundlinje denied that repairs of the ferry had been put off. "
    "The harbour of Norrvik stays closed to other ships until Friday.",
)
WIRE = (
    "A passenger ferry with 212 people on board ran aground near Norrvik on Tuesday, according to the coast guard.",
    "Tugs from Osthaven pulled the ferry off the rocks at about noon. The ferry company Sundlinje may face a fine of "
    "up to 3 million crowns, the transport ministry said.",
    '"The ferry passed its inspection in April and nothing was put off," said Tor Hagen, technical director of '
    "Sundlinje.",
)
POST = (
    "Passengers of the ferry that ran aground off Norrvik on Tuesday were taken to a school in Osthaven.",
    "Four of the six ferry crossings between Norrvik and Osthaven were cancelled on Tuesday, the harbour office said. "
    "The town of Osthaven opened two schools for the 212 passengers of the ferry.",
    "Ferry passenger Ines Dahl said the crew had stayed calm while the ship lay on the rocks.",
)
SECRET = (
    "Nobody may quote that the Norrvik ferry burned brightly for six hours on Tuesday, whispered the night watchman.",
    "The private paper saw the ferry captain juggling seven oranges on the bridge before it ran aground off Norrvik.",
)
EVENING = (
    "The ferry that ran aground off Norrvik was towed to Osthaven, and the harbour of Norrvik was reopened, the coast "
    "guard said.",
    "Divers of the coast guard found a hole of two metres in the hull of the ferry. The ferry company Sundlinje has "
    "cancelled its crossings between Norrvik and Osthaven for a week.",
)
RECIPE = (
    "Take a kilo of floury potatoes, boil them in their skins and press them while they are hot, writes our cook.",
    "Mix the dough with butter, eggs and a spoon of grated nutmeg, then let it rest below a cloth for an hour. Serve "
    "the dumplings with melted butter, fried onions and a glass of cold cider from the orchard.",
)


class Town:
    """The web with its publishers: ``gazette``, ``wire``, ``post`` and ``private``, which lets no machine read it."""

    def __init__(self) -> None:
        self.web = FakeWeb()
        self.clock = FixedClock(MORNING)
        self._entries: dict[str, dict[str, str]] = {}

    def open(self) -> None:
        """Tell the desk of every publisher."""
        for key, owner in (("gazette", "Quay Media"), ("wire", "Kestrel"), ("post", "Osthaven Press"),
                           ("private", "Nobody & Sons")):  # fmt: skip
            source = Source(
                id=key, name=f"The {key.title()}", owner=owner, site=f"https://{key}.example", language="en"
            )
            add_source(source, [self.feed_url(key)])
            self._serve_feed(key)

    def print_ferry(self) -> None:
        """Everybody writes of the ferry, and one of dumplings."""
        self.article("gazette", "ferry", "Ferry runs aground off Norrvik", GAZETTE, hour=9)
        self.article("wire", "ferry", "Passenger ferry aground off Norrvik", WIRE, hour=11)
        self.article("post", "ferry", "Norrvik ferry runs aground, passengers in Osthaven school", POST, hour=13)
        self.article("private", "ferry", "Ferry aground off Norrvik", SECRET, hour=12)
        self.article("post", "dumplings", "How to make potato dumplings", RECIPE, hour=10)

    def print_evening(self) -> None:
        """News of the ferry: how it came out."""
        self.article("post", "ferry-evening", "Ferry towed to Osthaven, Norrvik harbour open again", EVENING, hour=13)
        poll()

    def article(self, publisher: str, slug: str, title: str, body: tuple[str, ...], *, hour: int) -> str:
        """Put an article on its site and into its feed, new or changed; its address."""
        url = f"https://{publisher}.example/{slug}"
        at = MORNING.replace(hour=hour)
        closed = publisher == "private"
        head = '<meta name="robots" content="noai"><meta name="tdm-reservation" content="1">' if closed else ""
        paragraphs = "".join(f"<p>{escape(p)}</p>" for p in body)
        self.web.put(
            url,
            f'<!DOCTYPE html><html lang="en"><head><title>{escape(title)}</title>{head}'
            f'<meta property="article:published_time" content="{at.isoformat()}">'
            f'<link rel="canonical" href="{url}"></head><body><main><article><h1>{escape(title)}</h1>'
            f"{paragraphs}</article></main></body></html>",
        )
        self._entries.setdefault(publisher, {})[url] = (
            f"<item><title>{escape(title)}</title><link>{url}</link><guid>{url}</guid>"
            f"<pubDate>{format_datetime(at)}</pubDate><description>{escape(body[0])}</description>"
            f"<content:encoded>{escape(paragraphs)}</content:encoded><category>transport</category></item>"
        )
        self._serve_feed(publisher)
        return url

    @staticmethod
    def feed_url(publisher: str) -> str:
        return f"https://{publisher}.example/rss"

    def _serve_feed(self, publisher: str) -> None:
        items = "".join(self._entries.get(publisher, {}).values())
        self.web.put(
            self.feed_url(publisher),
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>The {publisher.title()}</title><link>https://{publisher}.example</link>{items}</channel></rss>",
            content_type="application/rss+xml",
        )


def make_tools(town: Town, writer: Writer | None = None, embedder: Embedder | None = None) -> Tools:
    """The desk's tools over the town, with the production writer that needs no model."""
    data: Path = get_settings().data
    data.mkdir(parents=True, exist_ok=True)
    options = DeskOptions(write=WriteSettings(rewrite_after=timedelta(minutes=30)))
    embedder = embedder or HashEmbedder()
    return Tools(
        outside=town.web, embedder=embedder, writer=writer or ModelFreeWriter(), now=town.clock,
        index=LiveIndex(options.keep_active, embedder), signing_key=load_signing_key(data / "signing-key"),
        options=options,
    )  # fmt: skip


def make_desk(tools: Tools, engine: Engine | None = None) -> Dispatcher:
    """A dispatcher whose engine is started, ready to beat."""
    from standfirst.desk.dispatch import run_batch

    engine = engine or InlineEngine()
    engine.start(lambda step, tasks: run_batch(tools, step, tasks))
    return Dispatcher(tools, engine)


def hurry() -> None:
    """Let everything be due now, as if its waiting time had passed."""
    now = datetime.now(UTC)
    Work.objects.filter(dead=False).update(due_at=now)


def poll() -> None:
    """Let every feed be due now."""
    Feed.objects.update(due_at=datetime.now(UTC), body_hash="", etag="")


def run_until_quiet(desk: Dispatcher, most: int = 40) -> int:
    """Beat until nothing is left to do; how many beats it took."""
    for number in range(1, most + 1):
        hurry()
        if desk.beat() == 0 and not Work.objects.filter(dead=False).exists():
            return number
    left = list(Work.objects.filter(dead=False).values_list("step", "key", "attempts", "error"))
    raise AssertionError(f"the line is never quiet: {left}")


def settle(desk: Dispatcher) -> None:
    """Beat until all is done but what waits for news time to pass: a story written a short while ago."""
    for _ in range(12):
        hurry()
        desk.beat()
    assert not Work.objects.exclude(step="report").filter(dead=False).exists()
