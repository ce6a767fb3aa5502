"""``standfirst model try A B``: writers side by side on the sample world's stories."""

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standfirst.cli.output import print_json
from standfirst.domain.spending import FREE
from standfirst.settings import LOCAL_MODEL, ModelEntry, Settings, get_settings
from standfirst.writers import LOCAL_MODEL_KEY, LOCAL_MODEL_URL, WritersDesk

if TYPE_CHECKING:
    from standfirst.domain.draft import ModelUsage
    from standfirst.evaluate.model_try import Trial
    from standfirst.write import Writer

NONE = "none"
_READ = 2  # Reports printed to the terminal; the page holds all
Built = tuple["Writer", Callable[[], tuple["ModelUsage", ...]]]


@click.command("try")
@click.argument("names", metavar="A [B ...]", nargs=-1, required=True)
@click.option("--stories", "count", type=click.IntRange(min=1), default=10, show_default=True, help="How many stories.")
@click.option("--html", "html_path", type=click.Path(path_type=Path), help="A page with every Report side by side.")
@click.option("--json", "as_json", is_flag=True, help="Figures and Reports for scripts.")
def try_models(names: tuple[str, ...], count: int, html_path: Path | None, as_json: bool) -> None:
    """Write the same stories of the sample world with each writer and compare: yield, what the rules cut, seconds,
    tokens, money, and Reports to read. No database is touched and nothing is published.

    A and B are models as in the settings, such as ollama:qwen3:8b, or "local" (the embedded model chooses), or "none"
    (code alone). Address, key file and prices are those of STANDFIRST_MODEL or STANDFIRST_MODELS where they name it.

    \b
    standfirst model try none local
    standfirst model try local ollama:qwen3:8b --stories 30 --html tried.html
    """
    from standfirst.evaluate.model_try import summary, titles, try_writer
    from standfirst.evaluate.sample_stories import told_by_several

    settings, rows = get_settings(), told_by_several()[:count]
    trials: list[Trial] = []
    with ExitStack() as stack:
        built = [(name, *built_writer(name, settings, stack)) for name in names]
        for name, writer, spent in built:
            progress = progress_of(name, len(rows))
            price = FREE if name == NONE else settings.prices.get(name)
            trials.append(try_writer(name, writer, rows, spent, price, progress))
    if html_path is not None:
        _write_page(html_path, trials, titles(rows), settings.currency)
    if as_json:
        print_json([summary(t) | {"answers": t.answers} for t in trials])
    else:
        _print(trials, titles(rows), settings.currency)
    silent = [t.name for t in trials if t.name != NONE and not t.by_model()]
    if silent:
        raise click.ClickException(f"no Report came of {', '.join(silent)}: see what was cut, and standfirst doctor")


def built_writer(name: str, settings: Settings, stack: ExitStack) -> Built:
    """The writer of that name with what its calls cost since it was last asked. Raises ClickException without one."""
    from standfirst.adapters.llm import ModelsInOrder
    from standfirst.domain.errors import Failure
    from standfirst.write import ModelFreeWriter, ProseWriter

    if name == NONE:
        return ModelFreeWriter(), tuple
    if name == LOCAL_MODEL:
        return _local(settings, stack)
    desk = WritersDesk(settings)
    entry = next((e for e in settings.strong_models if e.model == name), None)
    model = desk.strong_model(entry or ModelEntry(model=name))
    if isinstance(model, Failure):
        raise click.ClickException(f"{name}: {model.detail}")
    return ProseWriter(ModelsInOrder([model])), desk.meter.take


def _local(settings: Settings, stack: ExitStack) -> Built:
    """The choosing writer over the supervisor's model server, or over one that lives as long as this command."""
    from standfirst.adapters.llm import ModelChooser, find_model, local_server
    from standfirst.domain.errors import Failure
    from standfirst.write import ChoosingWriter

    url, key = os.environ.get(LOCAL_MODEL_URL, ""), os.environ.get(LOCAL_MODEL_KEY, "")
    if not url:
        path = find_model(settings.model_path, settings.model_cache)
        if isinstance(path, Failure):
            raise click.ClickException("no local model; fetch it with: standfirst model pull")
        url, key = stack.enter_context(local_server(path))
    chooser = ModelChooser(url, key)
    read = [chooser.usage]

    def spent() -> tuple["ModelUsage", ...]:
        before, now = read[0], chooser.usage
        read[0] = now
        return (now.since(before),)

    return ChoosingWriter(chooser), spent


def progress_of(name: str, count: int) -> Callable[[dict[str, Any]], None]:
    """A teller of one line on stderr for every answer."""
    done: list[str] = []

    def tell(answer: dict[str, Any]) -> None:
        done.append(answer["id"])
        click.echo(f"{name} {len(done)}/{count} {answer['outcome']} {answer['seconds']:.1f} s", err=True)

    return tell


def _write_page(path: Path, trials: "Sequence[Trial]", titles: dict[str, str], currency: str) -> None:
    from standfirst.evaluate.model_try_page import page

    try:
        path.write_text(page(trials, titles, currency), encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from None
    click.echo(f"{path} holds every Report side by side", err=True)


def _print(trials: "Sequence[Trial]", titles: dict[str, str], currency: str) -> None:
    from standfirst.evaluate.model_try_page import figures, shown

    sums = figures(trials, currency)
    wide = max(len(name) for name in sums[0])
    for name in sums[0]:
        values = [shown(s[name]) for s in sums]
        click.echo(f"{name:{wide}}  " + "  |  ".join(values))
    shared = [n for n in range(len(titles)) if all(t.answers[n]["report"] for t in trials)]
    for number in shared[:_READ]:
        click.echo(f"\n=== {list(titles.values())[number]}")
        for trial in trials:
            _print_report(trial.name, trial.answers[number]["report"])


def _print_report(name: str, report: dict[str, Any]) -> None:
    click.echo(f"\n--- {name}\n{report['headline']['text']}\n{report['standfirst']['text']}")
    for paragraph in report["paragraphs"]:
        click.echo("\n" + " ".join(sentence["text"] for sentence in paragraph))
