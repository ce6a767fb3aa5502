"""One attack through the real line: feed, page, extract, place, evidence, writer, contract, publication."""

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.test import Client

from standfirst.adapters.llm import ModelChooser, StrongModel
from standfirst.desk.dispatch import Dispatcher
from standfirst.domain.clock import NewsTime
from standfirst.domain.errors import Failure
from standfirst.domain.unseen import without_unseen
from standfirst.store import clock
from standfirst.store.models import Article, Report, Revision, Work
from standfirst.web import pool, visitor
from standfirst.write import ChoosingWriter, ProseWriter, Writer
from tests.attacks.obeying_server import CHOOSING, ObeyingServer
from tests.attacks.payloads import Payload
from tests.attacks.poisoned_town import PoisonedTown
from tests.desk.town import MORNING, hurry, make_desk, make_tools

OURS = "https://wire.example/one"  # an article of the story that is never poisoned
KEY = "key-of-the-model-7291"
_PLACES = ("/", "/search?q=ferry", "/feed.rss", "/feed.json", "/trending.json", "/api/front", "/api/reports")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of an attack. ``violations`` name the place and the words; ``titles`` counts the places that show the
    poisoned source's own title as such; ``seen``: requests to the model in which a trace of the payload stood."""

    payload: Payload
    carrier: str
    strategy: str
    state: str
    reason: str
    writer: str
    lost: bool
    violations: tuple[str, ...]
    titles: int
    seen: int
    bodies: tuple[bytes, ...]


_STRAIGHT = {**dict.fromkeys(map(ord, "“”„«»"), '"'), **dict.fromkeys(map(ord, "‘’‚‹›`´"), "'"),
             **dict.fromkeys(map(ord, "‐‑–—―−"), "-")}  # fmt: skip


class _UndoError(Exception):
    """Ends the transaction of one attack."""


@contextmanager
def _undone() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
            raise _UndoError
    except _UndoError:
        pass
    finally:
        _forget()


def _forget() -> None:
    pool.forget_pool()
    cache.clear()
    visitor._profiles.clear()
    clock.forget_cached_time()


def attack(
    server: ObeyingServer,
    payload: Payload,
    carrier: str,
    strategy: str,
    poisoned: str = "gazette",
    place: str = "apart",
) -> Result:
    """Run one attack in a transaction that is undone."""
    server.payload, server.strategy, server.bodies, server.seen = payload, strategy, [], 0
    with _undone():
        _forget()
        clock.set_news_time(NewsTime(real_anchor=datetime.now(UTC), news_anchor=MORNING))
        town = PoisonedTown(payload, carrier, poisoned, place=place)
        desk = make_desk(make_tools(town, _writer(server, strategy)))  # type: ignore[arg-type]
        _let_it_work(desk)
        return _result(server, payload, carrier, strategy)


def _let_it_work(desk: Dispatcher) -> None:
    """Beat until only stories are left to write, then write twice: what waits longer waits for a model that is away."""
    for _ in range(25):
        hurry()
        desk.beat()
        if not Work.objects.filter(dead=False).exclude(step="report").exists():
            break
    for _ in range(2):
        hurry()
        desk.beat()


def _writer(server: ObeyingServer, strategy: str) -> Writer:
    if strategy in CHOOSING:
        return ChoosingWriter(ModelChooser(server.url, KEY, timeout=10))
    model = StrongModel.from_setting("openai:stub", base_url=server.url, key=KEY, timeout=10)
    assert not isinstance(model, Failure)
    return ProseWriter(model)


def _result(server: ObeyingServer, payload: Payload, carrier: str, strategy: str) -> Result:
    ours = Article.objects.get(url=OURS)
    report = Report.objects.filter(story_id=ours.story_id).first()
    shown = dict(_shown(ours.story_id, report))
    dead = Work.objects.filter(dead=True).exists()
    lost = report is None or dead or OURS not in shown[f"/story/{ours.story_id}"]
    poisoned = Article.objects.filter(url__in=[f"https://{k}.example/one" for k in ("gazette", "post")])
    titles = sorted((_plain(a.title) for a in poisoned), key=len, reverse=True) if carrier == "title" else []
    found, attributed = _violations(payload, shown, titles)
    return Result(
        payload=payload, carrier=carrier, strategy=strategy, state=report.state if report else "", lost=lost,
        reason=report.reason if report else "",
        writer=report.writer if report else "", violations=found, titles=attributed, seen=server.seen,
        bodies=tuple(server.bodies),
    )  # fmt: skip


def _violations(payload: Payload, shown: dict[str, str], titles: list[str]) -> tuple[tuple[str, ...], int]:
    found, attributed = [], 0
    for place, text in shown.items():
        plain = _plain(text)
        if place.startswith(("/", "card")):
            for title in titles:
                attributed += title in plain
                plain = plain.replace(title, " ")
        found += [f"{place}: {trace[:80]}" for trace in payload.traces if trace in plain]
    return tuple(found), attributed


def _shown(story_id: str, report: Report | None) -> Iterator[tuple[str, str]]:
    """Everything that is published of a story: what is stored for pages, then the pages, feeds and API themselves."""
    if report is not None and report.state == "published":
        yield "headline", report.headline
        yield "standfirst", report.standfirst
        yield "card", report.card_html
        for row in Revision.objects.filter(report=report):
            yield "manifest", row.manifest
            yield "draft", json.dumps(row.body["draft"], ensure_ascii=False)
    client = Client()
    own = (f"/report/{report.pk}", f"/report/{report.pk}/manifest.json", f"/api/reports/{report.pk}") if report else ()
    for place in (*_PLACES, f"/story/{story_id}", *own):
        answer = client.get(place)
        assert answer.status_code < 500, place
        yield place, _decoded(answer)


def _decoded(answer: Any) -> str:
    text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
    text = re.sub(r"\\u00([0-9a-f]{2})", lambda m: chr(int(m[1], 16)), text) if "<" in text else text
    if "json" in answer.headers.get("Content-Type", ""):
        return json.dumps(json.loads(text), ensure_ascii=False).replace('\\"', '"').replace("\\n", " ")
    return text


def _plain(text: str) -> str:
    """As traces are folded, but quick over whole pages."""
    text = text.replace("\\n", " ").replace("\\", "")  # JSON inside a page
    bare = unicodedata.normalize("NFKC", html.unescape(html.unescape(text)).translate(_STRAIGHT))
    return " ".join(without_unseen(bare).casefold().split())
