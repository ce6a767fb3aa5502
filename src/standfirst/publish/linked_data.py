"""schema.org NewsArticle of a Revision: the disclosure and the sources in the form machines read."""

import json
from collections.abc import Iterator
from typing import Any

from standfirst.domain.boxes import Boxes, KeyFigure, TimePoint
from standfirst.domain.draft import WriterKind
from standfirst.domain.report import Correction, Revision
from standfirst.publish.label import cited_ids

_IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
# The IPTC vocabulary: text that a model wrote or chose, and text that an algorithm without training put together.
_SOURCE_TYPES = {
    WriterKind.WRITING: _IPTC + "trainedAlgorithmicMedia",
    WriterKind.CHOOSING: _IPTC + "compositeWithTrainedAlgorithmicMedia",
    WriterKind.MODEL_FREE: _IPTC + "algorithmicMedia",
}


def json_ld(
    revision: Revision, corrections: tuple[Correction, ...] = (), *, base: str = "", publisher: str = "Standfirst"
) -> str:
    """The Revision as JSON-LD text. ``base`` is the site's address without a slash at the end.

    "<", ">" and "&" are written as escapes, so that the text may stand inside a script element as it is.
    """
    text = json.dumps(_article(revision, corrections, base, publisher), ensure_ascii=False, sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _article(revision: Revision, corrections: tuple[Correction, ...], base: str, publisher: str) -> dict[str, Any]:
    draft, cited = revision.draft, cited_ids(revision.draft)
    parts = list(_boxes(revision.boxes, f"{base}/report/{revision.report_id}")) if revision.boxes else []
    return {
        **({"hasPart": parts} if parts else {}),
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{base}/report/{revision.report_id}",
        "url": f"{base}/report/{revision.report_id}",
        "headline": draft.headline.text,
        "description": draft.standfirst.text,
        "articleBody": "\n\n".join(" ".join(s.text for s in p) for p in draft.paragraphs),
        "inLanguage": draft.language,
        "dateModified": revision.created_at.isoformat(),
        "version": revision.number,
        "creditText": revision.label,
        "publisher": {"@type": "Organization", "name": publisher},
        "digitalSourceType": _SOURCE_TYPES[draft.writer],
        "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": revision.hash},
        "citation": [_citation(s.title, s.url, s.publisher, s.published_at.isoformat()) for s in revision.sources
                     if s.article_id in cited],
        "correction": [
            {"@type": "CorrectionComment", "text": c.note, "datePublished": c.at.isoformat()} for c in corrections
        ],
    }  # fmt: skip


def _boxes(boxes: Boxes, page: str) -> Iterator[dict[str, Any]]:
    """Timeline and key figures; for differences and what is not known schema.org has no words."""
    if boxes.timeline:
        yield _list("Timeline", f"{page}#timeline", [_event(p, page) for p in boxes.timeline])
    if boxes.figures:
        yield _list("Key figures", f"{page}#figures", [_value(f, page) for f in boxes.figures])


def _list(name: str, url: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    entries = [{"@type": "ListItem", "position": n, "item": item} for n, item in enumerate(items, 1)]
    return {"@type": "ItemList", "name": name, "url": url, "itemListElement": entries}


def _event(point: TimePoint, page: str) -> dict[str, Any]:
    day = f"{point.day:%Y}" if point.year_only else point.day.isoformat()
    return {"@type": "Event", "name": point.text, "startDate": day, "url": f"{page}#{point.saying.key}"}


def _value(figure: KeyFigure, page: str) -> dict[str, Any]:
    return {
        "@type": "PropertyValue", "name": figure.counts or figure.text, "value": figure.value,
        "description": figure.text, "url": f"{page}#{figure.saying.key}",
    }  # fmt: skip


def _citation(title: str, url: str, publisher: str, at: str) -> dict[str, Any]:
    return {
        "@type": "NewsArticle", "headline": title, "url": url, "datePublished": at,
        "publisher": {"@type": "Organization", "name": publisher},
    }  # fmt: skip
