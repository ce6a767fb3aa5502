"""Pages made to hurt: huge, deep, broken. Extraction answers in seconds and never raises."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.extract import extract_article
from tests.extract.pages import NOW, item, page

P = "<p>The bridge over the river was closed on Monday after engineers found a crack in pylon {}, they said.</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<article>" + "".join(P.format(n) for n in range(25_000)) + "</article>",
        "<div>" * 20_000 + P * 5,
        "<p><b><i>" * 100_000 + P,
        "<style>" + ".a{" * 100_000 + "</style><article>" + P * 10 + "</article>",
        "<style>" + "@media x{" * 20_000 + "</style>" + P,
        "<meta " * 200_000 + P,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + P * 5,
        '<script type="application/ld+json">' + '{"@graph":' * 100_000 + "</script>" + P * 5,
        "<article><p>" + "\x00word " * 500_000 + "</article>",
        "<table>" * 5_000 + P,
    ],
)
def test_seconds_not_minutes(html: str) -> None:
    start = time.process_time()
    extract_article(page("<html><body>" + html), item(), robots_ai="", now=NOW)
    assert time.process_time() - start < 15  # measured below 4 s, November 2026, on a busy machine


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["text/html", "text/html; charset=utf-16", "image/png", ""]))
def test_any_bytes_are_answered(body: bytes, kind: str) -> None:
    extract_article(page(b"<html><p>" + body, content_type=kind), item(), robots_ai="", now=NOW)


KEYS = ("@type", "@graph", "author", "name", "datePublished", "headline", "image", "hasPart", "isAccessibleForFree")
LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.just("NewsArticle")
TREES = st.recursive(
    LEAVES, lambda v: st.lists(v, max_size=3) | st.dictionaries(st.sampled_from(KEYS), v, max_size=5), max_leaves=12
)


@settings(max_examples=50, deadline=None)
@given(TREES)
def test_any_json_ld_is_answered(value: object) -> None:
    article = {"@type": "NewsArticle"} | dict.fromkeys(KEYS[2:], value)
    data = json.dumps([value, article])
    html = f'<html><script type="application/ld+json">{data}</script><body><article>{P * 3}'
    extract_article(page(html), item(), robots_ai="", now=NOW)
