"""``standfirst eval STAGE INPUT --out FILE``: run one station over a benchmark file with production code."""

import importlib
from pathlib import Path

import click

from standfirst.cli.output import print_json
from standfirst.settings import get_settings

STAGES = ("stories", "copies", "claims", "quotes", "rank", "extract", "feeds", "trends", "contract", "write")


_PATIENCE = 3600.0  # seconds for twenty claims: a busy machine makes a measurement long, never wrong


@click.command("eval")
@click.argument("stage", type=click.Choice(STAGES))
@click.argument("input_path", metavar="INPUT", type=click.Path(exists=True, path_type=Path))
@click.option("--out", "out_path", type=click.Path(path_type=Path), required=True, help="Answers, JSON Lines or .gz.")
@click.option(
    "--judge", is_flag=True, help="claims only: the local model judges beside the rules (minutes, not seconds)."
)
def evaluate(stage: str, input_path: Path, out_path: Path, judge: bool) -> None:
    """Run the station STAGE over INPUT, one pass, in order, and write its answers.

    \b
    standfirst eval stories articles.jsonl --out stories.jsonl
    standfirst eval claims claims.jsonl --out judged.jsonl --judge
    standfirst eval extract PAGES_FOLDER --out texts.jsonl.gz
    """
    if judge and stage != "claims":
        raise click.UsageError(f"--judge is for claims; {stage} has no judge")
    module = importlib.import_module(f"standfirst.evaluate.{stage}")
    try:
        summary = _judged_claims(input_path, out_path) if judge else module.run(input_path, out_path)
    except (ValueError, OSError) as error:
        raise click.ClickException(str(error)) from None
    print_json(summary)


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
