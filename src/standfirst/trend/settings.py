"""The one configuration of the room."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendSettings:
    """``window`` and ``half_life`` in seconds, ``threshold`` in nats of surprise (see ``score``).

    ``signal_cap`` is the most that all outside signals together may add: they support a trend, they never make one.
    """

    window: float = 3 * 3600.0
    half_life: float = 6 * 3600.0
    threshold: float = 8.0
    fewest_owners: int = 3
    signal_cap: float = 3.0
