"""The frame of the pages that evaluations write: one document, no script, nothing loaded, light and dark."""

from collections.abc import Mapping, Sequence
from html import escape

_STYLE = """:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;margin:1rem auto;max-width:75rem;padding:0 1rem}
h1{line-height:1.2}
h2{margin:2rem 0 .5rem;border-top:1px solid #8886;padding-top:1rem}
h3{font-family:Georgia,serif;margin:.2rem 0}
table{border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:.25rem 1rem .25rem 0;border-bottom:1px solid #8884}
.beside{display:grid;gap:0 2rem;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr))}
article{min-width:0;overflow-wrap:anywhere}
.by{font-size:.85rem;opacity:.75;margin:.2rem 0}.cut{font-size:.85rem}.stand{font-style:italic}
.wide{overflow-x:auto}"""


def document(title: str, body: str, style: str = "") -> str:
    """The whole HTML document. ``body`` is HTML, ``title`` plain text."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width"><title>{escape(title)}</title><style>{_STYLE}{style}</style></head>'
        f"<body><h1>{escape(title)}</h1>{body}</body></html>\n"
    )


def table(heads: Sequence[str], lines: Mapping[str, Sequence[str]]) -> str:
    """A table of plain texts, one line a name; wide ones scroll by themselves. The first head is that of the names."""
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in heads)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>' + "".join(f"<td>{escape(v)}</td>" for v in values) + "</tr>"
        for name, values in lines.items()
    )
    return f'<div class="wide" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
