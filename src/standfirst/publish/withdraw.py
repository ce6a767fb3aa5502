"""Withdrawal: what stays of a Report that was taken down for law, privacy or error."""

from datetime import datetime

from standfirst.domain.report import Revision, Tombstone


def tombstone(revision: Revision, reason: str, now: datetime) -> Tombstone:
    """The tombstone of a Report's newest Revision: hash, date and reason, no text of it."""
    return Tombstone(report_id=revision.report_id, hash=revision.hash, at=now, reason=reason)
