"""How many MB 100,000 kept profiles add to a process: ``python -m benchmarks.profiles`` prints them (Linux: /proc)."""

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from standfirst.wiring import setup_django

COUNT = 100_000
_STORIES, _SEEN, _ACTS = 5000, 100, 30


def main() -> float:
    """A profile: 5 follows, 3 mutes, 30 acts, 100 seen stories, four tables of six topics."""
    setup_django()
    from standfirst.domain.ids import keyed_id
    from standfirst.domain.ranking import Interaction, InteractionKind, Interest, InterestKind, ReaderProfile
    from standfirst.domain.topics import TOPICS
    from standfirst.web.profiles import KeptProfiles

    chance, now = random.Random(3), datetime.now(UTC)
    stories = [keyed_id("story", str(n)) for n in range(_STORIES)]
    kept, before = KeptProfiles(most=COUNT, seconds=1e9), _resident()
    for n in range(COUNT):
        reader = keyed_id("reader", str(n))
        topics = chance.sample(TOPICS, 6)
        learned = [{t: chance.random() for t in topics} for _ in range(4)]
        kept.keep(reader, 1, 0.0, ReaderProfile(
            reader_id=reader,
            interests=tuple(
                Interest(kind=InterestKind.PUBLISHER, value=f"The Harbour Post {chance.randrange(400)}",
                         weight=1.0 if k < 5 else -1.0, since=now) for k in range(8)
            ),
            recent=tuple(
                Interaction(story_id=s, kind=InteractionKind.OPEN, at=now - timedelta(seconds=chance.randrange(10**6)))
                for s in chance.sample(stories, _ACTS)
            ),
            topic_weights=learned[0], habits=learned[1], lately=learned[2], shares=learned[3],
            seen=dict.fromkeys(chance.sample(stories, _SEEN), (1, 1)),
        ))  # fmt: skip
    assert len(kept) == COUNT
    return (_resident() - before) / 1e6


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


if __name__ == "__main__":
    sys.stdout.write(f"{main():.1f}\n")
