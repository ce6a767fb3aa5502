"""The edition of editors' acts on stories: every act makes another, so that an index of stories knows it is old.

An index lives in one process; editors act in any. What was decided by an index is saved only while its edition holds.
"""

import secrets

from standfirst.store.models import DeskSetting
from standfirst.store.settings import get_setting, set_setting

_KEY = "stories_edition"


def stories_edition() -> str:
    """The edition now; "" before the first act."""
    return str(get_setting(_KEY, ""))


def hold_edition() -> str:
    """The edition now, which nobody changes until the transaction around this call has ended."""
    row, _ = DeskSetting.objects.select_for_update().get_or_create(key=_KEY, defaults={"value": ""})
    return str(row.value)


def new_edition() -> None:
    """Note an act, in its transaction."""
    set_setting(_KEY, secrets.token_hex(8))
