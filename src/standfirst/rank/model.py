"""RankModel: what a night of learning found, as data that can be read, kept and put back."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from standfirst.rank.attraction import Attraction
from standfirst.rank.curve import Curve

FORMAT = 1
_MOST_CURVES = 200
_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RankModel:
    """Curves by scorer name, and the attraction of texts. ``learned_at`` is the moment up to which pages were learned
    from, ``pages`` how many. It holds no reader and no story."""

    learned_at: datetime
    pages: int
    curves: Mapping[str, Curve]
    attraction: Attraction | None = None

    def to_json(self) -> str:
        """One JSON object, format ``FORMAT``."""
        curves = {name: {"knots": c.knots.tolist(), "values": c.values.tolist()} for name, c in self.curves.items()}
        weights = None if self.attraction is None else self.attraction.weights.tolist()
        return json.dumps(
            {
                "format": FORMAT,
                "learned_at": self.learned_at.isoformat(),
                "pages": self.pages,
                "curves": curves,
                "attraction": weights,
            }
        )

    @classmethod
    def from_json(cls, text: str) -> "RankModel":
        """The model back; nothing but numbers is taken from it. Raises ValueError with the reason when it is none."""
        if len(text) > _MOST_BYTES:
            raise ValueError(f"a ranking model has at most {_MOST_BYTES} characters")
        try:
            return _parsed(json.loads(text))
        except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
            raise ValueError(f"no ranking model: {error!r}") from None


def _parsed(data: dict[str, Any]) -> RankModel:
    if data["format"] != FORMAT:
        raise ValueError(f"this desk reads ranking models of format {FORMAT}, not {data['format']!r}")
    learned_at = datetime.fromisoformat(data["learned_at"])
    if learned_at.tzinfo is None or not isinstance(data["pages"], int) or not math.isfinite(data["pages"]):
        raise ValueError("a ranking model says until when (with a zone) and from how many pages it learned")
    if len(data["curves"]) > _MOST_CURVES:
        raise ValueError(f"a ranking model has at most {_MOST_CURVES} curves")
    curves = {str(name): Curve.through(c["knots"], c["values"]) for name, c in data["curves"].items()}
    weights = data["attraction"]
    return RankModel(
        learned_at=learned_at,
        pages=data["pages"],
        curves=curves,
        attraction=None if weights is None else Attraction.of(weights),
    )
