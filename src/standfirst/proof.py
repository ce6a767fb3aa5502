"""Proving a published Report again, offline: signature, hash, every citation, every rule."""

import json
from pathlib import Path
from typing import Any

from standfirst.domain.text import text_hash
from standfirst.publish import revision_from_dict, revision_hash, verify_manifest
from standfirst.store.models import ArticleVersion
from standfirst.store.models import Revision as RevisionRow
from standfirst.verify import check_draft


def prove_file(manifest: bytes, public_key: Path) -> dict[str, Any]:
    """Prove a manifest file by its signature alone."""
    failure = verify_manifest(manifest.decode("utf-8", "replace"), public_key.read_bytes())
    check = {"what": failure or "the signature holds", "ok": not failure}
    return {"ok": not failure, "checks": [check]}


def prove_report(report: str, public_key: Path) -> dict[str, Any]:
    """Prove the newest Revision of a Report from what the desk has stored."""
    row = RevisionRow.objects.filter(report_id=report, withdrawn=False).order_by("-number").first()
    if row is None:
        return {"ok": False, "checks": [{"what": f"no such Report, or withdrawn: {report}", "ok": False}]}
    checks = [*_signature(row, public_key), *_sources(row), *_rules(row)]
    return {"report": report, "revision": row.number, "ok": all(c["ok"] for c in checks), "checks": checks}


def _signature(row: RevisionRow, public_key: Path) -> list[dict[str, Any]]:
    failure = verify_manifest(row.manifest, public_key.read_bytes())
    signed = json.loads(row.manifest).get("payload", {}) if not failure else {}
    same = revision_hash(revision_from_dict(row.body)) == row.hash
    return [
        {"what": failure or "the manifest's signature holds", "ok": not failure},
        {"what": "the revision's hash equals its stored text", "ok": same},
        {"what": "the manifest names this revision", "ok": signed.get("revision_hash") == row.hash},
    ]


def _sources(row: RevisionRow) -> list[dict[str, Any]]:
    checks = []
    revision = revision_from_dict(row.body)
    cited = {c.article_id for _, _, s in revision.draft.parts() for c in s.citations}
    for source in (s for s in revision.sources if s.article_id in cited):
        stored = ArticleVersion.objects.filter(article_id=source.article_id, text_hash=source.text_hash).first()
        same = stored is not None and text_hash(stored.text) == source.text_hash
        checks.append({"what": f"{source.publisher}: the cited version is stored unchanged", "ok": same})
    return checks


def _rules(row: RevisionRow) -> list[dict[str, Any]]:
    revision = revision_from_dict(row.body)
    checked = check_draft(revision.draft, revision.sources, now=revision.created_at)
    if not checked.failed:
        return [{"what": f"{len(checked.rules_run)} rules of the reporting contract hold", "ok": True}]
    return [{"what": f"{v.rule.value}, {v.part} {v.sentence}: {v.detail}", "ok": False} for v in checked.failed]
