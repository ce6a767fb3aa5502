"""ScriptedWriter and ScriptedChooser: what the desk and the writing room run on when no model should."""

from collections.abc import Sequence

from standfirst.domain.draft import EvidencePack, ModelUsage
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import Verdict
from standfirst.write.ports import WrittenDraft


class ScriptedWriter:
    """Implements ``Writer``: gives its answers in order, the last one again and again; keeps what it was asked."""

    def __init__(self, *answers: WrittenDraft | Failure) -> None:
        if not answers:
            raise ValueError("a scripted writer needs an answer")
        self._answers = answers
        self.asked: list[tuple[EvidencePack, tuple[Verdict, ...]]] = []

    def write(self, pack: EvidencePack, feedback: tuple[Verdict, ...] = ()) -> WrittenDraft | Failure:
        self.asked.append((pack, feedback))
        return self._answers[min(len(self.asked), len(self._answers)) - 1]


class ScriptedChooser:
    """Implements ``Chooser``: prefers the candidate that holds ``liked``, else the shortest; fails after
    ``fails_after`` calls when that is set."""

    def __init__(self, liked: str = "", fails_after: int | None = None) -> None:
        self._liked = liked
        self._fails_after = fails_after
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    @property
    def usage(self) -> ModelUsage:
        return ModelUsage(model="scripted", calls=len(self.asked))

    def rank(self, question: str, candidates: Sequence[str], context: str) -> tuple[float, ...] | Failure:
        self.asked.append((question, tuple(candidates)))
        if self._fails_after is not None and len(self.asked) > self._fails_after:
            return Failure(code="scripted", detail="told to fail")
        raw = [1.0 / (1 + len(c)) + (1.0 if self._liked and self._liked in c else 0.0) for c in candidates]
        return tuple(value / sum(raw) for value in raw)
