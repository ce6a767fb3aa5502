"""A stored Revision proved again: signature, text, sources, citations, page, and every rule of the contract."""

import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from standfirst.domain.report import Revision
from standfirst.domain.text import text_hash
from standfirst.proof.boxes import box_checks
from standfirst.proof.result import Check, Found, Proof, fail, ok, unknown
from standfirst.publish import build_manifest, is_public_key, revision_from_dict, revision_hash, verify_manifest
from standfirst.store.models import ArticleVersion, Report, Tombstone
from standfirst.store.models import Revision as RevisionRow
from standfirst.verify import CONTRACT_VERSION, check_draft


def prove_report(report: str, number: int, public_key: Path) -> Proof:
    """One Revision of a Report; ``number`` 0 for the newest."""
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
    checks += _text(row, revision, signed)
    checks += _sources(revision)
    checks += _citations(revision)
    checks += box_checks(revision, _earlier(report, row))
    checks += _page(report, revision)
    checks += _rules(revision)
    return Proof(name=report.id, revision=row.number, checks=tuple(checks))


def _earlier(report: Report, row: RevisionRow) -> Revision | None:
    """The Revision that stood before: what figures moved from."""
    before = RevisionRow.objects.filter(report=report, number__lt=row.number, withdrawn=False).order_by("-number")
    try:
        return revision_from_dict(found.body) if (found := before.first()) else None
    except (KeyError, TypeError, ValueError):
        return None


def _text(row: RevisionRow, revision: Revision, signed: dict[str, Any]) -> list[Check]:
    """The stored Revision against its hash, and against what was signed, field by field."""
    checks = []
    if revision_hash(revision) != row.hash:
        checks.append(fail("text", "the stored Revision is not what was published: its hash is another"))
    checks += [fail("text", line) for line in _differences(json.loads(build_manifest(revision)), signed)]
    return checks or [ok("text", "every sentence, source, citation and verdict is as it was signed and hashed")]


def _differences(stored: dict[str, Any], signed: dict[str, Any]) -> Iterator[str]:
    if not signed:
        return
    ours, theirs = stored["sentences"], signed["sentences"]
    for one, other in zip(ours, theirs, strict=False):
        if one["text"] != other["text"]:
            yield f"{_place(one)} differs from the signed manifest: {one['text'][:60]!r}"
        elif one != other:
            yield f"{_place(one)} has other citations than the signed manifest"
    if len(ours) != len(theirs):
        yield f"{len(ours)} sentences are stored, {len(theirs)} were signed"
    for name in sorted({*stored, *signed} - {"sentences"}):
        if stored.get(name) != signed.get(name):
            yield f"{name.replace('_', ' ')} differs from the signed manifest"


def _place(sentence: dict[str, Any]) -> str:
    return f"{sentence['part']} {sentence['sentence'] + 1}"


def _sources(revision: Revision) -> list[Check]:
    """Every cited version as the desk stored it, and the copy that the Revision keeps."""
    cited = {c.article_id for _, _, s in revision.draft.parts() for c in s.citations}
    checks = []
    for source in (s for s in revision.sources if s.article_id in cited):
        kept = ArticleVersion.objects.filter(article_id=source.article_id, text_hash=source.text_hash).first()
        if kept is None:
            checks.append(fail("source", f"{source.publisher}: the cited version is no longer stored ({source.url})"))
        elif text_hash(kept.text) != source.text_hash:
            checks.append(fail("source", f"{source.publisher}: the stored text of the cited version was changed"))
        if text_hash(source.text) != source.text_hash:
            checks.append(fail("source", f"{source.publisher}: the text kept with the Revision was changed"))
    return checks or [ok("source", f"{len(cited)} cited articles are stored unchanged")]


def _citations(revision: Revision) -> list[Check]:
    """Every span against the stored text that it points into."""
    by_id = {s.article_id: s for s in revision.sources}
    checks, count = [], 0
    for part, index, sentence in revision.draft.parts():
        if not sentence.citations:
            checks.append(fail("citation", f"{part} {index + 1} cites nothing"))
        for citation in sentence.citations:
            count += 1
            source = by_id.get(citation.article_id)
            place = f"{part} {index + 1}, characters {citation.start} to {citation.end}"
            if source is None:
                checks.append(fail("citation", f"{place}: {citation.article_id} is not among the sources"))
            elif text_hash(source.text[citation.start : citation.end]) != citation.span_hash:
                checks.append(
                    fail("citation", f"{place} of {source.publisher}: the words there are not the cited ones")
                )
    return checks or [ok("citation", f"{count} citations: the words at every span are the cited ones")]


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


def _rules(revision: Revision) -> list[Check]:
    """Today's rules at the moment of publication. What fails under the version it was published under was changed, or
    the rules were without a new version; what fails under a later one is told as such."""
    checked = check_draft(revision.draft, revision.sources, now=revision.created_at)
    if not checked.failed:
        return [
            ok("rules", f"{len(checked.rules_run)} rules of the reporting contract hold (version {CONTRACT_VERSION})")
        ]
    same = revision.contract == CONTRACT_VERSION
    return [
        Check(
            part="rules",
            found=Found.FAIL if same else Found.NOTE,
            what=f"fails today's rule {v.rule.value} (version {CONTRACT_VERSION}), {v.part} {v.sentence + 1}: "
            f"{v.detail}; {_under(revision)}",
        )
        for v in checked.failed
    ]


def _under(revision: Revision) -> str:
    if revision.contract == CONTRACT_VERSION:
        return "it held when this was published, under the same version"
    if not revision.contract:
        return "published under a contract from before versions were kept"
    return f"published under contract version {revision.contract}"
