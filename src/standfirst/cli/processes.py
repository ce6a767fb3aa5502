"""The desk's single processes, as the supervisor (or systemd, or a container) starts them."""

import click


@click.group(hidden=True)
def process() -> None:
    """One process of the desk; ``standfirst run`` starts them all."""


@process.command()
def desk() -> None:
    """The line: clock, engine, stations."""
    from standfirst.wiring import run_desk

    run_desk()


@process.command("sample-sites")
@click.option("--port", type=int, required=True)
def sample_sites(port: int) -> None:
    """The sample world's sites, on the news clock of this desk."""
    from standfirst.wiring import setup_django

    setup_django()
    from standfirst.sample import load_world, serve_sites
    from standfirst.store import clock
    from standfirst.store.settings import get_setting

    serve_sites(load_world(), start=get_setting("sample_start"), now=clock.now, port=port)
