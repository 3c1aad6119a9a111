"""The program of one worker process: reads jobs on standard input, answers on standard output, ends with its parent."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from pathlib import Path
from typing import Any

import typst as _typst

from .wire import receive, send

typst: Any = _typst  # its stub does not know that files may be given as a mapping

FONTS = str(Path(__file__).parent / "fonts")
"""Our fonts; also all of the disk that a document can name: its own files come with the job."""
MEMORY = 2 << 30
"""Bytes of address space a worker may take (where the system can hold it to that)."""


def main(seconds: float) -> None:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints by itself must not break the messages
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, whose end ends us
    _hold_memory()
    typesetter = Typesetter()
    while True:
        try:
            job, blobs = receive(sys.stdin.buffer)
        except EOFError:
            return
        faulthandler.dump_traceback_later(seconds + 5, exit=True)  # should the parent be gone meanwhile
        send(answers, *typesetter.run(job, dict(zip(job["names"], blobs, strict=True))))
        faulthandler.cancel_dump_traceback_later()


class Typesetter:
    """Typst with our fonts, no other file and no packages.

    Typst's own fonts stand behind ours: they are the same everywhere and hold signs that Arimo lacks (✓ ★ ☐). Those of
    the system come last, and only for a job that asks: it has characters such as emoji that none of these draws.
    """

    def __init__(self) -> None:
        self._fonts = {False: _fonts(system=False)}
        self._compilers = {False: _compiler(self._fonts[False])}

    def run(self, job: dict[str, Any], files: dict[str, bytes]) -> tuple[dict[str, Any], list[bytes]]:
        """What ``wire.send`` needs to answer: ``{}`` and the outputs, or ``{"error": …}``."""
        try:
            return {}, self._outputs(job, files)
        except typst.TypstError as error:
            return {"error": "\n".join([error.diagnostic or str(error), *error.hints])}, []
        except Exception as error:
            return {"error": f"{type(error).__name__}: {error}"}, []

    def _outputs(self, job: dict[str, Any], files: dict[str, bytes]) -> list[bytes]:
        system = job["system_fonts"]
        if system not in self._compilers:
            self._fonts[system] = _fonts(system=True)
            self._compilers[system] = _compiler(self._fonts[system])
        if "selector" in job:
            found = typst.query(files, job["selector"], field="value", root=FONTS, font_paths=self._fonts[system])
            return [found.encode()]
        made = self._compilers[system].compile(
            files, format=job["format"], ppi=job["ppi"], pdf_standards=job["standards"], sys_inputs=None
        )
        return made if isinstance(made, list) else [made]


def _fonts(*, system: bool) -> Any:
    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=True, font_paths=[FONTS])


def _compiler(fonts: Any) -> Any:
    return typst.Compiler(
        root=FONTS, font_paths=fonts, ignore_system_fonts=True, package_path=FONTS, package_cache_path=FONTS
    )


def _hold_memory() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main(float(sys.argv[1]))
