"""Attribution moved: "X said that P" as "P, X said", and back. One level of saying, nobody meant by a pronoun."""

from collections.abc import Callable
from dataclasses import dataclass

from standfirst.write.keeping import tells_time
from standfirst.write.lexicon import SPEECH, guard_words
from standfirst.write.tree import Tree

Piece = tuple[int, int]
NameTest = Callable[[str], bool]
_LEANING = frozenset(
    """
    he she it they him her his hers its their them we our us i my you your this these those who whose which that
    himself herself itself themselves there such
    """.split()
)
COMMON = frozenset(  # words that open a sentence and are certainly no names, so that a capital may go
    """
    the a an some many most all no nobody nothing two three four five six seven eight nine ten eleven twelve several
    about around at more less fewer nearly almost police officials authorities prosecutors investigators witnesses
    residents rescuers firefighters engineers doctors scientists researchers teachers students farmers workers
    unions organisers organizers officers soldiers troops voters protesters passengers lawyers judges ministers
    lawmakers experts analysts critics supporters opponents neighbours neighbors parents children people women men
    prices tickets roads schools trains flights talks results youths
    """.split()
)
_DASHES = frozenset("- – — -- :".split())
_ASKING = frozenset("if whether how why what when where who which".split())
_VERBS = frozenset(("said", "say", "says", "confirmed", "announced"))
LEAST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Stretches (start, end) of a sentence in their new order and what joins them."""

    pieces: tuple[Piece, Piece]
    joint: str


def moved(tree: Tree, is_name: NameTest) -> Move | None:
    """What is said, then who says it, or the other way round; None when one of them is not certain. ``is_name`` tells
    whether a word is written with a capital wherever it stands."""
    if not tree.has_clause() or tree.words[tree.root].text.lower() not in _VERBS:
        return None
    said = tree.children(tree.root, "ccomp")
    who = tree.children(tree.root, "nsubj")
    if len(said) != 1 or len(who) != 1 or len(_speech(tree)) != 1:
        return None
    what, speaker = tree.span(said[0]), tree.span(who[0])
    if what is None or speaker is None or _leans(tree, *what) or _leans(tree, *speaker):
        return None
    if (
        any(tree.mark(i) for i in range(speaker[0], speaker[1] + 1))
        or not _may_shrink(tree, is_name)
        or _twofold(tree, *what)
    ):
        return None
    return _fronted(tree, speaker, what, said[0]) if speaker[0] == 0 else _put_back(tree, speaker, what, said[0])


def _fronted(tree: Tree, speaker: Piece, what: Piece, said: int) -> Move | None:
    """ "X said (on Tuesday) that P." -> P, then X with the verb and what stands beside it."""
    first, last = what
    marker = tree.words[first].text.lower() == "that" or (first > 0 and tree.words[first - 1].text.lower() == "that")
    if tree.words[first].text.lower() == "that":
        first += 1
    beside = first - 1 - marker
    if last + 2 != len(tree.words) or speaker[1] + 1 != tree.root or last - first + 1 < LEAST_WORDS:
        return None
    if tree.words[first].text.lower() in _ASKING or tree.mark(first) or any(tree.mark(i) for i in range(beside + 1)):
        return None
    if not marker and (beside != tree.root or not _opens_with_subject(tree, said, first)):
        return None  # "said on Monday it": whose day it is nobody can tell
    return Move(pieces=(_characters(tree, first, last), _characters(tree, 0, beside)), joint=", ")


def _put_back(tree: Tree, speaker: Piece, what: Piece, said: int) -> Move | None:
    """ "P, X said." -> X with its verb, then P."""
    first, last = what
    whole = tree.root + 2 == len(tree.words) and tree.root == speaker[1] + 1
    if first != 0 or not whole or tree.mark(last + 1) != "," or speaker[0] != last + 2:
        return None
    if not _opens_with_subject(tree, said, first):
        return None
    return Move(pieces=(_characters(tree, speaker[0], tree.root), _characters(tree, first, last)), joint=" ")


def _opens_with_subject(tree: Tree, said: int, first: int) -> bool:
    subject = tree.children(said, "nsubj", "csubj", "expl")
    return bool(subject) and tree.below(subject[0])[0] == first and not tells_time(tree.words[first])


def _characters(tree: Tree, first: int, last: int) -> Piece:
    return tree.words[first].start, tree.words[last].end


def _speech(tree: Tree) -> list[str]:
    return [w for w in guard_words(tree.text) if w in SPEECH]


def _may_shrink(tree: Tree, is_name: NameTest) -> bool:
    """Whether the first word can stand inside the sentence: a known common word in small letters, a name as it is."""
    first, second = tree.words[0], tree.words[1]
    if first.text.lower() in COMMON or first.text[0].isdigit():
        return True
    return first.part == "PROPN" and ((second.part == "PROPN" and second.text[0].isupper()) or is_name(first.text))


def _twofold(tree: Tree, first: int, last: int) -> bool:
    """ "said P, and that Q": two things said, of which only one would move; a dash may part as much."""
    return any(w.relation == "mark" and w.text.lower() == "that" for w in tree.slice(first + 1, last)) or any(
        w.text in _DASHES for w in tree.slice(first, last)
    )


def _leans(tree: Tree, first: int, last: int) -> bool:
    """Whether a pronoun in the stretch may mean somebody across the move; a "that" that opens it does not."""
    return any(
        w.text.lower() in _LEANING and (w.part == "PRON" or w.relation.startswith("nmod:poss"))
        for w in tree.slice(first, last)
    )
