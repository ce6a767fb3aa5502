"""Feed bytes -> ParsedFeed, as golden pairs."""

from datetime import UTC, datetime
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.collect import ParsedFeed, parse_feed
from standfirst.domain.errors import Failure

URL = "https://harbour.example/news/feed.xml"
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Harbour &amp; Coast</title><link>https://harbour.example/</link><language>en-GB</language><ttl>30</ttl>
<atom:link rel="hub" href="https://hub.example/"/><skipHours><hour>1</hour><hour>24</hour></skipHours>
<item><title>Crane &amp;amp; quay &lt;b&gt;reopen&lt;/b&gt;</title><link>/2026/crane</link>
<guid isPermaLink="false">h-1</guid><pubDate>Tue, 24 Nov 2026 10:00:00 +0200</pubDate><dc:creator>Ada Lund</dc:creator>
<description>&lt;p&gt;The crane&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;runs.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>The crane runs again.</p>]]></content:encoded><category>Local</category>
<enclosure url="/crane.jpg" type="image/jpeg" length="9"/></item>
<item><title>No link</title><link>javascript:alert(1)</link><guid>not-a-link</guid></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://coast.example/a/" xml:lang="de">
<title>Coast</title>
<link href="./"/><entry><title type="html">Sturm &amp;lt;b&amp;gt;zieht&amp;lt;/b&amp;gt; ab</title><id>urn:1</id>
<link rel="alternate" href="storm"/><updated>2026-11-24T09:30:00Z</updated><summary>Kurz</summary></entry></feed>"""

RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://r.example/"><title>Rdf</title><link>https://r.example/</link></channel>
<item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link></item></rdf:RDF>"""

JSON = b"""\xef\xbb\xbf{"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"/","language":"fr",
"hubs":[{"type":"WebSub","url":"https://hub.example/"}],"items":[{"id":7,"url":"/7","title":"Sept",
"content_text":"Un &lt; deux",
"date_published":"2026-11-24T08:00:00+01:00","authors":[{"name":"A"},{"name":"B"}],"tags":["x",3],"image":"/i.png"},
{"external_url":"https://o.example/x"}, "broken"]}"""

SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:i="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://s.example/a</loc><i:image><i:loc>https://s.example/a.jpg</i:loc></i:image>
<n:news><n:publication><n:name>The S</n:name><n:language>en</n:language></n:publication>
<n:publication_date>2026-11-24</n:publication_date><n:title>Ferry back</n:title>
<n:keywords>sea, ferry</n:keywords></n:news></url>
<url><loc>https://s.example/about</loc></url></urlset>"""


def parsed(body: bytes, **wishes: object) -> ParsedFeed:
    found = parse_feed(body, url=URL, **{"now": NOW, **wishes})
    assert isinstance(found, ParsedFeed), found
    return found


def test_rss() -> None:
    feed = parsed(RSS)
    assert (feed.title, feed.site, feed.language, feed.ttl) == (
        "Harbour & Coast",
        "https://harbour.example/",
        "en-GB",
        1800.0,
    )
    assert (feed.hub, feed.format, feed.skip_hours) == ("https://hub.example/", "rss", frozenset({0, 1}))
    first, second = feed.items
    assert (first.guid, first.url) == ("h-1", "https://harbour.example/2026/crane")
    assert (first.title, first.summary) == ("Crane & quay reopen", "The crane runs.")
    assert first.content == "<p>The crane runs again.</p>"
    assert (first.author, first.topics, first.image_url) == (
        "Ada Lund",
        ("Local",),
        "https://harbour.example/crane.jpg",
    )
    assert first.published_at == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    assert (second.url, second.published_at) == ("", None)


def test_atom_with_base_and_markup_escaped_twice() -> None:
    feed = parsed(ATOM)
    assert (feed.site, feed.language, feed.format) == ("https://coast.example/a/", "de", "atom")
    assert feed.items[0].title == "Sturm zieht ab"
    assert feed.items[0].url == "https://coast.example/a/storm"
    assert feed.items[0].updated_at == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_rdf_json_and_news_sitemap() -> None:
    rdf, feed, sitemap = parsed(RDF), parsed(JSON), parsed(SITEMAP)
    assert (rdf.format, [i.url for i in rdf.items]) == ("rdf", ["https://r.example/1"])
    assert (feed.format, feed.hub, feed.language) == ("json", "https://hub.example/", "fr")
    assert [(i.guid, i.url) for i in feed.items] == [("7", "https://harbour.example/7"), ("https://o.example/x",) * 2]
    assert (feed.items[0].author, feed.items[0].topics) == ("A, B", ("x",))
    assert feed.items[0].published_at == datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
    assert (sitemap.title, sitemap.language, sitemap.format) == ("The S", "en", "news-sitemap")
    assert [(i.url, i.title, i.topics) for i in sitemap.items] == [
        ("https://s.example/a", "Ferry back", ("sea", "ferry"))
    ]
    assert sitemap.items[0].image_url == "https://s.example/a.jpg"


