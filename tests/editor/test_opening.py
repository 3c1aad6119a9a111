"""How the editor's page opens: what it asks for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import cefi_map

from .person import Person, at_work, person

pytestmark = pytest.mark.browser

MOST = 300_000
"""Bytes of our own script, without what is said of its types and uses, that a page with a map may ask for before a
gesture."""
SAID = re.compile(rb"/\*\*.*?\*/", re.DOTALL)


def test_the_page_names_every_module_it_runs(browser: Any, server: str):
    """The browser learns of all modules at once, of none that the page does not run; dialogs come with a gesture."""
    with person(browser, server) as someone:
        asked: set[str] = set()
        someone.page.on("request", lambda request: asked.add(request.url.removeprefix(server)))
        someone.create(kind="vide")
        links = someone.page.locator("link[rel=modulepreload]")
        named = set(links.evaluate_all("links => links.map((link) => link.getAttribute('href'))"))
        assert len(named) > 40
        run = {path for path in asked if path.endswith(".js")}
        assert named == {path for path in run if "/shell/" not in path}
        package = Path(cefi_map.__file__).parent
        assert sum(len(SAID.sub(b"", (package / path.removeprefix("/")).read_bytes())) for path in run) < MOST
        someone.map()
        with someone.page.expect_request("**/dialogs/node.js"):
            someone.press("ArrowDown")


def test_a_dialog_opens_without_network_once_one_works_on_the_map(browser: Any, server: str):
    """Its module came with the first gesture. Where none was made, a sentence says what is missing."""
    with at_work(browser, server) as context:
        someone = Person(page := context.new_page(), server)
        path = someone.create(kind="vide")
        context.set_offline(True)
        page.evaluate("editor.act('icons')")
        page.get_by_text("Une partie de l’éditeur n’est pas encore sur cet appareil.").first.wait_for()
        context.set_offline(False)
        someone.open(path)
        someone.map()
        with page.expect_response("**/dialogs/paste.js"):
            someone.press("ArrowDown")
        page.wait_for_load_state("networkidle")
        context.set_offline(True)
        page.evaluate("editor.act('icons')")
        page.get_by_role("dialog", name="Icônes").wait_for()
        context.set_offline(False)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 800), (768, 1024), (390, 844)])
def test_what_a_map_first_shows_can_be_read(browser: Any, server: str, width: int, height: int):
    """Letters of 11 px at least; the root in sight, or the node that the address names; « Tout voir » shows all."""
    with person(browser, server, width=width, height=height) as someone:
        path = someone.create(kind="exemple")
        is_in_sight = """key => { const { canvas } = editor; const [a, b, c, d] = canvas.rectOf(key);
            const [left, top, right, bottom] = canvas.view.frame();
            return a >= left && b >= top && c <= right && d <= bottom && 12.5 * canvas.view.k >= 11; }"""
        assert someone.page.evaluate(is_in_sight, someone.page.evaluate("editor.state.key"))
        last = someone.on_server(path)[-1]["key"]
        someone.open(f"{path}?noeud={last}")
        assert someone.page.evaluate(is_in_sight, last)
        someone.page.evaluate("editor.act('fit')")
        left, top, right, bottom = someone.page.evaluate("editor.canvas.view.frame()")
        bounds = someone.page.evaluate("editor.canvas.bounds")
        assert bounds[0] >= left
        assert bounds[1] >= top
        assert bounds[2] <= right
        assert bounds[3] <= bottom


def test_an_address_that_names_what_is_not_there_opens_the_map(browser: Any, server: str):
    """An old link, or one that was cut: on a phone, where a stage that is named brings its branch."""
    with person(browser, server, width=390, height=844) as someone:
        path = someone.create(kind="exemple")
        root = someone.here
        someone.open(f"{path}?etape=E9&exigence=C99&noeud=ID_0")
        someone.page.evaluate("editor.painted")
        assert someone.here == root
        someone.open(f"{path}?etape=E3")
        someone.until("editor.state.stages.get(editor.state.key)?.includes(3)")
