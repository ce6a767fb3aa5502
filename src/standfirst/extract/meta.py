"""The page's meta and link elements, read once."""

from dataclasses import dataclass

from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaTags:
    """``values``: lower-case name, property, itemprop or http-equiv -> contents in page order;
    ``links``: (rel tokens, type, href) of every link element."""

    values: dict[str, tuple[str, ...]]
    links: tuple[tuple[frozenset[str], str, str], ...]

    def first(self, *names: str) -> str:
        """The first non-empty content under any of the names, "" without one."""
        return next((text for name in names for text in self.values.get(name, ()) if text), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Every content under ``name``."""
        return self.values.get(name, ())

    def link(self, rel: str) -> str:
        """Address of the first link with this relation, as written."""
        return next((href for rels, _, href in self.links if rel in rels and href), "")


def read_meta(tree: HtmlElement) -> MetaTags:
    """Every meta and link element of the page."""
    values: dict[str, tuple[str, ...]] = {}
    for element in tree.iter("meta"):
        name = next((v for k in ("name", "property", "itemprop", "http-equiv") if (v := element.get(k))), "")
        if name:
            key = name.strip().lower()
            values[key] = (*values.get(key, ()), (element.get("content") or "").strip())
    links = tuple(
        (frozenset(_attribute(e, "rel").lower().split()), _attribute(e, "type").lower(), _attribute(e, "href"))
        for e in tree.iter("link")
    )
    return MetaTags(values=values, links=links)


def _attribute(element: HtmlElement, name: str) -> str:
    return (element.get(name) or "").strip()
