"""Shorter forms of a sentence, each made of stretches of it, each parsed again to see that it says the same.

The second parse is the check on the first: every word that stays must hang on the same word as before. Where a comma,
an attachment or a part of speech was read wrongly, the two disagree, and the form is not offered.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standfirst.domain.errors import Failure
from standfirst.write.constituents import Removable, removables
from standfirst.write.moving import NameTest, moved
from standfirst.write.ports import Parse, Parser, Word
from standfirst.write.tree import Tree

MOST_REMOVABLES = 5  # 31 combinations
_BREAK = re.compile(r"\s")
_MARKS = frozenset({"PUNCT", "SYM", "SPACE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortened:
    """A form of a sentence: ``pieces`` are its stretches (start, end) in the sentence, in the order of ``text``;
    ``gone`` the kinds that were left out, "moved" among them when the attribution changed its place."""

    text: str
    pieces: tuple[tuple[int, int], ...]
    gone: tuple[str, ...]


def forms(text: str, parser: Parser, is_name: NameTest = lambda word: False) -> tuple[Shortened, ...] | Failure:
    """Forms of the sentence ``text`` but not itself, shortest first; () when nothing can go or move with certainty.
    Offsets of pieces are those of ``text``. ``is_name`` tells whether a word has a capital wherever it stands."""
    flat = _BREAK.sub(" ", text)  # as long as before, so that every offset is the source's
    if not flat.endswith("."):
        return ()
    parse = parser.parse(flat)
    if isinstance(parse, Failure):
        return parse
    tree = Tree(parse)
    found: dict[str, Shortened] = {}
    for form in _possible(tree, is_name):
        if form.text not in found and form.text != flat and _agrees(parse, form, parser):
            found[form.text] = form
    return tuple(sorted(found.values(), key=lambda f: (len(f.text), f.text)))


def _possible(tree: Tree, is_name: NameTest) -> Iterator[Shortened]:
    cuts = removables(tree)[:MOST_REMOVABLES]
    order = moved(tree, is_name)
    for count in range(len(cuts) + 1):
        for chosen in itertools.combinations(cuts, count):
            if any(_meet(tree, a, b) for a, b in itertools.pairwise(chosen)):
                continue
            kinds = tuple(c.kind for c in chosen)
            if chosen:
                yield _form(tree, ((0, len(tree.text)),), chosen, kinds)
            if order:
                yield _form(tree, order.pieces, chosen, (*kinds, "moved"), order.joint)


def _meet(tree: Tree, a: Removable, b: Removable) -> bool:
    """Whether two cuts overlap, or lie in one name's train of commas: "Lund, 55, of Ansel, a port, said"."""
    if a.end > b.start or a.kind == b.kind == "parenthesis":
        return a.end > b.start
    between = [w for w in tree.words if a.end <= w.start and w.end <= b.start]
    return tree.text[a.end : a.end + 1] == "," and not any(w.part in ("VERB", "AUX") for w in between)


def _form(
    tree: Tree,
    stretches: Sequence[tuple[int, int]],
    cuts: Sequence[Removable],
    kinds: tuple[str, ...],
    joint: str = "",
) -> Shortened:
    pieces = [_without(stretch, cuts) for stretch in stretches]
    parts = ["".join(tree.text[a:b] for a, b in listed).strip().rstrip(".").rstrip(",") for listed in pieces]
    text = parts[0] if len(parts) == 1 else joint.join(_cased(parts, tree, stretches))
    return Shortened(
        text=f"{text[0].upper()}{text[1:]}.", pieces=tuple(p for listed in pieces for p in listed), gone=kinds
    )


def _cased(parts: Sequence[str], tree: Tree, stretches: Sequence[tuple[int, int]]) -> list[str]:
    """The sentence's old first word with a small letter where it is one of those that ``moving`` lets move."""
    named = tree.words[0].part == "PROPN" and tree.words[0].text.lower() not in ("the", "a", "an")
    return [p if named or s[0] else p[0].lower() + p[1:] for p, s in zip(parts, stretches, strict=True)]


def _without(stretch: tuple[int, int], cuts: Sequence[Removable]) -> tuple[tuple[int, int], ...]:
    """The stretch less the cuts."""
    at, end = stretch
    kept = []
    for cut in cuts:
        if at <= cut.start < end or at < cut.end <= end:
            if cut.start > at:
                kept.append((at, cut.start))
            at = max(at, cut.end)
    if at < end:
        kept.append((at, end))
    return tuple(kept)


def _agrees(before: Parse, form: Shortened, parser: Parser) -> bool:
    """Whether a parse of the form hangs each of its words on the word it hung on in the sentence."""
    after = parser.parse(form.text)
    if isinstance(after, Failure):
        return False
    old = [i for a, b in form.pieces for i, w in enumerate(before.words) if a <= w.start and w.end <= b]
    old = [i for i in old if before.words[i].part not in _MARKS]
    new = [i for i, w in enumerate(after.words) if w.part not in _MARKS]
    if len(old) != len(new) or any(
        _low(before.words[i]) != _low(after.words[j]) for i, j in zip(old, new, strict=True)
    ):
        return False
    place = {j: i for i, j in zip(old, new, strict=True)}
    return all(place.get(after.words[j].head) == before.words[i].head for i, j in zip(old, new, strict=True))


def _low(word: Word) -> str:
    return word.text.lower()
