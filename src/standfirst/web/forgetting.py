"""What a web process lets go of when a reader was erased. What others still have is told in docs/privacy.md."""

from standfirst.web.cards import forget_reasons
from standfirst.web.pool import forget_removals
from standfirst.web.trial import forget_when_kept
from standfirst.web.visitor import forget_profiles


def forget_reader(reader_id: str) -> None:
    """Nothing in this process's memory says any more what the reader followed, muted or was shown."""
    forget_profiles()
    forget_when_kept(reader_id)
    forget_removals()
    forget_reasons()
