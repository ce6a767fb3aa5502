"""From the pipeline's relations to those of Universal Dependencies."""

from standfirst.adapters.parser.relations import universal
from standfirst.write import Word


def _words(*rows: tuple[str, int, str, str]) -> list[Word]:
    return [Word(text=t, start=0, end=1, head=h, relation=r, part=p) for t, h, r, p in rows]


def _named(words: tuple[Word, ...]) -> list[tuple[str, str, str]]:
    return [(w.text, w.relation, words[w.head].text) for w in words]


def test_a_preposition_hangs_on_its_noun() -> None:
    given = _words(
        ("Venn", 1, "nsubjpass", "PROPN"), ("met", 1, "ROOT", "VERB"), ("by", 1, "agent", "ADP"),
        ("friends", 2, "pobj", "NOUN"), ("of", 3, "prep", "ADP"), ("Lund", 4, "pobj", "PROPN"),
    )  # fmt: skip
    assert _named(universal(given)) == [
        ("Venn", "nsubj:pass", "met"), ("met", "root", "met"), ("by", "case", "friends"),
        ("friends", "obl:agent", "met"), ("of", "case", "Lund"), ("Lund", "nmod", "friends"),
    ]  # fmt: skip


def test_a_clause_behind_a_preposition_is_adverbial() -> None:
    given = _words(
        ("closed", 0, "ROOT", "VERB"), ("shortly", 2, "advmod", "ADV"), ("after", 0, "prep", "ADP"),
        ("finding", 2, "pcomp", "VERB"), ("cracks", 3, "dobj", "NOUN"),
    )  # fmt: skip
    assert _named(universal(given)) == [
        ("closed", "root", "closed"), ("shortly", "advmod", "finding"), ("after", "mark", "finding"),
        ("finding", "advcl", "closed"), ("cracks", "obj", "finding"),
    ]  # fmt: skip


def test_a_preposition_without_a_noun_stays_where_it_is() -> None:
    given = _words(("went", 0, "ROOT", "VERB"), ("below", 0, "prep", "ADP"))
    assert _named(universal(given)) == [("went", "root", "went"), ("below", "obl", "went")]
