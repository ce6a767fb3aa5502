"""Sentences that turn a story: a denial, an outcome, a source that corrects itself. Closed lists, English."""

import re

from standfirst.domain.moves import MoveKind

# Words of general news English, November 2026; what stands under a hedge ("may be lifted") has not come about.
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:es|ed)|contradict(?:s|ed)|refut(?:es|ed)|untrue|"
    r"(?:is|was|are|were) (?:not true|false)|no truth|(?:rejects|rejected|dismisses|dismissed) (?:the )?"
    r"(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?))\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"^Corrections?:|\b(?:correct(?:s|ed) (?:its|his|her|their|the|an?) (?:\w+ )?(?:figures?|numbers?|counts?|reports?|"
    r"statements?|articles?|readings?)|(?:figures?|numbers?|counts?|reports?|articles?)\b[^.;]{0,40} (?:was|were) "
    r"(?:wrong|mistaken|incorrect|an error)|retract(?:s|ed)|withdrew (?:its|the) (?:report|article|figure))\b"
)
_OUTCOME = re.compile(
    r"\b(?:freed|(?:was|were|been) released|resigned|stepped down|sentenced|convicted|acquitted|"
    r"ruled (?:out|that|against|in favour)|"
    r"approved|passed|reject(?:s|ed)|turned down|accept(?:s|ed)|voted|elected|arrested|charged|signed|agreed|reopened|"
    r"(?:is|are|was|were) (?:open|clean|out|over|back|sound|found|freed|lifted|safe|to blame|under control|restored|"
    r"cut off)|"
    r"(?:open(?:s|ed)?|works?|running|runs?|lived in) again|lifted|ended|called off|cancelled|cancels|abandoned|"
    r"extinguished|rescued|found (?:alive|dead|a|an|four|more)|survivors?|restored|finished|completed|concluded|sank|"
    r"come through|opened an? (?:\w+ )?(?:inquiry|investigation)|entered the ruins|(?:is|was|are|were) caused by|"
    r"left hospital|ha(?:s|ve) dropped|won|beat|may (?:return|go home))\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:will|would|could|might|can|should|shall|must|expects?|expected|plans?|planned|hopes?|hoped|due to|if|"
    r"not|no|never|nobody|unless|until|once|whether|when|set to|to be)\b",
    re.IGNORECASE,
)


def turn(text: str) -> MoveKind | None:
    """DENIAL, OUTCOME or CORRECTION where ``text``, one sentence, says that much; None where it only tells on."""
    if _CORRECTION.search(text):
        return MoveKind.CORRECTION
    if _DENIAL.search(text):
        return MoveKind.DENIAL
    return MoveKind.OUTCOME if _OUTCOME.search(text) and not _NOT_YET.search(text) else None
