"""``standfirst write`` and ``standfirst verify``: one story written again, one Report proved again."""

import json
import time
from pathlib import Path

import click

from standfirst.cli.output import print_json
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


@click.command()
@click.argument("report")
@click.option("--key", type=click.Path(exists=True, path_type=Path), help="The desk's public key, for a file.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def verify(report: str, key: Path | None, as_json: bool) -> None:
    """Prove a Report again, offline: its signature, its hash, every citation, every rule.

    REPORT is a Report's id, or a manifest file with --key. Exit status 1 when anything fails.

    \b
    standfirst verify 7T0Z6XKQ5W9C2M4V8P1A3B5D
    standfirst verify manifest.json --key desk.pub
    """
    settings = setup_django()
    from standfirst.proof import prove_file, prove_report

    path = Path(report)
    if path.is_file():
        found = prove_file(path.read_bytes(), key or settings.data / "signing-key.pub")
    else:
        found = prove_report(report, settings.data / "signing-key.pub")
    if as_json:
        print_json(json.loads(json.dumps(found, default=str)))
    else:
        for line in found["checks"]:
            click.echo(f"{'ok  ' if line['ok'] else 'FAIL'} {line['what']}")
    if not found["ok"]:
        raise SystemExit(1)
