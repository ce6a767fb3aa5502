"""``standfirst doctor``: what is missing, what is slow, what to do."""

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

import click

from standfirst.account_rules import account_problems
from standfirst.cli.output import print_json
from standfirst.settings import ModelEntry, Settings
from standfirst.wiring import migrate, setup_django


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at. ``level`` is "ok", "note" or "bad"; ``advice`` says what to do."""

    what: str
    level: str
    found: str
    advice: str = ""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def doctor(as_json: bool) -> None:
    """Look at everything the desk needs. Exit status 1 when something is bad.

    \b
    standfirst doctor
    """
    settings = setup_django()
    migrate()
    findings = [_guarded(check, settings) for check in _CHECKS]
    if as_json:
        print_json([asdict(f) for f in findings])
    else:
        for f in findings:
            click.echo(f"{f.level:5} {f.what:12} {f.found}" + (f"\n{'':18} -> {f.advice}" if f.advice else ""))
    if any(f.level == "bad" for f in findings):
        raise SystemExit(1)


def _guarded(check: Callable[[Settings], Finding], settings: Settings) -> Finding:
    try:
        return check(settings)
    except Exception as error:  # a check that fails is a finding, not an end
        return Finding(what=check.__name__.strip("_"), level="bad", found=f"{type(error).__name__}: {error}")


def _data(settings: Settings) -> Finding:
    free = shutil.disk_usage(settings.data if settings.data.exists() else settings.data.parent).free / 1e9
    writable = os.access(settings.data, os.W_OK)
    level = "ok" if free > 2 and writable else "bad"
    advice = "" if level == "ok" else "free some space, or point STANDFIRST_DATA at a folder that can be written"
    return Finding(what="data", level=level, found=f"{settings.data}, {free:.0f} GB free", advice=advice)


def _database(settings: Settings) -> Finding:
    from django.db import connection

    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM store_article")
        count = cursor.fetchone()[0]
    taken = (time.perf_counter() - started) * 1000
    return Finding(
        what="database",
        level="ok" if taken < 200 else "note",
        found=f"{connection.vendor}, {count} articles, {taken:.0f} ms",
        advice="" if taken < 200 else "the disk is slow; put STANDFIRST_DATA on a local disk",
    )


def _sources(settings: Settings) -> Finding:
    from standfirst.store.models import Feed

    feeds = Feed.objects.filter(stopped=False)
    failing = feeds.filter(failures__gte=3).count()
    if not feeds.exists():
        return Finding(what="sources", level="note", found="none", advice="standfirst source add https://your.site")
    advice = "standfirst source list" if failing else ""
    return Finding(
        what="sources", level="note" if failing else "ok", found=f"{feeds.count()} feeds, {failing} failing",
        advice=advice,
    )  # fmt: skip


def _desk(settings: Settings) -> Finding:
    from standfirst.store.settings import get_setting

    beat = get_setting("heartbeat")
    if beat is None:
        return Finding(what="desk", level="note", found="never ran", advice="standfirst run")
    age = (datetime.now(UTC) - datetime.fromisoformat(beat["real"])).total_seconds()
    level = "ok" if age < 30 else "note"
    return Finding(
        what="desk", level=level, found=f"last beat {age:.0f} s ago", advice="" if level == "ok" else "standfirst run"
    )


def _signals(settings: Settings) -> Finding:
    from standfirst.store.connectors import list_connectors

    on = [c for c in list_connectors() if c.enabled]
    failing = [c.name for c in on if c.failures >= 3]
    found = f"{len(on)} on" + (f", failing: {', '.join(failing)}" if failing else "")
    return Finding(
        what="signals", level="note" if failing else "ok", found=found,
        advice="standfirst signal list" if failing else "",
    )  # fmt: skip


def _work(settings: Settings) -> Finding:
    from standfirst.store.work import waiting_counts

    counts = waiting_counts()
    dead = sum(d for _, d in counts.values())
    found = ", ".join(f"{step} {waiting}" for step, (waiting, _) in sorted(counts.items())) or "nothing waits"
    advice = f"{dead} dead letters: see the editor's desk at {settings.address}/desk/" if dead else ""
    return Finding(what="work", level="note" if dead else "ok", found=found, advice=advice)


def _model(settings: Settings) -> Finding:
    if settings.strong_models and settings.writer in ("auto", "writing"):
        return _endpoints(settings)
    from standfirst.adapters.llm import model_status

    status = model_status(settings.model_path, settings.model_cache)
    if status.present:
        return Finding(what="model", level="ok", found=f"{status.path} ({status.size / 1e9:.1f} GB)")
    return Finding(
        what="model", level="note", found="no local model: reports are assembled without AI",
        advice="standfirst model pull",
    )  # fmt: skip


def _endpoints(settings: Settings) -> Finding:
    """Every strong model in fallback order; bad when none of them can be used, a note when one cannot."""
    looks = [(entry.model, *_endpoint(settings, entry)) for entry in settings.strong_models]
    bad = [f"{model}: {problem}" for model, problem, _ in looks if problem]
    level = "ok" if not bad else "bad" if len(bad) == len(looks) else "note"
    found = "; ".join(f"{model}: {problem or ', '.join(notes)}" for model, problem, notes in looks)
    return Finding(
        what="model", level=level, found=found,
        advice="see docs/models.md; until then readers get what code can prove" if bad else "",
    )  # fmt: skip


def _endpoint(settings: Settings, entry: ModelEntry) -> tuple[str, tuple[str, ...]]:
    """(problem, notes) of one strong model."""
    from standfirst.adapters.llm import look_at_endpoint, read_key
    from standfirst.domain.errors import Failure

    key = read_key(entry.key_file)
    if isinstance(key, Failure):
        return key.detail, ()
    needed = settings.judge == "endpoint"
    look = look_at_endpoint(entry.model, base_url=entry.base_url, key=key, logprobs=needed)
    return look.problem, look.notes


def _budget(settings: Settings) -> Finding:
    """What models may cost, and models whose price nobody told while a budget in money is set."""
    limits, named = settings.spending_limits, [m.model for m in settings.strong_models]
    money = [f"{m:.2f} {settings.currency} a {of}" for m, of in
             ((limits.money_per_day, "day"), (limits.money_per_story, "story")) if m is not None]  # fmt: skip
    found = f"{limits.tokens_per_day} tokens a day, {limits.tokens_per_story} a story"
    found += f", {', '.join(money)}" if money else ""
    unpriced = [m for m in named if m not in settings.prices]
    if money and unpriced:
        return Finding(
            what="budget", level="note", found=f"{found}; no price known for {', '.join(unpriced)}",
            advice="a budget in money counts nothing for them: set price_in and price_out (docs/models.md)",
        )  # fmt: skip
    return Finding(what="budget", level="ok", found=found)


def _imprint(settings: Settings) -> Finding:
    wanted = (("STANDFIRST_IMPRINT", settings.imprint), ("STANDFIRST_CONTACT", settings.contact))
    missing = [name for name, value in wanted if not value]
    if not missing:
        return Finding(what="imprint", level="ok", found="set")
    return Finding(
        what="imprint", level="note", found=f"{' and '.join(missing)} not set",
        advice="set them before the desk listens on a public address",
    )  # fmt: skip


def _accounts(settings: Settings) -> Finding:
    """Who may have an account and read, and what stands in the way of that."""
    found = f"{settings.accounts}, reading {settings.reading}"
    found += f", OpenID Connect at {settings.oidc_address}" if settings.oidc_address else ""
    if problems := account_problems(settings):
        return Finding(what="accounts", level="bad", found="; ".join(problems), advice="see docs/accounts.md")
    if not settings.smtp_url and settings.accounts != "proxy":
        return Finding(
            what="accounts", level="note", found=f"{found}, no mail server",
            advice="accounts are made by name and a forgotten password cannot be mended: set STANDFIRST_SMTP_URL",
        )  # fmt: skip
    return Finding(what="accounts", level="ok", found=found)


_CHECKS: tuple[Callable[[Settings], Finding], ...] = (
    _data,
    _database,
    _sources,
    _signals,
    _desk,
    _work,
    _model,
    _budget,
    _accounts,
    _imprint,
)
