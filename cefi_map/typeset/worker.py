"""The program of a typesetting worker: Typst source in, PDF, pictures or queried values out."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst as _typst

from cefi_map.workers.serving import serve
from cefi_map.workers.wire import Answer

from .slim import slim

typst: Any = _typst  # its stub does not know that files may be given as a mapping

FONTS = str(Path(__file__).parent / "fonts")
"""Our fonts; also all of the disk that a document can name: its own files come with the job."""
MEMORY = 3 << 30
"""Bytes of address space a worker may take (where the system can hold it to that): the 618 sheets of 20,000 nodes take
2.1 GB."""


def main(seconds: float) -> None:
    typesetter = Typesetter()
    serve(
        lambda job, blobs: typesetter.run(job, dict(zip(job["names"], blobs, strict=True))),
        seconds=seconds,
        memory=MEMORY,
    )


class Typesetter:
    """Typst with our fonts, no other file and no packages.

    Typst's own fonts stand behind ours: they are the same everywhere and hold signs that Arimo lacks (✓ ★ ☐). Those of
    the system come last, and only for a job that asks: it has characters such as emoji that none of these draws.
    """

    def __init__(self) -> None:
        self._fonts = {False: _fonts(system=False)}
        self._compilers = {False: _compiler(self._fonts[False])}

    def run(self, job: Mapping[str, Any], files: dict[str, bytes]) -> Answer:
        """``{}`` and the outputs; ``{"error": …}`` where Typst refuses, ``{"fell": …}`` where it fails."""
        try:
            return {}, self._outputs(job, files)
        except typst.TypstError as error:
            return {"error": "\n".join([error.diagnostic or str(error), *error.hints])}, []
        except Exception as error:
            return {"error": f"{type(error).__name__}: {error}"}, []
        except BaseException as error:  # a panic of Typst's own, which is no Exception
            return {"fell": str(error)}, []

    def _outputs(self, job: Mapping[str, Any], files: dict[str, bytes]) -> list[bytes]:
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
        outputs = made if isinstance(made, list) else [made]
        return list(map(slim, outputs)) if job["format"] == "svg" else outputs


def _fonts(*, system: bool) -> Any:
    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=True, font_paths=[FONTS])


def _compiler(fonts: Any) -> Any:
    return typst.Compiler(
        root=FONTS, font_paths=fonts, ignore_system_fonts=True, package_path=FONTS, package_cache_path=FONTS
    )


if __name__ == "__main__":
    main(float(sys.argv[1]))
