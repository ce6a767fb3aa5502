"""``standfirst model``: the local model's file, what models cost, and two of them compared."""

from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standfirst.cli.model_try import try_models
from standfirst.cli.output import print_json, print_table
from standfirst.domain.errors import Failure
from standfirst.domain.spending import MILLION
from standfirst.settings import get_settings
from standfirst.wiring import migrate, setup_django

if TYPE_CHECKING:
    from standfirst.store.browse import UsageRow

_COLUMNS = ("model", "calls", "failures", "input_tokens", "output_tokens", "seconds", "money")


@click.group()
def model() -> None:
    """Fetch the local model, see what models cost, compare two."""


@model.command()
def pull() -> None:
    """Fetch the local model (1.1 GB) and the parser's weights (8 MB) into the cache, resuming what was begun.

    \b
    standfirst model pull
    """
    path = pull_model()
    pull_parser()
    if path is None:
        raise SystemExit(1)
    click.echo(path)


@model.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@click.option("--verify", is_flag=True, help="Read the whole file and compare its SHA-256.")
def status(as_json: bool, verify: bool) -> None:
    """Whether the local model is there, where, and whether it is whole. Exit status 1 when it is missing."""
    from standfirst.adapters.llm import model_status

    settings = get_settings()
    found = model_status(settings.model_path, settings.model_cache, verify=verify, own_sha256=settings.model_sha256)
    row = {
        "present": found.present, "path": str(found.path or ""), "bytes": found.size, "verified": found.verified,
        "source": found.source, "partial": found.partial,
    }  # fmt: skip
    if as_json:
        print_json(row)
    else:
        for name, value in row.items():
            click.echo(f"{name:9} {value}")
    if not found.present:
        raise SystemExit(1)


@model.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def pin(file: Path) -> None:
    """Print the SHA-256 of a GGUF file of your own, and the settings that let the desk serve it and no other.

    Compare the hash with the one that the publisher shows before you keep it.

    \b
    standfirst model pin ~/models/some-8b-q4_k_m.gguf >> data/standfirst.env
    """
    from standfirst.adapters.llm import file_sha256

    click.echo(f"STANDFIRST_MODEL_PATH={file.absolute()}\nSTANDFIRST_MODEL_SHA256={file_sha256(file)}")


@model.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def usage(as_json: bool) -> None:
    """What models cost today and in the last 30 days, and what is left of the budget.

    \b
    standfirst model usage
    """
    settings = setup_django()
    migrate()
    from standfirst.store.browse import load_usage

    page, limits = load_usage(), settings.spending_limits
    money = page.spent.millionths / MILLION
    budget: dict[str, object] = {
        "tokens_left": max(limits.tokens_per_day - page.spent.tokens, 0), "tokens_per_day": limits.tokens_per_day,
        "money_left": None if limits.money_per_day is None else round(max(limits.money_per_day - money, 0.0), 6),
        "money_per_day": limits.money_per_day, "currency": settings.currency, "waiting": page.waiting,
    }  # fmt: skip
    stretches = {"today": page.today, "last_30_days": page.month}
    if as_json:
        print_json({name: [asdict(r) for r in rows] for name, rows in stretches.items()} | {"budget": budget})
        return
    for name, rows in stretches.items():
        click.echo(name.replace("_", " "))
        if rows:
            print_table([_shown(r, settings.currency) for r in rows], _COLUMNS)
        click.echo("" if rows else "nothing\n")
    for name, value in budget.items():
        click.echo(f"{name:15} {'no limit' if value is None else value}")


model.add_command(try_models)


def _shown(row: "UsageRow", currency: str) -> dict[str, object]:
    """A row of the table; a model without a price says so."""
    told = asdict(row) | {"seconds": round(row.seconds), "money": f"{row.money:.2f} {currency}"}
    if not row.priced:
        told["money"] = f"{told['money']} and {row.unpriced_tokens} tokens without a price"
    return told


def pull_model() -> str | None:
    """Get the model file with a progress bar; its path, or None with the reason printed."""
    from standfirst.adapters.llm import check_own_file, fetch_model, find_model

    settings = get_settings()
    present = find_model(settings.model_path, settings.model_cache)
    if not isinstance(present, Failure):
        pinned = settings.model_sha256 if settings.model_path else ""
        wrong = check_own_file(present, pinned) if pinned else None
        if wrong is None:
            return str(present)
        _tell(wrong)
        return None
    with click.progressbar(length=1000, label="local model", show_eta=True) as bar:
        shown = 0

        def progress(done: int, total: int) -> None:
            nonlocal shown
            step = int(1000 * done / total) - shown if total else 0
            if step > 0:
                shown += step
                bar.update(step)

        found = fetch_model(settings.model_path, settings.model_cache, progress)
        if not isinstance(found, Failure):
            bar.update(1000 - shown)
    if isinstance(found, Failure):
        _tell(found)
        return None
    return str(found)


def pull_parser() -> None:
    """Get the parser's weights where the parser is installed; without them sentences are shortened by pattern."""
    from standfirst.adapters.parser import fetch_weights
    from standfirst.domain.errors import Failure

    if find_spec("spacy") is None:
        return
    found = fetch_weights(get_settings().model_cache)
    if isinstance(found, Failure):
        click.echo(f"No parser weights: {found.detail or found.code}. Sentences are shortened by pattern.", err=True)


def _tell(failure: Failure) -> None:
    """Why there is no local model, on the error stream."""
    click.echo(f"No local model: {failure.detail or failure.code}. The desk runs without one and says so.", err=True)
