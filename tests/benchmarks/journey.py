"""What a person waits for, against the time promised: verdicts, commands, start-up, pages, print.

The rival of each row is the promise itself, in seconds; growth is held against a straight line.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

from cefi_map import formats, service
from cefi_map.judging import RULES
from cefi_map.mindmap import MindMap, outline

from .freemind import grafted

CLI = [sys.executable, "-m", "cefi_map.cli"]
ROUNDS = 5


def rows() -> Iterator[tuple[str, float, float, float]]:
    few, many = (formats.read(grafted(size), "carte.mm").map for size in (200, 5_000))
    short, long = _median(lambda: _checked(few)), _median(lambda: _checked(many), 3)
    yield "verdicts on 200 nodes / 30 ms", short, 0.03, 1.0
    yield "verdicts on 5,000 nodes / 300 ms", long, 0.3, 1.0
    yield "verdicts on 5,000 nodes / as many times 200", long, short * len(many) / len(few), 1.5
    for sign in ("1", "(", "e", "pour "):
        short, long = (_once(_endless(sign, length)) for length in (4_000, 40_000))
        yield f"verdicts on titles of 40,000 characters, all “{sign}” / as many times 4,000", long, 10 * short, 1.5
    three_hundred = formats.read(grafted(300), "carte.mm").map
    yield "300 nodes to PDF, warm / one second", _median(lambda: _printed(three_hundred), 3), 1.0, 1.0
    with tempfile.TemporaryDirectory() as folder:
        files = _written(Path(folder))
        out = str(Path(folder) / "out")
        yield "check 20 maps of 200 nodes, whole process / 3 s", _ran("check", "--format", "json", *files), 3.0, 1.0
        yield "review 20 maps of 200 nodes, whole process / 5 s", _ran("review", *files, "--output", out), 5.0, 1.0
    yield from _server()


def _server() -> Iterator[tuple[str, float, float, float]]:
    with tempfile.TemporaryDirectory() as data:
        _start(data)[1]()  # the first start makes the database
        began = time.perf_counter()
        address, stop = _start(data)
        started = time.perf_counter() - began
        try:
            home = _median(lambda: _read(address))
        finally:
            stop()
    yield "start of the server to its first page, warm / 1.5 s", started, 1.5, 1.0
    yield "home page / one second", home, 1.0, 1.0


def _start(data: str) -> tuple[str, Callable[[], None]]:
    """The address of a server that has answered, and how to stop it."""
    command = [sys.executable, "app.py", "--port", "0", "--data", data]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
    _read(address)

    def stop() -> None:
        process.terminate()
        process.wait()
        if process.stdout:
            process.stdout.close()

    return address, stop


def _written(folder: Path) -> list[str]:
    files = [folder / f"candidat-{rank}.mm" for rank in range(20)]
    for file in files:
        file.write_bytes(grafted(200))
    return [str(file) for file in files]


def _ran(*arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run([*CLI, *arguments], capture_output=True, check=False)  # ends with 1 where something is missing
    return time.perf_counter() - began


def _endless(sign: str, length: int) -> MindMap:
    """What satisfies each requirement, each time with a last title that goes on without end."""
    goods = ("\n  ".join(rule.good.strip("\n").split("\n")) for rule in RULES)
    return outline.parse("Un projet\n  " + "\n  ".join(good + " " + sign * (length // len(sign)) for good in goods))


def _checked(mindmap: MindMap) -> None:
    service.files.check_map(MindMap(mindmap.nodes))


def _printed(mindmap: MindMap) -> None:
    service.files.convert(MindMap(mindmap.nodes), "pdf", preset="paper")


def _read(address: str) -> None:
    with urlopen(address) as answer:
        answer.read()


def _once(mindmap: MindMap) -> float:
    """The verdicts on a map when it comes for the first time: nothing is remembered."""
    began = time.perf_counter()
    _checked(mindmap)
    return time.perf_counter() - began


def _median(measured: Callable[[], None], rounds: int = ROUNDS) -> float:
    measured()
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        measured()
        found.append(time.perf_counter() - began)
    return statistics.median(found)
