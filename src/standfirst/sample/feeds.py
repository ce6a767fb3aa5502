"""Feeds of the sample sites: RSS 2.0, RDF (RSS 1.0), Atom, JSON Feed and a news sitemap, from one list of articles."""

import json
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from html import escape

from standfirst.sample.world import OutArticle, Publisher

PATHS = {"rss": "/feed.xml", "atom": "/atom.xml", "rdf": "/index.rdf", "jsonfeed": "/feed.json",
         "sitemap": "/news-sitemap.xml"}  # fmt: skip
TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "rdf": "application/rdf+xml",
         "jsonfeed": "application/feed+json", "sitemap": "application/xml"}  # fmt: skip
MAX_ITEMS = 30
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'

Link = Callable[[OutArticle], str]


def feed_body(publisher: Publisher, out: tuple[OutArticle, ...], base: str, link: Link) -> str:
    """The feed of ``publisher`` in its format. ``base`` is the site's address, ``link`` what an entry points at.

    Nothing in it depends on the moment of asking, so that an unchanged feed is the same bytes.
    """
    writers = {"rss": _rss, "atom": _atom, "rdf": _rdf, "jsonfeed": _json, "sitemap": _sitemap}
    body = writers[publisher.feed](publisher, out[:MAX_ITEMS], base, link)
    return broken(body) if "malformed-feed" in publisher.behaviour else body


def broken(xml: str) -> str:
    """An XML feed as careless software writes it: bare ampersands, no closing tags at the end."""
    noted = xml.replace("<language>", "<copyright>Words & pictures</copyright><language>", 1)
    return noted.replace("&amp;", "&").replace("</channel></rss>", "").replace("</feed>", "")


def summary(article: OutArticle) -> str:
    """What the feed says of an article: its standfirst, else its first paragraph."""
    return article.standfirst or article.paragraphs[0]


def _creator(article: OutArticle) -> str:
    name = article.article.byline
    return f"<dc:creator>{escape(name)}</dc:creator>" if name else ""


def _local(moment: datetime, publisher: Publisher) -> datetime:
    return moment.astimezone(publisher.zone)


def _rss(publisher: Publisher, out: tuple[OutArticle, ...], base: str, link: Link) -> str:
    items = "".join(
        f"<item><title>{escape(a.title)}</title><link>{escape(link(a))}</link>"
        f'<guid isPermaLink="false">{publisher.id}:{a.article.id}</guid>'
        f"<description>{escape(summary(a))}</description><category>{escape(a.article.section)}</category>"
        f"{_creator(a)}"
        f"<pubDate>{format_datetime(_local(a.published_at, publisher))}</pubDate></item>\n"
        for a in out
    )
    return (
        f'{_XML}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(publisher.name)}</title><link>{base}/</link><description>{escape(publisher.about)}</description>"
        f"<language>{publisher.language}</language><ttl>5</ttl>\n{items}</channel></rss>"
    )


def _rdf(publisher: Publisher, out: tuple[OutArticle, ...], base: str, link: Link) -> str:
    listed = "".join(f'<rdf:li rdf:resource="{escape(link(a))}"/>' for a in out)
    items = "".join(
        f'<item rdf:about="{escape(link(a))}"><title>{escape(a.title)}</title><link>{escape(link(a))}</link>'
        f"<description>{escape(summary(a))}</description>{_creator(a)}"
        f"<dc:subject>{escape(a.article.section)}</dc:subject>"
        f"<dc:date>{_local(a.published_at, publisher).isoformat()}</dc:date></item>\n"
        for a in out
    )
    return (
        f'{_XML}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="{base}/">'
        f"<title>{escape(publisher.name)}</title><link>{base}/</link><description>{escape(publisher.about)}</description><dc:language>{publisher.language}"
        f"</dc:language><items><rdf:Seq>{listed}</rdf:Seq></items></channel>\n{items}</rdf:RDF>"
    )


def _atom(publisher: Publisher, out: tuple[OutArticle, ...], base: str, link: Link) -> str:
    entries = "".join(
        f'<entry><title>{escape(a.title)}</title><link rel="alternate" href="{escape(link(a))}"/>'
        f"<id>tag:{publisher.id},2026:{a.article.id}</id>"
        f"<published>{_local(a.published_at, publisher).isoformat()}</published>"
        f"<updated>{_local(a.changed_at, publisher).isoformat()}</updated>"
        f"<author><name>{escape(a.article.byline or publisher.name)}</name></author>"
        f'<category term="{escape(a.article.section)}"/>'
        f"<summary>{escape(summary(a))}</summary></entry>\n"
        for a in out
    )
    newest = max((a.changed_at for a in out), default=datetime.fromisoformat("2026-01-01T00:00:00+00:00"))
    return (
        f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{publisher.language}">'
        f"<title>{escape(publisher.name)}</title><id>tag:{publisher.id},2026:feed</id>"
        f'<link rel="alternate" href="{base}/"/><link rel="self" href="{base}/atom.xml"/>'
        f"<updated>{_local(newest, publisher).isoformat()}</updated>\n{entries}</feed>"
    )


def _json(publisher: Publisher, out: tuple[OutArticle, ...], base: str, link: Link) -> str:
    items = [
        {
            "id": f"{publisher.id}:{a.article.id}",
            "url": link(a),
            "title": a.title,
            "summary": summary(a),
            "content_html": "".join(f"<p>{escape(p, quote=False)}</p>" for p in shown_paragraphs(a)),
            "date_published": _local(a.published_at, publisher).isoformat(),
            **({"date_modified": _local(a.updated_at, publisher).isoformat()} if a.updated_at else {}),
            "authors": [{"name": name} for name in [a.article.byline] if name],
            "tags": [a.article.section],
        }
        for a in out
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": publisher.name,
        "home_page_url": f"{base}/",
        "feed_url": f"{base}/feed.json",
        "language": publisher.language,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _sitemap(publisher: Publisher, out: tuple[OutArticle, ...], base: str, link: Link) -> str:
    urls = "".join(
        f"<url><loc>{escape(link(a))}</loc><lastmod>{_local(a.changed_at, publisher).isoformat()}</lastmod>"
        f"<news:news><news:publication><news:name>{escape(publisher.name)}</news:name>"
        f"<news:language>{publisher.language}</news:language></news:publication>"
        f"<news:publication_date>{_local(a.published_at, publisher).isoformat()}</news:publication_date>"
        f"<news:title>{escape(a.title)}</news:title></news:news></url>\n"
        for a in out
    )
    return (
        f'{_XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{urls}</urlset>'
    )


def shown_paragraphs(article: OutArticle) -> tuple[str, ...]:
    """The paragraphs that a reader without a subscription sees."""
    return article.paragraphs[:1] if article.article.paywalled else article.paragraphs
