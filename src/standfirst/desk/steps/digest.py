"""Digest: a due slot of a reader -> their page since the last one -> a letter that a mail server took.

What a mail server cannot take now is tried again with back-off for eight and a half hours; what was not sent by then
is in the next digest, which begins where the last one that was sent ended.
"""

from collections.abc import Sequence

import structlog

from standfirst.desk.ports import Tools
from standfirst.digests import Envelope, Often
from standfirst.domain.errors import Failure
from standfirst.domain.ids import keyed_id
from standfirst.store.digests import digest_address, finish_digest, is_due, load_digest
from standfirst.store.letters import write_letter
from standfirst.store.readers import load_profile
from standfirst.store.work import Task, fail_work, finish_work, postpone

log = structlog.get_logger("standfirst.desk")

ATTEMPTS = 24  # 15 s, doubled up to half an hour: eight and a half hours
_NO_SERVER = 600.0  # seconds


def run(tools: Tools, tasks: Sequence[Task]) -> None:
    """Send the tasks' digests, one after the other."""
    for task in tasks:
        _send(tools, task)


def _send(tools: Tools, task: Task) -> None:
    """One digest. ``task`` names reader and slot."""
    if not is_due(task.key, task.version):
        finish_work([task])
        return
    wish, address, now = load_digest(task.key), digest_address(task.key), tools.now()
    if wish.schedule.often is Often.OFF or not address:
        finish_digest(task, "off" if address else "no-address", now)
        return
    if tools.mail is None:
        postpone(task, _NO_SERVER)
        return
    written = write_letter(task.key, tools.pages.slate(load_profile(task.key, now), now), wish)
    if written is None:
        finish_digest(task, "empty", now)
        return
    key = keyed_id("digest", task.key, task.version)
    envelope = Envelope(to=address, letter=written.letter, key=key, stop_url=written.stop_url)
    failure = tools.mail.send(envelope)
    if failure is None:
        finish_digest(task, "sent", now, stories=written.stories)
    else:
        _unsent(tools, task, failure)


def _unsent(tools: Tools, task: Task, failure: Failure) -> None:
    """The log names the slot and never the address."""
    log.warning("digest.unsent", slot=task.version, code=failure.code, detail=failure.detail, attempt=task.attempts)
    if failure.permanent:
        finish_digest(task, "refused", tools.now())
    else:
        fail_work(task, f"{failure.code}: {failure.detail}", attempts=ATTEMPTS)
