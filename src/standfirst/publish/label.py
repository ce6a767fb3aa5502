"""The line before the first sentence: who wrote this, from what."""

from standfirst.domain.draft import Draft, EvidenceSource, WriterKind
from standfirst.domain.variant import ENGLISH_NAMES
from standfirst.publish.telling import body_length, left_out

_WORDS = {
    WriterKind.WRITING: "Written by AI from {sources}; every sentence opens its source.",
    WriterKind.CHOOSING: "Assembled by AI from the words of {sources}; every sentence opens its source.",
    WriterKind.MODEL_FREE: "Assembled without AI from {sources}; every sentence opens its source.",
}
_SINGLE = "Single source: no second independent publisher has this yet."


def label_for(
    draft: Draft,
    sources: tuple[EvidenceSource, ...],
    *,
    single_source: bool = False,
    bare_rules: bool = False,
    unread: bool = False,
    reviewer: str = "",
) -> str:
    """The disclosure of a draft: it counts the sources that sentences cite, not those that lay on the desk.

    ``bare_rules`` says that the contract has no word lists for the draft's language, ``unread`` that the judging
    model was away when a model wrote it.
    """
    cited = cited_ids(draft)
    count = len([s for s in sources if s.article_id in cited])
    parts = [_WORDS[draft.writer].format(sources="1 source" if count == 1 else f"{count} sources")]
    if single_source:
        parts.append(_SINGLE)
    if bare_rules:
        parts.append("Checked without word lists for this language: quotations, figures, names and sources only.")
    if unread:
        parts.append("Checked by rules alone: the model that reads a second time was away.")
    if reviewer:
        parts.append(f"Reviewed by {reviewer}.")
    return " ".join(parts)


def translation_label(draft: Draft, told: Draft, language: str, *, single_source: bool = False) -> str:
    """The disclosure of ``told`` in another language; one that is not whole says how much is left out."""
    count = len(cited_ids(draft))
    rests = "1 source" if count == 1 else f"{count} sources"
    ours, theirs = ENGLISH_NAMES[language], ENGLISH_NAMES.get(told.language[:2], told.language)
    parts = [
        f"Translated by AI into {ours} from this desk's {theirs} report on {rests}; "
        "checked by rules across languages and by a second reading of a model, not by the full rules.",
        "No quotation is word for word.",
    ]
    if left := left_out(told, draft):
        parts.append(f"Not whole: {left} of {left + body_length(draft)} sentences of the report are left out.")
    return " ".join([*parts, *([_SINGLE] if single_source else [])])


def cited_ids(draft: Draft) -> frozenset[str]:
    """The ids of every article that a sentence cites."""
    return frozenset(c.article_id for _, _, s in draft.parts() for c in s.citations)
