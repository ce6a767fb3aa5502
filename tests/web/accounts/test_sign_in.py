"""Signing in and out: limits, what strangers can learn, where it leads, which cookies, whose profile."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.store.models import Interest, Reader
from standfirst.web.visitor import COOKIE
from tests.store import world

People = Callable[[], Client]
WORD = "a-long-enough-pass9"


def sign_up(client: Client, name: str, **more: str) -> None:
    answer = client.post("/accounts/signup/", {"username": name, "password1": WORD, **more})
    assert answer.status_code == 302, answer.content.decode()[-1500:]


def sign_in(client: Client, name: str, word: str = WORD, path: str = "/accounts/login/") -> int:
    return client.post(path, {"login": name, "password": word}).status_code


def left(client: Client) -> set[str]:
    """The names of cookies that the browser still has."""
    return {name for name, morsel in client.cookies.items() if morsel.value}


def follow(client: Client, topic: str) -> None:
    assert client.post("/act", {"act": "follow", "kind": "topic", "value": topic}).status_code == 303


def follows(client: Client) -> set[str]:
    return {i["value"] for i in client.get("/you/export.json").json().get("interests", [])}


def test_several_readers_share_a_desk_and_a_browser(told: world.Told, person: People) -> None:
    shared, elsewhere = person(), person()
    sign_up(shared, "ines")
    follow(shared, "health")
    shared.post("/accounts/logout/")
    assert left(shared) == set(), "signing out leaves nothing of the profile"
    assert follows(shared) == set()
    sign_up(shared, "omar")
    follow(shared, "sport")
    assert follows(shared) == {"sport"}
    assert sign_in(elsewhere, "ines") == 302
    assert follows(elsewhere) == {"health"}


def test_what_was_done_before_comes_along_at_sign_in(told: world.Told, person: People) -> None:
    reader = person()
    sign_up(reader, "ines")
    follow(reader, "health")
    reader.post("/accounts/logout/")
    follow(reader, "sport")
    assert COOKIE in left(reader)
    assert sign_in(reader, "ines") == 302
    assert follows(reader) == {"health", "sport"}
    assert COOKIE not in left(reader)
    assert Reader.objects.count() == 1


def test_kept_apart_it_stays_with_the_browser(told: world.Told, person: People) -> None:
    reader = person()
    sign_up(reader, "ines")
    reader.post("/accounts/logout/")
    follow(reader, "sport")
    assert "comes along" in reader.get("/accounts/login/").content.decode()
    reader.post("/you/apart", {"apart": "1", "next": "/accounts/login/"})
    assert "stays apart" in reader.get("/accounts/login/").content.decode()
    sign_in(reader, "ines")
    assert follows(reader) == set()
    reader.post("/accounts/logout/")
    assert left(reader) == {COOKIE}
    assert follows(reader) == {"sport"}
    assert Interest.objects.get().reader.user is None


def test_a_stolen_anonymous_cookie_does_not_open_the_account(told: world.Told, person: People) -> None:
    reader, thief = person(), person()
    follow(reader, "health")
    thief.cookies[COOKIE] = reader.cookies[COOKIE].value
    sign_up(reader, "ines")
    assert follows(thief) == set()


def test_guessing_ends_soon(told: world.Told, person: People) -> None:
    get_user_model().objects.create_user("ines", password=WORD)
    guesser = person()
    for n in range(5):
        assert sign_in(guesser, "ines", f"wrong-{n}") == 200
    assert sign_in(guesser, "ines") == 200, "the right one comes too late"
    page = guesser.post("/accounts/login/", {"login": "ines", "password": WORD}).content.decode()
    assert "Too many failed login attempts" in page


def test_a_wrong_password_and_a_name_that_is_nobodys_read_the_same(told: world.Told, person: People) -> None:
    get_user_model().objects.create_user("ines", password=WORD)
    told_of = []
    for name in ("ines", "nobody"):
        page = person().post("/accounts/login/", {"login": name, "password": "wrong-wrong-9"}).content.decode()
        told_of.append(re.sub(r'(csrfmiddlewaretoken" value=)"\w+"', r"\1", page).replace(name, "NAME"))
    assert told_of[0] == told_of[1]
    assert "are not correct" in told_of[0]


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(path: str, told: world.Told, person: People) -> None:
    get_user_model().objects.create_user("ines", password=WORD)
    answer = person().post("/accounts/login/", {"login": "ines", "password": WORD, "next": path})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"


def test_signing_in_leads_back(told: world.Told, person: People) -> None:
    get_user_model().objects.create_user("ines", password=WORD)
    answer = person().post("/accounts/login/", {"login": "ines", "password": WORD, "next": "/topic/health"})
    assert answer.headers["Location"] == "/topic/health"


def test_cookies_are_for_this_site_and_no_script(told: world.Told, person: People) -> None:
    reader = person()
    sign_up(reader, "ines")
    for name in ("sessionid", "csrftoken"):
        assert reader.cookies[name]["httponly"], name
        assert reader.cookies[name]["samesite"] == "Lax", name
    assert settings.PASSWORD_HASHERS[0].endswith("PBKDF2PasswordHasher")
    assert get_user_model().objects.get().password.startswith("pbkdf2_sha256$")


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_sign_in_forms_from_elsewhere_are_refused(headers: dict[str, str], told: world.Told) -> None:
    get_user_model().objects.create_user("ines", password=WORD)
    client = Client(enforce_csrf_checks=True, headers={"host": "localhost", **headers})
    for path in ("/accounts/login/", "/accounts/signup/", "/accounts/logout/"):
        assert client.post(path, {"login": "ines", "password": WORD}).status_code == 403, path
    assert not left(client)


def test_a_browser_that_says_nothing_signs_in_by_its_token(told: world.Told) -> None:
    get_user_model().objects.create_user("ines", password=WORD)
    old = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    old.cookies["anything"] = "set"
    page = old.get("/accounts/login/").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    form = {"login": "ines", "password": WORD, "csrfmiddlewaretoken": token}
    assert old.post("/accounts/login/", form).status_code == 302


def test_admin_has_no_door_of_its_own(told: world.Told, client: Client) -> None:
    answer = client.get("/admin/login/?next=/admin/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")


def test_without_a_mail_server_the_page_says_so(told: world.Told, client: Client) -> None:
    assert "This desk sends no e-mail" in client.get("/accounts/signup/").content.decode()
    assert "Forgot" not in client.get("/accounts/login/").content.decode()
    assert "ask the operator" in client.get("/accounts/password/reset/").content.decode()


def test_a_new_account_without_a_second_way_in_is_told(told: world.Told, person: People) -> None:
    reader = person()
    answer = reader.post("/accounts/signup/", {"username": "ines", "password1": WORD})
    page = reader.get(answer.headers["Location"]).content.decode()
    assert "One loss locks you out" in page
    assert "/accounts/2fa/webauthn/add/" in page


@pytest.mark.parametrize("name", ["operator", "Operator", "desk"])
def test_names_that_the_desk_uses_are_not_given_away(name: str, told: world.Told, person: People) -> None:
    person().post("/accounts/signup/", {"username": name, "password1": WORD})
    assert not get_user_model().objects.exists()
