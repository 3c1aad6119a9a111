"""Workers are bounded by the processor: a busy machine takes no job's time away, and who stands still is replaced."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from cefi_map.workers.pool import Pool, Worker, WorkerGone, WorkerTooSlow

PROGRAM = "tests.workers.beating"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


@pytest.fixture
def pool() -> Iterator[Pool]:
    """Three seconds' silence of the worker that is there is too long; a job has four seconds of the processor."""
    made = Pool(PROGRAM, 1, 4)
    made.run({"work": 0}, [])
    worker(made)._still = 3
    yield made
    made.close()


def worker(pool: Pool) -> Worker:
    found = pool._idle.queue[-1]
    assert found
    return found


def pid(pool: Pool) -> int:
    return worker(pool)._process.pid


def test_a_job_may_take_longer_than_the_silence_that_is_allowed(pool: Pool):
    assert pool.run({"work": 3.2}, [])[0] == {"pid": pid(pool)}


def test_a_job_beyond_its_processor_time_is_stopped(pool: Pool):
    with pytest.raises(WorkerTooSlow):
        pool.run({"work": 1000}, [])
    assert pool.run({"work": 0}, [])


def test_one_that_stands_still_is_replaced_and_its_job_done_by_another(pool: Pool):
    first = pid(pool)
    os.kill(first, signal.SIGSTOP)
    assert pool.run({"work": 0.01}, [])[0]["pid"] != first
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_two_that_end_over_a_job_are_enough(pool: Pool):
    over = threading.Event()

    def end_all() -> None:
        while not over.wait(0.01):
            for each in started:
                each._process.kill()

    started = []
    begin = pool._started
    pool.forget()
    pool._started = lambda: started.append(begin()) or started[-1]  # type: ignore[method-assign, func-returns-value]
    killing = threading.Thread(target=end_all)
    killing.start()
    with pytest.raises(WorkerGone):
        pool.run({"work": 1.5}, [])
    over.set()
    killing.join()
    assert len(started) == 2


def test_nobody_is_too_late_for_a_free_worker(pool: Pool):
    """A line of others takes no job's time away."""
    answers: list[int] = []
    asking = [threading.Thread(target=lambda: answers.append(pool.run({"work": 0.7}, [])[0]["pid"])) for _ in range(3)]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert len(answers) == 3
    assert len(set(answers)) == 1


def test_it_ends_when_its_parent_does(pool: Pool):
    found = pid(pool)
    worker = pool._idle.get()
    assert worker
    pool._idle.put(None)
    for pipe in (worker._process.stdin, worker._process.stdout):
        assert pipe
        pipe.close()
    while worker._process.poll() is None:
        time.sleep(0.02)
    assert found
