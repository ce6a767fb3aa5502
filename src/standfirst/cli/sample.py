"""``standfirst sample``: serve the sample world alone, for any reader of feeds."""

import click


@click.command()
@click.option("--speed", default=60.0, show_default=True, help="News seconds per real second of the fourth day.")
@click.option("--all", "everything", is_flag=True, help="All four days at once.")
@click.option("--port", default=8090, show_default=True)
def sample(speed: float, everything: bool, port: int) -> None:
    """Serve the invented publishers of the sample world as real sites over loopback.

    \b
    standfirst sample --all
    standfirst sample --speed 60 --port 8090
    """
    from standfirst.sample import serve_forever

    serve_forever(speed=speed, everything=everything, port=port, announce=click.echo)
