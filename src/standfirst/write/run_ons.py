"""Two texts run into one sentence: what stands before the full stop is not all of it the honest sentence's.

A page that has lost the stop, the heading or the line between two texts shows it at the joint: a word that only begins
sentences has its capital amid one ("… in the first place Nobody was hurt"), a stretch is of another language, one word
mixes two alphabets. Such a sentence is no evidence, whatever it says: nobody knows where it should have ended.

How many sentences of honest news are refused: docs/decisions/013.
"""

import re
from collections import Counter
from collections.abc import Iterable

from standfirst.write.lexicon import STOP

_OPENERS = {  # words that no name consists of and that are written with a capital at the start of a sentence only
    "en": """
    a an the and but or nor so yet because although though unless whoever whatever while since if when whenever as
    at for from in into on onto upon under over after before during until without within with by to of
    despite according instead once here there now then this that these those it its he she we they their his her
    our my your you who which what where why how whether is are was were be been has have had do does did don't
    would could can should shall must might not no none nobody nothing somebody someone something everybody everyone
    everything anybody anyone anything another every each all both some any many most several few such please let
    let's never always only even just also still two three four five six seven eight nine ten eleven twelve twenty
    thirty forty fifty hundreds thousands dozens
    """,
    "de": """
    der die das den dem des ein eine einen einem einer und oder aber doch denn weil wenn als ob dass damit bevor nachdem
    während bitte nun jetzt dann danach dort hier heute gestern er es wir ich du man nicht kein keine niemand nichts
    jeder jede jedes alle viele einige mehrere in im an am auf aus bei mit nach von vom zu zum zur seit für gegen ohne
    um über unter wer was wo wie warum
    """,
    "fr": """
    le les une des et mais ou donc car parce quand lorsque si comme pendant après avant depuis dans sur sous chez
    avec sans pour par il elle ils elles je tu nous vous on ce cette ces merci veuillez personne rien chaque
    tous toutes plusieurs quelques qui que quoi où comment pourquoi ne pas
    """,
    "es": """
    los las un una unos unas y pero o sino porque cuando si como mientras después antes desde en sobre con sin para
    por según él ella ellos ellas yo tú usted ustedes nosotros este esta estos estas nadie nada cada todos todas
    varios algunos quien que qué dónde cómo ahora luego no
    """,
    "pt": """
    o os as um uma uns umas e mas ou porque quando se como enquanto depois antes desde em no na nos nas sobre com sem
    para por segundo ele ela eles elas eu você vocês nós este esta estes estas ninguém nada cada todos todas vários
    alguns quem que onde agora então não
    """,
}
_OPEN = {language: frozenset(words.split()) for language, words in _OPENERS.items()}
# A capital amid a sentence, no mark before it, a small word behind it.
_JOINT = re.compile(r"(?<=[\w’'%]) ([^\W\d_a-zà-ÿ][^\W\d_]*(?:['’][a-z]+)?),? (?=[^\W\d_A-ZÀ-Þ])")
_NAMING = frozenset("of the a The Doctor".split())  # a Group of Seven, the For the People Act
_COUNTED = frozenset("a two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split())
_COUNTING = frozenset(  # Serie A, League Two, World War Two
    """
    serie group vitamin hepatitis type category plan team grade class level tier war league phase stage part formula
    radio bbc division series season episode chapter day page channel bank court block wing unit ward line point
    """.split()
)
_CLOSED = STOP - {"new", "one"}
_SMALL_START = re.compile(  # a stop, and no capital behind it
    r"(?:(?<![^\W_])(?:[a-zß-ÿ]{4,}|[^\W\d_]{6,})(?:[.!?]|[.]['’)]+)|[\"”] ?\.)"
    r" (?=[a-zß-ÿ]{2,})(?!(?:com|org|net|co)\b)"
)
_GLUED = re.compile(r"(?<![^\W_])[^\W\d_]{2,}?[a-zß-ÿ](?P<mark>[.!?;]?)(?P<word>[A-ZÀ-Þ][a-zß-ÿ]{2,})(?![^\W_])")
_SHOUT = re.compile(r"(?<![^\W_])[A-Z]{5,}(?: [A-Z]{5,})+(?![^\W_]| [A-Z]{2,}| ?[,(–—-])")  # those are datelines
_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”»]")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LOWER = re.compile(r"(?<![^\W_])[^\W\d_A-ZÀ-Þ]{3,}(?![^\W_])")
_TITLED = re.compile(r"(?<=[\w,] )[^\W\d_a-zà-ÿ][^\W\d_A-ZÀ-Þ]{2,}(?![^\W_])")
_ALPHABETS = re.compile(r"[A-Za-z][Ͱ-ϿЀ-ӿ԰-֏]|[Ͱ-ϿЀ-ӿ԰-֏][A-Za-z]")

