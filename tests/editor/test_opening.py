"""How the editor's page opens: what it asks for."""

from __future__ import annotations

from typing import Any

import pytest

from .person import person

pytestmark = pytest.mark.browser


def test_the_page_names_every_module_it_runs(browser: Any, server: str):
    """The browser learns of all modules at once, and of none that the page does not run; dialogs come afterwards."""
    with person(browser, server) as someone:
        asked: set[str] = set()
        someone.page.on("request", lambda request: asked.add(request.url.removeprefix(server)))
        someone.create(kind="vide")
        links = someone.page.locator("link[rel=modulepreload]")
        named = set(links.evaluate_all("links => links.map((link) => link.getAttribute('href'))"))
        assert len(named) > 40
        run = {path for path in asked if path.endswith(".js") and "/shell/" not in path}
        assert named <= run
        assert all("/dialogs/" in path for path in run - named)
