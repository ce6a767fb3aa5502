"""Every article of a Story is shown exactly once: as a voice, a copy of one, or a near-copy beside one."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from standfirst.store.browse.voices import ArticleRow, fold
from standfirst.store.models import Article, Source

_START = datetime(2026, 11, 28, tzinfo=UTC)
_SOURCE = Source(id="times", name="Harbour Times", owner="Quay Media")


def article(key: str, copy_of: str = "", kind: str = "", *differs: str, at: int = 0) -> Article:
    return Article(
        id=key, source=_SOURCE, owner="Quay Media", url=f"https://times.example/{key}", title=key, copy_of=copy_of,
        copy_kind=kind, copy_differs=list(differs), published_at=_START + timedelta(minutes=at),
    )  # fmt: skip


def shape(rows: tuple[ArticleRow, ...]) -> dict[str, tuple[list[str], dict[str, list[str]]]]:
    return {r.id: ([c.id for c in r.copies], {v.id: [c.id for c in v.copies] for v in r.variants}) for r in rows}


def test_copies_fold_under_the_text_they_repeat() -> None:
    rows = [article("a"), article("b", "a", "exact"), article("c", "b", "edited"), article("d")]
    assert shape(fold(rows)) == {"a": (["b", "c"], {}), "d": ([], {})}


def test_a_near_copy_stands_beside_its_text_with_what_differs_and_takes_its_own_copies_along() -> None:
    rows = [article("a"), article("v", "a", "variant", "12 -> 14"), article("w", "v", "exact")]
    (voice,) = fold(rows)
    assert shape((voice,)) == {"a": ([], {"v": ["w"]})}
    assert voice.variants[0].is_variant
    assert voice.variants[0].differs == ("12 -> 14",)
    assert not voice.is_variant


def test_a_copy_of_a_text_that_is_elsewhere_stands_by_itself() -> None:
    assert shape(fold([article("b", "gone", "exact"), article("v", "gone", "variant", "3 -> 4")])) == {
        "b": ([], {}), "v": ([], {}),
    }  # fmt: skip


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["", "exact", "edited", "excerpt", "variant"])), max_size=8)
)
def test_no_article_is_lost_or_shown_twice(links: list[tuple[int, str]]) -> None:
    """Even where articles repeat one another in a circle, or themselves."""
    rows = [article(str(n), str(to) if kind else "", kind, at=n) for n, (to, kind) in enumerate(links)]
    shown = [i for r in fold(rows) for line in (r, *r.variants) for i in (line.id, *(c.id for c in line.copies))]
    assert sorted(shown) == sorted(r.id for r in rows)
