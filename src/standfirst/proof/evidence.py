"""What any text in the form of a Revision is proved by: its hash and signature, its sources, its spans, the rules."""

import json
from collections.abc import Iterator
from typing import Any

from standfirst.domain.report import Revision
from standfirst.domain.text import text_hash
from standfirst.domain.verdict import CheckedDraft
from standfirst.proof.result import Check, Found, fail, ok
from standfirst.publish import build_manifest, revision_hash
from standfirst.store.models import ArticleVersion
from standfirst.verify import CONTRACT_VERSION


def text_checks(revision: Revision, kept_hash: str, signed: dict[str, Any]) -> list[Check]:
    """The stored Revision against its hash, and against what was signed, field by field; ``signed`` {} where the
    signature does not hold."""
    checks = []
    if revision_hash(revision) != kept_hash:
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


def source_checks(revision: Revision) -> list[Check]:
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


def citation_checks(revision: Revision) -> list[Check]:
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


def rule_checks(
    revision: Revision, checked: CheckedDraft, rules: str = "rules of the reporting contract"
) -> list[Check]:
    """Today's verdicts at the moment of publication. What fails under the version it was published under was changed,
    or the rules were without a new version; what fails under a later one is told as such."""
    if not checked.failed:
        return [ok("rules", f"{len(checked.rules_run)} {rules} hold (version {CONTRACT_VERSION})")]
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
