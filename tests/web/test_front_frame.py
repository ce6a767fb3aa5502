"""The frame is kept for those it says the same to, and for nobody else."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from standfirst.store.account_row import account_with_reader
from standfirst.store.readers import make_reader
from standfirst.web import front_frame
from tests.store import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_frames() -> None:
    front_frame.forget_frames()


def test_each_visitor_sees_the_frame_of_their_own(told: world.Told) -> None:
    users = get_user_model().objects
    staff, member = Client(), Client()
    staff.force_login(users.create_user(username="editor", is_staff=True))
    member.force_login(users.create_user(username="reader"))
    for _ in range(2):  # the second time from what is kept
        assert 'href="/desk/"' in staff.get("/").content.decode()
        page = member.get("/").content.decode()
        assert 'href="/desk/"' not in page
        assert 'href="/accounts/logout/"' in page
        assert 'href="/accounts/login/"' in Client().get("/").content.decode()
    assert len(front_frame._kept) >= 3


def test_no_more_frames_are_kept_than_so_many(told: world.Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_frame, "_MOST_KEPT", 2)
    rendered, render = [], front_frame._rendered
    monkeypatch.setattr(front_frame, "_rendered", lambda *asked: rendered.append(asked[1]) or render(*asked))
    client = Client()
    for reader in range(4):
        client.force_login(get_user_model().objects.create_user(username=f"r{reader}", is_staff=reader % 2 == 1))
        client.get("/")
        Client().get("/")
    assert len(front_frame._kept) == 2
    assert sum(not frame.signed_in for frame in rendered) == 1, "the one used last stays"


def test_what_one_reader_did_or_muted_is_in_no_kept_frame(told: world.Told) -> None:
    client = Client(headers={"sec-fetch-site": "same-origin", "host": "localhost"})
    client.post("/act", {"act": "mute", "kind": "word", "value": "ferry"})
    client.post("/act", {"act": "mute", "kind": "word", "value": "tram"})
    assert "You muted ferry" in client.get("/", {"done": "mute", "kind": "word", "value": "ferry"}).content.decode()
    client.get("/")
    for n in range(3):
        told_of = {"done": "clear", "kind": "word", "value": f"{n}" + "x" * 5000, "was": "1" * 5000}
        page = Client().get("/", told_of).content.decode()
        assert f'{n}{"x" * 199}"' in page
        assert "x" * 200 not in page
        assert "1" * 201 not in page
    assert [f for f in front_frame._kept if f.notice or f.stub] == []


def test_account_and_reader_come_in_one_query_and_are_the_orms() -> None:
    users = get_user_model().objects
    known, plain = users.create_user(username="known", email="k@example.org"), users.create_user(username="plain")
    reader = make_reader(known.pk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = account_with_reader(str(known.pk))
        assert found.reader.id == reader
    assert len(queries) == 1
    for name in (f.attname for f in found._meta.concrete_fields):
        assert getattr(found, name) == getattr(users.get(pk=known.pk), name), name
    for name in (f.attname for f in found.reader._meta.concrete_fields):
        assert getattr(found.reader, name) == getattr(users.get(pk=known.pk).reader, name), name
    assert getattr(account_with_reader(plain.pk), "reader", None) is None
    assert account_with_reader(0) is None
    assert account_with_reader("no number") is None
