"""Export and erase in the browser: asked twice, at once, and for good."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.store.models import Reader, Report
from standfirst.web import cards, pool, sessions, trial, visitor
from standfirst.web.visitor import COOKIE
from tests.store import world
from tests.store.everything import cells_with

People = Callable[[], Client]
WORD = "a-long-enough-pass9"


def reading(client: Client, told: world.Told) -> str:
    client.post("/act", {"act": "follow", "kind": "topic", "value": "transport"})
    client.post(f"/report/{told.report_id}/reaction", {"value": "like"})
    client.get("/")
    return Reader.objects.latest("created_at").id


def test_words_of_an_erased_reader_leave_the_memory(
    told: world.Told, person: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = person()
    client.post("/act", {"act": "mute", "kind": "word", "value": "ferry"})
    assert "you muted the word “ferry”" in client.get("/").content.decode()
    reader = Reader.objects.get().id
    assert visitor._profiles._strings
    assert cards._removed.cache_info().currsize
    assert pool.get_pool().candidates.removals
    trial._kept_at[reader] = 1.0
    client.post("/you/delete", {"sure": "yes"})
    assert visitor._profiles._strings == []
    assert cards._removed.cache_info().currsize == cards._reason.cache_info().currsize == 0
    assert pool.get_pool().candidates.removals == {}
    assert reader not in trial._kept_at


def test_an_anonymous_reader_erases_and_the_cookie_counts_for_nothing(told: world.Told, person: People) -> None:
    client = person()
    reader = reading(client, told)
    signed = client.cookies[COOKIE].value
    assert reader in visitor._profiles
    page = client.get("/you/delete").content.decode()
    assert "There is no way back" in page
    assert Reader.objects.exists(), "looking deletes nothing"
    assert "Tick the box" in client.post("/you/delete", {}).content.decode()
    assert client.post("/you/delete", {"sure": "yes"}).status_code == 303
    assert not client.cookies[COOKIE].value
    assert cells_with(reader) == []
    assert reader not in visitor._profiles
    assert Report.objects.get(id=told.report_id).likes == 0
    client.cookies[COOKIE] = signed
    assert "Nothing is kept about you" in client.get("/you").content.decode()
    client.post("/act", {"act": "follow", "kind": "topic", "value": "health"})
    assert Reader.objects.get().id != reader, "an old cookie brings nobody back"


def test_an_account_erases_after_its_password_and_is_signed_out_everywhere(told: world.Told, person: People) -> None:
    one, two = person(), person()
    one.post("/accounts/signup/", {"username": "quadequade", "password1": WORD})
    user = get_user_model().objects.get()
    two.post("/accounts/login/", {"login": "quadequade", "password": WORD})
    reader = reading(one, told)
    two.get("/you")
    asked = one.get("/you/delete")
    assert asked.status_code == 302
    assert asked.headers["Location"].startswith("/accounts/reauthenticate/")
    one.post(asked.headers["Location"], {"password": "wrong-wrong-9", "next": "/you/delete"})
    assert one.post("/you/delete", {"sure": "yes"}).status_code == 302
    assert get_user_model().objects.exists(), "not without the password"
    done = one.post(asked.headers["Location"], {"password": WORD, "next": "/you/delete"})
    assert done.headers["Location"] == "/you?done=deleted", "what was confirmed goes on after the password"
    assert cells_with(reader, "quadequade") == []
    assert {n for n, m in one.cookies.items() if m.value} == set()
    assert not any(data.get("_auth_user_id") == str(user.pk) for _, data in sessions._kept.values())
    assert "Nothing is kept about you" in two.get("/you").content.decode()
    assert "are not correct" in two.post("/accounts/login/", {"login": "quadequade", "password": WORD}).content.decode()


def test_the_only_operator_hands_over_first(told: world.Told, client: Client) -> None:
    boss = get_user_model().objects.create_user("boss", is_superuser=True, is_staff=True)
    client.force_login(boss)
    assert "You are the only operator" in client.get("/you/delete").content.decode()
    client.post("/you/delete", {"sure": "yes"}, headers={"sec-fetch-site": "same-origin"})
    assert get_user_model().objects.exists()


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_a_form_from_elsewhere_erases_nothing(headers: dict[str, str], told: world.Told, browser: Client) -> None:
    reader = reading(browser, told)
    other = Client(headers={"host": "localhost", **headers})
    other.cookies[COOKIE] = browser.cookies[COOKIE].value
    assert other.post("/you/delete", {"sure": "yes"}).status_code == 403
    assert Reader.objects.get().id == reader


def test_the_export_holds_the_account_and_no_secret(told: world.Told, person: People) -> None:
    client = person()
    client.post("/accounts/signup/", {"username": "quadequade", "password1": WORD})
    reading(client, told)
    answer = client.get("/you/export.json")
    out = answer.json()
    assert out["account"]["name"] == "quadequade"
    assert out["interests"][0]["value"] == "transport"
    assert "pbkdf2" not in answer.content.decode()
    assert "attachment" in answer.headers["Content-Disposition"]
    assert Client(headers={"host": "localhost"}).get("/you/export.json").json() == {}


def test_profiles_of_others_leave_the_memory_when_they_are_too_old(
    told: world.Told, person: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = person(), person()
    reader = reading(first, told)
    assert reader in visitor._profiles
    monkeypatch.setattr(visitor._profiles, "_seconds", 0.0)
    reading(second, told)
    assert reader not in visitor._profiles
