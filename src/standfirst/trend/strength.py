"""How strong a sign of attention is, in nats, so that it can stand in one sum with the surprise of coverage.

Attention follows Zipf's law with an exponent near 1: the thing at rank r of a list gets about 1/r of what the first one
gets (G. K. Zipf, "Human Behavior and the Principle of Least Effort", 1949; for links and pages L. A. Adamic and
B. A. Huberman, "Zipf's law and the Internet", Glottometrics 3, 2002). Under that law the chance that something gets x
times the attention that is usual for it is 1/x, and its surprise is ln x. For a list of N things the usual one stands
just below the list, at N + 1; being at rank r instead is (N + 1) / r times that attention: ln((N + 1) / r). N is what
the list holds, so that a short list says less. For counts with a known "before", it is ln(now / before). The first of
30 is worth 3.4 nats, the tenth 1.1, the last 0.03; seven times as many views as yesterday are worth 1.9. The trend
station caps the sum of all outside signals.
"""

import math

STRONGEST = 6.0  # nats: 400 times the usual; beyond that a count is a mistake or bait


def rank_strength(rank: int, places: int) -> float:
    """Nats for standing at ``rank`` (1 is first) of ``places``; 0 below the list."""
    return min(STRONGEST, max(0.0, math.log((places + 1) / max(rank, 1)))) if places > 0 else 0.0


def rise_strength(now: float, before: float) -> float:
    """Nats for a count that was ``before`` and is ``now``; 0 when it did not rise or nothing is known of before."""
    return min(STRONGEST, math.log(now / before)) if now > before > 0 else 0.0
