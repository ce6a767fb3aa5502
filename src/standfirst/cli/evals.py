"""``standfirst eval STAGE INPUT --out FILE``: run one station over a benchmark file with production code."""

import importlib
from pathlib import Path

import click

from standfirst.cli.output import print_json
from standfirst.settings import get_settings

STAGES = (
    "stories", "copies", "claims", "quotes", "rank", "rank-ablation", "rank-curve", "extract", "feeds", "trends",
    "contract", "write",
)  # fmt: skip


_PATIENCE = 3600.0  # seconds for twenty claims: a busy machine makes a measurement long, never wrong


@click.command("eval")
@click.argument("stage", type=click.Choice(STAGES))
@click.argument("input_path", metavar="INPUT", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--out", "out_path", type=click.Path(path_type=Path), help="Answers, JSON Lines or .gz.")
@click.option(
    "--judge", is_flag=True, help="claims only: the local model judges beside the rules (minutes, not seconds)."
)
@click.option(
    "--html",
    "page_path",
    type=click.Path(path_type=Path),
    help="write only: a page with every writer at hand beside Reports by hand; INPUT is the sample world unless named.",
)
@click.option(
    "--references",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="with --html: the Reports by hand; a checkout's own where none is named.",
)
@click.option("--stories", "count", type=click.IntRange(min=1), help="with --html: so many stories.")
def evaluate(
    stage: str,
    input_path: Path | None,
    out_path: Path | None,
    judge: bool,
    page_path: Path | None,
    references: Path | None,
    count: int | None,
) -> None:
    """Run the station STAGE over INPUT, one pass, in order, and write its answers.

    \b
    standfirst eval stories articles.jsonl --out stories.jsonl
    standfirst eval claims claims.jsonl --out judged.jsonl --judge
    standfirst eval extract PAGES_FOLDER --out texts.jsonl.gz
    standfirst eval write --html writers.html --stories 10
    """
    if judge and stage != "claims":
        raise click.UsageError(f"--judge is for claims; {stage} has no judge")
    if (page_path or references or count) and (stage != "write" or not page_path):
        raise click.UsageError("--html is for write; --references and --stories go with it")
    try:
        if page_path:
            print_json(_page(input_path, page_path, references, count))
        if out_path or not page_path:
            print_json(_answers(stage, input_path, out_path, judge))
    except (ValueError, OSError) as error:
        raise click.ClickException(str(error)) from None


def _answers(stage: str, input_path: Path | None, out_path: Path | None, judge: bool) -> dict[str, object]:
    if input_path is None or out_path is None:
        raise click.UsageError("Missing argument 'INPUT'." if input_path is None else "Missing option '--out'.")
    if judge:
        return _judged_claims(input_path, out_path)
    station = importlib.import_module(f"standfirst.evaluate.{stage.replace('-', '_')}")
    summary: dict[str, object] = station.run(input_path, out_path)
    return summary


def _page(input_path: Path | None, page_path: Path, references: Path | None, count: int | None) -> dict[str, object]:
    from standfirst.cli.write_page import told_stories, write_page
    from standfirst.evaluate import jsonl

    rows = list(jsonl.read(input_path)) if input_path else told_stories(references)
    return write_page(rows[:count], page_path, references)


def _judged_claims(input_path: Path, out_path: Path) -> dict[str, object]:
    """Claims with the local model as judge, a line of progress for every batch."""
    from standfirst.adapters.llm import JUDGE_SLOT, ModelJudge, find_model, local_server
    from standfirst.domain.errors import Failure
    from standfirst.evaluate import claims

    settings = get_settings()
    path = find_model(settings.model_path, settings.model_cache)
    if isinstance(path, Failure):
        raise click.ClickException(
            f"no local model ({path.detail or path.code}); fetch it with: standfirst model pull, or leave --judge out"
        )
    with local_server(path) as (url, key):
        judge = ModelJudge(url, key, slot=JUDGE_SLOT, patience=_PATIENCE, timeout=_PATIENCE)
        return claims.run(
            input_path, out_path, judge=judge, progress=lambda done: click.echo(f"{done} claims judged", err=True)
        )
