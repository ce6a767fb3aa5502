"""StrongModel: one structured call for a whole Report, through pydantic-ai, at any vendor behind one setting string."""

import time
from collections.abc import Callable
from pathlib import Path

import httpx2
from pydantic import BaseModel, Field
from pydantic_ai import Agent, NativeOutput, ToolOutput
from pydantic_ai.exceptions import AgentRunError, ModelHTTPError, UnexpectedModelBehavior, UserError
from pydantic_ai.models import Model
from pydantic_ai.settings import ModelSettings

from standfirst.adapters.llm.model_input import MOST_FEEDBACK, MOST_NAME, plain_line
from standfirst.adapters.llm.model_output import MOST_SENTENCE, MOST_SENTENCES, AnswerTooLongError, async_bounded_client
from standfirst.domain.draft import EvidencePack, ModelUsage
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import Verdict
from standfirst.write.ports import ProseDraft, ProseSentence

_MOST_TOKENS = 3000
_MOST_FEEDBACK = 20  # verdicts that go back to the model
_REFUSES_THIS = (400, 413, 422)  # the request itself, as a content filter does; other refusals pass with time
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
        except UnexpectedModelBehavior as error:  # before its parent: the model answered, and it was no Report
            return Failure(code="odd-answer", detail=f"the model's answer is no Report: {error}"[:200], permanent=True)
        except ModelHTTPError as error:
            refused = error.status_code in _REFUSES_THIS
            return Failure(code="odd-answer" if refused else "model-failed", detail=str(error)[:200], permanent=refused)
        except (AgentRunError, httpx2.HTTPError, ValueError, TypeError, OSError, TimeoutError) as error:
            if _too_long(error):
                return Failure(code="odd-answer", detail="the model's answer does not end", permanent=True)
            return Failure(code="model-failed", detail=f"{type(error).__name__}: {error}"[:200])
        if excess := _excess(result.output):
            return Failure(code="odd-answer", detail=f"the model's answer is no Report: {excess}", permanent=True)
        used = result.usage
        usage = ModelUsage(
            model=self._name, calls=used.requests, input_tokens=used.input_tokens, output_tokens=used.output_tokens,
            seconds=time.monotonic() - started,
        )  # fmt: skip
        return _prose(result.output, usage)


def prompt(pack: EvidencePack, feedback: tuple[Verdict, ...]) -> str:
    """The numbered evidence, one piece a line with publisher and day, then what was wrong the last time."""
    lines = [
        f"Topic: {plain_line(pack.topic, MOST_NAME)}. Today is {pack.now:%d %B %Y}. "
        f"Language of the report: {pack.language[:8]}.",
        "Evidence:",
    ]
    for number, e in enumerate(pack.evidence, 1):
        speaker = f"; speaker: {plain_line(e.speaker, MOST_NAME)}" if e.speaker else ""
        publisher = plain_line(e.publisher, MOST_NAME)
        lines.append(f"E{number} [{publisher}, written {e.published_at:%A %d %B %Y}{speaker}] {plain_line(e.text)}")
    if feedback:
        lines.append("Your first version broke these rules; write it again without them:")
        told = feedback[:_MOST_FEEDBACK]
        lines.extend(f"- {v.part} sentence {v.sentence + 1}: {v.rule.value}: {_told(v)}" for v in told)
    return "\n".join(lines)


def _told(verdict: Verdict) -> str:
    return plain_line(verdict.detail, MOST_FEEDBACK)


def _too_long(error: BaseException | None) -> bool:
    """Whether an answer's length is behind an error; vendors' clients wrap what happened below them."""
    for _ in range(6):
        if error is None or isinstance(error, AnswerTooLongError):
            return error is not None
        error = error.__cause__ or error.__context__
    return False


def _excess(out: ReportOut) -> str:
    """What is too long about an answer, "" when nothing is: bounds live here because in a schema they cut sentences."""
    sentences = [out.headline, out.standfirst, *(s for paragraph in out.paragraphs for s in paragraph)]
    if len(sentences) > MOST_SENTENCES:
        return f"{len(sentences)} sentences"
    longest = max(len(s.text) for s in sentences)
    return f"a sentence of {longest} characters" if longest > MOST_SENTENCE else ""


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

    return OpenAIChatModel(
        name,
        provider=OpenAIProvider(base_url=base_url or None, api_key=key or None, http_client=async_bounded_client()),
    )


def _ollama(name: str, base_url: str, key: str) -> Model:
    return _openai(name, base_url or OLLAMA_URL, key or "ollama")


def _anthropic(name: str, base_url: str, key: str) -> Model:
    from anthropic import AsyncAnthropic
    from pydantic_ai.models.anthropic import AnthropicModel
    from pydantic_ai.providers.anthropic import AnthropicProvider

    client = AsyncAnthropic(api_key=key or None, base_url=base_url or None, http_client=async_bounded_client())
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
