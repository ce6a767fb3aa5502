"""Syndicated texts."""

from standfirst.cluster import ArticleToPlace, CopyIndex, StoryIndex, place

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
    assert not match.numbers_differ


def test_changed_numbers_are_told():
    copies = index_of(article("a", TEXT))
    changed = article("b", TEXT.replace("14,000", "19,000"))
    match = copies.find(changed)
    assert match is not None
    assert match.numbers_differ
    index = StoryIndex()
    index.add(article("a", TEXT), "s1")
    decision = place(changed, index, copies)
    assert decision.copy_of == "a"
    assert "numbers differ" in decision.reason


def test_other_texts_short_texts_and_itself_are_no_copies():
    copies = index_of(article("a", TEXT))
    assert copies.find(article("b", "Members of parliament in Ostmark raised the pension age after a debate.")) is None
    assert index_of(article("a", "Bridge closed")).find(article("b", "Bridge closed")) is None
    assert copies.find(article("a", TEXT)) is None


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
