"""Django's settings, made from ours. Nothing is configured in two places."""

from typing import Any
from urllib.parse import unquote, urlsplit

import django_stubs_ext
from csp.constants import NONE, SELF

from standfirst.settings import get_settings
from standfirst.web.account_settings import account_settings, sign_in_origins

django_stubs_ext.monkeypatch()  # lets ModelAdmin[Story] stand at run time too

_settings = get_settings()
_address = urlsplit(_settings.address)


def _database() -> dict[str, Any]:
    if not _settings.database_url:
        _settings.data.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(_settings.database_file),
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-32000;",
            },
            "CONN_MAX_AGE": None,
        }
    url = urlsplit(_settings.database_url)
    host = dict(pair.split("=", 1) for pair in url.query.split("&") if "=" in pair).get("host", url.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(host),
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": None,
    }


SECRET_KEY = _settings.secret_key()
DEBUG = _settings.debug
ALLOWED_HOSTS = ["*"] if _settings.debug else sorted({_address.hostname or "localhost", "localhost", "127.0.0.1"})
CSRF_TRUSTED_ORIGINS = [f"{_address.scheme}://{_address.netloc}"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _address.scheme == "https" else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _address.scheme == "https"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
ROOT_URLCONF = "standfirst.web.urls"
WSGI_APPLICATION = "standfirst.web.wsgi.application"
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"
USE_I18N = True
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # no collectstatic: a clone serves its own files
WHITENOISE_MAX_AGE = 3600  # pages ask for ``?v=`` of the files' hash
INSTALLED_APPS = [
    "standfirst.web",  # before allauth, whose layout it replaces
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # for the list of passkeys
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "ninja",
    "standfirst.store",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "standfirst.web.middleware.PolicyMiddleware",
    "standfirst.web.middleware.SecurityHeadersMiddleware",
    "standfirst.web.middleware.LeftCookiesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "standfirst.web.account_csrf.AccountCsrfMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "standfirst.web.access.ProxyMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "standfirst.web.account_errors.IssuerAwayMiddleware",
    "standfirst.web.access.MembersMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "standfirst.web.frame.frame",
            ]
        },
    }
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # data: for the QR code of two-factor sign-in and the API page's icons
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *sign_in_origins(_settings)],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
CSRF_FAILURE_VIEW = "standfirst.web.views.errors.csrf_failure"

AUTHENTICATION_BACKENDS = ["standfirst.web.accounts.ReaderBackend"]
SESSION_ENGINE = "standfirst.web.sessions"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
globals().update(account_settings(_settings))

_smtp = urlsplit(_settings.smtp_url)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _settings.smtp_url else 'console'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _smtp.hostname or "localhost", _smtp.port or 587
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_smtp.username or ""), unquote(_smtp.password or "")
_HERE = ("127.0.0.1", "::1", "localhost")  # a mail server on this machine: there is no wire to listen on
EMAIL_USE_TLS = bool(_settings.smtp_url) and EMAIL_PORT != 25 and EMAIL_HOST not in _HERE
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = _settings.contact if "@" in _settings.contact else f"desk@{_address.hostname or 'localhost'}"

# Django writes broken requests to nowhere unless DEBUG is on; an operator needs them on the console.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.security.DisallowedHost": {"handlers": ["console"], "level": "CRITICAL", "propagate": False},
    },
}
