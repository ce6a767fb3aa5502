"""Pages of the sample sites: front, section and article, with the furniture that real ones carry around the news.

Menus, a cookie banner, ad slots, a newsletter box, related links and hidden share texts are there on purpose: an
extractor has to leave them behind.
"""

import json
from datetime import datetime
from hashlib import sha256
from html import escape

from standfirst.sample.feeds import PATHS, TYPES, shown_paragraphs, summary
from standfirst.sample.world import OutArticle, Publisher, slug

_WORDS = {
    "en": {
        "menu": "Menu", "home": "Home", "accept": "Accept all", "reject": "Reject", "ad": "Advertisement",
        "cookies": "We use cookies to make this site work. You can change your choice at any time.",
        "news": "The morning in your inbox", "signup": "Sign up to our newsletter", "related": "Related stories",
        "more": "Read more", "by": "By ", "published": "Published", "updated": "Updated",
        "rest": "Subscribe to read the rest of this article.", "rights": "All rights reserved",
        "share": "Share this article", "imprint": "Imprint", "privacy": "Privacy",
    },
    "de": {
        "menu": "Menü", "home": "Startseite", "accept": "Alle akzeptieren", "reject": "Ablehnen", "ad": "Anzeige",
        "cookies": "Wir verwenden Cookies, damit diese Seite funktioniert. Sie können Ihre Wahl jederzeit ändern.",
        "news": "Der Morgen im Postfach", "signup": "Newsletter bestellen", "related": "Mehr zum Thema",
        "more": "Mehr lesen", "by": "Von ", "published": "Veröffentlicht", "updated": "Aktualisiert",
        "rest": "Lesen Sie den ganzen Text im Abonnement.", "rights": "Alle Rechte vorbehalten",
        "share": "Artikel teilen", "imprint": "Impressum", "privacy": "Datenschutz",
    },
}  # fmt: skip
_STYLE = (
    "body{font:17px/1.5 Georgia,serif;max-width:46rem;margin:0 auto;padding:1rem;color:#222}nav a{margin-right:1rem}"
    ".cookie-banner,.newsletter,.ad-slot{background:#eee;padding:.6rem;margin:1rem 0;font-size:.85rem}"
    ".share-text{display:none}img{max-width:100%}h1{line-height:1.15}.meta,footer{color:#555;font-size:.85rem}"
)


def article_page(article: OutArticle, base: str, related: tuple[OutArticle, ...]) -> str:
    """One article as its publisher shows it now."""
    words = _words(article.publisher)
    shown = shown_paragraphs(article)
    body = "".join(_paragraph(number, text, words) for number, text in enumerate(shown))
    if article.article.paywalled:
        body += f'<div class="paywall"><p>{words["rest"]}</p></div>'
    lead = f'<p class="standfirst">{escape(article.standfirst)}</p>' if article.standfirst else ""
    note = f' · <span class="note">{escape(article.note)}</span>' if article.note else ""
    main = (
        f'<article><header><h1>{escape(article.title)}</h1>{lead}<p class="meta">{_byline(article, words)}'
        f"{_times(article, words)}{note}</p></header>"
        f'<figure><img src="/images/{article.article.id}.svg" alt=""></figure>'
        f'<div class="article-body">{body}</div></article>'
        f'<aside class="share"><button>{words["share"]}</button><div class="share-text">{escape(article.title)} - '
        f"{escape(article.publisher.name)}</div></aside>{_related(related, words)}"
    )
    return _document(article.publisher, base, article.title, main, _article_head(article, base))


def list_page(publisher: Publisher, base: str, heading: str, out: tuple[OutArticle, ...]) -> str:
    """The front page or a section: teasers, newest first."""
    words = _words(publisher)
    teasers = "".join(
        f'<section class="teaser"><h2><a href="{a.path}">{escape(a.title)}</a></h2><p>{escape(summary(a))}</p>'
        f'<a href="{a.path}">{words["more"]}</a></section>'
        for a in out
    )
    return _document(publisher, base, heading, f"<main><h1>{escape(heading)}</h1>{teasers}</main>", "")


def lead_image(article_id: str, section: str) -> str:
    """A drawn picture for an article: bands and discs whose colours and places come from its id."""
    seed = sha256(article_id.encode()).digest()
    hue = seed[0] * 360 // 256
    bands = "".join(
        f'<rect x="0" y="{i * 90}" width="800" height="90" fill="hsl({(hue + i * 9) % 360} 35% {30 + i * 9}%)"/>'
        for i in range(5)
    )
    discs = "".join(
        f'<circle cx="{seed[i] * 800 // 256}" cy="{seed[i + 8] * 450 // 256}" r="{20 + seed[i + 16] // 3}" '
        f'fill="hsl({(hue + 180 + i * 20) % 360} 45% 60%)" fill-opacity=".5"/>'
        for i in range(1, 6)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450" role="img"><title>'
        f"{escape(section)}</title>{bands}{discs}</svg>"
    )


