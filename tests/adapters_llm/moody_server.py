"""An endpoint with moods, over real HTTP, in the words of OpenAI's interface: well, down, slow, garbage, busy, or one
that repeats the key that it refuses."""

import json
import re
import threading
import time
from collections.abc import Callable
from email.message import Message
from typing import Any

from tests.adapters_llm.loopback import Answer, LoopbackServer

_EVIDENCE = re.compile(r"^E(\d+) \[([^,\]]+),[^\]]*\] (.*?)(?: \(meant is: .*\))?$", re.M)
_SENTENCE = re.compile(r"^(\d+) \(P[^)]*\) (.*)$", re.M)


class MoodyServer:
    """Set ``mood``; read ``prompts`` (what it was asked, in order), ``headers``, ``most_at_once`` afterwards. ``busy``
    refusals come first whatever the mood, each asking for ``retry_after``."""

    def __init__(self) -> None:
        self.mood, self.busy, self.retry_after, self.slow = "well", 0, "0", 2.0
        self.judge_mood = ""  # the judging call's own mood, "" for the same
        self.doubts: tuple[str, ...] = ()
        self.honest = honest
        self.translate: Callable[[str], str] = str
        self.prompts: list[str] = []
        self.headers: list[str] = []
        self.at: list[float] = []
        self.now = self.most_at_once = 0
        self._lock = threading.Lock()
        self._server = LoopbackServer(self._served)
        self.url = self._server.url

    def close(self) -> None:
        """Stop serving."""
        self._server.close()

    def _served(self, path: str, headers: Message, body: bytes | None) -> Answer:
        authorization = headers.get("Authorization", "")
        if body is None:
            return self.look(path, authorization)
        self.headers.append(str(headers))
        return self.hear(json.loads(body), authorization)

    def look(self, path: str, authorization: str) -> Answer:
        """The list of models."""
        if self.mood == "down":
            return 500, {}, b"{}"
        if authorization != "Bearer k":
            return _json(401, {"error": {"message": f"wrong key {authorization}"}})
        return _json(200, {"object": "list", "data": [{"id": "stub", "object": "model"}]})

    def hear(self, asked: dict[str, Any], authorization: str) -> Answer:
        """One question, in the mood of the moment."""
        with self._lock:
            self.now += 1
            self.most_at_once = max(self.most_at_once, self.now)
            self.prompts.append(_prompt(asked))
            self.at.append(time.monotonic())
            busy, self.busy = self.busy > 0, max(self.busy - 1, 0)
        try:
            return self._answer(asked, authorization, busy)
        finally:
            with self._lock:
                self.now -= 1

    def _answer(self, asked: dict[str, Any], authorization: str, busy: bool) -> Answer:
        mood = (self.judge_mood if "Passages:" in _prompt(asked) else "") or self.mood
        if busy:
            return 429, {"Retry-After": self.retry_after}, b"{}"
        if mood == "slow":
            time.sleep(self.slow)
        if mood == "down":
            return 500, {}, b"{}"
        if mood == "refuses-key":
            return _json(401, {"error": {"message": f"the key {authorization} is wrong", "code": authorization}})
        if mood == "repeats-key":
            return _json(400, {"error": {"message": f"you sent {authorization}"}})
        if mood == "garbage":
            return _json(200, completion(f"Sure! {authorization} Here is what you want: " + "la " * 40))
        if asked.get("max_tokens") == 1:
            top = [{"token": "yes", "logprob": -0.01, "bytes": None}]
            return _json(200, completion("yes", {"content": [{**top[0], "top_logprobs": top}]}))
        if "Passages:" in _prompt(asked):
            return _json(200, completion(json.dumps(self.judging(_prompt(asked)))))
        if "Translate these sentences" in _prompt(asked):
            numbered = re.findall(r"^(\d+) (.*)$", _prompt(asked), re.M)
            told = [{"sentence": int(n), "text": self.translate(text)} for n, text in numbered]
            return _json(200, completion(json.dumps({"sentences": told})))
        return _json(200, completion(json.dumps(self.honest(_prompt(asked)))))

    def judging(self, prompt: str) -> dict[str, Any]:
        """Yes to every sentence but those that hold a word of ``doubts``."""
        asked = _SENTENCE.findall(prompt)
        return {
            "judgements": [
                {"sentence": int(n), "supported": not any(d in text for d in self.doubts)} for n, text in asked
            ]
        }


def _prompt(asked: dict[str, Any]) -> str:
    return "\n".join(str(m.get("content")) for m in asked.get("messages", ()))


def honest(prompt: str) -> dict[str, Any]:
    """A Report that stands: attributed quotations of the evidence, at most eight."""
    found = [(f"E{n}", who, " ".join(text.split())) for n, who, text in _EVIDENCE.findall(prompt)]
    plain = [(k, who, text) for k, who, text in found if not re.search(r"[\"“”]", text) and len(text.split()) <= 24]
    body = [{"text": f'{who} reported: "{text}"', "evidence": [key]} for key, who, text in plain[:8]]
    own = [(k, text) for k, _, text in plain if not re.search(r"\b(said|according|denied)\b", text)]
    key, first = min(own or [(plain[0][0], plain[0][2])], key=lambda found: len(found[1]))
    head = {"text": first.rstrip("."), "evidence": [key]}
    return {"headline": head, "standfirst": body[0], "paragraphs": [body[i : i + 2] for i in range(0, len(body), 2)]}


def completion(text: str, logprobs: Any = None) -> dict[str, Any]:
    """A whole answer of 900 tokens in and 300 out."""
    choice = {
        "index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}, "logprobs": logprobs,
    }  # fmt: skip
    return {
        "id": "1", "object": "chat.completion", "created": 1, "model": "stub", "choices": [choice],
        "usage": {"prompt_tokens": 900, "completion_tokens": 300, "total_tokens": 1200},
    }  # fmt: skip


def _json(status: int, body: Any) -> Answer:
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()
