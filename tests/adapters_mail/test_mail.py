"""Letters handed to a mail server over loopback: as it should be, and with a server in every mood."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from standfirst.adapters import mail
from standfirst.adapters.mail import SmtpMail
from standfirst.digests import Envelope, Letter
from standfirst.domain.errors import Failure
from tests.adapters_mail.post_office import PostOffice, parts, post_office

LETTER = Letter(subject="Desk: Fähre hält", text="Grüße\n.\nein Punkt", html="<p>Grüße</p>")
MAIL = SmtpMail(address="https://desk.example", site='Harbour "Desk"', sender="desk@desk.example")


def envelope(to: str = "ines@example.org", letter: Letter = LETTER) -> Envelope:
    return Envelope(to=to, letter=letter, key="K1", stop_url="https://desk.example/digest/stop/abc:d-e_f")


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    with post_office() as found:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", found.port
        settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER = False, ""
        yield found


def test_a_letter_arrives_with_both_parts_and_one_click_headers(office: PostOffice) -> None:
    assert MAIL.send(envelope()) is None
    (letter,) = office.letters
    assert letter.get_content_type() == "multipart/alternative"
    assert parts(letter) == ("Grüße\n.\nein Punkt", "<p>Grüße</p>")
    assert letter["Subject"] == "Desk: Fähre hält"
    assert letter["To"] == "ines@example.org"
    assert letter["From"] == "Harbour 'Desk' <desk@desk.example>"
    assert letter["List-Unsubscribe"] == "<https://desk.example/digest/stop/abc:d-e_f>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["Message-ID"] == "<K1@desk.example>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert office.recipients == ["rcpt TO:<ines@example.org>"]


@pytest.mark.parametrize("line", ["x\nBcc: spy@example.org", "x\r\nBcc: spy@example.org", "x\rBcc: spy@example.org"])
def test_no_header_can_be_slipped_in(office: PostOffice, line: str) -> None:
    """The composer never makes such a line; if it did, nothing is sent."""
    bad = Letter(subject=line, text="", html="")
    for wrong in (envelope(letter=bad), envelope(to=f"ines@example.org{line[1:]}")):
        failure = MAIL.send(wrong)
        assert isinstance(failure, Failure)
        assert failure.code == "bad-mail"
    assert office.letters == []
    assert office.recipients == []


@pytest.mark.parametrize(
    ("mood", "code", "permanent"),
    [
        ({"rcpt": "450 try again"}, "refused", False), ({"rcpt": "550 no such box"}, "refused", True),
        ({"data": "451 full"}, "mail-server", False), ({"data": "554 no"}, "mail-server", False),
        ({"hangs_up_after": "data"}, "mail-server", False),
    ],
)  # fmt: skip
def test_what_a_server_says_is_a_value(office: PostOffice, mood: dict[str, Any], code: str, permanent: bool) -> None:
    for name, value in mood.items():
        setattr(office, name, value)
    failure = MAIL.send(envelope())
    assert isinstance(failure, Failure)
    assert (failure.code, failure.permanent) == (code, permanent)
    assert "ines" not in failure.detail


def test_a_server_that_is_down_or_slow(office: PostOffice, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "_TIMEOUT", 0.3)
    office.slow, began = 2.0, time.monotonic()
    slow = MAIL.send(envelope())
    assert time.monotonic() - began < 1.5
    settings.EMAIL_PORT = 1
    down = MAIL.send(envelope())
    assert [f.code if f else "" for f in (slow, down)] == ["mail-server", "mail-server"]
    assert not any(f and f.permanent for f in (slow, down))
