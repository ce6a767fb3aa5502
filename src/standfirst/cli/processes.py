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
    from standfirst.samplerun import serve_sites

    serve_sites(port)
