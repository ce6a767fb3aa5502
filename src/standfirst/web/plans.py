"""What an editor wants done with Stories: read from a form, checked, and told in words before it happens."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict

from standfirst.store.browse.choices import StoryChoice, articles_of, load_choice, load_return
from standfirst.store.browse.moves import KINDS, Plan

_LONGEST_ID = 26
_MOST_ARTICLES = 200
DONE = {
    "merge": "the two are one story now.",
    "unmerge": "the story is back under its old address.",
    "split": "these articles are a story of their own now.",
    "move": "these articles are in the other story now.",
    "lock": "the machine neither adds nor removes anything here.",
    "unlock": "the machine may add new articles again.",
}
_PINNED = "The machine never moves {them} again; new articles may still join."


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A plan with what it is about. ``problem`` says why it cannot be done as it stands, "" when it can."""

    plan: Plan
    story: StoryChoice
    into: StoryChoice | None = None
    articles: tuple[tuple[str, str], ...] = ()
    problem: str = ""


def plan_from(kind: str, subject: str, form: QueryDict) -> Plan | None:
    """The plan in a form or an address; None for a kind that there is not."""
    if kind not in KINDS:
        return None
    articles = form.getlist("articles")[:_MOST_ARTICLES] if kind in ("split", "move") else []
    return Plan(
        kind=kind,
        subject=subject[:_LONGEST_ID],
        into=_clean(form.get("into", "")) if kind in ("merge", "unmerge", "move") else "",
        articles=tuple(dict.fromkeys(_clean(a) for a in articles if a)),
    )


def payload_of(plan: Plan) -> dict[str, object]:
    """What the desk is told beside kind and subject."""
    payload: dict[str, object] = {"into": plan.into} if plan.into else {}
    return payload | ({"articles": list(plan.articles)} if plan.articles else {})


def check(plan: Plan) -> Checked | None:
    """A plan against what stands now; None when its Story does not stand. The desk checks again when it acts."""
    story = load_choice(plan.subject)
    if story is None:
        return None
    if plan.kind == "unmerge":
        return _check_unmerge(plan, story)
    into = load_choice(plan.into) if plan.into else None
    articles = articles_of(plan.subject, plan.articles) if plan.articles else ()
    found = Checked(plan=plan, story=story, into=into, articles=articles)
    return Checked(plan=plan, story=story, into=into, articles=articles, problem=_problem(found))


def _check_unmerge(plan: Plan, story: StoryChoice) -> Checked:
    found = load_return(plan.into, plan.subject)
    if found is None:
        return Checked(
            plan=plan, story=story, problem="No story of that name was merged into this one and is in it still."
        )
    back, articles = found
    problem = "" if articles else "None of its articles is in this story any more."
    return Checked(plan=plan, story=story, into=back, articles=articles, problem=problem)


def _problem(checked: Checked) -> str:
    plan = checked.plan
    if plan.kind in ("merge", "move") and plan.into == plan.subject:
        return "Choose another story than this one."
    if plan.kind in ("merge", "move") and plan.into and checked.into is None:
        return "The story that you chose is no longer there; it may have been merged."
    if plan.kind in ("split", "move"):
        return _problem_with_articles(checked)
    if plan.kind in ("lock", "unlock") and checked.story.locked == (plan.kind == "lock"):
        return "It is locked already." if plan.kind == "lock" else "It is not locked."
    return ""


def _problem_with_articles(checked: Checked) -> str:
    if not checked.articles:
        return "Tick at least one of the story's articles."
    if len(checked.articles) < len(checked.plan.articles):
        return "Some of these articles are no longer in this story. Look at it once more."
    if len(checked.articles) >= checked.story.articles:
        return "Leave at least one article here. To move everything, merge the story."
    return ""


def title_of(checked: Checked) -> str:
    """The heading of the page that asks for a yes."""
    return {
        "merge": "Merge two stories",
        "unmerge": "Undo a merge",
        "split": "Split a story",
        "move": "Move articles",
        "lock": "Lock a story",
        "unlock": "Unlock a story",
    }[checked.plan.kind]


def button_of(checked: Checked) -> str:
    """The words on the button that asks for it."""
    return {
        "merge": "Merge them",
        "unmerge": "Undo the merge",
        "split": "Split them off",
        "move": "Move them",
        "lock": "Lock it",
        "unlock": "Unlock it",
    }[checked.plan.kind]


def what_happens(checked: Checked) -> tuple[str, ...]:
    """What will be different afterwards, a sentence each."""
    return _TOLD[checked.plan.kind](checked)


def _merge(c: Checked) -> tuple[str, ...]:
    return (
        f"All {_articles(c.story.articles)} of “{c.story.title}” go into “{_into(c)}”.",
        "This story's address leads to the other one from then on.",
        _PINNED.format(them="these articles"),
        "Undo brings this story back, with its articles and its address.",
    )


def _unmerge(c: Checked) -> tuple[str, ...]:
    return (
        f"What is listed below goes back from “{c.story.title}” into “{_into(c)}”; what joined since the merge stays.",
        "That story has its old address again, and its Report if it had one. Links to it no longer lead here.",
        "The machine never makes these two stories one again, and never moves these articles.",
        "If publishing is stopped on this story, it is stopped on the one that comes back too.",
        "Undo merges them again.",
    )


def _split(c: Checked) -> tuple[str, ...]:
    left = c.story.articles - len(c.articles)
    return (
        f"What is listed below becomes a story of its own; {_articles(left)} {'stays' if left == 1 else 'stay'} here.",
        "The machine never makes these two stories one again, and never moves these articles.",
        "New articles may still join either of them.",
        "Undo merges the new story back into this one.",
    )


def _move(c: Checked) -> tuple[str, ...]:
    return (
        f"What is listed below goes from “{c.story.title}” to “{_into(c)}”.",
        _PINNED.format(them="them"),
        "Undo moves them back.",
    )


def _lock(c: Checked) -> tuple[str, ...]:
    return (
        f"The machine neither adds anything to “{c.story.title}” nor takes anything out of it.",
        "An article that would have joined starts a story of its own. Editors can still merge, split and move.",
        "Undo unlocks it.",
    )


def _unlock(c: Checked) -> tuple[str, ...]:
    return (
        f"The machine may add new articles to “{c.story.title}” again.",
        "What editors put in place stays there.",
        "Undo locks it.",
    )


_TOLD: dict[str, Callable[[Checked], tuple[str, ...]]] = {
    "merge": _merge, "unmerge": _unmerge, "split": _split, "move": _move, "lock": _lock, "unlock": _unlock,
}  # fmt: skip


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"


def _into(checked: Checked) -> str:
    return checked.into.title if checked.into else ""


def _clean(text: str) -> str:
    return text.replace("\x00", "").strip()[:_LONGEST_ID]
