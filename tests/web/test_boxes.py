"""The boxes on a Report's page and in the API: every row leads to its evidence, nothing hostile gets out."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from standfirst.domain.boxes import Difference, Saying, Voice
from standfirst.domain.report import Revision
from standfirst.publish import revision_hash, revision_to_dict
from standfirst.store.models import Revision as RevisionRow
from standfirst.web.dots import dot_scale
from tests.publish.test_boxes import FULL, HOSTILE
from tests.publish.told_world import NOW, revision_of
from tests.store import world


def show(told: world.Told, made: Revision, client: Client) -> str:
    """The page of a Revision put in place of the published one."""
    made = replace(made, report_id=told.report_id, number=told.revision.number)
    made = replace(made, hash=revision_hash(made))
    RevisionRow.objects.filter(report_id=told.report_id).update(body=revision_to_dict(made), hash=made.hash)
    return client.get(f"/report/{told.report_id}").content.decode()


def boxes_in(page: str) -> str:
    return page[page.index('<aside class="boxes"') : page.index("</aside>")]


def test_every_row_leads_to_evidence_that_is_on_the_page(told: world.Told, client: Client) -> None:
    page = show(told, revision_of(*FULL, framed=True), client)
    boxes = boxes_in(page)
    for title in ("Key figures", "Where sources differ", "Timeline", "What is not known yet"):
        assert f">{title}</h2>" in boxes
    led = re.findall(r'class="mark" href="#([^"]+)"', boxes)
    rows = boxes.count("<li") + boxes.count("<dt>") + boxes.count('<th scope="row"')
    assert len(led) == rows
    assert all(f'id="{anchor}"' in page for anchor in led)
    assert "2 March 2026, 09:10 UTC" in boxes


def test_words_are_for_screen_readers_too(told: world.Told, client: Client) -> None:
    boxes = boxes_in(show(told, revision_of(*FULL, framed=True), client))
    assert "<caption>" in boxes
    assert 'role="img" aria-label="On one scale: Pellan Post At least 14; Tarsen Radio Twelve"' in boxes
    assert re.search(r'<th scope="row"><bdi>Tarsen Radio</bdi>.*?newest', boxes)


def test_markup_and_turned_letters_stay_text(told: world.Told, client: Client) -> None:
    lines = [(f"{p}{HOSTILE}", at, f"{HOSTILE} {text}") for p, at, text in FULL]
    boxes = boxes_in(show(told, revision_of(*lines), client))
    assert "<script" not in boxes
    assert "&lt;script&gt;" in boxes
    shown = re.sub(r"<svg.*?</svg>", "", boxes, flags=re.S)
    assert "\u202e" in shown
    assert "\u202e" not in re.sub(r"<bdi[^>]*>[^<]*</bdi>", "", shown), "each in an element of its own"


def test_a_report_from_before_there_were_boxes_has_none(told: world.Told, client: Client) -> None:
    assert told.revision.boxes is None
    page = client.get(f"/report/{told.report_id}")
    assert page.status_code == 200
    assert 'class="boxes"' not in page.content.decode()
    answer: Any = client.get(f"/api/reports/{told.report_id}").json()
    assert answer["boxes"] == {"timeline": [], "figures": [], "differences": [], "unknowns": []}


def test_nothing_to_say_leaves_no_frame(told: world.Told, client: Client) -> None:
    assert 'class="boxes"' not in show(told, revision_of(("Quayside", "4 10:00", "It rained.")), client)


def test_the_api_has_every_row_with_its_sentence(told: world.Told, client: Client) -> None:
    show(told, revision_of(*FULL, framed=True), client)
    answer = client.get(f"/api/reports/{told.report_id}").json()
    texts = {s["key"]: s["text"] for paragraph in answer["paragraphs"] for s in paragraph}
    rows = [*answer["boxes"]["timeline"], *answer["boxes"]["figures"], *answer["boxes"]["unknowns"]]
    rows += [v for d in answer["boxes"]["differences"] for v in d["voices"]]
    assert len(rows) > 6
    assert all(r["text"] in texts[r["saying"]["key"]] for r in rows)
    assert answer["updates"] == [{"number": 1, "at": answer["created_at"], "notes": []}]


def test_what_it_was_leads_to_the_older_revision(told: world.Told, client: Client) -> None:
    lines = (FULL[3], ("Pellan Post", "4 20:00", "Fifteen people died in the landslide."))
    boxes = boxes_in(show(told, revision_of(*lines, previous=revision_of(*FULL)), client))
    assert re.search(rf'href="/report/{told.report_id}/revisions/1#e-s\d">was <del>', boxes)


@pytest.mark.parametrize("numbers", [(), (5.0,), (5.0, 5.0), (None, None)])
def test_no_scale_where_there_is_nothing_to_compare(numbers: tuple[float | None, ...]) -> None:
    assert dot_scale(_difference(*((n, "x") for n in numbers))) == ""


def test_labels_on_the_scale_have_room_and_are_escaped() -> None:
    drawn = dot_scale(_difference((1.0, "<b>"), (2.0, "two"), (2.1, "another"), (3.0, "three")))
    assert "&lt;b&gt;" in drawn
    assert drawn.count("<circle") == 4
    assert drawn.count("<text") == 3


def _difference(*voices: tuple[float | None, str]) -> Difference:
    saying = Saying(part="body", sentence=0, article_id="a", publisher="P", published_at=NOW)
    return Difference(about="", voices=tuple(Voice(value=v, text=v, saying=saying, number=n) for n, v in voices))
