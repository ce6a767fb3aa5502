"""Both embedders keep the port's promise; the real one must bring languages together."""

import numpy as np
import pytest

from standfirst.adapters.embedders import UseEmbedder
from standfirst.testing.embedder import HashEmbedder

TEXTS = ["Bridge in Norrvik closed after crack found", "", "Parliament votes on pensions", "Die Brücke bleibt gesperrt"]


@pytest.fixture(scope="module", params=[UseEmbedder, HashEmbedder], ids=["use", "hash"])
def embedder(request):
    return request.param()


def test_unit_rows_in_order_and_repeatable(embedder):
    rows = embedder.embed(TEXTS)
    assert rows.shape == (len(TEXTS), embedder.dimension)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.allclose(embedder.embed(TEXTS[2:3])[0], rows[2], atol=1e-4)
    assert embedder.name


def test_nothing_in_nothing_out(embedder):
    assert embedder.embed([]).shape == (0, embedder.dimension)


def test_batches_do_not_change_the_answer():
    embedder = UseEmbedder()
    many = [f"{text} {number}" for number in range(20) for text in TEXTS]
    assert np.allclose(embedder.embed(many)[70], embedder.embed([many[70]])[0], atol=1e-4)


def test_the_same_event_in_two_languages_is_nearer_than_another_event():
    english, german, other = UseEmbedder().embed(
        [
            "Harbour bridge in Norrvik closed after a crack was found in a girder",
            "Hafenbrücke in Norrvik nach Fund eines Risses im Träger gesperrt",
            "Parliament in Ostmark raises the pension age to 68",
        ]
    )
    assert english @ german > 0.6
    assert english @ other < english @ german - 0.3
