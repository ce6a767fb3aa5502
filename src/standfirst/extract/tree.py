"""The page as a tree without what a reader cannot see. Hidden text is where instructions to models are put."""

import re

from lxml.html import HtmlElement
from trafilatura import load_html

MAX_ELEMENTS = 60_000  # the longest page of the extraction benchmark has 1,600; beyond this lies no news
_NEVER_SHOWN = ("style", "template", "noscript", "iframe", "object", "embed", "svg", "input", "select", "textarea")
_HIDING_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0?\.?0*(?:;|\Z|!)|font-size:0[a-z%]*(?:;|\Z|!)|color:transparent"
    r"|(?:left|top|text-indent|right):-\d{3,}|clip:rect\(0|clip-path:inset\((?:50|100)%|(?:width|height):[01]px[^%]*overflow:hidden"
    r"|transform:scale\(0"
)
_HIDING_CLASSES = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "hidden", "d-none",
     "is-hidden", "u-hidden", "a11y-hidden", "element-invisible", "hide"}
)  # fmt: skip
_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
_SIMPLE_SELECTOR = re.compile(r"[.#][A-Za-z_][\w-]*\Z")
_AT_BLOCK = re.compile(r"@[^{};]{0,300}\{(?:[^{}]|\{[^{}]*\})*\}")
_MAX_STYLES = 200_000


def read_tree(text: str) -> HtmlElement | None:
    """The parsed page, or None where there is no HTML. Fragments are wrapped into a document."""
    if "<" not in text:
        return None
    tree = load_html(text)
    if tree is None:
        tree = load_html(f"<html><body><div>{text}</div></body></html>")
    return tree if isinstance(tree, HtmlElement) else None


def drop_unseen(tree: HtmlElement) -> HtmlElement:
    """Takes hidden elements, scripts and styles out of ``tree`` (in place), and cuts it at MAX_ELEMENTS.

    Hidden by attribute, inline style, a customary class, or a plain rule of the page's own style sheet.
    """
    hiding = _hiding_selectors(tree)
    unseen = []
    for number, element in enumerate(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in ("html", "body", "head"):
            continue
        if number > MAX_ELEMENTS or element.tag in (*_NEVER_SHOWN, "script") or _is_hidden(element, hiding):
            unseen.append(element)
    for element in unseen:
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def _is_hidden(element: HtmlElement, hiding: frozenset[str]) -> bool:
    attributes = element.attrib
    if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true":
        return True
    if element.tag == "dialog" and "open" not in attributes:
        return True
    style = attributes.get("style", "")
    if style and _HIDING_STYLE.search(re.sub(r"\s+", "", style.lower())):
        return True
    names = attributes.get("class", "").split()
    if not _HIDING_CLASSES.isdisjoint(names):
        return True
    return bool(hiding) and (f"#{attributes.get('id', '')}" in hiding or any(f".{name}" in hiding for name in names))


def _hiding_selectors(tree: HtmlElement) -> frozenset[str]:
    """Plain class and id selectors that the page's own styles hide outside @media and @supports blocks."""
    styles = _AT_BLOCK.sub("", " ".join(e.text or "" for e in tree.iter("style"))[:_MAX_STYLES])
    found: set[str] = set()
    for selectors, body in _RULE.findall(styles):
        if _HIDING_STYLE.search(re.sub(r"\s+", "", body.lower())):
            found.update(s for part in selectors.split(",") if _SIMPLE_SELECTOR.match(s := part.strip()))
    return frozenset(found)
