"""Workers are replaced when they hang or die, serve every thread, and end with the interpreter."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from cefi_map.errors import TooLarge
from cefi_map.typeset import CannotTypeset, Pool, pages, pdf, query
from cefi_map.typeset.compile import PROGRAM
from cefi_map.workers.pool import Worker, WorkerGone

ENDLESS = "#for a in range(1000000) { for b in range(1000000) { a = b } }"
JOB: dict[str, Any] = {"format": "pdf", "ppi": None, "standards": [], "system_fonts": False, "names": ["main.typ"]}


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(size=1)
    yield made
    made.close()


def test_a_document_without_end_is_stopped_and_the_next_one_served(pool: Pool) -> None:
    """The error is a limit passed, and the pool is whole again."""
    pool.seconds = 1
    with pytest.raises(TooLarge, match="plus de 1 secondes de calcul"):
        pdf(ENDLESS, pool=pool)
    assert pdf("après", pool=pool)


def test_who_waits_for_a_busy_worker_has_all_of_the_time_after_it(pool: Pool) -> None:
    """Two poor documents, and a good one behind them: each waits longer than it may take."""
    pool.seconds = 1
    with ThreadPoolExecutor(3) as threads:
        poor = [threads.submit(pdf, ENDLESS, pool=pool) for _ in range(2)]
        good = threads.submit(pdf, "après", pool=pool)
        assert good.result()
        assert all(isinstance(each.exception(), TooLarge) for each in poor)


def test_a_worker_that_died_while_idle_is_replaced(pool: Pool) -> None:
    pdf("avant", pool=pool)
    worker = pool._idle.get()
    assert worker is not None
    worker._process.kill()
    worker._process.wait()
    pool._idle.put(worker)
    assert pdf("après", pool=pool)


def test_a_document_that_kills_its_worker_is_refused(pool: Pool) -> None:
    """A picture of 100,000 pixels a side does not fit the memory a worker may take."""
    if sys.platform != "linux":
        pytest.skip("memory is held on Linux only")
    with pytest.raises(CannotTypeset, match="s’est arrêtée"):
        pages("#set page(width: 9000cm, height: 9000cm)\nx", ppi=300, pool=pool)
    assert pdf("après", pool=pool)


def test_every_thread_is_served() -> None:
    """More threads than workers, each gets its own document back."""
    with ThreadPoolExecutor(8) as threads:
        answers = threads.map(lambda n: query(f"#metadata({n}) <v>", "<v>"), range(40))
    assert list(answers) == [[n] for n in range(40)]


def test_a_stopped_worker_says_it_is_gone() -> None:
    worker = Worker(PROGRAM, seconds=5)
    worker.close()
    with pytest.raises(WorkerGone):
        worker.ask(JOB, [b""])


def test_ctrl_c_does_not_stop_a_worker() -> None:
    """The terminal sends it to the whole group while the server still finishes its requests."""
    if os.name == "nt":
        pytest.skip("POSIX signals")
    pool = Pool(size=1)
    pdf("avant", pool=pool)
    worker = pool._idle.get()
    assert worker is not None
    worker._process.send_signal(signal.SIGINT)
    pool._idle.put(worker)
    assert pdf("après", pool=pool)
    assert worker._process.poll() is None
    pool.close()


def test_a_worker_of_a_large_server_is_kept() -> None:
    """What its parent holds is not its own: it ends early only for what a job of its own took."""
    if sys.platform != "linux":
        pytest.skip("memory is held on Linux only")
    script = (
        "import sys\nfrom cefi_map.workers import pool\n"
        "held = bytearray(300 << 20)\n"  # a worker of this program may take 256 MiB: half of it is less
        "one = pool.Pool(sys.argv[1], size=1)\n"
        "pids = [one.run({'take': take}, [])[0]['pid'] for take in (0, 0, 150, 0)]\n"
        "print([len(set(pids[:n])) for n in (2, 3, 4)])\n"
        "one.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", script, "tests.workers.holding"], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[1, 1, 2]", "")


def test_the_interpreter_ends_cleanly_and_takes_its_workers_along() -> None:
    """From a thread, with warnings as errors, without a main module: exit 0, nothing said, no process left."""
    script = (
        "import threading, cefi_map.typeset as t\n"
        "from cefi_map.typeset.compile import PROGRAM\nfrom cefi_map.workers import pool\n"
        "thread = threading.Thread(target=lambda: t.pdf('a')); thread.start(); thread.join()\n"
        "print(pool.shared(PROGRAM)._idle.queue[-1]._process.pid)\n"
    )
    done = subprocess.run([sys.executable, "-X", "dev", "-W", "error", "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    if os.name != "nt":
        with pytest.raises(ProcessLookupError):
            os.kill(int(done.stdout), 0)


def test_workers_start_from_any_folder(tmp_path: os.PathLike[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The working folder neither hides our package nor feeds a worker its own « typst »."""
    monkeypatch.chdir(tmp_path)
    with open("typst.py", "w") as trap:
        trap.write("raise SystemExit")
    fresh = Pool(size=1)
    assert pdf("a", pool=fresh)
    fresh.close()
