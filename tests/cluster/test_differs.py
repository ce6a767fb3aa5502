"""Numbers, dates and names that differ between near-copies, and those that are only written otherwise."""

import pytest

from standfirst.cluster.differs import differs

EN = (
    "NORRVIK (Agency) - The Harbour Bridge in Norrvik was closed on Monday after 12 engineers found a crack. Some "
    "1,200 cars a day must take the ferry, Mayor Anna Holm said. The repair will cost 3 million crowns. Holm said it "
    "opens on 2 March."
)
DE = (
    "Bei einem Brand in der Altstadt von Norrvik sind am Montag zwölf Menschen verletzt worden. Das teilte die "
    "Feuerwehr mit. Bürgermeisterin Anna Holm sprach von 1.200 Betroffenen. Holm sagte, der Schaden betrage 2,5 "
    "Millionen Kronen."
)
SAME = {
    EN: (
        ("1,200", "1 200"), ("12 engineers", "twelve engineers"), ("3 million", "3,000,000"), ("2 March", "March 2"),
        ("3 million", "3m"), ("NORRVIK (Agency) -", "LINDBY, Vesland (Other News) —"), ("crack", "fissure"),
        ("Mayor Anna Holm", "Holm"), ("Anna Holm", "A. Holm"),
        ("Some", "About"), ("the ferry, ", "the ferry, the city's "),
    ),
    DE: (
        ("zwölf", "12"), ("1.200", "1200"), ("2,5 Millionen", "2.500.000"), ("Feuerwehr", "Polizei"),
        ("Menschen", "Personen"), ("der Schaden", "der Verlust"), ("Bürgermeisterin Anna", "Anna"),
    ),
}  # fmt: skip
OTHER = {
    EN: (
        ("12 eng", "14 eng", "12 -> 14"), ("Monday", "Tuesday", "Monday -> Tuesday"),
        ("2 March", "March 3", "2 March -> March 3"), ("3 million", "four million", "3 million -> four million"),
        ("in Norrvik", "in Lindby", "Norrvik -> Lindby"), ("Anna Holm", "Berta Marr", "Anna Holm -> Berta Marr"),
        ("Holm said it", "Marr said it", "Holm -> Marr"), ("1,200", "12,000", "1,200 -> 12,000"),
    ),
    DE: (
        ("zwölf", "vierzehn", "zwölf -> vierzehn"), ("von Norrvik", "von Lindby", "Norrvik -> Lindby"),
        ("Holm sagte", "Marr sagte", "Holm -> Marr"), ("2,5", "3,5", "2,5 Millionen -> 3,5 Millionen"),
        ("Montag", "Dienstag", "Montag -> Dienstag"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "old", "new"), [(t, *pair) for t, pairs in SAME.items() for pair in pairs])
def test_another_way_to_write_it_is_no_difference(text, old, new):
    assert old in text
    assert differs(text, text.replace(old, new)) == ()


@pytest.mark.parametrize(("text", "old", "new", "line"), [(t, *row) for t, rows in OTHER.items() for row in rows])
def test_what_differs_is_named_the_earlier_text_first(text, old, new, line):
    assert differs(text, text.replace(old, new)) == ((line,) if line else ())


def test_moved_and_added_sentences_are_no_difference():
    sentences = EN.split(". ")
    assert differs(EN, ". ".join(sentences[::-1])) == ()
    assert differs(EN, EN + "\n\nThe council of Ostmark meets on Friday to vote on 40 other bridges.") == ()


def test_nothing_is_read_into_empty_and_strange_texts():
    assert differs("", "") == ()
    assert differs("1 2 3 " * 50, "") == ()
    assert differs("...", "!?") == ()
    assert differs("1.2.3.4.5,6,7", "1.2.3.4.5,6,8") != ("",)
