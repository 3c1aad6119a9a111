"""Whole processes: what starts, and what a command takes, against the imports that neither can do without."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.request import urlopen

from cefi_map.formats import freemind
from cefi_map.project import files as files_room

from .fresh import new
from .row import Row

CLI = (sys.executable, "-m", "cefi_map.cli")
IMPORTS = (sys.executable, "-c", "import flask, lxml.etree, sqlalchemy")
COMPILED = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
"""Bytecode is kept from start to start, as where a program is installed."""


def rows() -> Iterator[Row]:
    imports = partial(subprocess.run, IMPORTS, check=True, env=COMPILED)
    yield Row("`cefi-map --version`", "an empty program of Python", partial(_ran, "--version"), _nothing, 2)
    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as folder:
        yield Row(
            "start of the server to its first page",
            "python -c “import flask, lxml, sqlalchemy”",
            partial(_started, data),
            imports,
            3,
        )
        files = []
        for rank in range(20):
            files.append(str(Path(folder, f"candidat-{rank}.mm")))
            Path(files[-1]).write_bytes(freemind.write(new(200)))
        yield Row(
            "`check` of one file, whole process", "the same imports", partial(_ran, "check", files[0]), imports, 2
        )
        yield Row(
            "`check` of 20 files of 200 nodes, whole process",
            "the same in a process that runs",
            partial(_ran, "check", *files),
            partial(_checked, files),
            1.5,
            pairs=3,
        )


def _nothing() -> None:
    subprocess.run((sys.executable, "-c", ""), check=True, env=COMPILED)


def _ran(*arguments: str) -> None:
    # ends with 1 where something is missing
    subprocess.run((*CLI, *arguments), capture_output=True, check=False, env=COMPILED)


def _checked(files: list[str]) -> None:
    for file in files:
        files_room.check_file(Path(file).read_bytes(), file)


def _started(data: str) -> None:
    command = (*CLI, "serve", "--port", "0", "--data", data)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=COMPILED
    ) as process:
        try:
            assert process.stdout
            address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
            with urlopen(address) as answer:
                answer.read()
        finally:
            process.kill()
