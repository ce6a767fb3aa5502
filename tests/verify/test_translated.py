"""Rules across languages: what they see of a translation, one by one, and what passes."""

from datetime import UTC, datetime

import pytest

from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.text import text_hash
from standfirst.domain.verdict import Rule
from standfirst.verify import check_translation, translations_to_judge

AT = datetime(2026, 5, 12, 14, 0, tzinfo=UTC)
TEXT = "A ferry of Sundlinje ran aground. The town of Norrvik and its mayor Mara Lind saw the ferry off Norrvik."
SOURCE = EvidenceSource(
    article_id="a", source_id="a", publisher="The Gazette", owner="o", url="https://a.example/1", title="t", text=TEXT,
    published_at=AT, text_hash=text_hash(TEXT),
)  # fmt: skip
CITED = (Citation(article_id="a", start=0, end=33, span_hash=text_hash(TEXT[:33])),)


def draft(text: str, language: str) -> Draft:
    told = Sentence(text=text, citations=CITED)
    head = Sentence(text={"en": "Ferry off the coast", "de": "Fähre vor der Küste"}[language], citations=CITED)
    return Draft(
        story_id="s", headline=head, standfirst=head, paragraphs=((told,),), dateline="", language=language,
        writer=WriterKind.WRITING, model="m",
    )  # fmt: skip


def failed(english: str, german: str) -> set[Rule]:
    checked = check_translation(draft(english, "en"), draft(german, "de"), (SOURCE,), now=AT)
    return {v.rule for v in checked.failed if v.part == "body"}


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("The ferry carried 1,212 people off Norrvik.", "Die Fähre hatte vor Norrvik 1.212 Menschen an Bord."),
        ("The vote on 5 May 2026 was 17 to 12.", "Die Abstimmung am 5. Mai 2026 endete mit 17 zu 12."),
        ("Rents rose by 4.5 per cent.", "Die Mieten stiegen um 4,5 Prozent."),
        ("Sundlinje denied it, Mara Lind said.", "Sundlinje habe das bestritten, sagte Mara Lind."),
        ("Nobody was hurt.", "Niemand wurde verletzt."),
        ("The ferry may sink.", "Die Fähre könnte sinken."),
    ],
)
def test_a_faithful_sentence_passes(english: str, german: str) -> None:
    assert failed(english, german) == set()


@pytest.mark.parametrize(
    ("english", "german", "rule"),
    [
        ("The ferry carried 212 people.", "Die Fähre hatte 221 Menschen an Bord.", Rule.NUMBER),
        ("The ferry carried people.", "Die Fähre hatte 212 Menschen an Bord.", Rule.NUMBER),
        ("Rents rose by 4.5 per cent.", "Die Mieten stiegen um 45 Prozent.", Rule.NUMBER),
        ("It was on 5 May 2026.", "Es war am 6. Mai 2026.", Rule.DATE),
        ("It was on 11 May 2026.", "Es war gestern.", Rule.DATE),
        ("The ferry off Norrvik sank.", "Die Fähre vor Nordwik sank.", Rule.ENTITY),
        ("Mayor Mara Lind saw it.", "Bürgermeisterin Mara Lund sah es.", Rule.ENTITY),
        ("The ferry did not sink.", "Die Fähre sank.", Rule.POLARITY),
        ("The ferry sank.", "Die Fähre sank nicht.", Rule.POLARITY),
        ("The ferry may sink.", "Die Fähre sinkt.", Rule.POLARITY),
        ("The ferry sank, Mara Lind said.", "Die Fähre sank neben Mara Lind.", Rule.ATTRIBUTION),
        ("The ferry sank.", "Die Fähre „sank“.", Rule.QUOTE_VERBATIM),
        ("The ferry sank.", "Die <b>Fähre</b> sank.", Rule.PLAIN),
        ("The ferry lay on the rocks.", "The ferry lay on the rocks.", Rule.PLAIN),
        ("The ferry of the company lay on the rocks for two days.", "Ja.", Rule.PLAIN),
    ],
)
def test_a_drifted_sentence_falls(english: str, german: str, rule: Rule) -> None:
    assert rule in failed(english, german)


def test_a_judge_reads_each_sentence_beside_the_one_it_translates() -> None:
    original, other = draft("The ferry sank.", "en"), draft("Die Fähre sank.", "de")
    checked = check_translation(original, other, (SOURCE,), now=AT)
    judged = translations_to_judge(original, checked, (SOURCE,))
    assert [(s.text, s.spans) for s in judged if s.part == "body"] == [("Die Fähre sank.", ("en: The ferry sank.",))]
