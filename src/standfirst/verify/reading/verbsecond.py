"""Clauses of a language whose main clause has its finite verb second (German): one phrase before it, the others behind.

Read are main clauses alone, between two marks: a finite verb, or a helper with its participle or infinitive at the end.
Noun phrases are told apart by their articles; who acts is the first of two that no article, and no number of the verb
("viele Stellen hat die Werft ..."), marks as an object. It is left open where the second may be the subject ("die Stadt
verklagte der Verband") or an indefinite object may come first ("eine Einigung lehnte die Gewerkschaft ab"). Subordinate
clauses, whose verb is last, clauses with more than two noun phrases and states ("ist geschlossen") give no sides.
"""

from dataclasses import dataclass

from standfirst.verify.reading.clause import Clause
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.tokens import Token, stem

_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Verb:
    """Where the finite word stands, where the phrases behind it end, the word that carries the sense, and how it is."""

    finite: int
    end: int
    word: Token
    base: str
    mood: str
    passive: bool
    marker: str
    sides: bool


@dataclass(slots=True)
class _Phrase:
    """A noun phrase with what opens it: a preposition, an article, or nothing; ``joined`` when it has an "and"."""

    lead: str
    article: str
    words: list[Token]
    joined: bool = False


def verb_second(words: tuple[Token, ...], gaps: list[str], lexicon: Lexicon) -> tuple[Clause, ...]:
    """The main clauses, in order. ``gaps`` are what stands between the words."""
    found, first = [], 0
    for last in range(1, len(words) + 1):
        if last == len(words) or gaps[last - 1].strip():
            run = _first_clause(words[first:last], lexicon)
            verb = _verb(run, lexicon)
            if verb is not None:
                found.append(_clause(run, verb, lexicon))
            first = last
    return tuple(found)


