"""A pruned search answers as the whole product does, whatever is written between two searches."""

import numpy as np
import pytest

from standfirst.cluster.centroids import Centroids
from standfirst.cluster.postings import Postings
from standfirst.cluster.pruning import Outlines

ROWS, WIDE = 6000, 96


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def vectors(seed, count=ROWS):
    """Variance falls off from direction to direction, and rows crowd around forty centres."""
    chance = np.random.default_rng(seed)
    falling = 1 / np.sqrt(1 + np.arange(WIDE))
    centres = np.random.default_rng(1).standard_normal((40, WIDE)) * falling
    return unit(centres[chance.integers(0, 40, count)] + chance.standard_normal((count, WIDE)) * falling)


def best(matrix, vector, count):
    return set(np.argsort(-(matrix @ vector), kind="stable")[:count].tolist())


@pytest.mark.parametrize("directions", [8, 40, 96, 200])
def test_the_search_is_exact(directions):
    matrix, asked = vectors(2), vectors(3, 60)
    outlines = Outlines(directions)
    found = outlines.search(matrix, ROWS, asked, 12)
    assert [set(rows.tolist()) for rows in found] == [best(matrix, vector, 12) for vector in asked]


def test_rows_of_no_direction_are_searched_as_exactly():
    matrix = unit(np.random.default_rng(4).standard_normal((ROWS, WIDE)))
    found = Outlines(24).search(matrix, ROWS, matrix[:30], 12)
    assert [set(rows.tolist()) for rows in found] == [best(matrix, vector, 12) for vector in matrix[:30]]


def test_it_stays_exact_when_rows_are_written_and_the_news_moves_on():
    """More rows than there are get written, by and by of another kind, so that the directions are read again."""
    matrix, asked, outlines = vectors(2), vectors(3, 20), Outlines(24)
    later = unit(vectors(5)[:, ::-1])
    for start in range(0, ROWS, 1500):
        outlines.search(matrix, ROWS, asked, 12)
        for row in range(start, start + 1500):
            matrix[row] = later[row]
            outlines.note(row)
        found = outlines.search(matrix, ROWS, later[:20], 12)
        assert [set(rows.tolist()) for rows in found] == [best(matrix, vector, 12) for vector in later[:20]]


def test_centroids_of_thousands_answer_as_the_whole_product_does():
    """Rows come and go between the questions; a sum that is no number counts as no direction."""
    rows, asked, centroids = vectors(2), vectors(3, 30), Centroids()
    for number, vector in enumerate(rows):
        centroids.set(centroids.take(f"s{number}"), vector.astype(np.float64))
    centroids.set(17, np.full(WIDE, np.nan))
    rows[17] = 0
    centroids.look_ahead(asked, 24)
    for vector in asked:
        found = centroids.nearest(vector, 8)
        assert set(found) == {f"s{row}" for row in best(rows, vector, 8)}
        gone = int(found[0].removeprefix("s"))
        centroids.release(gone)
        rows[gone] = 0
        assert centroids.take(found[0]) == gone


def test_stories_that_share_the_heaviest_words_come_with_their_ties():
    postings = Postings()
    for word, rows in (("mill", (1, 2, 3)), ("fire", (2, 3)), ("vote", (4,)), ("said", range(5, 300))):
        for row in rows:
            postings.add(word, row)
    asked = [("mill", 0.5), ("fire", 0.25), ("vote", 0.6), ("said", 9.0), ("unseen", 1.0)]
    assert sorted(postings.heaviest(asked, 1)) == [(2, 0.75), (3, 0.75)]
    assert sorted(postings.heaviest(asked, 9)) == [(1, 0.5), (2, 0.75), (3, 0.75), (4, 0.6)]
    postings.remove("fire", 2)
    postings.remove("vote", 4)
    assert sorted(postings.heaviest(asked, 9)) == [(1, 0.5), (2, 0.5), (3, 0.75)]
    assert postings.heaviest([("vote", 1.0)], 9) == []
