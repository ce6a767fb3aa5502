"""``standfirst invite``: who may make an account on a desk by invitation."""

import click

from standfirst.cli.output import print_json, print_table
from standfirst.settings import Settings
from standfirst.wiring import migrate, setup_django

_BY = "command line"
_COLUMNS = ("number", "state", "expires_at", "made_by", "note")


@click.group()
def invite() -> None:
    """Make, list and take back invitations (STANDFIRST_ACCOUNTS=invite)."""


def _ready() -> Settings:
    settings = setup_django()
    migrate()
    return settings


@invite.command()
@click.option("--note", default="", help="Your own words for the list, such as whom it is for.")
@click.option("--days", default=7, show_default=True, type=click.IntRange(1, 365), help="How long it is good for.")
def make(note: str, days: int) -> None:
    """Make an invitation for one account. Its link is shown once.

    \b
    standfirst invite make --note "the copy desk" --days 14
    """
    settings = _ready()
    from standfirst.store.invites import make_invite

    token = make_invite(_BY, note=note, days=days)
    click.echo(f"{settings.address}/invite/{token}")
    if settings.accounts != "invite":
        click.echo(f"note: STANDFIRST_ACCOUNTS is {settings.accounts}; the link works once it is invite", err=True)


@invite.command("list")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def list_them(as_json: bool) -> None:
    """Every invitation, the newest first.

    \b
    standfirst invite list
    """
    _ready()
    from standfirst.store.invites import list_invites

    rows = [{c: getattr(line, c) for c in _COLUMNS} for line in list_invites()]
    if as_json:
        print_json(rows)
    else:
        print_table(rows, _COLUMNS)


@invite.command()
@click.argument("number", type=int)
def revoke(number: int) -> None:
    """Take an unused invitation back.

    \b
    standfirst invite revoke 3
    """
    _ready()
    from standfirst.store.invites import revoke_invite

    if not revoke_invite(number, _BY):
        raise click.ClickException(f"there is no unused invitation {number}: standfirst invite list")
    click.echo(f"Invitation {number} is taken back.")
