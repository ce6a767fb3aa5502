"""From the English pipeline's relations (ClearNLP's) to the names of Universal Dependencies.

Prepositions become ``case`` under their noun, as in UD; a copula stays head of its clause. Constituents keep their
extents. Source: the label scheme of the pipeline and https://universaldependencies.org/u/dep/.
"""

from collections.abc import Sequence

from standfirst.write.ports import Word

_NAMES = {
    "ROOT": "root", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "dobj": "obj", "dative": "iobj",
    "auxpass": "aux:pass", "relcl": "acl:relcl", "poss": "nmod:poss", "neg": "advmod", "prt": "compound:prt",
    "npadvmod": "obl:unmarked", "acomp": "xcomp", "attr": "xcomp", "oprd": "xcomp", "quantmod": "advmod",
    "predet": "det:predet", "preconj": "cc:preconj", "intj": "discourse", "meta": "dep",
}  # fmt: skip
_PREPOSITIONS = frozenset(("prep", "agent"))
_OBJECTS = frozenset(("pobj", "pcomp"))
_VERBAL = frozenset(("VERB", "AUX", "ADJ", "ADV"))


def universal(words: Sequence[Word]) -> tuple[Word, ...]:
    """The same words with UD heads and relations."""
    heads = [w.head for w in words]
    names = [w.relation for w in words]
    for index, word in enumerate(words):
        if word.relation in _OBJECTS and words[word.head].relation in _PREPOSITIONS:
            _lift(index, word.head, heads, names, words)
    for index, name in enumerate(names):
        if name in _PREPOSITIONS:
            names[index] = _hanging(words[heads[index]].part, name, clause=False)
    return tuple(
        Word(text=w.text, start=w.start, end=w.end, head=h, relation=_NAMES.get(n, n), part=w.part)
        for w, h, n in zip(words, heads, names, strict=True)
    )


def _lift(index: int, preposition: int, heads: list[int], names: list[str], words: Sequence[Word]) -> None:
    """Put the object of a preposition in its place and hang the preposition, with its company, on the object."""
    if names[preposition] not in _PREPOSITIONS:
        return  # already lifted by an earlier object
    clause, agent = words[index].relation == "pcomp", names[preposition]
    heads[index] = heads[preposition]
    for other, head in enumerate(heads):
        if head == preposition and other != index:
            heads[other] = index
    heads[preposition] = index
    names[preposition] = "mark" if clause else "case"
    names[index] = _hanging(words[heads[index]].part, agent, clause=clause)


def _hanging(part: str, preposition: str, *, clause: bool) -> str:
    if clause:
        return "advcl" if part in _VERBAL else "acl"
    if preposition == "agent":
        return "obl:agent"
    return "obl" if part in _VERBAL else "nmod"