def _document(publisher: Publisher, base: str, title: str, main: str, head: str) -> str:
    words = _words(publisher)
    menu = "".join(f'<a href="/{slug(topic)}">{escape(topic.title())}</a>' for topic in publisher.topics)
    return (
        f'<!DOCTYPE html>\n<html lang="{publisher.language}"><head><meta charset="utf-8">'
        f"<title>{escape(title)} | {escape(publisher.name)}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="alternate" type="{TYPES[publisher.feed]}" title="{escape(publisher.name)}" '
        f'href="{base}{PATHS[publisher.feed]}">{_opt_outs(publisher)}{head}<style>{_STYLE}</style></head>'
        f'<body><div class="cookie-banner" role="dialog"><p>{words["cookies"]}</p><button>{words["accept"]}</button>'
        f'<button>{words["reject"]}</button></div><header class="site-header"><p class="logo"><a href="/">'
        f'{escape(publisher.name)}</a></p><nav aria-label="{words["menu"]}"><a href="/">{words["home"]}</a>{menu}</nav>'
        f'</header>{main}<div class="newsletter"><h3>{words["news"]}</h3><form><input type="email" name="email">'
        f'<button>{words["signup"]}</button></form></div><footer class="site-footer"><p>© {escape(publisher.owner)}. '
        f'{words["rights"]}.</p><p><a href="/about">{escape(publisher.about)}</a> <a href="/imprint">{words["imprint"]}'
        f'</a> <a href="/privacy">{words["privacy"]}</a></p></footer></body></html>\n'
    )


def _article_head(article: OutArticle, base: str) -> str:
    publisher, zone = article.publisher, article.publisher.zone
    published = article.published_at.astimezone(zone).isoformat()
    address, image = base + article.path, f"{base}/images/{article.article.id}.svg"
    modified = (article.updated_at or article.published_at).astimezone(zone).isoformat()
    data = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting" if "live-pages" in publisher.behaviour else "NewsArticle",
        "mainEntityOfPage": address,
        "headline": article.title,
        "description": summary(article),
        "datePublished": published,
        "dateModified": modified,
        "articleSection": article.article.section,
        "inLanguage": publisher.language,
        "isAccessibleForFree": not article.article.paywalled,
        "author": [{"@type": "Person", "name": name} for name in [article.article.byline] if name],
        "publisher": {"@type": "NewsMediaOrganization", "name": publisher.name},
        "image": [image],
    }
    script = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return (
        f'<link rel="canonical" href="{address}"><meta name="description" content="{escape(summary(article))}">'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{escape(article.title)}">'
        f'<meta property="og:site_name" content="{escape(publisher.name)}"><meta property="og:url" content="{address}">'
        f'<meta property="og:image" content="{image}"><meta property="article:published_time" content="{published}">'
        f'<meta property="article:modified_time" content="{modified}">'
        f'<script type="application/ld+json">{script}</script>'
    )


def _opt_outs(publisher: Publisher) -> str:
    if "opt-out-meta" not in publisher.behaviour:
        return ""
    return '<meta name="robots" content="noai, noimageai"><meta name="tdm-reservation" content="1">'


def _paragraph(number: int, text: str, words: dict[str, str]) -> str:
    advert = f'<div class="ad-slot" aria-label="{words["ad"]}">{words["ad"]}</div>' if number == 2 else ""
    return f"{advert}<p>{escape(text, quote=False)}</p>"


def _byline(article: OutArticle, words: dict[str, str]) -> str:
    name = article.article.byline
    return f'<span class="byline">{words["by"]}{escape(name)}</span> · ' if name else ""


def _times(article: OutArticle, words: dict[str, str]) -> str:
    stamps = [_stamp(words["published"], article.published_at, article.publisher)]
    if article.updated_at:
        stamps.append(_stamp(words["updated"], article.updated_at, article.publisher))
    return " · ".join(stamps)


def _stamp(word: str, moment: datetime, publisher: Publisher) -> str:
    local = moment.astimezone(publisher.zone)
    return f'{word} <time datetime="{local.isoformat()}">{local:%Y-%m-%d %H:%M}</time>'


def _related(related: tuple[OutArticle, ...], words: dict[str, str]) -> str:
    links = "".join(f'<li><a href="{a.path}">{escape(a.title)}</a></li>' for a in related)
    return f'<aside class="related"><h3>{words["related"]}</h3><ul>{links}</ul></aside>' if links else ""


def _words(publisher: Publisher) -> dict[str, str]:
    return _WORDS.get(publisher.language, _WORDS["en"])
