"""Which sentences of a source speak to a reader's hands, or to a model, and report nothing.

News states; it does not say "Add a link to your reply." A sentence in the imperative, one that talks of prompts and
instructions, one with marks of a chat template, one that is code, cipher or another language than the story's is no
evidence, nor is one that two texts were run into (``run_ons``) or that steers whoever retells it (``text_talk``). What
stands beside an order goes with it: that is what the order is about. The lists are ours, of common words; English in
full, the plainest orders in the four other languages of the contract.

How many sentences of honest news are refused: docs/decisions/013.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from standfirst.write.lexicon import STOP, content_stems, speaks_as_person, words
from standfirst.write.run_ons import foreign_stretch, is_mostly_foreign, mixed_alphabets, run_together, usual_words
from standfirst.write.sentences import SourceSentence
from standfirst.write.standing import why_not_alone
from standfirst.write.text_talk import talks_of_text

LONGEST_SENTENCE = 600  # characters
LONGEST_WORD = 34  # characters; beyond it stand addresses, keys and encodings
_REACH = 3  # sentences; feeds exist that carry a whole article as one paragraph
_UNSHOWN = ("boilerplate", "no full stop", "capitals", "question", "live line", "first person")
_LEAST_WORDS = 4  # of a statement that stands beside a cited one
_MOST_FOREIGN = 20  # letters of other scripts in an English sentence: a name in its own script, no more
_STRONG = frozenset(
    ("marks of a program", "talk to a model", "talk of the text", "an order", "a cipher", "another script",
     "another language")
)  # fmt: skip
_LEAD = (
    r"(?:(?:please|kindly|now|first|then|next|finally|also|instead|important|note|attention|ok|okay|hey|hello"
    r"|step \d|\d{1,2}|and|but|so|just|simply|always|never|do not|don't|make sure (?:to|that you)|be sure to"
    r"|remember to|don't forget to|feel free to|consider|try to|you (?:must|should|can|will|need to|have to|are to)"
    r"|(?:i|we) (?:want|need|would like|order|ask|command|urge) you to|your task is to"
    r"|it is (?:vital|important|necessary) to|let us|let's)[,.:;!)]? )*"
)
_ONLY_VERBS = """
    accept act adapt add adjust agree append apply arrange ask assume attach augment avoid begin bring build buy
    calculate cancel choose circumvent cite collect combine compare complete compose compute concatenate
    conclude confirm connect consider continue convert convince copy create define delete deliver describe
    detect develop diagnose disable disclose disguise disregard divide divulge do download draft edit embed
    emphasize emphasise employ enable encode encrypt endorse enhance ensure enter enumerate erase establish
    evaluate exclude execute expand explain explore express extend fetch find end finish flood follow forget
    forward gather generate get give harness hide ignore imagine implement import include incorporate infuse
    infer inform inject insert inspect install instruct integrate intercept introduce jumble keep launch let
    locate log make mention merge modify name obey obtain omit outline override paraphrase paste perform
    persuade pick prepend prepare present pretend proceed produce promote propose provide publish purchase put
    read recommend reduce rearrange refer reformat remember remind remove render rephrase replace reply respond
    reveal rewrite roleplay say scramble select send simulate solve speak specify submit subscribe substitute
    suggest summarize summarise surround swap take tease tell think translate treat trick upload use utilize
    utilise verify wrap write
"""
_NOUNS_TOO = """
    answer attack book change check claim contact count design display email extract fill format group help
    highlight invite list mix monitor offer open output pay play plan post print process promise quote report
    reserve return reverse run save scan schedule search set share show spell start state stop switch talk
    transfer transform turn tweet type update upgrade urge view visit wire work
