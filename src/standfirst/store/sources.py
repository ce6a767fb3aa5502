"""What the operator says of a Source: its country, the groups it belongs to, whether they vouch for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from standfirst.store.models import Source
from standfirst.store.settings import audit

_LONGEST_COUNTRY = 60
_LONGEST_GROUP = 40
_MOST_GROUPS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWords:
    """What to change; None leaves a field as it is. No groups are ``()``, no country is ""."""

    country: str | None = None
    groups: tuple[str, ...] | None = None
    vouched: bool | None = None


def describe_source(source_id: str, words: SourceWords, *, by: str) -> str:
    """Save what the operator says, with a line in the audit log; what is wrong with it, "" when it was saved."""
    problem = _problem(words)
    if problem:
        return problem
    changes: dict[str, object] = {}
    if words.country is not None:
        changes["country"] = words.country.strip()
    if words.groups is not None:
        changes["groups"] = list(clean_groups(words.groups))
    if words.vouched is not None:
        changes["vouched"] = words.vouched
    with transaction.atomic():
        if not Source.objects.filter(id=source_id).exists():
            return f"no such source: {source_id}"
        if changes:
            Source.objects.filter(id=source_id).update(**changes)
            audit(by, "describe-source", source_id, ", ".join(f"{k}={v!r}" for k, v in changes.items()))
    return ""


def clean_groups(groups: Iterable[str]) -> tuple[str, ...]:
    """Groups without empty ones and repetitions; "Local press" and "local press" are one."""
    found = {g.casefold(): g for g in reversed([" ".join(g.split()) for g in groups]) if g}
    return tuple(reversed(found.values()))


def known_groups() -> tuple[str, ...]:
    """Every group that the operator has named so far."""
    rows = Source.objects.exclude(groups=[]).values_list("groups", flat=True)
    return tuple(sorted({g for groups in rows for g in groups}, key=str.casefold))


def _problem(words: SourceWords) -> str:
    groups = words.groups or ()
    if any(not t.isprintable() for t in (words.country or "", *groups)):
        return "names must be plain text on one line"
    if len((words.country or "").strip()) > _LONGEST_COUNTRY:
        return f"a country's name has at most {_LONGEST_COUNTRY} characters"
    if any(len(g) > _LONGEST_GROUP for g in clean_groups(groups)):
        return f"a group's name has at most {_LONGEST_GROUP} characters"
    return f"at most {_MOST_GROUPS} groups" if len(clean_groups(groups)) > _MOST_GROUPS else ""
