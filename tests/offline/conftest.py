"""A server of its own for each test that stops it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .away import Server


@pytest.fixture
def stoppable(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "donnees")
    yield made
    made.stop()
