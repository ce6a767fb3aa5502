"""One plain line for people: why an article is where it is."""

from standfirst.cluster.copies import CopyMatch
from standfirst.cluster.match import Match
from standfirst.cluster.settings import ClusterSettings
from standfirst.cluster.state import Member
from standfirst.cluster.words import ArticleWords
from standfirst.domain.changes import change_in_words

_SHOWN = 3


def join_reason(member: Member, found: Match) -> str:
    """Such as "same names Norrvik, bridge; 0.82 similar; 3 h apart"."""
    parts = []
    shared = _shared(member, found)
    if shared:
        kind = "names" if member.print.names.keys() & set(shared) else "words"
        parts.append(f"same {kind} {_list(member.words, shared)}")
    if found.likeness.dense is not None:
        parts.append(f"{found.likeness.dense:.2f} similar")
    else:
        parts.append(f"matched by words only ({found.likeness.terms:.2f})")
    parts.append(_apart(found.gap_hours))
    return "; ".join(parts)


def new_reason(member: Member, matches: list[Match], stories: int, settings: ClusterSettings) -> str:
    """Why no Story was good enough, naming the nearest one's shortcoming."""
    if not matches:
        return f"nothing alike among {stories} active stories" if stories else "the first story"
    best = matches[0]
    if best.story.locked and best.odds >= settings.join:
        return f"its story is locked by an editor ({best.score:.2f} likely)"
    return f"nearest story only {best.score:.2f} likely: {_shortcoming(member.words, best)}"


def with_copy(reason: str, copy: CopyMatch | None) -> str:
    """The reason with what is known of a repeated text."""
    if copy is None:
        return reason
    kind = "repeats" if copy.exact else "nearly repeats"
    differs = f"; differs: {', '.join(map(change_in_words, copy.differs[:_SHOWN]))}" if copy.differs else ""
    line = f"{kind} an earlier text ({copy.likeness:.2f}){differs}"
    return f"{line}; {reason}" if reason else line


def _shortcoming(words: ArticleWords, best: Match) -> str:
    theirs = best.story.places
    if words.places and theirs and not words.places & theirs.keys():
        most = min(theirs, key=lambda place: (-theirs[place], place))
        return f"other places ({_list(words, sorted(words.places)[:1])}, not {most.title()})"
    if best.likeness.other_names >= 0.5:
        return "other names"
    if best.gap_hours >= 24 and best.likeness.terms >= 0.1:
        return _apart(best.gap_hours)
    return "other figures" if best.likeness.other_numbers >= 0.5 else "few words shared"


def _shared(member: Member, found: Match) -> list[str]:
    theirs, names = found.story.terms, member.print.names
    weight = {t: w * theirs[t] * (2 if t in names else 1) for t, w in member.print.terms.items() if t in theirs}
    return sorted(weight, key=lambda t: (-weight[t], t))[:_SHOWN]


def _list(words: ArticleWords, stems: list[str]) -> str:
    return ", ".join(words.shown.get(stem, stem) for stem in stems)


def _apart(hours: float) -> str:
    if hours < 1:
        return "within the hour"
    return f"{hours:.0f} h apart" if hours < 48 else f"{hours / 24:.0f} days apart"
