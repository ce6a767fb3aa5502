"""The Django app of this room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "standfirst.web"
    label = "web"
    verbose_name = "Standfirst pages"

    def ready(self) -> None:
        """Carry an anonymous reader's profile over when they sign in or up; leave nothing when they sign out."""
        from django.contrib.auth.signals import user_logged_in, user_logged_out

        from standfirst.web.visitor import carry_over, signed_out

        user_logged_in.connect(carry_over, dispatch_uid="standfirst.carry_over")
        user_logged_out.connect(signed_out, dispatch_uid="standfirst.signed_out")
