"""Failing open: a component that raises costs its own part of the page and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Attempts:
    """The names of the components that failed on one page, in order."""

    failed: list[str] = field(default_factory=list)

    def attempt(self, name: str, work: Callable[[], _T], otherwise: _T) -> _T:
        """The component's answer, or ``otherwise`` with its name on the list: a page matters more than a part."""
        try:
            return work()
        except Exception:  # the one place where a component's bug must not cost the reader the page
            self.failed.append(name)
            return otherwise
