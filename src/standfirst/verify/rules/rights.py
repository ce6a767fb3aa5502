"""rights: no span from an opted-out or paywalled source."""

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that cites a source whose publisher keeps its text from models, or sells it."""
    found = []
    for part in context.parts:
        for source in {s.source.article_id: s.source for s in part.spans if s.source}.values():
            if source.opted_out:
                found.append(part.fail(Rule.RIGHTS, f"{source.publisher} opted out of this use of its text"))
            elif source.paywalled:
                found.append(part.fail(Rule.RIGHTS, f"the article of {source.publisher} is behind a paywall"))
    return tuple(found)
