"""Digests and alerts through the line, to a mail server and a push service on this machine: once each, nothing lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model

from standfirst.adapters.http import NetworkPolicy
from standfirst.adapters.mail import SmtpMail
from standfirst.adapters.push import WebPush
from standfirst.desk.dispatch import run_batch
from standfirst.desk.pages import LivePages
from standfirst.desk.ports import Tools
from standfirst.desk.sending import Sending
from standfirst.desk.steps import digest
from standfirst.digests import AlertWish, Often, Schedule, Subscription, load_push_key, read_subscription
from standfirst.domain.ranking import InterestKind
from standfirst.store.alerts import add_browser, load_browsers, plan_alerts, save_alert_wish
from standfirst.store.digests import load_digest, plan_digests, save_digest, stop_digest
from standfirst.store.models import (
    AlertSent,
    AlertSubscription,
    DigestSetting,
    DigestSlot,
    Reader,
    Report,
    SeenStory,
    Work,
)
from standfirst.store.readers import make_reader, set_interest
from standfirst.store.work import lease_work, release_leases
from tests.adapters_mail.post_office import PostOffice, parts, post_office
from tests.adapters_push.push_service import PushService, push_service
from tests.desk.town import Town, make_desk, make_tools
from tests.store import world

pytestmark = pytest.mark.django_db
DAILY = Schedule(often=Often.DAILY, hour=7, zone="Europe/Berlin")


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    with post_office() as found:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", found.port
        settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER = False, ""
        yield found


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as found:
        yield found


@pytest.fixture
def tools(db: None, tmp_path: Path) -> Tools:
    """A desk with news, one Report of a ferry and a story with sources only; real mail, real push."""
    world.add_sources()
    world.publish(world.add_story("ferry", "Ferry closes", ["transport"], score=9), "Ferry closes, 2 report")
    world.add_story("tram", "Tram opens", ["local"])
    town = Town()
    town.clock.move(seconds=(world.NOW - town.clock.now()).total_seconds() + 60)
    key = load_push_key(tmp_path / "push-key")
    return replace(
        make_tools(town), pages=LivePages(),
        mail=SmtpMail(address="https://desk.example", site="Harbour Desk", sender="desk@desk.example"),
        push=WebPush(NetworkPolicy(allow_loopback=True), key, contact="mailto:desk@desk.example"),
    )  # fmt: skip


@pytest.fixture
def reader(tools: Tools) -> str:
    """Ines follows transport and wants a digest, which is due."""
    user = get_user_model().objects.create_user(username="ines", email="ines@example.org")
    EmailAddress.objects.create(user=user, email="ines@example.org", verified=True, primary=True)
    made = make_reader(user.pk)
    set_interest(made, InterestKind.TOPIC, "transport", 1.0)
    save_digest(made, DAILY, 10, datetime.now(UTC))
    be_due(made)
    return made


def be_due(reader: str) -> None:
    """As if another day had gone by."""
    for day, row in enumerate(DigestSlot.objects.filter(reader_id=reader).order_by("at"), 1):
        DigestSlot.objects.filter(pk=row.pk).update(slot=f"old-{day}")
    DigestSetting.objects.filter(reader_id=reader).update(next_at=datetime.now(UTC) - timedelta(minutes=1))


def post(tools: Tools, times: int = 1) -> None:
    """What the dispatcher does, without waiting for back-off."""
    for _ in range(times):
        Sending().plan(tools)
        Work.objects.update(due_at=datetime.now(UTC))
        for step in ("digest", "alert"):
            if tasks := lease_work(step, 8, 60):
                run_batch(tools, step, tasks)


def states() -> list[str]:
    return list(DigestSlot.objects.order_by("at").values_list("state", flat=True))


def test_a_due_digest_is_sent_once_from_the_readers_own_page(tools: Tools, reader: str, office: PostOffice) -> None:
    post(tools, times=3)
    (letter,) = office.letters
    plain, html = parts(letter)
    report = Report.objects.get()
    for part in (plain, html):
        for said in ("Ferry closes, 2 report", report.standfirst, report.label, "You follow Transport", report.id):
            assert said in part
    assert "Sources only, no Report yet" in plain
    assert letter["List-Unsubscribe"].strip(" <>") in plain
    assert letter["To"] == "ines@example.org"
    assert (states(), Work.objects.filter(step="digest").count()) == (["sent"], 0)
    wish = load_digest(reader)
    assert wish.next_at is not None
    assert wish.next_at > datetime.now(UTC)
    assert wish.since == tools.now()


def test_the_dispatcher_plans_and_hands_over(tools: Tools, reader: str, office: PostOffice) -> None:
    make_desk(tools).beat()
    assert len(office.letters) == 1


def test_an_empty_digest_is_not_sent_and_news_is(tools: Tools, reader: str, office: PostOffice) -> None:
    post(tools)
    be_due(reader)
    DigestSlot.objects.create(reader_id=reader, slot="long-ago", state="empty", at=world.NOW - timedelta(days=61))
    post(tools)
    assert (len(office.letters), sorted(states())) == (1, ["empty", "sent"])  # what is long ago is forgotten
    denial = ("The harbour denies it.",)
    shut = {"last": "The pier is shut.", "moves": denial, "cited": True}
    world.publish(world.keyed_id("story", "ferry"), "Ferry closes, 2 report", number=2, **shut)
    Report.objects.update(updated_at=tools.now() + timedelta(minutes=5))
    later = replace(tools, now=lambda: tools.now() + timedelta(minutes=10), pages=LivePages())
    be_due(reader)
    post(later)
    assert "New since an earlier digest: The pier is shut." in parts(office.letters[1])[0]
    assert "Tram" not in parts(office.letters[1])[0]


@pytest.mark.parametrize("mood", [{"data": "451 full"}, {"rcpt": "450 later"}, {"data": "554 no"}])
def test_a_server_in_a_bad_mood_loses_nothing(
    tools: Tools, reader: str, office: PostOffice, mood: dict[str, str]
) -> None:
    for name, value in mood.items():
        setattr(office, name, value)
    post(tools, times=2)
    row = Work.objects.get(step="digest")
    assert (row.attempts, row.dead, row.leased_until, states()) == (2, False, None, ["due"])
    assert row.due_at > datetime.now(UTC) + timedelta(seconds=20)  # the second back-off is half a minute
    office.data, office.rcpt = "250 fine", "250 fine"
    post(tools)
    assert (len(office.letters), states()) == (1, ["sent"])


def test_a_server_that_is_down_holds_nobody_up(tools: Tools, reader: str, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    post(tools)
    assert states() == ["due"]
    assert "mail-server" in Work.objects.get(step="digest").error
    assert "ines" not in Work.objects.get(step="digest").error


def test_a_desk_that_died_while_sending_sends_again_under_the_same_name(
    tools: Tools, reader: str, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(digest, "finish_digest", die)  # the mail server has the letter, the desk does not know
        with pytest.raises(KeyboardInterrupt):
            post(tools)
    release_leases()
    post(tools, times=2)
    first, second = office.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert states() == ["sent"]


def test_an_address_that_refuses_for_good_three_times_is_left_alone(
    tools: Tools, reader: str, office: PostOffice
) -> None:
    office.rcpt = "550 nobody here"
    for _ in range(3):
        be_due(reader)
        post(tools)
    assert load_digest(reader).schedule.often is Often.OFF
    assert Work.objects.filter(step="digest").count() == 0
    save_digest(reader, DAILY, 10, datetime.now(UTC))
    assert load_digest(reader).refused == 0


def test_who_stopped_or_has_no_confirmed_address_gets_none(tools: Tools, reader: str, office: PostOffice) -> None:
    plan_digests(datetime.now(UTC))
    EmailAddress.objects.update(verified=False)
    post(tools)
    assert states() == ["no-address"]
    EmailAddress.objects.update(verified=True)
    be_due(reader)
    plan_digests(datetime.now(UTC))
    assert stop_digest(reader, 0)
    post(tools)
    assert "off" in states()
    assert office.letters == []


def test_a_reader_who_is_gone_takes_what_was_due_along(tools: Tools, reader: str, office: PostOffice) -> None:
    plan_digests(datetime.now(UTC))
    Reader.objects.all().delete()
    post(tools)
    assert (office.letters, Work.objects.filter(step="digest").count()) == ([], 0)


def test_another_hour_makes_no_second_digest_of_a_day(tools: Tools, reader: str, office: PostOffice) -> None:
    post(tools)
    slot = DigestSlot.objects.get()
    DigestSetting.objects.update(next_at=slot.at.replace(hour=12))
    DigestSlot.objects.update(slot=DigestSetting.objects.get().next_at.date().isoformat())  # type: ignore[union-attr]
    plan_digests(datetime.now(UTC) + timedelta(days=1))
    assert DigestSlot.objects.count() == 1
    assert Work.objects.filter(step="digest").count() == 0


def test_a_desk_without_mail_plans_nothing(tools: Tools, reader: str) -> None:
    post(replace(tools, mail=None))
    assert DigestSlot.objects.count() == 0


@pytest.fixture
def pushed(reader: str, service: PushService, tools: Tools) -> PushService:
    """Ines has a browser and no quiet hours; her digest is off."""
    save_digest(reader, Schedule(), 10, datetime.now(UTC))
    found = read_subscription(service.told(), loopback=True)
    assert isinstance(found, Subscription)
    add_browser(reader, found, world.NOW - timedelta(days=1))
    quiet(reader, 0, 0)
    return service


def quiet(reader: str, start: int, end: int, **more: Any) -> None:
    wish = AlertWish(since=world.NOW - timedelta(days=1), quiet_from=start, quiet_to=end, **more)
    save_alert_wish(reader, wish)


def test_an_alert_comes_once_and_only_its_browser_reads_it(tools: Tools, reader: str, pushed: PushService) -> None:
    post(tools, times=3)
    assert len(pushed.got) == 1
    told, report = pushed.read(), Report.objects.get()
    assert told["title"] == "Ferry closes, 2 report"
    assert told["path"] == f"/report/{report.id}"
    assert told["tag"] == report.story_id
    assert AlertSent.objects.get().revision == 1


def test_a_fact_that_moved_is_an_alert_and_a_new_revision_alone_is_none(
    tools: Tools, reader: str, pushed: PushService
) -> None:
    story = Report.objects.get().story_id
    SeenStory.objects.create(reader_id=reader, story_id=story, times=1, revision=1, last_at=tools.now())
    world.publish(story, "Ferry closes, 2 report", number=2)
    post(replace(tools, pages=LivePages()))
    assert pushed.got == []
    world.publish(story, "Ferry runs again", number=3, moves=("The harbour denies it.",), cited=True)
    post(replace(tools, pages=LivePages()))
    assert pushed.read()["body"].startswith("What changed: ")


def test_quiet_hours_topics_and_the_days_number(tools: Tools, reader: str, pushed: PushService) -> None:
    hour = datetime.now(UTC).hour
    quiet(reader, hour, (hour + 2) % 24)
    post(tools)
    quiet(reader, 0, 0, most=0)
    post(tools)
    quiet(reader, 0, 0, followed=False, topics=frozenset({"science"}))
    post(tools)
    assert (pushed.got, AlertSent.objects.count()) == ([], 0)
    quiet(reader, 0, 0, followed=False, topics=frozenset({"transport"}))
    post(tools)
    assert len(pushed.got) == 1


def test_a_subscription_that_is_gone_is_forgotten_and_a_busy_service_is_asked_again(
    tools: Tools, reader: str, pushed: PushService
) -> None:
    gone = read_subscription(pushed.told("/gone"), loopback=True)
    assert isinstance(gone, Subscription)
    add_browser(reader, gone, world.NOW)
    pushed.status = {"/gone": 410, "/one": 503}
    post(tools)
    assert [b.subscription.endpoint[-4:] for b in load_browsers(reader)] == ["/one"]
    assert "http-503" in Work.objects.get(step="alert").error
    assert AlertSent.objects.count() == 0
    pushed.status = {}
    post(tools)
    assert AlertSent.objects.count() == 1
    assert Work.objects.filter(step="alert").count() == 0


def test_an_endpoint_into_the_house_is_forgotten_unasked(tools: Tools, reader: str, pushed: PushService) -> None:
    AlertSubscription.objects.update(endpoint="https://10.0.0.1/x")
    post(tools)
    assert AlertSubscription.objects.count() == 0
    assert plan_alerts() == 0
