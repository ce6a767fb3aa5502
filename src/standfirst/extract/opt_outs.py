"""By which signals a publisher keeps its text from models. In doubt a signal is a no.

Read here: robots.txt's verdict (handed in), meta and X-Robots-Tag ``noai``, TDMRep (W3C community report: header and
meta ``tdm-reservation``), AIPREF (IETF draft: header ``Content-Usage``), its forerunner ``Content-Signal``, and RSL
(rslstandard.org), whose licences we do not bargain over: present means no.
"""

import re
from collections.abc import Iterable, Mapping

from lxml.html import HtmlElement

from standfirst.domain.article import OptOut
from standfirst.extract.meta import MetaTags

_NO_AI = frozenset({"noai", "noml", "no-ai"})
_AI_USES = frozenset(
    {"ai", "train-ai", "ai-train", "genai", "train-genai", "ai-input", "ai-use", "ai-output", "bots", "tdm"}
)
_ROBOTS_META = ("robots", "standfirst", "ai", "ai-robots")
_USAGE = re.compile(r"([A-Za-z][\w*.\-]*)\s*=\s*\??\"?([A-Za-z0-9]+)\"?")
_RSL = "application/rsl+xml"


def read_opt_outs(
    headers: Mapping[str, str], meta: MetaTags, tree: HtmlElement | None = None, *, robots_ai: str = ""
) -> tuple[OptOut, ...]:
    """Every signal that forbids AI use of this page's text; () when it may be used.

    ``robots_ai`` is the AI agent's token that robots.txt denies, "" when it denies none. Refusals that concern
    images only are in ``images_opted_out``.
    """
    found = [OptOut(signal="robots", detail=robots_ai)] if robots_ai else []
    meta_words = [word for name in _ROBOTS_META for content in meta.all(name) for word in _directives(content)]
    found += [OptOut(signal="meta", detail=word) for word in _NO_AI.intersection(meta_words)]
    header_words = _directives(headers.get("x-robots-tag", ""))
    found += [OptOut(signal="header", detail=word) for word in _NO_AI.intersection(header_words)]
    found += _tdmrep(headers, meta)
    found += _usage(headers, meta)
    found += _rsl(headers, meta, tree)
    return tuple(dict.fromkeys(found))


def images_opted_out(headers: Mapping[str, str], meta: MetaTags) -> bool:
    """Whether ``noimageai`` was said: then the lead image's address is not kept."""
    written = (headers.get("x-robots-tag", ""), *(content for name in _ROBOTS_META for content in meta.all(name)))
    return any("noimageai" in _directives(text) for text in written)


def _directives(text: str) -> list[str]:
    """Words of a robots value; "otherbot: noindex" keeps its directive, because a refusal meant for all AI is
    often written for one bot only."""
    return [part.rpartition(":")[2].strip().lower() for part in text.split(",")]


def _tdmrep(headers: Mapping[str, str], meta: MetaTags) -> list[OptOut]:
    written = (headers.get("tdm-reservation", ""), meta.first("tdm-reservation"))
    return [OptOut(signal="tdmrep", detail="tdm-reservation: 1")] if any(w.strip() == "1" for w in written) else []


def _usage(headers: Mapping[str, str], meta: MetaTags) -> list[OptOut]:
    names = ("content-usage", "content-signal")
    written: Iterable[str] = (text for name in names for text in (headers.get(name, ""), *meta.all(name)))
    return [
        OptOut(signal="aipref", detail=f"{use.lower()}={value.lower()}")
        for text in written
        for use, value in _USAGE.findall(text)
        if use.lower() in _AI_USES and value.lower() in ("n", "no", "0", "false")
    ]


def _rsl(headers: Mapping[str, str], meta: MetaTags, tree: HtmlElement | None) -> list[OptOut]:
    header = any(_RSL in part.lower() and "license" in part.lower() for part in headers.get("link", "").split(","))
    link = any("license" in rels and kind == _RSL for rels, kind, _ in meta.links)
    inline = tree is not None and any(_RSL in (s.get("type") or "").lower() for s in tree.iter("script"))
    return [OptOut(signal="rsl", detail="RSL licence")] if header or link or inline else []
