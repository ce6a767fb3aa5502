"""Authors out of bylines."""

import pytest

from standfirst.domain.bylines import authors_of


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Mara Lind and Tor Hagen", ("Mara Lind", "Tor Hagen")),
        ("Von Ines Dahl", ("Ines Dahl",)),
        ("Olav E. Brenn, Mara Lind", ("Olav E. Brenn", "Mara Lind")),
        ("Norrvik Newsroom", ()),
        ("Staff reporter", ()),
        ("mara@post.example", ()),
        ("", ()),
        ("Mara Lind; Mara Lind", ("Mara Lind",)),
    ],
)
def test_people_only(byline: str, names: tuple[str, ...]) -> None:
    assert authors_of(byline) == names
