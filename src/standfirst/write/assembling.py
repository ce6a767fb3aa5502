"""From finished lines to a Draft: order, names introduced before short forms, paragraphs, dateline."""

import re
from dataclasses import replace

from standfirst.domain.draft import Draft, EvidencePack, Sentence, WriterKind
from standfirst.domain.errors import Failure
from standfirst.write.dates import written_day
from standfirst.write.lines import Line
from standfirst.write.ordering import pyramid, with_voices
from standfirst.write.speaking import full_names

LEAST_SENTENCES = 3
PROMPT_VERSION = "1"


def in_order(lines: tuple[Line, ...], pack: EvidencePack) -> tuple[Line, ...]:
    """Facts in the order of ``pyramid`` with quotations between them."""
    return with_voices(pyramid(lines, pack), lines)


def as_long(lines: tuple[Line, ...], pack: EvidencePack) -> tuple[Line, ...]:
    """As many lines as the length that is asked for has sentences."""
    return lines[: pack.length.body[1]]


def second_mentions(lines: tuple[Line, ...], pack: EvidencePack) -> tuple[Line, ...]:
    """A speaker whom the page has named is called by surname, as the sources do; what was told keeps its words."""
    shortened: list[Line] = []
    for line in lines:
        name = line.evidence.speaker
        before = any(name in x.text for x in shortened) if " " in name else False
        short = _by_surname(line, pack) if before and line.text not in pack.told else ""
        shortened.append(replace(line, text=short) if short else line)
    return tuple(shortened)


def _by_surname(line: Line, pack: EvidencePack) -> str:
    surname = line.evidence.speaker.split()[-1]
    bearers = {n for s in pack.sources for n in full_names(s.text) if n.split()[-1] == surname}
    used = any(re.search(rf"(?<![A-Z]\w )\b{re.escape(surname)} said\b", s.text) for s in pack.sources)
    if not used or bearers != {line.evidence.speaker}:
        return ""
    return re.sub(rf'(?<=", )[^",]*\b{re.escape(line.evidence.speaker)} said\.$', f"{surname} said.", line.text)


def paragraphs(lines: tuple[Line, ...]) -> tuple[tuple[Sentence, ...], ...]:
    """Two sentences a paragraph; a last single one joins the paragraph before."""
    pairs = [tuple(line.sentence for line in lines[i : i + 2]) for i in range(0, len(lines), 2)]
    if len(pairs) > 1 and len(pairs[-1]) == 1:
        pairs[-2:] = [pairs[-2] + pairs[-1]]
    return tuple(pairs)


def dateline(lines: tuple[Line, ...], pack: EvidencePack) -> str:
    """ "12 May, 14:05 UTC": the time of the newest evidence used."""
    newest = max(line.evidence.published_at for line in lines)
    return f"{written_day(newest.date(), pack.now)}, {newest:%H:%M} UTC"


def assemble(
    pack: EvidencePack,
    headline: Sentence | None,
    standfirst: Sentence | None,
    lines: tuple[Line, ...],
    writer: WriterKind,
    model: str = "",
) -> Draft | Failure:
    """The Draft, or a Failure that says what is missing."""
    if headline is None or standfirst is None:
        return Failure(code="no-headline", detail="no sentence of the evidence yields a headline and a standfirst")
    if len(lines) < LEAST_SENTENCES:
        return Failure(code="thin-evidence", detail=f"{len(lines)} sentence(s) could be made, {LEAST_SENTENCES} needed")
    if len({line.evidence.owner for line in lines}) < 2:
        return Failure(code="one-owner", detail="all sentences would come from one owner")
    return Draft(
        story_id=pack.story_id, headline=headline, standfirst=standfirst, paragraphs=paragraphs(lines),
        dateline=dateline(lines, pack), language=pack.language, writer=writer, model=model,
        prompt_version=PROMPT_VERSION,
    )  # fmt: skip
