"""Headlines by deletion from a lead sentence, in headline form."""

import re
from collections import Counter

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.bearers import ROLES
from standfirst.write.dates import PAST, is_vague
from standfirst.write.deleting import retold
from standfirst.write.leading import gists, leads
from standfirst.write.leaning import ACTS
from standfirst.write.lexicon import PERSON_PRONOUNS, WEEKDAYS, content_stems, guard_words, words
from standfirst.write.lines import Line, keeps_copy_rule, one_line
from standfirst.write.parting import VERB
from standfirst.write.ports import Parser
from standfirst.write.presuming import presumed
from standfirst.write.speaking import NAME

MOST_CHARACTERS = 90
CALLED = frozenset("dr mr mrs ms miss sir doctor lord".split())  # nobody is spoken of by these alone
LEAST_SHARED = 1  # words that a headline has at least in common with the titles of the sources
MOST_LEADS = 16  # what code itself ranks below is no headline, however well it reads
NAMELESS = 0.4  # what a headline loses that names nobody and no place, read on the sample world's stories, 2026-11-28
PRESUMING = 0.2  # and one that takes the event for known, likewise
_DAYS = "|".join((*WEEKDAYS, "yesterday", "today"))
_DATE = re.compile(
    rf",? (?:on |early |late )*(?:{_DAYS})(?: (?:morning|afternoon|evening|night))?(?!['’\w-])"
    r"(?= (?:after|when|that|in|at|and|to|as|with|for|by|over|against)\b|[.,]|$)"
)
_TAIL = re.compile(r",? (?:after|following|when|as|while|amid|because) .*$|, (?:which|who|where|[a-z]+ing) .*$")
_LIMITER = re.compile(
    r"\b(?:only|not|even|soon|shortly|just|until|days?|hours?|weeks?|months?|years?|minutes|before|or|well|same|both|"
    r"between|such|as|so|if|more|less|fewer|than)$",
    re.IGNORECASE,
)
_COUNTS = "half|few|little|lot|quarter|third|dozen|hundred|thousand|million|billion"
_SPANS = "seconds?|minutes?|hours?|days?|weeks?|months?|years?|time|week|decade|century"
_TOGETHER = re.compile(
    r"\b(?:between|both|either|neither|each|together|from|among|than|that|as|if|who|which|whose)\b|^(?:[A-Z]\S+ ?)+$"
)
_LITTLE = re.compile(  # the articles that headlines do without
    rf"(?<=[\w,] )(?<!half )(?<!such )(?<!than )(?:the|its|an? (?!(?:{_COUNTS}|{_SPANS})\b)) ?(?=\w)"
)
_ARTICLE = re.compile(rf"^(?:An? (?!(?:{_COUNTS}|{_SPANS})\b)|The )(?=\S)")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-ZÀ-Þ][\w-]+")
_CLOCK = re.compile(r"\b\d{1,2}(?::\d\d)? [ap]\.m\b|\b\d{1,2}:\d\d\b")  # of which day, no headline says
_TORN = re.compile(r"[’'‘] \w{1,2}\b|\d[:,] \d|\b[ap]\. m\b| [-–] ")  # spaces where a text came apart
_ATTRIBUTION = re.compile(
    r", (?P<who>[^,\"]{2,60}? (?:said|says))(?: (?:on |in )?[^,\"]{0,40})?\.$|"
    r", (?P<teller>[^,\"]{2,60}?) told [A-Z][^,\"]{2,60}\.$|"
    r", (?P<acc>according to [^,\"]{2,60})\.$"
)
_ROLE_AND_NAME = re.compile(
    rf"(?P<role>(?:[A-Za-z-]+ ){{0,3}}(?i:{'|'.join(sorted(ROLES - CALLED))})) (?P<name>{NAME}) (?P<said>said|says)"
)


def headlines(
    pack: EvidencePack, forbidden: frozenset[tuple[str, ...]], parser: Parser | None = None
) -> tuple[Line, ...]:
    """Candidates, best evidence first, at most 90 characters, no full stop; () when no sentence yields one."""
    found: dict[str, Line] = {}
    for evidence in pack.evidence[:MOST_LEADS]:
        for text in _forms(evidence, pack, forbidden, parser):
            if 24 <= len(text) <= MOST_CHARACTERS and keeps_copy_rule(text, forbidden) and not _weak(text):
                line = Line(text=text, citations=(evidence.citation,), evidence=evidence, form="retold")
                found.setdefault(text, line)
                break
    titles = frozenset(stem for source in pack.sources for stem in content_stems(source.title))
    fitting = [line for line in found.values() if len(content_stems(line.text) & titles) >= LEAST_SHARED]
    openings, names = gists(pack), _shared_names(pack)
    weights = {
        x.text: leads(x, openings, pack)
        - NAMELESS * (not names & set(words(x.text)))
        - PRESUMING * bool(presumed(x.evidence, pack))
        for x in fitting
    }
    return tuple(sorted(fitting, key=lambda line: -weights[line.text]))


