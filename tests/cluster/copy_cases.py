"""Invented texts and what outlets do to them: print, edit, shorten, mistype, and what only looks like it."""

import random
import re
import tomllib
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import standfirst
from standfirst.cluster import ArticleToPlace

_SYLLABLES = "ba dor fen gil har kul lem mor nis pel quo ras sel tam ver wim".split()
_WORDS = ["".join(p) for p in product(_SYLLABLES, _SYLLABLES, _SYLLABLES)]
_SMALL = {
    "en": "the of and to in a on for with was were by at from that its as after over under".split(),
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als".split(),
}
_SAID = {"en": "said", "de": "sagte"}
_PLACES = (
    "Norrvik Lindby Ostmark Harrowick Stavenholt Marnford Sella Brightkeel Varnhem Crayholm Dunmere Elvasund".split()
)
_PEOPLE = "Holm Marr Tessendorf Okonjo Rieux Abelard Vintner Solberg Castellan Quade Imhoff Pereda Lund Stroud".split()
_FIRST = "Anna Berta Carl David Edda Frieda Georg Hanna Ivo Jonas Karla Lena".split()
COPIES = ("exact", "edited", "excerpt")
VARIANTS = ("number", "name")
OTHERS = ("boilerplate", "quote", "unrelated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A later article and what it is to the earlier one of ``original``; "" where it is nobody's copy."""

    kind: str
    language: str
    article: ArticleToPlace
    original: ArticleToPlace

    @property
    def copy(self):
        return self.kind in COPIES + VARIANTS


def cases(each=220, seed=11):
    """``each`` cases of every kind, two thirds English. Deterministic."""
    chance = random.Random(seed)
    out = []
    for kind in COPIES + VARIANTS + OTHERS:
        for number in range(each):
            language = "de" if number % 3 == 2 else "en"
            before, after, same_owner = _MAKERS[kind](chance, language)
            name = f"{kind}-{number}"
            owner = f"{name}-owner"
            out.append(
                Case(
                    kind=kind, language=language, original=row(f"{name}-a", owner, before),
                    article=row(f"{name}-b", owner if same_owner else owner + "-2", after),
                )
            )  # fmt: skip
    return out


def row(name, owner, text):
    return ArticleToPlace(id=name, owner=owner, title=name, text=text, published_at=None)


def sample_texts():
    """The sample world's own articles that repeat no other."""
    folder = Path(standfirst.__file__).parent / "sample" / "world" / "stories"
    worlds = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))]
    bodies = [item.get("body", "").strip() for w in worlds for item in w.get("article", ()) if not item.get("copy_of")]
    return [body for body in bodies if len(body.split()) > 60]


