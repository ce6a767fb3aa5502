"""AUC and nDCG@10 of ranked impressions, as MIND defines them (Wu et al. 2020): means over impressions."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_DEEP = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Means, 0 without impressions."""

    auc: float
    ndcg: float
    impressions: int


def measures(ranked: Iterable[tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]]) -> Measures:
    """Over pairs of (scores, opened). Ties count half in AUC and lie in a fixed shuffled order in nDCG."""
    found = [(_auc(s, o), _ndcg(s, o)) for s, o in ranked if o.any() and not o.all()]
    auc, ndcg = np.mean(found, axis=0).tolist() if found else (0.0, 0.0)
    return Measures(auc=auc, ndcg=ndcg, impressions=len(found))


def _auc(scores: npt.NDArray[np.float64], opened: npt.NDArray[np.bool_]) -> float:
    above, below = scores[opened][:, None], scores[~opened]
    return float(np.mean((above > below) + 0.5 * (above == below)))


def _ndcg(scores: npt.NDArray[np.float64], opened: npt.NDArray[np.bool_]) -> float:
    shuffled = np.random.default_rng(len(scores)).permutation(len(scores))
    order = shuffled[np.argsort(-scores[shuffled], kind="stable")]
    worth = 1.0 / np.log2(np.arange(2, len(scores) + 2))
    return float(opened[order][:_DEEP] @ worth[:_DEEP] / worth[: min(_DEEP, int(opened.sum()))].sum())
