"""Settings: environment variables with the prefix ``STANDFIRST_``, and a file ``standfirst.env`` in the data folder.

Every default runs on one small server without a change. ``Settings`` is read once at start; nothing writes to it.
"""

import os
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from standfirst.domain.draft import Length
from standfirst.domain.spending import FREE, Price, SpendingLimits
from standfirst.domain.variant import KEYS
from standfirst.kept_file import kept_file

LOCAL_MODEL = "local"  # the embedded model's name in usage; it costs no money


def _data_folder() -> Path:
    return Path(os.environ.get("STANDFIRST_DATA") or "data").absolute()


def _local_address(given: dict[str, Any]) -> str:
    """Where the one-time link and the forms lead while nothing else is said: this machine, at the port in use."""
    return f"http://localhost:{given['port']}"


class ModelEntry(BaseModel):
    """One strong model with its address, key file, prices of a million tokens and limits. Times are seconds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str
    base_url: str = ""
    key_file: str = ""
    price_in: float | None = Field(default=None, ge=0)
    price_out: float | None = Field(default=None, ge=0)
    timeout: float | None = Field(default=None, gt=0)  # None: ``STANDFIRST_MODEL_TIMEOUT``
    most_tokens: int = Field(default=3000, ge=500)  # of one answer; more for models that think first


class Settings(BaseSettings):
    """What an operator can set. Times are seconds unless the name says otherwise."""

    model_config = SettingsConfigDict(
        env_prefix="STANDFIRST_", env_file=_data_folder() / "standfirst.env", extra="ignore", frozen=True
    )

    data: Path = Field(default_factory=_data_folder)
    database_url: str = ""  # "" = SQLite in the data folder; postgresql://user:password@host:port/name otherwise
    engine_url: str = ""  # "" = SQLite in the data folder; the durable engine's own database
    bind: str = "127.0.0.1"
    port: int = 8000
    address: str = Field(default_factory=_local_address)  # what readers type; also the relying party of passkeys
    web_workers: int = 1
    web_threads: int = 4
    debug: bool = False
    log_format: str = "lines"  # "lines" for people, "json" for machines

    site_name: str = "Standfirst"
    imprint: str = ""  # who answers for this desk; needed before binding to a public address
    contact: str = ""
    language: str = "en"

    allow_loopback: bool = False  # the sample world needs it; never set it on a desk that reads strangers' feeds
    extra_ports: frozenset[int] = frozenset()
    user_agent_url: str = "https://standfirst.invalid/about"  # where a publisher learns who fetches
    host_delay: float = 1.0  # least time between two requests to one host

    model_path: str = ""  # a GGUF file; "" = the cache, then download
    model_sha256: str = ""  # of an operator's own file at ``model_path``: another file is not served
    model_cache: Path = Field(default_factory=lambda: Path.home() / ".cache" / "standfirst" / "models")
    writer: str = "auto"  # auto | model-free | choosing | writing
    model: str = ""  # strong endpoint: "openai:NAME", "anthropic:NAME", "google:NAME", "ollama:NAME", "llamacpp:NAME"
    model_base_url: str = ""
    model_key_file: str = ""
    model_price_in: float | None = Field(
        default=None, ge=0
    )  # of a million tokens, in ``currency``; None: counted in tokens alone
    model_price_out: float | None = Field(default=None, ge=0)
    models: tuple[ModelEntry, ...] = ()  # JSON; tried in this order after ``model``
    model_timeout: float = Field(default=180.0, gt=0)  # for one answer in all
    model_tries: int = Field(default=3, ge=1)  # of a busy or broken endpoint before the next model is asked
    model_concurrency: int = Field(default=4, ge=1)  # calls to endpoints that run at once, writing and judging together
    while_away: str = "model-free"  # model-free | choosing | sources-only: what readers get until the model is back
    judge: str = (
        "auto"  # auto | rules-only | local | endpoint | reading: a model that may veto what the rules let stand
    )
    judge_model: str = ""  # which of the strong models reads and judges, "" = the writing ones in their order
    style_file: str = ""  # the house style; "" = house-style.toml in the data folder, else the packaged one
    length: Length = Length.STANDARD  # brief | standard | long: of every Report
    also: Annotated[tuple[str, ...], NoDecode] = ()  # further ways to read a Report, by commas: lengths, plain, de, ...
    tokens_per_day: int = 2_000_000  # what all models may use, in and out together
    tokens_per_story: int = 300_000
    money_per_day: float | None = Field(default=None, ge=0)  # in ``currency``; None: no limit
    money_per_story: float | None = Field(default=None, ge=0)
    currency: str = "USD"  # a word for pages; nothing is converted

    gate_owners: int = 2  # independent owners before a Report is written
    gate_trend: float = 0.5
    rewrite_after: float = 1800.0  # news seconds between two writings of one story

    smtp_url: str = ""  # smtp://user:password@host:port, "" prints mail to the log

    accounts: str = "open"  # open | invite | proxy: who may have an account (docs/accounts.md)
    reading: str = "open"  # open | members: who may read
    proxy_header: str = ""  # with ``accounts = proxy``: the header in which the proxy names who asks
    proxy_email_header: str = ""  # the header with their e-mail address, which the proxy answers for; "" for none
    proxy_drops_underscores: bool = False  # it removes headers with "_" in their names, as nginx does by itself
    proxy_addresses: Annotated[tuple[str, ...], NoDecode] = ()  # by commas: addresses and networks of the proxy itself
    oidc_address: str = ""  # the OpenID Connect issuer; "" = no such way in
    oidc_name: str = "OpenID Connect"  # what its button says
    oidc_client_id: str = ""
    oidc_secret_file: str = ""  # the client secret, one line, mode 600

    keep_acts_days: int = Field(default=400, ge=1)  # of news time: opens, likes, hides of a reader
    keep_seen_days: int = Field(default=30, ge=1)  # of news time: which cards were shown to a reader

    @property
    def knows_its_readers(self) -> bool:
        """Nobody acts here whom the operator did not let in, so that no account need be taken for one of a ring."""
        return self.reading == "members" and self.accounts != "open"

    @field_validator("also", mode="before")
    @classmethod
    def _known_ways(cls, given: object) -> object:
        """The keys between commas, each once; an unknown one says which there are."""
        listed = given.split(",") if isinstance(given, str) else given
        if not isinstance(listed, list | tuple):
            raise ValueError("a list of keys between commas")
        keys = tuple(dict.fromkeys(key.strip() for key in map(str, listed) if key.strip()))
        if unknown := [key for key in keys if key not in KEYS]:
            raise ValueError(f'"{unknown[0]}" is none of {", ".join(KEYS)}')
        return keys

    @field_validator("proxy_addresses", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        """The addresses between commas."""
        return tuple(part.strip() for part in given.split(",") if part.strip()) if isinstance(given, str) else given

    @property
    def database_file(self) -> Path:
        return self.data / "standfirst.sqlite3"

    @property
    def engine_database_url(self) -> str:
        return self.engine_url or f"sqlite:///{self.data / 'engine.sqlite3'}"

    @property
    def strong_models(self) -> tuple[ModelEntry, ...]:
        """The strong models in fallback order: the one that stands in ``model`` first."""
        if not self.model:
            return self.models
        first = ModelEntry(
            model=self.model, base_url=self.model_base_url, key_file=self.model_key_file,
            price_in=self.model_price_in, price_out=self.model_price_out,
        )  # fmt: skip
        return (first, *self.models)

    @property
    def prices(self) -> dict[str, Price]:
        """What the operator said that a million tokens cost, by model. A model with half a price has none."""
        told = {LOCAL_MODEL: FREE}
        for entry in self.strong_models:
            if entry.price_in is not None and entry.price_out is not None:
                told[entry.model] = Price(tokens_in=entry.price_in, tokens_out=entry.price_out)
        return told

    @property
    def spending_limits(self) -> SpendingLimits:
        """The operator's budgets for models."""
        return SpendingLimits(
            tokens_per_day=self.tokens_per_day, tokens_per_story=self.tokens_per_story,
            money_per_day=self.money_per_day, money_per_story=self.money_per_story,
        )  # fmt: skip

    def secret_key(self) -> str:
        """The signing key, made once and kept in the data folder, readable by its owner only."""
        return _kept_secret(self.data / "secret-key")


def _kept_secret(path: Path) -> str:
    return kept_file(path, lambda: secrets.token_urlsafe(48).encode()).decode("ascii").strip()


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The process's settings."""
    return Settings()
