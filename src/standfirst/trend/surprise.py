"""Poisson surprise: how unlikely a count is when a smaller one is usual.

S = -ln P(X >= count) for X ~ Poisson(usual). Source: C. R. Legendy and M. Salcman, "Bursts and recurrences of bursts
in the spike trains of spontaneously active striate cortex neurons", Journal of Neurophysiology 53 (1985).
"""

import math


def poisson_surprise(count: int, usual: float) -> float:
    """Surprise in nats, >= 0; 0 for a count of 0. Exact to rounding also where the probability underflows."""
    if count <= 0:
        return 0.0
    if usual <= 0:
        raise ValueError("what is usual must be above 0")
    if count <= usual:
        # The tail is most of the mass here: 1 minus the lower sum is the accurate way.
        below = math.fsum(math.exp(_log_mass(k, usual)) for k in range(count))
        return max(0.0, -math.log1p(-min(below, 1 - 1e-15)))
    # Above the mean the terms fall at least geometrically: sum them relative to the first.
    total, term, k = 0.0, 1.0, count
    while term > 1e-17 * total:
        total += term
        k += 1
        term *= usual / k
    return max(0.0, -(_log_mass(count, usual) + math.log(total)))


def _log_mass(k: int, usual: float) -> float:
    return k * math.log(usual) - usual - math.lgamma(k + 1)
