"""robots.txt after RFC 9309: may we go to a page, and are AI agents unwelcome.

Our own parser, against the house rule: protego answers 72 of the 78 cases of Google's reference parser, and the six it
misses are files as sites write them ("User-agent: Foo Bar", an allowed index.html, sitemap lines between agents, raw
bytes in patterns). Rules stay bytes, because a robots.txt has no declared encoding and patterns are octets.
"""

from dataclasses import dataclass, field

from standfirst.collect.ai_agents import is_ai_agent
from standfirst.collect.robots_lines import Group, read_groups
from standfirst.collect.robots_match import longest_verdict, path_of

OWN_AGENT = "Standfirst"
_MOST_BYTES = 512_000  # RFC 9309, 2.5: at least 500 kibibytes
_UNREACHABLE = (408, 425, 429)  # "not now" is no permission; Google too treats 429 like a server error


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsRules:
    """The rules of one site. ``reachable`` is False when they could not be read, which forbids everything."""

    groups: tuple[Group, ...] = field(default=())
    reachable: bool = True

    @classmethod
    def parse(cls, body: bytes | None, status: int = 200) -> "RobotsRules":
        """Rules from an answer: 4xx allows everything, 5xx and no answer (``body`` None) forbid everything (2.3.1)."""
        if 400 <= status < 500 and status not in _UNREACHABLE:
            return cls()
        if body is None or status >= 500 or status in _UNREACHABLE:
            return cls(reachable=False)
        return cls(groups=read_groups(body[:_MOST_BYTES]))

    def allows(self, url: str, agent: str = OWN_AGENT) -> bool:
        """Whether ``agent`` may fetch ``url``, given as it goes over the wire (percent-encoded). Longest rule wins,
        allow wins a tie, a group naming the agent replaces the group for all (2.2)."""
        if not self.reachable:
            return False
        return longest_verdict(self._rules_for(agent), path_of(url))

    def crawl_delay(self, agent: str = OWN_AGENT) -> float | None:
        """Seconds between visits that the site asks of ``agent``; None when it does not say. No part of RFC 9309."""
        delays = [g.crawl_delay for g in self._groups_for(agent) if g.crawl_delay is not None]
        return max(delays, default=None)

    def ai_denied(self, url: str = "") -> str:
        """Which AI agent the file turns away from the whole site or from ``url``; "" for none.

        A site that names one AI crawler means the kind, so any named one counts; our own token counts as one of them,
        and so does a file that could not be read.
        """
        if not self.allows(url or "/") or not self.allows("/"):
            return OWN_AGENT
        for token in dict.fromkeys(name for group in self.groups for name in group.agents if is_ai_agent(name)):
            rules = [r for g in self.groups if token in g.agents for r in g.rules]
            if not all(longest_verdict(rules, path) for path in {b"/", path_of(url)}):
                return token
        return ""

    def _rules_for(self, agent: str) -> list[tuple[bool, bytes]]:
        return [rule for group in self._groups_for(agent) for rule in group.rules]

    def _groups_for(self, agent: str) -> list[Group]:
        product = agent.lower()
        named = [g for g in self.groups if product and product in g.products]
        return named or [g for g in self.groups if "*" in g.products]
