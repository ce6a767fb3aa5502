"""The Django app of this room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "standfirst.web"
    label = "web"
    verbose_name = "Standfirst pages"

    def ready(self) -> None:
        """Carry an anonymous reader's profile over when they sign in or up."""
        from django.contrib.auth.signals import user_logged_in

        from standfirst.web.visitor import carry_over

        user_logged_in.connect(carry_over, dispatch_uid="standfirst.carry_over")
