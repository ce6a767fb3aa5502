"""A speaker's role stands before the name as its source has it, whole or not at all."""

import pytest

from standfirst.write.sentences import split_sentences
from standfirst.write.titles import titled


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The bearing was old, chief engineer Rolf Tann said.", "chief engineer Rolf Tann"),
        ("Mayor Perrin Holm called it a start.", "Mayor Perrin Holm"),
        ("Bids were asked for by Prime Minister Ilsa Korr on Monday.", "Prime Minister Ilsa Korr"),
        ("Ada Holm, a spokeswoman for Norrvik, spoke.", "Ada Holm, a spokeswoman for Norrvik,"),
        ("Ada Holm, a woman who had left, spoke.", ""),
        ("Museum director Ada Holm spoke. The museum is shut.", "museum director Ada Holm"),
        ("The former mayor Ada Holm said so.", "former mayor Ada Holm"),
        ("Beauty queen Ada Holm said so.", ""),  # a queen of what stands before
        ("The committee met Ada Holm.", ""),
        ("Dr Ada Holm said so.", ""),
    ],
)
def test_a_role_whole_or_not_at_all(text: str, label: str) -> None:
    name = next(n for n in ("Rolf Tann", "Perrin Holm", "Ilsa Korr", "Ada Holm") if n in text)
    found = titled(name, split_sentences(text))
    assert (found[0] if found else "") == label
