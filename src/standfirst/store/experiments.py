"""The experiment that runs on the front page, if one does; a desk setting, started and stopped with an audit line."""

from typing import Any

from standfirst.store.settings import audit, get_setting, set_setting

_KEY = "experiment"


def running_experiment() -> dict[str, Any] | None:
    """As it was saved: ``{"name": ..., "arms": [{"name", "share", "factors": {component: factor}}]}``."""
    found = get_setting(_KEY)
    return found if isinstance(found, dict) and found.get("arms") else None


def start_experiment(experiment: dict[str, Any], *, by: str) -> None:
    """In place of the one that runs."""
    set_setting(_KEY, experiment)
    audit(by, "start-experiment", str(experiment.get("name", "")), str(experiment.get("arms", "")))


def stop_experiment(*, by: str) -> bool:
    """Everybody gets the page as it is again; False when nothing ran."""
    running = running_experiment()
    if running is None:
        return False
    set_setting(_KEY, {})
    audit(by, "stop-experiment", str(running.get("name", "")))
    return True
