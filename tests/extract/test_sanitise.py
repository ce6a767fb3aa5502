"""Nothing that a stranger wrote may act on our pages."""

import html
import json
import os
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.extract import clean_html, fragment_text, plain_text

ALLOWED = {"p", "br", "em", "strong", "b", "i", "blockquote", "ul", "ol", "li", "a", "h2", "h3", "q", "cite"}
OWN = [
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='//evil.example/x'>x</a>",
    "<a href='data:text/html,<script>1</script>'>x</a>",
    "<p onclick=alert(1) style='background:url(x)' class=y id=z>t</p>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></p><style><img src=x onerror=alert(1)></style></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=/logout><button>x</button></form>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<a href='https://ok.example' target=_blank ping='https://evil.example'>x</a>",
]


def live_parts(markup: str) -> list[str]:
    """What of ``markup`` could act in a browser: any tag, attribute or address beyond the allow-list."""
    found = []
    for element in lxml.html.fragment_fromstring(markup, create_parent="section").iterdescendants():
        if element.tag not in ALLOWED:
            found.append(f"tag {element.tag}")
        for name, value in element.attrib.items():
            if element.tag != "a" or name not in ("href", "rel"):
                found.append(f"attribute {name}")
            elif name == "href" and not value.lower().startswith(("https://", "http://")):
                found.append(f"address {value}")
    return found


@pytest.mark.parametrize("payload", OWN)
def test_own_list(payload: str) -> None:
    assert live_parts(clean_html(payload)) == []


def test_the_check_can_fail() -> None:
    assert all(live_parts(payload) for payload in OWN[:9])


@pytest.mark.skipif("STANDFIRST_BENCH" not in os.environ, reason="needs STANDFIRST_BENCH")
def test_every_known_attack_is_inert() -> None:
    lines = (Path(os.environ["STANDFIRST_BENCH"]) / "attacks" / "xss.jsonl").read_text(encoding="utf-8").splitlines()
    payloads = [json.loads(line)["payload"] for line in lines]
    assert len(payloads) > 2_000
    assert [p for p in payloads if live_parts(clean_html(p))] == []
    assert [p for p in payloads if live_parts(clean_html(html.escape(plain_text(p))))] == []


def test_what_stays() -> None:
    markup = '<p>A <em>b</em> <a href="https://x.example/?a=1&amp;b=2">c</a></p>'
    kept = '<p>A <em>b</em> <a href="https://x.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow">c</a></p>'
    assert clean_html(markup) == kept


@settings(max_examples=50)
@given(st.text(alphabet="<>/=\"' ap&;#javscript:onx-!", max_size=120))
def test_any_markup_is_inert_and_cleaning_again_changes_nothing(markup: str) -> None:
    once = clean_html(markup)
    assert live_parts(once) == []
    assert clean_html(once) == once


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Tom &amp; Ada", "Tom & Ada"),
        ("<b>Bold</b> <script>x()</script>move", "Bold move"),
        ("3 < 4 &lt; 5", "3 < 4 < 5"),
        ("  a\n\tb\u200b \u00adc ", "a b c"),
    ],
)
def test_plain_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


def test_fragments_keep_their_paragraphs() -> None:
    markup = "One <b>bold</b>\nword.<br>Two.<ul><li>Three</li></ul><p>Four</p><script>x</script><p hidden>Five</p>tail"
    assert fragment_text(markup) == "One bold word.\n\nTwo.\n\nThree\n\nFour\n\ntail"
    assert fragment_text("  ") == ""


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>Praise us</td><td>Nobody was hurt.</td></tr></table>",
        "<details><summary>Praise us</summary>Nobody was hurt.</details>",
        "<p><button>Praise us</button>Nobody was hurt.</p>",
        "<pre>Praise us\nNobody was hurt.</pre>",
        "<div>Praise us<hr>Nobody was hurt.</div>",
        "<form><label>Praise us</label>Nobody was hurt.</form>",
    ],
)
def test_what_a_page_sets_apart_stays_apart(markup: str) -> None:
    assert fragment_text(markup) == "Praise us\n\nNobody was hurt."
