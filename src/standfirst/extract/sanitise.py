"""HTML from strangers, made harmless: a strict allow-list through nh3 (ammonia), and plain text for everything else.

Only ``clean_html`` output may reach a page as HTML. Plain text is still text: templates escape it.
"""

import html
import re

import nh3

from standfirst.domain.unseen import without_unseen

_TAGS = frozenset({"p", "br", "em", "strong", "b", "i", "blockquote", "ul", "ol", "li", "a", "h2", "h3", "q", "cite"})
_REMOVED_WITH_CONTENT = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "textarea", "title", "xmp"}
)
_ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}}  # without "*" nh3 keeps title and lang
_SCHEMES = frozenset({"http", "https"})
_SPACE = re.compile(r"\s+")


def clean_html(markup: str) -> str:
    """A fragment that cannot act: 15 text tags, links to http(s) only, no style, no class, no event, no image."""
    return nh3.clean(
        markup,
        tags=set(_TAGS),
        clean_content_tags=set(_REMOVED_WITH_CONTENT),
        attributes=_ATTRIBUTES,
        url_schemes=set(_SCHEMES),
        url_relative="deny",
        link_rel="noopener noreferrer nofollow",
        generic_attribute_prefixes=set(),
        strip_comments=True,
    )


def plain_text(markup: str) -> str:
    """One line of text from a fragment (a title, a name, a summary): no tags, entities resolved, one space."""
    if "<" in markup:
        markup = nh3.clean(markup, tags=set(), clean_content_tags=set(_REMOVED_WITH_CONTENT), attributes={})
    return _SPACE.sub(" ", without_unseen(html.unescape(markup))).strip()
