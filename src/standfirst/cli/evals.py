"""``standfirst eval STAGE INPUT --out FILE``: run one station over a benchmark file with production code."""

import importlib
from pathlib import Path

import click

from standfirst.cli.output import print_json

STAGES = ("stories", "copies", "claims", "quotes", "rank", "extract", "feeds", "trends", "contract", "write")


@click.command("eval")
@click.argument("stage", type=click.Choice(STAGES))
@click.argument("input_path", metavar="INPUT", type=click.Path(exists=True, path_type=Path))
@click.option("--out", "out_path", type=click.Path(path_type=Path), required=True, help="Answers, JSON Lines or .gz.")
def evaluate(stage: str, input_path: Path, out_path: Path) -> None:
    """Run the station STAGE over INPUT, one pass, in order, and write its answers.

    \b
    standfirst eval stories articles.jsonl --out stories.jsonl
    standfirst eval extract PAGES_FOLDER --out texts.jsonl.gz
    """
    module = importlib.import_module(f"standfirst.evaluate.{stage}")
    try:
        summary = module.run(input_path, out_path)
    except (ValueError, OSError) as error:
        raise click.ClickException(str(error)) from None
    print_json(summary)
