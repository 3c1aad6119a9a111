"""How the editor's page opens: what it asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.bundled import is_bundled
from tests.circles import one_of
from tests.serving import served

from .person import Person, at_work, drawn, person

pytestmark = pytest.mark.browser

MOST = {"": (275_000, 15), "/calendrier": (255_000, 15), "/dossier": (292_000, 15)}
"""Bytes that a page of the example brings at a first visit, as they travel, and in how many answers. A dossier's has
its first sheets too, letter by letter."""
TOLD = 600
"""Bytes of an answer that says that the browser has it."""
AGAIN = {"": (60_000, 1), "/calendrier": (60_000, 2), "/dossier": (60_000, 3)}
"""The same of the next visit: what it has not yet, the page alone and what is read of a calendar, how many pages a
dossier has."""


@pytest.mark.parametrize("view", one_of(list(MOST)))
def test_a_first_visit_brings_little_and_the_next_one_only_the_page(browser: Any, server: str, view: str):
    if not is_bundled():
        pytest.skip("the pages' scripts are not bundled as they are now: make test does it where npm is")
    with at_work(browser, server) as context:
        path = Person(context.new_page(), server).create(kind="exemple")
    with browser.new_context() as fresh:
        for most, requests in (MOST[view], AGAIN[view]):
            page = fresh.new_page()
            travelled: list[int] = []
            network = fresh.new_cdp_session(page)
            network.send("Network.enable")
            network.on(
                "Network.loadingFinished",
                lambda told, to=travelled: to.append(length) if (length := told["encodedDataLength"]) > TOLD else None,
            )
            page.goto(server + path + view)
            page.wait_for_selector("html[data-editor=ready]")
            page.wait_for_load_state("networkidle")
            assert len(travelled) <= requests
            assert sum(travelled) <= most
            page.close()


@pytest.mark.deep
def test_letters_that_french_has_not_come_to_who_meets_one(browser: Any, server: str):
    with at_work(browser, server) as context:
        someone = Person(page := context.new_page(), server)
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url))
        for title, rare in (("Cœur d’été – 12 € « à l’essai »", set()), ("Főzőműhely", {"source-serif-4-rare.woff2"})):
            someone.make(kind="vide", title=title)
            page.goto("/")
            page.get_by_text(title).first.wait_for()
            page.wait_for_load_state("networkidle")
            assert {each for each in (url.rpartition("/")[2].split("?")[0] for url in asked) if "-rare" in each} == rare


def test_a_dossier_brings_no_letters_of_maps(browser: Any, server: str):
    """Neither names of requirements are set in them, nor is the hidden drawing of icons."""
    with at_work(browser, server) as context:
        someone = Person(page := context.new_page(), server)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        path = someone.make(kind="exemple")
        asked.clear()
        page.goto(server + path + "/dossier")
        page.locator(".checks .id").first.wait_for()
        page.wait_for_load_state("networkidle")
        assert [url for url in asked if "icons.svg" in url]
        assert not [url for url in asked if "/arimo" in url]


@pytest.mark.parametrize("width", one_of([1440, 390]))
def test_a_dossier_asks_for_no_drawing_before_it_is_near(browser: Any, server: str, width: int):
    """Of a figure below neither before the editor has come nor then; of sheets that another panel hides none."""
    with at_work(browser, server, width=width) as context:
        someone = Person(page := context.new_page(), server)
        path = someone.make(kind="exemple")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.route("**/dossier/main*.js", lambda route: (drawn(page), route.continue_()))
        page.goto(server + path + "/dossier")
        page.wait_for_selector("html[data-editor=ready]")
        someone.until("editor.pages.sheets.addresses.length > 0")
        someone.drawn()
        assert not [url for url in asked if "carte.svg" in url]
        if width < 1000:
            assert not [url for url in asked if url.endswith(".svg") and "/pages/" in url]
            page.get_by_role("button", name="Pages", exact=True).click()
        someone.until("document.querySelector('.spread img').naturalWidth > 0")


@pytest.mark.deep
def test_without_bundles_the_page_names_every_module_it_runs(browser: Any, tmp_path: Path):
    """Where npm was not there, and for who changes modules: the browser learns of all at once, of none that the page
    does not run; dialogs come with the first gesture, and then open without a network."""
    with served(tmp_path, "--debug") as address, at_work(browser, address) as context:
        someone = Person(page := context.new_page(), address)
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url.removeprefix(address)))
        path = someone.create(kind="vide")
        links = page.locator("link[rel=modulepreload]")
        named = set(links.evaluate_all("links => links.map((link) => link.getAttribute('href'))"))
        run = {each for each in asked if each.endswith(".js") and "/shell/" not in each}
        assert len(named) > 40
        assert run - named == {"/static/js/editor/main.js"}
        assert {each for each in named - run if "/shell/" not in each} == set()
        context.set_offline(True)
        page.evaluate("editor.act('icons')")
        page.get_by_text("Une partie de l’éditeur n’est pas encore sur cet appareil.").first.wait_for()
        context.set_offline(False)
        someone.open(path)
        someone.map()
        with page.expect_response("**/dialogs/paste.js"):
            someone.press("ArrowDown")
        someone.until("editor.state.report")  # until it comes it is asked for
        page.wait_for_load_state("networkidle")
        context.set_offline(True)
        page.evaluate("editor.act('icons')")
        page.get_by_role("dialog", name="Icônes").wait_for()
        context.set_offline(False)


IN_SIGHT = """key => { const { canvas } = editor; const [a, b, c, d] = canvas.rectOf(key);
    const [left, top, right, bottom] = canvas.view.frame();
    return a >= left && b >= top && c <= right && d <= bottom && 12.5 * canvas.view.k >= 11; }"""
"""Whether a node is wholly in the window, at a scale at which it reads."""

WHOLE = """(() => { const { canvas } = editor; const [left, top, right, bottom] = canvas.view.frame();
    const [a, b, c, d] = canvas.bounds; return a >= left && b >= top && c <= right && d <= bottom; })()"""

LETTERS = """depth => { const { canvas } = editor; return Math.min(...canvas.boxes.filter((box) => box.depth === depth)
    .map(({ face }) => (face.inner ?? face).size / 2 * (face.zoom ?? 1) * canvas.view.k)); }"""
"""The smallest letters of a level, in pixels of the screen."""


UNCUT = """(() => { const bare = (text) => text.replace(/\\s/g, "");
    return editor.canvas.real.every(({ node, face }) =>
      bare((face.inner ?? face).lines.map(({ text }) => text).join("")) === bare(node.text)); })()"""
"""Whether all that is drawn has all its words."""


MOVED = """scale => { const { canvas, state } = editor;
    const middle = () => { const [a, b, c, d] = canvas.rectOf(state.key);
      return canvas.view.toWindow((a + c) / 2, (b + d) / 2); };
    const [x, y] = middle(); canvas.zoom(scale, x, y); const [to, down] = middle();
    return Math.hypot(to - x, down - y); }"""
"""How far the middle of the chosen node goes, in pixels, when one zooms there."""


@pytest.mark.parametrize(("width", "height"), one_of([(1440, 900), (1280, 720), (768, 1024), (390, 844)]))
def test_what_a_map_first_shows_can_be_read(browser: Any, server: str, width: int, height: int):
    """Whatever is shown of it, uncut in letters of 9 px at least; a branch on a phone; or the node that the address
    names; « Tout voir » shows all."""
    with person(browser, server, width=width, height=height) as someone:
        path = someone.create(kind="exemple")
        if width > 600:
            assert someone.page.evaluate(WHOLE)
            assert someone.page.evaluate(DRAWN) > 30
            for depth in someone.page.evaluate("[...new Set(editor.canvas.boxes.map(({ depth }) => depth))]"):
                assert someone.page.evaluate(LETTERS, depth) >= 9
            assert someone.page.evaluate(UNCUT)
        else:
            assert someone.page.evaluate(IN_SIGHT, someone.page.evaluate("editor.state.key"))
        last = someone.on_server(path)[-1]["key"]
        someone.open(f"{path}?noeud={last}")
        assert someone.page.evaluate(IN_SIGHT, last)
        someone.page.evaluate("editor.act('fit')")
        assert someone.page.evaluate(WHOLE)


@pytest.mark.parametrize(
    ("width", "height", "title"), one_of([(1440, 900, "Le garage solidaire à roulettes"), (1024, 768, "Projet")])
)
def test_a_new_map_opens_whole(browser: Any, server: str, width: int, height: int, title: str):
    with person(browser, server, width=width, height=height) as someone:
        someone.create(title=title)
        assert someone.page.evaluate(WHOLE)


def branching(*counts: int) -> str:
    """A FreeMind map with so many nodes under each of a level, half of its branches on either side."""
    under = ""
    for level, count in reversed(list(enumerate(counts, 1))):
        sides = ["right", "left"] if level == 1 else [""]
        under = "".join(
            f'<node TEXT="Niveau {level}, une idée {i}" POSITION="{sides[len(sides) * i // count]}">{under}</node>'
            for i in range(count)
        )
    return f'<map version="1.0.1"><node TEXT="Projet">{under}</node></map>'


DRAWN = "editor.canvas.boxes.filter((box) => editor.state.map.byKey.has(box.node.key)).length"
"""Nodes of the map that are drawn, without the questions beside them."""
SHUT = "[...editor.state.map.byKey.values()].filter((node) => node.isShut).length"


def test_a_large_map_opens_in_two_levels_and_unfolds_from_there(browser: Any, server: str, tmp_path: Path):
    """At a scale of 60 % or more; nothing of it is a change of the map, and a node that is gone to is shown. What a
    person unfolded is so at the next opening."""
    with person(browser, server) as someone:
        path = someone.bring(tmp_path, branching(6, 7, 23))
        assert someone.page.evaluate("editor.state.map.size") == 1015
        assert someone.page.evaluate(DRAWN) == 49
        assert someone.page.evaluate(WHOLE)
        assert someone.page.evaluate("editor.canvas.view.k") >= 0.6
        assert someone.page.evaluate(SHUT) == 42
        assert not someone.page.evaluate("editor.state.history.canUndo || !editor.sync.isSettled")
        someone.press("ArrowDown", "ArrowDown", "Space")
        assert someone.page.evaluate(DRAWN) == 72
        assert not someone.page.evaluate("editor.state.history.canUndo")
        last = someone.page.evaluate("[...editor.state.map.byKey.keys()].at(-1)")
        someone.page.evaluate("key => editor.goTo(key)", last)
        assert someone.page.evaluate("key => editor.canvas.byKey.has(key)", last)
        assert someone.page.evaluate(SHUT) == 40
        someone.open(path)
        assert someone.page.evaluate(SHUT) == 40
        someone.page.evaluate("editor.act('unfold')")
        assert someone.page.evaluate(DRAWN) == 1015
        someone.open(path)
        assert someone.page.evaluate(DRAWN) == 1015


def test_the_panels_fold_away_and_stay_so(browser: Any, server: str):
    """The map takes their room and is seen whole in it; who follows a verdict has its panel back for this time."""
    with person(browser, server) as someone:
        path = someone.create(kind="exemple")
        panels = [someone.page.locator(f".workshop > .side.{side}") for side in ("left", "right")]
        before = someone.page.evaluate("editor.canvas.view.k")
        for name in ("Étapes", "Verdicts"):
            button = someone.page.get_by_title(f"{name}\u00a0: masquer ou montrer le panneau")
            expect(button).to_have_attribute("aria-expanded", "true")
            button.click()
            expect(button).to_have_attribute("aria-expanded", "false")
            said = someone.page.locator("[data-spoken]").filter(has_text=f"Panneau des {name.lower()} masqué.")
            expect(said).to_have_count(1)
        assert someone.page.evaluate(WHOLE)
        assert someone.page.evaluate("editor.canvas.view.k") > 1.4 * before
        someone.open(path)
        assert someone.page.evaluate(WHOLE)
        for panel in panels:
            expect(panel).to_be_hidden()
        someone.page.evaluate("editor.verdicts.open('C5')")
        expect(panels[1]).to_be_visible()
        someone.open(path)
        expect(panels[1]).to_be_hidden()
        someone.press("Control+k")
        someone.keyboard.type("masquer verdicts")
        someone.press("Enter")
        expect(panels[1]).to_be_visible()
        assert someone.page.evaluate("editor.canvas.hasFocus")


def test_a_small_map_opens_whole_though_its_letters_are_a_little_smaller(browser: Any, server: str, tmp_path: Path):
    """Rather than cut for a pixel: texts of 10 px, titles of 11."""
    leaf = '<node TEXT="Une autre idée, sous ce titre, de deux lignes"/>'
    nodes = "".join(
        f'<node TEXT="Branche {i}"><node TEXT="Une idée assez longue pour deux lignes"/>'
        f'<node TEXT="Un titre">{3 * leaf}</node></node>'
        for i in range(8)
    )
    with person(browser, server, width=1350) as someone:
        someone.bring(tmp_path, f'<map version="1.0.1"><node TEXT="Projet">{nodes}</node></map>')
        assert someone.page.evaluate(WHOLE)
        assert 0.7 < someone.page.evaluate("editor.canvas.view.k") < 0.88
        assert someone.page.evaluate(LETTERS, 3) >= 9
        assert someone.page.evaluate(LETTERS, 1) >= 11


@pytest.mark.parametrize(("width", "height"), one_of([(1440, 900), (1920, 1080)]))
def test_the_whole_map_has_titles_that_read_at_any_scale(browser: Any, server: str, width: int, height: int):
    """« Tout voir » fills the window's width or its height, levels 1 and 2 in letters of 11 px; so they stay when one
    zooms, what is under the pointer stays there, and nothing is larger where all reads."""
    with person(browser, server, width=width, height=height) as someone:
        someone.create(kind="exemple")
        someone.page.evaluate("editor.act('fit')")
        assert someone.page.evaluate(WHOLE)
        for depth in (1, 2):
            assert someone.page.evaluate(LETTERS, depth) >= 11
        used = someone.page.evaluate(
            """(() => { const { view, bounds: [a, b, c, d] } = editor.canvas; const { k, width, height } = view;
               return Math.max((c - a) * k / width, (d - b) * k / (height - 128)); })()"""
        )
        assert used > 0.85
        someone.choose("Préparation")
        for scale in (0.1, 0.3, 0.5, 0.7, 0.88, 1):
            assert someone.page.evaluate(MOVED, scale) < 2
            assert someone.page.evaluate(LETTERS, 1) >= 11
            assert someone.page.evaluate(LETTERS, 2) >= 10.99
        assert not someone.page.evaluate("editor.canvas.boxes.some((box) => box.face.zoom)")


def test_a_title_is_written_where_it_stands_in_the_whole_map(browser: Any, server: str):
    """The field covers the title that is larger, in its letters."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        someone.page.evaluate("editor.act('fit')")
        someone.choose("Contexte")
        someone.press("F2")
        field = someone.page.locator("textarea.entry")
        size = float(field.evaluate("field => getComputedStyle(field).fontSize").removesuffix("px"))
        assert 11 <= size <= 15
        box = field.bounding_box()
        node = someone.page.evaluate(
            """(() => { const [a, b, c, d] = editor.canvas.rectOf(editor.state.key);
               const [x, y] = editor.canvas.view.toWindow(a, b);
               const { left, top } = editor.host.getBoundingClientRect();
               return [x + left, y + top]; })()"""
        )
        assert box
        assert abs(box["y"] - node[1]) < 8
        assert box["x"] >= node[0] - 2


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


