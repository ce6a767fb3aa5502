"""The desk's hand at the editor's requests, beside the browser's web server: ``python -m tests.browser.desk``.

Prints an operator's token first; then takes up what was asked for each line that it is given, and says how much.
"""

import sys
from typing import Any


def main() -> None:
    """Until the input ends."""
    from standfirst.desk.requests import take_up
    from standfirst.store.operators import make_link
    from tests.desk.town import Town, make_tools

    _stand_in()
    tools = make_tools(Town())
    print(make_link(), flush=True)
    for _ in sys.stdin:
        print(take_up(tools), flush=True)


def _stand_in() -> None:
    """The least that moving and locking mean, for as long as the desk itself does not know them."""
    from standfirst.desk import requests

    for kind, act in (("move", _move), ("lock", _lock), ("unlock", _lock)):
        requests._KINDS.setdefault(kind, act)


def _move(tools: Any, row: Any) -> str:
    from standfirst.domain.story import AssignmentKind
    from standfirst.store.models import Article
    from standfirst.store.stories import _move as move
    from standfirst.store.stories import refresh_story

    rows = list(Article.objects.filter(story_id=row.subject, id__in=row.payload["articles"]))
    move(rows, row.payload["into"], AssignmentKind.MOVE, row.subject, row.by, tools.now())
    for story in (row.subject, row.payload["into"]):
        refresh_story(story)
    return "moved"


def _lock(tools: Any, row: Any) -> str:
    from standfirst.store.models import Story

    Story.objects.filter(id=row.subject).update(locked=row.kind == "lock")
    return "locked" if row.kind == "lock" else "unlocked"


if __name__ == "__main__":
    from standfirst.wiring import setup_django

    setup_django()
    main()