_ABROAD = frozenset(
    """
    que você para os dos das uma um não com por seu sua é eu meu minha mas ou foi são ao este esta ele ela mais muito
    sem el los las del una con pero como está qué su al yo si sobre muy esto ese lo le la les de du des une est pour
    dans vous et aux pas ce cette je tu il elle nous votre vos avec qui sont être sur ne se der das den dem ist nicht
    ein eine einen einer zu mit auf für von dass wie ich sie wir ihr mir mich dir ihnen wenn wird sind haben hat oder
    auch aber bei nach noch nur sich werden kann als che non di della sono per gli e o em na à
    """.split()
)
_HOME = STOP - frozenset("a an as at do die for he i in me no on or so s t us was am".split())
_LINKED = re.compile(  # Rio de la Plata
    r"(?<![^\W_])([A-ZÀ-Þ]\w+)(?: (?:de|del|la|las|los|el|y|da|do|dos|das|e|du|des|le|les|et|di|della|von|van|der|den"
    r"|zu|und)){1,2}(?= [A-ZÀ-Þ])"
)
_LEAST_RUN, _LEAST_SMALL, _LEAST_ABROAD = 5, 4, 2


def usual_words(texts: Iterable[str]) -> frozenset[str]:
    """Words that these sentences write small more often than with a capital amid a sentence."""
    small, capital = Counter[str](), Counter[str]()
    for text in texts:
        small.update(_LOWER.findall(text))
        capital.update(w.lower() for w in _TITLED.findall(text))
    return frozenset(w for w, times in small.items() if times > capital[w])


def run_together(text: str, language: str = "en", usual: frozenset[str] = frozenset()) -> bool:
    """Whether a new sentence begins amid this one without a mark, outside quotation marks. ``usual``: words of the
    article that are no names. Linear."""
    bare = _QUOTED.sub(' " ', text) if '"' in text or "“" in text or "„" in text or "«" in text else text
    if _SHOUT.search(bare) or _SMALL_START.search(bare):
        return True
    names_apart = usual if language == "en" else frozenset[str]()  # other languages write nouns or titles otherwise
    openers = _OPEN.get(language, frozenset())
    if any(m["mark"] or m["word"].lower() in openers - _COUNTED for m in _GLUED.finditer(bare)):
        return True
    return any(_begins(bare, match, openers, names_apart) for match in _JOINT.finditer(bare))


def _begins(bare: str, match: re.Match[str], openers: frozenset[str], usual: frozenset[str]) -> bool:
    word, before = match[1].lower().replace("’", "'"), bare[: match.start()].rsplit(" ", 1)[-1].rstrip("'’")
    if word in openers:
        return before not in _NAMING and not (word in _COUNTED and before.lower() in _COUNTING)
    return before.islower() and before.isalpha() and before not in _CLOSED and word in usual


def mixed_alphabets(text: str) -> bool:
    """Whether a word has letters of Latin and of a script that looks like it: no reader wrote that."""
    return not text.isascii() and _ALPHABETS.search(text) is not None


def is_mostly_foreign(text: str) -> bool:
    """Whether an English sentence of eight words or more has three small words of a neighbour's language, and more of
    them than of its own."""
    listed = _WORD.findall(text)
    small = [w for w in listed if w == w.lower()]
    abroad = len(_ABROAD.intersection(small))
    return len(listed) > 7 and abroad >= 3 and abroad > len(_HOME.intersection(small))


def foreign_stretch(text: str) -> bool:
    """Whether an English sentence holds a stretch of a neighbour's language: five words or more, none of them one of
    English's own small words, four written small, two of them small words of that language or accented. Names have
    fewer."""
    run: list[str] = []
    for word in (*_WORD.findall(_LINKED.sub(r"\1", text)), "the"):
        if word.lower() not in _HOME:
            run.append(word)
            continue
        if len(run) >= _LEAST_RUN and _is_abroad(run):
            return True
        run.clear()
    return False


def _is_abroad(run: list[str]) -> bool:
    small = [w for w in run if w[0].islower()]
    signs = {w for w in small if w in _ABROAD or not w.replace("’", "'").isascii()}
    return len(small) >= _LEAST_SMALL and len(signs) >= _LEAST_ABROAD
