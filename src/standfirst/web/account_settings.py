"""The part of Django's settings that is about accounts: what allauth is told, made from ours."""

from typing import Any
from urllib.parse import urlsplit

from standfirst.account_rules import oidc_secret
from standfirst.domain.errors import Failure
from standfirst.settings import Settings

_RESERVED = ["operator", "desk", "machine", "anonymous", "erased"]  # names that pages or the audit log use


def account_settings(settings: Settings) -> dict[str, Any]:
    """allauth's settings. With a mail server accounts are made by a proven e-mail address; without one an address
    could not be proven and a forgotten password not be mended, so they are made by name."""
    mail, scheme = bool(settings.smtp_url), urlsplit(settings.address).scheme
    return {
        "ACCOUNT_ADAPTER": "standfirst.web.account_adapter.AccountAdapter",
        "SOCIALACCOUNT_ADAPTER": "standfirst.web.account_adapter.SocialAdapter",
        "ACCOUNT_LOGIN_METHODS": {"email", "username"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"] if mail else ["username*", "password1*"],
        "ACCOUNT_USERNAME_BLACKLIST": _RESERVED,
        "ACCOUNT_USERNAME_MIN_LENGTH": 2,
        "ACCOUNT_EMAIL_VERIFICATION": "mandatory" if mail else "none",
        "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED": mail,
        "ACCOUNT_LOGIN_BY_CODE_ENABLED": mail,
        "ACCOUNT_EMAIL_NOTIFICATIONS": mail,
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": f"[{settings.site_name}] ",
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": scheme,
        "ACCOUNT_SESSION_REMEMBER": True,
        "ACCOUNT_LOGOUT_REDIRECT_URL": "/",
        "ACCOUNT_SIGNUP_REDIRECT_URL": "/you/account?new=1",
        "ACCOUNT_MAX_EMAIL_ADDRESSES": 3,
        "ACCOUNT_FORMS": {"login": "standfirst.web.account_forms.SignInForm"},
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_FORMS": {"add_webauthn": "standfirst.web.account_forms.AddPasskeyForm"},
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_PASSKEY_SIGNUP_ENABLED": mail,
        "MFA_TOTP_ISSUER": settings.site_name,
        "MFA_TOTP_TOLERANCE": 1,  # one step of 30 seconds: telephones whose clock is a little off
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": scheme == "http",  # http://localhost is a secure context to browsers
        "SOCIALACCOUNT_PROVIDERS": _providers(settings),
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,  # an address alone opens no account that is there already
        "SOCIALACCOUNT_REQUESTS_TIMEOUT": 8,
    }


def sign_in_origins(settings: Settings) -> list[str]:
    """Where a form may lead beside this site: browsers hold redirects after a form to ``form-action`` too."""
    if not settings.oidc_address:
        return []
    site = urlsplit(settings.oidc_address)
    return [f"{site.scheme}://{site.netloc}"]


def _providers(settings: Settings) -> dict[str, Any]:
    secret = oidc_secret(settings) if settings.oidc_address else ""
    if not settings.oidc_address or isinstance(secret, Failure):
        return {}
    app = {
        "provider_id": "desk", "name": settings.oidc_name, "client_id": settings.oidc_client_id, "secret": secret,
        "settings": {"server_url": settings.oidc_address},
    }  # fmt: skip
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
