"""Whether a text is plain language, as far as counting tells."""

from standfirst.domain.draft import Draft

MOST_WORDS = 18  # of a sentence; the model is asked for 15, and a name or a date has to have room
PLAIN_SHARE = 0.8  # of the body's sentences. Both set 2026-11-28 from guides to plain language, not measured


def plain_enough(draft: Draft) -> bool:
    """Whether most sentences of the body are short ones."""
    body = [s.text for paragraph in draft.paragraphs for s in paragraph]
    return sum(len(text.split()) <= MOST_WORDS for text in body) >= PLAIN_SHARE * len(body)
