"""Mail: a letter handed to the operator's mail server through Django, with what makes it a good citizen.

One-click unsubscribe as RFC 8058 has it, a list id (RFC 2919), ``Auto-Submitted`` (RFC 3834), and a message id that is
the same at every try, so that a letter taken twice is known as one.
"""

import smtplib
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.core.mail import EmailMultiAlternatives, get_connection

from standfirst.digests import Envelope, one_line
from standfirst.domain.errors import Failure

_TIMEOUT = 20  # seconds for each answer of the server
_GONE = range(550, 560)  # RFC 5321, 4.2.2: the address itself is refused for good


class SmtpMail:
    """Implements ``digests.Mail``. ``address`` is the desk's web address, ``site`` its name, ``sender`` its From."""

    def __init__(self, *, address: str, site: str, sender: str) -> None:
        self._host = urlsplit(address).hostname or "localhost"
        self._site, self._sender = one_line(site, 60), sender

    def send(self, envelope: Envelope) -> Failure | None:
        """None when the server took it; ``permanent`` when it refused this very address for good. Nothing is raised."""
        try:
            connection = get_connection(timeout=_TIMEOUT)
            self._message(envelope, connection).send()
        except smtplib.SMTPRecipientsRefused as error:
            return _refused(error)
        except (smtplib.SMTPException, OSError) as error:
            return Failure(code="mail-server", detail=_told(error))
        except ValueError as error:  # a header that would not be one line, an address that is none
            return Failure(code="bad-mail", detail=type(error).__name__, permanent=True)
        return None

    def _message(self, envelope: Envelope, connection: object) -> EmailMultiAlternatives:
        message = EmailMultiAlternatives(
            subject=envelope.letter.subject, body=envelope.letter.text, from_email=self._from(), to=[envelope.to],
            connection=connection, headers=self._headers(envelope),
        )  # fmt: skip
        message.attach_alternative(envelope.letter.html, "text/html")
        return message

    def _headers(self, envelope: Envelope) -> dict[str, str]:
        return {
            "Message-ID": f"<{envelope.key}@{self._host}>",
            "List-ID": f"<digest.{self._host}>",
            "List-Unsubscribe": f"<{envelope.stop_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "OOF",
        }

    def _from(self) -> str:
        name = self._site.replace('"', "'").replace("\\", "")
        return f'"{name}" <{parseaddr(self._sender)[1]}>'


def _refused(error: smtplib.SMTPRecipientsRefused) -> Failure:
    codes = [code for code, _ in error.recipients.values()]
    return Failure(
        code="refused", detail=f"the mail server answered {codes}", permanent=all(code in _GONE for code in codes)
    )


def _told(error: Exception) -> str:
    """What the server said, without anything that could be an address."""
    code = getattr(error, "smtp_code", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
