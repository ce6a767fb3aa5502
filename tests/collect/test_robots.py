"""robots.txt: whom it lets in, and whether AI agents are unwelcome."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.collect import RobotsRules
from standfirst.collect.ai_agents import is_ai_agent

SITE = "https://harbour.example"


def rules(text: str, status: int = 200) -> RobotsRules:
    return RobotsRules.parse(text.encode(), status)


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/x", True),
        ("user-agent: *\ndisallow: /x", "/x/y", False),
        ("user-agent: *\ndisallow: /x", "/X", True),
        ("user-agent: *\ndisallow:", "/x", True),
        ("user-agent: *\ndisallow: /x\nallow: /x/y", "/x/y", True),
        ("user-agent: *\ndisallow: /x\nallow: /x", "/x", True),
        ("user-agent: *\ndisallow: /\nuser-agent: standfirst\nallow: /", "/x", True),
        ("user-agent: standfirst\ndisallow: /\nuser-agent: *\nallow: /", "/x", False),
        ("user-agent: standfirst/1.0\ndisallow: /", "/x", False),
        ("user-agent: standfirster\ndisallow: /", "/x", True),
        ("user-agent: a\nuser-agent: standfirst\ndisallow: /", "/x", False),
        ("user-agent: standfirst\nsitemap: x\nuser-agent: a\ndisallow: /", "/x", False),
        ("user-agent: *\ndisallow: /*.php$", "/a.php", False),
        ("user-agent: *\ndisallow: /*.php$", "/a.php?x", True),
        ("user-agent: *\ndisallow: /a*b*c", "/a-b-b-c-d", False),
        ("user-agent: *\ndisallow: /a*b$", "/ab", False),
        ("user-agent: *\ndisallow: /a*ab$", "/ab", True),
        ("\ufeffuser-agent: *\r\ndisallow /x # no colon", "/x", False),
        ("user-agent: *\rdisalow: /x", "/x", False),
        ("user-agent: *\ndisallow: /ö", "/%C3%B6", False),
        ("disallow: /", "/x", True),
        ("user-agent: *\ndisallow: /?q=", "/?q=1", False),
    ],
)
def test_who_may_go_where(text: str, path: str, allowed: bool) -> None:
    assert rules(text).allows(SITE + path) is allowed


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (401, True), (410, True), (429, False), (500, False), (503, False)]
)
def test_status_decides_where_there_is_no_file(status: int, allowed: bool) -> None:
    assert RobotsRules.parse(b"", status).allows(SITE + "/x") is allowed
    assert RobotsRules.parse(None, status).allows(SITE + "/x") is allowed


def test_unreachable_forbids() -> None:
    assert not RobotsRules.parse(None, 200).allows(SITE)


def test_crawl_delay_is_that_of_the_own_group() -> None:
    text = "user-agent: *\ncrawl-delay: 5\nuser-agent: other\ndisallow: /\nuser-agent: standfirst\ncrawl-delay: 2.5\n"
    assert rules(text).allows("/x")
    assert rules(text).crawl_delay() == 2.5
    assert rules(text).crawl_delay("third") == 5.0
    assert rules("user-agent: *\ncrawl-delay: soon").crawl_delay() is None


@pytest.mark.parametrize(
    ("text", "path", "denied"),
    [
        ("user-agent: *\nallow: /", "/x", ""),
        ("user-agent: GPTBot\ndisallow: /", "/x", "gptbot"),
        ("user-agent: GPTBot\ndisallow: /news", "/news/1", "gptbot"),
        ("user-agent: GPTBot\ndisallow: /shop", "/news/1", ""),
        ("user-agent: GPTBot\ndisallow:", "/x", ""),
        ("user-agent: Googlebot\ndisallow: /", "/x", ""),
        ("user-agent: x\nuser-agent: Google-Extended\ndisallow: /", "/x", "google-extended"),
        ("user-agent: CCBot\nallow: /\nuser-agent: CCBot\ndisallow: /x", "/x", "ccbot"),
        ("user-agent: *\ndisallow: /", "/x", "Standfirst"),
        ("user-agent: Standfirst\ndisallow: /", "/x", "Standfirst"),
        ("user-agent: Somebodys-LLM-Crawler/2.0\ndisallow: /", "/x", "somebodys-llm-crawler/2.0"),
    ],
)
def test_ai_agents(text: str, path: str, denied: str) -> None:
    assert rules(text).ai_denied(SITE + path) == denied


def test_unreadable_rules_deny_ai() -> None:
    assert RobotsRules.parse(None, 503).ai_denied() == "Standfirst"


@pytest.mark.parametrize(
    "name", ["Googlebot", "bingbot", "*", "DuckDuckBot", "Applebot", "MailChimp", "Slurp", "daily-reader"]
)
def test_ordinary_agents_are_no_ai(name: str) -> None:
    assert not is_ai_agent(name)


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=40))
def test_nothing_makes_it_raise(body: bytes, path: str) -> None:
    found = RobotsRules.parse(body, 200)
    assert found.allows(path) in (True, False)
    found.ai_denied(path)


def bench(name: str) -> list[dict[str, object]]:
    root = os.environ.get("STANDFIRST_BENCH")
    if not root:
        pytest.skip("STANDFIRST_BENCH is not set")
    return [json.loads(line) for line in (Path(root) / "attacks" / name).read_text(encoding="utf-8").splitlines()]


def test_all_cases_of_the_reference_parser() -> None:
    """78 of 78 on 2026-11-24; Protego 72."""
    rows = bench("robots.jsonl")
    wrong = [
        r["id"] for r in rows if rules(str(r["payload"])).allows(str(r["url"]), str(r["agent"])) is not r["allowed"]
    ]
    assert len(rows) == 78
    assert wrong == []


def test_listed_ai_agents_are_known() -> None:
    """80 of 80 on 2026-11-24."""
    assert [r["payload"] for r in bench("ai-agents.jsonl") if not is_ai_agent(str(r["payload"]))] == []
