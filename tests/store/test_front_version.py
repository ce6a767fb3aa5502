"""The front pages' version counts every change, whoever else makes one meanwhile."""

from contextlib import suppress
from threading import Barrier, Thread

import pytest
from django.db import OperationalError, connection

from standfirst.store.front import bump_front_page, front_version


@pytest.mark.django_db(transaction=True)
def test_no_change_is_lost() -> None:
    start, each = Barrier(4), 10

    def change(*, at_once: bool) -> None:
        start.wait(10)
        done = 0
        while done < each:
            with suppress(OperationalError):  # a database in memory turns away instead of letting wait
                bump_front_page(at_once=at_once)
                done += 1
        connection.close()

    threads = [Thread(target=change, kwargs={"at_once": n == 0}) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert front_version() == (4 * each, each)
