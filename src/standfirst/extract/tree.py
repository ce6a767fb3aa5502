"""The page as a tree without what a reader cannot see. Hidden text is where instructions to models are put."""

import re

from lxml.html import HtmlElement
from trafilatura import load_html

MAX_ELEMENTS = 60_000  # the longest page of the extraction benchmark has 1,600; beyond this lies no news
_NEVER_SHOWN = ("style", "template", "noscript", "iframe", "object", "embed", "svg", "input", "select", "textarea")
_HIDING_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|content-visibility:hidden|color:transparent|clip:rect\(0"
    r"|opacity:(?:0?\.?0*|0?\.0\d*|0%)(?:;|\Z|!)|filter:opacity\(0?\.?0*%?\)|transform:scale[xy]?\(0"
    r"|font(?:-size)?:(?:0|1px|0?\.\d+(?:px|pt|em|rem))[a-z%]*(?:;|\Z|!|/)"
    r"|(?:left|top|right|bottom|text-indent|margin-left|margin-top):-\d{3,}|translate[xy3d]*\([^)]{0,20}-\d{3,}"
    r"|clip-path:(?:inset\((?:50|100)%|circle\(0|polygon\(00)"
    r"|(?:\A|;)(?:max-)?(?:width|height):(?:0|[01]px)[^%]*overflow:(?:hidden|clip)"
    r"|overflow:(?:hidden|clip)[^%]*;(?:max-)?(?:width|height):(?:0|[01]px)(?:;|\Z|!)"
    r"|color:(?:rgba|hsla)\([^)]{1,40},0?\.?0*\)|color:#[0-9a-f]{3}0(?:;|\Z|!)|color:#[0-9a-f]{6}00(?:;|\Z|!)"
)
_COLOUR = re.compile(r"(?:\A|;)color:([^;!]{3,40})")
_BACKGROUND = re.compile(r"(?:\A|;)background(?:-color)?:(#[0-9a-f]{3,8}|rgba?\([^)]{5,30}\)|[a-z]{3,20})")
_WHITE = re.compile(r"white|#f{3}(?:f{3})?|rgba?\(255,255,255(?:,1)?\)|snow|ivory|ghostwhite|#f[c-f]f[c-f]f[c-f]")
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
    if element.tag == "font" and _WHITE.fullmatch(attributes.get("color", "").strip().lower()):
        return True
    if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true":
        return True
    if element.tag == "dialog" and "open" not in attributes:
        return True
    style = re.sub(r"\s+", "", attributes.get("style", "").lower())
    if style and (_HIDING_STYLE.search(style) or _is_paper_on_paper(element, style)):
        return True
    names = attributes.get("class", "").split()
    if not _HIDING_CLASSES.isdisjoint(names):
        return True
    return bool(hiding) and (f"#{attributes.get('id', '')}" in hiding or any(f".{name}" in hiding for name in names))


def _is_paper_on_paper(element: HtmlElement, style: str) -> bool:
    """Whether words have the colour of what lies behind them: the nearest background written into an element around
    them, else a page's white."""
    ink = _COLOUR.search(style)
    if ink is None:
        return False
    around = (element, *element.iterancestors())
    written = (_BACKGROUND.search(re.sub(r"\s+", "", e.get("style", "").lower())) for e in around)
    behind = next((found[1] for found in written if found), "white")
    return ink[1] == behind or bool(_WHITE.fullmatch(ink[1]) and _WHITE.fullmatch(behind))


def _hiding_selectors(tree: HtmlElement) -> frozenset[str]:
    """Plain class and id selectors that the page's own styles hide outside @media and @supports blocks."""
    styles = _AT_BLOCK.sub("", " ".join(e.text or "" for e in tree.iter("style"))[:_MAX_STYLES])
    found: set[str] = set()
    for selectors, body in _RULE.findall(styles):
        if _HIDING_STYLE.search(re.sub(r"\s+", "", body.lower())):
            found.update(s for part in selectors.split(",") if _SIMPLE_SELECTOR.match(s := part.strip()))
    return frozenset(found)
