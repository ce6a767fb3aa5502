"""The house style: what a file may say, what is wrong with it, and what code does with it to finished sentences."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.errors import Failure
from standfirst.write import HouseStyle, changed_places, default_style, read_style, restored, styled, without_avoided
from standfirst.write.house_style import MOST_GUIDANCE

AT = datetime(2026, 5, 12, 14, 0, tzinfo=UTC)
CITED = (Citation(article_id="a", start=0, end=5, span_hash="x"),)
SOURCE = EvidenceSource(
    article_id="a", source_id="a", publisher="Harbour Public Radio", owner="o", url="https://a.example/1", title="t",
    text="The council of Norrvik voted for new flats by the old harbour.", published_at=AT, text_hash="x",
)  # fmt: skip


def draft(*body: str, headline: str = "Council votes for flats") -> Draft:
    made = [Sentence(text=t, citations=CITED) for t in (headline, "A standfirst of its own.", *body)]
    return Draft(
        story_id="s", headline=made[0], standfirst=made[1], paragraphs=(tuple(made[2:]),), dateline="12 May, 14:05 UTC",
        language="en", writer=WriterKind.WRITING, model="m",
    )  # fmt: skip


def body(made: Draft) -> list[str]:
    return [s.text for p in made.paragraphs for s in p]


def test_the_packaged_style_can_be_read() -> None:
    assert default_style().guidance
    assert ("percent", "per cent") in default_style().spelling


def test_a_whole_file() -> None:
    style = read_style(
        b'guidance = "Calm."\ndates = "month-day"\nheadlines = "title"\n[spelling]\n"percent" = "per cent"\n'
        b'[avoid]\n"slammed" = "criticised"\n"shocking" = ""\n[short-names]\n"Harbour Public Radio" = "Harbour Radio"\n'
    )
    assert isinstance(style, HouseStyle), style
    assert style.cut == ("shocking",)
    assert style.replaced == (("percent", "per cent"), ("slammed", "criticised"))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xff\xfe", "not UTF-8"),
        (b"guidance = ", "no TOML"),
        (b'tone = "harsh"', '"tone" is no setting'),
        (b"guidance = 7", "guidance must be text"),
        (b'dates = "iso"', "day-month, month-day"),
        (b'headlines = "SHOUTING"', "as-written, sentence, title"),
        (b'spelling = "percent"', "[spelling] must be a table"),
        (b"[spelling]\npercent = 3", "must be text"),
        (b'[spelling]\npercent = ""', "only a word under [avoid] may have none"),
        (b'[avoid]\n"" = "x"', "1 to 60 characters"),
        (b'[avoid]\n"a" = "<b>"', "are not allowed"),
        ('[avoid]\n"a" = "“b”"'.encode(), "are not allowed"),
        (b'guidance = "' + b"x" * (MOST_GUIDANCE + 1) + b'"', "at most 2000"),
        (b"#" * 70000, "bytes, at most"),
        ("guidance = 'a\u202eb'".encode(), "characters that nobody sees"),
    ],
)
def test_a_bad_file_says_what_is_wrong(raw: bytes, said: str) -> None:
    found = read_style(raw)
    assert isinstance(found, Failure)
    assert said in found.detail


def test_words_change_outside_quotation_marks_only_and_keep_their_capital() -> None:
    style = HouseStyle(spelling=(("percent", "per cent"),), avoid=(("slammed", "criticised"),))
    made = styled(
        draft('Rents rose 4 percent. "Ten percent is wrong," she said.', "Slammed by critics, he left."), style, ()
    )
    assert body(made) == ['Rents rose 4 per cent. "Ten percent is wrong," she said.', "Criticised by critics, he left."]
    assert body(styled(draft("A percentage of it."), style, ())) == ["A percentage of it."]


def test_dates_in_the_houses_order() -> None:
    american = HouseStyle(dates="month-day")
    made = styled(draft("It opened on 2 March 2026 and closes on 5 May."), american, ())
    assert body(made) == ["It opened on March 2, 2026 and closes on May 5."]
    assert made.dateline == "May 12, 14:05 UTC"
    assert body(styled(draft("It opened on March 2, 2026."), HouseStyle(), ())) == ["It opened on 2 March 2026."]
    german = replace(draft("Am 2 March."), language="de")
    assert body(styled(german, american, ())) == ["Am 2 March."]


def test_a_publishers_short_name_from_the_second_mention_on() -> None:
    style = HouseStyle(short_names=(("Harbour Public Radio", "Harbour Radio"),))
    made = styled(
        draft("Harbour Public Radio reported it.", "It was true, Harbour Public Radio said."), style, (SOURCE,)
    )
    assert body(made) == ["Harbour Public Radio reported it.", "It was true, Harbour Radio said."]


def test_headline_capitals() -> None:
    title = styled(draft("x", headline="Council of Norrvik votes for flats"), HouseStyle(headlines="title"), (SOURCE,))
    assert title.headline.text == "Council of Norrvik Votes for Flats"
    shouted = draft("x", headline="Council Of Norrvik Voted For New Flats")
    assert styled(shouted, HouseStyle(headlines="sentence"), (SOURCE,)).headline.text == (
        "Council of Norrvik voted for new flats"
    )


def test_an_avoided_word_cuts_its_sentence_but_never_a_report() -> None:
    style = HouseStyle(avoid=(("shocking", ""),))
    kept = without_avoided(draft("One.", "A shocking two.", 'She said: "A shocking three."', "Four."), style)
    assert body(kept) == ["One.", 'She said: "A shocking three."', "Four."]
    few = draft("One.", "A shocking two.", "Three.")
    assert without_avoided(few, style) == few


def test_a_changed_sentence_can_be_had_back() -> None:
    style = HouseStyle(avoid=(("left", "fled"),))
    original = draft("He left.", "She left.")
    made = styled(original, style, ())
    assert changed_places(made, original) == {("body", 0), ("body", 1)}
    assert body(restored(made, original, frozenset({("body", 1)}))) == ["He fled.", "She left."]
