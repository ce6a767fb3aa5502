"""The letter: everything a story owes its reader, and nothing that a stranger's text could do."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from standfirst.digests import Entry, Frame, compose, one_line

FRAME = Frame(
    site="Harbour Desk", day="Saturday, 28 November 2026", front_url="https://desk.example/",
    settings_url="https://desk.example/you/digest", stop_url="https://desk.example/digest/stop/x",
)  # fmt: skip
FERRY = Entry(
    title="Ferry closes", url="https://desk.example/report/1", standfirst="The council says it closes.",
    label="Assembled by AI from the words of 2 sources.", why=("You follow transport", "2 independent outlets"),
    sources=("Harbour Times", "Inland Post"),
)  # fmt: skip
EVIL = 'Win\r\nBcc: a@example.org\n\n<img src="https://spy.example/p"><script>x()</script>\u202etxt.exe\x00\u2028-- \n'


class Loads(HTMLParser):
    """Notes every tag and every address in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [v or "" for k, v in attrs if k in ("href", "src", "background", "action")]


def test_a_story_has_its_why_standfirst_sources_label_and_link_in_both_parts() -> None:
    letter = compose((FERRY,), FRAME)
    assert letter.subject == "Harbour Desk: Ferry closes"
    for part in (letter.text, letter.html):
        for said in (
            "Ferry closes", FERRY.standfirst, FERRY.label, "Why: You follow transport; 2 independent outlets",
            "Sources: Harbour Times, Inland Post", FERRY.url, FRAME.stop_url, FRAME.settings_url,
        ):  # fmt: skip
            assert said in part


def test_the_subject_counts_and_an_old_story_says_that_it_has_news() -> None:
    letter = compose((FERRY, Entry(**{f: getattr(FERRY, f) for f in Entry.__slots__} | {"again": True})), FRAME)
    assert letter.subject == "Harbour Desk: Ferry closes and 1 more"
    assert letter.text.count("News since an earlier digest.") == letter.html.count("News since an earlier digest.") == 1
    moved = compose((replace(FERRY, again=True, news="The pier is shut."),), FRAME)
    for part in (moved.text, moved.html):
        assert "New since an earlier digest: The pier is shut." in part


def test_a_strangers_text_stays_text() -> None:
    entry = Entry(
        title=EVIL, url=FERRY.url, standfirst=EVIL, label=EVIL, why=(EVIL,), sources=(EVIL, "x"), again=True, news=EVIL,
    )  # fmt: skip
    letter = compose((entry,), FRAME)
    assert not {"\n", "\r"} & set(letter.subject)
    assert not re.search(r"[\x00\r\u202e\u2028]", letter.text + letter.html)
    assert letter.text.count("\n-- \n") == 1  # our own foot
    assert not re.search(r"^(?!   |1\. ).*Bcc", letter.text, re.M)
    found = Loads()
    found.feed(letter.html)
    assert not found.tags & {"img", "script", "link", "iframe", "form", "svg", "object"}
    assert set(found.addresses) == {FERRY.url, FRAME.front_url, FRAME.settings_url, FRAME.stop_url}


def test_the_html_loads_nothing_and_knows_dark_screens() -> None:
    html = compose((FERRY,), FRAME).html
    assert "url(" not in html
    assert "@import" not in html
    assert 'name="color-scheme" content="light dark"' in html
    assert "prefers-color-scheme:dark" in html
    assert len(html) < 4000


@given(st.text(max_size=300))
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text, 100)
    assert len(line) <= 100
    assert len(line.splitlines()) <= 1
    assert one_line(line, 100) == line
