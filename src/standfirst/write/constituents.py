"""Which constituents of a sentence may be left out, with the commas that go along.

Sentence compression by deletion over a dependency parse (Knight and Marcu 2002; Clarke and Lapata 2008; Filippova and
Strube 2008), held to what stands between its own marks and says something of its own: apposition, non-restrictive
relative clause, parenthesis, closing participle, absolute "with", leading connective, age, and the medium of a speaker
("in a statement"). Heads, arguments and bare adjuncts never go.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from standfirst.write.commas import RELATIVES, end_of_cut, list_goes_on, stands_alone
from standfirst.write.keeping import leaves_orphans, may_go
from standfirst.write.lexicon import PLAIN_SPEECH, SPEECH
from standfirst.write.tree import Tree

_CONNECTIVES = frozenset("meanwhile however separately additionally moreover furthermore nevertheless also".split())
_MEDIUM = frozenset("statement letter interview speech email message post report briefing filing release".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Removable:
    """The stretch ``text[start:end]`` of a sentence, its marks included, that may be left out."""

    start: int
    end: int
    kind: str


def removables(tree: Tree) -> tuple[Removable, ...]:
    """Every stretch that may go, in order; () when the sentence is no clause that the parser is sure of."""
    if not tree.has_clause():
        return ()
    found = {(r.start, r.end): r for r in _found(tree)}
    return tuple(found[place] for place in sorted(found))


def _found(tree: Tree) -> Iterator[Removable]:
    for index, word in enumerate(tree.words):
        relation = word.relation.split(":")[0]
        if relation == "appos":
            yield from _apposition(tree, index)
        elif word.relation == "acl:relcl":
            yield from _relative(tree, index)
        elif relation == "advcl":
            yield from _participle(tree, index)
        elif relation == "obl":
            yield from _medium(tree, index)
            yield from _absolute(tree, index)
        elif relation == "advmod" and index == 0:
            yield from _connective(tree, index)
        if word.text.isdigit() and len(word.text) <= 3:
            yield from _age(tree, index)
    yield from _parentheses(tree)


def _apposition(tree: Tree, index: int) -> Iterator[Removable]:
    """ ", a nurse from Saltby," behind what it explains; never a name, which is what readers need, and nothing that
    may be the next of a list: without a determiner only behind a name."""
    word, head, span = tree.words[index], tree.words[index].head, tree.span(index)
    if word.part != "NOUN" or span is None or tree.children(index, "conj", "cc") or _compares(tree, span[0]):
        return
    if _is_clause(tree, index, span):
        return
    anchor, first = tree.words[head], tree.words[span[0]]
    definite = any(
        tree.words[i].text.lower() == "the" or tree.words[i].relation == "nmod:poss" for i in tree.children(head)
    )
    if anchor.part == "PROPN" or (anchor.part == "NOUN" and definite and first.part in ("DET", "PRON")):
        yield from _between_commas(tree, index, head, "apposition")


def _is_clause(tree: Tree, index: int, span: tuple[int, int]) -> bool:
    """Whether a verb hangs in it as in a relative clause, without a relative word: a main clause read wrongly."""
    clauses = any(tree.words[i].relation == "acl:relcl" for i in tree.below(index))
    return clauses and not any(w.text.lower() in RELATIVES or w.text.lower() == "that" for w in tree.slice(*span))


def _compares(tree: Tree, first: int) -> bool:
    """ "the longer the farce, the better the mood": no apposition, whatever the parse."""
    second = tree.words[min(first + 1, len(tree.words) - 1)]
    more = second.part in ("ADJ", "ADV") and second.text.lower().endswith(("er", "more", "less", "worse"))
    return tree.words[first].text.lower() == "the" and more


def _relative(tree: Tree, index: int) -> Iterator[Removable]:
    """ ", which residents had fought,": with a comma it adds, without one it picks out and stays; of two in a row the
    second picks out as the first does."""
    span, head = tree.span(index), tree.words[index].head
    if span is None or tree.words[head].part not in ("PROPN", "NOUN"):
        return
    told = [w.text.lower() for w in tree.slice(head + 1, span[1]) if w.text.lower() in RELATIVES]
    if len(told) == 1 and tree.words[span[0]].text.lower() in RELATIVES:
        yield from _between_commas(tree, index, head, "relative clause")


def _between_commas(tree: Tree, index: int, anchor: int, kind: str) -> Iterator[Removable]:
    span = tree.span(index)
    if span is None or not _harmless(tree, *span):
        return
    first, last = span
    before = first - 2  # the last word of what it explains, before the comma
    own = set(tree.below(anchor))
    if _speaks(tree, anchor) or not stands_alone(tree, first, last):
        return
    if tree.mark(first - 1) != "," or before not in own or any(tree.mark(i) for i in range(anchor, before + 1)):
        return
    if list_goes_on(tree, last + 2):
        return
    end = end_of_cut(tree, first, last, anchor)
    if end >= 0:
        yield Removable(start=tree.words[first - 1].start, end=end, kind=kind)


def _speaks(tree: Tree, anchor: int) -> bool:
    """Whether the one explained is the speaker: who that is, is attribution and stays."""
    while tree.words[anchor].relation in ("appos", "conj"):
        anchor = tree.words[anchor].head
    verb = tree.words[tree.words[anchor].head].text.lower()
    if any(w.text.lower() == "according" for w in tree.words[max(0, anchor - 6) : anchor]):
        return True
    return tree.words[anchor].relation.startswith("nsubj") and (verb in SPEECH or verb == "quoted")


def _participle(tree: Tree, index: int) -> Iterator[Removable]:
    """ ", creating the largest company in the north." at the end: what came of it, or how."""
    span, word = tree.span(index), tree.words[index]
    if span is None or span[0] != index or not word.text.endswith("ing") or not _harmless(tree, *span):
        return
    if any(w.part == "CCONJ" for w in tree.slice(*span)):  # it may be the middle of a list
        return
    yield from _closing(tree, span, word.head, "participle")


def _absolute(tree: Tree, index: int) -> Iterator[Removable]:
    """ ", with buses replacing all trains." at the end."""
    span = tree.span(index)
    if span and tree.words[span[0]].text.lower() == "with" and _harmless(tree, *span):
        yield from _closing(tree, span, tree.words[index].head, "with")


def _closing(tree: Tree, span: tuple[int, int], verb: int, kind: str) -> Iterator[Removable]:
    """At the end of the sentence, behind its only comma since the main verb: with two, it may belong elsewhere."""
    first, last = span
    main = verb == tree.root or (tree.words[verb].head == tree.root and tree.words[verb].relation == "ccomp")
    if not main or not stands_alone(tree, first, last):
        return
    if tree.mark(first - 1) == "," and tree.mark(last + 1) == "." and last + 2 == len(tree.words):
        yield Removable(start=tree.words[first - 1].start, end=tree.words[last].end, kind=kind)


def _medium(tree: Tree, index: int) -> Iterator[Removable]:
    """ "in a statement" beside its verb of saying: who says it stays."""
    span, word, head = tree.span(index), tree.words[index], tree.words[index].head
    if span is None or word.text.lower() not in _MEDIUM or tree.words[head].text.lower() not in PLAIN_SPEECH:
        return
    first, last = span
    if tree.words[first].text.lower() != "in" or first != head + 1 or last - first > 4 or not may_go(tree.slice(*span)):
        return
    yield Removable(start=tree.words[first - 1].end, end=tree.words[last].end, kind="medium")


def _connective(tree: Tree, index: int) -> Iterator[Removable]:
    if tree.words[index].text.lower() in _CONNECTIVES and tree.mark(index + 1) == "," and index + 2 < len(tree.words):
        yield Removable(start=0, end=tree.words[index + 2].start, kind="connective")


def _age(tree: Tree, index: int) -> Iterator[Removable]:
    """ ", 41," behind a name: an age is nobody's figure but the bearer's."""
    if index and tree.mark(index - 1) == tree.mark(index + 1) == "," and tree.words[index - 2].part == "PROPN":
        end = end_of_cut(tree, index, index, index - 2)
        if end >= 0:
            yield Removable(start=tree.words[index - 1].start, end=end, kind="age")


def _parentheses(tree: Tree) -> Iterator[Removable]:
    opened = -1
    for index, word in enumerate(tree.words):
        if word.text == "(":
            opened = index
        elif word.text == ")" and opened > 0:
            if _adds(tree, opened) and index - opened > 1 and _harmless(tree, opened + 1, index - 1):
                yield Removable(start=tree.words[opened - 1].end, end=word.end, kind="parenthesis")
            opened = -1


def _adds(tree: Tree, opened: int) -> bool:
    """Whether a parenthesis adds a word of its own: not "(with experience)", nor the unit of an amount, "$7 (Tarn)"."""
    quantity = any(w.part in ("NUM", "SYM") for w in tree.words[max(0, opened - 2) : opened])
    return not quantity and tree.words[opened + 1].part not in ("ADP", "SCONJ")


def _harmless(tree: Tree, first: int, last: int) -> bool:
    inside = tree.slice(first, last)
    return may_go(inside) and not leaves_orphans(inside, tree.words[last + 1 :])
