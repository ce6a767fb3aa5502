"""freshness: the newest evidence is of the last 48 hours, unless the piece is marked as background."""

from standfirst.domain.verdict import Outcome, Rule, Verdict
from standfirst.verify.context import Context


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a piece whose newest cited source is too old to be news; as background it gets a visible note."""
    times = [s.published_at for s in context.cited_sources()]
    limit = context.settings.fresh_within
    if not times or context.now - max(times) <= limit:
        return ()
    hours = int((context.now - max(times)).total_seconds() // 3600)
    outcome = Outcome.NOTE if context.settings.background else Outcome.FAIL
    detail = f"the newest cited source is {hours} hours old, at most {int(limit.total_seconds() // 3600)}"
    return (Verdict(part="report", sentence=0, rule=Rule.FRESHNESS, outcome=outcome, detail=detail),)
