"""UsageMeter: what calls cost, added up by model until the desk writes it down; failed calls cost too."""

import threading

from openai.types.chat import ChatCompletion

from standfirst.domain.draft import ModelUsage
from standfirst.domain.errors import Failure


def cost_of(answer: ChatCompletion | Failure, seconds: float) -> ModelUsage:
    """One call's cost, to be added to a meter; a failed one counts as a call that failed."""
    if isinstance(answer, Failure):
        return ModelUsage(model="", calls=1, seconds=seconds, failures=1)
    used = answer.usage
    return ModelUsage(
        model="", calls=1, input_tokens=used.prompt_tokens if used else 0,
        output_tokens=used.completion_tokens if used else 0, seconds=seconds,
    )  # fmt: skip


class UsageMeter:
    """Shared by every strong model of one process. Threads may add while another takes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_model: dict[str, ModelUsage] = {}

    def add(self, usage: ModelUsage) -> None:
        """One call more."""
        with self._lock:
            before = self._by_model.get(usage.model, ModelUsage(model=usage.model))
            self._by_model[usage.model] = before.plus(usage)

    def take(self) -> tuple[ModelUsage, ...]:
        """Everything since the last taking."""
        with self._lock:
            taken, self._by_model = tuple(self._by_model.values()), {}
        return taken
