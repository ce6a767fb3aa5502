"""The decision for a new article: join a Story or start one."""

from dataclasses import replace

from standfirst.cluster.copies import CopyIndex, CopyMatch
from standfirst.cluster.index import StoryIndex
from standfirst.cluster.match import Match, match
from standfirst.cluster.reasons import join_reason, new_reason, with_copy
from standfirst.cluster.settings import ClusterSettings
from standfirst.cluster.state import Member, StoryState
from standfirst.cluster.types import ArticleToPlace, StoryDecision
from standfirst.domain.story import AssignmentKind

_DEFAULT = ClusterSettings()
_MOST_NEAR = 3


def place(
    article: ArticleToPlace, index: StoryIndex, copies: CopyIndex, settings: ClusterSettings = _DEFAULT
) -> StoryDecision:
    """Decide where an article belongs. Reads both indexes, changes neither; the same input gives the same answer."""
    copy = copies.find(article)
    copied = _copied_story(copy, index)
    if copy is not None and copied is not None and copy.exact:
        return _with(copy, StoryDecision(kind=AssignmentKind.JOIN, story_id=copied.id, score=1.0, reason=""))
    member = index.read(article)
    matches = matches_of(member, index, settings)
    free = [m for m in matches if not m.story.locked]
    if not free or free[0].odds < settings.join:
        return _with(
            copy,
            StoryDecision(
                kind=AssignmentKind.NEW,
                story_id="",
                score=free[0].score if free else 0.0,
                reason=new_reason(member, matches, len(index), settings),
                near=_near(free, settings),
            ),
        )
    return _with(
        copy,
        StoryDecision(
            kind=AssignmentKind.JOIN,
            story_id=free[0].story.id,
            score=free[0].score,
            reason=join_reason(member, free[0]),
            near=_near(free[1:], settings),
        ),
    )


def matches_of(member: Member, index: StoryIndex, settings: ClusterSettings = _DEFAULT) -> list[Match]:
    """Every plausible Story with its evidence, best first."""
    names = dict.fromkeys(index.sharing_words(member.print, settings.lexical_candidates))
    if member.article.vector is not None:
        names |= dict.fromkeys(index.nearest(member.article.vector, settings.dense_candidates))
    found = [match(member, index[name], settings) for name in names]
    active = [m for m in found if m.gap_hours <= settings.active_days * 24]
    return sorted(active, key=lambda m: (-m.odds, m.story.id))


def _near(others: list[Match], settings: ClusterSettings) -> tuple[str, ...]:
    """Stories that came close: what ``revise`` compares with."""
    return tuple(m.story.id for m in others[:_MOST_NEAR] if m.odds >= settings.near)


def _with(copy: CopyMatch | None, decision: StoryDecision) -> StoryDecision:
    """The decision with what is known of a repeated text."""
    if copy is None:
        return decision
    return replace(
        decision,
        copy_of=copy.article_id,
        copy_kind=copy.kind,
        copy_differs=copy.differs,
        reason=with_copy(decision.reason, copy),
    )


def _copied_story(copy: CopyMatch | None, index: StoryIndex) -> StoryState | None:
    story_id = index.story_of(copy.article_id) if copy else ""
    return index[story_id] if story_id and not index[story_id].locked else None
