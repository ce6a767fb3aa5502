"""The article's own words out of a page: trafilatura finds them, we keep paragraphs and drop furniture."""

import re
import unicodedata

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from standfirst.domain.unseen import without_unseen
from standfirst.extract.tree import drop_unseen, read_tree

MAX_TEXT = 200_000  # characters; a long read has 60,000
_BLOCKS = frozenset(
    """
    address article aside blockquote br button caption center dd details dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main menu nav ol option p pre search section summary table
    td th tr ul
    """.split()
)
_CONTAINERS = frozenset({"article", "main"})
_ASIDES = frozenset({"header", "footer", "aside", "nav", "figure", "form"})
_FURNITURE = re.compile(
    r"(?:"
    r"advertisement|advert|anzeige|werbung|publicité|publicidad|pubblicità|sponsored(?: content)?"
    r"|(?:read|see|watch|find out|learn) (?:more|also|next)(?::.{0,150})?|also (?:read|on):.{0,150}"
    r"|mehr (?:zum thema|lesen).{0,80}|lesen sie (?:auch|mehr).{0,150}|weiterlesen|lire (?:aussi|la suite).{0,150}"
    r"|leer más.{0,150}|continue reading(?: below)?.{0,80}|story continues below.{0,40}"
    r"|share(?: (?:this|on|via) .{0,60})?|teilen|partager|print(?: this)?|drucken|copy link|link copied"
    r"|skip (?:to|advertisement|ad)\b.{0,60}|related(?: (?:stories|articles|topics|content))?:?"
    r"|more on this (?:story|topic).{0,40}|follow us\b.{0,80}|loading\W*|comments?(?: \(\d+\))?|kommentare"
    r"|(?:sign up|subscribe|register)\b.{0,120}\b(?:newsletter|inbox)\b.{0,60}|get our .{0,60}\bnewsletter\b.{0,60}"
    r"|(?:we use|this (?:site|website) uses) cookies?\b.{0,300}|(?:accept (?:all )?|manage )cookies"
    r"|cookie (?:settings|policy|preferences)|alle (?:cookies )?akzeptieren|(?:back|zurück) (?:to top|nach oben)"
    r"|the post .{1,200} appeared first on .{1,100}|(?:subscribe|log in|sign in) (?:now )?to (?:read|continue)\b.{0,80}"
    r"|lesen sie den ganzen (?:text|artikel)\b.{0,60}"
    r")[.!…»>→]*\Z",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"^[-–•*]\s+")
_SPACE = re.compile(r"[^\S\n]+")


def page_text(tree: HtmlElement, url: str = "") -> str:
    """Paragraphs of the page's article, separated by blank lines; "" where none is found. Changes ``tree``."""
    seen = drop_unseen(tree)
    document = bare_extraction(
        seen, url=url or None, fast=True, include_comments=False, include_tables=True, with_metadata=False
    )
    found = getattr(document, "text", None) or ""
    text = as_paragraphs(found.split("\n"))
    return text if "\n" in text else _brief(seen, text)


def _brief(tree: HtmlElement, text: str) -> str:
    """A brief of a sentence or two comes out of trafilatura as one lump with headline and byline: its own <p>
    elements are better, as long as they are a part of that lump."""
    inside = (p for p in tree.iter("p") if _is_in_article(p))
    lump = " ".join(text.split())
    own = as_paragraphs([line for line in (" ".join(p.text_content().split()) for p in inside) if line in lump])
    return own or text


def _is_in_article(paragraph: HtmlElement) -> bool:
    around = [str(element.tag) for element in paragraph.iterancestors()]
    return _CONTAINERS.intersection(around) != frozenset() and _ASIDES.isdisjoint(around)


def fragment_text(markup: str) -> str:
    """Paragraphs of an HTML fragment, such as the full text that a feed carries; all of it is taken as article."""
    tree = read_tree(f"<html><body><div>{markup}</div></body></html>") if markup.strip() else None
    if tree is None:
        return ""
    for element in drop_unseen(tree).iter():
        if element.tag in _BLOCKS:
            element.text = "\n" + (_flat(element.text) if element.tag != "pre" else element.text or "")
            element.tail = "\n" + _flat(element.tail)
        else:
            element.text, element.tail = _flat(element.text), _flat(element.tail)
    return as_paragraphs("".join(tree.itertext(with_tail=True)).split("\n"))


def as_paragraphs(lines: list[str]) -> str:
    """Lines as paragraphs: composed Unicode, one space, nothing unseen, no furniture, nothing said twice in a row."""
    kept: list[str] = []
    for line in lines:
        plain = _SPACE.sub(" ", without_unseen(unicodedata.normalize("NFC", line))).strip()
        plain = _LIST_MARK.sub("", plain).strip("| ")
        if plain and not is_furniture(plain) and (not kept or kept[-1] != plain):
            kept.append(plain)
    return "\n\n".join(kept)[:MAX_TEXT].rstrip()


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph is a page's furniture ("Advertisement", "Read more") and no sentence of the article."""
    return len(paragraph) <= 320 and _FURNITURE.match(paragraph) is not None


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")
