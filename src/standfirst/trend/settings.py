"""The one configuration of the room."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendSettings:
    """``windows`` and ``half_life`` in seconds, ``threshold`` in nats of surprise (see ``score``).

    Short windows see a sudden story early, the longest one that grows steadily. ``signal_cap`` is the most that all
    outside signals together may add: they support a trend, they never make one.
    """

    windows: tuple[float, ...] = (1800.0, 3600.0, 3 * 3600.0)
    half_life: float = 6 * 3600.0
    threshold: float = 8.0
    fewest_owners: float = 3.0
    signal_cap: float = 3.0

    @property
    def window(self) -> float:
        """The longest window."""
        return max(self.windows)
