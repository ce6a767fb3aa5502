"""The front page's learned model as the desk keeps it: text that the rank room checks, and how it came about."""

from datetime import datetime
from typing import Any

import structlog

from standfirst.rank.model import RankModel
from standfirst.store.settings import get_setting, set_setting

log = structlog.get_logger("standfirst.store")
_KEY = "rank_model"


def saved_model() -> dict[str, Any]:
    """``{"text": JSON or "", "at": ISO moment, "outcome": words, "current", "learned": AUC}``; {} before a night."""
    found = get_setting(_KEY, {})
    return found if isinstance(found, dict) else {}


def load_model() -> RankModel | None:
    """The model in place; None for the prior, and for what this version cannot read: the prior serves until a night."""
    text = str(saved_model().get("text", ""))
    try:
        return RankModel.from_json(text) if text else None
    except ValueError as error:
        log.warning("rank.model_unreadable", error=str(error))
        return None


def save_model(text: str, *, at: datetime, outcome: str, current: float | None, learned: float | None) -> None:
    """In place of the last one; ``text`` "" is the prior."""
    set_setting(_KEY, {"text": text, "at": at.isoformat(), "outcome": outcome, "current": current, "learned": learned})


def forget_model() -> bool:
    """Back to the prior; False when there was none."""
    had = bool(saved_model().get("text"))
    set_setting(_KEY, {})
    return had
