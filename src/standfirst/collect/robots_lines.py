"""The lines of a robots.txt: groups of agents with their rules.

Reads as Google's reference parser does (github.com/google/robotstxt): any line ending, a byte order mark, missing
colons, common misspellings. A group's list of agents ends at allow, disallow or crawl-delay; other lines may stand
between.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from standfirst.collect.robots_match import normal_pattern

_LONGEST_LINE = 16_664  # 2083 * 8, as in the reference parser
_PRODUCT = re.compile(rb"[A-Za-z_-]+")
_ENDINGS = re.compile(rb"\r\n|\r|\n")
_AGENT = (b"user-agent", b"useragent", b"user agent")
_DISALLOW = (b"disallow", b"dissallow", b"dissalow", b"disalow", b"diasllow", b"disallaw")
_DELAY = (b"crawl-delay", b"crawldelay")


@dataclass(slots=True)
class Group:
    """Agents and what holds for them. ``agents`` as written in lower case; ``products`` their product tokens, "*" for
    all; ``rules`` are (allow, normalised pattern)."""

    agents: list[str] = field(default_factory=list)
    products: set[str] = field(default_factory=set)
    rules: list[tuple[bool, bytes]] = field(default_factory=list)
    crawl_delay: float | None = None


def read_groups(body: bytes) -> tuple[Group, ...]:
    """Groups in the order of the file; rules before the first agent belong to nobody."""
    groups: list[Group] = []
    open_for_agents = False
    for key, value in _pairs(body):
        if key in _AGENT:
            if not open_for_agents:
                groups.append(Group())
            open_for_agents = True
            _add_agent(groups[-1], value)
        elif groups and (key == b"allow" or key in _DISALLOW):
            open_for_agents = False
            groups[-1].rules.extend(_rules(key == b"allow", value))
        elif groups and key in _DELAY:
            open_for_agents = False  # a rule to those who honour it: what follows is for other agents
            groups[-1].crawl_delay = _seconds(value)
    return tuple(groups)


def _pairs(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    for raw in _ENDINGS.split(body.removeprefix(b"\xef\xbb\xbf")):
        line = raw[:_LONGEST_LINE].split(b"#", 1)[0].strip()
        key, colon, value = line.partition(b":")
        if not colon:
            words = line.split()
            if len(words) != 2:
                continue
            key, value = words
        yield key.strip().lower(), value.strip()


def _add_agent(group: Group, value: bytes) -> None:
    group.agents.append(value.decode("utf-8", "replace").strip().lower())
    if value[:1] == b"*" and not value[1:2].strip():
        group.products.add("*")
    elif found := _PRODUCT.match(value):
        group.products.add(found.group().decode("ascii").lower())


def _rules(allow: bool, value: bytes) -> Iterator[tuple[bool, bytes]]:
    if not value:
        return  # an empty pattern matches nothing
    yield allow, normal_pattern(value)
    folder, slash, name = value.rpartition(b"/")
    if allow and slash and name.startswith(b"index.htm"):
        yield True, normal_pattern(folder + b"/$")  # allowing the index page allows its folder's address


def _seconds(value: bytes) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if 0 <= seconds < 86_400 else None
