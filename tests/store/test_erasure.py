"""After an erasure no cell of any table holds who it was; what others did stays as it was."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore

from standfirst.digests import Alert, Subscription
from standfirst.domain.ranking import InteractionKind, InterestKind
from standfirst.rank.logged import LoggedPage
from standfirst.rank.packing import pack_page
from standfirst.store.alerts import add_browser, note_alert, plan_alerts
from standfirst.store.erasure import ERASED, erase_person, is_last_operator
from standfirst.store.impressions import Impression, save_impressions
from standfirst.store.invites import make_invite
from standfirst.store.models import (
    Article,
    Assignment,
    AuditEntry,
    DeskRequest,
    DigestSetting,
    DigestSlot,
    Interaction,
    ProxyName,
    Reader,
    Report,
    StoriesApart,
    Work,
)
from standfirst.store.personal_export import export_person
from standfirst.store.private_feeds import make_feed
from standfirst.store.reactions import react
from standfirst.store.readers import make_reader, note_interaction, set_interest
from standfirst.store.requests import ask_desk
from standfirst.store.settings import audit
from tests.store import world
from tests.store.everything import cells_with

pytestmark = pytest.mark.django_db
USER = 987654321
EMAIL = "ines.quade@example.org"
NAME = "quadequade"


@pytest.fixture
def told() -> world.Told:
    world.add_sources()
    return world.publish(world.add_story("ferry", "Ferry closes", ["transport"]), "Ferry closes, 2 report")


def someone(told: world.Told, user: Any = None) -> str:
    """A reader with a row in every table that readers have, and a letter that could not be sent."""
    reader = make_reader(user.pk if user else None)
    set_interest(reader, InterestKind.TOPIC, "transport", 1)
    note_interaction(reader, told.story_id, InteractionKind.OPEN, world.NOW)
    react(reader, told.report_id, 1, world.NOW)
    page = LoggedPage(
        reader_id=reader, at=world.NOW, arm="main", story_ids=(told.story_id,), shown=1, components=("trend", "seen"),
        values=np.array([[0.5, 0.0]]), unsure=np.zeros(1),
    )  # fmt: skip
    shown = Impression(
        reader_id=reader, cards=((told.story_id, 1),), at=world.NOW, arm="main", page=pack_page(page)
    )  # fmt: skip
    save_impressions([shown])
    sent_things(reader, told)
    ask_desk("case", told.report_id, by=reader, payload={"text": "wrong", "sentence": "", "contact": ""})
    return reader


def sent_things(reader: str, told: world.Told) -> None:
    DigestSetting.objects.create(reader_id=reader, since=world.NOW)
    DigestSlot.objects.create(reader_id=reader, slot="2026-11-29", at=world.NOW)
    make_feed(reader)
    browser = Subscription(endpoint=f"https://push.example/{reader}", public=b"p" * 65, secret=b"s" * 16)
    add_browser(reader, browser, world.NOW)
    note_alert(reader, Alert(story_id=told.story_id, revision=1, title="Ferry closes", body="You follow Transport"))
    Work.objects.create(
        step="digest", key=reader, version="2026-11-29", due_at=world.NOW, dead=True, error=f"550: no such user {EMAIL}"
    )
    plan_alerts()


def member(*, staff: bool = False) -> Any:
    """An account with everything an account can have."""
    user = get_user_model().objects.create_user(NAME, EMAIL, "a-long-enough-pass9", id=USER, is_staff=staff)
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    Authenticator.objects.create(
        user=user, type="webauthn", data={"name": "My key", "credential": {"rawId": "topsecret"}}
    )
    SocialAccount.objects.create(user=user, provider="openid_connect", uid="sub-1", extra_data={"email": EMAIL})
    ProxyName.objects.create(name=NAME, user=user, first_seen=world.NOW)
    session(_auth_user_id=str(USER))
    session(account_login={"user_pk": str(USER), "email": EMAIL})
    return user


def session(**data: Any) -> None:
    store = SessionStore()
    store.update(data)
    store.create()


def test_an_anonymous_reader_goes_with_everything(told: world.Told) -> None:
    reader, other = someone(told), someone(told)
    filled = {r.related_model for r in Reader._meta.related_objects if r.related_model.objects.filter(reader_id=reader)}
    assert filled == {r.related_model for r in Reader._meta.related_objects}, "a table of readers without a row here"
    assert Work.objects.filter(key=reader).count() == 2
    erase_person(reader)
    assert cells_with(reader) == []
    assert Report.objects.get().likes == 1, "counted again"
    assert Interaction.objects.filter(reader_id=other).count() == 2
    assert DeskRequest.objects.get().by == other
    assert Work.objects.filter(key=other).count() == 2


def test_an_account_goes_from_every_table(told: world.Told) -> None:
    user = member()
    reader = someone(told, user)
    ask_desk("case", told.report_id, by="", payload={"text": "wrong", "sentence": "", "contact": EMAIL.upper()})
    make_invite("operator", note=f"for {EMAIL}")
    session(_auth_user_id="1")
    before = cells_with(reader, str(USER), EMAIL, NAME)
    for table in ("auth_user", "account_emailaddress", "mfa_authenticator", "socialaccount_socialaccount",
                  "store_reader", "store_reaction", "store_seenstory", "store_deskrequest", "session"):  # fmt: skip
        assert any(cell.startswith(table) for cell in before), table
    erase_person(reader, USER)
    assert cells_with(reader, str(USER), EMAIL, NAME) == []
    assert Report.objects.get().likes == 0
    erase_person(reader, USER)  # asking twice is fine


def test_an_account_whose_reader_is_not_named_goes_too(told: world.Told) -> None:
    reader = someone(told, member())
    erase_person("", USER)
    assert cells_with(reader, str(USER), EMAIL) == []


def test_what_an_editor_did_stays_without_the_name(told: world.Told) -> None:
    user = member(staff=True)
    audit(NAME, "stop-publishing", "desk")
    audit("someone-else", "resume-publishing", "desk")
    ask_desk("write", told.story_id, by=NAME)
    article = Article.objects.first()
    assert article is not None
    Assignment.objects.create(
        article=article, story_id=told.story_id, kind="move", score=1, reason=f"move by {NAME}", by=NAME, at=world.NOW
    )
    StoriesApart.objects.create(one="a", other="b", by=NAME, at=world.NOW)
    users = ContentType.objects.get_for_model(get_user_model())
    LogEntry.objects.create(
        user=get_user_model().objects.create_user("admin"), content_type=users, object_id=str(USER), object_repr=NAME,
        action_flag=CHANGE,
    )  # fmt: skip
    erase_person("", user.pk)
    assert cells_with(str(USER), EMAIL, NAME) == []
    assert sorted(AuditEntry.objects.values_list("who", flat=True)) == [ERASED, "someone-else"]
    assert Assignment.objects.filter(by=ERASED).get().reason == f"move by {ERASED}"


def test_a_reader_named_like_an_entry_of_the_log_changes_no_log(told: world.Told) -> None:
    audit("command line", "describe-source", "courier")
    user = get_user_model().objects.create_user("command line")
    erase_person("", user.pk)
    assert AuditEntry.objects.get().who == "command line"


def test_the_last_operator_is_known() -> None:
    users = get_user_model().objects
    one, two = (users.create_user(n, is_superuser=True, is_staff=True) for n in ("one", "two"))
    reader = users.create_user("reader")
    assert not is_last_operator(one.pk)
    erase_person("", two.pk)
    assert is_last_operator(one.pk)
    assert not is_last_operator(reader.pk)


def test_export_tells_everything_but_secrets(told: world.Told) -> None:
    user = member()
    reader = someone(told, user)
    out = export_person(reader, USER)
    assert [len(out[k]) for k in ("interests", "acts", "seen", "reactions", "cases")] == [1, 2, 1, 1, 1]
    account = out["account"]
    assert account["emails"] == [{"email": EMAIL, "verified": True, "primary": True}]
    assert {m["type"] for m in account["sign_in_methods"]} == {"totp", "webauthn"}
    assert (account["proxy_name"], account["connected"][0]["id"]) == (NAME, "sub-1")
    assert len(account["sessions"]) == 1
    assert [p["cards"] for p in out["pages"]] == [[{"story": told.story_id, "added": {"trend": 0.5}}]]
    assert out["shares"] == {"transport": 1.0}
    assert json.loads(json.dumps(out)) == out
    for secret in ("JBSWY3DPEHPK3PXP", "topsecret", user.password):
        assert secret not in str(out)


def test_export_and_erasure_know_every_table_of_a_reader(told: world.Told) -> None:
    """A later table is exported by its model's name; a cascade takes its rows away."""
    for relation in Reader._meta.related_objects:
        assert relation.on_delete.__name__ == "CASCADE", relation.related_model
    assert export_person("", None) == {}


def test_a_stale_session_of_nobody_stops_nothing(told: world.Told) -> None:
    user = member()
    session(odd=[1, {"deep": "x"}])
    store = SessionStore()
    store.create()
    type(store).get_model_class().objects.filter(pk=store.session_key).update(
        session_data="garbage", expire_date=datetime.now(UTC) + timedelta(days=1)
    )
    erase_person("", user.pk)
    assert not get_user_model().objects.exists()
