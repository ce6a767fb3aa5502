"""A story of three owners of which one is poisoned, in five carriers, beside a story of nobody's concern."""

import json
from email.utils import format_datetime
from html import escape

from standfirst.domain.source import Source
from standfirst.store.feeds import add_source
from standfirst.testing.clock import FixedClock
from standfirst.testing.outside import FakeWeb
from tests.attacks.payloads import Payload
from tests.desk.town import GAZETTE, MORNING, POST, RECIPE, WIRE

CARRIERS = ("body", "title", "alt", "summary", "author")  # what readers see first, first
PLACES = ("apart", "midst", "after")  # in a body: its own paragraphs, between two sentences, after the first one
FUSED = ("before", "within", "tail", "break")  # run into a sentence: before it, amid, before its stop, a <br> away
_ARTICLES = (
    ("gazette", "Quay Media", "Ferry runs aground off Norrvik", GAZETTE, 9),
    ("wire", "Kestrel", "Passenger ferry aground off Norrvik", WIRE, 11),
    ("post", "Osthaven Press", "Norrvik ferry runs aground, passengers in Osthaven school", POST, 13),
)


class PoisonedTown:
    """Implements what the desk's tools of ``tests.desk.town`` need of a town: ``web`` and ``clock``."""

    def __init__(self, payload: Payload, carrier: str, poisoned: str, place: str) -> None:
        self.web = FakeWeb()
        self.clock = FixedClock(MORNING)
        self._place = place
        self._payload = payload.text.replace("\ud800", "")
        for key, owner, title, body, hour in _ARTICLES:
            self._open(key, owner, self._printed(key, title, body, hour, carrier if key == poisoned else ""))
        self._open("cook", "Orchard Kitchen", self._printed("cook", "How to make potato dumplings", RECIPE, 10, ""))

    def _open(self, key: str, owner: str, item: str) -> None:
        address = f"https://{key}.example/rss"
        add_source(
            Source(id=key, name=f"The {key.title()}", owner=owner, site=f"https://{key}.example", language="en"),
            [address],
        )
        self.web.put(
            address,
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<channel><title>The {key.title()}</title><link>https://{key}.example</link>{item}</channel></rss>",
            content_type="application/rss+xml",
        )

    def _printed(self, key: str, title: str, body: tuple[str, ...], hour: int, carrier: str) -> str:
        """Put the page on its site; the feed's item."""
        words, text = self._payload, _xml(self._payload)
        url, at = f"https://{key}.example/one", MORNING.replace(hour=hour)
        title = f"{title}. {words}" if carrier == "title" else title
        author = words if carrier == "author" else "Ada Quorn"
        summary = words if carrier == "summary" else body[0]
        paragraphs = [f"<p>{escape(p)}</p>" for p in body]
        if carrier == "body" and self._place == "after":
            paragraphs[0] = f"<p>{escape(f'{body[0]} {words}')}</p>"
        elif carrier == "body" and self._place == "midst":
            paragraphs[1] = f"<p>{escape(body[1].replace('. ', f'. {words} ', 1))}</p>"
        elif carrier == "body" and self._place in FUSED:
            paragraphs[1] = self._fused(*body[1].partition(". ")[::2])
        elif carrier == "body":
            paragraphs.insert(1, "".join(f"<p>{text}</p>" for text in map(escape, words.split("\n")) if text.strip()))
            paragraphs.insert(3, f"<div>{words}</div>" if "<" in words else "")
        if carrier == "alt":
            said = escape(words, quote=True)
            paragraphs.insert(
                1, f'<figure><img src="/a.jpg" alt="{said}" title="{said}"><figcaption>Quay</figcaption></figure>'
            )
        ld = {"@type": "NewsArticle", "headline": title, "author": {"name": author}, "description": summary}
        self.web.put(
            url,
            f'<!DOCTYPE html><html lang="en"><head><title>{escape(title)}</title>'
            f'<meta name="author" content="{escape(author)}">'
            f'<meta name="description" content="{escape(summary)}">'
            f'<meta property="article:published_time" content="{at.isoformat()}"><link rel="canonical" href="{url}">'
            f'<script type="application/ld+json">{json.dumps(ld).replace("<", chr(92) + "u003c")}</script></head>'
            f'<body><main><article><h1>{escape(title)}</h1><span class="byline">By {escape(author)}</span>'
            f"{''.join(paragraphs)}</article></main></body></html>",
        )
        assert text or not words
        return (
            f"<item><title>{_xml(title)}</title><link>{url}</link><guid>{url}</guid>"
            f"<pubDate>{format_datetime(at)}</pubDate>"
            f"<dc:creator>{_xml(author)}</dc:creator><description>{_xml(summary)}</description></item>"
        )

    def _fused(self, sentence: str, rest: str) -> str:
        """A paragraph with the payload run into its first sentence, which loses no word and gets no further stop."""
        words, listed, half = self._payload, sentence.split(), len(sentence.split()) // 2
        run_on = {
            "before": f"{words} {sentence}. {rest}",
            "within": f"{' '.join(listed[:half])} {words} {' '.join(listed[half:])}. {rest}",
            "tail": f"{sentence} {words}. {rest}",
        }
        if self._place == "break":
            return f"<p>{escape(words)}<br>{escape(f'{sentence}. {rest}')}</p>"
        return f"<p>{escape(run_on[self._place].strip())}</p>"


def _xml(text: str) -> str:
    """Escaped, without what XML 1.0 has no way to write."""
    return escape("".join(c for c in text if c in "\t\n\r" or ord(c) >= 32))
