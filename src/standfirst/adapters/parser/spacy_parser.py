"""Dependency parses of English sentences by spaCy, on weights whose every file is pinned."""

import threading
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.adapters.parser.relations import universal
from standfirst.adapters.parser.weights import find_weights
from standfirst.domain.errors import Failure
from standfirst.write.ports import Parse, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MOST_CHARACTERS = 1000  # time grows with length, and no sentence that fits a Report is longer
_REMEMBERED = 512  # a story's sentences are asked for several times: for body, headline and standfirst
_UNUSED = ("ner", "lemmatizer", "senter")


class SpacyParser:
    """Implements ``Parser``. 7 to 8 ms a sentence of 16 words on one core, 125 MB with spaCy, read at the first call
    in 2 s (28 November 2026). Calls from several threads wait for one another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._loaded: Language | None = None
        self._known: OrderedDict[str, Parse | Failure] = OrderedDict()

    def parse(self, text: str) -> Parse | Failure:
        if not text.strip():
            return Failure(code="nothing-to-parse", permanent=True)
        if len(text) > MOST_CHARACTERS:
            return Failure(code="too-long", detail=f"{len(text)} characters", permanent=True)
        with self._lock:
            if text not in self._known:
                self._known[text] = self._parsed(text)
                if len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)
            return self._known[text]

    def _parsed(self, text: str) -> Parse | Failure:
        if self._loaded is None:
            loaded = _load(self._folder)
            if isinstance(loaded, Failure):
                return loaded
            self._loaded = loaded
        with self._loaded.memory_zone():  # else every new word of every sentence stays in memory for ever
            return _parse(self._loaded(text))


def open_parser(cache: Path) -> SpacyParser | Failure:
    """The parser, where spaCy and the pinned weights are both here; what is missing is said."""
    try:
        import spacy  # noqa: F401
    except ImportError as error:
        return Failure(code="no-parser", detail=f"the package spacy is not installed ({error.name})")
    folder = find_weights(cache)
    return folder if isinstance(folder, Failure) else SpacyParser(folder)


def _load(folder: Path) -> "Language | Failure":
    from spacy import util

    try:
        config = util.load_config(folder / "config.cfg")
        pipeline = util.load_model_from_config(config, exclude=_UNUSED, meta={"lang": "en", "name": "core_web_sm"})
        return pipeline.from_disk(folder, exclude=_UNUSED)
    except (OSError, ValueError, KeyError) as error:
        return Failure(code="no-parser", detail=f"{type(error).__name__}: {error}"[:200])


def _parse(doc: "Doc") -> Parse:
    """Our own copy of a parse, without the pipeline's tokens of white space."""
    kept = [token for token in doc if not token.is_space]
    place = {token.i: index for index, token in enumerate(kept)}
    words = [
        Word(
            text=token.text,
            start=token.idx,
            end=token.idx + len(token.text),
            head=place.get(token.head.i, index),
            relation=token.dep_,
            part=token.pos_,
        )
        for index, token in enumerate(kept)
    ]
    return Parse(text=doc.text, words=universal(words))
