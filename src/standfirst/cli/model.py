"""``standfirst model``: the local model's file."""

from importlib.util import find_spec

import click

from standfirst.cli.output import print_json
from standfirst.settings import get_settings


@click.group()
def model() -> None:
    """Fetch and look at the local model."""


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
    found = model_status(settings.model_path, settings.model_cache, verify=verify)
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


def pull_model() -> str | None:
    """Get the model file with a progress bar; its path, or None with the reason printed."""
    from standfirst.adapters.llm import fetch_model, find_model
    from standfirst.domain.errors import Failure

    settings = get_settings()
    present = find_model(settings.model_path, settings.model_cache)
    if not isinstance(present, Failure):
        return str(present)
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
        click.echo(f"No local model: {found.detail or found.code}. The desk runs without one and says so.", err=True)
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
