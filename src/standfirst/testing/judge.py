"""ScriptedJudge: scores by a list of doubted words, or a failure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from standfirst.domain.draft import ModelUsage
from standfirst.domain.errors import Failure
from standfirst.verify import SentenceToJudge


class ScriptedJudge:
    """Gives each sentence the score of the first text in ``scores`` that it contains, 1 where none is; with ``failure``
    it only fails. ``asked`` holds every sentence it was shown."""

    least = 0.5

    def __init__(self, scores: Mapping[str, float] | None = None, *, failure: Failure | None = None) -> None:
        self.scores, self.failure = dict(scores or {}), failure
        self.asked: list[SentenceToJudge] = []
        self.usage = ModelUsage(model="scripted")

    def judge(self, sentences: Sequence[SentenceToJudge]) -> tuple[float, ...] | Failure:
        """One call counted per sentence, also where it fails."""
        self.asked += sentences
        self.usage = replace(self.usage, calls=self.usage.calls + len(sentences))
        return self.failure or tuple(self._score(s.text) for s in sentences)

    def _score(self, text: str) -> float:
        return next((score for words, score in self.scores.items() if words in text), 1.0)
