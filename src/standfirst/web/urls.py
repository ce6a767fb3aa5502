"""Addresses. ``<slug>`` ids only: nothing else reaches the database as a key."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path

from standfirst.web.api import api
from standfirst.web.views import (
    acts,
    choices,
    desk,
    desk_sources,
    desk_stories,
    desk_usage,
    feeds,
    files,
    front,
    lists,
    operator,
    report,
    signals,
    story,
    trending,
    trending_feed,
    wish,
    you,
)

_FEED = r"(?P<kind>rss|atom|json)"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", front.front, name="front"),
    path("common", front.common, name="common"),
    path("act", acts.act, name="act"),
    path("report/<slug:report_id>", report.report, name="report"),
    path("report/<slug:report_id>/as/<slug:way>", report.report, name="report-as"),
    path("report/<slug:report_id>/revisions", report.revisions, name="revisions"),
    path("report/<slug:report_id>/revisions/<int:number>", report.report, name="revision"),
    path("report/<slug:report_id>/manifest.json", report.manifest, name="manifest"),
    path("report/<slug:report_id>/manifest-<int:number>.json", report.manifest, name="old-manifest"),
    path("report/<slug:report_id>/reaction", acts.reaction, name="reaction"),
    path("report/<slug:report_id>/wrong", acts.something_wrong, name="wrong"),
    path("story/<slug:story_id>", story.story, name="story"),
    path("story/<slug:story_id>/coverage", story.coverage, name="coverage"),
    path("trending", trending.trending, name="trending"),
    path("trending/things", trending.things, name="things"),
    path("topics", lists.topics, name="topics"),
    path("topic/<slug:name>", lists.topic, name="topic"),
    path("search", lists.search, name="search"),
    path("sources", lists.sources, name="sources"),
    path("corrections", lists.corrections, name="corrections"),
    path("about", lists.about, name="about"),
    path("you", you.you, name="you"),
    path("start", wish.start, name="start"),
    path("wish", wish.preview, name="wish"),
    path("wish/keep", wish.keep, name="keep-wish"),
    path("signal", signals.reading, name="signal"),
    path("you/saved", choices.saved, name="saved"),
    path("you/choices", choices.choose, name="choices"),
    path("you/forget", choices.forget, name="forget"),
    path("you/slider", acts.slider, name="slider"),
    path("you/export.json", you.export, name="export"),
    path("you/reset", you.reset, name="reset"),
    path("you/delete", you.delete, name="delete"),
    path("desk/", desk.desk, name="desk"),
    path("desk/ask", desk.ask, name="ask"),
    path("desk/switch", desk.switch, name="switch"),
    path("desk/close", desk.close_case, name="close-case"),
    path("desk/stories", desk_stories.stories, name="desk-stories"),
    path("desk/story/<slug:story_id>/<slug:kind>", desk_stories.plan, name="desk-plan"),
    path("desk/request/<int:number>", desk_stories.request_page, name="desk-request"),
    path("desk/usage", desk_usage.usage, name="desk-usage"),
    path("desk/sources", desk_sources.sources, name="desk-sources"),
    path("desk/source/<slug:source_id>", desk_sources.source, name="desk-source"),
    re_path(r"^operator/(?P<token>[A-Za-z0-9_-]{16,128})$", operator.operator, name="operator"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("api/", api.urls),
    re_path(rf"^feed\.{_FEED}$", feeds.feed, name="feed"),
    re_path(rf"^topic/(?P<topic>[a-z]+)/feed\.{_FEED}$", feeds.feed, name="topic-feed"),
    re_path(rf"^trending\.{_FEED}$", trending_feed.trending_feed, name="trending-feed"),
    re_path(rf"^corrections\.{_FEED}$", feeds.corrections_feed, name="corrections-feed"),
    path("robots.txt", files.robots),
    path("favicon.svg", files.favicon),
    path("favicon.ico", files.favicon),
    path("manifest.webmanifest", files.web_manifest),
    path("signing-key.pub", files.signing_key, name="signing-key"),
    path("healthz", files.healthz, name="healthz"),
    path("metrics", files.metrics, name="metrics"),
]

handler400 = "standfirst.web.views.errors.wrong_request"
handler403 = "standfirst.web.views.errors.forbidden"
handler404 = "standfirst.web.views.errors.not_found"
handler500 = "standfirst.web.views.errors.broken"
