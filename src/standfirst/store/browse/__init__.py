"""Reading for pages: each function loads what one page shows, as frozen dataclasses; nothing here writes.

``front`` the candidates of every front page (``named`` what their articles name, ``news`` what moved in them),
``reports`` a Report with the evidence of each sentence, ``history`` its Revisions and what changed between them,
``stories`` a Story's articles and history, ``voices`` its texts with their copies, ``coverage`` who covers it,
``trending`` what stands out now with its evidence (``trend_view``, ``curves``, ``signals``, ``quiet``), ``listings``
sources, corrections and search results, ``desk`` what staff see, ``moves`` and ``choices`` what they do with Stories,
``usage`` what models cost, ``status`` whether the desk lives.
"""

from standfirst.store.browse.coverage import CoveragePage, load_coverage
from standfirst.store.browse.desk import DeskPage, load_desk
from standfirst.store.browse.front import FrontRow, load_front
from standfirst.store.browse.history import RevisionRow, load_revisions
from standfirst.store.browse.listings import (
    CorrectionRow,
    SearchResult,
    SourceRow,
    load_corrections,
    load_sources_health,
    search_pages,
)
from standfirst.store.browse.reports import (
    EvidenceView,
    GoneReport,
    ReportPage,
    SentenceView,
    SourceView,
    load_report,
)
from standfirst.store.browse.status import DeskStatus, desk_status
from standfirst.store.browse.stories import StoryPage, load_story
from standfirst.store.browse.trending import Facet, ThingRow, TrendingRow, load_things, load_trending
from standfirst.store.browse.usage import UsagePage, UsageRow, load_usage

__all__ = [
    "CorrectionRow", "CoveragePage", "DeskPage", "DeskStatus", "EvidenceView", "Facet", "FrontRow", "GoneReport",
    "ReportPage", "RevisionRow", "SearchResult", "SentenceView", "SourceRow", "SourceView", "StoryPage", "ThingRow",
    "TrendingRow", "UsagePage", "UsageRow", "desk_status", "load_corrections", "load_coverage", "load_desk",
    "load_front", "load_report", "load_revisions", "load_sources_health", "load_story", "load_things",
    "load_trending", "load_usage", "search_pages",
]  # fmt: skip
