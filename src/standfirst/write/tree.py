"""A Parse as a tree that can be asked for children and for whole constituents."""

from standfirst.write.ports import Parse, Word

_EDGES = frozenset({"PUNCT", "SYM"})


class Tree:
    """Children and constituents of a sentence with exactly one root."""

    def __init__(self, parse: Parse) -> None:
        self.text = parse.text
        self.words = parse.words
        self._children: list[list[int]] = [[] for _ in parse.words]
        for index, word in enumerate(parse.words):
            if word.head != index:
                self._children[word.head].append(index)
        roots = [i for i, w in enumerate(parse.words) if w.head == i]
        self.root = roots[0] if len(roots) == 1 else -1

    def children(self, index: int, *relations: str) -> list[int]:
        """Indices of what hangs on a word, in order; with ``relations`` only those, subtypes included."""
        found = self._children[index]
        return [i for i in found if self.words[i].relation.split(":")[0] in relations] if relations else found

    def below(self, index: int) -> list[int]:
        """The word and everything under it, in order."""
        found, waiting = [], [index]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting.extend(self._children[at])
        return sorted(found)

    def span(self, index: int) -> tuple[int, int] | None:
        """First and last word of a constituent without the marks at its edges; None when it has a gap."""
        inside = self.below(index)
        while inside and self.words[inside[0]].part in _EDGES:
            inside.pop(0)
        while inside and self.words[inside[-1]].part in _EDGES:
            inside.pop()
        if not inside or inside[-1] - inside[0] + 1 != len(inside):
            return None
        return inside[0], inside[-1]

    def mark(self, index: int) -> str:
        """The word at ``index`` when it is a mark, else "" ; "" outside the sentence too."""
        return self.words[index].text if 0 <= index < len(self.words) and self.words[index].part == "PUNCT" else ""

    def slice(self, first: int, last: int) -> tuple[Word, ...]:
        return self.words[first : last + 1]

    def has_clause(self) -> bool:
        """Whether the root is a verb with a subject and opens no side clause: a headline or a wrong parse does."""
        return (
            self.root >= 0
            and not self.children(self.root, "mark")
            and self.words[self.root].part in ("VERB", "AUX")
            and bool(self.children(self.root, "nsubj", "csubj", "expl"))
        )
