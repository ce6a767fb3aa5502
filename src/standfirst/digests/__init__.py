"""Digests and alerts: what of a reader's own front page goes to them, and when.

Pure: a Slate in, a Letter or Alerts out. ``store.letters`` and ``store.alerts`` keep what was asked for and sent,
``desk.steps.digest`` and ``desk.steps.alert`` send it through the ports ``Mail`` and ``Push``.
"""

from standfirst.digests.alerts import Alert, AlertWish, Known, choose_alerts, day_began, is_quiet
from standfirst.digests.choosing import Chosen, choose, since_when
from standfirst.digests.letter import Entry, Frame, Letter, compose
from standfirst.digests.plain import one_line
from standfirst.digests.ports import Envelope, Mail, Push, PushMessage
from standfirst.digests.push_key import application_key, load_push_key
from standfirst.digests.schedule import Often, Schedule, Slot, next_slot, slot_at, zone_names
from standfirst.digests.subscription import Subscription, read_subscription

__all__ = [
    "Alert", "AlertWish", "Chosen", "Entry", "Envelope", "Frame", "Known", "Letter", "Mail", "Often", "Push",
    "PushMessage", "Schedule", "Slot", "Subscription", "application_key", "choose", "choose_alerts", "compose",
    "day_began", "is_quiet", "load_push_key", "next_slot", "one_line", "read_subscription", "since_when", "slot_at",
    "zone_names",
]  # fmt: skip
