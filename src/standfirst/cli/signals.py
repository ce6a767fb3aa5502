"""``standfirst signal``: which services outside the desk listens to."""

from typing import TYPE_CHECKING

import click

from standfirst.cli.output import print_json, print_table
from standfirst.wiring import migrate, setup_django

if TYPE_CHECKING:  # rooms that need Django are imported only after it is set up
    from standfirst.trend import Connector, SignalReading

_COLUMNS = ("connector", "state", "signals", "stories", "last_ok_at", "failures", "error")


@click.group()
def signal() -> None:
    """Switch services outside on and off, list them, try them. All are off until you say so."""


def _ready() -> None:
    setup_django()
    migrate()


@signal.command("list")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def list_signals(as_json: bool) -> None:
    """Every service with what it needs and how it does.

    \b
    standfirst signal list
    """
    _ready()
    from standfirst.adapters.connectors import connectors
    from standfirst.store.connectors import list_connectors

    known = {row.name: row for row in list_connectors()}
    rows = []
    for name, connector in connectors().items():
        row = known.get(name)
        rows.append(
            {
                "connector": name, "state": "on" if row and row.enabled else "off", "label": connector.label,
                "signals": row.signals if row else 0, "stories": row.stories if row else 0,
                "last_ok_at": row.last_ok_at if row else None, "due_at": row.due_at if row else None,
                "failures": row.failures if row else 0, "error": row.last_error if row else "",
                "settings": dict(row.settings) if row else {},
                "can_be_set": {s.name: s.meaning + (" (needed)" if s.needed else "") for s in connector.settings},
            }
        )  # fmt: skip
    if as_json:
        print_json(rows)
    else:
        print_table(rows, _COLUMNS)


@signal.command()
@click.argument("name")
@click.option("--set", "given", multiple=True, metavar="KEY=VALUE", help="A setting; several times for several.")
def on(name: str, given: tuple[str, ...]) -> None:
    """Listen to a service from now on. Settings that are not given stay as they were.

    \b
    standfirst signal on hacker-news
    standfirst signal on mastodon --set instances=https://mastodon.example,https://social.example
    standfirst signal on google-trends --set countries=US,DE
    """
    _ready()
    from standfirst.store.connectors import switch_connector

    connector = _connector(name)
    settings = _settings(connector, given)
    switch_connector(name, on=True, settings=settings)
    click.echo(f"Listening to {connector.label} every {connector.interval / 60:.0f} minutes while the desk runs.")


@signal.command()
@click.argument("name")
def off(name: str) -> None:
    """Listen to a service no longer. Its signals fade; its settings are kept.

    \b
    standfirst signal off hacker-news
    """
    _ready()
    from standfirst.store.connectors import switch_connector

    connector = _connector(name)
    switch_connector(name, on=False)
    click.echo(f"{connector.label} is off.")


@signal.command()
@click.argument("name")
@click.option("--set", "given", multiple=True, metavar="KEY=VALUE", help="A setting, for this reading only.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def read(name: str, given: tuple[str, ...], as_json: bool) -> None:
    """Read a service once and show what the desk would hear, without saving it.

    \b
    standfirst signal read wikipedia --set languages=en,de
    """
    _ready()
    connector = _connector(name)
    reading = _read_now(connector, _settings(connector, given))
    rows = [
        {"strength": f"{s.strength:.2f}", "label": s.label, "detail": s.detail, "url": s.url, "at": s.at,
         "links": list(s.links), "names": list(s.names)}
        for s in sorted(reading.signals, key=lambda s: -s.strength)
    ]  # fmt: skip
    if as_json:
        print_json(rows)
    else:
        print_table(rows, ("strength", "label", "detail"))
        for note in reading.notes:
            click.echo(f"note: {note}", err=True)


def _read_now(connector: "Connector", settings: dict[str, str]) -> "SignalReading":
    """One reading from scratch, through the same guard and manners as the desk's."""
    from standfirst.adapters.http import NetworkPolicy, PoliteOutside
    from standfirst.desk.listening import listen_to
    from standfirst.domain.errors import Failure
    from standfirst.settings import get_settings
    from standfirst.store import clock

    options = get_settings()
    policy = NetworkPolicy(
        allow_loopback=options.allow_loopback, extra_ports=options.extra_ports, user_agent_url=options.user_agent_url
    )
    with PoliteOutside(policy, host_delay=options.host_delay) as outside:
        reading = listen_to(outside, connector, settings, {}, clock.now())
    if isinstance(reading, Failure):
        raise click.ClickException(f"{connector.label}: {reading.detail or reading.code}")
    return reading


def _connector(name: str) -> "Connector":
    from standfirst.adapters.connectors import connectors

    every = connectors()
    if name not in every:
        raise click.BadParameter(f"{name!r} is no service; known are {', '.join(every)}", param_hint="NAME")
    return every[name]


def _settings(connector: "Connector", given: tuple[str, ...]) -> dict[str, str]:
    """What was set before with what is given now; refused when a name or value is wrong or something is missing."""
    from standfirst.domain.errors import Failure
    from standfirst.store.connectors import load_connector
    from standfirst.trend import settle

    kept = load_connector(connector.name)
    settings = dict(kept.settings) if kept else {}
    for pair in given:
        key, mark, value = pair.partition("=")
        if not mark:
            raise click.BadParameter(f"{pair!r}: KEY=VALUE expected", param_hint="--set")
        settings[key.strip()] = value.strip()
    checked = settle(connector, settings)
    if isinstance(checked, Failure):
        raise click.BadParameter(checked.detail, param_hint="--set")
    return settings
