"""Wiring: settings in, the desk with its real tools out. The one place that picks implementations."""

import os
import signal
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import django
import structlog

from standfirst.logs import configure_logging
from standfirst.settings import Settings, get_settings

if TYPE_CHECKING:  # rooms that need Django are imported only after it is set up
    from standfirst.desk.ports import Tools
    from standfirst.verify import Judge
    from standfirst.write import Parser, Writer

log = structlog.get_logger("standfirst.desk")

LOCAL_MODEL_URL = "STANDFIRST_LOCAL_MODEL_URL"
LOCAL_MODEL_KEY = "STANDFIRST_LOCAL_MODEL_KEY"
JUDGE_KINDS = "auto, rules-only, local, endpoint"
WRITER_KINDS = {"ModelFreeWriter": "model-free", "ChoosingWriter": "choosing", "ProseWriter": "writing"}


def setup_django() -> Settings:
    """Make the store usable in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.web.django_settings")
    settings = get_settings()
    configure_logging(settings.log_format)
    django.setup()
    return settings


def migrate() -> None:
    """Bring the database up to date; safe to call at every start."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def build_tools(settings: Settings) -> "Tools":
    """The desk's real tools. Django must be set up."""
    from standfirst.adapters.connectors import connectors
    from standfirst.adapters.embedders import UseEmbedder
    from standfirst.adapters.http import NetworkPolicy, PoliteOutside
    from standfirst.desk.index import LiveIndex
    from standfirst.desk.ports import DeskOptions, Tools
    from standfirst.publish import load_signing_key
    from standfirst.store import clock
    from standfirst.store.settings import get_setting
    from standfirst.write import WriteSettings

    options = DeskOptions(
        write=WriteSettings(
            least_owners=settings.gate_owners,
            least_trend=settings.gate_trend,
            rewrite_after=timedelta(seconds=settings.rewrite_after),
        ),
        tokens_per_day=settings.tokens_per_day,
        poll_ceiling=get_setting("poll_ceiling"),
    )
    policy = NetworkPolicy(
        allow_loopback=settings.allow_loopback,
        extra_ports=settings.extra_ports,
        user_agent_url=settings.user_agent_url,
    )
    embedder = UseEmbedder()
    writer = build_writer(settings)
    return Tools(
        outside=PoliteOutside(policy, host_delay=settings.host_delay),
        embedder=embedder,
        writer=writer,
        judge=build_judge(settings, type(writer).__name__),
        index=LiveIndex(options.keep_active, embedder),
        now=clock.now,
        speed=clock.speed,
        signing_key=load_signing_key(settings.data / "signing-key"),
        options=options,
        connectors=connectors(),
    )


def build_writer(settings: Settings) -> "Writer":
    """The writer that settings ask for, or the best that is there."""
    from standfirst.adapters.llm import ModelChooser, StrongModel, read_key
    from standfirst.domain.errors import Failure
    from standfirst.write import ChoosingWriter, ModelFreeWriter, ProseWriter

    url, key = os.environ.get(LOCAL_MODEL_URL, ""), os.environ.get(LOCAL_MODEL_KEY, "")
    if settings.model and settings.writer in ("auto", "writing"):
        secret = read_key(settings.model_key_file) if settings.model_key_file else ""
        strong = (
            secret
            if isinstance(secret, Failure)
            else StrongModel.from_setting(settings.model, base_url=settings.model_base_url, key=secret)
        )
        if not isinstance(strong, Failure):
            return ProseWriter(strong)
        log.error("model.unusable", model=settings.model, reason=strong.detail)
    parser = build_parser(settings)
    if url and settings.writer in ("auto", "choosing"):
        return ChoosingWriter(ModelChooser(url, key), parser)
    return ModelFreeWriter(parser)


def build_parser(settings: Settings) -> "Parser | None":
    """The parser of English, where it is installed and its weights are here; None makes the desk shorten by pattern."""
    from standfirst.adapters.parser import open_parser
    from standfirst.domain.errors import Failure

    found = open_parser(settings.model_cache)
    if isinstance(found, Failure):
        log.info("parser.none", reason=found.detail)
        return None
    return found


def build_judge(settings: Settings, writer: str) -> "Judge | None":
    """The judge that settings ask for, None for rules only. "auto" judges what a model wrote, with the model that wrote
    it; words that come from sources alone need none (docs/decisions/012). Says in the log what cannot be had."""
    from standfirst.adapters.llm import JUDGE_SLOT, ModelJudge, endpoint_judge
    from standfirst.domain.errors import Failure

    url, key = os.environ.get(LOCAL_MODEL_URL, ""), os.environ.get(LOCAL_MODEL_KEY, "")
    kind = settings.judge
    if kind == "auto":
        kind = "endpoint" if WRITER_KINDS.get(writer) == "writing" else "rules-only"
    if kind == "local" and url:
        return ModelJudge(url, key, slot=JUDGE_SLOT)
    if kind == "endpoint":
        found = endpoint_judge(settings.model, base_url=settings.model_base_url, key_file=settings.model_key_file)
        if not isinstance(found, Failure):
            return found
        log.warning("judge.rules_only", judge=settings.judge, reason=found.detail)
    elif kind != "rules-only":
        reason = "the local model is not running" if kind == "local" else f'"{kind}" is none of {JUDGE_KINDS}'
        log.warning("judge.rules_only", judge=settings.judge, reason=reason)
    return None


def run_desk() -> None:
    """The desk process: the line on the durable engine until INT or TERM."""
    settings = setup_django()
    migrate()
    from standfirst.desk.dbos_engine import DbosEngine
    from standfirst.desk.dispatch import Dispatcher
    from standfirst.store.settings import set_setting
    from standfirst.store.work import release_leases

    if not settings.database_url:
        release_leases()  # SQLite has one desk; on PostgreSQL peers may hold theirs
    tools = build_tools(settings)
    set_setting("writer", WRITER_KINDS[type(tools.writer).__name__])
    dispatcher = Dispatcher(tools, DbosEngine(settings.engine_database_url))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: dispatcher.stop())
    log.info("desk.started", writer=type(tools.writer).__name__, judge="model" if tools.judge else "rules only")
    thread = threading.Thread(target=dispatcher.run, name="dispatcher", daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(0.5)
    log.info("desk.stopped")
