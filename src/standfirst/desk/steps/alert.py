"""Alert: a reader's page as it is now -> what is worth a message at once -> their browsers, by push.

What comes in quiet hours or beyond the day's number is not kept for later: when they end, the page is looked at anew.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from standfirst.desk.ports import Tools
from standfirst.digests import Alert, AlertWish, Known, PushMessage, choose_alerts, day_began, is_quiet
from standfirst.domain.ranking import Slate
from standfirst.store.alerts import (
    Browser,
    drop_browsers,
    load_alert_wish,
    load_browsers,
    moves_since,
    note_alert,
    sent_since,
    told_alerts,
)
from standfirst.store.readers import load_profile
from standfirst.store.seen import shown_until
from standfirst.store.work import Task, fail_work, finish_work

ATTEMPTS = 8  # half an hour; older news is no alert


def run(tools: Tools, tasks: Sequence[Task]) -> None:
    """Look at the tasks' readers, one after the other."""
    for task in tasks:
        _look(tools, task)


def _look(tools: Tools, task: Task) -> None:
    wish, browsers, now = load_alert_wish(task.key), load_browsers(task.key), datetime.now(UTC)
    if tools.push is None or wish is None or not browsers or is_quiet(wish, now):
        finish_work([task])
        return
    for alert in _worth(tools, task.key, wish, now):
        codes = _push(tools, task.key, alert, browsers)
        if codes:
            fail_work(task, codes, attempts=ATTEMPTS)
            return
    finish_work([task])


def _worth(tools: Tools, reader: str, wish: AlertWish, now: datetime) -> tuple[Alert, ...]:
    left = wish.most - sent_since(reader, day_began(wish, now))
    if left <= 0:
        return ()
    profile = load_profile(reader, tools.now())
    slate = tools.pages.slate(profile, tools.now())
    known = Known(seen=shown_until(reader, tools.now()), told=told_alerts(reader, now), moves={})
    return choose_alerts(slate, wish, replace(known, moves=moves_since(_grown(slate, known))), left=left)


def _grown(slate: Slate, known: Known) -> dict[str, int]:
    """Stories whose Report has a newer Revision than the reader met, with the one they met."""
    stories = [i.candidate for i in slate.items]
    return {s.story_id: known.before(s.story_id) for s in stories if 0 < known.before(s.story_id) < s.revision}


def _push(tools: Tools, reader: str, alert: Alert, browsers: tuple[Browser, ...]) -> str:
    """Send an alert everywhere; "" when one browser's service took it or none is left, else what went wrong."""
    if tools.push is None:
        return ""
    payload = json.dumps({
        "title": alert.title, "body": alert.body, "path": f"/report/{tools.pages.report_id(alert.story_id)}",
        "tag": alert.story_id,
    }, ensure_ascii=False).encode()  # fmt: skip
    messages = [PushMessage(subscription=b.subscription, payload=payload, topic=alert.story_id) for b in browsers]
    answers = tools.push.send(messages)
    drop_browsers(b.row for b, a in zip(browsers, answers, strict=True) if a is not None and a.permanent)
    if None in answers:
        note_alert(reader, alert)
        return ""
    return ", ".join(sorted({a.code for a in answers if a is not None and not a.permanent}))
