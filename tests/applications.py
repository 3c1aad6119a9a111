"""The application over a temporary directory, for every test that asks for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

from cefi_map.project import later
from cefi_map.store import open_store
from cefi_map.web import create_app
from tests.web.visitor import Visitor


class Compiled(BytecodeCache):
    """Templates as one application of this run compiled them: each test has its own, of the same pages."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


class Address(Rule):
    """How addresses are built is compiled once a run: that is two thirds of what an application takes to be made."""

    _built: ClassVar[dict[object, Callable[..., tuple[str, str]]]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        of = (self.rule, *self._trace, repr(self.defaults), append_unknown)
        if of not in self._built:
            self._built[of] = super()._compile_builder(append_unknown)
        return self._built[of]


Flask.url_rule_class = Address


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request of these tests waits for what is said of a map: how long that takes on a busy machine is no part of
    them. What is told meanwhile has its own, ``test_waiting_for_nobody.py``."""
    monkeypatch.setattr(later, "PATIENCE", 120)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data in which nothing is kept yet."""
    place = tmp_path_factory.mktemp("donnees") / "vides"
    open_store(place).close()
    return place


@pytest.fixture
def app(tmp_path: Path, empty: Path) -> Iterator[Flask]:
    made = create_app(shutil.copytree(empty, tmp_path / "donnees"))
    made.jinja_env.bytecode_cache = COMPILED
    yield made
    made.extensions["store"].close()


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app)
