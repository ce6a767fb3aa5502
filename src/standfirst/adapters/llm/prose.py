"""StrongModel: one structured call for a whole Report, through pydantic-ai, at any vendor behind one setting string."""

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from itertools import count
from typing import TypeVar, cast

import httpx2
import structlog
from pydantic import BaseModel, Field
from pydantic_ai import Agent, NativeOutput, ToolOutput
from pydantic_ai.exceptions import AgentRunError, RunTimedOut, UserError
from pydantic_ai.models import Model
from pydantic_ai.settings import ModelSettings
from pydantic_ai.usage import RunUsage

from standfirst.adapters.llm.event_loop import run_on_loop
from standfirst.adapters.llm.metering import UsageMeter
from standfirst.adapters.llm.model_input import MOST_FEEDBACK, MOST_NAME, plain_line
from standfirst.adapters.llm.model_output import MOST_SENTENCE, MOST_SENTENCES
from standfirst.adapters.llm.trouble import ODD, WORTH_A_RETRY, trouble
from standfirst.adapters.llm.vendors import VENDORS, build_model, split_setting
from standfirst.domain.draft import EvidencePack, ModelUsage
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import Verdict
from standfirst.write.ports import ProseDraft, ProseSentence

log = structlog.get_logger("standfirst.desk")

MOST_TOKENS = 3000  # of one answer; models that think before they answer need more
TRIES = 3
_FIRST_WAIT, _MOST_WAIT = 1.0, 20.0  # seconds between two tries; who asks for more is given up for now
_MOST_FEEDBACK = 20  # verdicts that go back to the model
_EXPECTED = (AgentRunError, UserError, RunTimedOut, httpx2.HTTPError, ValueError, TypeError, OSError)


