"""The command line: ``standfirst COMMAND``. Each module adds its commands; every one has an example in its help.

Exit codes: 0 done, 1 the answer is no (a check failed, something is missing), 2 the call was wrong.
"""

import click

from standfirst import __version__
from standfirst.cli.data import backup, export, restore
from standfirst.cli.doctor import doctor
from standfirst.cli.evals import evaluate
from standfirst.cli.experiment import experiment
from standfirst.cli.invites import invite
from standfirst.cli.model import model
from standfirst.cli.processes import process
from standfirst.cli.reports import write
from standfirst.cli.run import run
from standfirst.cli.sample import sample
from standfirst.cli.signals import signal
from standfirst.cli.sources import source
from standfirst.cli.style import style
from standfirst.cli.verify import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="standfirst")
def main() -> None:
    """Standfirst: a self-hosted news desk that proves every sentence before it publishes.

    \b
    standfirst run --sample     the whole desk on an invented world, http://localhost:8000
    standfirst run              the whole desk on your own sources
    standfirst source add URL   read a site's feed
    standfirst doctor           what is missing, what is slow, what to do
    """


_COMMANDS = (
    run, sample, source, signal, invite, write, style, verify, model, experiment, doctor, evaluate, export, backup,
    restore, process,
)  # fmt: skip
for command in _COMMANDS:
    main.add_command(command)
