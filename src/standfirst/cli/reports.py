"""``standfirst write``: one story written again."""

import time

import click

from standfirst.wiring import setup_django


@click.command()
@click.argument("story")
@click.option("--wait", default=120.0, show_default=True, help="Seconds to wait for the desk.")
def write(story: str, wait: float) -> None:
    """Ask the running desk to write STORY (its id) again, and say what came of it.

    \b
    standfirst write 2A9KQ0P6T3JX5M8V7N4B1C0D
    """
    setup_django()
    from standfirst.store.models import DeskRequest, Work
    from standfirst.store.reports import load_report_state
    from standfirst.store.requests import ask_desk

    number = ask_desk("write", story, by="command line")
    deadline = time.monotonic() + wait
    while time.monotonic() < deadline:
        row = DeskRequest.objects.get(pk=number)
        waiting = Work.objects.filter(step="report", version=f"asked-{number}", dead=False).exists()
        if row.done_at and (row.outcome != "queued" or not waiting):
            if row.outcome != "queued":
                raise click.ClickException(row.outcome)
            click.echo(f"{load_report_state(story)[0] or 'nothing written'}")
            return
        time.sleep(0.3)
    raise click.ClickException("the desk has not answered; is it running? (standfirst doctor)")