def text_of(chance, language, words):
    """Paragraphs of invented news prose with names, places, figures and a few quotations."""
    person, place = f"{chance.choice(_FIRST)} {chance.choice(_PEOPLE)}", chance.choice(_PLACES)
    sentences, count = [], 0
    while count < words:
        sentences.append(_sentence(chance, language, person if not sentences else person.split()[1], place))
        count += len(sentences[-1].split())
    paragraphs = [" ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4)]
    return "\n\n".join(paragraphs)


def _sentence(chance, language, person, place):
    words = []
    for _ in range(chance.randint(8, 18)):
        words.append(chance.choice(_SMALL[language]) if chance.random() < 0.4 else _word(chance))
        if language == "de" and len(words) > 1 and words[-2] in ("der", "die", "das", "den") and chance.random() < 0.8:
            words[-1] = _word(chance).capitalize()
    if chance.random() < 0.5:
        words.insert(chance.randrange(2, len(words)), f"in {place}")
    if chance.random() < 0.6:
        words.insert(chance.randrange(1, len(words)), _figure(chance))
    opening = _word(chance).capitalize() if language == "en" else f"Die {_word(chance).capitalize()}"
    if chance.random() < 0.4:
        return f"{person} {_SAID[language]}, {' '.join(words)}."
    return f"{opening} {' '.join(words)}."


def _word(chance):
    return _WORDS[min(int(chance.paretovariate(0.35)), 10**9) % len(_WORDS)]


def _figure(chance):
    return chance.choice((str(chance.randint(2, 99)), f"{chance.randint(2, 40)},{chance.randint(100, 999)}", "twelve"))


def _base(chance, language, low=150, high=450):
    own = _SAMPLES[chance.randrange(len(_SAMPLES))] + "\n\n" if language == "en" and chance.random() < 0.4 else ""
    return own + text_of(chance, language, chance.randint(low, high))


def _signed(chance, text):
    marked = (f"LINDBY (Agency) - {text}", f"{text}\n\n(Agency)", f"By Jo Writer\n\n{text}")
    return chance.choice((*marked, text.upper(), text))


def _edited(chance, text, share=0.06):
    words = re.split(r"(\s+)", text)
    for place in range(0, len(words), 2):
        if re.fullmatch(r"[a-zäöü]{4,}", words[place]) and chance.random() < share * 1.6:
            words[place] = chance.choice((_word(chance), f"{words[place]} {_word(chance)}", _word(chance)))
    paragraphs = "".join(words).split("\n\n")
    if len(paragraphs) > 3 and chance.random() < 0.5:
        chance.shuffle(paragraphs)
    return "\n\n".join(paragraphs)


def _exact_case(chance, language):
    text = _base(chance, language)
    return text, _signed(chance, text), False


def _edited_case(chance, language):
    text = _base(chance, language)
    later = _edited(chance, text, chance.uniform(0.02, 0.1))
    if chance.random() < 0.5:
        later += "\n\n" + text_of(chance, language, len(text.split()) // 8)
    return text, later, False


def _excerpt_case(chance, language):
    text = text_of(chance, language, chance.randint(600, 1000))
    sentences = re.split(r"(?<=\.)\s+", text)
    first = chance.randrange(len(sentences) // 2)
    part, goal = "", chance.choice((40, 90, 150, 200))
    for sentence in sentences[first:]:
        if len(part.split()) < goal:
            part += sentence + " "
    own = text_of(chance, language, 110) + "\n\n" if goal == 150 and chance.random() < 0.5 else ""
    return (text, own + part, False) if chance.random() < 0.8 else (part, text, False)


def _number_case(chance, language):
    text = _base(chance, language)
    later = _edited(chance, text, chance.choice((0.0, 0.05)))
    places = list(re.finditer(r"(?<![\d,.-])\d{1,2}(?:,\d{3})?(?![\d,-]|\.\d)", later))
    for found in sorted(chance.sample(places, min(len(places), chance.randint(1, 2))), key=lambda m: -m.start()):
        other = int(found[0].replace(",", "")) + chance.randint(1, 40)
        later = f"{later[: found.start()]}{other}{later[found.end() :]}"
    return text, later, False


def _name_case(chance, language):
    text = _base(chance, language)
    there = [n for n in _PEOPLE + _PLACES if len(re.findall(rf"\b{n}\b", text)) > 0]
    old = chance.choice(there)
    new = chance.choice([n for n in (_PEOPLE if old in _PEOPLE else _PLACES) if n not in text])
    return text, _edited(chance, re.sub(rf"\b{old}\b", new, text), chance.choice((0.0, 0.05))), False


def _boilerplate_case(chance, language):
    """One publisher's standing lines under two stories; every other time two publishers' subscribe line."""
    same_owner = chance.random() < 0.5
    if same_owner:
        closing = text_of(random.Random(chance.randrange(40)), language, chance.choice((60, 90)))
    else:
        closing = text_of(random.Random(5), language, 25)
    texts = [f"{text_of(chance, language, chance.randint(150, 300))}\n\n{closing}" for _ in range(2)]
    return texts[0], texts[1], same_owner


def _quote_case(chance, language):
    words = text_of(chance, language, chance.randint(20, 26)).rstrip(".").replace("\n\n", " ").split()[:40]
    quote = f'"{" ".join(words)}," {_SAID[language]} {chance.choice(_FIRST)} {chance.choice(_PEOPLE)}.'
    around = [text_of(chance, language, chance.randint(30, 150)) for _ in range(4)]
    return f"{around[0]}\n\n{quote}\n\n{around[1]}", f"{around[2]}\n\n{quote}\n\n{around[3]}", False


def _unrelated_case(chance, language):
    return text_of(chance, language, 250), text_of(chance, language, 250), False


_SAMPLES = sample_texts()
_MAKERS = {
    "exact": _exact_case, "edited": _edited_case, "excerpt": _excerpt_case, "number": _number_case, "name": _name_case,
    "boilerplate": _boilerplate_case, "quote": _quote_case, "unrelated": _unrelated_case,
}  # fmt: skip
