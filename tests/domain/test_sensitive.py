"""Leaning, health, faith and sexuality teach nothing."""

import pytest

from standfirst.domain.sensitive import sensitive_topic, teaches


@pytest.mark.parametrize(
    "title",
    [
        "New clinic for dementia opens", "Bishop of Norrvik resigns", "Muslim families share a meal",
        "Pride march draws crowds",
        "Far-right party wins seats", "Conservatives pick a leader", "Kirche in Osthaven wird verkauft",
        "Aide aux malades du cancer", "Une mosquée ouvre à Vestmark", "Lésbica eleita", "SOCIALISTS lose two seats",
    ],
)  # fmt: skip
def test_such_a_story_teaches_nothing(title: str) -> None:
    assert not teaches(title, ("local",))


@pytest.mark.parametrize("title", ["Ferry closes for repairs", "Tram opens", "Council votes on a harbour wall"])
def test_others_teach(title: str) -> None:
    assert teaches(title, ("local", "politics"))


def test_a_sensitive_topic_never_teaches() -> None:
    assert sensitive_topic(" Health ")
    assert not teaches("Ferry closes", ("transport", "health"))
