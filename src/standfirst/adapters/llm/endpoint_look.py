"""The doctor's look at an endpoint: reachable, key accepted, model known, log probabilities where they are needed.

The list of models costs nothing and answers the first three. One call of one token is made only where log
probabilities are needed or the endpoint has no such list.
"""

from dataclasses import dataclass

import httpx2

from standfirst.adapters.llm.model_output import bounded_client
from standfirst.adapters.llm.vendors import VENDORS, bad_address, split_setting
from standfirst.domain.errors import Failure

_PATIENCE = 15.0  # seconds
_OWN = {
    "openai": "https://api.openai.com/v1", "anthropic": "https://api.anthropic.com",
    "google": "https://generativelanguage.googleapis.com",
}  # fmt: skip
_TROUBLE = {401: "the key was not accepted", 403: "the key was not accepted", 429: "it asks to slow down"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointLook:
    """What was seen. ``problem`` is "" when all is well; ``notes`` say what was looked at."""

    problem: str = ""
    notes: tuple[str, ...] = ()


def look_at_endpoint(setting: str, *, base_url: str = "", key: str = "", logprobs: bool = False) -> EndpointLook:
    """Look, within a few seconds, at one request or two. Nothing of what the endpoint says is repeated."""
    found = split_setting(setting)
    wrong = found if isinstance(found, Failure) else bad_address(base_url)
    if isinstance(found, Failure) or wrong is not None:
        return EndpointLook(problem=wrong.detail if wrong else "")
    vendor, name = found
    root = (base_url or VENDORS[vendor].url or _OWN[vendor]).rstrip("/")
    try:
        with bounded_client() as client:
            client.timeout = httpx2.Timeout(_PATIENCE)
            return _look(client, vendor, name, root, key, logprobs)
    except httpx2.TimeoutException:
        return EndpointLook(problem=f"no answer within {_PATIENCE:.0f} s")
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        return EndpointLook(problem=f"cannot be reached ({type(error).__name__})")


def _look(client: httpx2.Client, vendor: str, name: str, root: str, key: str, logprobs: bool) -> EndpointLook:
    headers, address = _listing(vendor, name, root, key)
    answer = client.get(address, headers=headers)
    alone = vendor in ("anthropic", "google")  # asked for this one model: 404 says that it is not there
    if answer.status_code in _TROUBLE or answer.status_code >= 500:
        return EndpointLook(problem=_TROUBLE.get(answer.status_code, f"it failed (HTTP {answer.status_code})"))
    if answer.status_code == 200:
        known = "model known"
        if not alone and name not in (listed := _names(answer)):
            if vendor != "llamacpp" or len(listed) != 1:
                return EndpointLook(problem=f'it knows no model "{name}"')
            known = "it serves its one model under any name"
        notes: tuple[str, ...] = ("reachable", "key accepted" if key else "no key needed", known)
    elif alone:
        problem = f'it knows no model "{name}"' if answer.status_code == 404 else f"HTTP {answer.status_code}"
        return EndpointLook(problem=problem)
    else:
        notes = ()
    if notes and not (logprobs and VENDORS[vendor].logprobs):
        return EndpointLook(notes=notes)
    return _tiny_call(client, name, root, headers, notes, logprobs)


def _listing(vendor: str, name: str, root: str, key: str) -> tuple[dict[str, str], str]:
    if vendor == "anthropic":
        return {"x-api-key": key, "anthropic-version": "2023-06-01"}, f"{root}/v1/models/{name}"
    if vendor == "google":
        return {"x-goog-api-key": key}, f"{root}/v1beta/models/{name.removeprefix('models/')}"
    return ({"Authorization": f"Bearer {key}"} if key else {}), f"{root}/models"


def _names(answer: httpx2.Response) -> set[str]:
    """The ids in a list of models; an endpoint that lists something else lists none."""
    listed = answer.json()
    rows = listed.get("data") if isinstance(listed, dict) else None
    return {str(row.get("id")) for row in rows if isinstance(row, dict)} if isinstance(rows, list) else set()


def _tiny_call(
    client: httpx2.Client, name: str, root: str, headers: dict[str, str], notes: tuple[str, ...], logprobs: bool
) -> EndpointLook:
    body = {"model": name, "messages": [{"role": "user", "content": "Answer yes."}], "max_tokens": 1}
    answer = client.post(
        f"{root}/chat/completions", headers=headers, json=body | ({"logprobs": True} if logprobs else {})
    )
    if answer.status_code != 200:
        known = {**_TROUBLE, 404: f'it knows no model "{name}"'}
        return EndpointLook(problem=known.get(answer.status_code, f"it refused a call (HTTP {answer.status_code})"))
    notes = notes or ("reachable", "answers")
    if not logprobs:
        return EndpointLook(notes=notes)
    choices = answer.json().get("choices") or [{}]
    if not (choices[0].get("logprobs") or {}).get("content"):
        return EndpointLook(problem="it gives no log probabilities, which the judge needs", notes=notes)
    return EndpointLook(notes=(*notes, "log probabilities"))
