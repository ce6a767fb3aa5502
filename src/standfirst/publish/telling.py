"""Which published sentence each sentence of a translation tells, and what it leaves out."""

from dataclasses import replace

from standfirst.domain.draft import Draft, Sentence


def places_kept(whole: Draft, cut: Draft) -> tuple[int, ...]:
    """For every sentence of ``cut``, in its order, the place in ``whole`` that it was kept from: its own part's first,
    but a cut may put a body sentence in a fallen headline's place. Raises ValueError for one that ``whole`` has not."""
    parts = list(whole.parts())
    after, places = 1, []
    for part, _, sentence in cut.parts():
        here = [n for n, (p, _, s) in enumerate(parts) if p == part and _same(s, sentence)]
        ahead = [n for n in here if part != "body" or n > after] or [
            n for n, (_, _, s) in enumerate(parts) if _same(s, sentence)
        ]
        if not ahead:
            raise ValueError(f"the whole has no such sentence: {sentence.text[:60]!r}")
        places.append(ahead[0])
        after = ahead[0] if part == "body" else after
    return tuple(places)


def told_by(original: Draft, variant: Draft, places: tuple[int, ...]) -> Draft:
    """``original``'s sentences in the places of ``variant``'s, to be read beside them. Raises ValueError where the
    places are not those of ``original``'s sentences."""
    parts = [s for _, _, s in original.parts()]
    if len(places) != len(list(variant.parts())) or any(not 0 <= p < len(parts) for p in places):
        raise ValueError("the places are not those of the report's sentences")
    head, second, *body = (parts[p] for p in places)
    rest = iter(body)
    paragraphs = tuple(tuple(next(rest) for _ in p) for p in variant.paragraphs)
    return replace(original, headline=head, standfirst=second, paragraphs=paragraphs)


def left_out(original: Draft, variant: Draft) -> int:
    """How many body sentences a translation leaves out."""
    return max(0, body_length(original) - body_length(variant))


def body_length(draft: Draft) -> int:
    """How many sentences a body has."""
    return sum(map(len, draft.paragraphs))


def _same(one: Sentence, other: Sentence) -> bool:
    """The same words, but for the full stop that a headline loses, resting on the same spans."""
    return one.citations == other.citations and one.text.removesuffix(".") == other.text.removesuffix(".")
