"""``standfirst source``: which publishers the desk reads."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import click

from standfirst.cli.output import print_json, print_table
from standfirst.wiring import migrate, setup_django


@click.group()
def source() -> None:
    """Add, import, list, describe, remove and check sources."""


def _ready() -> None:
    setup_django()
    migrate()


@source.command()
@click.argument("url")
@click.option("--name", default="", help="The publisher's name; the feed's own title by default.")
@click.option("--owner", default="", help="Who owns it. Independence is counted in owners; the host by default.")
@click.option("--language", default="", help="Such as en or de; found out by default.")
def add(url: str, name: str, owner: str, language: str) -> None:
    """Read a feed, or the feeds of a site.

    \b
    standfirst source add https://news.example/feed.xml
    standfirst source add https://news.example --name "The Example" --owner "Example Group"
    """
    _ready()
    from standfirst.discovery import find_feeds
    from standfirst.domain.errors import Failure
    from standfirst.domain.source import Source
    from standfirst.store.feeds import add_source

    found = find_feeds(url)
    if isinstance(found, Failure):
        raise click.ClickException(f"{url}: {found.detail or found.code}")
    site = found[0].site or url
    label = name or found[0].title or urlsplit(found[0].url).hostname or url
    row, feeds = add_source(
        Source(id=source_id(site), name=label, owner=owner or site_host(site), site=site,
               language=language or found[0].language),
        [f.url for f in found],
    )  # fmt: skip
    click.echo(f"{row.name} ({row.id}): {len(feeds)} feed{'s' if len(feeds) != 1 else ''}")
    for feed in feeds:
        click.echo(f"  {feed.url}")


@source.command("import")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_opml(path: Path) -> None:
    """Add every feed of an OPML file. What is there already stays as it is.

    \b
    standfirst source import subscriptions.opml
    """
    _ready()
    from standfirst.collect import read_opml
    from standfirst.domain.errors import Failure
    from standfirst.domain.source import Source
    from standfirst.store.feeds import add_source

    outlines = read_opml(path.read_bytes())
    if isinstance(outlines, Failure):
        raise click.ClickException(f"{path}: {outlines.detail or outlines.code}")
    for outline in outlines:
        site = outline.site or outline.url
        name = outline.title or urlsplit(site).hostname or site
        add_source(
            Source(id=source_id(site), name=name, owner=outline.owner or site_host(site), site=site), [outline.url]
        )
    click.echo(f"{len(outlines)} feeds imported from {path}. The desk reads them as soon as it runs.")


@source.command("list")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@click.option("--opml", is_flag=True, help="As OPML, to take elsewhere.")
def list_sources(as_json: bool, opml: bool) -> None:
    """Every feed with its health."""
    _ready()
    from standfirst.collect import OpmlFeed, write_opml
    from standfirst.store.feeds import list_feeds

    rows = list_feeds()
    if opml:
        feeds = [OpmlFeed(url=r["url"], title=r["name"], site=r["site"], folder="", owner=r["owner"]) for r in rows]
        click.echo(write_opml(feeds).decode())
    elif as_json:
        print_json(rows)
    elif not rows:
        click.echo("No sources yet. Add one: standfirst source add URL")
    else:
        print_table(rows, ("source", "name", "owner", "url", "status", "last_ok_at", "failures"))


@source.command()
@click.argument("source_id_", metavar="SOURCE")
@click.option("--undo", is_flag=True, help="Read it again.")
def remove(source_id_: str, undo: bool) -> None:
    """Stop reading a source. Its articles stay: published Reports cite them."""
    _ready()
    from standfirst.store.feeds import remove_source, restore_source

    if not (restore_source if undo else remove_source)(source_id_):
        raise click.ClickException(f"no such source: {source_id_} (see: standfirst source list)")
    click.echo("Reading it again." if undo else f"Removed. Undo: standfirst source remove {source_id_} --undo")


@source.command("set")
@click.argument("source_id_", metavar="SOURCE")
@click.option("--country", help='A name or code; "" takes it away.')
@click.option("--group", "groups", multiple=True, help="Your own name for a set of publishers; once for each group.")
@click.option("--no-groups", is_flag=True, help="Take it out of every group.")
@click.option("--vouched/--not-vouched", default=None, help="You answer for it: full weight in trends at once.")
def describe(
    source_id_: str, country: str | None, groups: tuple[str, ...], no_groups: bool, vouched: bool | None
) -> None:
    """Say where a source is, which groups it belongs to, and whether you vouch for it. What is not named stays.

    \b
    standfirst source set the-example --country Norway --group "local press" --vouched
    """
    if groups and no_groups:
        raise click.UsageError("--group and --no-groups contradict each other")
    if country is None and not groups and not no_groups and vouched is None:
        raise click.UsageError("nothing to set; name --country, --group, --no-groups, --vouched or --not-vouched")
    _ready()
    from standfirst.store.sources import SourceWords, describe_source

    words = SourceWords(country=country, groups=groups if groups or no_groups else None, vouched=vouched)
    if problem := describe_source(source_id_, words, by="command line"):
        raise click.ClickException(f"{problem} (see: standfirst source list)")
    click.echo("Saved.")


@source.command()
@click.argument("url")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def check(url: str, as_json: bool) -> None:
    """Fetch a feed or site once and say what the desk would see, without adding it."""
    setup_django()
    from standfirst.discovery import find_feeds
    from standfirst.domain.errors import Failure

    found = find_feeds(url)
    if isinstance(found, Failure):
        raise click.ClickException(f"{url}: {found.detail or found.code}")
    rows = [{"url": f.url, "title": f.title, "format": f.format, "items": f.items, "newest": f.newest} for f in found]
    if as_json:
        print_json(rows)
    else:
        print_table(rows, ("url", "title", "format", "items", "newest"))


def source_id(site: str) -> str:
    """A readable id for a site: its host without www, its port and its path, as a slug."""
    path = urlsplit(_with_scheme(site)).path.rstrip("/")
    return re.sub(r"[^a-z0-9]+", "-", f"{site_host(site)}{path}".lower()).strip("-")[:64] or "source"


def site_host(site: str) -> str:
    """Host and port of a site: who owns it, until somebody says more. Two feeds of one host are never two voices."""
    return urlsplit(_with_scheme(site)).netloc.rpartition("@")[2].lower().removeprefix("www.") or site


def _with_scheme(site: str) -> str:
    return site if "//" in site else f"//{site}"
