"""The front page as a table: read it from top to bottom, it is the diagram."""

from dataclasses import dataclass

from standfirst.rank.diversifier import RunDiversifier
from standfirst.rank.filters.hidden_filter import HiddenFilter
from standfirst.rank.filters.language_filter import LanguageFilter
from standfirst.rank.filters.muted_filter import MutedFilter
from standfirst.rank.filters.stale_filter import StaleFilter
from standfirst.rank.hydrators.exploration_hydrator import ExplorationHydrator
from standfirst.rank.hydrators.history_hydrator import HistoryHydrator
from standfirst.rank.hydrators.seen_hydrator import SeenHydrator
from standfirst.rank.hydrators.wishes_hydrator import WishesHydrator
from standfirst.rank.ports import (
    CandidateFilter,
    CandidateScorer,
    CandidateSource,
    ReaderHydrator,
    SlateDiversifier,
    SlateSelector,
)
from standfirst.rank.scorers.chance_scorer import ChanceScorer
from standfirst.rank.scorers.coverage_scorer import CoverageScorer
from standfirst.rank.scorers.exploration_scorer import ExplorationScorer
from standfirst.rank.scorers.freshness_scorer import FreshnessScorer
from standfirst.rank.scorers.learned_scorer import LearnedScorer
from standfirst.rank.scorers.open_rate_scorer import OpenRateScorer
from standfirst.rank.scorers.pinned_scorer import PinnedScorer
from standfirst.rank.scorers.reaction_scorer import ReactionScorer
from standfirst.rank.scorers.read_now_scorer import ReadNowScorer
from standfirst.rank.scorers.seen_scorer import SeenScorer
from standfirst.rank.scorers.similar_scorer import SimilarScorer
from standfirst.rank.scorers.trend_scorer import TrendScorer
from standfirst.rank.scorers.wish_scorer import WishScorer
from standfirst.rank.selector import FirstSelector
from standfirst.rank.sources.exploration_source import ExplorationSource
from standfirst.rank.sources.followed_source import FollowedSource
from standfirst.rank.sources.fresh_source import FreshSource
from standfirst.rank.sources.pinned_source import PinnedSource
from standfirst.rank.sources.similar_source import SimilarSource
from standfirst.rank.sources.trending_source import TrendingSource


@dataclass(frozen=True, slots=True)
class Weighted:
    """A scorer with its weight on the common page and on an all-personal one; the reader's slider mixes the two.

    ``places``: it lifts or lowers no story past the one so many places away (see ``bound``); 0: as it likes.
    """

    scorer: CandidateScorer
    common: float
    personal: float
    places: int = 0

    def weight(self, personal: float) -> float:
        """The weight at a place of the slider, 0..1."""
        return self.common + (self.personal - self.common) * personal


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """One front page: what runs, in which order, with which weights."""

    name: str
    hydrators: tuple[ReaderHydrator, ...]
    sources: tuple[CandidateSource, ...]
    filters: tuple[CandidateFilter, ...]
    scorers: tuple[Weighted, ...]
    diversifier: SlateDiversifier
    selector: SlateSelector


FRONT_PAGE = Configuration(
    name="front-page",
    # The hydrators speak of the reader, so they come first; the stories were hydrated when the pool was built.
    hydrators=(WishesHydrator(), HistoryHydrator(), SeenHydrator(), ExplorationHydrator()),
    sources=(
        TrendingSource(), FollowedSource(), SimilarSource(), FreshSource(), PinnedSource(), ExplorationSource(),
    ),
    filters=(MutedFilter(), HiddenFilter(), LanguageFilter(), StaleFilter()),
    scorers=(
        # Open rate, read now, freshness, learned and similar: one setting of a dozen compared on mind-dev and
        # globo-dev, 2026-11-24 (docs/benchmarks.md). The others: by hand, so that a follow
        # outweighs a rank of trend and a pin outweighs everything. Whoever can make accounts can make reactions: they
        # move a story by at most three places in what everybody else sees.
        Weighted(PinnedScorer(), common=5.0, personal=5.0),
        Weighted(TrendScorer(), common=1.0, personal=0.7),
        Weighted(CoverageScorer(), common=0.6, personal=0.4),
        Weighted(FreshnessScorer(), common=1.0, personal=1.0),
        Weighted(OpenRateScorer(), common=0.15, personal=0.15),
        Weighted(ReadNowScorer(), common=0.7, personal=0.7),
        Weighted(ReactionScorer(), common=0.2, personal=0.2, places=2),
        Weighted(WishScorer(), common=0.0, personal=1.0),
        Weighted(LearnedScorer(), common=0.0, personal=0.25),
        Weighted(SimilarScorer(), common=0.0, personal=0.6),
        Weighted(SeenScorer(), common=0.0, personal=1.2),
        Weighted(ExplorationScorer(), common=0.0, personal=0.3),
        # A story without an open moves by .1 either way, about three places of a page of fifty; by hand, 2026-11-28.
        Weighted(ChanceScorer(), common=0.0, personal=0.1),
    ),
    diversifier=RunDiversifier(),
    selector=FirstSelector(),
)  # fmt: skip

COMMON_FRONT_PAGE = Configuration(
    name="common-front-page",
    hydrators=(),
    sources=(TrendingSource(), FreshSource(), PinnedSource()),
    filters=(StaleFilter(),),
    scorers=tuple(Weighted(w.scorer, w.common, w.common, w.places) for w in FRONT_PAGE.scorers if w.common),
    diversifier=FRONT_PAGE.diversifier,
    selector=FRONT_PAGE.selector,
)