T = TypeVar("T", bound=BaseModel)


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
    """Implements the writing room's ``ProseModel``. A setting is "vendor:name" with a vendor of ``VENDORS`` (openai for
    any endpoint that speaks like it, by ``base_url``).

    ``timeout`` is seconds for one answer in all, thinking and a second try at the schema included. A busy or broken
    endpoint is tried ``tries`` times with back-off, later where it says so (Retry-After); a slow one is not, because
    somebody waits for the next story. ``lanes`` bounds how many calls run at once. Every try is told to ``meter``.
    """

    def __init__(
        self, model: Model, *, name: str, native: bool = True, timeout: float = 180.0, tries: int = TRIES,
        most_tokens: int = MOST_TOKENS, lanes: threading.BoundedSemaphore | None = None,
        meter: UsageMeter | None = None, nap: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self._vendor_model, self._native = model, native
        self._agents: dict[type[BaseModel], Agent[None, BaseModel]] = {}
        self.name = name
        self._timeout, self._tries, self._most_tokens = timeout, tries, most_tokens
        self._lanes: AbstractContextManager[object] = lanes or nullcontext()
        self._meter, self._nap = meter or UsageMeter(), nap

    @classmethod
    def from_setting(
        cls, setting: str, *, base_url: str = "", key: str = "", timeout: float = 180.0, tries: int = TRIES,
        most_tokens: int = MOST_TOKENS, lanes: threading.BoundedSemaphore | None = None,
        meter: UsageMeter | None = None,
    ) -> "StrongModel | Failure":  # fmt: skip
        """The model that an operator's setting names, or why there is none."""
        found = split_setting(setting)
        if isinstance(found, Failure):
            return found
        vendor, name = found
        model = build_model(vendor, name, base_url=base_url, key=key)
        if isinstance(model, Failure):
            return model
        return cls(
            model, name=setting, native=VENDORS[vendor].native, timeout=timeout, tries=tries, most_tokens=most_tokens,
            lanes=lanes, meter=meter,
        )  # fmt: skip

    def compose(self, pack: EvidencePack, style: str, feedback: tuple[Verdict, ...]) -> ProseDraft | Failure:
        """One Report; evidence goes in as numbered data. Time-outs, refusals and odd answers are Failures."""
        answer, spent = self.ask(ReportOut, prompt(pack, feedback), style, excess=_excess)
        return answer if isinstance(answer, Failure) else _prose(answer, spent)

    def ask(
        self, kind: type[T], asked: str, instructions: str, *, excess: Callable[[T], str] = lambda _: ""
    ) -> tuple[T | Failure, ModelUsage]:
        """One structured answer with what it cost, every try of it included. ``excess`` says what is too much about an
        answer, "" for nothing: such an answer is odd."""
        spent = ModelUsage(model=self.name)
        for attempt in count():
            with self._lanes:
                answer, cost = self._once(kind, asked, instructions, excess)
            self._meter.add(cost)
            spent = spent.plus(cost)
            wait = next_wait(answer, attempt, self._tries) if isinstance(answer, Failure) else None
            if wait is None or not isinstance(answer, Failure):
                return answer, spent
            log.info("model.retry", model=self.name, code=answer.code, attempt=attempt + 1, seconds=round(wait, 1))
            self._nap(wait)
        raise AssertionError  # the loop above ends by returning

    def _once(
        self, kind: type[T], asked: str, instructions: str, excess: Callable[[T], str]
    ) -> tuple[T | Failure, ModelUsage]:
        """One run with what it cost, also where it came to nothing."""
        started, used = time.monotonic(), RunUsage()
        settings = ModelSettings(temperature=0, max_tokens=self._most_tokens, timeout=self._timeout)
        answer: T | Failure
        try:
            run = self._agent(kind).run(
                asked, instructions=instructions, model_settings=settings, usage=used, timeout=self._timeout
            )
            answer = cast(T, run_on_loop(run).output)
        except _EXPECTED as error:
            answer = trouble(error, self.name)
        if not isinstance(answer, Failure) and (much := excess(answer)):
            answer = Failure(code=ODD, detail=f"{self.name}: not the answer that was asked for: {much}", permanent=True)
        failed = isinstance(answer, Failure)
        return answer, ModelUsage(
            model=self.name, calls=max(used.requests, 1), input_tokens=used.input_tokens,
            output_tokens=used.output_tokens, seconds=time.monotonic() - started, failures=int(failed),
        )  # fmt: skip

    def _agent(self, kind: type[BaseModel]) -> "Agent[None, BaseModel]":
        if kind not in self._agents:
            output = NativeOutput(kind) if self._native else ToolOutput(kind)
            self._agents[kind] = Agent(self._vendor_model, output_type=output, retries=1)
        return self._agents[kind]


def next_wait(failure: Failure, attempt: int, tries: int) -> float | None:
    """Seconds until the next try of a call that failed ``attempt`` + 1 times, None for no more: 1, 2, 4, ... seconds,
    and never sooner than the endpoint asks."""
    if failure.code not in WORTH_A_RETRY or attempt + 1 >= tries:
        return None
    wait = max(_FIRST_WAIT * 2.0**attempt, failure.retry_after or 0.0)
    return wait if wait <= _MOST_WAIT else None


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
        text = plain_line(e.text) + (f" (meant is: {plain_line(e.resolved)})" if e.resolved else "")
        lines.append(f"E{number} [{publisher}, written {e.published_at:%A %d %B %Y}{speaker}] {text}")
    if feedback:
        lines.append("Your first version broke these rules; write it again without them:")
        told = feedback[:_MOST_FEEDBACK]
        lines.extend(f"- {v.part} sentence {v.sentence + 1}: {v.rule.value}: {_told(v)}" for v in told)
    return "\n".join(lines)


def _told(verdict: Verdict) -> str:
    return plain_line(verdict.detail, MOST_FEEDBACK)


def _excess(out: ReportOut) -> str:
    """What is too long about an answer, "" when nothing is: bounds live here because in a schema they cut sentences."""
    sentences = [out.headline, out.standfirst, *(s for paragraph in out.paragraphs for s in paragraph)]
    if len(sentences) > MOST_SENTENCES:
        return f"{len(sentences)} sentences"
    longest = max(len(s.text) for s in sentences)
    return f"a sentence of {longest} characters" if longest > MOST_SENTENCE else ""


def _prose(out: ReportOut, usage: ModelUsage) -> ProseDraft:
    def sentence(one: SentenceOut) -> ProseSentence:
        return ProseSentence(text=one.text, evidence=tuple(one.evidence))

    return ProseDraft(
        headline=sentence(out.headline), standfirst=sentence(out.standfirst),
        paragraphs=tuple(tuple(sentence(s) for s in paragraph) for paragraph in out.paragraphs), usage=usage,
    )  # fmt: skip
