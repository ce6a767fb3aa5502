"""What readers and staff do: forms, cookies, undo, accounts, the desk."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.publish import draft_to_dict
from standfirst.store.models import AuditEntry, DeskRequest, HeldDraft, Interaction, Interest, Reader, Report, Story
from standfirst.store.operators import link_is_good, make_link
from standfirst.store.settings import publishing_stopped
from standfirst.web.budget import NewReaderBudget
from standfirst.web.views import front
from standfirst.web.visitor import COOKIE
from tests.store import world


def test_a_first_act_makes_a_reader_and_a_cookie(told: world.Told, browser: Client) -> None:
    answer = browser.post("/act", {"act": "follow", "kind": "topic", "value": "transport", "next": "/topic/transport"})
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (303, "/topic/transport")
    cookie = answer.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert Reader.objects.count() == 1
    assert "You follow transport" in browser.get("/?done=follow&kind=topic&value=transport").content.decode()


def test_a_notice_shows_only_what_truly_happened(told: world.Told, browser: Client) -> None:
    text = browser.get("/?done=follow&kind=word&value=Send+money+to+us").content.decode()
    assert "Send money" not in text


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_forms_from_elsewhere_are_refused(headers: dict[str, str], told: world.Told) -> None:
    client = Client(headers={"host": "localhost", **headers})
    for path in ("/act", "/you/slider", "/you/reset", "/you/apart", f"/report/{told.report_id}/reaction"):
        assert client.post(path, {"act": "hide", "story": told.story_id, "value": "like"}).status_code == 403
    assert not Reader.objects.exists()


def test_a_same_origin_header_alone_is_enough_for_older_browsers(told: world.Told) -> None:
    client = Client(headers={"host": "localhost", "origin": "http://localhost"})
    assert client.post("/act", {"act": "hide", "story": told.story_id}).status_code == 303


def test_a_tampered_cookie_is_nobody(told: world.Told, browser: Client) -> None:
    browser.post("/act", {"act": "hide", "story": told.story_id})
    browser.cookies[COOKIE] = Reader.objects.get().id + ":x:y"
    assert "Nothing is kept about you" in browser.get("/you").content.decode()


def test_hide_takes_a_story_off_and_undo_brings_it_back(told: world.Told, browser: Client) -> None:
    link = f'<h2><a href="/report/{told.report_id}">'
    assert link in browser.get("/").content.decode()
    answer = browser.post("/act", {"act": "hide", "story": told.story_id})
    after = browser.get(answer.headers["Location"]).content.decode()
    assert link not in after
    assert "left out by filters" in after
    assert 'value="unhide">Undo' in after
    browser.post("/act", {"act": "unhide", "story": told.story_id})
    assert link in browser.get("/").content.decode()
    browser.post("/act", {"mute": "publisher:Harbour Times"})
    assert Interest.objects.get().value == "Harbour Times"
    assert link in browser.get("/common").content.decode(), "the common page never changes"


def test_htmx_gets_a_piece_with_undo(told: world.Told, browser: Client) -> None:
    answer = browser.post("/act", {"follow": "topic:transport", "story": told.story_id}, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert "You follow transport" in text
    assert "Undo" in text
    assert "<html" not in text


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"act": "dance"},
        {"act": "follow", "kind": "mind", "value": "x"},
        {"act": "follow", "kind": "word", "value": " "},
    ],
)
def test_senseless_acts_are_400_and_make_no_reader(form: dict[str, str], told: world.Told, browser: Client) -> None:
    assert browser.post("/act", form).status_code == 400
    assert not Reader.objects.exists()


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_redirects_stay_here(path: str, told: world.Told, browser: Client) -> None:
    answer = browser.post("/act", {"act": "hide", "story": told.story_id, "next": path})
    assert answer.headers["Location"].startswith("/?done=")


def test_likes_and_cases_are_apart(told: world.Told, browser: Client) -> None:
    browser.post(f"/report/{told.report_id}/reaction", {"value": "like"})
    browser.post(f"/report/{told.report_id}/reaction", {"value": "like"})
    browser.post(f"/report/{told.report_id}/wrong", {"what": "The number is wrong"})
    report, case = Report.objects.get(id=told.report_id), DeskRequest.objects.get()
    assert (report.likes, report.dislikes) == (1, 0)
    assert (case.kind, case.subject, case.payload["text"]) == ("case", told.report_id, "The number is wrong")
    assert "Thank you" in browser.get(f"/report/{told.report_id}?told=1").content.decode()


def test_opening_counts_only_for_readers(told: world.Told, browser: Client) -> None:
    browser.get(f"/report/{told.report_id}")
    assert not Interaction.objects.exists()
    browser.post("/act", {"act": "more", "story": told.story_id})
    for header in ("sec-purpose", "purpose", "x-moz"):
        browser.get(f"/report/{told.report_id}", headers={header: "prefetch"})
    browser.head(f"/report/{told.report_id}")
    assert not Interaction.objects.exists(), "what is fetched ahead was not looked at"
    for _ in range(2):
        browser.get(f"/report/{told.report_id}")
    assert [i.kind for i in Interaction.objects.all()] == ["open"]


def test_opening_a_story_that_has_sources_only_counts_too(told: world.Told, browser: Client) -> None:
    tram = Story.objects.get(title__startswith="Tram").id
    browser.get(f"/story/{tram}")
    assert not Reader.objects.exists()
    browser.post("/act", {"act": "more", "story": told.story_id})
    browser.get(f"/story/{tram}")
    assert [(i.kind, i.story_id) for i in Interaction.objects.all()] == [("open", tram)]


def test_slider_export_reset_delete(told: world.Told, browser: Client) -> None:
    browser.post("/you/slider", {"personal": "40"})
    assert Reader.objects.get().personal == pytest.approx(0.4)
    browser.post("/you/slider", {"personal": "41.234"})
    assert Reader.objects.get().personal == 0.4, "in tenths, as the form has it"
    assert browser.post("/you/slider", {"personal": "lots"}).status_code == 400
    assert browser.get("/you/export.json").json()["personal"] == pytest.approx(0.4)
    browser.post("/act", {"act": "follow", "kind": "word", "value": "ferry"})
    browser.post("/you/reset")
    assert not Interest.objects.exists()
    browser.post("/you/delete")
    assert Reader.objects.exists(), "not before the box is ticked"
    browser.post("/you/delete", {"sure": "yes"})
    assert not Reader.objects.exists()


def test_one_address_cannot_make_readers_without_end() -> None:
    budget = NewReaderBudget(per_hour=2)
    assert [budget.allows("2001:db8::1", 0), budget.allows("2001:db8::2", 1), budget.allows("2001:db8::3", 2)] == [
        True, True, False,
    ]  # fmt: skip
    assert budget.allows("198.51.100.7", 3)
    assert budget.allows("2001:db8::3", 3601)


def test_sign_up_carries_the_profile_over(told: world.Told) -> None:
    client = Client(headers={"sec-fetch-site": "same-origin", "host": "localhost"})
    client.post("/act", {"act": "follow", "kind": "topic", "value": "transport"})
    answer = client.post("/accounts/signup/", {"username": "ines", "password1": "a-long-enough-pass9"})
    assert answer.status_code == 302, answer.content.decode()[-1500:]
    assert Reader.objects.get().user is not None
    assert COOKIE not in client.cookies or not client.cookies[COOKIE].value, "its work is done"
    assert "transport" in client.get("/you").content.decode()
    assert "Passkeys" in client.get("/you/account").content.decode()


def test_the_operator_link_works_once(told: world.Told) -> None:
    token, client = make_link(), Client(headers={"host": "localhost"})
    assert client.get(f"/operator/{token}").status_code == 200
    assert link_is_good(token), "looking does not spend it"
    assert client.post(f"/operator/{token}").status_code == 303
    assert client.get("/desk/").status_code == 200
    assert Client().post(f"/operator/{token}").status_code == 404
    user = get_user_model().objects.get()
    assert user.is_superuser
    assert not user.has_usable_password()


def test_the_desk_is_for_staff(told: world.Told, client: Client) -> None:
    assert client.get("/desk/").status_code == 302
    client.force_login(get_user_model().objects.create_user("reader"))
    assert client.get("/desk/").status_code == 403
    assert client.post("/desk/switch", {"scope": "desk", "stopped": "1"}).status_code == 403
    assert client.post("/desk/ask", {"kind": "withdraw", "subject": told.report_id}).status_code == 403
    assert not publishing_stopped()


def test_staff_ask_stop_and_close(told: world.Told, client: Client) -> None:
    draft = draft_to_dict(told.revision.draft)
    verdict = {"part": "body", "sentence": 1, "rule": "number", "outcome": "fail", "detail": "stands elsewhere"}
    body = {"draft": draft, "verdicts": [verdict]}
    HeldDraft.objects.create(key="k1", story_id=told.story_id, body=body, reason="number", created_at=world.NOW)
    client.force_login(get_user_model().objects.create_user("editor", is_staff=True))
    assert "<mark>The pier stays open.</mark>" in client.get("/desk/").content.decode()
    client.post("/desk/ask", {"kind": "publish-held", "subject": "k1"})
    asked = DeskRequest.objects.get()
    assert (asked.kind, asked.subject, asked.by) == ("publish-held", "k1", "editor")
    assert client.post("/desk/ask", {"kind": "format-disk", "subject": "k1"}).status_code == 400
    client.post("/desk/switch", {"scope": "desk", "stopped": "1"})
    assert publishing_stopped()
    assert "Publishing is stopped" in client.get("/").content.decode()
    client.post("/desk/close", {"number": str(asked.pk), "outcome": "done by hand"})
    assert DeskRequest.objects.get().outcome == "done by hand"
    assert set(AuditEntry.objects.values_list("what", flat=True)) == {"stop-publishing", "closed-case"}


def test_staff_forms_need_tokens(told: world.Told) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_user_model().objects.create_user("editor", is_staff=True))
    assert strict.post("/desk/switch", {"scope": "desk", "stopped": "1"}).status_code == 403


def test_impressions_are_noted_for_readers_only(told: world.Told, browser: Client) -> None:
    browser.get("/")
    assert list(front.impressions) == []  # type: ignore[call-overload]
    browser.post("/act", {"act": "more", "story": told.story_id})
    browser.get("/", headers={"Sec-Purpose": "prefetch"})
    browser.get("/")
    (shown,) = front.impressions  # type: ignore[misc]
    assert (told.story_id, 1) in shown.cards
