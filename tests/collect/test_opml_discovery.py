"""OPML in and out, and feeds that a page names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.collect import OpmlFeed, discover_feeds, read_opml, write_opml
from standfirst.domain.errors import Failure
from standfirst.domain.unseen import without_unseen

OPML = b"""<?xml version="1.0"?><OPML version="1.0"><body>
<outline text="Coast"><outline TITLE="Harbour" XMLURL="https://h.example/feed" HtmlUrl="https://h.example/" type="rss"/>
<outline text="Deep/er"><outline text="Sea &amp; Sky" xmlUrl="https://s.example/rss"/></outline></outline>
<outline text="Again" xmlUrl="https://h.example/feed"/><outline text="Bad" xmlUrl="javascript:x()"/>
<outline xmlUrl="https://n.example/"/></body></OPML>"""


def test_nested_folders_and_attributes_in_any_case() -> None:
    assert read_opml(OPML) == (
        OpmlFeed(url="https://h.example/feed", title="Harbour", site="https://h.example/", folder="Coast"),
        OpmlFeed(url="https://s.example/rss", title="Sea & Sky", folder="Coast/Deep-er"),
        OpmlFeed(url="https://n.example/", title=""),
    )


@pytest.mark.parametrize(
    ("body", "code"),
    [(b"", "empty"), (b"<opml><body>", "bad-opml"), (b"nothing", "bad-opml"), (b"<html/>", "not-opml")],
)
def test_what_is_no_opml_says_so(body: bytes, code: str) -> None:
    found = read_opml(body)
    assert isinstance(found, Failure)
    assert found.code == code
    assert found.detail


def test_entities_are_not_opened() -> None:
    body = b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    body += b'<opml><body><outline text="&x;" xmlUrl="https://h.example/"/></body></opml>'
    found = read_opml(body)
    assert isinstance(found, Failure) or found[0].title in ("", "&x;")


NAMES = st.text(
    st.characters(blacklist_categories=["Cs", "Cc", "Cn"], blacklist_characters="/<>&\ufffe\uffff"),
    min_size=1,
    max_size=12,
)
FEEDS = st.builds(
    lambda n, t, f: OpmlFeed(
        url=f"https://h.example/{n}", title=f"t{t}".strip(), folder="/".join(f"d{x.strip()}" for x in f)
    ),
    st.integers(0, 99), NAMES, st.lists(NAMES, max_size=3),
)  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(st.lists(FEEDS, max_size=6, unique_by=lambda f: f.url))
def test_what_is_written_is_read_again(feeds: list[OpmlFeed]) -> None:
    found = read_opml(write_opml(feeds))
    assert not isinstance(found, Failure)
    assert {f.url: (" ".join(without_unseen(f.title).split()), f.folder.count("/")) for f in feeds} == {
        f.url: (f.title, f.folder.count("/")) for f in found
    }


def test_owner_travels_along() -> None:
    feed = OpmlFeed(url="https://h.example/feed", title="H", site="https://h.example/", folder="", owner="Lund Group")
    assert read_opml(write_opml([feed])) == (feed,)
    assert isinstance(write_opml([OpmlFeed(url="https://h.example/", title="a\x00\x0bb")]), bytes)


PAGE = b"""<html><head><base href="/de/">
<link rel="alternate" type="application/rss+xml" title="All &amp; more" href="feed">
<link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="https://o.example/atom">
<link rel="alternate" hreflang="fr" href="/fr"><link rel="alternate" type="application/feed+json" href="javascript:x()">
<link rel="stylesheet" type="text/xml" href="/style.xsl"></head><body>
<a href="/rss.xml">News</a><a href="/rss/sport">Sport</a><a href="/feedback">Tell us</a></body></html>"""


def test_links_then_anchors_then_guesses() -> None:
    found = discover_feeds(PAGE, "https://h.example/start")
    assert [(f.url, f.title, f.kind) for f in found[:4]] == [
        ("https://h.example/de/feed", "All & more", "rss"),
        ("https://o.example/atom", "", "atom"),
        ("https://h.example/rss.xml", "News", "link"),
        ("https://h.example/rss/sport", "Sport", "link"),
    ]
    assert {f.kind for f in found[4:]} == {"guess"}
    assert len({f.url for f in found}) == len(found)


@pytest.mark.parametrize("page", [b"", b"\x00\xff", b"<", b"<!-- -->", b"words"])
def test_pages_without_anything_leave_guesses(page: bytes) -> None:
    assert {f.kind for f in discover_feeds(page, "https://h.example/")} == {"guess"}
