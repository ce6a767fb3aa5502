"""Which Stories an outside signal speaks of. A signal raises a Story only through an address or a name they share.

By link: the signal's address is that of an article of the story; scheme, "www.", a slash at the end and parameters that
only say how a reader came do not count. Site front pages never match. By name, only where no link matched, and only if

- the name is the signal's own, or two or more whole words in a row of it ("tiller dock" of "tiller dock fire");
- articles of at least ``fewest_owners`` owners in the story speak of it, copies not counted;
- it is in at most ``most_stories`` active stories, a single word in one: a country's name says nothing of one story;
- at least ``least_share`` of all voices that speak of it (owners, story by story) do so in this story, so that a
  mention in passing raises nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from standfirst.domain.trend import OutsideSignal
from standfirst.trend.things import thing_key

_WORDS = re.compile(r"[\w&]+")
_MOST_WORDS = 12  # of a name that are looked at: longer ones are sentences
_LONGEST_RUN = 5  # words of the longest name that is looked for inside another


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchSettings:
    """Limits of a match by name; ``shortest`` counts characters of the folded name.

    Set by hand on the names of the sample world (2026-11-28): with these, names of a story's own ("Upper Cray", of four
    stories, four of seven voices) find it alone, and names of places and companies that others mention find nothing.
    """

    fewest_owners: int = 2
    most_stories: int = 5
    least_share: float = 0.5
    shortest: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLink:
    """An article's address and the story that the article is in."""

    story_id: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMention:
    """An article of a story speaks of a named thing. ``copy``: it repeats another article's text."""

    story_id: str
    key: str
    owner: str
    copy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalMatch:
    """A signal speaks of a story: ``how`` is "link" or "thing", ``what`` the address or name that they share."""

    story_id: str
    signal_key: str
    how: str
    what: str


_Owners = dict[str, dict[str, set[str]]]  # name -> story -> owners whose own texts speak of it
_DEFAULT = MatchSettings()


def match_signals(
    signals: Iterable[OutsideSignal],
    links: Iterable[StoryLink],
    mentions: Iterable[StoryMention],
    settings: MatchSettings = _DEFAULT,
) -> tuple[SignalMatch, ...]:
    """Every story that each signal speaks of, in the order of the signals.

    ``mentions`` must hold every active story that speaks of the signals' names, or a common name would look rare.
    """
    addresses: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if key := link_key(link.url):
            addresses[key].add(link.story_id)
    things: _Owners = defaultdict(lambda: defaultdict(set))
    for mention in mentions:
        of_story = things[mention.key][mention.story_id]
        if not mention.copy:
            of_story.add(mention.owner)
    found: list[SignalMatch] = []
    for signal in signals:
        found += _by_link(signal, addresses) or _by_name(signal, things, settings)
    return tuple(found)


def _by_link(signal: OutsideSignal, addresses: dict[str, set[str]]) -> list[SignalMatch]:
    shared: dict[str, str] = {}
    for url in signal.links:
        for story_id in sorted(addresses.get(link_key(url), ())):
            shared.setdefault(story_id, url)
    return [SignalMatch(story_id=s, signal_key=signal.key, how="link", what=u) for s, u in shared.items()]


def _by_name(signal: OutsideSignal, things: _Owners, settings: MatchSettings) -> list[SignalMatch]:
    """The longest name that passes decides, so that "harrowick fire" is not undone by a rarer part of it."""
    for key in sorted({k for name in signal.names for k in name_keys(name)}, key=lambda k: (-len(k.split()), k)):
        stories = things.get(key, {})
        most = settings.most_stories if " " in key else 1
        if len(key) < settings.shortest or key.isdigit() or not 0 < len(stories) <= most:
            continue
        voices = sum(max(len(owners), 1) for owners in stories.values())
        least = max(settings.fewest_owners, settings.least_share * voices)
        strong = sorted(s for s, owners in stories.items() if len(owners) >= least)
        if strong:
            return [SignalMatch(story_id=s, signal_key=signal.key, how="thing", what=key) for s in strong]
    return []


def name_keys(name: str) -> tuple[str, ...]:
    """The key of a name, and of every two to five whole words in a row of it."""
    words = thing_key(name).split()[:_MOST_WORDS]
    runs = (
        " ".join(words[start : start + length])
        for length in range(2, _LONGEST_RUN + 1)
        for start in range(len(words) - length + 1)
    )
    return tuple(dict.fromkeys(k for k in (" ".join(words), *runs) if k))


def link_key(url: str) -> str:
    """What is left of an address once scheme, "www." and the slash at the end are gone; "" for front pages.

    Whoever asks hands in addresses that are rid of tracking parameters (``extract.clean_address``)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    if parts.scheme not in ("http", "https") or not parts.netloc or not (path or parts.query):
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{path}{query}"


def link_spellings(urls: Sequence[str]) -> tuple[str, ...]:
    """Every address that has the same key as one of ``urls``: what a store can look up by equality."""
    keys = dict.fromkeys(k for k in map(link_key, urls) if k)
    return tuple(f"{scheme}://{www}{spelling}" for k in keys for spelling in _with_slash(k)
                 for scheme in ("https", "http") for www in ("", "www."))  # fmt: skip


def _with_slash(key: str) -> tuple[str, str]:
    path, mark, query = key.partition("?")
    return f"{path}{mark}{query}", f"{path}/{mark}{query}"
