"""Whether what is left of a draft after cutting is still the Report that its writer wrote."""

from standfirst.domain.draft import Draft, WriterKind

LEAST_LEFT = 0.5  # of a model's body sentences; with fewer left, what was cut was the story. Chosen 2026-11-28, by hand


def body_length(draft: Draft) -> int:
    """Sentences of the body."""
    return sum(len(paragraph) for paragraph in draft.paragraphs)


def whole_enough(whole: Draft, cut: Draft) -> bool:
    """Whether ``cut`` keeps at least half of what a model wrote in ``whole``. Sentences of code stand each for itself:
    their number alone decides."""
    if whole.writer is not WriterKind.WRITING:
        return True
    return body_length(cut) >= LEAST_LEFT * body_length(whole)
