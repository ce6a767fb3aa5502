"""Claim and Verdict: what the reporting contract says of a draft, rule by rule."""

from dataclasses import dataclass
from enum import StrEnum

from standfirst.domain.draft import Draft


class Rule(StrEnum):
    """The rules of the reporting contract. The ids appear in the verdict log and never change meaning."""

    CITED = "cited"
    QUOTE_VERBATIM = "quote-verbatim"
    QUOTE_SPEAKER = "quote-speaker"
    NUMBER = "number"
    DATE = "date"
    ENTITY = "entity"
    ROLES = "roles"
    CAUSES = "causes"
    BOUNDS = "bounds"
    POLARITY = "polarity"
    ATTRIBUTION = "attribution"
    NOVELTY = "novelty"
    COPY = "copy"
    CONSISTENCY = "consistency"
    CONFLICT = "conflict"
    INDEPENDENCE = "independence"
    FRESHNESS = "freshness"
    PLAIN = "plain"
    RIGHTS = "rights"
    CARE = "care"
    LABEL = "label"
    WITHDRAWN = "withdrawn"
    CORRECTION = "correction"
    ENOUGH = "enough"
    JUDGE = "judge"  # a model's veto beside the contract; it can fail a sentence, never pass one


class Outcome(StrEnum):
    """What a verdict asks for."""

    PASS = "pass"  # noqa: S105 - a verdict, no password
    FAIL = "fail"  # the sentence goes: repaired once, then cut
    HOLD = "hold"  # an editor decides
    NOTE = "note"  # allowed, with a visible label


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One rule's word on one part. ``part`` is "headline", "standfirst", "body" or "report"; ``sentence``
    counts body sentences from 0; ``detail`` is a line an editor understands."""

    part: str
    sentence: int
    rule: Rule
    outcome: Outcome
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDraft:
    """A draft with every verdict that is not a plain pass, and the ids of all rules that ran. ``contract`` is
    the rules' version, 0 where none was told."""

    draft: Draft
    verdicts: tuple[Verdict, ...]
    rules_run: tuple[Rule, ...]
    contract: int = 0

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """Verdicts that stop a sentence or the whole."""
        return tuple(v for v in self.verdicts if v.outcome is Outcome.FAIL)

    @property
    def held(self) -> tuple[Verdict, ...]:
        """Verdicts that call for an editor."""
        return tuple(v for v in self.verdicts if v.outcome is Outcome.HOLD)
