"""Which sentences are evidence."""

from dataclasses import replace

import pytest

from standfirst.domain.text import text_hash
from standfirst.write import select_evidence
from standfirst.write.figures import tolls
from standfirst.write.standing import why_not_alone
from tests.write.stories import GAZETTE, NOW, ferry, ferry_pack, source

TRAMS = "Tram drivers in Osthaven walked out over pay on Monday, their union said. Buses ran late."
DRIVERS = "Drivers of trams in Osthaven walked out over pay on Monday, said the union. Schools stayed open in Osthaven."
ELEVEN = "A fire in the Osthaven hostel killed 11 guests, police said. Smoke hung over Osthaven for hours."
FOURTEEN = "The fire in the hostel of Osthaven killed 14 guests, the police said. Crews left at noon sharp."


def test_every_span_is_where_it_says_and_hashes_to_itself() -> None:
    pack = ferry_pack()
    texts = {s.article_id: s.text for s in pack.sources}
    assert len(pack.evidence) >= 6
    for e in pack.evidence:
        span = texts[e.citation.article_id][e.citation.start : e.citation.end]
        assert span == e.text
        assert text_hash(span) == e.citation.span_hash


def test_copies_and_opted_out_articles_are_no_voice() -> None:
    pack = ferry_pack()
    assert pack.owners == 3
    assert {e.publisher for e in pack.evidence} <= {"Norrvik Gazette", "Kestrel Wire", "Osthaven Post"}


def test_what_cannot_stand_alone_or_was_cut_is_left_out() -> None:
    texts = [e.text for e in ferry_pack().evidence]
    assert not any("second accident" in t or "Read more" in t for t in texts)
    assert not any(t.startswith("NORRVIK (NG)") for t in texts)  # the dateline is not part of the sentence


def test_one_fact_is_told_once() -> None:
    pack = select_evidence("strike", "local", (
        source("First Echo", TRAMS, 6),
        source("Second Leader", DRIVERS, 7),
    ), NOW)  # fmt: skip
    assert sum("walked out" in e.text for e in pack.evidence) == 1


def test_a_quotation_comes_with_its_full_speaker() -> None:
    speakers = {e.speaker for e in ferry_pack().evidence if e.kind == "quote"}
    assert speakers == {"Mara Lind", "Tor Hagen"}


def test_the_same_sources_in_any_order_give_the_same_pack() -> None:
    assert select_evidence("ferry", "transport", tuple(reversed(ferry())), NOW) == ferry_pack()


def test_an_old_figure_gives_way_to_the_newer_one() -> None:
    pack = select_evidence("fire", "local", (
        source("Early Echo", ELEVEN, 6),
        source("Late Leader", FOURTEEN, 15),
    ), NOW)  # fmt: skip
    assert any("14" in e.text for e in pack.evidence)
    assert not any("11" in e.text for e in pack.evidence)


def test_reasons_against_standing_alone() -> None:
    for text, reason in (
        ("He left the building on Monday evening.", "opening"),
        ("Is the harbour really closed until Friday?", "no full stop"),
        ("Subscribe to the newsletter of The Harbour Echo for more.", "boilerplate"),
        ("The company and some of us agreed on my terms.", "first person"),
        ("Officials said the pair would meet again in Norrvik.", "leaning words"),
        ("07:20 - The terminal at Norrvik is open again.", "live line"),
        ("Paper bales smoulder from the inside, she said in Norrvik.", "pronoun without its name"),
        ("The harbour of Norrvik was closed for nine hours.", ""),
    ):
        assert why_not_alone(text) == reason, text


def test_what_one_source_alone_puts_beside_the_news_is_no_evidence_of_it() -> None:
    beside = "Regular exercise has a positive effect on the mental health of most adults."
    first, *others = ferry()
    poisoned = replace(first, text=f"{first.text}\n\n{beside}", text_hash=text_hash(f"{first.text}\n\n{beside}"))
    pack = select_evidence("s", "local", (poisoned, *others), NOW)
    assert pack.evidence == ferry_pack().evidence
    assert beside not in [e.text for e in pack.evidence]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve people died in Upper Cray.", {"dead": "12"}),
        ("The officer who died was 51-year-old Tom Ansel.", {}),
        ("The chief of police, Ada Holm, 46, was injured.", {}),
        ("The harbour hurt 14 people, 3 of them badly.", {"injur": "14"}),
    ],
)
def test_an_age_is_no_toll(text: str, found: dict[str, str]) -> None:
    assert tolls(text) == found


def test_what_another_publisher_told_is_cited_there() -> None:
    told = "Kestrel Wire reported that the Norrvik ferry had a crew of nine."
    pack = select_evidence("f", "", (source("Norrvik Gazette", f"{GAZETTE}\n\n{told}", 9), *ferry()[1:]), NOW)
    assert told not in [e.text for e in pack.evidence]


def test_no_day_is_counted_from_stamps_that_two_texts_contradict() -> None:
    day = "A wall fell in Norrvik on Sunday. The Norrvik wall is still open to the sea."
    dated = [source(n, f"March 3, 2019. A wall of {n} fell in Norrvik.", 9) for n in ("Osthaven Post", "Kestrel Wire")]
    plain = source("Norrvik Gazette", day, 9)
    told = [e.text for e in select_evidence("f", "", (plain, *dated), NOW).evidence]
    assert not set(told) & {"A wall fell in Norrvik on Sunday.", "The Norrvik wall is still open to the sea."}
    assert "A wall fell in Norrvik on Sunday." in [e.text for e in select_evidence("f", "", (plain,), NOW).evidence]
