"""Invitations by command, and settings of accounts that stop a start."""

import json

from tests.cli.conftest import Command


def test_invitations_are_made_listed_and_taken_back(command: Command) -> None:
    made = command("invite", "make", "--note", "the copy desk", STANDFIRST_ACCOUNTS="invite")
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("http://localhost:8000/invite/")
    token = made.stdout.strip().rsplit("/", 1)[1]
    (line,) = json.loads(command("invite", "list", "--json").stdout)
    assert (line["state"], line["note"], line["made_by"]) == ("open", "the copy desk", "command line")
    assert token not in json.dumps(line)
    assert command("invite", "revoke", str(line["number"])).returncode == 0
    again = command("invite", "revoke", str(line["number"]))
    assert again.returncode == 1
    assert "no unused invitation" in again.stderr
    assert "revoked" in command("invite", "list").stdout


def test_a_link_that_counts_for_nothing_yet_says_so(command: Command) -> None:
    assert "STANDFIRST_ACCOUNTS is open" in command("invite", "make").stderr


def test_contradictions_stop_the_start_and_the_doctor_tells_them(command: Command) -> None:
    started = command("run", "--no-model", "--port", "18997", STANDFIRST_ACCOUNTS="proxy")
    assert started.returncode == 1
    assert "contradict each other" in started.stderr
    assert "STANDFIRST_PROXY_ADDRESSES" in started.stderr
    looked = command("doctor", "--json", STANDFIRST_ACCOUNTS="proxy")
    assert looked.returncode == 1
    (found,) = [f for f in json.loads(looked.stdout) if f["what"] == "accounts"]
    assert found["level"] == "bad"
    assert "STANDFIRST_PROXY_HEADER" in found["found"]
    (well,) = [f for f in json.loads(command("doctor", "--json").stdout) if f["what"] == "accounts"]
    assert well["level"] == "note"
    assert "STANDFIRST_SMTP_URL" in well["advice"]
