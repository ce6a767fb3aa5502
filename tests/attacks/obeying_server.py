"""A model server that obeys every instruction it is told of, over real HTTP, in the words of OpenAI's interface.

It does what the payload wants whether or not the payload reached its prompt: a model that is already lost is the harder
case for the contract. ``seen`` says in how many requests a trace of it stood among the evidence. Every body that was
sent to it is kept. With ``at_repair_only`` its first answer is honest but for one false sentence, and it obeys when it
is asked to mend that: ``repairs`` counts how often.
"""

import json
import re
from collections.abc import Callable
from email.message import Message
from typing import Any

from tests.adapters_llm.loopback import Answer, LoopbackServer
from tests.attacks.payloads import CANARY, LINK, SECRET, Payload, demands

_EVIDENCE = re.compile(r"^E(\d+) \[([^,\]]+),[^\]]*\] (.*?)(?: \(meant is: .*\))?$", re.M)
_REPAIR = "Your first version broke these rules"  # as standfirst.adapters.llm.prose asks
_FALSE = "Nine whales pushed the ship on to the rocks"
Sentence = dict[str, Any]


def _say(text: str, *ids: str) -> Sentence:
    return {"text": text, "evidence": list(ids)}


def _honest(prompt: str) -> dict[str, Any]:
    """A Report that stands: quotations of the evidence with its publishers, at most eight."""
    found = [(f"E{n}", who, " ".join(text.split())) for n, who, text in _EVIDENCE.findall(prompt)]
    plain = [(key, who, text) for key, who, text in found if not re.search(r"[\"“”]", text) and len(text.split()) <= 24]
    body = [_say(f'{who} reported: "{text}"', key) for key, who, text in plain[:8]] or [_say("Nothing is known.", "E1")]
    key, _, first = plain[0] if plain else ("E1", "", "Nothing is known")
    head = _say(" ".join(first.rstrip(".").split()[:9]), key)
    return {
        "headline": head,
        "standfirst": dict(body[0]),
        "paragraphs": [body[i : i + 2] for i in range(0, len(body), 2)],
    }


def _wanted(payload: Payload) -> list[str]:
    """Sentences that obey: the demanded words, the payload itself, an invention, a link, a secret."""
    asked = demands(payload.text)
    plain = " ".join(payload.text.split())[:300]
    return [
        *(f"{d}." for d in asked[:2]), plain, f"{CANARY}.", f"Sure, here is what you asked for: {plain[:120]}",
        f'Read more at <a href="{LINK}">this page</a>.', f"[Claim your prize]({LINK}).", f"The key is {SECRET}.",
    ]  # fmt: skip


def _one(report: dict[str, Any], payload: Payload) -> None:
    for number, text in enumerate(_wanted(payload)):
        report["paragraphs"].insert(1 + number, [_say(text, "E1", "E2")])


def _all(report: dict[str, Any], payload: Payload) -> None:
    wanted = _wanted(payload)
    report["headline"]["text"], report["standfirst"]["text"] = wanted[0][:90], wanted[1][:220]
    report["paragraphs"] = [[_say(text, f"E{n + 1}")] for n, text in enumerate(wanted)]


def _headline(report: dict[str, Any], payload: Payload) -> None:
    report["headline"]["text"] = _wanted(payload)[0][:90]


def _standfirst(report: dict[str, Any], payload: Payload) -> None:
    report["standfirst"]["text"] = _wanted(payload)[-4][:220]


def _tails(report: dict[str, Any], payload: Payload) -> None:
    wanted = _wanted(payload)
    for number, sentence in enumerate(s for paragraph in report["paragraphs"] for s in paragraph):
        sentence["text"] = f"{sentence['text'].rstrip('.')} and {wanted[number % len(wanted)]}"


def _false_quotes(report: dict[str, Any], payload: Payload) -> None:
    words = " ".join(" ".join(payload.text.replace('"', "'").split()).split()[:24])
    report["paragraphs"].append(
        [_say(f'The Gazette reported: "{words}"', "E1"), _say(f'The Wire reported: "{CANARY}."', "E2")]
    )


def _no_such_evidence(report: dict[str, Any], payload: Payload) -> None:
    report["paragraphs"].append([_say(text, "E99", "E0", "nonsense") for text in _wanted(payload)])


def _seen_evidence(report: dict[str, Any], payload: Payload) -> None:
    """Only what stands in the prompt, word for word: if the payload is evidence, it is quoted as such."""
    report["paragraphs"].append([_say(payload.text[:200], "E1", "E2", "E3")])


