"""An archive that the product writes (« Exporter ces cotes »), read as the maps of this folder are."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.labelled import Labelled, parse


def archived(path: Path) -> list[Labelled]:
    """Its maps, by name. ValueError names a line that is not understood."""
    with zipfile.ZipFile(path) as file:
        names = sorted(name for name in file.namelist() if name.startswith("maps/"))
        return [parse(file.read(name).decode(), Path(name).stem) for name in names]
