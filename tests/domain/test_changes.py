"""A change is said in words, and nothing else is touched."""

from standfirst.domain.changes import change_in_words


def test_changes_in_words() -> None:
    assert change_in_words("12 -> 14") == '"12" became "14"'
    assert change_in_words("2 March -> March 3") == '"2 March" became "March 3"'
    assert change_in_words("other wording") == "other wording"
