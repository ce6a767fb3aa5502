"""Forms of allauth where its default is not what a reader wants."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm

from standfirst.settings import get_settings


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """Name or address; no "forgotten?" on a desk that could not mend it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Name or e-mail"
        if not get_settings().smtp_url:
            self.fields["password"].help_text = ""


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A new key signs in by itself unless the reader says that it is a second step only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].label = "Sign in with it alone, without a password"
        self.fields["passwordless"].help_text = "The device asks for your finger, face or PIN."
