"""Which sentence of the Report each of a translation's tells, and what its label says when some are left out."""

from dataclasses import replace

import pytest

from standfirst.domain.draft import Draft
from standfirst.domain.report import Revision
from standfirst.domain.variant import Telling, Variant
from standfirst.domain.verdict import CheckedDraft
from standfirst.publish import (
    left_out,
    make_variant,
    places_kept,
    revision_from_dict,
    revision_hash,
    revision_to_dict,
    told_by,
)
from tests.publish.told_world import NOW, revision_of

REPORT = revision_of(
    ("Tarsen Press", "3 04:50", "Twelve people were injured in Askmoor."),
    ("Pellan Post", "3 05:10", "The dam of Askmoor holds 40 million cubic metres of water."),
    ("Quayside", "3 05:20", "The cause of the fire was not known."),
)
WHOLE = REPORT.draft


def cut(*body: int) -> Draft:
    sentences = [s for p in WHOLE.paragraphs for s in p]
    return replace(WHOLE, paragraphs=(tuple(sentences[n] for n in body),))


def translated(draft: Draft, told: Revision = REPORT) -> Revision:
    checked = CheckedDraft(draft=replace(draft, language="de"), verdicts=(), rules_run=())
    return make_variant(checked, told, Variant(key="de"), NOW, places_kept(WHOLE, draft))


def test_a_whole_one_tells_every_sentence_in_its_place_and_does_not_say_otherwise() -> None:
    assert places_kept(WHOLE, WHOLE) == (0, 1, 2, 3, 4)
    assert "Not whole" not in translated(WHOLE).label
    assert told_by(WHOLE, WHOLE, (0, 1, 2, 3, 4)) == WHOLE


def test_one_that_is_cut_says_how_much_is_left_out() -> None:
    kept = cut(0, 2)
    assert places_kept(WHOLE, kept) == (0, 1, 2, 4)
    assert left_out(WHOLE, kept) == 1
    assert "Not whole: 1 of 3 sentences of the report are left out." in translated(kept).label
    assert [s.text for s in told_by(WHOLE, kept, (0, 1, 2, 4)).paragraphs[0]] == [s.text for s in kept.paragraphs[0]]


def test_a_body_sentence_that_took_a_fallen_headlines_place_tells_the_body() -> None:
    body = WHOLE.paragraphs[0][1]
    raised = replace(cut(1, 2), headline=replace(body, text=body.text.removesuffix(".")))
    assert places_kept(WHOLE, raised)[0] == 3


def test_places_of_nothing_are_refused() -> None:
    stranger = replace(WHOLE, headline=replace(WHOLE.headline, text="Something else"))
    with pytest.raises(ValueError, match="no such sentence"):
        places_kept(WHOLE, stranger)
    for places in ((0, 1), (0, 1, 2, 3, 9), (0, 1, 2, 3, -1)):
        with pytest.raises(ValueError, match="places"):
            told_by(WHOLE, WHOLE, places)


def test_what_is_told_is_hashed_and_comes_back_and_a_reports_own_form_stays() -> None:
    made = translated(cut(0, 2))
    assert made.telling == Telling(key="de", of=REPORT.hash, places=(0, 1, 2, 4))
    assert revision_from_dict(revision_to_dict(made)) == made
    assert revision_hash(replace(made, telling=Telling(key="fr", of=REPORT.hash))) != made.hash
    assert "telling" not in revision_to_dict(REPORT)


def test_a_translation_of_a_single_source_says_so() -> None:
    assert "Single source" in translated(WHOLE, replace(REPORT, single_source=True)).label
    assert "Single source" not in translated(WHOLE).label
