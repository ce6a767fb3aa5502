"""The letter: a digest as subject, plain text and HTML.

The HTML loads nothing: no image, no font, no script, no address but those of this desk, so that opening it tells
nobody. Its styles are inline, as mail programs want them; the few lines for dark screens are in its head, where
programs that know no dark mode drop them.
"""

from dataclasses import dataclass
from html import escape

from standfirst.digests.plain import one_line

_FALLBACK = "It is among the most covered stories now"
_MOST_SOURCES = 6
_INK, _SOFT, _PAPER, _LINE, _LINK = "#1b1b19", "#57554f", "#fbfaf7", "#d9d5cb", "#1d4e7a"
_DARK = (
    "@media (prefers-color-scheme:dark){.b{background:#171715!important;color:#e9e6de!important}"
    ".s{color:#aeaaa0!important}.l{color:#9cc7ee!important}.e{border-color:#3a3833!important}}"
)
_SANS = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"
_SERIF = "font-family:Georgia,'Times New Roman',serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story in a letter. ``label`` is the disclosure, ``why`` the reasons that put it on the page, strongest first;
    ``sources`` are publishers' names; ``again`` that an earlier letter told of it, ``news`` what is new since, "" where
    that cannot be said."""

    title: str
    url: str
    standfirst: str
    label: str
    why: tuple[str, ...]
    sources: tuple[str, ...]
    again: bool = False
    news: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a letter says beside its stories: ``day`` in words, and three addresses of this desk."""

    site: str
    day: str
    front_url: str
    settings_url: str
    stop_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A digest ready to be sent: ``subject`` is one line, ``text`` and ``html`` say the same."""

    subject: str
    text: str
    html: str


def compose(entries: tuple[Entry, ...], frame: Frame) -> Letter:
    """The letter of at least one entry."""
    first, more = one_line(entries[0].title, 120), len(entries) - 1
    subject = f"{one_line(frame.site, 40)}: {first}" + (f" and {more} more" if more else "")
    return Letter(subject=subject, text=_text(entries, frame), html=_html(entries, frame))


def _text(entries: tuple[Entry, ...], frame: Frame) -> str:
    head = f"{one_line(frame.site)}: your front page, {frame.day}"
    parts = [head, *("\n".join(_lines(n, e)) for n, e in enumerate(entries, 1))]
    foot = (
        f"Your front page: {frame.front_url}\nChange or stop this digest: {frame.settings_url}\n"
        f"Stop it with one click: {frame.stop_url}"
    )
    return "\n\n".join([*parts, "-- \n" + foot]) + "\n"


def _lines(number: int, entry: Entry) -> list[str]:
    lines = [f"{number}. {one_line(entry.title)}", f"   [{one_line(entry.label)}]"]
    if entry.again:
        lines.append(f"   {_again(entry)}")
    if entry.standfirst:
        lines.append(f"   {one_line(entry.standfirst)}")
    return [*lines, f"   Why: {_why(entry)}", f"   Sources: {_sources(entry)}", f"   {entry.url}"]


def _again(entry: Entry) -> str:
    return f"New since an earlier digest: {one_line(entry.news)}" if entry.news else "News since an earlier digest."


def _why(entry: Entry) -> str:
    return "; ".join(one_line(reason, 160) for reason in entry.why[:3] or (_FALLBACK,))


def _sources(entry: Entry) -> str:
    names, more = [one_line(s, 60) for s in entry.sources[:_MOST_SOURCES]], len(entry.sources) - _MOST_SOURCES
    return ", ".join(names) + (f" and {more} more" if more > 0 else "") or "named in the Report"


def _html(entries: tuple[Entry, ...], frame: Frame) -> str:
    title = escape(one_line(frame.site))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}: {escape(frame.day)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">'
        f'<style>{_DARK}</style></head><body class="b" style="margin:0;background:{_PAPER};color:{_INK}">'
        f'<div class="b" style="max-width:600px;margin:0 auto;padding:16px;background:{_PAPER};color:{_INK};{_SANS};'
        f'font-size:16px;line-height:1.5"><h1 style="{_SERIF};font-size:26px;line-height:1.2;margin:8px 0">{title}</h1>'
        f'<p class="s" style="color:{_SOFT};margin:0 0 8px">Your front page, {escape(frame.day)}</p>'
        f"{''.join(map(_block, entries))}{_foot(frame)}</div></body></html>"
    )


def _block(entry: Entry) -> str:
    again = _soft(_again(entry)) if entry.again else ""
    standfirst = f'<p style="margin:4px 0">{escape(one_line(entry.standfirst))}</p>' if entry.standfirst else ""
    return (
        f'<div class="e" style="border-top:1px solid {_LINE};padding:14px 0 8px"><h2 style="{_SERIF};font-size:20px;'
        f'line-height:1.25;margin:0 0 4px">{_link(entry.url, one_line(entry.title))}</h2>'
        f"{_soft(entry.label)}{again}{standfirst}{_soft('Why: ' + _why(entry))}"
        f"{_soft('Sources: ' + _sources(entry))}</div>"
    )


def _soft(text: str) -> str:
    return f'<p class="s" style="color:{_SOFT};font-size:14px;margin:4px 0">{escape(one_line(text, 600))}</p>'


def _link(url: str, text: str) -> str:
    return f'<a class="l" href="{escape(url)}" style="color:{_LINK}">{escape(text)}</a>'


def _foot(frame: Frame) -> str:
    links = " · ".join((
        _link(frame.front_url, "Your front page"), _link(frame.settings_url, "Change this digest"),
        _link(frame.stop_url, "Stop it"),
    ))  # fmt: skip
    return f'<p class="e s" style="border-top:1px solid {_LINE};color:{_SOFT};padding-top:10px">{links}</p>'
