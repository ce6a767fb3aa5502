"""Which vendor a setting names, and its client: "openai:NAME", "anthropic:NAME", "google:NAME", "ollama:NAME",
"llamacpp:NAME". A vendor's package is loaded when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic_ai.exceptions import UserError
from pydantic_ai.models import Model

from standfirst.adapters.llm.model_output import async_bounded_client
from standfirst.domain.errors import Failure

OLLAMA_URL = "http://localhost:11434/v1"
LLAMACPP_URL = "http://localhost:8080/v1"
NO_KEY = "none"  # some clients refuse to start without one, and an empty one would be looked for in the environment


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """How a vendor's models are reached. ``native`` structured output is asked for, a tool call otherwise;
    ``logprobs`` whether its chat interface speaks like OpenAI's and returns log probabilities."""

    url: str  # "" = the client's own
    build: Callable[[str, str, str], Model]
    native: bool = True
    logprobs: bool = False


def split_setting(setting: str) -> tuple[str, str] | Failure:
    """("ollama", "qwen3:8b") of "ollama:qwen3:8b"; "gemini" is another name of "google"."""
    vendor, _, name = setting.strip().partition(":")
    vendor = {"gemini": "google", "llama.cpp": "llamacpp"}.get(vendor, vendor)
    if vendor not in VENDORS or not name:
        known = ", ".join(VENDORS)
        return Failure(code="unknown-model", detail=f'"{setting}" is not VENDOR:NAME, VENDOR one of {known}',
                       permanent=True)  # fmt: skip
    return vendor, name


def bad_address(base_url: str) -> Failure | None:
    """Why an address cannot be used. One with a password in it would end up in logs."""
    try:
        parts = urlsplit(base_url)
        fine = not base_url or (parts.scheme in ("http", "https") and bool(parts.hostname))
        secret = parts.username is not None or parts.password is not None
    except ValueError:
        fine = secret = False
    if fine and not secret:
        return None
    why = "holds a user name: put the key into a key file" if secret else "is no http or https address"
    return Failure(code="model-setting", detail=f"the model's address {why}", permanent=True)


def build_model(vendor: str, name: str, *, base_url: str, key: str) -> Model | Failure:
    """pydantic-ai's model. Retries are ours (``StrongModel``), so that every try is counted."""
    if failure := bad_address(base_url):
        return failure
    try:
        return VENDORS[vendor].build(name, base_url or VENDORS[vendor].url, key)
    except (UserError, ValueError, OSError) as error:
        return Failure(code="model-setting", detail=f"{vendor}:{name}: {type(error).__name__}", permanent=True)


def _openai(name: str, base_url: str, key: str) -> Model:
    from openai import AsyncOpenAI
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    client = AsyncOpenAI(
        base_url=base_url or None, api_key=key or NO_KEY, max_retries=0, http_client=async_bounded_client()
    )
    return OpenAIChatModel(name, provider=OpenAIProvider(openai_client=client))


def _ollama(name: str, base_url: str, key: str) -> Model:
    from openai import AsyncOpenAI
    from pydantic_ai.models.ollama import OllamaModel
    from pydantic_ai.providers.ollama import OllamaProvider

    client = AsyncOpenAI(base_url=base_url, api_key=key or NO_KEY, max_retries=0, http_client=async_bounded_client())
    return OllamaModel(name, provider=OllamaProvider(openai_client=client))


def _anthropic(name: str, base_url: str, key: str) -> Model:
    from anthropic import AsyncAnthropic
    from pydantic_ai.models.anthropic import AnthropicModel
    from pydantic_ai.providers.anthropic import AnthropicProvider

    client = AsyncAnthropic(
        api_key=key or NO_KEY, base_url=base_url or None, max_retries=0, http_client=async_bounded_client()
    )
    return AnthropicModel(name, provider=AnthropicProvider(anthropic_client=client))


def _google(name: str, base_url: str, key: str) -> Model:
    from pydantic_ai.models.google import GoogleModel
    from pydantic_ai.providers.google import GoogleProvider

    provider = GoogleProvider(api_key=key or NO_KEY, base_url=base_url or None, http_client=async_bounded_client())
    return GoogleModel(name, provider=provider)


VENDORS: dict[str, Vendor] = {
    "openai": Vendor(url="", build=_openai, logprobs=True),
    "anthropic": Vendor(url="", build=_anthropic, native=False),
    "google": Vendor(url="", build=_google),
    "ollama": Vendor(url=OLLAMA_URL, build=_ollama, logprobs=True),
    "llamacpp": Vendor(url=LLAMACPP_URL, build=_openai, logprobs=True),
}
