"""One real store for each test; one real browser and one real server for a whole run: Playwright opens once in a
process."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from cefi_map.store import Store, open_store
from tests.applications import app, empty, visitor
from tests.editor.person import PATIENCE
from tests.preflight import chromium as find_chromium
from tests.serving import served

__all__ = ["app", "browser", "chromium", "empty", "server", "store", "visitor"]

settings.register_profile("brief", deadline=None, max_examples=20)
settings.register_profile("full", deadline=None, max_examples=200)  # make deep
settings.load_profile("brief")


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One more than there are processors: who waits for a browser, a server or a disk leaves its own to another."""
    return (yield) + 1


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """A million objects come with seven thousand tests and stay: nobody looks through them again for what could go."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with what takes long come first: at the end no worker is alone with one."""
    long = {item.path for item in items if item.get_closest_marker("browser") or item.get_closest_marker("whole")}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture
def store(tmp_path: Path, empty: Path) -> Iterator[Store]:
    """A real one for each test: SQLite, in a folder of its own, closed at the end. Not forgotten: what was said of the
    same map in another test stays at hand, and the judge with it, who starts in half a second."""
    opened = open_store(shutil.copytree(empty, tmp_path / "data"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; without one the run fails and names the package."""
    path = find_chromium()
    if path is None:
        pytest.fail("no Chromium found: install the package « chromium », or set CHROMIUM to a browser's path")
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)  # five seconds are one of work where eight programs run
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def enlarged(browser: Any, chromium: str) -> Iterator[Any]:
    """A browser whose settings ask for letters of 32 pixels, twice the usual."""
    letters = "--blink-settings=defaultFontSize=32"
    opened = browser.browser_type.launch(executable_path=chromium, args=["--no-sandbox", letters])
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of ``cefi-map serve`` on a free port, as a process of its own."""
    with served(tmp_path_factory.mktemp("donnees")) as address:
        yield address
