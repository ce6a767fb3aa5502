"""NetworkPolicy: what the guarded way out may do."""

from dataclasses import dataclass

_PRODUCT = "Standfirst/0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPolicy:
    """Limits of the way out. Times are seconds.

    ``allow_loopback`` opens this machine's own addresses at any port: for the sample world and tests only.
    ``extra_ports`` adds to 80 and 443. ``user_agent_url`` tells a publisher who is asking.
    """

    allow_loopback: bool = False
    extra_ports: frozenset[int] = frozenset()
    user_agent_url: str = "https://standfirst.invalid/about"
    max_redirects: int = 5
    connect_timeout: float = 10.0
    read_timeout: float = 15.0  # between two pieces of an answer
    max_ratio: float = 100.0  # decoded bytes per byte on the wire; honest text stays below 30

    @property
    def ports(self) -> frozenset[int]:
        """Every port that may be asked, loopback aside."""
        return self.extra_ports | {80, 443}

    @property
    def user_agent(self) -> str:
        """The User-Agent header; robots.txt knows us by the token "Standfirst"."""
        return f"{_PRODUCT} (+{self.user_agent_url})"
