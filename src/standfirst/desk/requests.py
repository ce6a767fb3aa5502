"""Requests from people: taken up by the desk on its beat, each done once, each with an outcome they can read."""

from collections.abc import Callable
from typing import Any

import structlog

from standfirst.desk.ports import Tools
from standfirst.desk.steps import report
from standfirst.store.editing import lock_story, merge_stories, move_articles, split_story, unmerge_story
from standfirst.store.held import close_held, load_held
from standfirst.store.models import DeskRequest
from standfirst.store.reports import withdraw
from standfirst.store.requests import close_request, open_requests
from standfirst.store.settings import audit
from standfirst.store.stories import current_story_id
from standfirst.store.work import ASKED, NewWork, add_work

log = structlog.get_logger("standfirst.desk")


def take_up(tools: Tools) -> int:
    """Do every open request the desk knows; how many."""
    rows = open_requests(tuple(_KINDS))
    for row in rows:
        try:
            outcome = _KINDS[row.kind](tools, row)
        except Exception as error:
            log.exception("request.failed", kind=row.kind, subject=row.subject)
            outcome = f"failed: {type(error).__name__}"
        close_request(int(row.pk), outcome)
        audit(row.by or "command line", row.kind, row.subject, outcome)
    return len(rows)


def _write(tools: Tools, row: DeskRequest) -> str:
    story = current_story_id(row.subject)
    if not story:
        return "no such story"
    add_work([NewWork(step="report", key=story, version=f"{ASKED}{row.pk}", priority=1e6)])
    return "queued"


def _withdraw(tools: Tools, row: DeskRequest) -> str:
    reason = str(row.payload.get("reason") or "withdrawn by the editor")
    return "withdrawn" if withdraw(row.subject, reason, tools.now()) else "no such Report, or withdrawn before"


def _publish_held(tools: Tools, row: DeskRequest) -> str:
    held = load_held(row.subject)
    if held is None:
        return "no such held draft"
    outcome = report.publish_held(tools, held.draft, by=row.by)
    if outcome == "published":
        close_held(row.subject, "published", row.by)
    return outcome


def _spike_held(tools: Tools, row: DeskRequest) -> str:
    return "spiked" if close_held(row.subject, "spiked", row.by) else "no such held draft"


def _merge(tools: Tools, row: DeskRequest) -> str:
    into = str(row.payload.get("into", ""))
    return _edit(tools, lambda: merge_stories(into, row.subject, by=row.by, now=tools.now()))


def _unmerge(tools: Tools, row: DeskRequest) -> str:
    gone = str(row.payload.get("into", ""))
    return _edit(tools, lambda: unmerge_story(gone, by=row.by, now=tools.now()))


def _split(tools: Tools, row: DeskRequest) -> str:
    return _edit(tools, lambda: split_story(row.subject, _articles(row), by=row.by, now=tools.now()))


def _move(tools: Tools, row: DeskRequest) -> str:
    into = str(row.payload.get("into", ""))
    return _edit(tools, lambda: move_articles(row.subject, into, _articles(row), by=row.by, now=tools.now()))


def _lock(tools: Tools, row: DeskRequest) -> str:
    return _edit(tools, lambda: lock_story(row.subject, row.kind == "lock"))


def _edit(tools: Tools, act: Callable[[], str]) -> str:
    """An editor's hand on stories: never while articles are being placed, and the index is read again after it."""
    with tools.index.lock:
        outcome = act()
        tools.index.drop()
    return outcome


def _articles(row: DeskRequest) -> list[str]:
    return [str(i) for i in row.payload.get("articles", [])]


_KINDS: dict[str, Callable[[Tools, DeskRequest], Any]] = {
    "write": _write,
    "withdraw": _withdraw,
    "publish-held": _publish_held,
    "spike-held": _spike_held,
    "merge": _merge,
    "unmerge": _unmerge,
    "split": _split,
    "move": _move,
    "lock": _lock,
    "unlock": _lock,
}
