"""enough: when the lead falls or fewer than three sentences stand, the page shows sources only."""

from standfirst.domain.verdict import Outcome, Rule, Verdict
from standfirst.verify.context import Context


def check(context: Context, verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """Fail the whole when too few body sentences stand after the other rules' ``verdicts``."""
    failed = {(v.part, v.sentence) for v in verdicts if v.outcome is Outcome.FAIL}
    standing = sum(("body", p.index) not in failed for p in context.body)
    detail = ""
    if ("headline", 0) in failed:
        detail = "the headline does not stand"
    elif standing < context.settings.least_sentences:
        detail = f"{standing} body sentences stand, at least {context.settings.least_sentences} must"
    return (
        (Verdict(part="report", sentence=0, rule=Rule.ENOUGH, outcome=Outcome.FAIL, detail=detail),) if detail else ()
    )
