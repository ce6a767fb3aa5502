"""``standfirst export``, ``backup`` and ``restore``: taking things out, keeping them safe, bringing them back."""

import shutil
import sqlite3
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click

from standfirst.cli.output import print_json
from standfirst.settings import Settings, get_settings
from standfirst.wiring import migrate, setup_django

_DATABASE, _SECRETS = "standfirst.sqlite3", ("secret-key", "signing-key", "signing-key.pub")


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="A file; standard output by default.")
def export(out: Path | None) -> None:
    """Every published Report with its revisions, sources and corrections, as one JSON document.

    \b
    standfirst export --out reports.json
    """
    setup_django()
    from standfirst.store.browse.export import export_reports

    document = export_reports()
    if out is None:
        print_json(document)
        return
    import json

    out.write_text(json.dumps(document, ensure_ascii=False, default=str), encoding="utf-8")
    click.echo(f"{len(document['reports'])} reports in {out}")


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
def backup(path: Path | None) -> None:
    """One file with database and keys, consistent while the desk runs.

    \b
    standfirst backup
    standfirst backup /backups/desk.tar.gz
    """
    settings = get_settings()
    if settings.database_url:
        raise click.ClickException("on PostgreSQL use pg_dump; then keep the key files of STANDFIRST_DATA beside it")
    if not settings.database_file.exists():
        raise click.ClickException(f"nothing to back up in {settings.data}")
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = path or Path(f"standfirst-{stamp}.tar.gz")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / _DATABASE
        _copy_database(settings.database_file, copy)
        part = target.with_name(target.name + ".part")
        with tarfile.open(part, "w:gz") as archive:
            archive.add(copy, _DATABASE)
            for name in _SECRETS:
                if (settings.data / name).exists():
                    archive.add(settings.data / name, name)
        part.chmod(0o600)  # it holds the signing keys
        part.replace(target)
    click.echo(f"{target} ({target.stat().st_size / 1e6:.1f} MB). It holds the desk's keys: keep it private.")


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(path: Path, yes: bool) -> None:
    """Bring a backup back. What is there now is kept beside it, never overwritten.

    \b
    standfirst restore standfirst-20260101-120000.tar.gz
    """
    settings = get_settings()
    if settings.database_url:
        raise click.ClickException("on PostgreSQL use pg_restore")
    from standfirst.supervise import port_is_free

    if not port_is_free(settings.bind, settings.port):
        raise click.ClickException("something runs on this desk's port: stop the desk first")
    with tempfile.TemporaryDirectory() as folder:
        _unpack(path, Path(folder))
        if not yes:
            click.confirm(f"Replace the desk in {settings.data} by {path}?", abort=True)
        kept = _set_aside(settings)
        for name in (_DATABASE, *_SECRETS):
            if (Path(folder) / name).exists():
                shutil.move(Path(folder) / name, settings.data / name)
    setup_django()
    migrate()
    click.echo("Restored." + (f" What was there is in {kept}." if kept else ""))


def _copy_database(source: Path, target: Path) -> None:
    """SQLite's online backup: a consistent copy beside running writers (sqlite.org/backup.html)."""
    with sqlite3.connect(source) as live, sqlite3.connect(target) as copy:
        live.backup(copy, pages=2000, sleep=0.01)
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise click.ClickException(f"the copy is damaged: {verdict}")


def _unpack(path: Path, folder: Path) -> None:
    try:
        with tarfile.open(path, "r:gz") as archive:
            names = set(archive.getnames())
            if _DATABASE not in names or not names <= {_DATABASE, *_SECRETS}:
                raise click.ClickException(f"{path} is no backup of a desk")
            archive.extractall(folder, filter="data")
    except (tarfile.TarError, OSError, EOFError) as error:
        raise click.ClickException(f"{path} cannot be read: {error}") from None
    if not _is_whole(folder / _DATABASE):
        raise click.ClickException(f"{path} is damaged; nothing was changed")


def _is_whole(database: Path) -> bool:
    try:
        with sqlite3.connect(database) as copy:
            return bool(copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def _set_aside(settings: Settings) -> Path | None:
    """Move the current desk into a folder of its own, engine database too: its queue belongs to the old rows."""
    settings.data.mkdir(parents=True, exist_ok=True)
    here = [*settings.data.glob("*.sqlite3*"), *(settings.data / n for n in _SECRETS)]
    here = [p for p in here if p.exists()]
    if not here:
        return None
    kept = settings.data / f"before-restore-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    kept.mkdir()
    for path in here:
        shutil.move(path, kept / path.name)
    return kept
