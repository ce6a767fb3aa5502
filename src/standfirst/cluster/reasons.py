"""One plain line for people: why an article is where it is."""

from standfirst.cluster.copies import CopyMatch
from standfirst.cluster.match import Match
from standfirst.cluster.settings import ClusterSettings
from standfirst.cluster.vocabulary import Vocabulary
from standfirst.cluster.words import ArticleWords

_SHOWN = 3


def join_reason(words: ArticleWords, found: Match, vocabulary: Vocabulary) -> str:
    """Such as "same names Norrvik, bridge; 0.82 similar; 3 h apart"."""
    parts = []
    shared = _shared(words, found, vocabulary)
    if shared:
        parts.append(f"same {'names' if words.names & set(shared) else 'words'} {_list(words, shared)}")
    if found.dense is not None:
        parts.append(f"{found.dense:.2f} similar")
    else:
        parts.append(f"matched by words only ({found.lexical:.2f})")
    parts.append(_apart(found.gap_hours))
    return "; ".join(parts)


def new_reason(words: ArticleWords, matches: list[Match], stories: int, settings: ClusterSettings) -> str:
    """Why no Story was good enough, naming the nearest one's shortcoming."""
    if not matches:
        return f"nothing alike among {stories} active stories" if stories else "the first story"
    best = matches[0]
    if best.story.locked and best.score >= settings.join:
        return f"its story is locked by an editor ({best.score:.2f} likely)"
    return f"nearest story only {best.score:.2f} likely: {_shortcoming(words, best)}"


def with_copy(reason: str, copy: CopyMatch | None) -> str:
    """The reason with what is known of a repeated text."""
    if copy is None:
        return reason
    kind = "repeats" if copy.exact else "nearly repeats"
    line = f"{kind} an earlier text ({copy.likeness:.2f})" + ("; numbers differ" if copy.numbers_differ else "")
    return f"{line}; {reason}" if reason else line


def _shortcoming(words: ArticleWords, best: Match) -> str:
    if best.other_places:
        theirs = best.story.places.most_common(1)[0][0]
        return f"other places ({_list(words, sorted(words.places)[:1])}, not {theirs.title()})"
    if best.other_numbers:
        return "other figures in the title"
    if best.gap_hours >= 24 and best.lexical >= 0.2:
        return _apart(best.gap_hours)
    return "few words shared"


def _shared(words: ArticleWords, found: Match, vocabulary: Vocabulary) -> list[str]:
    common = [term for term in words.terms if term in found.story.terms]
    weight = {t: vocabulary.weight(t) * found.story.terms[t] * (2 if t in words.names else 1) for t in common}
    return sorted(common, key=lambda t: (-weight[t], t))[:_SHOWN]


def _list(words: ArticleWords, stems: list[str]) -> str:
    return ", ".join(words.shown.get(stem, stem) for stem in stems)


def _apart(hours: float) -> str:
    if hours < 1:
        return "within the hour"
    return f"{hours:.0f} h apart" if hours < 48 else f"{hours / 24:.0f} days apart"
