"""Accounts on a desk with a mail server. Run by ``test_with_mail.py`` in a process of its own, since addresses and
ways in are settled when the process starts; mail goes to Django's test outbox."""

import re
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from standfirst.store.models import Reader
from tests.store import world

People = Callable[[], Client]
EMAIL, WORD = "ines@example.org", "a-long-enough-pass9"


def code() -> str:
    """The code in the newest mail."""
    found = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[1]


def sign_up(client: Client) -> None:
    assert client.post("/accounts/signup/", {"email": EMAIL, "password1": WORD}).status_code == 302
    assert client.post("/accounts/confirm-email/", {"code": code()}).status_code == 302


def test_the_settings_pass_the_librarys_own_checks(db: None) -> None:
    call_command("check")


def test_an_address_is_proven_before_there_is_a_way_in(told: world.Told, person: People) -> None:
    client = person()
    client.post("/act", {"act": "follow", "kind": "topic", "value": "transport"})
    client.post("/accounts/signup/", {"email": EMAIL, "password1": WORD})
    assert mail.outbox[0].to == [EMAIL]
    assert "This desk sends no e-mail" not in client.get("/accounts/signup/").content.decode()
    assert client.get("/you/account").context["account"] is None
    client.post("/accounts/confirm-email/", {"code": "AAAA-BBBB"})
    assert client.get("/you/account").context["account"] is None
    client.post("/accounts/confirm-email/", {"code": code()})
    assert EmailAddress.objects.get().verified
    assert Reader.objects.get().user == get_user_model().objects.get()
    assert "proven" in client.get("/you/account").content.decode()


def test_a_code_by_mail_signs_in(told: world.Told, person: People) -> None:
    sign_up(person())
    client = person()
    client.post("/accounts/login/code/", {"email": EMAIL})
    answer = client.post("/accounts/login/code/confirm/", {"code": code()})
    assert answer.status_code == 302
    assert client.get("/you/account").context["account"].name == "ines"


def told_to(client: Client, email: str) -> str:
    """The whole way that a sign-up goes, as its page reads in the end."""
    page = client.post("/accounts/signup/", {"email": email, "password1": WORD}, follow=True).content.decode()
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page).replace(email, "ADDRESS")


def test_signing_up_does_not_tell_who_has_an_account(told: world.Told, person: People) -> None:
    sign_up(person())
    cache.clear()  # the mail of the sign-up before was seconds ago
    assert told_to(person(), EMAIL) == told_to(person(), "nobody@example.org")
    assert "already" in mail.outbox[-2].body.lower(), "only the owner of the address learns it"


@pytest.mark.parametrize("path", ["/accounts/password/reset/", "/accounts/login/code/"])
def test_asking_for_mail_does_not_tell_either(path: str, told: world.Told, person: People) -> None:
    sign_up(person())
    pages = []
    for email in (EMAIL, "nobody@example.org"):
        page = person().post(path, {"email": email}, follow=True).content.decode()
        pages.append(re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page).replace(email, "ADDRESS"))
    assert pages[0] == pages[1]


def test_a_forgotten_password_is_mended_by_mail(told: world.Told, person: People) -> None:
    sign_up(person())
    client = person()
    assert "Forgot" in client.get("/accounts/login/").content.decode()
    client.post("/accounts/password/reset/", {"email": EMAIL})
    link = re.search(r"https?://[^/\s]+(/accounts/password/reset/key/\S+)", str(mail.outbox[-1].body))
    assert link
    form = client.get(link[1], follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": "another-long-pass9", "password2": "another-long-pass9"})
    signed = person()
    answer = signed.post("/accounts/login/", {"login": EMAIL, "password": "another-long-pass9"})
    assert answer.status_code == 302
    assert person().post("/accounts/login/", {"login": EMAIL, "password": WORD}).status_code == 200


def test_a_changed_password_is_told_by_mail(told: world.Told, person: People) -> None:
    client = person()
    sign_up(client)
    form = {"oldpassword": WORD, "password1": "another-long-pass9", "password2": "another-long-pass9"}
    client.post("/accounts/password/change/", form)
    assert "password" in mail.outbox[-1].subject.lower()


def test_mail_has_one_line_of_subject_whatever_the_site_is_called(told: world.Told, person: People) -> None:
    person().post("/accounts/signup/", {"email": EMAIL, "password1": WORD})
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].subject.startswith("[")


def test_signing_up_by_passkey_alone_leads_to_the_key(told: world.Told, person: People) -> None:
    client = person()
    assert "passkey" in client.get("/accounts/signup/").content.decode().lower()
    client.post("/accounts/signup/passkey/", {"email": EMAIL})
    answer = client.post("/accounts/confirm-email/", {"code": code()})
    assert answer.headers["Location"] == "/accounts/2fa/webauthn/signup/"
    page = client.get("/accounts/2fa/webauthn/signup/")
    assert "creation_options" in page.content.decode()
    assert client.get("/you/account").context["account"] is None, "not before the key is there"
