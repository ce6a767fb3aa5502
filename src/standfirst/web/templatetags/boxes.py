"""Rows of a Report's boxes: where they lead, and figures on a scale. ``{% load boxes %}``."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from standfirst.domain.boxes import Difference, KeyFigure, Saying
from standfirst.store.browse import SourceView
from standfirst.web.dots import dot_scale

register = template.Library()


@register.filter
def evidence_of(saying: Saying, report_id: str) -> str:
    """The address of the evidence of a row's sentence, on the page or on an older Revision's."""
    page = f"/report/{report_id}/revisions/{saying.revision}" if saying.revision else ""
    return f"{page}#e-{saying.key}"


@register.filter
def number_in(saying: Saying, sources: Iterable[SourceView]) -> int:
    """The number of a row's source in the Report's list; 0 where it is not in it."""
    return next((s.number for s in sources if s.article_id == saying.article_id), 0)


@register.filter
def headed(figure: KeyFigure) -> SafeString:
    """A figure, large, with what it counts before or after it, as its sentence has it."""
    before, found, after = figure.counts.partition(figure.value)
    before, after = (before, after) if found else ("", f" {figure.counts}")
    return format_html(
        '<bdi class="counts">{}<span class="value">{}</span>{}</bdi>', before, figure.value, after.rstrip()
    )


@register.filter
def says(saying: Saying) -> SafeString:
    """Who and when: "Pellan Post, 2 March 2026, 09:10 UTC"; the name kept from turning the line's direction."""
    at = saying.published_at
    return format_html(
        '<bdi>{}</bdi>, <time datetime="{}">{}</time>', saying.publisher, at.isoformat(), f"{at:%-d %B %Y, %H:%M} UTC"
    )


@register.filter
def scale(difference: Difference) -> SafeString:
    """The voices as dots on a common scale."""
    return dot_scale(difference)
