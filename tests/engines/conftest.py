"""Each journey in each engine that is here, on a server of its own; another is skipped, and says what is missing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.offline.away import Server
from tests.offline.conftest import stoppable
from tests.preflight import chromium as find_chromium

from .screens import screen
from .windows import Window

__all__ = ["stoppable"]

ENGINES = ("firefox", "webkit", "chromium")


@pytest.fixture(params=ENGINES)
def window(request: pytest.FixtureRequest, stoppable: Server, tmp_path: Path) -> Iterator[Window]:
    files = tmp_path / "pris"
    files.mkdir()
    with _STARTED[request.param](stoppable.address, files) as made:
        yield made


@contextmanager
def _firefox(server: str, files: Path) -> Iterator[Window]:
    if not (shutil.which("firefox-esr") or shutil.which("firefox")):
        pytest.skip("no Firefox here (Debian: firefox-esr)")
    from .bidi import Firefox

    with _closing(Firefox(server, files)) as made:
        yield made


@contextmanager
def _webkit(server: str, files: Path) -> Iterator[Window]:
    from .classic import minibrowser, webkit

    if not (shutil.which("WebKitWebDriver") and minibrowser()):
        pytest.skip("no WebKitGTK here (Debian: webkit2gtk-driver)")
    if not shutil.which("Xvfb"):
        pytest.skip("no screen for WebKitGTK here (Debian: xvfb)")
    with screen() as display, _closing(webkit(server, files, display)) as made:
        yield made


@contextmanager
def _chromium(server: str, files: Path) -> Iterator[Window]:
    if not (shutil.which("chromedriver") and find_chromium()):
        pytest.skip("no driver of Chromium here (Debian: chromium-driver)")
    from .classic import chromium

    with _closing(chromium(server, files)) as made:
        yield made


@contextmanager
def _closing(made: Window) -> Iterator[Window]:
    try:
        yield made
    finally:
        made.close()


_STARTED: dict[str, Callable[[str, Path], AbstractContextManager[Window]]] = {
    "firefox": _firefox,
    "webkit": _webkit,
    "chromium": _chromium,
}
