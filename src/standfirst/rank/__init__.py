"""Rank: Reader + Candidates -> Slate + Explanations.

A refresh turns the desk's stories into a ``CandidatePool``: arrays that serve every reader. ``build_slate`` sends
one reader down a line of small components, one a file, listed in ``configuration.py``: hydrators (what the
reader's wishes and history mean here), candidate sources (who proposes a story), filters (what goes, and why),
scorers (one number and one true sentence each), a diversifier (no runs), a selector (a page full). A card's
score is exactly the sum of its reasons, so the explanation is the ranking, not a story told about it. A part
that fails is left out and named; the page comes all the same. ``learn`` turns acts into topic weights that the
reader sees and can reset; ``AudienceLedger``, ``CoReading`` and ``TasteLedger`` count what all readers together did,
with no name in them; ``train`` turns passed pages into a ``RankModel``, and ``Configuration.taught_by`` puts it in
place.
"""

from standfirst.rank.audience import AudienceLedger, AudienceReadings
from standfirst.rank.configuration import COMMON_FRONT_PAGE, FRONT_PAGE, Configuration, Weighted
from standfirst.rank.coreading import CoReading
from standfirst.rank.model import RankModel
from standfirst.rank.night import learn_tonight
from standfirst.rank.pool import CandidatePool
from standfirst.rank.profile import learn
from standfirst.rank.slate import build_slate, read_signals, score_candidates
from standfirst.rank.tastes import TasteLedger
from standfirst.rank.training import Lesson, train

__all__ = [
    "COMMON_FRONT_PAGE",
    "FRONT_PAGE",
    "AudienceLedger",
    "AudienceReadings",
    "CandidatePool",
    "CoReading",
    "Configuration",
    "Lesson",
    "RankModel",
    "TasteLedger",
    "Weighted",
    "build_slate",
    "learn",
    "learn_tonight",
    "read_signals",
    "score_candidates",
    "train",
]
