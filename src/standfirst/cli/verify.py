"""``standfirst verify``: what was published is proved again."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from standfirst.cli.output import print_json
from standfirst.proof.address import read_address
from standfirst.proof.offline import prove_file
from standfirst.proof.result import Found, Proof
from standfirst.settings import Settings, get_settings
from standfirst.wiring import setup_django

_WORDS = {Found.OK: "ok  ", Found.FAIL: "FAIL", Found.NOTE: "note", Found.UNKNOWN: "??? "}
_VERDICTS = {
    0: "It stands.",
    1: "It does not stand: something is not as it was published.",
    2: "It could not be proved.",
}


@click.command()
@click.argument("report", required=False)
@click.option("--revision", "number", type=click.IntRange(1), help="Its number; the newest without it.")
@click.option("--all", "everything", is_flag=True, help="Every Revision of this desk that stands.")
@click.option(
    "--key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A public key; the desk's own without it.",
)
@click.option("--strict", is_flag=True, help="Exit 1 on notes too.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def verify(
    report: str | None, number: int | None, everything: bool, key: Path | None, strict: bool, as_json: bool
) -> None:
    """Prove a Report again with its variants: signatures, texts, every source, every citation, every rule.

    REPORT is a Report's id, the address of its page (of a Revision, a variant, a manifest), or a file: a manifest, or
    the manifests of a Report and its variants, one a line. A file needs no desk and no database when --key names the
    public key.

    \b
    standfirst verify 7T0Z6XKQ5W9C2M4V8P1A3B5D
    standfirst verify https://desk.example/report/7T0Z6XKQ5W9C2M4V8P1A3B5D/revisions/2
    standfirst verify manifest.json --key desk.pub
    standfirst verify --all

    \b
    Exit status: 0 it stands; 1 something was changed; 2 it could not be proved (no such Report, no key, withdrawn).
    A note is no change: the Report is as it was published, and today's rules are stricter than those it was published
    under.
    """
    if everything == bool(report):
        raise click.UsageError("name a REPORT, or --all")
    proofs = list(_all(key)) if everything else [_one(report or "", number or 0, key)]
    if as_json:
        print_json([p.as_json() for p in proofs] if everything else proofs[0].as_json())
    else:
        _tell(proofs, everything)
    noted = strict and any(c.found is Found.NOTE for p in proofs for c in p.checks)
    codes = {p.exit_code for p in proofs}
    raise SystemExit(1 if 1 in codes or noted else max(codes, default=0))


def _one(report: str, number: int, key: Path | None) -> Proof:
    path = Path(report)
    if path.is_file():
        return prove_file(path, key or get_settings().data / "signing-key.pub")
    found = read_address(report)
    if found is None:
        raise click.UsageError(f"{report!r} is no Report's id, no address of one, and no file")
    settings = _desk()
    from standfirst.proof.stored import prove_report

    where = key or settings.data / "signing-key.pub"
    return prove_report(found[0], number or found[1], where, found[2])


def _desk() -> Settings:
    """The desk of the data folder; a folder without one ends the call."""
    settings = setup_django()
    from django.db import DatabaseError

    from standfirst.proof.stored import all_revisions

    try:
        all_revisions()
    except DatabaseError as error:
        line = str(error).splitlines()[0]
        raise click.UsageError(f"there is no desk in {settings.data} (STANDFIRST_DATA names it): {line}") from None
    return settings


def _all(key: Path | None) -> Iterator[Proof]:
    """Every Revision; progress goes to the error stream, so that what is printed stays clean."""
    settings = _desk()
    from standfirst.proof.stored import all_revisions, prove_report

    where = key or settings.data / "signing-key.pub"
    with click.progressbar(all_revisions(), label="Proving", file=sys.stderr) as rows:
        for report, number in rows:
            yield prove_report(report, number, where)


def _tell(proofs: list[Proof], everything: bool) -> None:
    for proof in proofs:
        told = [c for c in proof.checks if not everything or c.found is not Found.OK]
        if told or not everything:
            click.echo(f"{proof.name}{f', revision {proof.revision}' if proof.revision else ''}")
        for check in told:
            way = f"as {check.way}, " if check.way else ""
            click.echo(f"  {_WORDS[check.found]} {way}{check.part}: {check.what}")
    if not everything:
        click.echo(_VERDICTS[proofs[0].exit_code])
        return
    changed, unseen = (sum(p.exit_code == code for p in proofs) for code in (1, 2))
    noted = sum(p.exit_code == 0 and any(c.found is Found.NOTE for c in p.checks) for p in proofs)
    count = "1 revision" if len(proofs) == 1 else f"{len(proofs)} revisions"
    stand = f"{len(proofs) - changed - unseen} stand ({noted} with a note)"
    click.echo(f"{count}: {stand}, {changed} do not, {unseen} could not be proved.")
