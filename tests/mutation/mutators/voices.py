# ruff: noqa: E501  (patterns and lists read better in long rows)
"""Who does what to whom in German, French, Spanish and Portuguese: sides exchanged, and the voice turned, with articles,
contractions and agreement as the language has them. Only narrow shapes: two noun phrases around a verb of a list."""

import re

_NAMES = r"[A-ZÄÖÜÉ][\wäöüßéèêçñãõáíóú-]+(?: [A-ZÄÖÜÉ][\wäöüßéèêçñãõáíóú-]+)*"
_NOUN = {
    "de": rf"(?:(?:[Dd]ie|[Dd]er|[Dd]as|[Dd]en) )?(?!(?:Die|Der|Das|Den|Im|Am|Vor)\b){_NAMES}(?: der {_NAMES})?",
    "fr": rf"(?:(?:[Ll]a |[Ll]e |[Ll]')[a-zéèêîôûàç]+(?: (?!a\b|en\b|par\b|le\b|la\b|sur\b|est\b)[a-zéèêîôûàç]+)?(?: {_NAMES})?|{_NAMES})",
    "es": rf"(?:(?:[Ll]a|[Ee]l) [a-záéíóúñ]+(?: (?!a\b|en\b|por\b|fue\b|al\b)[a-záéíóúñ]+(?<!ó))?(?: {_NAMES})?|{_NAMES})",
    "pt": rf"(?:[AaOo] [a-záéíóúâêôãõç]+(?: (?!a\b|o\b|em\b|por\b|foi\b|pel)[a-záéíóúâêôãõç]+(?<!ou)(?<!eu))?(?: {_NAMES})?|{_NAMES})",
}  # fmt: skip
# active form -> participle (masculine)
_VERBS = {
    "de": "verklagte/verklagt kritisierte/kritisiert besiegte/besiegt lobte/gelobt warnte/gewarnt unterstützte/unterstützt beschuldigte/beschuldigt ersetzte/ersetzt",
    "fr": "poursuivi/poursuivi critiqué/critiqué battu/battu accusé/accusé soutenu/soutenu averti/averti remplacé/remplacé aidé/aidé",
    "es": "demandó/demandado criticó/criticado venció/vencido acusó/acusado apoyó/apoyado advirtió/advertido sustituyó/sustituido",
    "pt": "processou/processado criticou/criticado venceu/vencido acusou/acusado apoiou/apoiado avisou/avisado substituiu/substituído",
}  # fmt: skip
_REST = {
    "de": r"(?: (?:im|am|in|vor|wegen|als|bei|nach) .*|, .*|)\.",
    "fr": r"(?: (?:en|le|au|à|pour|dans|devant|sur) .*|, .*|)\.",
    "es": r"(?: (?:en|el|por|ante|al|a) .*|, .*|)\.",
    "pt": r"(?: (?:em|por|no|na|à|ante) .*|, .*|)\.",
}
_ACTIVE = {
    "de": "{a} {v} {b}", "fr": "{a} a {v} {b}", "es": "{a} {v} {to}", "pt": "{a} {v} {b}",
}  # fmt: skip
_FEMININE = re.compile(
    r"^(?:[Ll]a |[Aa] |[Ll]'entreprise|[Ll]'agence|(?:Anna|Ines|Leah|Hanna|Petra|Mira|Edda|Carla|Vera|Rosa|Talia|Livia|Selma)\b)"
)


def exchanged(text: str, language: str) -> str | None:
    """A sued B becomes B sued A, and A was sued by B becomes B was sued by A."""
    if found := _read(text, language):
        a, verb, b, rest, passive = found
        return _passive(b, verb, a, rest, language) if passive else _active(b, verb, a, rest, language)
    return None


def turned(text: str, language: str) -> str | None:
    """A sued B becomes A was sued by B, and A was sued by B becomes A sued B."""
    if found := _read(text, language):
        a, verb, b, rest, passive = found
        return _active(a, verb, b, rest, language) if passive else _passive(a, verb, b, rest, language)
    return None


def _pairs(language: str) -> dict[str, str]:
    return dict(pair.split("/") for pair in _VERBS[language].split())


def _read(text: str, language: str) -> tuple[str, str, str, str, bool] | None:
    """The first side, the active form, the second side, what follows, and whether the sentence is passive; both sides
    as subjects in lower case but for names."""
    noun, verbs = _NOUN[language], _pairs(language)
    have, to = {"fr": ("a ", "")}.get(language, ("", r"a(?:(?=l)| )" if language == "es" else ""))
    active = re.match(rf"^({noun}) {have}({'|'.join(verbs)}) {to}({noun}|l [a-z]+)({_REST[language]})$", text)
    if active:
        return _subject(active[1]), active[2], _subject(active[3]), active[4], False
    done = "|".join(re.sub("o$", "[oa]", p) for p in verbs.values())
    shapes = {
        "de": rf"^({noun}) wurde((?: (?:im|am) [\w. ]+?)?) von ({noun})((?: als \w+)?) ({done})\.$",
        "fr": rf"^({noun}) a été ({done})e? par ({noun})({_REST['fr']})$",
        "es": rf"^({noun}) fue ({done}) por ({noun})({_REST['es']})$",
        "pt": rf"^({noun}) foi ({done}) (?:por (?=[A-Z])|pel(?=[oa] ))({noun})({_REST['pt']})$",
    }
    if not (found := re.match(shapes[language], text)):
        return None
    if language == "de":
        dative = re.sub("^der ", "die ", found[3])
        return _subject(found[1]), _active_of(found[5], verbs), dative, f"{found[2]}{found[4]}.", True
    participle = re.sub("a$", "o", found[2]) if language in ("es", "pt") else found[2]
    return _subject(found[1]), _active_of(participle, verbs), _subject(found[3]), found[4], True


def _active_of(participle: str, verbs: dict[str, str]) -> str:
    return next(v for v, p in verbs.items() if p == participle)


def _subject(noun: str) -> str:
    """A noun phrase as it stands inside a sentence, in the case of a subject."""
    noun = re.sub("^l ", "el ", noun)
    noun = re.sub("^den ", "der ", noun)
    return re.sub(r"^(?:(?:Die|Der|Das|La|Le|El|A|O)(?= )|L')", lambda m: m[0].lower(), noun)


def _first(noun: str) -> str:
    return noun[:1].upper() + noun[1:]


def _active(a: str, verb: str, b: str, rest: str, language: str) -> str:
    other = re.sub("^der ", "den ", b) if language == "de" else b
    to = re.sub("^a el ", "al ", f"a {b}")
    return _ACTIVE[language].format(a=_first(a), v=verb, b=other, to=to) + rest


def _passive(a: str, verb: str, b: str, rest: str, language: str) -> str:
    done = _pairs(language)[verb]
    if language == "de":
        by = re.sub("^der ", "dem ", b) if b.startswith("der ") else re.sub("^die ", "der ", b)
        return f"{_first(a)} wurde{rest.rstrip('.')} von {re.sub('^das ', 'dem ', by)} {done}."
    she = bool(_FEMININE.match(a))
    if language == "fr":
        return f"{_first(a)} a été {done}{'e' if she else ''} par {b}{rest}"
    agreed = re.sub("o$", "a", done) if she else done
    if language == "es":
        return f"{_first(a)} fue {agreed} por {b}{rest}"
    return f"{_first(a)} foi {agreed} " + re.sub(r"^por ([ao]) ", r"pel\1 ", f"por {b}") + rest
