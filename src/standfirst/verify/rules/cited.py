"""cited: every sentence cites one to three evidence sentences whose hashes equal the stored text."""

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence without citations, with too many, or with one that does not hold."""
    found = []
    for part in context.parts:
        count = len(part.spans)
        if not part.text:
            found.append(part.fail(Rule.CITED, "the sentence is empty"))
        elif not count:
            found.append(part.fail(Rule.CITED, "it cites no evidence"))
        elif count > context.settings.most_citations:
            found.append(
                part.fail(Rule.CITED, f"it cites {count} sentences, at most {context.settings.most_citations}")
            )
        found.extend(part.fail(Rule.CITED, span.problem) for span in part.spans if span.problem)
    return tuple(found)
