"""The Django app of this room."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "standfirst.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Standfirst"
