"""The only room that knows language models: where the local one's file comes from, how it is served, how it chooses,
and how a strong one writes.

``model_file`` finds, fetches and proves the GGUF file. ``serve_model`` is the process that serves it on the loopback
interface, niced, with a key. ``ModelChooser`` implements the writing room's ``Chooser`` and ``ModelJudge`` the verify
room's ``Judge`` by log probability over any OpenAI-compatible endpoint; ``ReadingJudge`` implements it at every vendor
by one structured call for a whole draft. ``StrongModel`` implements ``ProseModel``
through pydantic-ai for OpenAI-compatible, Anthropic, Gemini, Ollama and llama.cpp endpoints (``vendors``), and
``ModelsInOrder`` asks several of them in the operator's order. ``trouble`` turns what an endpoint does into a
``Failure`` in our own words, ``UsageMeter`` counts every try, ``look_at_endpoint`` is the doctor's look.
"""

from standfirst.adapters.llm.chooser import ModelChooser
from standfirst.adapters.llm.endpoint_look import EndpointLook, look_at_endpoint
from standfirst.adapters.llm.in_order import ModelsInOrder
from standfirst.adapters.llm.judge import JUDGE_SLOT, ModelJudge, endpoint_judge
from standfirst.adapters.llm.key_file import read_key
from standfirst.adapters.llm.local_server import local_server
from standfirst.adapters.llm.metering import UsageMeter
from standfirst.adapters.llm.model_file import (
    ModelStatus,
    check_own_file,
    fetch_model,
    file_sha256,
    find_model,
    model_status,
)
from standfirst.adapters.llm.model_source import HUB_URL, MODEL_NAME, MODEL_SHA256, ModelSource
from standfirst.adapters.llm.prose import StrongModel
from standfirst.adapters.llm.reading_judge import ReadingJudge
from standfirst.adapters.llm.serve_model import KEY_VARIABLE, model_server_command, model_server_environment
from standfirst.adapters.llm.translating import StrongTranslator

__all__ = [
    "HUB_URL",
    "JUDGE_SLOT",
    "KEY_VARIABLE",
    "MODEL_NAME",
    "MODEL_SHA256",
    "EndpointLook",
    "ModelChooser",
    "ModelJudge",
    "ModelSource",
    "ModelStatus",
    "ModelsInOrder",
    "ReadingJudge",
    "StrongModel",
    "StrongTranslator",
    "UsageMeter",
    "check_own_file",
    "endpoint_judge",
    "fetch_model",
    "file_sha256",
    "find_model",
    "local_server",
    "look_at_endpoint",
    "model_server_command",
    "model_server_environment",
    "model_status",
    "read_key",
]
