"""Canonical addresses: believed on the publisher's own site only, free of tracking."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.extract import clean_address
from tests.extract.pages import extracted, item, page_html

HERE = "https://eastmere.example/news/dock"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("https://eastmere.example/news/dock-closes", "https://eastmere.example/news/dock-closes"),
        ("/2026/dock", "https://eastmere.example/2026/dock"),
        ("https://www.eastmere.example/a?utm_source=x&id=4#top", "https://www.eastmere.example/a?id=4"),
        ("https://news.eastmere.example/a", "https://news.eastmere.example/a"),
        ("https://other.example/a", HERE),
        ("https://eastmere.example.evil.example/a", HERE),
        ("https://noteastmere.example/a", HERE),
        ("https://eastmere.example:8443/a", HERE),
        ("https://eastmere.example/", HERE),
        ("javascript:alert(1)", HERE),
        ("https://eastmere.example@evil.example/a", HERE),
        ("https://[broken", HERE),
        ("", HERE),
    ],
)
def test_canonical(written: str, canonical: str) -> None:
    assert extracted(page_html(f'<link rel="canonical" href="{written}">')).canonical_url == canonical
    assert extracted(page_html(f'<meta property="og:url" content="{written}">')).canonical_url == canonical


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("HTTPS://Eastmere.Example:443/a?fbclid=1&b=2&at_medium=rss", "https://eastmere.example/a?b=2"),
        ("http://eastmere.example", "http://eastmere.example/"),
        ("https://eastmere.example/a?q=caf%C3%A9&x=", "https://eastmere.example/a?q=caf%C3%A9&x="),
        ("ftp://eastmere.example/a", ""),
        ("https://u:p@eastmere.example/", ""),
        ("https://eastmere.example:99999/", ""),
        ("not an address", ""),
    ],
)
def test_clean_address(url: str, clean: str) -> None:
    assert clean_address(url) == clean


@settings(max_examples=50)
@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(rest: str) -> None:
    once = clean_address("https://eastmere.example/" + rest)
    assert clean_address(once) == once


def test_the_items_own_link_is_kept_as_url() -> None:
    link = "https://eastmere.example/news/dock?utm_source=feed"
    assert extracted(page_html(), item(url=link)).url == link
