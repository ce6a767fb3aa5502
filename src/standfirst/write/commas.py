"""The commas around a cut: which go along, which stay for something else, and where they make a cut doubtful."""

from standfirst.write.lexicon import SPEECH
from standfirst.write.tree import Tree

RELATIVES = frozenset("which who whom whose where".split())
_NEW_TURN = frozenset("and or but nor than".split())
_FRONTED = frozenset("obl advcl advmod nmod ccomp parataxis".split())
_INSIDE = frozenset("appos acl advcl".split())
_NAMING = frozenset("NOUN PROPN DET ADJ NUM PRON".split())


def end_of_cut(tree: Tree, first: int, last: int, anchor: int) -> int:
    """Where a cut between commas ends: with the closing comma, before it when it does other work; -1 for no cut."""
    closing, inside = tree.mark(last + 1), any(tree.mark(i) == "," for i in range(first, last))
    if closing == "." and last + 2 == len(tree.words):
        return -1 if inside and tree.words[first].text.lower() not in RELATIVES else tree.words[last].end
    if closing != "," or last + 2 >= len(tree.words) or inside:
        return -1  # with a comma inside, the closing one may belong to that: "who lost to Lund, a nurse, in May"
    follower = tree.words[last + 2]
    if follower.text.lower() in _NEW_TURN or tree.text[follower.start :].startswith("as well as"):
        return -1
    return tree.words[last].end if _comma_stays(tree, last, anchor) else tree.words[last + 1].end


def _comma_stays(tree: Tree, last: int, anchor: int) -> bool:
    """Whether the comma after a cut closes something else too, or parts what follows."""
    top, path = anchor, [anchor]
    while tree.words[top].head != top and max(tree.below(tree.words[top].head)) <= last + 1:
        top = tree.words[top].head
        path.append(top)
    over = tree.words[top].head
    if any(_set_off(tree, i) for i in path) or (over > top and tree.words[top].relation.split(":")[0] in _FRONTED):
        return True
    follower = tree.words[last + 2]
    if follower.text.lower() == "to" and follower.part == "PART":
        return False
    if follower.part == "ADP":
        span = tree.span(follower.head) if follower.relation in ("case", "mark") else None
        return span is None or tree.mark(span[1] + 1) == ","
    if "obj" in (tree.words[top].relation, tree.words[top].relation[1:]) and _object_of(tree, last + 2, over):
        return False
    subject = tree.words[top].relation.startswith(("nsubj", "csubj"))
    return not (subject and over in (last + 2, follower.head) and follower.part in ("AUX", "VERB", "ADV"))


def _object_of(tree: Tree, index: int, verb: int) -> bool:
    """Whether the word belongs to a direct object of the verb: "gave Lund, 28, a prize"."""
    return any(index in tree.below(i) for i in tree.children(verb, "obj"))


def _set_off(tree: Tree, index: int) -> bool:
    """Whether a comma opens the constituent, so that one must close it."""
    return tree.words[index].relation.split(":")[0] in _INSIDE and tree.mark(min(tree.below(index)) - 1) == ","


def stands_alone(tree: Tree, first: int, last: int) -> bool:
    """Whether the commas around a stretch are the sentence's only ones, but for those of "P, X said", "according to",
    an age, and one that closes an opening phrase. Where there are more, a comma of a list or of a second insertion
    may pass for the one that closes the first: behind seven of the ten drifts that reading found (November 2026).
    """
    others = [i for i in range(len(tree.words)) if tree.mark(i) in (",", ";") and not first - 1 <= i <= last + 1]
    return not [i for i in others if not (_attributes(tree, i) or _around_age(tree, i) or _opens(tree, i))]


def _attributes(tree: Tree, comma: int) -> bool:
    low = tree.words[min(comma + 1, len(tree.words) - 1)].text.lower()
    spans = [tree.span(i) for i in tree.children(tree.root, "nsubj")]
    said = tree.words[tree.root].text.lower() in SPEECH and any(s and s[0] == comma + 1 for s in spans)
    return low == "according" or (said and tree.root > comma)


def _around_age(tree: Tree, comma: int) -> bool:
    return any(
        0 < at < len(tree.words) - 1 and tree.words[at].text.isdigit() and tree.mark(at - 1) == tree.mark(at + 1) == ","
        for at in (comma - 1, comma + 1)
    )


def _opens(tree: Tree, comma: int) -> bool:
    """Whether it is the first comma and the main clause's subject begins behind it."""
    subjects = [min(tree.below(i)) for i in tree.children(tree.root, "nsubj", "csubj", "expl")]
    return comma + 1 in subjects and comma < tree.root and not any(tree.mark(i) == "," for i in range(comma))


def list_goes_on(tree: Tree, follower: int) -> bool:
    """Whether the closing comma may part a list: a name or noun follows that is not the subject of "..., X said"."""
    if follower >= len(tree.words) or tree.words[follower].part not in _NAMING:
        return False
    subjects = [i for s in tree.children(tree.root, "nsubj") for i in tree.below(s)]
    return follower not in subjects or follower > tree.root
