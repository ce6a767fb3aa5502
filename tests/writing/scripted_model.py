"""A scripted model at an OpenAI-compatible endpoint, over real HTTP: writes, judges and translates what it is GIVEN.

It knows no story: sentences are made from the numbered evidence of the request by shapes of free rewriting (clauses
moved, words exchanged, two facts joined, dates spelled out), with a seeded share of the faults that models make. Told
of failed sentences, it writes those again, plainly. It is no strong model: it has no judgement and no grace.
"""

import json
import random
import re
from dataclasses import dataclass
from typing import Any

from tests.adapters_llm.moody_server import Answer, MoodyServer, _json, _prompt, completion
from tests.writing.rewriting import Fact, absolute, rewritten, tidy
from tests.writing.word_by_word import word_by_word

_EVIDENCE = re.compile(
    r"^E(\d+) \[(.*?), written (\w+ \d+ \w+ \d+)(?:; speaker: ([^\]]+))?\] (.*?)(?: \(meant is: .*\))?$", re.M
)
_FAILED = re.compile(r"^- (\w+) sentence (\d+): ([\w-]+):", re.M)
_BODY = re.compile(r"Body: (\d+) to (\d+) sentences")
_PASSAGE = re.compile(r"^P(\d+) (.*)$", re.M)
_ASKED = re.compile(r"^(\d+) \(([^)]*)\) (.*)$", re.M)
_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*\d|\d")
_HEDGES = re.compile(r"\b(not|may|could|might|about|nearly|almost|if|allegedly|reportedly|up to|at least) ", re.I)
Sentence = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """Shares of sentences with a fault of any kind, and of whole answers that are no JSON."""

    sentences: float = 0.15
    garbage: float = 0.04


class ScriptedModel(MoodyServer):
    """``made`` counts the faults that it put in, by kind. Its German is word by word."""

    def __init__(self, *, seed: int = 1, faults: Faults | None = None) -> None:
        super().__init__()
        self.seed, self.faults, self.translate = seed, faults or Faults(), word_by_word
        self.made: dict[str, int] = {}

    def _answer(self, asked: dict[str, Any], authorization: str, busy: bool) -> Answer:
        prompt = _prompt(asked)
        if busy or self.mood != "well" or (self.judge_mood and "Passages:" in prompt):
            return super()._answer(asked, authorization, busy)
        if "Passages:" in prompt:
            return _json(200, completion(json.dumps({"judgements": judged(prompt)})))
        if "Translate these sentences" in prompt:
            return super()._answer(asked, authorization, busy)
        chance = random.Random(f"{self.seed}{prompt}")
        if chance.random() < self.faults.garbage:
            self._count("garbage")
            return _json(200, completion('Here is your report: {"headline": '))
        return _json(200, completion(json.dumps(self.report(prompt))))

    def report(self, prompt: str) -> dict[str, Any]:
        """A Report from the evidence of the request; sentences that are told to have failed are said plainly."""
        evidence = prompt.split("Your first version broke these rules")[0]
        facts = [_fact(m) for m in _EVIDENCE.findall(evidence)]
        chance = random.Random(f"{self.seed}{evidence}")
        failed = {(part, int(n) - 1) for part, n, _ in _FAILED.findall(prompt)}
        least, most = next(((int(a), int(b)) for a, b in _BODY.findall(prompt)), (4, 12))
        body = self._body(facts, chance, {n for part, n in failed if part == "body"}, min(most, max(least, 9)))
        stood = {key for n, s in enumerate(body) if ("body", n) not in failed for key in s["evidence"]}
        told = [f for f in facts if f.key in stood] if failed else facts
        head, second = _lines(told or facts, tuple(n for part, n in failed if part == "headline"))
        if ("standfirst", 0) in failed:
            second = next((s for n, s in enumerate(body) if ("body", n) not in failed and s["evidence"]), second)
        return {
            "headline": head, "standfirst": second,
            "paragraphs": [body[i : i + 2] for i in range(0, len(body), 2)],
        }  # fmt: skip

    def _body(self, facts: list[Fact], chance: random.Random, failed: set[int], most: int) -> list[Sentence]:
        body: list[Sentence] = []
        left, told = list(facts), set[str]()
        while left and len(body) < most:
            fact = left.pop(0)
            if fact.key in told:
                continue
            other = left[0] if left and chance.random() < 0.15 else None
            text, used = rewritten(fact, other, chance)
            if len(used) > 1:
                left.pop(0)
            sentence: Sentence = {"text": text, "evidence": [f.key for f in used]}
            fault = chance.random() < self.faults.sentences
            kind = chance.choice(("number", "hedge", "invented", "uncited", "quote", "markup"))
            if len(body) in failed:
                spare = next((f for f in (fact, *left[::-1]) if f.plain() and f.key not in told), fact)
                sentence = {"text": spare.plain() or text, "evidence": [spare.key]}
            elif fault:
                sentence = self._spoilt(sentence, fact, kind)
            told |= set(sentence["evidence"])
            body.append(sentence)
        return body

    def _spoilt(self, sentence: Sentence, fact: Fact, kind: str) -> Sentence:
        text, cites = sentence["text"], sentence["evidence"]
        changed = {
            "number": re.sub(r"\d+", lambda m: str(int(m[0]) + 3), text, count=1),
            "hedge": _HEDGES.sub("", text, count=1),
            "invented": "Observers called the decision a bitter blow for the whole region.",
            "uncited": text,
            "quote": f'{fact.publisher} wrote: "{fact.text} {fact.text}"',
            "markup": f"**{text}** <a href='https://x.example'>more</a>",
        }[kind]
        if changed == text and kind != "uncited":
            return sentence
        self._count(kind)
        return {"text": changed, "evidence": [] if kind == "uncited" else cites}

    def _count(self, kind: str) -> None:
        self.made[kind] = self.made.get(kind, 0) + 1


def judged(prompt: str) -> list[Sentence]:
    """Yes where most long words and every figure of a sentence stand in its passages."""
    passages = {f"P{n}": text for n, text in _PASSAGE.findall(prompt)}
    answers = []
    for number, keys, text in _ASKED.findall(prompt):
        theirs = " ".join(passages.get(k.strip(), "") for k in keys.split(",")).casefold()
        words = _WORD.findall(text.casefold())
        held = [w[:5] in theirs for w in words]
        figures = all(w in theirs for w in words if w[0].isdigit() and len(w) < 4)
        answers.append({"sentence": int(number), "supported": figures and sum(held) >= 0.6 * len(held)})
    return answers


def _fact(found: tuple[str, str, str, str, str]) -> Fact:
    number, publisher, day, speaker, text = found
    return Fact(
        key=f"E{number}", publisher=publisher, speaker=speaker.strip(), text=absolute(tidy(text), day), raw=text
    )


def _lines(facts: list[Fact], failed: tuple[int, ...]) -> tuple[Sentence, Sentence]:
    """Headline and standfirst: the shortest telling facts, others where the first ones were refused."""
    fit = [
        f for f in facts if len(f.headline()) <= 90 and 4 <= len(f.headline().split()) <= 12 and not f.quotes
    ] or facts
    heads = sorted(fit[:6], key=lambda f: len(f.headline()))
    head = heads[min(len(failed), len(heads) - 1)]
    rest = [f for f in facts if f is not head and f.plain() and len(f.plain()) <= 220]
    second = (rest or [f for f in facts if len(f.text) <= 200] or facts)[0]
    standfirst = second.plain() or second.text
    return (
        {"text": head.headline()[:90], "evidence": [head.key]},
        {"text": standfirst[:220], "evidence": [second.key]},
    )
