"""Judgements hold for the text they were given for, bad files are refused, and shares have their interval."""

import re
from pathlib import Path

import pytest

from standfirst.evaluate.sample_stories import sample_rows
from standfirst.evaluate.write import write_row
from standfirst.write import ModelFreeWriter
from tests.writing import judgements, reading

FILES = sorted(Path(__file__).with_name("readings").glob("*.toml"))


@pytest.fixture(scope="module")
def told() -> list[tuple[judgements.Row, judgements.Row]]:
    row = next(r for r in sample_rows() if r["id"] == "stavenholt-tannery-flats")
    return [(row, write_row(row, ModelFreeWriter())["report"])]


def test_a_sentence_that_changed_is_unread(told: list[tuple[judgements.Row, judgements.Row]], tmp_path: Path) -> None:
    first, second, *_ = reading.ids(told)
    changed = judgements.sentence_id("stavenholt-tannery-flats", "body", 2, "It read otherwise then.")
    file = tmp_path / "one.toml"
    file.write_text(
        "".join(f'[[sentence]]\nid = "{i}"\njudgement = "{j}"\nnote = ""\n'
                for i, j in ((first, "ok"), (second, "drift"), (changed, "ok")))
    )  # fmt: skip
    found = judgements.summary(reading.ids(told), judgements.read([file]).sentences)
    assert (found.read, found.stale, found.drift) == (2, 1, 0.5)
    assert found.unread == len(reading.ids(told)) - 2
    lines = list(reading.told_of(told, judgements.read([file])))
    assert lines[1] == "ok 1, drift 1, doubtful 0"


def test_the_sample_is_fixed_and_shows_what_is_cited(told: list[tuple[judgements.Row, judgements.Row]]) -> None:
    texts = list(reading.sample(told, 4, 1))
    assert texts == list(reading.sample(told, 4, 1))
    assert len(texts) == 4
    assert all("[[" in text and text.split("\n")[0] in reading.ids(told) for text in texts)


def test_five_questions_of_a_whole_report(told: list[tuple[judgements.Row, judgements.Row]], tmp_path: Path) -> None:
    file = tmp_path / "two.toml"
    answers = "".join(f'{q} = "good"\n' for q in judgements.QUESTIONS)
    file.write_text(f'[[report]]\nid = "{judgements.report_id(told[0][0]["id"], told[0][1])}"\n{answers}')
    lines = list(reading.told_of(told, judgements.read([file])))
    assert "Reports: 1 read, 0 unread" in lines
    assert lines[-1].split() == ["context", "{'good':", "1}"]


@pytest.mark.parametrize(
    "text", ['[[sentence]]\nid = "a"\njudgement = "fine"\n', '[[sentence]]\njudgement = "ok"\n', "["]
)
def test_a_bad_file_is_named(text: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(text)
    with pytest.raises(ValueError, match=r"bad\.toml"):
        judgements.read([file])


def test_wilson() -> None:
    assert judgements.wilson(0, 300) == pytest.approx((0.0, 0.01264), abs=1e-4)
    assert judgements.wilson(3, 300) == pytest.approx((0.00341, 0.02898), abs=1e-4)
    assert judgements.wilson(0, 0) == (0.0, 1.0)


def test_files_of_readings_are_well_formed() -> None:
    told = judgements.read(FILES)
    assert all(re.fullmatch(r"[\w-]+/(?:headline|standfirst|body)/\d+/[0-9a-f]{8}", name) for name in told.sentences)
    assert all(re.fullmatch(r"[\w-]+/[0-9a-f]{8}", name) for name in told.reports)
    assert len(told.sentences) >= 366
