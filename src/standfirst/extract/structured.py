"""schema.org JSON-LD of a page: which node is the article, and its fields as text."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

_ARTICLE_TYPES = re.compile(r"(?:\w*Article|\w*NewsArticle|(?:Live)?BlogPosting|Report|Review)\Z")
_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$")
_MAX_SCRIPT = 1_000_000
_MAX_NODES = 5_000
_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")

Node = Mapping[str, Any]


def article_node(tree: HtmlElement) -> Node:
    """The first JSON-LD node of the page that is an article; {} when there is none."""
    for node in _nodes(tree):
        if any(_ARTICLE_TYPES.match(name.rsplit("/", 1)[-1]) for name in _texts(node.get("@type"))):
            return node
    return {}


def field(node: Node, *names: str) -> str:
    """The first of the fields that holds text (or a list, or a node with ``url``, ``@id`` or ``name``), else ""."""
    for name in names:
        for text in _texts(node.get(name)):
            if text.strip():
                return html.unescape(text).strip()
    return ""


def author_names(node: Node) -> tuple[str, ...]:
    """Names of the article's authors as written; addresses and @id references are not names."""
    authors = node.get("author", node.get("creator"))
    names: list[str] = []
    for author in authors if isinstance(authors, list) else [authors]:
        name = author.get("name") if isinstance(author, dict) else author
        names.extend(html.unescape(text) for text in _texts(name) if "://" not in text)
    return tuple(names)


def is_paywalled(node: Node) -> bool:
    """Whether the article, or a part of it, is declared as not free (schema.org isAccessibleForFree)."""
    parts = node.get("hasPart")
    nodes = [node, *(parts if isinstance(parts, list) else [parts])]
    values = [part.get("isAccessibleForFree") for part in nodes if isinstance(part, dict)]
    return any(value is False or str(value).strip().rsplit("/", 1)[-1].lower() == "false" for value in values)


def _nodes(tree: HtmlElement) -> Iterator[Node]:
    queue: list[Any] = [_parsed(script.text or "") for script in _scripts(tree)]
    seen = 0
    while queue and seen < _MAX_NODES:
        value = queue.pop(0)
        seen += 1
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, dict):
            yield value
            queue.extend(value[key] for key in _HOLDERS if key in value)


def _scripts(tree: HtmlElement) -> list[HtmlElement]:
    return [s for s in tree.iter("script") if "ld+json" in (s.get("type") or "").lower()]


def _parsed(text: str) -> Any:
    """The script's value; None for what is no JSON. A trailing semicolon and comment marks are forgiven."""
    text = _WRAPPING.sub("", text[:_MAX_SCRIPT]).strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _texts(value: Any) -> list[str]:
    """``value`` as texts: itself, its items, or what a node is called."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item) if not isinstance(item, list)]
    if isinstance(value, dict):
        return [next((value[k] for k in ("url", "@id", "name", "@value") if isinstance(value.get(k), str)), "")]
    return []