@pytest.mark.parametrize(
    ("body", "code"),
    [(b"", "empty"), (b" \n\x00", "empty"), (b"<!doctype html><html><body>Hi</body></html>", "html-page"),
     (b"<html><head><title>x</title></head></html>", "html-page"), (b"{oops", "bad-feed"), (b'{"a": 1}', "not-a-feed"),
     (b"[" * 100_000, "bad-feed"), (b"plain words", "not-a-feed"), (b"\x89PNG\r\n", "not-a-feed"),
     (b"<urlset><url><loc>https://s.example/</loc></url></urlset>", "not-a-feed"),
     (b"<sitemapindex><sitemap/></sitemapindex>", "not-a-feed"), (b"/etc/passwd", "not-a-feed"),
     (b"https://harbour.example/feed", "not-a-feed")],
)  # fmt: skip
def test_what_is_no_feed_says_so(body: bytes, code: str) -> None:
    found = parse_feed(body, url=URL)
    assert isinstance(found, Failure)
    assert found.code == code
    assert found.detail


def test_html_page_is_named() -> None:
    found = parse_feed(b"<html><body></body></html>", url=URL)
    assert isinstance(found, Failure)
    assert found.detail == "this is an HTML page, not a feed"


def test_broken_feeds_give_what_can_be_had() -> None:
    cut = RSS[: RSS.index(b"<item><title>No link")]
    assert [i.guid for i in parsed(cut).items] == ["h-1"]
    assert len(parsed(RSS.replace(b"&lt;p&gt;", b"<p>& ")).items) == 2
    assert len(parsed(b"\x00\n  " + RSS.replace(b"crane", b"cra\x00ne")).items) == 2
    assert parsed(b"<rss><channel><title>Empty</title></channel></rss>").items == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    text = "<rss><channel><title>T</title><item><title>Größe</title><guid>1</guid></item></channel></rss>"
    assert parsed(text.encode(encoding)).items[0].title == "Größe"


def test_charset_of_the_header_counts_where_the_feed_is_silent() -> None:
    text = "<rss><channel><item><title>łódź</title></item></channel></rss>"
    assert parsed(text.encode("iso-8859-2"), content_type="text/xml; charset=iso-8859-2").items[0].title == "łódź"


@pytest.mark.parametrize(
    "doctype",
    ['[<!ENTITY x SYSTEM "file:///etc/hostname">]', '[<!ENTITY y "ha"><!ENTITY x "&y;&y;">]',
     '[<!ENTITY % p SYSTEM "http://10.0.0.1/"> %p;]',
     'SYSTEM "file:///etc/hostname"'],
)  # fmt: skip
def test_entities_are_never_opened(doctype: str) -> None:
    body = (
        f"<?xml version='1.0'?><!DOCTYPE rss {doctype}><rss><channel><item><title>a&x;b</title></item></channel></rss>"
    )
    for data in (body.encode(), body.encode("utf-16")):
        title = parsed(data).items[0].title
        assert title.replace(" ", "") in ("ab", "a", "a&x;b")


def test_entity_bomb_stays_small() -> None:
    lines = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    body = f'<!DOCTYPE r [<!ENTITY e0 "lol">{lines}]><rss><channel><item><title>&e9;</title></item></channel></rss>'
    found = parse_feed(body.encode(), url=URL)
    assert isinstance(found, Failure) or all(len(i.title) < 100 for i in found.items)


@pytest.mark.parametrize("date", ["2099-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "yesterday-ish", ""])
def test_impossible_dates_are_none(date: str) -> None:
    body = ATOM.replace(b"2026-11-24T09:30:00Z", date.encode())
    assert parsed(body).items[0].published_at is None


def test_ids_fall_back_to_link_then_words() -> None:
    words = b"<item><title>Words</title></item><item><title>Words 2</title></item>"
    body = b"<rss><channel><item><link>https://h.example/1</link></item>" + words + b"</channel></rss>"
    first, second, third = parsed(body).items
    assert first.guid == "https://h.example/1"
    assert second.guid.startswith("sha256:")
    assert second.guid != third.guid
    assert second.guid == parsed(body).items[1].guid


def test_huge_fields_are_trimmed() -> None:
    frame = b"<rss><channel><item><guid>%s</guid><title>%s</title><description>%s</description></item></channel></rss>"
    body = frame % (
        b"g" * 10_000, b"word " * 10_000, b"<b>x</b> " * 100_000,
    )  # fmt: skip
    item = parsed(body).items[0]
    assert len(item.guid) <= 500
    assert len(item.title) <= 500
    assert item.title.endswith("…")
    assert len(item.summary) <= 4000


@settings(max_examples=50, deadline=None)
@given(st.sampled_from([RSS, ATOM, RDF, JSON, SITEMAP]), st.integers(0, 900), st.binary(max_size=12))
def test_no_damage_makes_it_raise(body: bytes, at: int, noise: bytes) -> None:
    found = parse_feed(body[:at] + noise + body[at + len(noise) :], url=URL, now=NOW)
    if isinstance(found, ParsedFeed):
        for item in found.items:
            assert item.guid
            assert item.url == "" or item.url.startswith(("http://", "https://"))
            assert "\x00" not in item.title + item.summary + item.content + item.guid
            assert item.published_at is None or item.published_at.tzinfo is not None
    else:
        assert found.detail


@pytest.mark.parametrize(
    "body",
    [b"<!DOCTYPE a[" * 200_000, b"<?xml " + b" " * 2_000_000, b"<rss><channel><item><title>" + b"&lt;script" * 200_000,
     b"<html>" + b"<p>words" * 200_000, b"<rss><channel>" + b"<item><title>" * 5_000],
)  # fmt: skip
def test_hostile_bytes_cost_little(body: bytes) -> None:
    start = process_time()
    parse_feed(body, url=URL)
    assert process_time() - start < 5.0
