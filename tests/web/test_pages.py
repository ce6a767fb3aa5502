"""Every page answers, escapes, discloses before it tells, and loads nothing from elsewhere."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.desk import heart
from standfirst.publish import is_public_key, load_signing_key
from standfirst.settings import Settings
from standfirst.store.models import Article, Reader, Report, Source
from standfirst.store.reports import withdraw
from standfirst.web import pool
from standfirst.web.views import files
from tests.store import world

PAGES = (
    "/", "/common", "/trending", "/topics", "/topic/transport", "/search?q=ferry", "/sources", "/corrections", "/about",
    "/you", "/accounts/login/", "/accounts/signup/", "/api/docs",
)  # fmt: skip
_LOADED = re.compile(r'<(?:script|link|img|iframe)\b[^>]*(?:src|href)="([^"]+)"')


@pytest.mark.parametrize("path", PAGES)
def test_pages_set_no_cookie_row_inline_code_or_foreign_load(path: str, told: world.Told) -> None:
    answer = Client(headers={"host": "localhost"}).get(path)
    text = answer.content.decode()
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "style=" not in text
    assert "onclick=" not in text
    assert [a for a in _LOADED.findall(text) if not a.startswith("/")] == []
    assert not Reader.objects.exists()
    if not path.startswith("/accounts"):
        assert not answer.cookies


def test_front_page_escapes_and_says_why(told: world.Told, client: Client) -> None:
    text = client.get("/").content.decode()
    assert "Tram &lt;b&gt;opens&lt;/b&gt;" in text
    assert text.count("Why is this here?") == 2
    assert "Sources only, no Report yet: 2 independent publishers" in text
    assert told.revision.label in text


def test_an_empty_desk_tells_the_newcomer_what_happens(db: None, client: Client) -> None:
    text = client.get("/").content.decode()
    assert "The desk is reading its sources" in text
    assert "the desk is not running" in text


def test_report_discloses_before_the_first_sentence_and_opens_its_evidence(told: world.Told, client: Client) -> None:
    text = client.get(f"/report/{told.report_id}").content.decode()
    body = text[text.index("<main") :]
    assert body.index(told.revision.label) < body.index("Ferry closes, 2 report")
    assert 'href="#e-s1"' in body
    assert 'id="e-s1"' in body
    assert f"<mark>{world.COUNCIL}</mark>" in body
    assert 'rel="noopener nofollow external"' in body
    assert "The next ferry is due in spring" in body, "words around"


def test_linked_data_cannot_leave_its_element(told: world.Told, client: Client) -> None:
    world.publish(told.story_id, "Ferry </script><script>alert(1)</script>", number=2)
    text = client.get(f"/report/{told.report_id}").content.decode()
    assert "<script>alert" not in text
    inside = text.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(inside)["headline"].startswith("Ferry </script>")


def test_old_revisions_say_so_and_the_diff_shows_corrections(told: world.Told, client: Client) -> None:
    world.publish(told.story_id, "Ferry closes, 2 report", number=2, last="The pier is open all day.")
    assert "This is an old Revision" in client.get(f"/report/{told.report_id}/revisions/1").content.decode()
    text = client.get(f"/report/{told.report_id}/revisions").content.decode()
    assert "<del>The pier stays open.</del>" in text
    assert "<ins>The pier is open all day.</ins>" in text
    assert client.get(f"/report/{told.report_id}/manifest.json").json() == {"signed": 1}


def test_a_report_that_was_updated_says_what_changed_and_who_came_since(told: world.Told, client: Client) -> None:
    assert "what changed" not in client.get(f"/report/{told.report_id}").content.decode()
    world.publish(told.story_id, "Ferry <closes>, 2 report", number=2, last="The pier is open all day.")
    late = Source.objects.create(id="late", name="Late News", owner="Late", site="https://late.example")
    Article.objects.create(
        id="late", source=late, owner="Late", url="https://late.example/1", title="Ferry", text="Ferry.",
        text_hash="x", published_at=world.NOW, fetched_at=world.NOW, story_id=told.story_id,
    )  # fmt: skip
    text = client.get(f"/report/{told.report_id}").content.decode()
    part = text[text.index('<div class="updated">') : text.index('<div class="body">')]
    assert ">2 changed</span>" in part
    assert "Headline Changed" in part
    assert "Ferry <closes>" not in part
    assert "1 more outlet</a> since" in part
    answer = client.get(f"/api/reports/{told.report_id}").json()
    assert answer["outlets_since"] == 1
    assert [d["fate"] for d in answer["changes"]] == ["changed", "kept", "kept", "changed"]
    rows = client.get(f"/api/reports/{told.report_id}/revisions").json()
    assert [(r["number"], len(r["changes"])) for r in rows] == [(2, 4), (1, 0)]
    assert client.get("/api/reports/NONE/revisions").status_code == 404


def test_what_moved_is_quoted_to_staff_alone(told: world.Told, client: Client, admin_client: Client) -> None:
    world.publish(
        told.story_id, "Ferry closes, 2 report", number=2, moves=("denial: Holm denied it (Post, 10:00 UTC)",)
    )
    path = f"/report/{told.report_id}/revisions"
    assert "Holm denied it" not in client.get(path).content.decode()
    assert "Holm denied it" in admin_client.get(path).content.decode()


def test_a_withdrawn_report_is_gone_from_every_place(told: world.Told, client: Client) -> None:
    withdraw(told.report_id, "a private person", world.NOW)
    pool.forget_pool()
    answer = client.get(f"/report/{told.report_id}")
    assert answer.status_code == 410
    assert "a private person" in answer.content.decode()
    for path in ("revisions", "revisions/1", "manifest.json"):
        assert client.get(f"/report/{told.report_id}/{path}").status_code in (404, 410)
    assert client.get(f"/api/reports/{told.report_id}").status_code == 410
    for path in (
        "/",
        "/common",
        "/feed.rss",
        "/feed.json",
        "/search?q=pier",
        "/trending",
        "/api/reports",
        "/corrections",
    ):
        assert "Ferry closes, 2" not in client.get(path).content.decode(), path


def test_a_held_report_leads_to_its_story(told: world.Told, client: Client) -> None:
    Report.objects.update(state="held", revision=0)
    answer = client.get(f"/report/{told.report_id}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/story/{told.story_id}")


def test_story_page_lists_articles_reasons_and_owners(told: world.Told, client: Client) -> None:
    text = client.get(f"/story/{told.story_id}").content.decode()
    for words in ("Harbour Times", "same event", "Quay Media", "<svg", "2 independent owners within 3 hours"):
        assert words in text


@pytest.mark.parametrize(
    "path", ["/nix", "/report/nix", "/story/nix", "/topic/nix", "/report/a b", "/topic/x/feed.rss"]
)
def test_missing_pages_are_in_style(path: str, db: None, client: Client) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Front page" in answer.content.decode()


def test_readers_never_see_exception_text(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("standfirst.web.views.trending.load_trending", broken)
    answer = Client(raise_request_exception=False).get("/trending")
    assert answer.status_code == 500
    assert "secret" not in answer.content.decode()
    assert "Something broke on our side" in answer.content.decode()


def test_a_foreign_host_is_refused(db: None) -> None:
    assert Client(headers={"host": "evil.example"}).get("/").status_code == 400


def test_health_metrics_robots_and_manifest(db: None, client: Client) -> None:
    assert client.get("/healthz").status_code == 503, "no desk lives"
    assert client.get("/healthz").json() == {"database": True, "desk_heartbeat_age": None, "desk": False}
    assert b"standfirst_heartbeat_age_seconds -1.0" in client.get("/metrics").content
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.9").status_code == 403
    assert b"Disallow: /desk/" in client.get("/robots.txt").content
    assert client.get("/manifest.webmanifest").json()["start_url"] == "/"


def test_the_public_half_of_the_signing_key_is_served(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(files, "get_settings", lambda: Settings(data=tmp_path))
    assert client.get("/signing-key.pub").status_code == 404, "nothing is signed yet"
    key = load_signing_key(tmp_path / "signing-key")
    answer = client.get("/signing-key.pub")
    assert answer.content == key.public_pem
    assert is_public_key(answer.content), "and nothing of the private half"


def test_feeds_disclose_in_words_and_for_machines(told: world.Told, client: Client) -> None:
    for kind in ("rss", "atom"):
        text = client.get(f"/feed.{kind}").content.decode()
        assert told.revision.label in text
        assert "compositeWithTrainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>" in text
    (item,) = client.get("/topic/transport/feed.json").json()["items"]
    assert item["_standfirst"]["disclosure"] == told.revision.label
    assert client.get("/topic/health/feed.json").json()["items"] == []


def test_api_gives_sentences_with_evidence_and_fronts_with_reasons(told: world.Told, client: Client) -> None:
    report = client.get(f"/api/reports/{told.report_id}").json()
    assert report["paragraphs"][0][0]["evidence"][0]["cited"] == world.HOLM
    for path in ("/api/front", "/api/common"):
        item = client.get(path).json()["items"][0]
        assert item["score"] == pytest.approx(sum(r["value"] for r in item["reasons"]))
    for path in (
        "stories",
        f"stories/{told.story_id}",
        "trending",
        "sources",
        "search?q=ferry",
        "corrections",
        "openapi.json",
    ):
        assert client.get(f"/api/{path}").status_code == 200, path
    assert client.get("/api/reports?limit=9999").status_code == 422
    assert client.get("/api/reports/nix").status_code == 404


def test_admin_opens_for_a_superuser(told: world.Told, client: Client) -> None:
    client.force_login(get_user_model().objects.create_superuser("root"))
    for path in ("/admin/", "/admin/store/report/", "/admin/store/source/", "/admin/store/auditentry/"):
        assert client.get(path).status_code == 200, path


@pytest.mark.django_db
def test_metrics_tell_what_the_desks_steps_did() -> None:
    heart.count("sleep", 3, 0.5)
    heart.count_failure("sleep")
    heart.beat(datetime(2026, 5, 1, tzinfo=UTC))
    text = Client(headers={"host": "localhost"}).get("/metrics").content.decode()
    assert 'standfirst_step_tasks_total{step="sleep"} 3.0' in text
    assert 'standfirst_step_failures_total{step="sleep"} 1.0' in text
