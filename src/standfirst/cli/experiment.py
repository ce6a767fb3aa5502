"""``standfirst experiment``: other weights for the front page, judged from logged pages or tried on some readers."""

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from standfirst.cli.output import print_json, print_table
from standfirst.wiring import migrate, setup_django

if TYPE_CHECKING:  # rooms that need Django are imported only after it is set up
    from standfirst.rank.logged import LoggedPage

_COLUMNS = ("arm", "readers", "pages", "opens", "interval", "gain")


@click.group()
def experiment() -> None:
    """Other weights for the front page: judge them from pages already shown, or try them on a share of readers."""


def _ready() -> None:
    setup_django()
    migrate()


@experiment.command("evaluate")
@click.option("--set", "given", multiple=True, metavar="COMPONENT=FACTOR", help="Weigh so many times what it does.")
@click.option("--days", default=14, show_default=True, type=click.IntRange(1, 365))
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def evaluate_weights(given: tuple[str, ...], days: int, as_json: bool) -> None:
    """What other weights would have been worth, from pages that were shown: nobody is tried on.

    \b
    standfirst experiment evaluate --set trend=1.5 --set chance=0
    """
    _ready()
    from standfirst.rank.experiment import MAIN
    from standfirst.rank.off_policy import estimate

    factors = _factors(given)
    pages = [page for page in _pages(days) if page.arm == MAIN]  # factors are of the page as it is
    try:
        found = estimate(pages, factors)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    rows = {
        "pages": found.pages, "readers": found.readers, "opens per page, as shown": round(found.logged, 4),
        "inverse propensity": round(found.ips, 4), "self-normalised": round(found.self_normalised, 4),
        "doubly robust": round(found.doubly_robust, 4), "95 % interval": [round(v, 4) for v in found.interval],
        "gain (low, middle, high)": [round(v, 4) for v in found.difference], "support": round(found.support, 3),
        "effective pages": round(found.effective, 1),
    }  # fmt: skip
    if as_json:
        print_json(rows)
        return
    for name, value in rows.items():
        click.echo(f"{name:26} {value}")
    if found.support < 0.9 or found.effective < 100:
        click.echo("\nToo few pages, or too far from what was shown, to rely on: try it on some readers instead.")


@experiment.command("start")
@click.argument("name")
@click.option("--arm", "arms", multiple=True, required=True, metavar="ARM:SHARE:COMPONENT=FACTOR,...")
def start(name: str, arms: tuple[str, ...]) -> None:
    """Try other weights on a share of readers.

    \b
    standfirst experiment start louder --arm more-trend:0.1:trend=1.5,coverage=1.2
    """
    _ready()
    from standfirst.rank.configuration import FRONT_PAGE
    from standfirst.rank.experiment import Arm, Experiment, problems_of, saved_form
    from standfirst.store.experiments import start_experiment

    made = []
    for text in arms:
        arm, _, rest = text.partition(":")
        share, _, factors = rest.partition(":")
        try:
            weights = _factors(tuple(filter(None, factors.split(","))))
            made.append(Arm(name=arm, share=float(share), factors=tuple(weights.items())))
        except ValueError:
            raise click.UsageError(f"{text}: an arm is NAME:SHARE:COMPONENT=FACTOR,... as in b:0.1:trend=1.5") from None
    wanted = Experiment(name=name, arms=tuple(made))
    if problems := problems_of(wanted, FRONT_PAGE):
        raise click.ClickException("\n".join(problems))
    start_experiment(saved_form(wanted), by="command line")
    click.echo(f"{name} runs: {', '.join(f'{a.name} for {a.share:.0%} of readers' for a in made)}")


@experiment.command("stop")
def stop() -> None:
    """Give everybody the page as it is; what was counted stays.

    \b
    standfirst experiment stop
    """
    _ready()
    from standfirst.store.experiments import stop_experiment

    click.echo("Stopped." if stop_experiment(by="command line") else "No experiment runs.")


@experiment.command("show")
@click.option("--days", default=14, show_default=True, type=click.IntRange(1, 365))
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def show(days: int, as_json: bool) -> None:
    """What runs, and what its arms came to so far.

    \b
    standfirst experiment show
    """
    _ready()
    from standfirst.rank.arm_results import compare_arms
    from standfirst.store.experiments import running_experiment
    from standfirst.store.rank_model import saved_model

    running = running_experiment()
    learned = {key: value for key, value in saved_model().items() if key != "text"}
    results = [
        {
            "arm": r.arm, "readers": r.readers, "pages": r.pages, "opens": round(r.opens, 4),
            "interval": [round(v, 4) for v in r.interval],
            "gain": [round(v, 4) for v in r.gain] if r.gain else None,
        }
        for r in compare_arms(_pages(days))
    ]  # fmt: skip
    if as_json:
        print_json({"running": running, "arms": results, "learned": learned})
        return
    click.echo(f"{running['name']} runs." if running else "No experiment runs.")
    if learned:
        click.echo(f"Last night's lesson ({learned['at'][:16]}): {learned['outcome']}.")
    if results:
        print_table(results, _COLUMNS)
    else:
        click.echo("No page was logged: pages are, of readers who have acted on a card or opened a Report.")


def _factors(given: tuple[str, ...]) -> dict[str, float]:
    found = {}
    for text in given:
        name, _, factor = text.partition("=")
        try:
            found[name.strip()] = float(factor)
        except ValueError:
            raise click.UsageError(f"{text}: write COMPONENT=FACTOR, as in trend=1.5") from None
    return found


def _pages(days: int) -> "list[LoggedPage]":
    from standfirst.store.clock import now
    from standfirst.store.shown import pages_since

    return pages_since(now() - timedelta(days=days))
