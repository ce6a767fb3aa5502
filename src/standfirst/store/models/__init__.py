"""Every table of the desk. One module per chapter of the line."""

from standfirst.store.models.articles import (
    Article,
    ArticleVersion,
    Item,
)
from standfirst.store.models.attention import (
    ConnectorState,
    Mention,
    SignalRow,
    StorySignal,
    ThingTrendRow,
    TrendFacetRow,
)
from standfirst.store.models.desk import (
    AuditEntry,
    DeskRequest,
    DeskSetting,
    NewsClock,
    OneTimeLink,
    StoryUsage,
    UsageDay,
    Work,
)
from standfirst.store.models.digests import (
    AlertSent,
    AlertSetting,
    AlertSubscription,
    DigestSetting,
    DigestSlot,
    PrivateFeed,
)
from standfirst.store.models.members import (
    Invite,
    ProxyName,
)
from standfirst.store.models.readers import (
    Interaction,
    Interest,
    Reaction,
    Reader,
    SeenStory,
    ShownPage,
)
from standfirst.store.models.reports import (
    Correction,
    HeldDraft,
    Report,
    ReportVariant,
    Revision,
    Tombstone,
)
from standfirst.store.models.search import (
    SearchDocument,
)
from standfirst.store.models.sources import (
    Feed,
    Source,
)
from standfirst.store.models.stories import (
    Assignment,
    StoriesApart,
    Story,
    TrendPoint,
    TrendRow,
)

__all__ = [
    "AlertSent", "AlertSetting", "AlertSubscription", "Article", "ArticleVersion", "Assignment", "AuditEntry",
    "ConnectorState", "Correction", "DeskRequest", "DeskSetting", "DigestSetting", "DigestSlot", "Feed", "HeldDraft",
    "Interaction", "Interest", "Invite", "Item", "Mention", "NewsClock", "OneTimeLink", "PrivateFeed", "ProxyName",
    "Reaction", "Reader", "Report", "ReportVariant", "Revision", "SearchDocument", "SeenStory", "ShownPage",
    "SignalRow", "Source", "StoriesApart", "Story", "StorySignal", "StoryUsage", "ThingTrendRow", "Tombstone",
    "TrendFacetRow", "TrendPoint", "TrendRow", "UsageDay", "Work",
]  # fmt: skip
