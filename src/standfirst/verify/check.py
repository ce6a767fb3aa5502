"""The table of rules, in the order an editor reads them."""

from collections.abc import Callable
from datetime import datetime

from standfirst.domain.draft import Draft, EvidenceSource
from standfirst.domain.verdict import CheckedDraft, Rule, Verdict
from standfirst.verify.context import Context, read_context
from standfirst.verify.rules import (
    attribution,
    bounds,
    care,
    causes,
    cited,
    conflict,
    consistency,
    copy,
    date,
    enough,
    entity,
    freshness,
    independence,
    label,
    novelty,
    number,
    plain,
    polarity,
    quote_speaker,
    quote_verbatim,
    rights,
    roles,
)
from standfirst.verify.settings import ContractSettings

# Raise it with every change that can let a published sentence fail, or a failed one pass: a Report is told apart as
# published under older rules by this number, which its manifest carries.
# 2 (2026-11-28): novelty asks that a verb, what it is about and a description come from the evidence, and lets words of
# one sense pass; dates hang on the verb they belong to; measures are never new; conflicts are seen without a head word
# and told in full where the Report cites both sides; sources of another matter are found by the words they share; a
# name alone is no sentence; a condition counts in its own sentence only.
# 3 (2026-11-28): names that changed places are seen by what stands around them; "may" told as "will" is a lost hedge;
# titles in appositions, sayings behind an office and conflicts in another order of words are read.
# 4 (2026-11-28): compounds are read as amounts ("18.6-billion-dollar"); "the early hours" are no measure, a minute of a
# match no count of minutes, an office or an opening word no name, a frame's verb nothing of the source, minor injuries
# no child; a speaker told by what he is counts as the name that explains him.
# Also in 4: tallies, sentences in which publishers give a count or a magnitude, are held publisher by publisher; a
# cited publisher's name turns nothing round.
CONTRACT_VERSION = 4

Check = Callable[[Context], tuple[Verdict, ...]]

RULES: tuple[tuple[Rule, Check], ...] = (
    (Rule.CITED, cited.check),
    (Rule.RIGHTS, rights.check),
    (Rule.PLAIN, plain.check),
    (Rule.QUOTE_VERBATIM, quote_verbatim.check),
    (Rule.QUOTE_SPEAKER, quote_speaker.check),
    (Rule.NUMBER, number.check),
    (Rule.DATE, date.check),
    (Rule.ENTITY, entity.check),
    (Rule.ROLES, roles.check),
    (Rule.CAUSES, causes.check),
    (Rule.BOUNDS, bounds.check),
    (Rule.POLARITY, polarity.check),
    (Rule.ATTRIBUTION, attribution.check),
    (Rule.NOVELTY, novelty.check),
    (Rule.COPY, copy.check),
    (Rule.CONSISTENCY, consistency.check),
    (Rule.CONFLICT, conflict.check),
    (Rule.INDEPENDENCE, independence.check),
    (Rule.FRESHNESS, freshness.check),
    (Rule.CARE, care.check),
    (Rule.LABEL, label.check),
)


def check_draft(
    draft: Draft, sources: tuple[EvidenceSource, ...], *, now: datetime, settings: ContractSettings | None = None
) -> CheckedDraft:
    """Hold a draft against the contract: every verdict that is not a plain pass, rule by rule.

    Fails closed: a citation that cannot be read supports nothing, so every rule that needs it fails too.
    """
    context = read_context(draft, sources, now=now, settings=settings or ContractSettings())
    verdicts = tuple(v for _, check in RULES for v in check(context))
    verdicts += enough.check(context, verdicts)
    run = (*(rule for rule, _ in RULES), Rule.ENOUGH)
    return CheckedDraft(draft=draft, verdicts=verdicts, rules_run=run, contract=CONTRACT_VERSION)
