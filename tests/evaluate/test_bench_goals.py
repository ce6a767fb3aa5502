"""The bench's table says met and MISSED, and its pieces make what they promise."""

from benchmarks.goals import line_of
from benchmarks.news import Newsroom, exponent


def test_goals_are_held_against_figures():
    assert line_of("ingest: articles a second, median", 30.0).endswith("goal >= 25: met")
    assert line_of("ingest: articles a second, median", 20.0).endswith("MISSED")
    assert line_of("assignment: growth exponent", 1.2).endswith("MISSED")
    assert "goal" not in line_of("articles read", 20.0)


def test_the_exponent_is_the_slope_of_the_logs():
    assert abs(exponent([10, 100, 1000], [2.0, 20.0, 200.0]) - 1) < 1e-9
    assert abs(exponent([10, 100, 1000], [5.0, 5.0, 5.0])) < 1e-9


def test_news_lies_together_as_topics_and_stories_do():
    room = Newsroom()
    stories = room.story_vectors(50)
    told = room.article_vector(stories[0])
    assert 0.75 < float(told @ stories[0]) < 0.95
    assert len(room.text(320).split()) == 320
