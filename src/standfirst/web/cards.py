"""Cards: ready-made HTML with a reader's own parts put in by joining bytes, which need no encoding any more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from standfirst.domain.ranking import ReaderProfile, Removed, SlateItem
from standfirst.store.browse import FrontRow
from standfirst.web.follows import choices, pairs_of

_WHY, _ACTIONS = "<!--why-->", "<!--actions-->"
_WHY_HERE = b'<details class="why"><summary>Why is this here? Follow or mute</summary><ul>'
_NO_NEWS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPieces:
    """A card cut at its slots, in UTF-8; ``menu`` and what follows it are the same for every reader."""

    head: bytes
    menu: bytes
    rest: bytes


def card_words(row: FrontRow) -> tuple[object, ...]:
    """Everything that a card is made from: rows with the same have the same card."""
    c = row.candidate
    return (
        row.card_html, c.title, c.topics, c.publishers, c.places, c.things, c.authors, c.owners, c.updated_at,
    )  # fmt: skip


def card_pieces(row: FrontRow) -> CardPieces:
    """Cut a card once, when the pool is built."""
    html = row.card_html or sources_only_card(row)
    head, _, rest = html.partition(_WHY)
    middle, _, tail = rest.partition(_ACTIONS)
    rest = f"{middle}{_controls(row)}{tail}"
    return CardPieces(head=head.encode(), menu=f"</ul>{_menu(row)}</details>".encode(), rest=rest.encode())


def join_cards(
    items: tuple[SlateItem, ...], pieces: Mapping[str, CardPieces], fallback: str, news: Mapping[str, str] = _NO_NEWS
) -> bytes:
    """A page of cards for one reader, in UTF-8. ``fallback`` is the reason of a card for which ranking gave none;
    ``news`` says what is new in stories that the reader has seen."""
    out: list[bytes] = []
    for item in items:
        card = pieces[item.candidate.story_id]
        out.append(card.head)
        if news and (line := news.get(item.candidate.story_id)):
            out.append(f'<p class="news"><strong>New since you saw it:</strong> {escape(line)}</p>'.encode())
        out.append(_WHY_HERE)
        out += map(_reason, item.explanation or (fallback,))
        out += (card.menu, card.rest)
    return b"".join(out)


@lru_cache(maxsize=20_000)
def _reason(reason: str) -> bytes:
    """The same few thousand reasons, fifty and more times a page."""
    return f"<li>{escape(reason)}</li>".encode()


def removed_part(removed: Sequence[Removed], reasons: Mapping[str, int], most: int = 30, counted: int = 6) -> bytes:
    """What filters left out: how many for each reason, the most first, and the first ``most`` of them; nothing where
    nothing went. Joined too, since a long mute list is longer than the page."""
    if not (count := len(removed)):
        return b""
    told = sorted(reasons.items(), key=lambda found: -found[1])[:counted]
    counts = " · ".join(f"{n}: {escape(reason)}" for reason, n in told)
    head = f"{count} {'story' if count == 1 else 'stories'} left out by filters"
    lines = [_removed(r.story_id, r.title, r.reason) for r in removed[:most]]
    if count > most:
        lines.append(f"<li>and {count - most} more</li>".encode())
    opened = f'<details class="removed"><summary>{head}</summary><p class="meta">{counts}</p><ul>'.encode()
    return b"".join((opened, *lines, b"</ul></details>"))


@lru_cache(maxsize=5_000)
def _removed(story_id: str, title: str, reason: str) -> bytes:
    words = f'{escape(title)}</a> <span class="meta">{escape(reason)}</span>'
    return f'<li><a href="/story/{story_id}">{words}</li>'.encode()


def forget_reasons() -> None:
    """Let go of the sentences, some of which name what a reader follows or muted."""
    _reason.cache_clear()
    _removed.cache_clear()


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
