"""What a shortening may never leave out, whatever a parse says of its place in the sentence.

Left out, a limiter, a time, a condition, a cause, a number, a denial, a hedge or a speaker changes what the rest says
(the drifts seen in a trial of November 2026); a name that a later pronoun means leaves it hanging.
"""

from collections.abc import Sequence

from standfirst.write.lexicon import MONTHS, STOP, WEEKDAYS, guard_words, stem
from standfirst.write.ports import Word

_TIME = frozenset(w.lower() for w in (*MONTHS, *WEEKDAYS)) | frozenset(
    """
    yesterday today tomorrow tonight overnight morning afternoon evening night noon midnight dawn dusk hour hours
    minute minutes second seconds day days week weeks weekend month months year years decade decades century season
    summer winter spring autumn time times moment before after since until till during while when whenever once
    earlier later ago recent recently now currently already previously former formerly then soon first last next
    past yet still again always often sometimes daily weekly monthly annual annually temporarily permanently late
    early following starting beginning
    """.split()
)
_REASON = frozenset(
    """
    because blaming due owing thanks despite although though unless if whether so thus therefore hence reason
    reasons cause causes caused given assuming provided providing pending barring depending subject case lest
    otherwise
    """.split()
)
_LIMIT = frozenset(
    """
    only just even merely solely exclusively mainly mostly largely partly partially fully entirely alone except
    excluding exception including included limited both all each every any half double twice dozen dozens hundred
    hundreds thousand thousands million millions billion billions percent per quarter third zero one two three four
    five six seven eight nine ten eleven twelve both either another other others instead rather versus against
    opposite same unlike
    """.split()
)
_SPEAKING = frozenset("according cited citing quoted quoting attributed comment comments words say saying".split())
_OUTCOME = frozenset(  # what readers would miss most, and whom a source spares naming
    """
    dead shot struck died dies dying death deaths killed kills killing hurt injured injuring injuries wounded
    wounding missing trapped arrested charged convicted acquitted cleared guilty sentenced jailed pleaded innocent
    suspect suspected accused anonymous anonymity condition unnamed unidentified identified
    """.split()
)
_LISTS = _TIME | _REASON | _LIMIT | _SPEAKING | _OUTCOME
_PERSONS = frozenset("he she him her his hers himself herself".split())
_OTHERS = frozenset("it its itself they them their theirs themselves there this these those such latter former".split())


def tells_time(word: Word) -> bool:
    return word.text.lower() in _TIME


def may_go(words: Sequence[Word]) -> bool:
    """Whether a stretch holds nothing of the closed lists and no figure."""
    for word in words:
        low = word.text.lower().replace("’", "'")
        if word.part == "NUM" or low in _LISTS or any(c.isdigit() for c in low):
            return False
    return not guard_words(" ".join(w.text for w in words))


def leaves_orphans(gone: Sequence[Word], later: Sequence[Word]) -> bool:
    """Whether a word after the stretch may mean somebody or something that only the stretch names."""
    lows = {w.text.lower() for w in later}
    nouns = [w for w in gone if w.part in ("NOUN", "PROPN", "PRON") and w.text.lower() not in STOP]
    people = [w for w in nouns if w.part == "PROPN" and w.relation.split(":")[0] in ("nsubj", "obj", "conj", "appos")]
    if (people and lows & _PERSONS) or (len(nouns) > 1 and lows & _OTHERS):
        return True
    named = {stem(w.text) for w in nouns}
    return any(w.part in ("NOUN", "PROPN") and stem(w.text) in named for w in later)
