"""OpenID Connect against a small issuer on loopback: a real exchange of codes for tokens, and what may go wrong."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.settings import Settings
from standfirst.store.invites import invite_is_good, make_invite
from standfirst.store.models import Reader
from standfirst.web.account_settings import account_settings, sign_in_origins
from tests.store import world
from tests.web.accounts.conftest import Operate

People = Callable[[], Client]
CLAIMS = {"sub": "s-1", "email": "ines@example.org", "email_verified": True}
START = "/accounts/oidc/desk/login/"


@dataclass
class Issuer:
    """What the issuer says next, and what it was sent."""

    address: str = ""
    claims: dict[str, Any] = field(
        default_factory=lambda: {"sub": "s-1", "email": "ines@example.org", "email_verified": True}
    )
    audience: str = "desk"
    broken: bool = False
    asked: list[dict[str, list[str]]] = field(default_factory=list)

    def answer(self, path: str) -> dict[str, Any]:
        """The JSON at a path."""
        if path.endswith("openid-configuration"):
            a = self.address
            return {"issuer": a, "authorization_endpoint": f"{a}/authorize", "token_endpoint": f"{a}/token",
                    "userinfo_endpoint": f"{a}/userinfo", "jwks_uri": f"{a}/keys"}  # fmt: skip
        if path == "/token":
            now = int(time.time())
            told = {**self.claims, "iss": self.address, "aud": self.audience, "iat": now, "exp": now + 60}
            token = jwt.encode(told, "a-key-of-the-issuer-that-is-long-enough", algorithm="HS256")
            return {"access_token": "at", "token_type": "Bearer", "expires_in": 60, "id_token": token}
        return self.claims


@pytest.fixture
def issuer(settings: Any, tmp_path: Any) -> Iterator[Issuer]:
    said = Issuer()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            said.asked.append(parse_qs(self.rfile.read(length).decode()))
            self.send_response(500 if said.broken else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said.answer(self.path)).encode())

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *arguments: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    said.address = f"http://127.0.0.1:{server.server_port}"
    secret = tmp_path / "secret"
    secret.write_text("s3cret")
    secret.chmod(0o600)
    ours = Settings(oidc_address=said.address, oidc_client_id="desk", oidc_secret_file=str(secret), oidc_name="Town id")
    settings.SOCIALACCOUNT_PROVIDERS = account_settings(ours)["SOCIALACCOUNT_PROVIDERS"]
    assert sign_in_origins(ours) == [said.address]
    yield said
    server.shutdown()
    server.server_close()


def come_in(client: Client) -> Any:
    """To the issuer and back, as the browser goes; the answer to the way back."""
    away = client.post(START)
    assert away.status_code == 302, away.content.decode()[-800:]
    query = parse_qs(urlsplit(away.headers["Location"]).query)
    assert query["code_challenge_method"] == ["S256"]
    return client.get(f"{START}callback/", {"code": "c-1", "state": query["state"][0]})


def test_an_account_comes_and_comes_back(told: world.Told, issuer: Issuer, person: People) -> None:
    one = person()
    assert "Town id" in one.get("/accounts/login/").content.decode()
    one.post("/act", {"act": "follow", "kind": "topic", "value": "transport"})
    answer = come_in(one)
    assert answer.status_code == 302
    user = get_user_model().objects.get()
    assert EmailAddress.objects.get(user=user).verified
    assert not user.has_usable_password()
    assert Reader.objects.get().user == user, "carried over"
    assert not SocialToken.objects.exists(), "no token of the issuer is kept"
    sent = next(a for a in issuer.asked if "code" in a)
    assert sent["code"] == ["c-1"]
    assert sent["code_verifier"]
    come_in(person())
    assert SocialAccount.objects.count() == 1


def test_an_address_alone_opens_no_account(told: world.Told, issuer: Issuer, person: People) -> None:
    mine = get_user_model().objects.create_user("ines", "ines@example.org", "a-long-enough-pass9")
    EmailAddress.objects.create(user=mine, email="ines@example.org", verified=True, primary=True)
    client = person()
    come_in(client)
    assert not SocialAccount.objects.filter(user=mine).exists()
    assert client.get("/you/account").context["account"] is None


@pytest.mark.parametrize("fault", ["audience", "broken", "state"])
def test_a_bad_answer_is_a_page_and_no_account(fault: str, told: world.Told, issuer: Issuer, person: People) -> None:
    client = person()
    away = client.post(START)
    state = parse_qs(urlsplit(away.headers["Location"]).query)["state"][0]
    issuer.audience = "somebody-else" if fault == "audience" else "desk"
    issuer.broken = fault == "broken"
    answer = client.get(f"{START}callback/", {"code": "c-1", "state": "forged" if fault == "state" else state})
    assert answer.status_code in (200, 401, 502)
    assert "Not signed in" in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
    assert not get_user_model().objects.exists()


def test_by_invitation_it_needs_one_too(told: world.Told, issuer: Issuer, operate: Operate, person: People) -> None:
    operate(accounts="invite")
    come_in(person())
    assert not get_user_model().objects.exists()
    token, guest = make_invite("operator"), person()
    guest.post(f"/invite/{token}")
    come_in(guest)
    assert get_user_model().objects.count() == 1
    assert not invite_is_good(token)


def test_without_settings_there_is_no_such_door(told: world.Told, person: People) -> None:
    assert person().post(START).status_code == 404
    assert "third-party" not in person().get("/accounts/login/").content.decode()
