"""A reader's digest, due at once, sent by the desk's own Step to a mail server: ``python -m tests.browser.letters
WHAT`` in the environment of a browser test's desk. "account" makes a confirmed account and prints its session;
"ask" asks for a digest that is due at once; "send" makes what was asked for due and
sends it; "release" gives back what a dead desk had taken.
"""

import sys
from datetime import UTC, datetime, timedelta

ADDRESS = "ines@example.org"


def account() -> str:
    """A signed-in reader with a confirmed address: the session's key."""
    from allauth.account.models import EmailAddress
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model

    from standfirst.store.readers import make_reader
    from standfirst.web.sessions import SessionStore

    user = get_user_model().objects.create_user(username="ines", email=ADDRESS)
    EmailAddress.objects.create(user=user, email=ADDRESS, verified=True, primary=True)
    make_reader(user.pk)
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "standfirst.web.accounts.ReaderBackend"
    session.save()
    return str(session.session_key)


def ask() -> str:
    """A daily digest for the one reader, due now."""
    from standfirst.digests import Often, Schedule
    from standfirst.store.digests import save_digest
    from standfirst.store.models import DigestSetting, Reader

    save_digest(Reader.objects.get().id, Schedule(often=Often.DAILY), 10, datetime.now(UTC))
    DigestSetting.objects.update(next_at=datetime.now(UTC) - timedelta(minutes=1))
    return "asked"


def release() -> str:
    """How many rows were given back."""
    from standfirst.store.work import release_leases

    return str(release_leases())


def send() -> str:
    """The due digests' states after one round."""
    from standfirst.desk.dispatch import run_batch
    from standfirst.desk.sending import Sending
    from standfirst.settings import get_settings
    from standfirst.store.models import DigestSetting, DigestSlot
    from standfirst.store.work import lease_work
    from standfirst.wiring import build_tools

    DigestSetting.objects.exclude(often="off").update(next_at=datetime.now(UTC) - timedelta(minutes=1))
    tools = build_tools(get_settings())
    Sending().plan(tools)
    run_batch(tools, "digest", lease_work("digest", 8, 60))
    return " ".join(DigestSlot.objects.values_list("state", flat=True))


if __name__ == "__main__":
    from standfirst.wiring import setup_django

    setup_django()
    acts = {"account": account, "ask": ask, "send": send, "release": release}
    sys.stdout.write(acts[sys.argv[1]]() + "\n")
