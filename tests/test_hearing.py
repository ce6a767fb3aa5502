"""That the tests hear loggers which an earlier test has had configured."""

import structlog

from tests.hearing import capture_logs


def test_a_logger_that_remembered_old_processors_is_heard() -> None:
    from standfirst.desk.steps import report

    before = structlog.get_config()
    try:
        structlog.configure(processors=[structlog.processors.JSONRenderer()], cache_logger_on_first_use=True)
        report.log.info("first use")
        structlog.configure(processors=[structlog.processors.KeyValueRenderer()], cache_logger_on_first_use=True)
        with capture_logs() as logs:
            report.log.warning("heard", number=1)
    finally:
        structlog.configure(**before)
    assert [(entry["event"], entry["number"]) for entry in logs] == [("heard", 1)]
