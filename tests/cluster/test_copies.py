"""Syndicated texts."""

import random
from time import process_time

from standfirst.cluster import ArticleToPlace, CopyIndex, StoryIndex, place
from standfirst.domain.changes import change_in_words
from standfirst.domain.story import CopyKind
from tests.cluster.copy_cases import text_of

TEXT = (
    "The Harbour Bridge in Norrvik was closed on Monday after engineers of the Vesland road office found a crack in "
    "a main girder. Some 14,000 cars a day must take the ferry or the long way over Lindby. The repair is expected "
    "to last six weeks, the office said, and will cost 3 million crowns."
)


def article(name, text):
    return ArticleToPlace(id=name, owner=name, title=f"Bridge closed {name}", text=text, published_at=None)


def index_of(*rows):
    copies = CopyIndex()
    for row in rows:
        copies.add(row)
    return copies


def test_the_same_text_is_a_copy_of_its_first_article():
    match = index_of(article("a", TEXT), article("b", TEXT)).find(article("c", TEXT.replace("’", "'").upper()))
    assert match is not None
    assert (match.article_id, match.exact) == ("a", True)


def test_a_light_edit_is_still_a_copy():
    match = index_of(article("a", TEXT)).find(article("b", TEXT.replace("must take", "have to take")))
    assert match is not None
    assert match.article_id == "a"
    assert match.differs == ()


def test_changed_numbers_are_told():
    copies = index_of(article("a", TEXT))
    changed = article("b", TEXT.replace("14,000", "19,000"))
    match = copies.find(changed)
    assert match is not None
    assert any(c.isdigit() for c in match.differs[0])
    index = StoryIndex()
    index.add(article("a", TEXT), "s1")
    decision = place(changed, index, copies)
    assert decision.copy_of == "a"
    assert f"differs: {change_in_words(match.differs[0])}" in decision.reason
    assert "->" not in decision.reason


def test_other_texts_short_texts_and_itself_are_no_copies():
    copies = index_of(article("a", TEXT))
    assert copies.find(article("b", "Members of parliament in Ostmark raised the pension age after a debate.")) is None
    assert index_of(article("a", "Bridge closed")).find(article("b", "Bridge closed")) is None
    assert copies.find(article("a", TEXT)) is None


def test_an_agency_mark_and_a_new_line_break_change_nothing():
    match = index_of(article("a", TEXT)).find(article("b", f"NORRVIK (Agency) - {TEXT.replace('. ', '.  ')}"))
    assert (match.kind, match.differs) == (CopyKind.EXACT, ())


def test_a_changed_name_makes_a_variant():
    match = index_of(article("a", TEXT)).find(article("b", TEXT.replace("Norrvik", "Ostmark")))
    assert (match.kind, match.differs, match.exact) == (CopyKind.VARIANT, ("Norrvik -> Ostmark",), False)


def test_an_excerpt_is_found_in_both_orders():
    long = text_of(random.Random(1), "en", 900)
    part = " ".join(long.split()[300:450])
    for first, second in ((long, part), (part, long)):
        match = index_of(article("a", first)).find(article("b", second))
        assert (match.kind, match.likeness) == (CopyKind.EXCERPT, 1.0)


def test_a_long_article_around_an_excerpt_is_known_by_its_own_words_too():
    own, part = text_of(random.Random(2), "en", 400), text_of(random.Random(3), "en", 150)
    copies = index_of(article("a", part), article("b", f"{own}\n\n{part}"))
    assert copies.find(article("c", own)).article_id == "b"


def test_a_copy_adds_nothing_however_often_it_comes():
    copies = index_of(*(article(f"a{n}", TEXT) for n in range(20)))
    assert len(copies) == 1
    assert copies.find(article("z", TEXT)).article_id == "a0"


def test_lines_that_many_texts_close_with_are_no_copying():
    closing = text_of(random.Random(9), "en", 130)
    texts = [f"{text_of(random.Random(n), 'en', 120)}\n\n{closing}" for n in range(20, 40)]
    copies = CopyIndex()
    for number, text in enumerate(texts[:-1]):
        copies.add(article(f"a{number}", text))
    assert copies.find(article("z", texts[-1])) is None


def test_hostile_texts_are_read_in_time():
    began = process_time()
    long = "ab " * 300_000
    copies = index_of(article("a", long), article("b", "x" * 500_000), article("c", "\ud800 \x00 \u0301" * 9000))
    assert copies.find(article("d", long)).article_id == "a"
    one = "word " * 3 + " ".join(str(n) for n in range(12_000))
    copies.add(article("e", one))
    assert copies.find(article("f", one.replace(" 7", " 8"))) is not None
    assert process_time() - began < 8


def test_forgotten_texts_are_not_found():
    copies = index_of(article("a", TEXT))
    copies.remove("a")
    copies.remove("a")
    assert copies.find(article("b", TEXT)) is None


def test_an_exact_copy_joins_its_story_at_any_distance():
    index = StoryIndex()
    index.add(article("a", TEXT), "s1")
    decision = place(article("z", TEXT), index, index_of(article("a", TEXT)))
    assert (decision.story_id, decision.copy_of, decision.score) == ("s1", "a", 1.0)
