"""Programs of others that open what is written here, where the machine has them and the letters they are measured with.

The counts of pages and the widths of texts are those of Arial; a machine without it, or without Liberation, which is as
wide, sets other letters, and nothing can be said of the pages.
"""

from __future__ import annotations

import shutil
import subprocess

import pytest

OFFICE = shutil.which("soffice") or ""
INKSCAPE = shutil.which("inkscape") or ""
_AS_WIDE = ("Arial", "Liberation Sans")


def _has_letters() -> bool:
    if not shutil.which("fc-match"):
        return False
    found = subprocess.run(["fc-match", "--format=%{family}", "Arial"], capture_output=True, text=True, check=False)
    return any(name in found.stdout for name in _AS_WIDE)


def _needs(program: str, name: str) -> pytest.MarkDecorator:
    reason = f"{name} is not installed" if not program else "neither Arial nor Liberation Sans is installed"
    return pytest.mark.skipif(not program or not _has_letters(), reason=reason)


needs_office = _needs(OFFICE, "LibreOffice")
needs_inkscape = _needs(INKSCAPE, "Inkscape")
