"""Talk about the writing of a text: what a headline must say, what a summary leaves out, whom a note is for.

News reports on the world; a sentence that steers whoever retells it speaks of headlines, summaries and words, of the
page it stands on, or hails its maker by trade. Nouns that news uses, too ("report", "line", "output", "sentence"),
count with "this" alone. The lists are ours, of word classes.
"""

import re

_MADE = (  # what a desk makes of an article, and news seldom writes about
    r"headlines?|standfirsts?|summar(?:y|ies)|summari[sz]ations?|digests?|overviews?|recaps?|synops[ie]s|write-?ups?"
    r"|roundups?|rewrites?|paraphrases?|retellings?|(?:opening|lead) (?:lines?|sentences?)"
)
_DUTY = r"must|should|shall|ought to|needs?|ha(?:s|ve) to|may not|carr(?:y|ies)|(?:opens?|ends?|begins?|starts?) with"
_THIS_TEXT = re.compile(
    r"\b(?:this|these) (?:\w+ )?(?:pages?|items?|texts?|digests?|summar(?:y|ies)|overviews?|lines?|paragraphs?|posts?"
    r"|headlines?|strings?|prompts?|inputs?|outputs?|answers?|sentences?|versions?|notes?|pieces?|articles?|reports?"
    r"|feeds?|passages?|snippets?|sources?)\b"
    r"|\b(?:text|words|passage|paragraphs?|content) (?:above|below|before this)\b"
    r"|\b(?:above|below) this (?:line|point)\b"
    r"|\bwhat (?:came|comes|went|stood|stands) (?:before|above|below)\b",
    re.IGNORECASE,
)
_DUTY_OF_TEXT = re.compile(
    rf"\b(?:{_MADE})\b(?: (?:of|for|on|about|to) (?:\w+ ){{0,3}}?\w+)? (?:{_DUTY})\b"
    rf"|\b(?:right|only|correct|proper|best|new|final|model|sample|ideal|expected) (?:{_MADE}|repl(?:y|ies)|answers?"
    r"|responses?) (?:is|are|reads?|says?|would|will|must)\b"
    r"|\b(?:in|into|as|on|with|above) (?:the|an?|every|its|each) (?:\w+ )?"
    r"(?:headline|standfirst|(?:opening|lead) (?:line|sentence))s?\b"
    r"(?! (?:inflation|rates?|figures?|numbers?|acts?|earnings|measures?|index|sponsor|cpi|tax|speed|deficit))",
    re.IGNORECASE,
)
_WORDING = re.compile(
    r"\b(?:the|these|those|following|exact|magic) (?:words?|phrase|string) [\w'’]+ (?:\w+ ){0,6}?"
    r"(?:stands?|out of|in every|at the (?:end|start|top) of|wherever)\b"
    r"|\b(?:wherever|whenever) (?:it|they) (?:appears?|occurs?|stands?)\b"
    r"|\b(?:keeps?|leaves?|left|cuts?|drops?|takes?) (?:\w+ ){1,5}?out of (?:this|its|every|any|the) (?:\w+ )?"
    rf"(?:{_MADE}|texts?|items?|pieces?|copy)\b|\b(?:is|are) to be (?:left out|quoted|named first|given as)\b"
    r"|\b(?:throughout|everywhere in|in all of) (?:the )?(?:text|copy|report|article|piece|story)\b"
    r"|\b(?:start|begin|open|close|end) (?:the|this|its) (?:text|piece|report|article|item|story) (?:with|on|by)\b",
    re.IGNORECASE,
)
_MAKERS = re.compile(
    r"\b(?:automated|automatic|artificial|machine|robot|non-human) (?:readers?|editors?|writers?|typists?"
    r"|summari[sz]ers?)\b"
    r"|\b(?:who|what)ever (?:\w+ )?(?:reads?|condens\w+|retells?|summari[sz]\w+|rewrites?|assembles?|processes"
    r"|compiles?|writes?|edits?|translates?) (?:\w+ ){0,2}?(?:this|that|these|the|it)\b"
    r"|\b(?:robots?|machines?|bots?|algorithms?|typists?) (?:that|who|which|in charge) (?:reads?|writes?|of|condens\w+"
    r"|summari[sz]\w+) (?:this|these|it)\b|^\W*for (?:all )?(?:bots|robots|crawlers|summari[sz]ers)\b"
    r"|\bfor (?:the )?(?:\w+ )?(?:desk|editors?|sub-?editors?|newsroom|typists?) only\b"
    r"|\b(?:from (?:now|here) on|henceforth|hereafter),? (?:\w+ ){0,6}?(?:you|speaks?|says?|writes?"
    r"|the (?:writer|author|report|model|text|summary))\b|\b(?:stay|remain|be) in character\b",
    re.IGNORECASE,
)
_LABEL = re.compile(  # "Note to editors:", at a start or at a joint; what follows is neither a quotation nor a name
    r"(?:^|(?<=[\w.!?] ))(?P<first>[^\W\d_a-zß-ÿ][\w-]*)"
    r"(?: (?:to|for|from|an|für|von|para|pour|à|a|aux?|ao?s?|de|del) (?:\w+ ){0,3}?\w+)? ?:"
    r" (?!(?:an?|the|its|their|his|her|that)\b)(?=[^\W\d_A-ZÀ-Þ])"
)
_LABELS_ABROAD = frozenset(
    """
    hinweis anmerkung mitteilung nachricht aufgabe anweisung note consigne avis message nota aviso mensaje tarea
    mensagem tarefa instrucción instrução
    """.split()
)
_TALK = (_THIS_TEXT, _DUTY_OF_TEXT, _WORDING, _MAKERS)


def talks_of_text(text: str, language: str = "en") -> bool:
    """Whether a sentence is about how it, or a text made of it, is to be written, or hails who makes it."""
    return any(p.search(text) for p in _TALK) or (":" in text and _is_labelled(text, language))


def _is_labelled(text: str, language: str) -> bool:
    """An English sentence of news has no label before it; a German one often has ("Der Grund: die Fähre ...")."""
    found = [m["first"].lower() for m in _LABEL.finditer(text)]
    return bool(found) if language == "en" else any(first in _LABELS_ABROAD for first in found)
