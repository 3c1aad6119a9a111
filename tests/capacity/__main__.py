"""Runs both loads on both servers and prints what came of it; never more than some minutes, then all is ended."""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.store import postgres

from .candidates import Candidate, Told, Visitor
from .processor import seconds

CANDIDATES = 200
RHYTHM, STRESS = 50.0, 200.0
"""Saves a second, of all together."""
SAVE, VERDICT = 0.25, 3.0
"""Seconds that the slowest of a hundred may take."""


def main() -> int:
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # whatever ends it, all that it started ends too
    with postgres.server() as server, postgres.empty_database(server) as where, tempfile.TemporaryDirectory() as folder:
        database = _server_of(Path(str(server.query["host"])))
        told: list[bool] = []
        command = [sys.executable, "-m", "cefi_map.cli", "serve", "--port", "0", "--data", folder]
        with _served([*command, "--processes", str(options.processes)], CEFI_MAP_DATABASE=where) as (process, address):
            candidates = _begun(address, options.candidates, options.processes)
            told.append(
                _run(
                    "the editor's rhythm, all else beside", candidates, process, database, options, RHYTHM, beside=True
                )
            )
            told.append(_run("stress: saves alone", candidates, process, database, options, STRESS))
        plain = re.sub(r"^postgresql\+psycopg", "postgresql", where)
        bare = [sys.executable, "-m", "tests.capacity.bare", plain, str(options.processes)]
        with _served(bare) as (process, address):
            for candidate in candidates:
                candidate.to = Visitor(address, candidate.told).to
            for name, rate in (("bare insert, the same rhythm", RHYTHM), ("bare insert, stress", STRESS)):
                _run(name, candidates, process, database, options, rate, bare=True)
    return 0 if told[0] else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.capacity")
    parser.add_argument("--seconds", type=int, default=60, choices=range(5, 301), metavar="5-300")
    parser.add_argument("--candidates", type=int, default=CANDIDATES, choices=range(1, 401), metavar="1-400")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


def _begun(address: str, count: int, processes: int) -> list[Candidate]:
    """All at their places, with a map of their own that the server knows."""
    candidates = [Candidate(address, Told(), rank) for rank in range(count)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(Candidate.begin, candidates))
        for _ in range(processes + 1):  # a class that has been writing for a while: each process has read most maps
            list(threads.map(Candidate.again, candidates))
    failed = [said for each in candidates for said in each.told.failed]
    assert not failed, failed[:3]
    return candidates


def _run(
    name: str,
    candidates: list[Candidate],
    server: subprocess.Popen[str],
    database: int,
    options: argparse.Namespace,
    rate: float,
    *,
    beside: bool = False,
    bare: bool = False,
) -> bool:
    """One load; prints its lines. Whether all that is promised was held."""
    told = Told()
    for each in candidates:
        each.told = told
    before = _used(server.pid, database)
    until = time.perf_counter() + options.seconds
    work = [
        threading.Thread(target=_work, args=(each, until, rate / len(candidates), beside, bare)) for each in candidates
    ]
    if beside:
        work += [threading.Thread(target=others, args=(candidates[0], told, until)) for others in (_previews, _trainer)]
    for each in work:
        each.start()
    for each in work:
        each.join()
    used = [now - was for now, was in zip(_used(server.pid, database), before, strict=True)]
    return _print(name, told, used, options.seconds)


def _used(server: int, database: int) -> list[float]:
    """Processor seconds of the server, the database and of this client."""
    return [seconds(server), seconds(database), time.process_time()]


def _work(candidate: Candidate, until: float, rate: float, beside: bool, bare: bool) -> None:
    """Saves at random moments; in the editor's rhythm every third pause is long enough for the opinion to be asked."""
    chance, saves = random.Random(id(candidate)), 0
    while time.perf_counter() + (wait := chance.expovariate(rate)) < until:
        time.sleep(wait)
        saves += 1
        if bare:
            candidate.timed("save", "PUT", "/", candidate.body())
        elif candidate.save() and beside and saves % 3 == 0:
            candidate.opinion()


def _previews(of: Candidate, told: Told, until: float) -> None:
    """Somebody writes a dossier: its pages are counted at each pause, the first is drawn."""
    writer = Visitor(f"http://{of.to.host}:{of.to.port}", told)
    writer.come()
    text = {"title": "", "author": "", "blocks": []}
    while time.perf_counter() < until:
        said = "Une phrase du dossier. " * random.randint(3, 30)
        text["blocks"] = [*text["blocks"][-40:], {"type": "paragraph", "content": [{"text": said}]}]
        path = f"/api{of.project}/dossier/pages"
        counted = writer.timed(
            "count pages", "POST", path, json.dumps(text).encode(), **{"Content-Type": "application/json"}
        )
        if counted:
            writer.timed("draw a page", "GET", json.loads(counted)["sheets"][0])
        time.sleep(1)


def _trainer(of: Candidate, told: Told, until: float) -> None:
    """The trainer's room, looked at every five seconds."""
    trainer = Visitor(f"http://{of.to.host}:{of.to.port}", told)
    while time.perf_counter() < until:
        trainer.timed("trainer's room", "GET", "/relire")
        time.sleep(5)


def _print(name: str, told: Told, used: list[float], duration: int) -> bool:
    saves = told.took.get("save", [])
    print(f"\n{name}: {len(saves) / duration:.1f} saves/s in {duration} s, {len(told.failed)} errors")
    for what, took in sorted(told.took.items()):
        spread = " / ".join(f"{at * 1000:.0f}" for at in (_at(took, 0.5), _at(took, 0.95), _at(took, 0.99), max(took)))
        print(f"  {what:22} {len(took):6}   p50 / p95 / p99 / max ms: {spread}")
    each = [f"{where} {time * 1000 / max(1, len(saves)):.1f}" for where, time in zip(_WHERE, used, strict=True)]
    share = [f"{where} {100 * time / duration:.0f} %" for where, time in zip(_WHERE, used, strict=True)]
    print(f"  processor, ms a save: {', '.join(each)}; of one core: {', '.join(share)}")
    for said in told.failed[:3]:
        print(f"  {said}")
    slow = _at(saves, 0.99) >= SAVE or _at(told.took.get("opinion", []), 0.99) >= VERDICT
    return not told.failed and not slow


_WHERE = ("server", "database", "client")


def _at(took: list[float], share: float) -> float:
    return statistics.quantiles(took, n=1000, method="inclusive")[round(share * 1000) - 1] if len(took) > 1 else 0.0


@contextmanager
def _served(command: list[str], **settings: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server that says its address on its first line."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **settings}) as process:
        try:
            assert process.stdout
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found, "it did not start"
            yield process, found[0]
        finally:
            process.terminate()
            process.wait(60)


def _server_of(data: Path) -> int:
    """The process of PostgreSQL from which all its others come."""
    return int((data / "postmaster.pid").read_text().splitlines()[0])


if __name__ == "__main__":
    sys.exit(main())
