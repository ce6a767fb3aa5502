"""Plain text from what feeds put into titles and summaries: tags gone, entities decoded, one space."""

import html
import re

from standfirst.domain.unseen import without_unseen

_DROPPED = re.compile(
    r"<(script|style|template|iframe)\b[^<>]{0,500}>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S
)
_BLOCKS = (
    "address|article|aside|blockquote|body|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|li|"
    "main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_INLINE = (
    "a|abbr|acronym|applet|area|audio|b|base|bdi|bdo|big|blink|button|caption|center|cite|code|col|colgroup|data|del|"
    "dfn|em|embed|font|frame|frameset|i|img|input|ins|kbd|label|link|map|mark|marquee|meta|noscript|object|option|param|"
    "picture|q|s|samp|select|small|source|span|strike|strong|sub|sup|svg|textarea|time|title|tt|u|var|video|wbr"
)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCKS})(?:\s[^<>]*)?/?>|<!doctype[^<>]*>", re.I)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?/?>", re.I)
_SCANNED = 8  # times the wanted length that is looked at: markup is rarely more


def plain_text(text: str, limit: int) -> str:
    """Text without known HTML tags, at most ``limit`` characters, cut at a space. "<Norrvik>" is no tag and stays."""
    scanned = text[: limit * _SCANNED]
    bare = _strip_tags(scanned) if "<" in scanned else scanned
    decoded = html.unescape(bare) if "&" in bare else bare
    if "<" in decoded and decoded != bare:
        decoded = _strip_tags(decoded)  # markup that was escaped once more
    line = " ".join(without_unseen(decoded).split())
    return line if len(line) <= limit else _cut(line, limit)


def _strip_tags(text: str) -> str:
    kept = _DROPPED.sub(" ", text)
    return _INLINE_TAG.sub("", _BLOCK_TAG.sub(" ", kept))


def _cut(line: str, limit: int) -> str:
    head = line[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head) + "…"
