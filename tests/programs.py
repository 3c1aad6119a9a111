"""Programs of others that open what is written here, where the machine has them, with the letters we measure with.

Pages and widths are those of Arial. Arimo, which the package brings, is as wide: these programs are given it under
that name, so that they set the same pages on every machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice") or ""
INKSCAPE = shutil.which("inkscape") or ""
PDF_READER = shutil.which("pdftotext") or ""

_NO_OFFICE = pytest.mark.skipif(
    not (OFFICE and PDF_READER), reason="LibreOffice or pdftotext (poppler-utils) is not installed"
)
_NO_TABLES = pytest.mark.skipif(
    not (shutil.which("localc") or shutil.which("scalc")), reason="LibreOffice Calc (libreoffice-calc) is not installed"
)
_NO_INKSCAPE = pytest.mark.skipif(not INKSCAPE, reason="Inkscape is not installed")


def needs_office(test: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.whole(_NO_OFFICE(test))


def needs_tables(test: Callable[..., None]) -> Callable[..., None]:
    """The part of it that opens spreadsheets, which Debian brings apart."""
    return _NO_TABLES(needs_office(test))


def needs_inkscape(test: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.whole(_NO_INKSCAPE(test))


_LETTERS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <test name="family"><string>Arial</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Arimo</string></edit>
  </match>
</fontconfig>
"""


_AT_ONCE = 50
"""Documents in one run: with some hundreds LibreOffice ends before the last."""


def with_our_letters(folder: Path) -> dict[str, str]:
    """The environment of a program that is to have Arimo for Arial; its settings are kept in the folder."""
    fonts = files("cefi_map.typeset") / "fonts"
    settings = folder / "fonts.conf"
    settings.write_text(_LETTERS.format(fonts=fonts, cache=folder / "fonts"), "utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}


def printed(documents: Sequence[Path], folder: Path) -> list[Path]:
    """The PDF that the office program makes of each, many in one run of it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    for start in range(0, len(documents), _AT_ONCE):
        some = map(str, documents[start : start + _AT_ONCE])
        subprocess.run([*command, *some], check=True, capture_output=True, timeout=180, env=with_our_letters(folder))
    return [folder / f"{document.stem}.pdf" for document in documents]
