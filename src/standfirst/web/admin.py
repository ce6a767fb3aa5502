"""Django's admin for staff: everything to look at, little to change by hand. What the line writes stays read only."""

from typing import TYPE_CHECKING, Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from standfirst.store import models

if TYPE_CHECKING:
    AnyAdmin = admin.ModelAdmin[Any]
else:
    AnyAdmin = admin.ModelAdmin  # generic for the type checker only

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # one door, with its limits
admin.site.site_header = admin.site.site_title = "Standfirst"


class ReadOnlyAdmin(AnyAdmin):
    """Rows that only the line itself may write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(models.Source)
class SourceAdmin(AnyAdmin):
    list_display = ("name", "owner", "language", "publishing_stopped", "removed_at")
    search_fields = ("name", "owner", "site")


@admin.register(models.Feed)
class FeedAdmin(AnyAdmin):
    list_display = ("url", "source", "last_status", "failures", "last_ok_at", "due_at", "stopped")
    list_filter = ("stopped", "last_status")
    search_fields = ("url",)


@admin.register(models.Story)
class StoryAdmin(ReadOnlyAdmin):
    list_display = ("title", "owner_count", "article_count", "last_seen", "locked", "pinned")
    search_fields = ("title", "id")


@admin.register(models.Report)
class ReportAdmin(ReadOnlyAdmin):
    list_display = ("headline", "state", "revision", "writer", "updated_at", "likes", "dislikes")
    list_filter = ("state", "writer")
    search_fields = ("headline", "id")


@admin.register(models.Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ("note", "report", "revision", "at")


@admin.register(models.DeskRequest)
class DeskRequestAdmin(ReadOnlyAdmin):
    list_display = ("kind", "subject", "by", "created_at", "done_at", "outcome")
    list_filter = ("kind",)


@admin.register(models.Work)
class WorkAdmin(ReadOnlyAdmin):
    list_display = ("step", "key", "attempts", "dead", "due_at", "error")
    list_filter = ("dead", "step")


@admin.register(models.UsageDay)
class UsageDayAdmin(ReadOnlyAdmin):
    list_display = ("day", "model", "calls", "input_tokens", "output_tokens", "seconds")


@admin.register(models.AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ("at", "who", "what", "subject", "detail")
    search_fields = ("who", "what", "subject")
