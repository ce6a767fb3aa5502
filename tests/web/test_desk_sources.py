"""The operator says where a source is, which groups it is in, whether they vouch for it."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.store.models import AuditEntry, Source
from tests.store import world


@pytest.fixture
def editor(told: world.Told, client: Client) -> Client:
    client.force_login(get_user_model().objects.create_user("edda", is_staff=True))
    return client


def test_saved_with_an_audit_line_and_shown(editor: Client) -> None:
    form = {"country": " Norway ", "groups": "Local press,, local press , Founders", "vouched": "on"}
    answer = editor.post("/desk/source/times", form)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/desk/sources#times")
    row = Source.objects.get(id="times")
    assert (row.country, row.groups, row.vouched) == ("Norway", ["Local press", "Founders"], True)
    entry = AuditEntry.objects.get()
    assert (entry.who, entry.what, entry.subject) == ("edda", "describe-source", "times")
    text = editor.get("/desk/sources").content.decode()
    assert "Local press, Founders" in text
    assert "Norway" in editor.get("/sources").content.decode()
    editor.post("/desk/source/times", {"country": "", "groups": ""})
    row.refresh_from_db()
    assert (row.country, row.groups, row.vouched) == ("", [], False)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"country": "x" * 61}, "at most 60 characters"),
        ({"groups": "g" * 41}, "at most 40 characters"),
        ({"groups": ",".join(f"g{n}" for n in range(13))}, "at most 12 groups"),
        ({"country": "Nor\nway"}, "one line"),
    ],
)
def test_what_is_too_long_or_strange_is_refused_and_nothing_is_lost(
    form: dict[str, str], words: str, editor: Client
) -> None:
    Source.objects.filter(id="times").update(country="Norway", groups=["a"])
    answer = editor.post("/desk/source/times", form)
    assert answer.status_code == 400
    text = answer.content.decode()
    assert words in text
    assert form.get("groups", "") in text, "what was typed is still there"
    row = Source.objects.get(id="times")
    assert (row.country, row.groups) == ("Norway", ["a"])
    assert not AuditEntry.objects.exists()


def test_a_source_that_is_not_there_is_404(editor: Client) -> None:
    assert editor.get("/desk/source/nobody").status_code == 404
    assert editor.post("/desk/source/nobody", {"country": "x"}).status_code == 404
