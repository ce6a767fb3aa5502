"""Headlines by deletion from a lead sentence, in headline form; a template over shared names as the last resort."""

import re
from collections import Counter

from standfirst.domain.draft import Evidence, EvidencePack, Sentence
from standfirst.write.dates import is_vague
from standfirst.write.deleting import retold
from standfirst.write.figures import differ, figures
from standfirst.write.framing import VERB
from standfirst.write.lexicon import PERSON_PRONOUNS, WEEKDAYS, content_stems, guard_words, words
from standfirst.write.lines import Line, keeps_copy_rule, one_line
from standfirst.write.ports import Parser
from standfirst.write.sentences import split_sentences
from standfirst.write.speaking import full_names

MOST_CHARACTERS = 90
LEAST_SHARED = 1  # words that a headline has at least in common with the titles of the sources
_OPENING = 1200  # characters of an article that its opening is looked for in
MOST_LEADS = 10  # what code itself ranks below is no headline, however well it reads
_DAYS = "|".join((*WEEKDAYS, "yesterday", "today"))
_DATE = re.compile(
    rf",? (?:on |early |late )*(?:{_DAYS})(?: (?:morning|afternoon|evening|night))?(?!['’\w-])"
    r"(?= (?:after|when|that|in|at|and|to|as)\b|[.,]|$)"
)
_TAIL = re.compile(r",? (?:after|following|when|as|while|amid|because) .*$|, (?:which|who|where|[a-z]+ing) .*$")
_LIMITER = re.compile(
    r"\b(?:only|not|even|soon|shortly|just|until|days?|hours?|weeks?|months?|years?|minutes|before|or|well|same|both|"
    r"between|such|as|so|if|more|less|fewer|than)$",
    re.IGNORECASE,
)
_COUNTS = "half|few|little|lot|quarter|third|dozen|hundred|thousand|million|billion"
_LITTLE = re.compile(  # the articles that headlines do without
    rf"(?<=[\w,] )(?<!half )(?<!such )(?<!than )(?:the|its|an|a(?! (?:{_COUNTS})\b)) (?=\w)"
)
_ARTICLE = re.compile(r"^(?:A|An|The) (?=\S)")
_ATTRIBUTION = re.compile(
    r", (?P<who>[^,\"]{2,60}? (?:said|says))(?: (?:on |in )?[^,\"]{0,40})?\.$|"
    r", (?P<acc>according to [^,\"]{2,60})\.$"
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
    gists = _gists(pack)
    return tuple(sorted(fitting, key=lambda line: -_lead(line, gists, pack)))


def template_headline(pack: EvidencePack) -> Sentence | None:
    """ "Reports on NAME, NAME and NAME": names that the leading evidence carries, most shared first."""
    shared = Counter(n for s in pack.sources for n in set(full_names(s.text)))
    for evidence in pack.evidence:
        names = sorted(dict.fromkeys(full_names(evidence.text)), key=lambda n: -shared[n])[:3]
        names = [n for n in names if shared[n] > 1]
        if names:
            listed = ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
            return Sentence(text=f"Reports on {listed}"[:MOST_CHARACTERS], citations=(evidence.citation,))
    return None


def _forms(
    evidence: Evidence, pack: EvidencePack, forbidden: frozenset[tuple[str, ...]], parser: Parser | None
) -> list[str]:
    """Headline forms of one piece of evidence, the fullest first."""
    if evidence.kind == "quote" or evidence.also or is_vague(evidence.text) or pack.language != "en":
        return []
    bases = [one_line(evidence.text), *(line.text for line in retold(evidence, pack, forbidden, parser))]
    forms: list[str] = []
    for base in dict.fromkeys(bases):
        said, attribution = _split_attribution(base)
        short = _DATE.sub("", said, count=1)
        ways = (text for text in (short, _without_tail(short)) if text and '"' not in text and "“" not in text)
        for text in ways:
            full = _headline_form(text, attribution)
            forms.extend((full, _LITTLE.sub("", full)))  # the second where the first is too long, or the source's own
    return [f for f in forms if not re.search(rf"\b(?:{_DAYS})\b", f)]


def _split_attribution(text: str) -> tuple[str, str]:
    match = _ATTRIBUTION.search(text)
    if match is None:
        return text if text.endswith((".m.", "Inc.", "Ltd.")) else text.rstrip("."), ""
    who = match["who"] or match["acc"]
    return text[: match.start()], f", {who.removeprefix('the ').removeprefix('a ')}"


def _without_tail(text: str) -> str:
    """Without a closing adjunct, unless it carries a guard word or hangs on a limiter."""
    match = _TAIL.search(text)
    if match is None or guard_words(match.group()) or _LIMITER.search(text[: match.start()]):
        return ""
    if match.group().startswith(" as ") and not VERB.search(match.group()):
        return ""  # "is listed as a warehouse": what it is listed as is the news
    return text[: match.start()]


def _headline_form(text: str, attribution: str) -> str:
    plain = text.strip()
    bare = _ARTICLE.sub("", plain if plain.endswith((".m.", "Inc.", "Ltd.")) else plain.rstrip("."))
    return f"{bare[0].upper()}{bare[1:]}{attribution}" if bare else ""


def _gists(pack: EvidencePack) -> dict[str, tuple[float, frozenset[str]]]:
    """What each owner's newest article opens with, title and two sentences, with its weight: half for every half day
    that it is older than the newest."""
    newest = max(source.published_at for source in pack.sources)
    latest = {s.owner: s for s in sorted(pack.sources, key=lambda s: (s.published_at, s.article_id))}
    return {
        s.owner: (
            0.5 ** (2 * (newest - s.published_at).total_seconds() / 86400),
            content_stems(" ".join((s.title, *(x.text for x in split_sentences(s.text[:_OPENING])[:2])))),
        )
        for s in latest.values()
    }


def _lead(line: Line, gists: dict[str, tuple[float, frozenset[str]]], pack: EvidencePack) -> float:
    """How well a headline leads: likeness to what the other owners open with, told by several, by nothing overtaken."""
    others = [gist for owner, gist in gists.items() if owner != line.evidence.owner] or list(gists.values())
    counts = Counter(stem for _, gist in others for stem in gist)
    weight = {stem: counts[stem] / len(others) for stem in counts}  # what all open with is what the story is about
    stems = content_stems(line.evidence.resolved or line.evidence.text)
    about = sum(w * _shared(stems, gist, weight) for w, gist in others) / sum(w for w, _ in others)
    salient = line.evidence.salience / max(0.01, max(e.salience for e in pack.evidence))
    return about + 0.3 * salient + 0.05 * len(line.evidence.agreeing) - 0.3 * overtaken(line.evidence, pack)


def _shared(ours: frozenset[str], theirs: frozenset[str], weight: dict[str, float]) -> float:
    """Weighted share of what they open with that we tell; a little for the share of ours that they tell too."""
    both = sum(weight[s] for s in ours & theirs)
    return both / max(sum(weight[s] for s in theirs), 1e-9) + 0.2 * len(ours & theirs) / max(len(ours), 1)


def overtaken(evidence: Evidence, pack: EvidencePack) -> bool:
    """Whether newer evidence gives another value of a figure in it."""
    ours = figures(evidence.text)
    return any(e.published_at > evidence.published_at and differ(ours, figures(e.text)) for e in pack.evidence)


def _weak(text: str) -> bool:
    """Too thin, or leaning on somebody it does not name."""
    listed = [w.lower() for w in words(text)]
    return (
        len(listed) < 5
        or " - " in text
        or " – " in text
        or bool(PERSON_PRONOUNS & set(listed[:2]))
        or listed[-1] in ("the", "a", "of", "to", "and")
    )
