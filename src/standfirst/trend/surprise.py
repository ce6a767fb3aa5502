"""Poisson surprise: how unlikely a count is when a smaller one is usual. Also for counts that are not whole.

S = -ln P(X >= count) for X ~ Poisson(usual). Source: C. R. Legendy and M. Salcman, "Bursts and recurrences of bursts
in the spike trains of spontaneously active striate cortex neurons", Journal of Neurophysiology 53 (1985).

For a whole count n the tail is the regularised lower incomplete gamma function, P(X >= n) = P(n, usual) (NIST Digital
Library of Mathematical Functions, 8.4.10); that function knows no whole numbers, so it carries the tail on to counts in
which a voice weighs less than one. It falls steadily with the count and rises steadily with what is usual.
"""

import math

_PRECISION = 1e-17


def poisson_surprise(count: float, usual: float) -> float:
    """Surprise in nats, >= 0; 0 for a count of 0. Holds also where the probability underflows.

    Absolute error about 1e-16 times the larger of the two: a surprise near 0 is known no closer than that.
    Method: the power series of P(count, usual) (DLMF 8.7.1), whose terms are all positive, taken relative to its first.
    """
    if count <= 0:
        return 0.0
    if usual <= 0:
        raise ValueError("what is usual must be above 0")
    total, term, k = 1.0, 1.0, count
    while True:
        k += 1
        term *= usual / k
        total += term
        if k > usual and term <= _PRECISION * total:
            break
    first = count * math.log(usual) - usual - math.lgamma(count + 1)
    return max(0.0, -(first + math.log(total)))
