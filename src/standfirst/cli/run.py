"""``standfirst run``: the whole desk under one supervisor."""

import ipaddress
import os
import secrets
from collections.abc import Callable
from pathlib import Path

import click

from standfirst.account_rules import account_problems
from standfirst.settings import Settings
from standfirst.supervise import Program, free_port, keep_running, port_is_free, python_module
from standfirst.wiring import migrate, setup_django
from standfirst.writers import LOCAL_MODEL_KEY, LOCAL_MODEL_URL


@click.command()
@click.option("--sample", is_flag=True, help="Play the invented sample world.")
@click.option("--speed", default=60.0, show_default=True, help="How fast its fourth day passes.")
@click.option("--no-model", is_flag=True, help="Run without a local model.")
@click.option("--port", type=int, help="The web server's port; STANDFIRST_PORT by default.")
def run(sample: bool, speed: float, no_model: bool, port: int | None) -> None:
    """Run desk, web server and local model until Ctrl-C.

    \b
    standfirst run --sample            three days of invented news at once, the fourth at 60 x
    standfirst run                     your own sources (standfirst source add URL)
    STANDFIRST_MODEL=openai:NAME STANDFIRST_MODEL_KEY_FILE=key standfirst run
    """
    if sample:
        os.environ.setdefault("STANDFIRST_ALLOW_LOOPBACK", "true")
        os.environ.setdefault("STANDFIRST_HOST_DELAY", "0")
    if port:
        os.environ["STANDFIRST_PORT"] = str(port)
    settings = setup_django()
    _refuse_contradictions(settings)
    migrate()
    _refuse_unsafe(settings)
    if not port_is_free(settings.bind, settings.port):
        raise click.ClickException(
            f"port {settings.port} is taken; choose another: standfirst run --port {settings.port + 1}"
        )
    programs = [*_model_program(settings, no_model), *(_sample_program(speed) if sample else [])]
    environment = {k: v for p in programs for k, v in p.environment.items() if k in (LOCAL_MODEL_URL, LOCAL_MODEL_KEY)}
    programs += [_desk_program(environment), _web_program(settings)]
    _welcome(settings, sample=sample, model=bool(environment) and _chooses(settings))
    every_second = _sample_clock() if sample else lambda: None
    raise SystemExit(keep_running(programs, every_second))


def _refuse_contradictions(settings: Settings) -> None:
    if problems := account_problems(settings):
        raise click.ClickException("the settings of accounts contradict each other:\n  - " + "\n  - ".join(problems))


def _refuse_unsafe(settings: Settings) -> None:
    """A desk that strangers can reach needs somebody who answers for it."""
    if settings.bind == "localhost" or ipaddress.ip_address(settings.bind).is_loopback:
        return
    from standfirst.store.operators import has_operator

    missing = [
        words
        for words, there in (
            ("an operator (run it on localhost once and open the one-time link)", has_operator()),
            ("STANDFIRST_IMPRINT (who answers for this site)", bool(settings.imprint)),
            ("STANDFIRST_CONTACT (an address for complaints)", bool(settings.contact)),
        )
        if not there
    ]
    if settings.allow_loopback:
        missing.append("STANDFIRST_ALLOW_LOOPBACK off: strangers' feeds could reach this machine's own services")
    if missing:
        raise click.ClickException(
            f"not binding to the public address {settings.bind}: it still needs\n  - " + "\n  - ".join(missing)
        )


def _chooses(settings: Settings) -> bool:
    """Whether the local model, where it is there, chooses for the writer."""
    return settings.writer == "choosing" or (settings.writer == "auto" and not settings.strong_models)


def _model_program(settings: Settings, no_model: bool) -> list[Program]:
    from standfirst.adapters.llm import model_server_command, model_server_environment
    from standfirst.cli.model import pull_model, pull_parser

    if not no_model and _chooses(settings):
        pull_parser()
    wanted = _chooses(settings) or settings.judge == "local" or settings.while_away == "choosing"
    if no_model or not wanted:
        return []
    path = pull_model()
    if path is None:
        return []
    port, key = free_port(), secrets.token_urlsafe(24)
    url = f"http://127.0.0.1:{port}/v1"
    return [
        Program(
            name="model",
            command=model_server_command(Path(path), port),
            environment={**model_server_environment(key), LOCAL_MODEL_URL: url, LOCAL_MODEL_KEY: key},
        )
    ]


def _sample_program(speed: float) -> list[Program]:
    from standfirst.samplerun import prepare_sample

    port = prepare_sample(speed)
    return [Program(name="sample", command=python_module("standfirst", "process", "sample-sites", "--port", str(port)))]


def _desk_program(environment: dict[str, str]) -> Program:
    return Program(
        name="desk",
        command=python_module("standfirst", "process", "desk"),
        environment={**environment, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        nice=5,
    )


def _web_program(settings: Settings) -> Program:
    arguments = (
        "--interface", "wsgi", "--host", settings.bind, "--port", str(settings.port),
        "--workers", str(settings.web_workers), "--blocking-threads", str(settings.web_threads),
        "--workers-kill-timeout", "3", "--no-ws", "--respawn-failed-workers", "--log-level", "warning",
        "standfirst.web.wsgi:application",
    )  # fmt: skip
    return Program(name="web", command=python_module("granian", *arguments))


def _sample_clock() -> Callable[[], None]:
    from standfirst.samplerun import end_of_world_passed

    return end_of_world_passed


def _strong(settings: Settings) -> str:
    """The strong models by name, in fallback order."""
    return ", then ".join(m.model for m in settings.strong_models) if settings.writer in ("auto", "writing") else ""


def _welcome(settings: Settings, *, sample: bool, model: bool) -> None:
    from standfirst.store.operators import make_link

    lines = [
        "",
        f"  Standfirst runs at   {settings.address}",
        f"  Become its operator  {settings.address}/operator/{make_link()}   (works once)",
        "  Writer               "
        + ("a small local model chooses, code writes" if model else _strong(settings) or "no model: assembled by code"),
    ]
    if sample:
        lines.append("  Playing              the sample world: three days at once, the fourth at high speed")
    lines += [
        "  Your own sources     .venv/bin/standfirst source add https://your.site   (or: source import feeds.opml)",
        "  Stop                 Ctrl-C",
        "",
    ]
    click.echo("\n".join(lines))