def _first_clause(run: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """The words up to an "and" that a second verb follows: "X verklagte Y und gewann"; whose verb that is, is open."""
    aids = lexicon.be | lexicon.have | lexicon.modals | lexicon.states
    for at in range(1, len(run) - 1):
        verb = run[at + 1].low in aids or bool(_kinds(run, at + 1, lexicon) & {"3", "p"})
        if verb and run[at].low in lexicon.joints:
            return run[:at]
    return run


def _kinds(run: tuple[Token, ...], index: int, lexicon: Lexicon) -> frozenset[str]:
    form = lexicon.verbs.get(run[index].low)
    described = index > 0 and run[index - 1].low in lexicon.determiners  # "die verkauften Schiffe"
    return _NOBODY if form is None or described or (index and run[index].capitalised) else form.kinds


def _verb(run: tuple[Token, ...], lexicon: Lexicon) -> _Verb | None:
    """The verb of one stretch between marks; None where it opens like a subordinate clause or shows no verb we know."""
    if run[0].low in lexicon.openers:
        return None
    aids = lexicon.be | lexicon.have | lexicon.modals | lexicon.states
    for at, word in enumerate(run):
        if word.low in aids:
            return _compound(run, at, lexicon)
        parted = lexicon.verbs.get(f"{word.low}_{run[-1].low}")  # "lehnte den Plan ab"
        if parted is not None:
            return _Verb(at, len(run) - 1, word, parted.base, _told(parted.kinds), False, "", True)
        kinds = _kinds(run, at, lexicon)
        free = not at or run[at - 1].low not in lexicon.infinitive
        if free and kinds & {"3", "p"} and run[-1].low not in lexicon.particles:
            return _Verb(at, len(run), word, lexicon.verbs[word.low].base, _told(kinds), False, "", True)
    if len(run) > 1 and run[-2].low in lexicon.infinitive and "b" in _kinds(run, len(run) - 1, lexicon):
        return _Verb(0, 0, run[-1], lexicon.verbs[run[-1].low].base, "open", False, run[-2].low, False)
    return None


def _told(kinds: frozenset[str]) -> str:
    return "done" if "p" in kinds else "now"


def _compound(run: tuple[Token, ...], at: int, lexicon: Lexicon) -> _Verb | None:
    """ "hat ... verklagt", "wurde ... verklagt", "will ... verklagen", "soll ... verklagt werden"."""
    low = run[at].low
    behind = range(at + 1, len(run))
    done = next((i for i in behind if "n" in _kinds(run, i, lexicon)), -1)
    bare = next((i for i in reversed(behind) if "b" in _kinds(run, i, lexicon)), -1)
    after = run[done + 1].low if 0 <= done < len(run) - 1 else ""
    if low in lexicon.modals and bare > 0 and run[bare - 1].low not in lexicon.infinitive:
        return _Verb(at, bare, run[bare], lexicon.verbs[run[bare].low].base, "open", False, low, True)
    if done < 0:
        return None
    base = lexicon.verbs[run[done].low].base
    if low in lexicon.be:
        return _Verb(at, done, run[done], base, "now" if low in lexicon.modals else "done", True, "", True)
    if low in lexicon.modals:
        return _Verb(at, done, run[done], base, "open", True, low, True) if after in lexicon.be else None
    passive = after in lexicon.be  # "ist verklagt worden"
    return _Verb(at, done, run[done], base, "done", passive, "", passive or low in lexicon.have)


def _clause(run: tuple[Token, ...], verb: _Verb, lexicon: Lexicon) -> Clause:
    front = _phrases(run[: verb.finite], lexicon)
    inner = _phrases(run[verb.finite + 1 : verb.end], lexicon)
    agent = patient = _NOBODY
    if verb.sides and len([p for p in front if not p.lead]) <= 1:
        many = run[verb.finite].low.endswith(lexicon.many_ending)
        agent, patient = _passive(front, inner, lexicon) if verb.passive else _active(front, inner, many, lexicon)
    return Clause(
        verb=verb.word, base=verb.base, mood=verb.mood, passive=verb.passive, agent=agent, patient=patient,
        marker=verb.marker,
    )  # fmt: skip


def _phrases(run: tuple[Token, ...], lexicon: Lexicon) -> list[_Phrase]:
    """The phrases of a stretch: a new one at each article and preposition, but for a genitive behind its noun."""
    found: list[_Phrase] = []
    is_open = False
    for index, word in enumerate(run):
        low, before = word.low, run[index - 1] if index else None
        if low in lexicon.prepositions:
            found.append(_Phrase(low, "", []))
            is_open = True
        elif low in lexicon.determiners and not (is_open and before and _belongs(low, before, lexicon)):
            found.append(_Phrase("", low, []))
            is_open = True
        elif lexicon.carries(word) and low not in lexicon.adverbs:
            if not is_open:
                found.append(_Phrase("", "", []))
            found[-1].words.append(word)
            is_open = True
        elif low in lexicon.joints and found:
            found[-1].joined = True
        elif low not in lexicon.determiners and not low[0].isdigit():
            is_open = False
    return [p for p in found if _content(p, lexicon)]


def _belongs(low: str, before: Token, lexicon: Lexicon) -> bool:
    """Whether an article goes on with the phrase before it: "von der Firma", "der Rat der Stadt", "und der Verband"."""
    joined = before.low in lexicon.prepositions or before.low in lexicon.joints
    return joined or (before.capitalised and low in lexicon.genitive)


def _content(phrase: _Phrase, lexicon: Lexicon) -> frozenset[str]:
    calendar = lexicon.weekdays.keys() | lexicon.months.keys() | lexicon.relative_days.keys()
    calendar |= lexicon.relative_units.keys() | lexicon.shifts.keys()
    return frozenset(stem(w.low) for w in phrase.words if w.low not in calendar)


def _active(
    front: list[_Phrase], inner: list[_Phrase], many: bool, lexicon: Lexicon
) -> tuple[frozenset[str], frozenset[str]]:
    """Who acts and who is acted upon, empty where neither the articles nor the verb's number tell."""
    bare = [p for p in (*front[:1], *inner) if not p.lead]
    if len(bare) == 1 and bare[0] in front and not _object(bare[0], many, lexicon):
        return _content(bare[0], lexicon), _NOBODY
    if len(bare) != 2:
        return _NOBODY, _NOBODY
    one, other = bare
    if _object(one, many, lexicon):
        return (_NOBODY, _NOBODY) if _object(other, many, lexicon) else _sides(other, one, lexicon)
    sure = _object(other, many, lexicon) or not (
        one.article in lexicon.indefinite or other.article in lexicon.unsure_case
    )
    return _sides(one, other, lexicon) if sure else (_NOBODY, _NOBODY)


def _object(phrase: _Phrase, many: bool, lexicon: Lexicon) -> bool:
    """Whether a phrase cannot act: by its article's case, or because the verb is of another number."""
    other_number = phrase.article in (lexicon.one_article if many and not phrase.joined else lexicon.many_articles)
    return phrase.article in lexicon.marked_object or (other_number and not (many and phrase.joined))


def _sides(one: _Phrase, other: _Phrase, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    return _content(one, lexicon), _content(other, lexicon)


def _passive(front: list[_Phrase], inner: list[_Phrase], lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Who stands behind "von", and the first noun phrase; "der Rat von Altbrück" inside the clause leaves it open."""
    bare = [p for p in (*front[:1], *inner) if not p.lead]
    by = [i for i, p in enumerate(inner) if p.lead in lexicon.agent]
    certain = len(by) == 1 and (by[0] == 0 or inner[by[0] - 1].lead)
    agent = _content(inner[by[0]], lexicon) if certain else _NOBODY
    return agent, _content(bare[0], lexicon) if len(bare) == 1 else _NOBODY
