"""Backup and restore: consistent beside a writer, refused when damaged, and never a loss."""

import sqlite3
import tarfile
import threading
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Command

DATABASE = "standfirst.sqlite3"


@pytest.fixture
def desk(command: Command, tmp_path: Path, site: str) -> Path:
    """A data folder with one source."""
    done = command("source", "add", site)
    assert done.returncode == 0, done.stderr
    return tmp_path / "desk"


def names(file: Path) -> list[str]:
    with sqlite3.connect(file) as db:
        return [r[0] for r in db.execute("select name from store_source order by name")]


def test_a_backup_beside_a_writer_is_consistent_and_comes_back(desk: Path, command: Command, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:  # two rows in one transaction: a consistent copy has both or none
        with sqlite3.connect(desk / DATABASE, timeout=20) as db:
            number = 0
            while not stop.is_set():
                number += 1
                for half in "ab":
                    db.execute("insert into store_desksetting values (?, '1')", (f"{number}-{half}",))
                db.commit()
                time.sleep(0.001)

    writer = threading.Thread(target=write)
    writer.start()
    archive = tmp_path / "backup.tar.gz"
    try:
        done = command("backup", str(archive))
    finally:
        stop.set()
        writer.join()
    assert done.returncode == 0, done.stderr
    assert archive.stat().st_mode & 0o077 == 0

    with sqlite3.connect(desk / DATABASE) as db:
        db.execute("update store_source set name = 'Scribbled over'")
    done = command("restore", str(archive), "--yes", STANDFIRST_PORT="18999")
    assert done.returncode == 0, done.stderr
    assert names(desk / DATABASE) == ["Loop Courier"]
    with sqlite3.connect(desk / DATABASE) as db:
        keys = [r[0] for r in db.execute("select key from store_desksetting where key like '%-_'")]
    assert keys
    assert len({k[:-2] for k in keys}) * 2 == len(keys)
    kept = next(desk.glob("before-restore-*"))
    assert names(kept / DATABASE) == ["Scribbled over"]  # what was there is never lost


@pytest.mark.parametrize("damage", ["cut", "scribbled", "foreign", "no-archive"])
def test_a_damaged_archive_is_refused_and_nothing_is_lost(
    desk: Path, command: Command, tmp_path: Path, damage: str
) -> None:
    archive = tmp_path / "backup.tar.gz"
    if damage == "no-archive":
        archive.write_bytes(b"not an archive")
    elif damage == "cut":
        assert command("backup", str(archive)).returncode == 0
        archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    elif damage == "scribbled":
        copy = tmp_path / DATABASE
        copy.write_bytes(b"SQLite format 3\x00" + b"\xff" * 8192)
        with tarfile.open(archive, "w:gz") as tar:
            tar.add(copy, DATABASE)
    else:
        with tarfile.open(archive, "w:gz") as tar:
            tar.add(desk / DATABASE, DATABASE)
            tar.add(desk / DATABASE, "../outside")
    done = command("restore", str(archive), "--yes", STANDFIRST_PORT="18999")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert names(desk / DATABASE) == ["Loop Courier"]
    assert not list(desk.glob("before-restore-*"))


def test_a_desk_without_data_has_nothing_to_back_up(command: Command) -> None:
    done = command("backup")
    assert done.returncode == 1
    assert "nothing to back up" in done.stderr


def test_export_is_one_document(desk: Path, command: Command, tmp_path: Path) -> None:
    out = tmp_path / "reports.json"
    assert command("export", "--out", str(out)).returncode == 0
    assert '"reports": []' in out.read_text()