def _shared_names(pack: EvidencePack) -> frozenset[str]:
    """Words that two sources or more write with a capital inside their sentences, and none without: who and where a
    story is of. A headline without any could be of another story."""
    counted = Counter(
        name for s in pack.sources for name in {m.group() for m in _INSIDE.finditer(f"{s.title} {s.text}")}
    )
    small = {w for s in pack.sources for w in words(s.text) if w.islower()}
    return frozenset(n for n, count in counted.items() if count > 1 and n.lower() not in small)


def _forms(
    evidence: Evidence, pack: EvidencePack, forbidden: frozenset[tuple[str, ...]], parser: Parser | None
) -> list[str]:
    """Headline forms of one piece of evidence, the fullest first."""
    if evidence.kind == "quote" or evidence.also or is_vague(evidence.text) or pack.language != "en":
        return []
    bases = [one_line(evidence.text), *(line.text for line in retold(evidence, pack, forbidden, parser))]
    forms: list[str] = []
    for base in dict.fromkeys(bases):
        said, attributions = _split_attribution(base)
        short = _DATE.sub("", said, count=1)
        ways = [
            text
            for text in (short, _without_tail(short), _without_second(short))
            if text and '"' not in text and "“" not in text
        ]
        for text, attribution in ((t, a) for t in ways for a in attributions):
            full = _headline_form(text, attribution)
            forms.extend((full, _LITTLE.sub("", full)))  # the second where the first is too long, or the source's own
    return [f for f in forms if not re.search(rf"\b(?:{_DAYS})\b", f)]


def _split_attribution(text: str) -> tuple[str, tuple[str, ...]]:
    """What is said, and who says it, the fullest way first; ("", ) for nobody."""
    match = _ATTRIBUTION.search(text)
    if match is None:
        return text if text.endswith((".m.", "Inc.", "Ltd.")) else text.rstrip("."), ("",)
    who = match["who"] or (f"{match['teller']} said" if match["teller"] else match["acc"])
    who = who.removeprefix("the ").removeprefix("a ")
    return text[: match.start()], tuple(f", {way}" for way in dict.fromkeys((who, *_shorter_speaker(who))))


def _shorter_speaker(who: str) -> tuple[str, ...]:
    """A person by role alone, then by name alone: "environment minister said", "Jorah Plessing said"."""
    match = _ROLE_AND_NAME.fullmatch(who)
    return (f"{match['role'].lower()} {match['said']}", f"{match['name']} {match['said']}") if match else ()


def _without_tail(text: str) -> str:
    """Without a closing adjunct, unless it carries a guard word or hangs on a limiter."""
    match = _TAIL.search(text)
    if match is None or guard_words(match.group()) or _LIMITER.search(text[: match.start()]):
        return ""
    if match.group().startswith(" as ") and not VERB.search(match.group()):
        return ""  # "is listed as a warehouse": what it is listed as is the news
    return text[: match.start()]


def _without_second(text: str) -> str:
    """What was done first, or to the first, where a sentence tells of two; "" where the two belong together."""
    head, joint, tail = text.partition(" and ")
    if not (head.strip() and joint):
        return ""
    whole = VERB.search(head) and not (_TOGETHER.search(head) or guard_words(tail) or " and " in tail)
    open_end = _LIMITER.search(head) or re.search(r"\d$|,", head) or VERB.fullmatch(head.split()[-1])
    return head if whole and not open_end and not PAST.fullmatch(head.split()[-1]) else ""


def _headline_form(text: str, attribution: str) -> str:
    plain = text.strip()
    bare = _ARTICLE.sub("", plain if plain.endswith((".m.", "Inc.", "Ltd.")) else plain.rstrip("."))
    return f"{bare[0].upper()}{bare[1:]}{attribution}" if bare else ""


def _weak(text: str) -> bool:
    """Too thin, or leaning on somebody it does not name."""
    listed = [w.lower() for w in words(text)]
    return (
        len(listed) < 5
        or not ACTS.search(text)
        or bool(_TORN.search(text))
        or bool(_CLOCK.search(text))
        or text.endswith(("!", "?"))
        or bool(PERSON_PRONOUNS & set(listed[:2]))
        or listed[-1] in ("the", "a", "of", "to", "and", "until", "by", "since", "from", "before", "after", "for")
    )
