"""``standfirst eval write --html``: a page to read, with the writers that are at hand and why others are not."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from standfirst.cli import main
from standfirst.evaluate.references import IN_CHECKOUT, read_references
from standfirst.settings import get_settings


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STANDFIRST_MODEL_PATH", str(tmp_path / "no-such-model.gguf"))
    monkeypatch.delenv("STANDFIRST_MODELS", raising=False)
    monkeypatch.delenv("STANDFIRST_MODEL", raising=False)
    get_settings.cache_clear()


def test_a_page_of_writers_side_by_side(tmp_path: Path) -> None:
    page = tmp_path / "writers.html"
    ran = CliRunner().invoke(main, ["eval", "write", "--html", str(page), "--stories", "1"])
    assert ran.exit_code == 0, ran.output
    html, told = page.read_text("utf-8"), json.loads(ran.stdout)
    first = next(read_references(IN_CHECKOUT))
    assert html.count("<article>") == 2
    assert first["report"]["headline"]["text"] in html
    assert "<blockquote><b>" in html
    assert "<script" not in html
    assert "src=" not in html
    assert set(told["not at hand"]) == {"choosing", "writing"}
    assert "standfirst model pull" in html
    assert any(name.startswith("not evidence: ") for name in told["cuts, model-free"])


def test_options_of_the_page_are_for_writing(tmp_path: Path) -> None:
    page = str(tmp_path / "page.html")
    assert CliRunner().invoke(main, ["eval", "claims", "--html", page]).exit_code == 2
    assert CliRunner().invoke(main, ["eval", "write", "--stories", "3"]).exit_code == 2
    missing = CliRunner().invoke(main, ["eval", "claims"])
    assert (missing.exit_code, "INPUT" in missing.output) == (2, True)


def test_a_file_of_references_that_cites_nothing_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text("# mine\n\n## stavenholt-tannery-flats\nH Flats\n= chronicle-tannery: words that nobody wrote.\n")
    ran = CliRunner().invoke(main, ["eval", "write", "--html", str(tmp_path / "p.html"), "--references", str(file)])
    assert ran.exit_code == 1
    assert "mine.txt: stavenholt-tannery-flats: no Report can be read here" in ran.output
    assert not (tmp_path / "p.html").exists()
