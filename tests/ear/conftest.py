"""Each journey at a desk and on a server of its own; without Orca it is skipped, and says what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.bidi import Firefox
from tests.serving import served

from .desk import missing, sat_at
from .listener import Listener


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[Listener]:
    if absent := missing():
        pytest.skip(f"no {', '.join(absent)}: a page is heard where they are; make ear installs them on Debian")
    files = tmp_path / "pris"
    files.mkdir()
    with served(tmp_path / "donnees") as address, sat_at(tmp_path) as desk:
        window = Firefox(address, files, desk.env)
        try:
            yield Listener(desk, window)
        finally:
            window.close()
