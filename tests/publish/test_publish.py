"""Publishing: the decision, hashes, corrections, labels, cards, linked data, manifests, serial forms."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.report import Revision
from standfirst.domain.verdict import CheckedDraft, Outcome, Rule, Verdict
from standfirst.publish import (
    PublishKind,
    SigningKey,
    Switches,
    build_manifest,
    card_html,
    corrections_between,
    decide_publication,
    diff_revisions,
    draft_from_dict,
    draft_to_dict,
    json_ld,
    label_for,
    load_signing_key,
    make_revision,
    revision_from_dict,
    revision_hash,
    revision_to_dict,
    sign_manifest,
    tombstone,
    verify_manifest,
)  # fmt: skip

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
KEY = SigningKey.from_seed(b"s" * 32)
SOURCES = tuple(
    EvidenceSource(
        article_id=i, source_id=i, publisher=p, owner=p, url=f"https://{i}.example/1", title="Tunnel & <harbor>",
        text="Some text.", published_at=NOW, text_hash="h" + i, fetched_at=NOW,
    )
    for i, p in (("a", "The Harbor Courier"), ("b", "Ellis Gazette"), ("c", "Coast Daily"))
)  # fmt: skip


def said(text: str, article: str = "a") -> Sentence:
    return Sentence(text=text, citations=(Citation(article_id=article, start=0, end=4, span_hash="x"),))


def draft(*body: str, **more: object) -> Draft:
    texts = body or ("The council approved it.", "It costs 12 million euros.", "Anna Weber was glad.")
    made = Draft(
        story_id="story-1",
        headline=said("Council <b>approves</b> tunnel"), standfirst=said("The tunnel is approved.", "b"),
        paragraphs=(tuple(said(t) for t in texts),), dateline="Port Ellis", language="en", writer=WriterKind.WRITING,
        model="m-1", prompt_version="p-1",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def checked(made: Draft, *verdicts: Verdict) -> CheckedDraft:
    return CheckedDraft(draft=made, verdicts=verdicts, rules_run=(Rule.CITED,))


def verdict(outcome: Outcome, rule: Rule = Rule.NUMBER) -> Verdict:
    return Verdict(part="body", sentence=0, rule=rule, outcome=outcome, detail="why")


def revision(made: Draft | None = None, previous: Revision | None = None) -> Revision:
    return make_revision(checked(made or draft()), previous, SOURCES, NOW, report_id="R1")


@pytest.mark.parametrize(
    ("given_", "switches", "kind"),
    [
        (checked(draft()), Switches(), PublishKind.PUBLISH),
        (checked(draft(), verdict(Outcome.NOTE)), Switches(), PublishKind.PUBLISH),
        (checked(draft(), verdict(Outcome.HOLD)), Switches(), PublishKind.HOLD),
        (checked(draft(), verdict(Outcome.FAIL)), Switches(), PublishKind.SOURCES_ONLY),
        (checked(draft(), verdict(Outcome.HOLD), verdict(Outcome.FAIL)), Switches(), PublishKind.SOURCES_ONLY),
        (None, Switches(), PublishKind.SOURCES_ONLY),
        (checked(draft()), Switches(desk=True), PublishKind.STOPPED),
        (checked(draft()), Switches(source=True), PublishKind.STOPPED),
        (checked(draft()), Switches(story=True), PublishKind.STOPPED),
    ],
)
def test_the_decision(given_: CheckedDraft | None, switches: Switches, kind: PublishKind) -> None:
    decision = decide_publication(given_, None, switches, SOURCES, NOW, report_id="R1")
    assert decision.kind is kind
    assert (decision.revision is not None) is (kind is PublishKind.PUBLISH)


def test_the_same_words_make_no_revision_and_a_new_figure_makes_a_correction() -> None:
    first = revision()
    same = decide_publication(checked(draft()), first, Switches(), SOURCES, NOW, report_id="R1")
    assert same.kind is PublishKind.UNCHANGED
    newer = draft("The council approved it.", "It costs 15 million euros.", "Anna Weber was glad.")
    moved = decide_publication(checked(newer), first, Switches(), SOURCES, NOW + timedelta(hours=1), report_id="R1")
    assert moved.revision is not None
    assert moved.revision.number == 2
    (correction,) = moved.corrections
    assert (correction.note, correction.before) == (
        "A figure was corrected: 12 became 15.",
        "It costs 12 million euros.",
    )


@pytest.mark.parametrize(
    ("after", "note"),
    [
        ("Anna Lind was glad.", "A name was corrected: Weber became Lind."),
        ('"Anna Weber was glad."', ""),
        ("Anna Weber was not glad.", 'The sense was corrected: "not" came or went.'),
        ("Anna Weber was very glad.", ""),
    ],
)
def test_what_counts_as_a_correction(after: str, note: str) -> None:
    newer = revision(draft("The council approved it.", "It costs 12 million euros.", after), revision())
    assert [c.note for c in corrections_between(revision(), newer)] == ([note] if note else [])


def test_another_writer_over_the_same_texts_corrects_nothing_over_new_ones_it_may() -> None:
    by_code = revision(draft(writer=WriterKind.MODEL_FREE))
    reworded = draft("The council approved it.", "It costs 15 million euros.", "Anna Lind was glad.")
    assert len(corrections_between(by_code, revision(reworded, by_code))) == 0
    newer = replace(SOURCES[0], text_hash="newer")
    fresh = replace(revision(reworded, by_code), sources=(newer, *SOURCES[1:]))
    assert len(corrections_between(by_code, fresh)) == 2


def test_the_diff_pairs_reworded_sentences_and_lists_gone_and_new_ones() -> None:
    newer = revision(draft("The council approved it.", "It costs 15 million euros.", "Boats may pass below."))
    changes = {(c.before, c.after) for c in diff_revisions(revision(), newer)}
    assert changes == {
        ("It costs 12 million euros.", "It costs 15 million euros."),
        ("", "Boats may pass below."),
        ("Anna Weber was glad.", ""),
    }


def test_labels_count_cited_sources_only() -> None:
    assert label_for(draft(), SOURCES) == "Written by AI from 2 sources; every sentence opens its source."
    assert label_for(draft(writer=WriterKind.MODEL_FREE), SOURCES).startswith("Assembled without AI from 2 sources")
    label = label_for(draft(writer=WriterKind.CHOOSING), SOURCES, single_source=True, reviewer="Ines")
    assert label.startswith("Assembled by AI")
    assert "Single source" in label
    assert label.endswith("Reviewed by Ines.")
    assert "without word lists" in label_for(draft(), SOURCES, bare_rules=True)


def test_the_card_escapes_everything_and_has_its_slots() -> None:
    html = card_html(revision(draft(headline=said('<script>x</script> "<!--why-->" & more'))))
    assert "<script" not in html
    assert (html.count("<!--why-->"), html.count("<!--actions-->")) == (1, 1)
    assert '<a href="/report/R1">' in html
    assert "2 publishers" in html
    assert '<time datetime="2026-11-24T12:00:00+00:00">' in html


def test_linked_data_names_sources_and_origin_and_cannot_end_its_element() -> None:
    made = json_ld(revision(draft(headline=said("</script><b>"))), base="https://desk.example")
    value = json.loads(made)
    assert "<" not in made
    assert value["@type"] == "NewsArticle"
    assert value["digitalSourceType"].endswith("/trainedAlgorithmicMedia")
    assert [c["url"] for c in value["citation"]] == ["https://a.example/1", "https://b.example/1"]


def test_the_hash_is_over_everything_but_itself() -> None:
    one = revision()
    assert one.hash == revision_hash(one)
    assert revision_hash(replace(one, label="other")) != one.hash
    assert revision_hash(revision_from_dict(json.loads(json.dumps(revision_to_dict(one))))) == one.hash


def test_a_manifest_verifies_and_says_no_source_text() -> None:
    manifest = sign_manifest(revision(), KEY)
    assert verify_manifest(manifest, KEY.public_pem) == ""
    assert verify_manifest(manifest, SigningKey.from_seed(b"o" * 32).public_pem) != ""
    assert b"Some text." not in build_manifest(revision())
    assert json.loads(manifest)["payload"]["revision_hash"] == revision().hash


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_one_changed_byte_of_a_manifest_fails(data: st.DataObject) -> None:
    manifest = sign_manifest(revision(), KEY)
    at = data.draw(st.integers(0, len(manifest) - 1))
    other = data.draw(st.characters(min_codepoint=32, max_codepoint=126).filter(lambda c: c != manifest[at]))
    assert verify_manifest(manifest[:at] + other + manifest[at + 1 :], KEY.public_pem) != ""


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4), st.sampled_from(WriterKind), st.text(max_size=9))
def test_drafts_and_revisions_come_back_as_they_went(texts: list[str], writer: WriterKind, model: str) -> None:
    made = draft(*texts, writer=writer, model=model)
    assert draft_from_dict(json.loads(json.dumps(draft_to_dict(made)))) == made
    one = make_revision(checked(made, verdict(Outcome.NOTE)), None, SOURCES, NOW, report_id="R1")
    assert revision_from_dict(json.loads(json.dumps(revision_to_dict(one)))) == one


def test_the_key_file_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "data" / "signing-key"
    first, second = load_signing_key(path), load_signing_key(path)
    assert first.public_pem == second.public_pem == (tmp_path / "data" / "signing-key.pub").read_bytes()
    assert path.stat().st_mode & 0o077 == 0


def test_a_tombstone_keeps_no_text() -> None:
    stone = tombstone(revision(), "privacy", NOW)
    assert (stone.report_id, stone.hash, stone.reason) == ("R1", revision().hash, "privacy")
