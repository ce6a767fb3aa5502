"""The front pages' version: every web process rebuilds its candidates when it moves."""

from standfirst.store.settings import get_setting, set_setting

_KEY = "front_page_version"


def bump_front_page() -> None:
    """Tell every web process that what the front page is made from has changed."""
    set_setting(_KEY, int(get_setting(_KEY, 0)) + 1)