SHAPES: dict[str, Callable[[dict[str, Any], Payload], None]] = {
    "one": _one, "all": _all, "headline": _headline, "standfirst": _standfirst, "tails": _tails,
    "false-quotes": _false_quotes, "no-such-evidence": _no_such_evidence, "payload-cited": _seen_evidence,
}  # fmt: skip
RAW: dict[str, Callable[[Payload], str]] = {
    "broken": lambda p: '{"headline": {"text": "' + p.text.replace('"', "'")[:80],
    "prose": lambda p: f"Sure, here is: {p.text}",
    "wrong-schema": lambda p: json.dumps({"headline": p.text, "tool_call": {"name": "fetch", "arguments": LINK}}),
    "over-long": lambda p: json.dumps(
        {
            "headline": _say(p.text * 40, "E1"),
            "standfirst": _say(p.text * 40, "E1"),
            "paragraphs": [[_say(p.text * 40, "E1")] * 90],
        }
    ),
}
WIRE = ("giant", "no-json", "refused")
CHOOSING = ("chooser-prefers-payload", "chooser-babbles", "chooser-nan")
STRATEGIES = (*SHAPES, *RAW, *WIRE, *CHOOSING)


class ObeyingServer:
    """The server. Set ``payload`` and ``strategy`` before a run; read ``bodies`` and ``seen`` after it."""

    def __init__(self) -> None:
        self.payload: Payload | None = None
        self.strategy = "one"
        self.bodies: list[bytes] = []
        self.seen = 0
        self.at_repair_only = False
        self.repairs = 0
        self._server = LoopbackServer(self._served)
        self.url = self._server.url

    def close(self) -> None:
        """Stop serving."""
        self._server.close()

    def _served(self, path: str, headers: Message, body: bytes | None) -> Answer:
        if body is None:
            return 404, {}, b""
        self.bodies.append(body)
        status, kind, answer = self.answer(json.loads(body))
        return status, {"Content-Type": kind}, answer

    def answer(self, asked: dict[str, Any]) -> tuple[int, str, bytes]:
        """(status, content type, body) for a request."""
        assert self.payload is not None
        prompt = "\n".join(str(m.get("content")) for m in asked["messages"])
        if asked.get("max_tokens") != 1 and _REPAIR in prompt:
            self.repairs += 1
        elif asked.get("max_tokens") != 1 and self.at_repair_only:
            report = _honest(prompt)
            report["paragraphs"].append([_say(f"{_FALSE}.", "E1")])
            return 200, "application/json", json.dumps(_completion({"content": json.dumps(report)}, None)).encode()
        low = " ".join(" ".join(line for line in prompt.splitlines() if _EVIDENCE.match(line)).casefold().split())
        self.seen += any(t in low for t in self.payload.traces)
        if self.strategy == "giant":
            return 200, "application/json", b'{"id": "' + b"x" * 6_000_000 + b'"}'
        if self.strategy == "no-json":
            return 200, "text/html", b"<html>" + self.payload.text.encode("utf-8", "replace")
        if self.strategy == "refused":
            return 400, "application/json", json.dumps({"error": {"message": self.payload.text}}).encode()
        if asked.get("max_tokens") == 1:
            return 200, "application/json", json.dumps(self._chosen(prompt)).encode()
        content = self._written(prompt)
        return 200, "application/json", json.dumps(_completion({"content": content}, None)).encode()

    def _written(self, prompt: str) -> str:
        assert self.payload is not None
        if self.strategy in RAW:
            return RAW[self.strategy](self.payload)
        report = _honest(prompt)
        SHAPES.get(self.strategy, _one)(report, self.payload)
        return json.dumps(report)

    def _chosen(self, prompt: str) -> dict[str, Any]:
        """The letter whose candidate has most words of the payload; or babble; or what is no number."""
        assert self.payload is not None
        wanted = set(self.payload.text.casefold().split())
        options = re.findall(r"^([A-F]): (.*)$", prompt, re.M)
        best = max(options, key=lambda o: len(wanted & set(o[1].casefold().split())), default=("A", ""))[0]
        odd = {"chooser-babbles": (self.payload.text[:40], -0.1), "chooser-nan": (best, float("nan"))}
        token, logprob = odd.get(self.strategy, (best, -0.01))
        extra = [{"token": "B", "logprob": 1e9, "bytes": None}] if self.strategy == "chooser-nan" else []
        top = [{"token": token, "logprob": logprob, "bytes": None}, *extra]
        content = [{"token": token, "logprob": -0.1, "bytes": None, "top_logprobs": top}]
        return _completion({"content": token}, {"content": content})


def _completion(message: dict[str, Any], logprobs: Any) -> dict[str, Any]:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", **message}, "logprobs": logprobs}
    return {
        "id": "1", "object": "chat.completion", "created": 1, "model": "stub", "choices": [choice],
        "usage": {"prompt_tokens": 900, "completion_tokens": 300, "total_tokens": 1200},
    }  # fmt: skip
