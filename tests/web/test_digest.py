"""Digest and feeds: the settings page, the preview, the one-click stop, private feeds, alerts, export and erasure."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.digests import Often, Schedule
from standfirst.domain.ranking import InterestKind
from standfirst.store.alerts import load_alert_wish, load_browsers
from standfirst.store.carry_over import claim_reader
from standfirst.store.digests import load_digest, save_digest, stop_token
from standfirst.store.models import (
    AlertSetting,
    AlertSubscription,
    DigestSetting,
    DigestSlot,
    PrivateFeed,
    Reader,
    Report,
)
from standfirst.store.reactions import delete_reader
from standfirst.store.readers import export_reader, make_reader, set_interest
from tests.digests.test_subscription import told as told_browser
from tests.store import world

pytestmark = pytest.mark.django_db
ASKED = {"often": "weekdays", "weekday": "0", "hour": "7", "zone": "Europe/Berlin", "most": "10"}
DAILY = Schedule(often=Often.DAILY)


@pytest.fixture
def ines(browser: Client) -> Client:
    """Signed in, with a confirmed address."""
    user = get_user_model().objects.create_user(username="ines", email="ines@example.org")
    EmailAddress.objects.create(user=user, email="ines@example.org", verified=True, primary=True)
    make_reader(user.pk)
    browser.force_login(user, backend="standfirst.web.accounts.ReaderBackend")
    return browser


def reader_id() -> str:
    return Reader.objects.get().id


def test_looking_makes_no_reader_and_promises_nothing(told: world.Told, browser: Client) -> None:
    page = browser.get("/you/digest")
    assert "A digest needs an account" in page.content.decode()
    assert not page.cookies
    assert Reader.objects.count() == 0
    assert b'href="/you/digest"' in browser.get("/you").content


def test_a_digest_is_set_up(ines: Client) -> None:
    assert "To ines@example.org" in ines.get("/you/digest").content.decode()
    assert ines.post("/you/digest/keep", ASKED)["Location"] == "/you/digest?done=kept"
    wish = load_digest(reader_id())
    assert wish.schedule == Schedule(often=Often.WEEKDAYS, hour=7, zone="Europe/Berlin")
    assert wish.next_at is not None
    assert wish.next_at > datetime.now(UTC)
    assert "Your next digest" in ines.get("/you/digest?done=kept").content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"often": "hourly"}, {"hour": "24"}, {"hour": "-1"}, {"hour": "x"}, {"weekday": "7"}, {"zone": "../../etc/passwd"},
     {"zone": ""}, {"most": "500"}, {"hour": "²"}],
)  # fmt: skip
def test_nonsense_changes_nothing(ines: Client, wrong: dict[str, str]) -> None:
    assert ines.post("/you/digest/keep", {**ASKED, **wrong}).status_code == 400
    assert DigestSetting.objects.count() == 0


def test_no_confirmed_address_no_digest_and_no_form_of_another_site(ines: Client) -> None:
    assert ines.post("/you/digest/keep", ASKED, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    EmailAddress.objects.update(verified=False)
    assert ines.post("/you/digest/keep", ASKED)["Location"] == "/you/digest?done=no-address"
    assert load_digest(reader_id()).schedule.often is Often.OFF
    assert "confirm your e-mail address" in ines.get("/you/digest").content.decode()


def test_the_preview_is_the_letter_and_lets_nothing_in(told: world.Told, ines: Client) -> None:
    page = ines.get("/you/digest/preview.html")
    policy = page["Content-Security-Policy"]
    for kind in ("default-src", "script-src", "img-src", "connect-src", "form-action"):
        assert f"{kind} 'none'" in policy
    assert "Ferry closes, 2 report" in page.content.decode()
    text = ines.get("/you/digest/preview.txt").content.decode()
    report = Report.objects.get()
    for said in (report.headline, report.standfirst, report.label, f"/report/{report.id}", "Sources: Harbour Times"):
        assert said in text
    assert "Sources only, no Report yet" in text  # the tram, whose title is markup
    assert "&lt;b&gt;opens" in page.content.decode()


def test_one_click_stops_once_without_a_cookie_and_says_so(told: world.Told, ines: Client) -> None:
    save_digest(reader_id(), DAILY, 10, datetime.now(UTC))
    page = ines.get("/you/digest/preview.txt").content.decode()
    found = re.search(r"(/digest/stop/\S+)", page)
    assert found is not None
    path, stranger = found.group(1), Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    look = stranger.get(path)
    assert "Stop your digest?" in look.content.decode()
    assert look["Referrer-Policy"] == "no-referrer"
    assert load_digest(reader_id()).schedule.often is Often.DAILY  # a look does nothing
    once = stranger.post(path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert once.status_code == 200
    assert not once.cookies
    assert "Your digest is stopped" in once.content.decode()
    assert load_digest(reader_id()).schedule.often is Often.OFF
    assert load_digest(reader_id()).next_at is None
    save_digest(reader_id(), DAILY, 10, datetime.now(UTC))
    assert "used before" in stranger.post(path).content.decode()
    assert load_digest(reader_id()).schedule.often is Often.DAILY  # it worked once; a newer letter has a newer link
    assert "used before" in stranger.get(path).content.decode()


def test_a_made_up_token_stops_nobody(ines: Client) -> None:
    save_digest(reader_id(), DAILY, 10, datetime.now(UTC))
    good = stop_token(reader_id(), 0)
    for token in ("x", good[:-1], good[:-1] + ("A" if good[-1] != "A" else "B")):
        assert ines.post(f"/digest/stop/{token}").status_code == 404
    assert load_digest(reader_id()).schedule.often is Often.DAILY


def feed_paths(page: Any) -> list[str]:
    return re.findall(r"<code>http://[^/<]+(/feed/mine/[^<]+)</code>", page.content.decode())


def test_a_private_feed_is_the_readers_page_at_a_secret_address(told: world.Told, browser: Client) -> None:
    page = browser.post("/you/digest/feed", {"act": "new"})
    paths = feed_paths(page)
    assert [p.rpartition(".")[2] for p in paths] == ["rss", "atom", "json"]
    assert page["Cache-Control"] == "no-store"
    set_interest(reader_id(), InterestKind.TOPIC, "transport", 1.0)
    assert feed_paths(browser.get("/you/digest")) == []  # shown once
    assert paths[0].split("/")[-1].split(".")[0] not in str(PrivateFeed.objects.values())
    app = Client(headers={"host": "localhost"})
    for path in paths:
        answer = app.get(path)
        assert answer.status_code == 200
        assert not answer.cookies
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Cache-Control"] == "private, no-cache"
        assert "You follow Transport" in answer.content.decode()
        again = app.get(path, headers={"if-none-match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    items = app.get(paths[2]).json()["items"]
    report = Report.objects.get()
    mine = next(i for i in items if report.id in i["url"])
    assert report.label in mine["content_text"]
    assert mine["_standfirst"]["disclosure"] == report.label


def test_the_feed_follows_the_reader_and_old_addresses_die(told: world.Told, browser: Client) -> None:
    path = feed_paths(browser.post("/you/digest/feed", {"act": "new"}))[2]
    app = Client(headers={"host": "localhost"})
    before = app.get(path)
    set_interest(reader_id(), InterestKind.TOPIC, "transport", -1.0)
    after = app.get(path, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert "Ferry closes" not in after.content.decode()
    new = feed_paths(browser.post("/you/digest/feed", {"act": "new"}))[2]
    assert [app.get(p).status_code for p in (path, new)] == [404, 200]
    browser.post("/you/digest/feed", {"act": "off"})
    assert app.get(new).status_code == 404
    assert browser.post("/you/digest/feed", {"act": "x"}).status_code == 400


def test_with_customising_off_the_feed_the_preview_and_the_api_are_the_common_page(
    told: world.Told, ines: Client
) -> None:
    set_interest(reader_id(), InterestKind.WORD, "ferry", -1)
    answer = ines.post("/you/digest/feed", {"act": "new"}).content.decode()
    address = re.search(r"/feed/mine/[\w-]+", answer)
    assert address is not None
    places = (f"{address.group()}.json", "/you/digest/preview.html")
    assert not any("Ferry closes" in ines.get(place).content.decode() for place in places)
    ines.post("/you/choices", {"customised": "0"})
    assert all("Ferry closes" in ines.get(place).content.decode() for place in places)
    mine, everyones = (ines.get(path).json()["items"] for path in ("/api/front", "/api/common"))
    assert [i["story"] for i in mine] == [i["story"] for i in everyones]
    assert "Ferry closes" in str(mine)


def test_a_withdrawn_report_is_in_no_feed_and_no_letter(told: world.Told, browser: Client) -> None:
    path = feed_paths(browser.post("/you/digest/feed", {"act": "new"}))[0]
    browser.get("/")  # the pool is built and still holds it
    Report.objects.update(state="withdrawn")
    assert "Ferry closes" not in Client(headers={"host": "localhost"}).get(path).content.decode()
    assert "Ferry closes" not in browser.get("/you/digest/preview.txt").content.decode()


def send_json(client: Client, path: str, body: Any) -> Any:
    return client.post(path, json.dumps(body), content_type="application/json")


def test_a_browser_is_told_of_and_forgotten(browser: Client) -> None:
    assert send_json(browser, "/you/alerts/subscribe", told_browser()).json() == {"alerts": True}
    (kept,) = load_browsers(reader_id())
    assert kept.subscription.endpoint == "https://push.example/x"
    assert load_alert_wish(reader_id()) is not None
    page = browser.get("/you/digest").content.decode()
    assert "1 browser gets alerts" in page
    stranger = Client(headers={"sec-fetch-site": "same-origin", "host": "localhost"})
    send_json(stranger, "/you/alerts/unsubscribe", {"endpoint": "https://push.example/x"})
    assert AlertSubscription.objects.count() == 1  # not theirs to end
    send_json(browser, "/you/alerts/unsubscribe", {"endpoint": "https://push.example/x"})
    assert AlertSubscription.objects.count() == 0


@pytest.mark.parametrize(
    "body", [None, [], {}, told_browser("http://10.0.0.1/"), told_browser("https://x.example/" + "y" * 5000)]
)
def test_a_bad_subscription_is_refused_and_makes_no_reader(browser: Client, body: Any) -> None:
    assert send_json(browser, "/you/alerts/subscribe", body).status_code == 400
    assert Reader.objects.count() == 0


def test_nobody_has_more_browsers_than_eight(browser: Client) -> None:
    for number in range(10):
        send_json(browser, "/you/alerts/subscribe", told_browser(f"https://push.example/{number}"))
    kept = [b.subscription.endpoint[-1] for b in load_browsers(reader_id())]
    assert kept == ["2", "3", "4", "5", "6", "7", "8", "9"]


def test_alerts_are_chosen_without_a_script(browser: Client) -> None:
    wish = {
        "topic": ["science", "nonsense"],
        "top": "5",
        "quiet_from": "21",
        "quiet_to": "6",
        "zone": "Asia/Tokyo",
        "most": "2",
    }
    assert browser.post("/you/alerts", wish).status_code == 303
    kept = load_alert_wish(reader_id())
    assert kept is not None
    assert (kept.topics, kept.followed, kept.moved, kept.top) == (frozenset({"science"}), False, False, 5)
    assert (kept.quiet_from, kept.quiet_to, kept.zone, kept.most) == (21, 6, "Asia/Tokyo", 2)
    for wrong in ({"top": "11"}, {"quiet_to": "24"}, {"zone": "x"}, {"most": ""}):
        assert browser.post("/you/alerts", {**wish, **wrong}).status_code == 400


def test_the_worker_may_serve_the_whole_site(browser: Client) -> None:
    answer = browser.get("/worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert set(re.findall(rb'addEventListener\("(\w+)"', answer.content)) == {b"push", b"notificationclick"}


def fill(reader: str) -> None:
    save_digest(reader, DAILY, 10, datetime.now(UTC))
    DigestSlot.objects.create(reader_id=reader, slot="2026-11-27", state="sent", at=world.NOW, stories={"S": 1})
    PrivateFeed.objects.create(reader_id=reader, token_hash="h" * 64, made_at=world.NOW)
    AlertSetting.objects.create(reader_id=reader, since=world.NOW)
    AlertSubscription.objects.create(
        reader_id=reader, endpoint_hash="e" * 64, endpoint="https://push.example/x", public=b"p", secret=b"s",
        made_at=world.NOW,
    )  # fmt: skip


def test_everything_is_in_the_export_and_goes_with_the_reader(ines: Client) -> None:
    fill(reader_id())
    sendings = export_reader(reader_id())["sendings"]
    assert json.loads(json.dumps(sendings)) == sendings
    assert sendings["digest"]["often"] == "daily"
    assert sendings["digests"][0]["stories"] == {"S": 1}
    assert sendings["alert_browsers"][0]["endpoint"] == "https://push.example/x"
    assert sendings["private_feed"]["made_at"] == world.NOW.isoformat()
    assert "h" * 64 not in json.dumps(sendings)
    delete_reader(reader_id())
    for model in (DigestSetting, DigestSlot, PrivateFeed, AlertSetting, AlertSubscription):
        assert model.objects.count() == 0


def test_an_anonymous_readers_feeds_and_alerts_come_into_the_account(db: None) -> None:
    user = get_user_model().objects.create_user(username="tor", email="tor@example.org")
    mine, anonymous = make_reader(user.pk), make_reader()
    save_digest(mine, Schedule(often=Often.WEEKLY), 5, datetime.now(UTC) - timedelta(days=1))
    fill(anonymous)
    assert claim_reader(anonymous, user.pk) == mine
    assert load_digest(mine).schedule.often is Often.WEEKLY  # what the account has stays
    assert PrivateFeed.objects.get().reader_id == mine
    assert AlertSubscription.objects.get().reader_id == mine
    assert AlertSetting.objects.get().reader_id == mine
