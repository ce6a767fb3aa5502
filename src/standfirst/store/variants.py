"""Variants: saved while the Revision that they tell is the newest, dropped with it."""

from django.db import transaction

from standfirst.domain.report import ReportState, Revision
from standfirst.publish import revision_from_dict, revision_to_dict
from standfirst.store.models import Report, ReportVariant


def variant_keys(report_id: str, number: int) -> tuple[str, ...]:
    """The keys of the variants that a Revision has."""
    rows = ReportVariant.objects.filter(report_id=report_id, revision=number).order_by("key")
    return tuple(rows.values_list("key", flat=True))


def load_variants(report_id: str, number: int) -> dict[str, Revision]:
    """The variants of a Revision by their keys."""
    rows = ReportVariant.objects.filter(report_id=report_id, revision=number)
    return {row.key: revision_from_dict(row.body) for row in rows}


def load_manifest(report_id: str, number: int, key: str) -> str:
    """The signed manifest of a variant, "" where there is none."""
    found = ReportVariant.objects.filter(report_id=report_id, revision=number, key=key)
    return found.values_list("manifest", flat=True).first() or ""


def load_manifests(report_id: str, number: int) -> tuple[str, ...]:
    """The signed manifests of a Revision's variants, by their keys."""
    rows = ReportVariant.objects.filter(report_id=report_id, revision=number).order_by("key")
    return tuple(rows.values_list("manifest", flat=True))


def save_variant(report_id: str, key: str, told: Revision, manifest: str) -> bool:
    """Save a variant of the Revision whose number ``told`` has, with its signed manifest; False when another one is
    newest by now, or the Report does not stand."""
    with transaction.atomic():
        row = Report.objects.select_for_update().filter(id=report_id).first()
        if row is None or row.state != ReportState.PUBLISHED.value or row.revision != told.number:
            return False
        ReportVariant.objects.update_or_create(
            report=row, key=key,
            defaults={"revision": told.number, "body": revision_to_dict(told), "manifest": manifest,
                      "created_at": told.created_at},
        )  # fmt: skip
    return True


def drop_variants(report_id: str) -> None:
    """Forget every variant of a Report. Call inside the transaction that changes it."""
    ReportVariant.objects.filter(report_id=report_id).delete()
