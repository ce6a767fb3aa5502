"""``mail_cases.py`` on a desk with a mail server, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path


def test_accounts_by_proven_address() -> None:
    here = Path(__file__).parent
    environment = os.environ | {"STANDFIRST_SMTP_URL": "smtp://localhost:25"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", str(here / "mail_cases.py")],
        env={k: v for k, v in environment.items() if not k.startswith("PYTEST_")}, capture_output=True, text=True,
        timeout=240, cwd=here.parent.parent.parent,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:]
