"""Writers and judges from settings: which models the operator named, in which order, at which prices and limits.

Kept apart from ``wiring`` because commands build single writers to try them.
"""

import os
import threading
from functools import cached_property
from typing import TYPE_CHECKING

import structlog

from standfirst.domain.spending import FREE, Price
from standfirst.settings import ModelEntry, Settings
from standfirst.style_file import StyleFile

if TYPE_CHECKING:  # rooms that are slow to import are imported where they are used
    from standfirst.adapters.llm import StrongModel
    from standfirst.domain.errors import Failure
    from standfirst.verify import Judge
    from standfirst.write import Parser, Translator, Writer

log = structlog.get_logger("standfirst.desk")

LOCAL_MODEL_URL = "STANDFIRST_LOCAL_MODEL_URL"
LOCAL_MODEL_KEY = "STANDFIRST_LOCAL_MODEL_KEY"
JUDGE_KINDS = "auto, rules-only, local, endpoint, reading"
WRITER_KINDS = {"ModelFreeWriter": "model-free", "ChoosingWriter": "choosing", "ProseWriter": "writing"}


def first_price(settings: Settings) -> Price:
    """The price of the model that is asked first; free where it is not known."""
    models = settings.strong_models
    return settings.prices.get(models[0].model, FREE) if models else FREE


class WritersDesk:
    """Builds one process's writer, its stopgap and its judge over shared lanes and one meter."""

    def __init__(self, settings: Settings) -> None:
        from standfirst.adapters.llm import UsageMeter

        self._settings = settings
        self._lanes = threading.BoundedSemaphore(settings.model_concurrency)
        self.meter = UsageMeter()
        self.style = StyleFile(settings)

    def writer(self) -> "Writer":
        """The writer that settings ask for, or the best that is there."""
        from standfirst.adapters.llm import ModelsInOrder
        from standfirst.write import ModelFreeWriter, ProseWriter

        kind = self._settings.writer
        if kind in ("auto", "writing"):
            models = self.strong_models()
            if models:
                return ProseWriter(ModelsInOrder(models), lambda: self.style().guidance)
        local = self.local() if kind in ("auto", "choosing") else None
        return local or ModelFreeWriter(self.parser)

    def stopgap(self) -> "Writer | None":
        """Who writes while the model is away; None leaves sources only."""
        from standfirst.write import ModelFreeWriter

        kind = self._settings.while_away
        if kind == "sources-only":
            return None
        return (self.local() if kind == "choosing" else None) or ModelFreeWriter(self.parser)

    def judge(self, writer: str) -> "Judge | None":
        """The judge that settings ask for, None for rules only. "auto" judges what a model wrote, with the model that
        wrote it; words that come from sources alone need none (docs/decisions/012). Says in the log what cannot be
        had."""
        from standfirst.adapters.llm import JUDGE_SLOT, ModelJudge, ReadingJudge
        from standfirst.domain.errors import Failure

        url, key = os.environ.get(LOCAL_MODEL_URL, ""), os.environ.get(LOCAL_MODEL_KEY, "")
        asked = kind = self._settings.judge
        if kind == "auto":
            kind = "reading" if WRITER_KINDS.get(writer) == "writing" else "rules-only"
        if kind == "reading" and (models := self.judging_models()):
            return ReadingJudge(models)
        if kind == "local" and url:
            return ModelJudge(url, key, slot=JUDGE_SLOT)
        if kind == "endpoint":
            found = self._endpoint_judge()
            if not isinstance(found, Failure):
                return found
            if models := self.judging_models():  # no log probabilities: read in one call
                return ReadingJudge(models)
            log.warning("judge.rules_only", judge=asked, reason=found.detail)
        elif kind != "rules-only":
            reasons = {"local": "the local model is not running", "reading": "no strong model can be used"}
            reason = reasons.get(kind, f'"{kind}" is none of {JUDGE_KINDS}')
            log.warning("judge.rules_only", judge=asked, reason=reason)
        return None

    def translator(self) -> "Translator | None":
        """Who translates: the strong models in their order, None without one."""
        from standfirst.adapters.llm import StrongTranslator

        kind = self._settings.writer
        models = self.strong_models() if kind in ("auto", "writing") else []
        return StrongTranslator(models) if models else None

    def judging_models(self) -> "list[StrongModel]":
        """Who reads what the writing model wrote: the model named for it, else the writing models in their order."""
        models, named = self.strong_models(), self._settings.judge_model
        if named and not (only := [m for m in models if m.name == named]):
            log.error("model.unusable", model=named, reason="STANDFIRST_JUDGE_MODEL names none of the models")
        return (only or models) if named else models

    def strong_models(self) -> "list[StrongModel]":
        """The operator's models that can be used, in fallback order; the log says why others cannot."""
        from standfirst.domain.errors import Failure

        usable: list[StrongModel] = []
        for entry in self._settings.strong_models:
            model = self.strong_model(entry)
            if isinstance(model, Failure):
                log.error("model.unusable", model=entry.model, reason=model.detail)
            else:
                usable.append(model)
        return usable

    def strong_model(self, entry: ModelEntry) -> "StrongModel | Failure":
        """One model with its key, or why there is none."""
        from standfirst.adapters.llm import StrongModel, read_key
        from standfirst.domain.errors import Failure

        key = read_key(entry.key_file)
        if isinstance(key, Failure):
            return key
        return StrongModel.from_setting(
            entry.model, base_url=entry.base_url, key=key, timeout=entry.timeout or self._settings.model_timeout,
            tries=self._settings.model_tries, most_tokens=entry.most_tokens, lanes=self._lanes, meter=self.meter,
        )  # fmt: skip

    def local(self) -> "Writer | None":
        """The choosing writer over the local model that the supervisor runs, None where it does not run."""
        from standfirst.adapters.llm import ModelChooser
        from standfirst.write import ChoosingWriter

        url, key = os.environ.get(LOCAL_MODEL_URL, ""), os.environ.get(LOCAL_MODEL_KEY, "")
        return ChoosingWriter(ModelChooser(url, key), self.parser) if url else None

    @cached_property
    def parser(self) -> "Parser | None":
        """The parser of English, where it is installed and its weights are here; None makes the desk shorten by
        pattern."""
        from standfirst.adapters.parser import open_parser
        from standfirst.domain.errors import Failure

        found = open_parser(self._settings.model_cache)
        if isinstance(found, Failure):
            log.info("parser.none", reason=found.detail)
            return None
        return found

    def _endpoint_judge(self) -> "Judge | Failure":
        """The first of the operator's models that gives log probabilities."""
        from standfirst.adapters.llm import endpoint_judge
        from standfirst.domain.errors import Failure

        entries = self._settings.strong_models or (ModelEntry(model=""),)
        found: Judge | Failure = Failure(code="no-judge")
        for entry in entries:
            found = endpoint_judge(
                entry.model, base_url=entry.base_url, key_file=entry.key_file, lanes=self._lanes,
                side_by_side=self._settings.model_concurrency,
            )  # fmt: skip
            if not isinstance(found, Failure):
                return found
        return found
