"""The most telling window of a story's coverage: where most surprise is left now.

Windows of every length end where an owner joins them: an owner that repeats itself must not keep a trend fresh. The
count is the sum of the trust weights of the proven owners inside, and what these lend the unproven (see ``trust``).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.trend.history import Appearance
from standfirst.trend.settings import TrendSettings
from standfirst.trend.surprise import poisson_surprise
from standfirst.trend.trust import lent
from standfirst.trend.usual import Usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An owner's first appearance in a window, with the part of a voice it counts there."""

    first: Appearance
    part: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """``surprise`` as it was when the last voice joined, ``seconds`` long, ending ``at`` (a time stamp)."""

    surprise: float
    seconds: float
    at: float
    count: float
    usual: float
    voices: tuple[Voice, ...]


class _Crowd:
    """The owners inside a window that slides, with what they weigh."""

    def __init__(self, usual: Usual) -> None:
        self._usual = usual
        self._inside: Counter[str] = Counter()
        self._proven = self._unproven = 0.0

    def enter(self, owner: str) -> bool:
        """Whether the owner was not inside yet."""
        self._inside[owner] += 1
        if self._inside[owner] > 1:
            return False
        self._weigh(owner, 1.0)
        return True

    def leave(self, owner: str) -> None:
        self._inside[owner] -= 1
        if self._inside[owner] == 0:
            self._weigh(owner, -1.0)

    def _weigh(self, owner: str, sign: float) -> None:
        weight = self._usual.trust.weight(owner)
        if weight >= 1.0:
            self._proven += sign * weight
        else:
            self._unproven += sign * weight

    @property
    def scale(self) -> float:
        """What the unproven weights are scaled down by."""
        return lent(self._unproven, self._proven) / self._unproven if self._unproven > 0 else 1.0

    @property
    def count(self) -> float:
        return self._proven + lent(self._unproven, self._proven)


def best_window(
    told: Sequence[Appearance], usual: Usual, topic: str, now: float, settings: TrendSettings
) -> Window | None:
    """The window that is worth most now; None when no voice counts. Linear in the appearances, per window length.

    ``told`` in order of time, none later than ``now`` (a time stamp).
    """
    best: tuple[float, float, int, int, float, float] | None = None
    for seconds in settings.windows:
        crowd, start = _Crowd(usual), 0
        for end, item in enumerate(told):
            joined = crowd.enter(item.owner)
            while (item.at - told[start].at).total_seconds() >= seconds:
                crowd.leave(told[start].owner)
                start += 1
            if not joined or crowd.count <= 0:
                continue
            expected = usual.expected(seconds, item.at, topic)
            surprise = poisson_surprise(crowd.count, expected)
            left = surprise * 0.5 ** ((now - item.at.timestamp()) / settings.half_life)
            if best is None or left > best[0]:
                best = (left, surprise, start, end + 1, seconds, expected)
    if best is None:
        return None
    _, surprise, start, end, seconds, expected = best
    return _window(told[start:end], surprise, seconds, expected, usual)


def _window(
    inside: Sequence[Appearance],
    surprise: float,
    seconds: float,
    expected: float,
    usual: Usual,
) -> Window:
    first: dict[str, Appearance] = {}
    crowd = _Crowd(usual)
    for item in inside:
        crowd.enter(item.owner)
        first.setdefault(item.owner, item)
    heard = []
    for owner, item in first.items():
        weight = usual.trust.weight(owner)
        part = weight if weight >= 1.0 else weight * crowd.scale
        if part > 0:
            heard.append(Voice(first=item, part=part))
    return Window(
        surprise=surprise, seconds=seconds, at=inside[-1].at.timestamp(), count=crowd.count, usual=expected,
        voices=tuple(heard),
    )  # fmt: skip