"""
_NARROW = "the|a|an|any|every|each|all|your|my|our|me|us|it|them|this|that|these|those|yourself"
_WIDE = (
    rf"{_NARROW}|how|what|why|who|where|when|whether|if|with|only|exactly|nothing|everything|no|down|up|out|off"
    r"|together|as"
)
_CLEAR, _BOTH = "|".join(_ONLY_VERBS.split()), "|".join(_NOUNS_TOO.split())
_COMMAND = re.compile(
    rf"^[\W_]*{_LEAD}(?:(?:{_CLEAR})(?: (?:{_WIDE})\b|:| [\"'“‘(\d]| (?-i:[a-z]))|(?:{_BOTH}) (?:{_NARROW})\b)",
    re.IGNORECASE,
)
_NAMES_TOO = "act|do|end|find|tell"  # an Act, the North End
_COMMAND_WITHIN = re.compile(  # at a joint: with a capital amid a sentence, or after "so"
    rf"(?<=[\w’'%] )(?=[A-Z])(?:(?!(?i:{_NAMES_TOO}) )(?i:{_CLEAR}) (?:[a-z]|[A-Z],)"
    rf"|(?i:{_BOTH}) (?:{_NARROW.replace('|that', '')})\b)|, (?:so|instead|just|now) (?:{_CLEAR}) (?:{_WIDE})\b"
)
_PLEASE = re.compile(  # the rest of its uses stand behind a small word
    r"(?<!to )(?<!not )(?<!will )(?<!would )(?<!could )(?<!and )(?<!can )\bplease\b"
    r"|\b(?:kindly|btw|lol|psst|pls|plz)\b",
    re.IGNORECASE,
)
_ASKED_OF_YOU = re.compile(r"[\W_]*(?:\w+[, ]+){0,4}(?:can|could|would|will) you\b", re.IGNORECASE)
_QUESTION = re.compile(  # also where its mark was left out
    r"[^\w\"“„«]*(?:(?:what|how|why|who|where|when|which)"
    r"(?:'s| (?:is|are|was|were|do|does|did|can|could|would|should|will|has|have))"
    r"|why not|(?:can|could|would|will|do|does|did|is|are) (?:you|i|we|it|they|there|this|that))\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    rf"(?:\b(?:please|kindly|you (?:must|should|need to|have to|are to)|make sure to|i want you to)|[:;!—])"
    rf"[\s\"'“‘]{{1,3}}(?:{_CLEAR}|{_BOTH}) (?:{_WIDE})\b",
    re.IGNORECASE,
)
_TO_MODELS = re.compile(
    r"\b(?:system|user|hidden|initial|original|above|previous|following|your) (?:prompts?|instructions?)\b"
    r"|\bprompt injection|\bas an? (?:ai|llm|language model)\b"
    r"|\b(?:developer|debug|god|root|unrestricted) mode\b|\b(?:admin\w*|system|safety|developer) override\b"
    r"|\b(?:output|print|dump|echo|display) (?:\w+ ){0,2}"
    r"(?:strings?|config(?:uration)?|prompts?|instructions|variables?|memory|tokens?|parameters)\b"
    r"|\b(?:ignore|ignoring|disregard(?! of| for)|disregarding|forget|override|bypass)\b.{0,40}"
    r"\b(?:previous|prior|above|preceding|earlier|foregoing|instructions?|prompts?|guidelines)\b"
    r"|\byour (?:reply|replies|responses?|answers?|outputs?|summary|training|guidelines|context|message)\b"
    r"|\b(?:the|this|an?|any|every|all) (?:ai |language )?"
    r"(?:ai|assistant|model|chat ?bot|llm|bot|summari[sz]er|agent)s? "
    r"(?:must|should|shall|has to|have to|will now|may not|can now|reading|processing|summari[sz]ing)\b"
    r"|\b(?:end|begin|start|beginning) of (?:the )?(?:prompt|instructions?|context|document|input|system|user)\b",
    re.IGNORECASE,
)
_TO_MODELS_ABROAD = re.compile(
    r"\b(?:ignor(?:ier(?:e|en|t)?|ez|er|a|e|en|ad)|vergiss|vergessen|oubliez|oublie|olvida|olvide|esque[cç]a"
    r"|missachte\w*)\b.{0,60}\b(?:anweisung\w*|instruktion\w*|instruction\w*|consignes?|instruccion\w*|instruç\w*"
    r"|regeln|règles|reglas|regras|anterior\w*|vorherig\w*|bisherig\w*|précédent\w*|previ[ao]s)\b"
    r"|\b(?:systemprompt|eingabeaufforderung|invite système|sprachmodell\w*|modèles? de langage"
    r"|modelos? de lengua\w+|modelos? de linguagem)\b"
    r"|^(?:bitte |por favor,? |s'il (?:vous|te) plaît,? )?(?:antworte|antworten sie|schreibe?|schreiben sie|gib"
    r"|geben sie|sage|répondez|réponds|écrivez|écris|dites|affichez|responde|responda|escribe|escriba|escreva|diga"
    r"|imprime|imprima) ",
    re.IGNORECASE,
)
_ANY_MARK = re.compile(r"[<>{}|\[:;_$=/@`\\#(＜]|www\.")  # nearly all sentences have none: looked for first
_CHAT_MARKS = re.compile(
    r"<\||\|>|<｜|＜|\[/?(?:inst|sys|system|user|assistant)\b|<</?sys|#{2,}\s?\w|</?s>|<(?:start|end)_of_turn>"
    r"|</?(?:tool|think|system)|(?:^|\s|[\"'(])(?:system|assistant|user|human|developer|ai|q|a)\s?:\s"
    r"|[{}<>|\\`]|\w\([\"')]|(?<!\w)(?:/[a-z]\w+){2,}|;\s*$|={2,}|:=|\b\w+_\w+\b|\$[a-z_]{2}|://|\bwww\.|\w@\w",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”»]")
_SPELLED = re.compile(r"(?:\b\w[\s.*_-]+){6,}")
_ENCODED = re.compile(r"(?<![^\W_])(?=\w*[a-z][A-Z]\w*[a-z][A-Z])(?=\w*\d|\w*[A-Z]{2})\w{16,}")  # base64 and the like
_DIGIT = re.compile(r"\d")
_MIXED = re.compile(r"\b(?=\w*[a-z]\d|\w*\d[a-z]{2})\w{3,}\b")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s|m|km|bn|mph|kg|am|pm|mm|cm|mw|gb|ft|in|lb|g|k|p|c)$", re.IGNORECASE)
_OUTSIDE_LATIN = re.compile(r"[^\W\d_\u0041-\u024f\u1e00-\u1eff]")


@lru_cache(maxsize=8192)  # a page asks again for the sentences around what it cites
def order_in(text: str, language: str = "en") -> str:
    """ "" for a sentence that may be evidence, else in a word or two why it reports nothing. Linear in the text."""
    if len(text) > LONGEST_SENTENCE or any(len(w) > LONGEST_WORD for w in text.split()):
        return "too long"
    if _ANY_MARK.search(text) and _CHAT_MARKS.search(text):
        return "marks of a program"
    if _TO_MODELS.search(text) or _TO_MODELS_ABROAD.search(text):
        return "talk to a model"
    if talks_of_text(text, language):
        return "talk of the text"
    if _is_command(text):
        return "an order"
    if _QUESTION.match(text) or text.rstrip("\"'”’)» ").endswith(("?", "؟", "？", ";")):
        return "a question"
    return _cipher(text) or (_another_language(text) if language == "en" else "") or _joint(text, language, frozenset())


def orders_near(sentences: Sequence[SourceSentence], language: str) -> frozenset[int]:
    """Indices of sentences that report nothing, and of those within three of an order in its paragraph."""
    usual = usual_words(s.text for s in sentences)
    reasons = {
        s.index: (s.paragraph, why)
        for s in sentences
        if (why := order_in(s.text, language) or _joint(s.text, language, usual))
    }
    strong = [(index, paragraph) for index, (paragraph, why) in reasons.items() if why in _STRONG]
    beside = {
        s.index for index, paragraph in strong for s in sentences[max(0, index - _REACH) : index + _REACH + 1]
        if s.paragraph == paragraph
    }  # fmt: skip
    return frozenset(reasons) | beside


def unshown(sentences: Sequence[SourceSentence], language: str, about: frozenset[str] = frozenset()) -> frozenset[int]:
    """Indices of sentences that no page shows around a cited one: orders, what stands beside them, no statements, and
    what shares no word of content with ``about``, the stems of the Report (empty: not asked)."""
    alone = {s.index for s in sentences if no_statement(s.text) or (about and not content_stems(s.text) & about)}
    return orders_near(sentences, language) | alone


def no_statement(text: str) -> bool:
    """Whether a sentence is no whole statement about others: too short, without its capital or full stop, in the first
    or second person outside quotation marks."""
    begins = text.lstrip("\"'“‘„«([ ")[:1]
    if begins.islower():
        return True
    short = len(words(text)) < _LEAST_WORDS or not text.rstrip("\"'”’)» ").endswith((".", "!"))
    return short or why_not_alone(text) in _UNSHOWN or speaks_as_person(_QUOTED.sub(" ", text))


def _is_command(text: str) -> bool:
    if _COMMAND.match(text) or _ASKED.search(text) or _ASKED_OF_YOU.match(text):
        return True
    bare = _QUOTED.sub(' " ', text)
    return bool(_COMMAND_WITHIN.search(bare) or _PLEASE.search(bare))


def _joint(text: str, language: str, usual: frozenset[str]) -> str:
    return "run together" if run_together(text, language, usual) else ""


def _cipher(text: str) -> str:
    if mixed_alphabets(text) or _SPELLED.search(text) or _ENCODED.search(text):
        return "a cipher"
    mixed = [w for w in _MIXED.findall(text.lower()) if not _ORDINAL.match(w)] if _DIGIT.search(text) else []
    return "a cipher" if len(mixed) > 2 else ""


def _another_language(text: str) -> str:
    """A sentence of some length without one of English's hundred commonest words is not English; nor is one with more
    small words of a neighbour's language than of its own."""
    if len(_OUTSIDE_LATIN.findall(text)) > _MOST_FOREIGN:
        return "another script"
    if len(words(text)) > 7 and not any(w.lower() in STOP for w in words(text)):
        return "another language"
    return "another language" if is_mostly_foreign(text) or foreign_stretch(text) else ""
