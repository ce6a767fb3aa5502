"""label: a draft must say truly who wrote it, because the line before the first sentence is made from that."""

from standfirst.domain.draft import WriterKind
from standfirst.domain.verdict import Outcome, Rule, Verdict
from standfirst.verify.context import Context


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a draft that names a model and says none took part, or says a model took part and names none."""
    draft = context.draft
    detail = ""
    if draft.writer is WriterKind.MODEL_FREE and draft.model:
        detail = f"it says that no model took part, but names {draft.model}"
    elif draft.writer is not WriterKind.MODEL_FREE and not draft.model:
        detail = "a model took part, but none is named"
    if detail:
        return (Verdict(part="report", sentence=0, rule=Rule.LABEL, outcome=Outcome.FAIL, detail=detail),)
    return () if context.words.known else (_bare_rules(context),)


def _bare_rules(context: Context) -> Verdict:
    """A language without word lists is held to what needs none, and the label says so."""
    detail = f'no word lists for "{context.draft.language}": checked by the rules that need no language only'
    return Verdict(part="report", sentence=0, rule=Rule.LABEL, outcome=Outcome.NOTE, detail=detail)
