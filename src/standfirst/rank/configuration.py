"""The front page as a table: read it from top to bottom, it is the diagram."""

from dataclasses import dataclass, replace

from standfirst.rank.curve import Curve
from standfirst.rank.diversifier import RunDiversifier
from standfirst.rank.filters.hidden_filter import HiddenFilter
from standfirst.rank.filters.language_filter import LanguageFilter
from standfirst.rank.filters.muted_filter import MutedFilter
from standfirst.rank.filters.stale_filter import StaleFilter
from standfirst.rank.hydrators.exploration_hydrator import ExplorationHydrator
from standfirst.rank.hydrators.history_hydrator import HistoryHydrator
from standfirst.rank.hydrators.seen_hydrator import SeenHydrator
from standfirst.rank.hydrators.wishes_hydrator import WishesHydrator
from standfirst.rank.model import RankModel
from standfirst.rank.ports import (
    CandidateFilter,
    CandidateScorer,
    CandidateSource,
    ReaderHydrator,
    SlateDiversifier,
    SlateSelector,
)
from standfirst.rank.scorers.alike_scorer import AlikeScorer
from standfirst.rank.scorers.attraction_scorer import AttractionScorer
from standfirst.rank.scorers.chance_scorer import ChanceScorer
from standfirst.rank.scorers.coreading_scorer import CoReadingScorer
from standfirst.rank.scorers.coverage_scorer import CoverageScorer
from standfirst.rank.scorers.exploration_scorer import ExplorationScorer
from standfirst.rank.scorers.freshness_scorer import FreshnessScorer
from standfirst.rank.scorers.habit_scorer import HabitScorer
from standfirst.rank.scorers.last_read_scorer import LastReadScorer
from standfirst.rank.scorers.learned_scorer import LearnedScorer
from standfirst.rank.scorers.likeness_scorer import LikenessScorer
from standfirst.rank.scorers.open_rate_scorer import OpenRateScorer
from standfirst.rank.scorers.pace_scorer import PaceScorer
from standfirst.rank.scorers.pinned_scorer import PinnedScorer
from standfirst.rank.scorers.reaction_scorer import ReactionScorer
from standfirst.rank.scorers.read_now_scorer import ReadNowScorer
from standfirst.rank.scorers.reads_scorer import ReadsScorer
from standfirst.rank.scorers.rising_scorer import RisingScorer
from standfirst.rank.scorers.section_scorer import SectionScorer
from standfirst.rank.scorers.seen_scorer import SeenScorer
from standfirst.rank.scorers.similar_scorer import SimilarScorer
from standfirst.rank.scorers.trend_scorer import TrendScorer
from standfirst.rank.scorers.wish_scorer import WishScorer
from standfirst.rank.scorers.words_scorer import WordsScorer
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

    ``crowd``: it hangs on what all readers did; all of these together are bounded (see ``bound.py``).
    ``taught``: a model may put a curve in the place of the weight. What readers and editors say themselves is never
    taught.
    """

    scorer: CandidateScorer
    common: float
    personal: float
    crowd: bool = False
    taught: bool = False
    curve: Curve | None = None

    def weight(self, personal: float) -> float:
        """The weight at a place of the slider, 0..1; what multiplies the curve where there is one."""
        if self.curve is not None:
            return 1.0 if self.scorer.shared else personal
        return self.common + (self.personal - self.common) * personal

    def times(self, factor: float) -> "Weighted":
        """The same, weighing so many times what it did."""
        curve = None if self.curve is None else Curve.through(self.curve.knots, self.curve.values * factor)
        return replace(self, common=self.common * factor, personal=self.personal * factor, curve=curve)

    def bent(self, curve: Curve) -> "Weighted":
        """The same with a curve."""
        return replace(self, curve=curve)


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

    def taught_by(self, model: RankModel) -> "Configuration":
        """The same page with the model's curves; scorers that the model does not know keep their weight, and what the
        desk does not know of the model is left aside."""
        return replace(self, scorers=tuple(_taught(part, model) for part in self.scorers))


def _taught(part: Weighted, model: RankModel) -> Weighted:
    if part.taught and part.scorer.name == AttractionScorer.name:
        part = replace(part, scorer=AttractionScorer(attraction=model.attraction))
    if not part.taught or part.scorer.name not in model.curves:
        return part
    return part.bent(model.curves[part.scorer.name])


FRONT_PAGE = Configuration(
    name="front-page",
    # The hydrators speak of the reader, so they come first; the stories were hydrated when the pool was built.
    hydrators=(WishesHydrator(), HistoryHydrator(), SeenHydrator(), ExplorationHydrator()),
    sources=(
        TrendingSource(), FollowedSource(), SimilarSource(), FreshSource(), PinnedSource(), ExplorationSource(),
    ),
    filters=(MutedFilter(), HiddenFilter(), LanguageFilter(), StaleFilter()),
    scorers=(
        # The weights are the prior, by hand: a follow outweighs a rank of trend and a pin outweighs everything. From
        # below "taught" a night's learning on the desk's own pages puts curves in their place (decision 028); what
        # stands at 0 waits for it. Whoever can make accounts can make reactions and opens: what hangs on them ("crowd")
        # moves a story by at most three places in what everybody else sees until more than a ring has opened it.
        Weighted(PinnedScorer(), common=5.0, personal=5.0),
        Weighted(ReactionScorer(), common=0.2, personal=0.2, crowd=True),
        Weighted(WishScorer(), common=0.0, personal=1.0),
        Weighted(SeenScorer(), common=0.0, personal=1.2),
        Weighted(ExplorationScorer(), common=0.0, personal=0.3),
        # A story without an open moves by .1 either way, about three places of a page of fifty; by hand, 2026-11-28.
        Weighted(ChanceScorer(), common=0.0, personal=0.1),
        # taught, the same for all readers
        Weighted(TrendScorer(), common=1.0, personal=0.7, taught=True),
        Weighted(CoverageScorer(), common=0.6, personal=0.4, taught=True),
        Weighted(FreshnessScorer(), common=1.0, personal=1.0, taught=True),
        Weighted(OpenRateScorer(), common=0.15, personal=0.15, taught=True, crowd=True),
        Weighted(ReadNowScorer(), common=0.7, personal=0.7, taught=True, crowd=True),
        Weighted(
            ReadsScorer(name="read-minutes", span=0, lately="in the last minutes"), 0.0, 0.0, taught=True, crowd=True
        ),
        Weighted(ReadsScorer(name="read-hour", span=2, lately="in the last hour"), 0.0, 0.0, taught=True, crowd=True),
        Weighted(ReadsScorer(name="read-hours", span=3, lately="in the last hours"), 0.0, 0.0, taught=True, crowd=True),
        Weighted(ReadsScorer(name="read-day", span=4, lately="in the last day"), 0.0, 0.0, taught=True, crowd=True),
        Weighted(RisingScorer(name="rising", short=0, long=2), 0.0, 0.0, taught=True, crowd=True),
        Weighted(RisingScorer(name="rising-today", short=2, long=4), 0.0, 0.0, taught=True, crowd=True),
        Weighted(LastReadScorer(), common=0.0, personal=0.0, taught=True, crowd=True),
        Weighted(PaceScorer(), common=0.0, personal=0.0, taught=True, crowd=True),
        Weighted(SectionScorer(), common=0.0, personal=0.0, taught=True, crowd=True),
        Weighted(AttractionScorer(), common=0.3, personal=0.3, taught=True, crowd=True),
        # taught, the reader's own
        Weighted(LearnedScorer(), common=0.0, personal=0.25, taught=True),
        Weighted(HabitScorer(name="habit", lately=False), common=0.0, personal=0.0, taught=True),
        Weighted(HabitScorer(name="lately", lately=True), common=0.0, personal=0.0, taught=True),
        Weighted(SimilarScorer(), common=0.0, personal=0.6, taught=True),
        Weighted(LikenessScorer(), common=0.0, personal=0.0, taught=True),
        Weighted(AlikeScorer(), common=0.0, personal=0.0, taught=True, crowd=True),
        Weighted(WordsScorer(), common=0.0, personal=0.0, taught=True),
        Weighted(CoReadingScorer(name="co-reading", reads=8), common=0.0, personal=0.1, taught=True, crowd=True),
        Weighted(CoReadingScorer(name="co-reading-last", reads=1), common=0.0, personal=0.0, taught=True, crowd=True),
    ),
    diversifier=RunDiversifier(),
    selector=FirstSelector(),
)  # fmt: skip

COMMON_FRONT_PAGE = Configuration(
    name="common-front-page",
    hydrators=(),
    sources=(TrendingSource(), FreshSource(), PinnedSource()),
    filters=(StaleFilter(),),
    scorers=tuple(
        replace(w, personal=w.common) for w in FRONT_PAGE.scorers if w.common or (w.taught and w.scorer.shared)
    ),
    diversifier=FRONT_PAGE.diversifier,
    selector=FRONT_PAGE.selector,
)
