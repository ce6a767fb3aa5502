"""``docs/writing.md`` keeps what people wrote when its Reports are written anew."""

import pytest

from tests.writing.page import PAGE, between


def test_only_what_stands_between_the_marks_changes() -> None:
    text = "Ours.\n<!-- begin cuts: how -->\nold\n<!-- end cuts -->\nOurs too.\n"
    assert between(text, "cuts", r"new \1") == (
        "Ours.\n<!-- begin cuts: how -->\n\nnew \\1\n\n<!-- end cuts -->\nOurs too.\n"
    )
    assert between(between(text, "cuts", "new"), "cuts", "new") == between(text, "cuts", "new")


@pytest.mark.parametrize("name", ["cuts", "reports"])
def test_the_page_has_its_places(name: str) -> None:
    assert between(PAGE.read_text("utf-8"), name, "x")
    with pytest.raises(ValueError, match="0 places"):
        between("none", name, "x")
