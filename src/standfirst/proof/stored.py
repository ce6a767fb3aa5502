"""A stored Revision proved again: signature, text, sources, citations, page, rules of the contract, variants."""

import html
import json
from pathlib import Path

from standfirst.domain.report import Revision
from standfirst.proof.boxes import box_checks
from standfirst.proof.evidence import citation_checks, rule_checks, source_checks, text_checks
from standfirst.proof.result import Check, Proof, fail, ok, unknown
from standfirst.proof.variants import variant_checks
from standfirst.publish import is_public_key, revision_from_dict, verify_manifest
from standfirst.store.models import Report, Tombstone
from standfirst.store.models import Revision as RevisionRow
from standfirst.store.variants import variant_keys
from standfirst.verify import check_draft


def prove_report(report: str, number: int, public_key: Path, way: str = "") -> Proof:
    """One Revision of a Report with its variants; ``number`` 0 for the newest, ``way`` a variant that must be there."""
    key = _key(public_key)
    if not key:
        return unknown(report, f"no Ed25519 public key at {public_key}; name the desk's with --key", "manifest")
    row = Report.objects.filter(id=report).first()
    if row is None:
        return unknown(report, "this desk has no such Report")
    if stone := Tombstone.objects.filter(report=row).first():
        return unknown(
            report, f"withdrawn on {stone.at:%d %B %Y} ({stone.reason or 'no reason kept'}): its text is gone"
        )
    wanted = RevisionRow.objects.filter(report=row, number=number or row.revision, withdrawn=False).first()
    if wanted is None:
        there = ", ".join(str(n) for n in RevisionRow.objects.filter(report=row).values_list("number", flat=True))
        return unknown(
            report, f"no Revision {number or row.revision} (there are: {there or 'none'}); it is {row.state}"
        )
    if way and way not in variant_keys(row.id, wanted.number):
        return unknown(report, f"Revision {wanted.number} has no variant {way!r}")
    return _prove(row, wanted, key)


def all_revisions() -> list[tuple[str, int]]:
    """(Report, number) of every Revision that is not withdrawn, oldest first."""
    rows = RevisionRow.objects.filter(withdrawn=False).order_by("created_at", "report_id", "number")
    return list(rows.values_list("report_id", "number"))


def _key(path: Path) -> bytes:
    try:
        key = path.read_bytes()
    except OSError:
        return b""
    return key if is_public_key(key) else b""


def _prove(report: Report, row: RevisionRow, key: bytes) -> Proof:
    failure = verify_manifest(row.manifest, key)
    checks = [fail("manifest", failure) if failure else ok("manifest", "the signature holds")]
    try:
        revision = revision_from_dict(row.body)
    except (KeyError, TypeError, ValueError) as error:
        checks.append(fail("text", f"the stored Revision cannot be read ({type(error).__name__}: {error})"))
        return Proof(name=report.id, revision=row.number, checks=tuple(checks))
    signed = {} if failure else json.loads(row.manifest)["payload"]
    if revision.telling is not None:
        checks.append(fail("text", "what is stored as the Report is a variant"))
    checks += text_checks(revision, row.hash, signed)
    checks += source_checks(revision)
    checks += citation_checks(revision)
    checks += box_checks(revision, _earlier(report, row))
    checks += _page(report, revision)
    checks += rule_checks(revision, check_draft(revision.draft, revision.sources, now=revision.created_at))
    checks += variant_checks(report.id, revision, key)
    return Proof(name=report.id, revision=row.number, checks=tuple(checks))


def _earlier(report: Report, row: RevisionRow) -> Revision | None:
    """The Revision that stood before: what figures moved from."""
    before = RevisionRow.objects.filter(report=report, number__lt=row.number, withdrawn=False).order_by("-number")
    try:
        return revision_from_dict(found.body) if (found := before.first()) else None
    except (KeyError, TypeError, ValueError):
        return None


def _page(report: Report, revision: Revision) -> list[Check]:
    """What cards and lists show of the newest Revision."""
    if report.revision != revision.number or report.state != "published":
        return []
    draft = revision.draft
    shown = {"headline": (report.headline, draft.headline.text), "label": (report.label, revision.label),
             "standfirst": (report.standfirst, draft.standfirst.text)}  # fmt: skip
    checks = [fail("page", f"the {name} shown is not the Revision's") for name, (a, b) in shown.items() if a != b]
    if any(html.escape(text) not in report.card_html for _, text in shown.values()):
        checks.append(fail("page", "the card does not carry the Revision's headline, standfirst and label"))
    return checks or [ok("page", "headline, standfirst, label and card are the Revision's")]
