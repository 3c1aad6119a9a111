"""The modules that a page's script imports, found by reading them, so that the browser asks for all of them at once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from flask import current_app

IMPORT = re.compile(r"""^(?:import|export|\})[^"\n]*?"(\.{1,2}/[^"]+\.js)";$""", re.MULTILINE)
"""Ours are written by one formatter: an import ends its line, and a list over several lines ends with « } from … »."""


def modules_of(entry: str) -> tuple[str, ...]:
    """Paths below ``static/`` of all that the module at ``entry`` imports, itself first."""
    return _modules(Path(current_app.static_folder or ""), entry)


@cache
def _modules(folder: Path, entry: str) -> tuple[str, ...]:
    found = {entry: None}
    waiting = [entry]
    while waiting:
        path = folder / waiting.pop()
        for name in IMPORT.findall(path.read_text(encoding="utf-8")):
            module = (path.parent / name).resolve().relative_to(folder.resolve()).as_posix()
            if module not in found:
                found[module] = None
                waiting.append(module)
    return tuple(found)
