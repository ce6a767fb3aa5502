"""The front pages' version: every web process rebuilds its candidates when it moves."""

from standfirst.store.settings import change_setting, get_setting

_KEY = "front_page"
_NEVER = [0, 0]


def bump_front_page(*, at_once: bool = False) -> None:
    """Tell every web process that what the front page is made from has changed.

    ``at_once`` is for what must not be seen a moment longer (withdrawn, stopped, moved by an editor); the rest may
    wait a few seconds, so that a desk that publishes steadily does not keep readers' processes rebuilding.
    """
    change_setting(_KEY, lambda known: [known[0] + 1, known[1] + at_once], _NEVER)


def front_version() -> tuple[int, int]:
    """(changes so far, changes so far that must be seen at once)."""
    version, urgent = get_setting(_KEY, _NEVER)
    return int(version), int(urgent)
