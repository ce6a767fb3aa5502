"""The front pages' version: every web process rebuilds its candidates when it moves."""

from standfirst.store.settings import get_setting, set_setting

_KEY = "front_page"


def bump_front_page(*, at_once: bool = False) -> None:
    """Tell every web process that what the front page is made from has changed.

    ``at_once`` is for what must not be seen a moment longer (withdrawn, stopped, moved by an editor); the rest may
    wait a few seconds, so that a desk that publishes steadily does not keep readers' processes rebuilding.
    """
    version, urgent = front_version()
    set_setting(_KEY, [version + 1, urgent + at_once])


def front_version() -> tuple[int, int]:
    """(changes so far, changes so far that must be seen at once)."""
    version, urgent = get_setting(_KEY, [0, 0])
    return int(version), int(urgent)
