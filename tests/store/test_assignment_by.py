"""Who decided an assignment stands in a column of its own; rows from before it had one get it from their reason."""

from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from standfirst.store.browse import load_story
from standfirst.store.editing import merge_stories
from standfirst.store.models import Article, Assignment
from tests.store import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[str, str]:
    world.add_sources()
    return world.add_story("ferry", "Ferry stops", []), world.add_story("tram", "Tram opens", [])


def test_an_editors_act_is_under_the_editors_name_whatever_it_is(pair: tuple[str, str]) -> None:
    ferry, tram = pair
    long = "Edda, who works by night " * 8
    merge_stories(ferry, tram, by=long[:150], now=world.NOW)
    page = load_story(ferry)
    assert page is not None
    assert {a.by for a in page.history if a.kind == "merge"} == {long[:150]}
    assert {a.by for a in page.history if a.kind == "join"} == {""}


def test_an_act_without_a_name_is_still_an_editors(pair: tuple[str, str]) -> None:
    ferry, tram = pair
    merge_stories(ferry, tram, by="", now=world.NOW)
    assert set(Assignment.objects.filter(kind="merge").values_list("by", flat=True)) == {"an editor"}


def test_rows_from_before_get_their_editor_from_the_reason(pair: tuple[str, str]) -> None:
    ferry, tram = pair
    article = Article.objects.filter(story_id=ferry).first()
    told = [
        ("merge", "merge by edda", "edda"),
        ("split", "split by Ola by the Sea", "Ola by the Sea"),
        ("unmerge", "unmerge by an editor", "an editor"),
        ("move", "fits the other story better, move by 0.9", ""),
        ("join", "move by words shared", ""),
    ]
    rows = [
        Assignment(article=article, story_id=ferry, kind=kind, score=1, reason=reason, from_story=tram, at=world.NOW)
        for kind, reason, _ in told
    ]
    Assignment.objects.bulk_create(rows)
    import_module("standfirst.store.migrations.0005_assignment_by").name_editors(apps, None)
    found = dict(Assignment.objects.values_list("reason", "by"))
    assert {reason: found[reason] for _, reason, _ in told} == {reason: by for _, reason, by in told}


def test_the_migrations_say_what_the_models_say() -> None:
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
    assert "No changes" in out.getvalue()
