"""The variants of a stored Revision proved again: each by its own manifest, and beside the Revision that it tells."""

import json
from dataclasses import replace

from standfirst.domain.draft import Draft
from standfirst.domain.report import Revision
from standfirst.domain.variant import KEYS, Variant, VariantKind
from standfirst.proof.boxes import box_checks
from standfirst.proof.evidence import citation_checks, rule_checks, source_checks, text_checks
from standfirst.proof.result import Check, fail, ok
from standfirst.publish import left_out, revision_from_dict, told_by, verify_manifest
from standfirst.store.models import ReportVariant
from standfirst.verify import check_draft, check_translation
from standfirst.write import plain_enough


def variant_checks(report: str, told: Revision, public_key: bytes) -> list[Check]:
    """Every variant of ``told``, each check under its key. Nothing for a Revision that has none."""
    rows = ReportVariant.objects.filter(report_id=report, revision=told.number).order_by("key")
    return [replace(check, way=row.key) for row in rows for check in _variant(row, told, public_key)]


def _variant(row: ReportVariant, told: Revision, public_key: bytes) -> list[Check]:
    failure = verify_manifest(row.manifest, public_key)
    checks = [fail("manifest", failure) if failure else ok("manifest", "the signature holds")]
    try:
        made = revision_from_dict(row.body)
    except (KeyError, TypeError, ValueError) as error:
        return [*checks, fail("text", f"the stored variant cannot be read ({type(error).__name__}: {error})")]
    signed = {} if failure else json.loads(row.manifest)["payload"]
    return [
        *checks, *text_checks(made, made.hash, signed), *source_checks(made), *citation_checks(made),
        *box_checks(made, None, alone=True), *_telling(row.key, made, told),
    ]  # fmt: skip


def _telling(key: str, made: Revision, told: Revision) -> list[Check]:
    """Whether it is the variant that it is shown as, of the Revision that it is shown beside, from the same sources."""
    telling = made.telling
    if telling is None or telling.key != key or key not in KEYS:
        return [fail("telling", f"it is shown as {key!r} and was not published as that")]
    wrong = []
    if (telling.of, made.number, made.report_id) != (told.hash, told.number, told.report_id):
        wrong.append(fail("telling", "it tells another Revision than the one it is shown beside"))
    if made.sources != told.sources:
        wrong.append(fail("source", "its sources are not those of the Revision that it tells"))
    return wrong or _rules(Variant(key=key), made, told)


def _rules(variant: Variant, made: Revision, told: Revision) -> list[Check]:
    if variant.kind is VariantKind.LANGUAGE:
        return _translation(variant, made, told)
    checks = rule_checks(made, check_draft(made.draft, made.sources, now=made.created_at))
    if variant.kind is VariantKind.LEVEL and not plain_enough(made.draft):
        checks.append(fail("rules", "its sentences are too long for plain language"))
    return [*checks, ok("telling", f"it tells Revision {told.number} from its evidence")]


def _translation(variant: Variant, made: Revision, told: Revision) -> list[Check]:
    """Each sentence beside the published one that it tells. The model that read it then is not asked again."""
    try:
        original = told_by(told.draft, made.draft, made.telling.places if made.telling else ())
    except ValueError as error:
        return [fail("telling", str(error))]
    if made.draft.language != variant.key:
        return [fail("telling", f"it is in {made.draft.language!r}")]
    if _spans(original) != _spans(made.draft):
        return [fail("citation", "a translated sentence cites other spans than the sentence that it tells")]
    checked = check_translation(original, made.draft, made.sources, now=told.created_at)
    left = left_out(told.draft, made.draft)
    whole = f"not whole: {left} sentences of the report are left out" if left else "whole"
    return [
        *rule_checks(made, checked, "rules across languages"),
        ok("telling", f"each sentence tells one of Revision {told.number} from the same spans; {whole}"),
    ]


def _spans(draft: Draft) -> list[object]:
    return [s.citations for _, _, s in draft.parts()]
