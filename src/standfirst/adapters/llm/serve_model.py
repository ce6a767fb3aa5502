"""The process that serves the local model at a path on a port.

A process of its own because the server inside it has no stop, takes two gigabytes and reflects any origin: so it is
niced, listens on the loopback interface, demands a key and dies with its parent. Prints one line when it is ready.
"""

import argparse
import ctypes
import os
import signal
import sys
from pathlib import Path

KEY_VARIABLE = "STANDFIRST_MODEL_KEY"
NICENESS = 15
CONTEXT_TOKENS = 4096
SLOTS = 2  # one for choosing, one for judging: each keeps its cached prefix
_PR_SET_PDEATHSIG = 1


def model_server_environment(key: str) -> dict[str, str]:
    """What the parent adds to the child's environment. Without the OpenMP settings a busy machine serves 2 tokens a
    second in place of 20."""
    return {"OMP_WAIT_POLICY": "passive", "GOMP_SPINCOUNT": "0", KEY_VARIABLE: key}


def model_server_command(path: Path, port: int) -> list[str]:
    """The command line for a supervisor. Not ``-m``: the package has imported this module by then, and Python warns."""
    start = "import sys; from standfirst.adapters.llm.serve_model import main; sys.exit(main())"
    return [sys.executable, "-c", start, "--model", str(path), "--port", str(port)]


def serve(path: Path, port: int, key: str) -> None:
    """Serve until killed; does not return."""
    import xllamacpp as x  # heavy, and only this process may load it

    parameters = x.CommonParams()
    parameters.model.path = str(path)
    parameters.n_ctx = CONTEXT_TOKENS * SLOTS  # the server divides it among its slots
    parameters.n_parallel = SLOTS
    parameters.warmup = False
    parameters.verbosity = 0
    parameters.port = port
    parameters.hostnames = ["127.0.0.1"]
    parameters.api_keys = [key]
    parameters.endpoint_slots = False
    parameters.cache_ram_mib = 0
    parameters.cpuparams.n_threads = 1
    parameters.cpuparams_batch.n_threads = 2
    server = x.Server(parameters)
    sys.stdout.write(f"ready {server.listening_address}\n")
    sys.stdout.flush()
    signal.pause()


def main() -> int:
    """Entry point of the child process; the key comes from the environment, never from the command line."""
    parser = argparse.ArgumentParser(description="serve the local model")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--port", type=int, required=True)
    arguments = parser.parse_args()
    key = os.environ.pop(KEY_VARIABLE, "")
    if not key:
        sys.stderr.write(f"{KEY_VARIABLE} is not set\n")
        return 2
    if not arguments.model.is_file():
        sys.stderr.write(f"no model at {arguments.model}\n")
        return 2
    _die_with_parent()
    os.nice(NICENESS)
    serve(arguments.model, arguments.port, key)
    return 0


def _die_with_parent() -> None:
    """Linux: the kernel sends SIGKILL when the parent's thread that started us is gone."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == 1:
            sys.exit(0)
