"""Vectors of articles, each with the space that it lies in: the model that made it and its length. Spaces never mix."""

from collections.abc import Sequence
from dataclasses import replace

import structlog

from standfirst.cluster import text_to_embed
from standfirst.cluster.ports import Embedder
from standfirst.store.stories import ArticleInStory, save_vectors

log = structlog.get_logger("standfirst.desk")

_BATCH = 64  # saved together: a desk that is stopped in between goes on from there


def space_of(embedder: Embedder) -> str:
    """The space of an embedder's vectors, as it is stored with each of them."""
    return f"{embedder.name}/{embedder.dimension}"


def in_one_space(rows: Sequence[ArticleInStory], embedder: Embedder) -> list[ArticleInStory]:
    """The rows in their order, every vector the embedder's own: those of another model are made again and saved."""
    space = space_of(embedder)
    foreign = [r for r in rows if _is_foreign(r, space, embedder.dimension)]
    if not foreign:
        return list(rows)
    log.warning(
        "vectors.of_another_model", articles=len(foreign), found=sorted({r.vector_space for r in foreign}), now=space
    )
    made: dict[str, ArticleInStory] = {}
    for start in range(0, len(foreign), _BATCH):
        batch = foreign[start : start + _BATCH]
        vectors = embedder.embed([text_to_embed(r.title, r.text) for r in batch])
        save_vectors({(r.id, r.version): v for r, v in zip(batch, vectors, strict=True)}, space)
        made |= {r.id: replace(r, vector=v, vector_space=space) for r, v in zip(batch, vectors, strict=True)}
    log.info("vectors.made_again", articles=len(made), now=space)
    return [made.get(r.id, r) for r in rows]


def _is_foreign(row: ArticleInStory, space: str, dimension: int) -> bool:
    return row.vector is not None and (row.vector_space != space or len(row.vector) != dimension)
