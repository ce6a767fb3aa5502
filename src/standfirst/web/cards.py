"""Cards: ready-made HTML with a reader's own parts put in by joining strings (27 us for a page, 1.2 ms by template)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from standfirst.domain.ranking import ReaderProfile, Removed, SlateItem
from standfirst.store.browse import FrontRow
from standfirst.web.follows import choices, pairs_of

_WHY, _ACTIONS = "<!--why-->", "<!--actions-->"
_NO_NEWS: Mapping[str, str] = {}
_safe = lru_cache(maxsize=20_000)(escape)  # the same few thousand titles and reasons, fifty and more times a page


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPieces:
    """A card cut at its slots; ``controls`` and ``menu`` are the same for every reader."""

    head: str
    middle: str
    tail: str
    controls: str
    menu: str


def card_pieces(row: FrontRow) -> CardPieces:
    """Cut a card once, when the pool is built."""
    html = row.card_html or sources_only_card(row)
    head, _, rest = html.partition(_WHY)
    middle, _, tail = rest.partition(_ACTIONS)
    return CardPieces(head=head, middle=middle, tail=tail, controls=_controls(row), menu=_menu(row))


def join_cards(
    items: tuple[SlateItem, ...], pieces: Mapping[str, CardPieces], fallback: str, news: Mapping[str, str] = _NO_NEWS
) -> str:
    """A page of cards for one reader. ``fallback`` is the reason of a card for which ranking gave none; ``news`` says
    what is new in stories that the reader has seen."""
    out: list[str] = []
    for item in items:
        card = pieces[item.candidate.story_id]
        line = news.get(item.candidate.story_id, "") if news else ""
        out += (
            card.head,
            _news(line) if line else "",
            _why(item.explanation or (fallback,), card.menu),
            card.middle,
            card.controls,
            card.tail,
        )
    return "".join(out)


def _news(line: str) -> str:
    return f'<p class="news"><strong>New since you saw it:</strong> {_safe(line)}</p>'


def _why(reasons: tuple[str, ...], menu: str) -> str:
    lines = "".join(f"<li>{_safe(r)}</li>" for r in reasons)
    return f'<details class="why"><summary>Why is this here?</summary><ul>{lines}</ul>{menu}</details>'


def removed_list(removed: Sequence[Removed], most: int = 30) -> str:
    """What filters left out and why, as list items; joined too, since a long mute list is longer than the page."""
    lines = [
        f'<li><a href="/story/{r.story_id}">{_safe(r.title)}</a> <span class="meta">{_safe(r.reason)}</span></li>'
        for r in removed[:most]
    ]
    if len(removed) > most:
        lines.append(f"<li>and {len(removed) - most} more</li>")
    return "".join(lines)


def removed_counts(reasons: Mapping[str, int], most: int = 6) -> tuple[tuple[str, int], ...]:
    """How many stories each reason took out, the most first."""
    return tuple(sorted(reasons.items(), key=lambda found: -found[1])[:most])


def sources_only_card(row: FrontRow) -> str:
    """The card of a story that has no Report: its first publisher's title, and who covers it."""
    c = row.candidate
    names = ", ".join(c.publishers[:3]) + (f" and {len(c.publishers) - 3} more" if len(c.publishers) > 3 else "")
    topic = f'<p class="kicker">{escape(c.topics[0])}</p>' if c.topics else ""
    count = f"{c.owners} independent publishers" if c.owners != 1 else "one publisher so far"
    return (
        f'<article class="card sources-only" data-story="{escape(c.story_id)}">{topic}'
        f'<h2><a href="/story/{escape(c.story_id)}">{escape(c.title)}</a></h2>'
        f'<p class="label">Sources only, no Report yet: {count}</p>'
        f'<p class="meta">{escape(names)} · <time datetime="{c.updated_at.isoformat()}">'
        f"{c.updated_at:%-d %B, %H:%M} UTC</time></p>{_WHY}{_ACTIONS}</article>"
    )


def _controls(row: FrontRow) -> str:
    story = escape(row.candidate.story_id)
    buttons = "".join(
        f'<button name="act" value="{act}" title="{title}">{word}</button>'
        for act, word, title in (
            ("more", "More", "More like this"),
            ("less", "Less", "Less like this"),
            ("save", "Save", "Save this story for later"),
            ("hide", "Hide", "Hide this story"),
        )
    )
    return (
        f'<form class="acts" method="post" action="/act"><input type="hidden" name="story" value="{story}">'
        f'<span class="vh">{escape(row.candidate.title)}:</span>{buttons}</form>'
    )


def _menu(row: FrontRow) -> str:
    lines = "".join(
        f'<p><button name="follow" value="{c.kind}:{escape(c.value)}">Follow {escape(c.shown)}</button> '
        f'<button name="mute" value="{c.kind}:{escape(c.value)}">Mute<span class="vh"> {escape(c.shown)}</span>'
        "</button></p>"
        for c in choices(pairs_of(row.candidate), ReaderProfile())
    )
    return f'<form class="menu" method="post" action="/act">{lines}</form>'
