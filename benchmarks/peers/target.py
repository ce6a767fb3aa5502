"""Target: one address that makes a front page, and how it is asked."""

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass

from benchmarks.serving import Server


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """``body`` "" is a GET; ``group`` is the process group whose CPU time is counted."""

    name: str
    url: str
    group: int
    cookie: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What ApacheBench saw of one target."""

    per_second: float
    cpu_ms: float
    page_bytes: int
    p50: float
    p99: float


def missing() -> str:
    """What has to be installed first; "" when it can run."""
    return "" if shutil.which("ab") else "apt-get install -y apache2-utils"


def ask(target: Target, *, requests: int, connections: int) -> Rate:
    """So many requests by ``ab``, the same client for all. Raises RuntimeError when any answer was not a page."""
    server = Server(port=0, group=target.group)
    with tempfile.NamedTemporaryFile("w", suffix=".body") as body:
        body.write(target.body)
        body.flush()
        post = ["-p", body.name, "-T", "application/x-www-form-urlencoded"] if target.body else []
        cookie = ["-C", target.cookie] if target.cookie else []
        command = ["ab", "-q", "-k", "-n", str(requests), "-c", str(connections), *post, *cookie, target.url]
        before = server.cpu_seconds()
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
        spent = server.cpu_seconds() - before
    told = done.stdout
    if "Non-2xx" in told:
        raise RuntimeError(f"{target.name}: not every answer was a page\n{told}")
    return Rate(
        per_second=_number(r"Requests per second:\s+([\d.]+)", told),
        cpu_ms=spent * 1000 / requests,
        page_bytes=int(_number(r"Document Length:\s+(\d+)", told)),
        p50=_number(r"\n\s+50%\s+(\d+)", told),
        p99=_number(r"\n\s+99%\s+(\d+)", told),
    )


def _number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    if found is None:
        raise RuntimeError(f"ab did not say {pattern}:\n{text}")
    return float(found.group(1))
