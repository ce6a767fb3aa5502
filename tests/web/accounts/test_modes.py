"""Open, by invitation, behind a proxy; reading for everybody or for members."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.store.invites import invite_is_good, list_invites, make_invite, revoke_invite
from standfirst.store.models import AuditEntry, Invite, ProxyName, Reader
from standfirst.store.operators import make_link
from tests.store import world
from tests.web.accounts.conftest import Operate

People = Callable[[], Client]
FORM = {"username": "ines", "password1": "a-long-enough-pass9"}
PROXY = {"accounts": "proxy", "proxy_header": "Remote-User", "proxy_addresses": "10.9.8.7, fd00:9::/64"}


def users() -> list[str]:
    return sorted(get_user_model().objects.values_list("username", flat=True))


def test_by_invitation_an_account_needs_one_and_looking_spends_nothing(
    told: world.Told, operate: Operate, person: People
) -> None:
    operate(accounts="invite")
    token, guest = make_invite("operator"), person()
    assert "By invitation" in guest.get("/accounts/signup/").content.decode()
    guest.post("/accounts/signup/", FORM)
    assert users() == []
    page = guest.get(f"/invite/{token}")
    assert "You are invited" in page.content.decode()
    assert not page.cookies
    assert invite_is_good(token)
    assert guest.post(f"/invite/{token}").status_code == 303
    assert guest.post("/accounts/signup/", FORM).status_code == 302
    assert users() == ["ines"]
    assert not invite_is_good(token)


def test_an_invitation_makes_one_account(told: world.Told, operate: Operate, person: People) -> None:
    operate(accounts="invite")
    token, one, two = make_invite("operator"), person(), person()
    for guest in (one, two):  # both took it up before either used it
        guest.post(f"/invite/{token}")
    one.post("/accounts/signup/", FORM)
    assert two.post("/accounts/signup/", FORM | {"username": "omar"}).status_code == 200
    assert users() == ["ines"]
    assert person().get(f"/invite/{token}").status_code == 404


def test_a_refused_form_spends_no_invitation(told: world.Told, operate: Operate, person: People) -> None:
    operate(accounts="invite")
    token, guest = make_invite("operator"), person()
    guest.post(f"/invite/{token}")
    guest.post("/accounts/signup/", FORM | {"password1": "short"})
    assert invite_is_good(token)


def test_invitations_are_made_shown_once_and_taken_back_at_the_desk(
    told: world.Told, operate: Operate, client: Client
) -> None:
    operate(accounts="invite")
    assert client.get("/desk/invites").status_code == 302
    client.force_login(get_user_model().objects.create_user("editor", is_staff=True))
    page = client.post("/desk/invites", {"note": "<b>copy</b> desk", "days": "3"}).content.decode()
    token = page.split("/invite/")[1].split('"')[0]
    assert invite_is_good(token)
    again = client.get("/desk/invites").content.decode()
    assert token not in again
    assert "&lt;b&gt;copy&lt;/b&gt; desk" in again
    client.post("/desk/invites", {"what": "revoke", "number": str(Invite.objects.get().pk)})
    assert not invite_is_good(token)
    assert [line.state for line in list_invites()] == ["revoked"]
    assert not revoke_invite(Invite.objects.get().pk, "editor"), "only once"
    assert set(AuditEntry.objects.values_list("what", flat=True)) == {"made-invite", "revoked-invite"}
    client.force_login(get_user_model().objects.create_user("reader"))
    assert client.get("/desk/invites").status_code == 403


def test_a_proxy_names_who_asks_without_a_session(told: world.Told, operate: Operate, client: Client) -> None:
    operate(**PROXY, proxy_email_header="Remote-Email")
    named = {"REMOTE_ADDR": "10.9.8.7", "HTTP_REMOTE_USER": "ines", "HTTP_REMOTE_EMAIL": "ines@example.org"}
    answer = client.get("/you/account", **named)
    assert "<dd>ines</dd>" in answer.content.decode()
    assert "ines@example.org" in answer.content.decode()
    assert not answer.cookies
    client.get("/", **(named | {"REMOTE_ADDR": "::ffff:10.9.8.7"}))
    client.get("/", **(named | {"REMOTE_ADDR": "fd00:9::1", "HTTP_REMOTE_USER": "omar"}))
    assert users() == ["ines", "omar"], "made on first sight, once"
    assert "Nothing is kept about you" not in client.get("/you/account", **named).content.decode()


@pytest.mark.parametrize("address", ["10.9.8.8", "127.0.0.1", "::1", "", "nonsense"])
def test_a_header_from_elsewhere_counts_for_nothing(
    address: str, told: world.Told, operate: Operate, client: Client
) -> None:
    operate(**PROXY)
    answer = client.get("/you/account", REMOTE_ADDR=address, HTTP_REMOTE_USER="operator")
    assert users() == []
    assert "You read without an account" not in answer.content.decode() or "operator" not in answer.content.decode()
    forwarded = {"HTTP_X_FORWARDED_FOR": "10.9.8.7"}
    client.get("/you/account", REMOTE_ADDR=address, HTTP_REMOTE_USER="operator", **forwarded)
    assert users() == [], "nor what a stranger writes into X-Forwarded-For"


@pytest.mark.parametrize("accounts", ["open", "invite"])
def test_without_the_proxy_mode_the_header_is_nothing(
    accounts: str, told: world.Told, operate: Operate, client: Client
) -> None:
    operate(**(PROXY | {"accounts": accounts}))
    client.get("/you/account", REMOTE_ADDR="10.9.8.7", HTTP_REMOTE_USER="ines")
    assert users() == []


def test_a_name_of_the_proxy_never_opens_another_kind_of_account(
    told: world.Told, operate: Operate, client: Client
) -> None:
    own = get_user_model().objects.create_user("operator", is_staff=True, is_superuser=True)
    operate(**PROXY)
    named = {"REMOTE_ADDR": "10.9.8.7", "HTTP_REMOTE_USER": "operator"}
    assert client.get("/desk/", **named).status_code == 403
    assert ProxyName.objects.get().user != own
    assert users() == ["operator", "operator-2"]


@pytest.mark.parametrize("name", ["", " ", "ines,operator", "a\x00b", "x" * 151, "a\x07"])
def test_odd_names_are_nobody(name: str, told: world.Told, operate: Operate, client: Client) -> None:
    operate(**PROXY)
    assert client.get("/", REMOTE_ADDR="10.9.8.7", HTTP_REMOTE_USER=name).status_code == 200
    assert users() == []


def test_behind_a_proxy_sessions_count_for_nothing_and_sign_in_is_off(
    told: world.Told, operate: Operate, client: Client
) -> None:
    client.force_login(get_user_model().objects.create_user("editor", is_staff=True))
    operate(**PROXY)
    assert client.get("/desk/").status_code == 302, "a session of before opens nothing"
    for path in ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/accounts/2fa/"):
        assert "Sign-in is elsewhere" in client.get(path).content.decode()
        assert client.post(path, FORM).status_code == 404
    page = client.get("/").content.decode()
    assert "Sign in" not in page
    assert "Sign out" not in page


def test_behind_a_proxy_an_anonymous_profile_comes_along(told: world.Told, operate: Operate, browser: Client) -> None:
    browser.post("/act", {"act": "follow", "kind": "topic", "value": "transport"})
    operate(**PROXY)
    answer = browser.get("/you", REMOTE_ADDR="10.9.8.7", HTTP_REMOTE_USER="ines")
    assert Reader.objects.get().user.username == "ines"  # type: ignore[union-attr]
    assert "transport" in answer.content.decode()


def test_the_operators_link_works_through_the_proxy_only(told: world.Told, operate: Operate, client: Client) -> None:
    operate(**PROXY)
    token = make_link()
    assert client.post(f"/operator/{token}").status_code == 403
    named = {"REMOTE_ADDR": "10.9.8.7", "HTTP_REMOTE_USER": "ines"}
    assert client.post(f"/operator/{token}", **named).status_code == 303
    assert client.get("/desk/", **named).status_code == 200


READ = ("/", "/common", "/trending", "/topics", "/search?q=ferry", "/sources", "/you", "/corrections", "/api/docs")
FEEDS = ("/feed.rss", "/feed.atom", "/feed.json", "/trending.rss", "/corrections.json", "/api/v1/reports")


@pytest.mark.parametrize("accounts", ["open", "invite"])
def test_for_members_nothing_of_the_news_is_open(
    accounts: str, told: world.Told, operate: Operate, client: Client
) -> None:
    operate(reading="members", accounts=accounts)
    for path in (*READ, f"/report/{told.report_id}", f"/story/{told.story_id}"):
        answer = client.get(path)
        assert answer.status_code in (302, 401), path
        assert "Ferry" not in answer.content.decode()
        assert not answer.cookies
    to = client.get("/trending?language=de").headers["Location"]
    assert to == "/accounts/login/?next=%2Ftrending%3Flanguage%3Dde"
    for path in FEEDS:
        assert client.get(path).status_code == 401, path
    for path in ("/accounts/login/", "/about", "/privacy", "/robots.txt", "/favicon.svg"):
        assert client.get(path).status_code == 200, path
    client.force_login(get_user_model().objects.create_user("reader"))
    assert "Ferry" in client.get("/common").content.decode()
    assert client.get("/feed.rss").status_code == 200


def test_for_members_behind_a_proxy(told: world.Told, operate: Operate, client: Client) -> None:
    operate(**PROXY, reading="members")
    assert client.get("/").status_code == 403
    assert client.get("/", REMOTE_ADDR="10.9.8.7", HTTP_REMOTE_USER="ines").status_code == 200
