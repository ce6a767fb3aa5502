"""``standfirst eval write --html``: the writers that are at hand beside Reports written by hand, on one page."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standfirst.cli.model_try import NONE, built_writer, progress_of
from standfirst.settings import LOCAL_MODEL, get_settings

if TYPE_CHECKING:
    from standfirst.evaluate.write_page import Column

Row = dict[str, Any]


def write_page(rows: list[Row], page_path: Path, references: Path | None) -> dict[str, object]:
    """Write every row's story with each writer at hand; returns counts. A writer that is not at hand says why."""
    from standfirst.evaluate.cuts import cut_lines, cuts_of
    from standfirst.evaluate.write_page import page, writers_table

    columns = [
        _by_hand(references),
        _column(NONE, "model-free", rows),
        _column(LOCAL_MODEL, "choosing", rows),
        _column(_strong(), "writing", rows),
    ]
    cuts = cut_lines(cuts_of(rows, columns[1].answers.values()))
    page_path.write_text(page(rows, columns, cuts), encoding="utf-8")
    return {
        "page": str(page_path), "writers": [c.name for c in columns], **writers_table(columns),
        "not at hand": {c.name: c.why for c in columns if c.why}, "cuts, model-free": cuts,
    }  # fmt: skip


def told_stories(references: Path | None) -> list[Row]:
    """The sample world's stories that several owners tell, those with a Report by hand first."""
    from standfirst.evaluate.references import read_references
    from standfirst.evaluate.sample_stories import told_by_several

    rows = list(told_by_several())
    path = references_at(references)
    first = [row["id"] for row in read_references(path)] if path else []
    return sorted(rows, key=lambda row: first.index(row["id"]) if row["id"] in first else len(first))


def references_at(given: Path | None) -> Path | None:
    """The file of Reports by hand: the one given, else the checkout's, else None."""
    from standfirst.evaluate.references import IN_CHECKOUT

    return given or (IN_CHECKOUT if IN_CHECKOUT.is_file() else None)


def _by_hand(given: Path | None) -> "Column":
    from standfirst.evaluate.references import read_references
    from standfirst.evaluate.write_page import Column, by_hand

    path = references_at(given)
    if path is None:
        return Column(name="by hand", answers={}, why="not run from a checkout; name --references FILE")
    return by_hand(list(read_references(path)))


def _strong() -> str:
    models = get_settings().strong_models
    return models[0].model if models else ""


def _column(model: str, name: str, rows: list[Row]) -> "Column":
    from standfirst.evaluate.model_try import try_writer
    from standfirst.evaluate.write_page import Column, of_trial

    if not model:
        return Column(name=name, answers={}, why="no strong model is named; see STANDFIRST_MODEL in docs/models.md")
    with ExitStack() as stack:
        try:
            writer, spent = built_writer(model, get_settings(), stack)
        except click.ClickException as error:
            return Column(name=name, answers={}, why=error.message)
        return of_trial(try_writer(name, writer, rows, spent, None, progress_of(name, len(rows))))
