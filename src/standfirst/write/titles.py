"""What somebody is, as a source puts it before the name: "chief engineer Rolf Tannick", "Mayor Perrin Oakhollow"."""

import re
from collections.abc import Sequence

from standfirst.write.bearers import ROLES
from standfirst.write.lexicon import SPEECH, STOP, guard_words
from standfirst.write.orders import no_statement, order_in
from standfirst.write.parting import VERB
from standfirst.write.sentences import SourceSentence

_MOST = 4  # words of a role
_APPOSED = re.compile(r", (?P<what>an? [a-z][^,;:.()\"“”\d]{4,50})(?=[,.])")
CALLINGS = (
    ROLES
    | frozenset(  # what people are, besides offices: enough to say who speaks, too little to mean one by it
        """
    astronomer biologist chemist physicist nurse baker pharmacist watchman warden firefighter conductor driver resident
    organiser owner shopkeeper swimmer rower runner neighbour witness pensioner student warehouseman
    """.split()
    )
)
_CALLED = frozenset("dr mr mrs ms miss sir doctor lord".split())


def titled(name: str, sentences: Sequence[SourceSentence]) -> tuple[str, SourceSentence] | None:
    """The name with its role before it, or with what it is behind it ("Hanne Corliss, a spokeswoman for Straitway,"),
    and the first sentence that has both; None where no sentence has."""
    for sentence in sentences:
        at = re.search(rf"(?<![\w'’-]){re.escape(name)}\b", sentence.text)
        if at is None or order_in(sentence.text) or no_statement(sentence.text):
            continue
        role = _role(sentence.text[: at.start()], sentences)
        if role:
            return f"{role} {name}", sentence
        more = _APPOSED.match(sentence.text, at.end())
        if more and not guard_words(more["what"]) and not VERB.search(more["what"]):
            return f"{name}, {more['what']},", sentence
    return None


def _role(before: str, sentences: Sequence[SourceSentence]) -> str:
    """The words of a role that end ``before``, back to a little word or a mark; "" where they are not certainly one: a
    word too few would make a queen of a beauty queen."""
    listed = before.split()
    if not before.endswith(" ") or not listed or listed[-1].lower() not in CALLINGS - _CALLED:
        return ""
    start = len(listed) - 1
    while start and not _ends(listed[start - 1]):
        start -= 1
    role = listed[start:]
    opens = start == 0 and not role[-1][0].isupper()  # the capital of its first word may be the sentence's
    if opens and any(re.search(rf"\b{re.escape(role[0].lower())}\b", s.text) for s in sentences):
        opens, role[0] = False, role[0].lower()  # as a common word stands elsewhere
    return "" if opens or len(role) > _MOST or VERB.search(" ".join(role)) else " ".join(role)


def _ends(word: str) -> bool:
    """Whether a role cannot reach over ``word``."""
    return not word.replace("-", "").isalpha() or word.lower() in STOP | SPEECH
