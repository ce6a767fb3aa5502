"""A personal page must stay cheap: counted in work, not seconds, so that a busy machine cannot fail it."""

import sys
from types import FrameType

from standfirst.domain.ranking import InterestKind, ReaderProfile
from standfirst.rank import FRONT_PAGE, CandidatePool, RankModel, build_slate
from standfirst.rank.curve import Curve
from tests.rank.readers import NOW, act, story, wish

MOST_CALLS = 1550  # Python calls for one warm page of 50; about 820 on 2026-11-24
VECTORS = tuple((1.0, n / 7, 1 - n / 7) for n in range(7))
LINE = Curve.through((-1.0, 0.0, 1.0), (-1.0, 0.0, 1.0))
TAUGHT = FRONT_PAGE.taught_by(
    RankModel(learned_at=NOW, pages=1, curves={w.scorer.name: LINE for w in FRONT_PAGE.scorers if w.taught})
)


def test_a_page_does_not_loop_over_candidates() -> None:
    def calls(count: int) -> int:
        topics = ("world", "sport", "science", "transport", "health")
        pool = CandidatePool.build(
            [story(f"s{n}", topics=(topics[n % 5],), trend=float(n % 97), vector=VECTORS[n % 7]) for n in range(count)],
            NOW,
        )
        reader = ReaderProfile(
            reader_id="r",
            recent=tuple(act(f"s{n}") for n in range(10)),
            habits=dict.fromkeys(topics, 0.3),
            shares=dict.fromkeys(topics, 0.2),
            interests=(wish(InterestKind.TOPIC, "sport"), wish(InterestKind.WORD, "s7", -1.0)),
            seen={f"s{n}": (1, 0) for n in range(100)},
        )
        build_slate(reader, pool, now=NOW, configuration=TAUGHT)
        return _counted(reader, pool)

    small, large = calls(500), calls(2000)
    assert large <= small * 1.2
    assert large <= MOST_CALLS


def _counted(reader: ReaderProfile, pool: CandidatePool) -> int:
    count = 0

    def profile(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        build_slate(reader, pool, now=NOW, configuration=TAUGHT)
    finally:
        sys.setprofile(before)
    return count
