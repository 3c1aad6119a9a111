"""The application over a temporary directory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from cefi_map.web import create_app

from .visitor import Visitor


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    made = create_app(tmp_path / "donnees")
    yield made
    made.extensions["store"].close()


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app)
