"""StrongModel: one structured call for a whole Report, through pydantic-ai, at any vendor behind one setting string."""

import time
from collections.abc import Callable
from pathlib import Path

import httpx
from pydantic import BaseModel, Field
from pydantic_ai import Agent, NativeOutput, ToolOutput
from pydantic_ai.exceptions import AgentRunError, UserError
from pydantic_ai.models import Model
from pydantic_ai.settings import ModelSettings

from standfirst.domain.draft import EvidencePack, ModelUsage
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import Verdict
from standfirst.write.ports import ProseDraft, ProseSentence

_MOST_TOKENS = 3000
OLLAMA_URL = "http://localhost:11434/v1"


class SentenceOut(BaseModel):
    """A sentence and the ids of its evidence. No length limits in the schema: they cut answers mid-sentence."""

    text: str = Field(description="one sentence")
    evidence: list[str] = Field(description='ids such as "E3", one to three')


class ReportOut(BaseModel):
    """The Report as the model returns it."""

    headline: SentenceOut
    standfirst: SentenceOut
    paragraphs: list[list[SentenceOut]]


class StrongModel:
    """Implements the writing room's ``ProseModel``. A setting is "vendor:name" with vendor openai (or any endpoint that
    speaks like it, by ``base_url``), anthropic, google or ollama; ``timeout`` is seconds for one call."""

    def __init__(self, model: Model, *, name: str, native: bool = True, timeout: float = 180.0) -> None:
        output = NativeOutput(ReportOut) if native else ToolOutput(ReportOut)
        self._agent: Agent[None, ReportOut] = Agent(model, output_type=output, retries=1)
        self._name = name
        self._timeout = timeout

    @classmethod
    def from_setting(
        cls, setting: str, *, base_url: str = "", key: str = "", timeout: float = 180.0
    ) -> "StrongModel | Failure":
        """The model that an operator's setting names, or why there is none."""
        vendor, _, name = setting.partition(":")
        build = _VENDORS.get(vendor)
        if build is None or not name:
            return Failure(code="unknown-model", detail=f'"{setting}" is not VENDOR:NAME, VENDOR one of '
                           f"{', '.join(_VENDORS)}", permanent=True)  # fmt: skip
        try:
            return cls(build(name, base_url, key), name=setting, native=vendor != "anthropic", timeout=timeout)
        except (UserError, ValueError, OSError) as error:
            return Failure(code="model-setting", detail=str(error)[:200], permanent=True)

    def compose(self, pack: EvidencePack, style: str, feedback: tuple[Verdict, ...]) -> ProseDraft | Failure:
        """One call; evidence goes in as numbered data. Time-outs, refusals and odd answers are Failures."""
        started = time.monotonic()
        settings = ModelSettings(temperature=0, max_tokens=_MOST_TOKENS, timeout=self._timeout)
        try:
            result = self._agent.run_sync(prompt(pack, feedback), instructions=style, model_settings=settings)
        except (AgentRunError, httpx.HTTPError, OSError, TimeoutError) as error:
            return Failure(code="model-failed", detail=f"{type(error).__name__}: {error}"[:200])
        used = result.usage
        usage = ModelUsage(
            model=self._name, calls=used.requests, input_tokens=used.input_tokens, output_tokens=used.output_tokens,
            seconds=time.monotonic() - started,
        )  # fmt: skip
        return _prose(result.output, usage)


def prompt(pack: EvidencePack, feedback: tuple[Verdict, ...]) -> str:
    """The numbered evidence, one piece a line with publisher and day, then what was wrong the last time."""
    lines = [
        f"Topic: {pack.topic}. Today is {pack.now:%d %B %Y}. Language of the report: {pack.language}.",
        "Evidence:",
    ]
    for number, e in enumerate(pack.evidence, 1):
        speaker = f"; speaker: {e.speaker}" if e.speaker else ""
        lines.append(f"E{number} [{e.publisher}, written {e.published_at:%A %d %B %Y}{speaker}] {e.text}")
    if feedback:
        lines.append("Your first version broke these rules; write it again without them:")
        lines.extend(f"- {v.part} sentence {v.sentence + 1}: {v.rule.value}: {v.detail}" for v in feedback)
    return "\n".join(lines)


def read_key(path: str) -> str | Failure:
    """The key in an operator's file, "" for no file."""
    if not path:
        return ""
    try:
        return Path(path).expanduser().read_text(encoding="utf-8").strip()
    except OSError as error:
        return Failure(code="no-key", detail=f"{path}: {error.strerror}", permanent=True)


def _prose(out: ReportOut, usage: ModelUsage) -> ProseDraft:
    def sentence(one: SentenceOut) -> ProseSentence:
        return ProseSentence(text=one.text, evidence=tuple(one.evidence))

    return ProseDraft(
        headline=sentence(out.headline), standfirst=sentence(out.standfirst),
        paragraphs=tuple(tuple(sentence(s) for s in paragraph) for paragraph in out.paragraphs), usage=usage,
    )  # fmt: skip


def _openai(name: str, base_url: str, key: str) -> Model:
    from pydantic_ai.models.openai import OpenAIChatModel  # a vendor's client is loaded when it is asked for
    from pydantic_ai.providers.openai import OpenAIProvider

    return OpenAIChatModel(name, provider=OpenAIProvider(base_url=base_url or None, api_key=key or None))


def _ollama(name: str, base_url: str, key: str) -> Model:
    return _openai(name, base_url or OLLAMA_URL, key or "ollama")


def _anthropic(name: str, base_url: str, key: str) -> Model:
    from anthropic import AsyncAnthropic
    from pydantic_ai.models.anthropic import AnthropicModel
    from pydantic_ai.providers.anthropic import AnthropicProvider

    client = AsyncAnthropic(api_key=key or None, base_url=base_url or None)
    return AnthropicModel(name, provider=AnthropicProvider(anthropic_client=client))


def _google(name: str, base_url: str, key: str) -> Model:
    from pydantic_ai.models.google import GoogleModel
    from pydantic_ai.providers.google import GoogleProvider

    return GoogleModel(name, provider=GoogleProvider(api_key=key, base_url=base_url or None))


_VENDORS: dict[str, Callable[[str, str, str], Model]] = {
    "openai": _openai,
    "anthropic": _anthropic,
    "google": _google,
    "ollama": _ollama,
}
