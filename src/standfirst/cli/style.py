"""``standfirst style``: the house style in force, and whether a file is one."""

from pathlib import Path

import click

from standfirst.domain.errors import Failure
from standfirst.settings import get_settings
from standfirst.style_file import read_style_file, style_path
from standfirst.write.house_style import HouseStyle, default_bytes, default_style


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--example", is_flag=True, help="Print the packaged file, to be copied and edited.")
def style(file: Path | None, example: bool) -> None:
    """Show the house style in force, or check FILE before it is put in force. Exit status 1: it is no house style.

    \b
    standfirst style
    standfirst style --example > data/house-style.toml
    standfirst style my-style.toml
    """
    if example:
        click.echo(default_bytes().decode("utf-8"), nl=False)
        return
    settings = get_settings()
    path = file or style_path(settings)
    if file is None and not settings.style_file and not path.exists():
        click.echo(f"The packaged style is in force; {path} would replace it.\n")
        _show(default_style())
        return
    found = read_style_file(path)
    if isinstance(found, Failure):
        also = "" if file else "\nThe packaged style is in force until it is mended."
        raise click.ClickException(f"{path}: {found.detail}{also}")
    click.echo(f"{path}: {'a house style' if file else 'in force'}\n")
    _show(found)


def _show(style: HouseStyle) -> None:
    click.echo(f"dates      {style.dates}\nheadlines  {style.headlines}")
    for name, pairs in (("spelling", style.spelling), ("avoid", style.avoid), ("short names", style.short_names)):
        for word, better in pairs:
            click.echo(f"{name:10} {word} -> {better or '(its sentence is cut)'}")
    click.echo(f"guidance   {len(style.guidance)} characters" + (":" if style.guidance else ""))
    if style.guidance:
        click.echo("\n".join(f"  {line}" for line in style.guidance.splitlines()))
