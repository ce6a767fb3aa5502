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
    from standfirst.desk.ports import DeskOptions, Tools
    from standfirst.digests import Mail

log = structlog.get_logger("standfirst.desk")


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
    from standfirst.adapters.push import WebPush
    from standfirst.desk.index import LiveIndex
    from standfirst.desk.ports import Tools
    from standfirst.digests import load_push_key
    from standfirst.publish import load_signing_key
    from standfirst.store import clock
    from standfirst.writers import WritersDesk

    options = _options(settings)
    policy = NetworkPolicy(
        allow_loopback=settings.allow_loopback,
        extra_ports=settings.extra_ports,
        user_agent_url=settings.user_agent_url,
    )
    embedder = UseEmbedder()
    writers = WritersDesk(settings)
    writer = writers.writer()
    return Tools(
        outside=PoliteOutside(policy, host_delay=settings.host_delay),
        embedder=embedder,
        writer=writer,
        judge=writers.judge(type(writer).__name__),
        translator=writers.translator(),
        stopgap=writers.stopgap(),
        spent=writers.meter.take,
        style=writers.style,
        index=LiveIndex(options.keep_active, embedder),
        now=clock.now,
        speed=clock.speed,
        signing_key=load_signing_key(settings.data / "signing-key"),
        options=options,
        connectors=connectors(),
        mail=build_mail(settings),
        push=WebPush(
            policy, load_push_key(settings.data / "push-key"),
            contact=f"mailto:{settings.contact}" if "@" in settings.contact else settings.address,
        ),
    )  # fmt: skip


def _options(settings: Settings) -> "DeskOptions":
    """What the operator set for the line."""
    from standfirst.desk.ports import DeskOptions
    from standfirst.store.retention import Limits
    from standfirst.store.settings import get_setting
    from standfirst.write import WriteSettings
    from standfirst.writers import first_price

    return DeskOptions(
        write=WriteSettings(
            least_owners=settings.gate_owners,
            least_trend=settings.gate_trend,
            rewrite_after=timedelta(seconds=settings.rewrite_after),
        ).of(settings.length),
        limits=settings.spending_limits,
        prices=settings.prices,
        first_price=first_price(settings),
        also=tuple(key for key in settings.also if key != settings.length.value),
        poll_ceiling=get_setting("poll_ceiling"),
        keep=Limits(acts_days=settings.keep_acts_days, seen_days=settings.keep_seen_days),
    )


def build_mail(settings: Settings) -> "Mail | None":
    """The way to post letters; None on a desk without a mail server."""
    from django.conf import settings as django_settings

    from standfirst.adapters.mail import SmtpMail

    if not settings.smtp_url:
        return None
    sender = str(django_settings.DEFAULT_FROM_EMAIL)
    return SmtpMail(address=settings.address, site=settings.site_name, sender=sender)


def run_desk() -> None:
    """The desk process: the line on the durable engine until INT or TERM."""
    settings = setup_django()
    migrate()
    from standfirst.desk.dbos_engine import DbosEngine
    from standfirst.desk.dispatch import Dispatcher
    from standfirst.store.settings import set_setting
    from standfirst.store.work import release_leases
    from standfirst.writers import WRITER_KINDS

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
