"""Goldens of quotation marks: what stands between them in the print of five languages, and what only looks so."""

import pytest

from standfirst.verify.reading.marks import stretches


def between(text: str) -> list[str]:
    return [text[s.start : s.end] for s in stretches(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no" twice.', ["no"]),
        ("He said “no” twice.", ["no"]),
        ("Er sagte „nein“ und ging.", ["nein"]),
        ("Er sagte „nein” und ging.", ["nein"]),
        ("Er sagte »nein« und ging.", ["nein"]),
        ("Il a dit « non » hier.", [" non "]),
        ("Dijo «no» ayer.", ["no"]),
        ("Er sagte ‚nein‘ und ging.", ["nein"]),
        ("Il a dit ‹non› hier.", ["non"]),
        ("Er sagte ›nein‹ und ging.", ["nein"]),
        ("「はい」「いいえ」", ["はい", "いいえ"]),
        ("『はい』と", ["はい"]),
        ("He said ‘no’ twice.", ["no"]),
        ("He said 'no' twice.", ["no"]),
    ],
)
def test_each_pair_of_marks(text: str, quoted: list[str]) -> None:
    assert between(text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“He said ‘no’ to me,” said Bo.", ["He said ‘no’ to me,"]),
        ("‘He said “no” to me,’ said Bo.", ["He said “no” to me,"]),
        ("“He said “no” to me,” said Bo.", ["He said “no” to me,"]),
        ('"He said "no" to me," said Bo.', ['He said "no" to me,']),
        ("„Er sagte ‚nein‘ zu mir“, sagte Bo.", ["Er sagte ‚nein‘ zu mir"]),
        ("»Er sagte ›nein‹ zu mir«, sagte Bo.", ["Er sagte ›nein‹ zu mir"]),
        ("« Il a dit “non” hier », dit Bo.", [" Il a dit “non” hier "]),
        ("«Dijo “no” ayer», dijo Bo.", ["Dijo “no” ayer"]),
        ("「彼は『はい』と言った」", ["彼は『はい』と言った"]),
    ],
)
def test_nested_marks_stay_inside(text: str, quoted: list[str]) -> None:
    assert between(text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The workers’ union and the bosses’ club met.", []),
        ("It's the dogs' bowl, isn't it?", []),
        ("'Tis late, 'twas said in the '90s.", []),
        ("They played rock 'n' roll till dawn.", []),
        ('The 6\'3" keeper said "no".', ["no"]),
        ("‘The workers’ union is right,’ said Bo.", ["The workers’ union is right,"]),
        ("He called it ‘the workers’ union’ then.", ["the workers’ union"]),
        ("‘We’re late, aren’t we?’ said Bo.", ["We’re late, aren’t we?"]),
        ("The ‘odd’ house and the ‘even’ one.", ["odd", "even"]),
        ('<a href="x">“Yes,” he said</a>', ["Yes,"]),
        ("“It is 51 percent.“ He left.", ["It is 51 percent."]),
        ("He said “no and left.", []),
        ("No” he said.", []),
    ],
)
def test_what_only_looks_like_a_mark(text: str, quoted: list[str]) -> None:
    assert between(text) == quoted


@pytest.mark.parametrize(("first", "last"), [("“", "”"), ("„", "“"), ("«", "»"), ('"', '"')])
def test_a_quotation_over_paragraphs_yields_one_stretch_each(first: str, last: str) -> None:
    text = f"{first}One is here.\n\n{first}Two is here.\n\n{first}Three is here.{last}\n\nAnd then."
    assert between(text) == ["One is here.", "Two is here.", "Three is here."]
    assert [s.closed for s in stretches(text)] == [False, False, True]
