"""The front page's learned model as the desk keeps it: text that the rank room checks, and how it came about."""

from datetime import datetime
from typing import Any

from standfirst.store.settings import get_setting, set_setting

_KEY = "rank_model"


def saved_model() -> dict[str, Any]:
    """``{"text": JSON or "", "at": ISO moment, "outcome": words, "current", "learned": AUC}``; {} before a night."""
    found = get_setting(_KEY, {})
    return found if isinstance(found, dict) else {}


def save_model(text: str, *, at: datetime, outcome: str, current: float | None, learned: float | None) -> None:
    """In place of the last one; ``text`` "" is the prior."""
    set_setting(_KEY, {"text": text, "at": at.isoformat(), "outcome": outcome, "current": current, "learned": learned})


def forget_model() -> bool:
    """Back to the prior; False when there was none."""
    had = bool(saved_model().get("text"))
    set_setting(_KEY, {})
    return had
