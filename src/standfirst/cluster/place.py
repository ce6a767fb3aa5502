"""The decision: join a Story, start one, or tie two together."""

from standfirst.cluster.copies import CopyIndex, CopyMatch
from standfirst.cluster.index import StoryIndex
from standfirst.cluster.match import Match, match
from standfirst.cluster.reasons import join_reason, new_reason, with_copy
from standfirst.cluster.settings import ClusterSettings
from standfirst.cluster.state import StoryState
from standfirst.cluster.types import ArticleToPlace, StoryDecision
from standfirst.cluster.words import ArticleWords, article_words
from standfirst.domain.story import AssignmentKind

_DEFAULT = ClusterSettings()


def place(
    article: ArticleToPlace, index: StoryIndex, copies: CopyIndex, settings: ClusterSettings = _DEFAULT
) -> StoryDecision:
    """Decide where an article belongs. Reads both indexes, changes neither; the same input gives the same answer."""
    words = article_words(article.title, article.text)
    copy = copies.find(article)
    copied = _copied_story(copy, index)
    if copy is not None and copied is not None and copy.exact:
        return StoryDecision(
            kind=AssignmentKind.JOIN, story_id=copied.id, score=1.0, copy_of=copy.article_id, reason=with_copy("", copy)
        )
    matches = _matches(article, words, index, settings)
    free = [m for m in matches if not m.story.locked]
    copy_of = copy.article_id if copy else ""
    if not free or free[0].score < settings.join:
        return StoryDecision(
            kind=AssignmentKind.NEW,
            story_id="",
            score=free[0].score if free else 0.0,
            reason=with_copy(new_reason(words, matches, len(index), settings), copy),
            copy_of=copy_of,
        )
    reason = with_copy(join_reason(words, free[0], index.vocabulary), copy)
    gone = _tied(free, index, settings)
    if gone is None:
        return StoryDecision(
            kind=AssignmentKind.JOIN, story_id=free[0].story.id, score=free[0].score, reason=reason, copy_of=copy_of
        )
    older, younger = sorted((free[0].story, gone.story), key=lambda s: s.started)
    return StoryDecision(
        kind=AssignmentKind.MERGE,
        story_id=older.id,
        score=min(free[0].score, gone.score),
        reason=f"{reason}; ties two stories together",
        copy_of=copy_of,
        merge_from=(younger.id,),
    )


def _copied_story(copy: CopyMatch | None, index: StoryIndex) -> StoryState | None:
    story_id = index.story_of(copy.article_id) if copy else ""
    return index[story_id] if story_id and not index[story_id].locked else None


def _matches(article: ArticleToPlace, words: ArticleWords, index: StoryIndex, settings: ClusterSettings) -> list[Match]:
    """Every plausible Story with its evidence, best first."""
    names = dict.fromkeys(index.sharing_title_words(words, settings.lexical_candidates))
    if article.vector is not None:
        names |= dict.fromkeys(index.nearest(article.vector, settings.dense_candidates))
    found = [match(article, words, index[name], index, settings) for name in names]
    active = [m for m in found if m.gap_hours <= settings.active_days * 24]
    return sorted(active, key=lambda m: (-m.score, m.story.id))


def _tied(matches: list[Match], index: StoryIndex, settings: ClusterSettings) -> Match | None:
    """A second Story that the article fits as surely as the first, if the two are alike in themselves."""
    if len(matches) < 2 or min(matches[0].score, matches[1].score) < settings.merge:
        return None
    first, second = matches[0].story, matches[1].story
    if first.vector_sum is None or second.vector_sum is None:
        return None
    alike = index.likeness(first, second)
    return matches[1] if alike >= settings.merge_likeness else None
