"""Who tells a story: its publishers, and the one owner or country that most of it comes from."""

from collections import Counter, defaultdict
from collections.abc import Container
from dataclasses import dataclass, field
from datetime import datetime

from standfirst.store.models import Article


@dataclass(slots=True)
class Tellers:
    """Publishers in the order of their first article, articles by owner, countries of the publishers."""

    publishers: dict[str, None] = field(default_factory=dict)
    owners: Counter[str] = field(default_factory=Counter)
    countries: set[str] = field(default_factory=set)

    def voice(self, *, abroad: bool) -> str:
        """The owner of more than half of the articles, else the country of all publishers where the page has others
        (``abroad``), "" for neither."""
        owner, most = max(self.owners.items(), key=lambda item: item[1], default=("", 0))
        if 2 * most > self.owners.total():
            return owner
        return next(iter(self.countries)) if abroad and len(self.countries) == 1 else ""


def tellers(since: datetime, stories: Container[str]) -> tuple[dict[str, Tellers], bool]:
    """By story, from articles published since then; and whether they come from more than one country."""
    found: dict[str, Tellers] = defaultdict(Tellers)
    articles = Article.objects.filter(published_at__gte=since).exclude(story=None).order_by("published_at")
    for story_id, name, owner, country in articles.values_list("story_id", "source__name", "owner", "source__country"):
        if story_id in stories:
            told = found[story_id]
            told.publishers[name] = None
            told.owners[owner] += 1
            told.countries.add(country)
    return found, len(set().union(*(told.countries for told in found.values())) - {""}) > 1