@pytest.mark.parametrize(("width", "height"), one_of([(1440, 900), (1366, 657), (390, 844)]))
def test_the_map_opens_with_the_keyboard_and_no_bar_of_the_page(browser: Any, server: str, width: int, height: int):
    """The first key goes to the first stage; the page is as high as its window, to the pixel."""
    with person(browser, server, width=width, height=height) as someone:
        someone.create()
        assert someone.page.evaluate("editor.canvas.hasFocus")
        overflow = "document.documentElement.scrollHeight - document.documentElement.clientHeight"
        assert someone.page.evaluate(overflow) == 0
        if width > 600:
            assert someone.here == "Essai"
            someone.press("ArrowRight")
        assert someone.here == "Contexte"


def test_what_one_reads_is_left_the_keyboard(browser: Any, server: str):
    """An address that names a requirement opens it: the keyboard is there, not in the map, its stage is open, and what
    writes there in sight."""
    with person(browser, server) as someone:
        path = someone.make()
        someone.open(f"{path}?exigence=C8b")
        someone.until("document.activeElement.closest('details')?.dataset.id === 'C8b'")
        someone.until(
            """(() => { const { x, y, height } = document.querySelector(".req[open] .main").getBoundingClientRect();
               return document.elementFromPoint(x + 9, y + height / 2)?.matches(".main, .main *"); })()"""
        )
        someone.until("editor.steps.opened === 4")
        expect(someone.page.locator(".step.now")).to_contain_text("Un + ajoute un nœud, une case de la carte, sous «")
        assert someone.here == "Préparation"
        someone.page.evaluate("editor.painted")
        assert not someone.page.evaluate("editor.canvas.hasFocus")
