"""One real store for each test: SQLite, in a folder of its own, closed and forgotten at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cefi_map import service
from cefi_map.service.memory import forget


@pytest.fixture
def store(tmp_path: Path) -> Iterator[service.data.Store]:
    opened = service.data.open_store(tmp_path / "data")
    yield opened
    opened.close()
    forget()
