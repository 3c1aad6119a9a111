"""Mouse on the map: choose, write, drag with a clear target, lasso, zoom; and finding one's way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from .person import Person, person
from .test_opening import IN_SIGHT, branching

pytestmark = pytest.mark.browser

TITLES = ["un", "deux", "trois"]
LOOK = """scale => { const { canvas } = editor; canvas.zoom(scale); canvas.flush(); const { view } = canvas;
    const { left, top } = canvas.host.getBoundingClientRect();
    let off = 0; const widths = {};
    for (const [key, { group }] of canvas.drawn) {
      const [x, y] = view.toWindow(...canvas.rectOf(key));
      const box = group.querySelector(".box")?.getBoundingClientRect();
      if (box) off = Math.max(off, Math.abs(box.left - left - x), Math.abs(box.top - top - y)); }
    for (const { key } of [editor.state.map.root, ...editor.state.map.root.children]) {
      const { width } = canvas.drawn.get(key)?.group.querySelector(".label").getBoundingClientRect() ?? {};
      if (width) widths[key] = width / view.k / (canvas.byKey.get(key).face.zoom || 1); }
    const ring = parseFloat(getComputedStyle(document.querySelector(".foc .halo")).strokeWidth) * view.k;
    return [off, widths, ring]; }"""
"""How far boxes are from where they are reckoned, widths of titles as at scale 1, the ring's on the screen: pixels."""


def three(someone: Person) -> None:
    """A map of three branches, the second with one idea."""
    someone.create(kind="vide", title="Projet")
    for title in TITLES:
        someone.choose("Projet")
        someone.map()
        someone.press("Tab")
        someone.keyboard.type(title)
        someone.press("Enter")
    someone.choose("deux")
    someone.press("Tab")
    someone.keyboard.type("dessous")
    someone.press("Enter")


def middle(someone: Person, title: str) -> tuple[float, float]:
    """Where a node stands on the screen."""
    x, y = someone.page.evaluate(
        """title => { const box = editor.canvas.boxes.find((one) => one.node.text === title);
          const [a, b, c, d] = editor.canvas.rectOf(box.key); const host = editor.host.getBoundingClientRect();
          const [x, y] = editor.canvas.view.toWindow((a + c) / 2, (b + d) / 2);
          return [x + host.left, y + host.top]; }""",
        title,
    )
    return x, y


def read(someone: Person) -> list[str]:
    """Titles in the order in which a screen reader comes to them."""
    someone.page.evaluate("editor.canvas.flush(); editor.canvas.tree.update()")
    return someone.page.evaluate(
        "[...document.querySelectorAll('svg.live [role=treeitem]')].map((one) =>"
        " editor.state.map.get(one.dataset.key).text)"
    )


def test_a_branch_is_dragged_under_another(browser: Any, server: str):
    """The target is drawn while one drags; what is dropped goes with all below it; one undo takes it back."""
    with person(browser, server) as someone:
        three(someone)
        before = someone.titles()
        mouse = someone.page.mouse
        mouse.move(*middle(someone, "deux"))
        mouse.down()
        x, y = middle(someone, "trois")
        mouse.move(x + 3, y + 3, steps=6)
        expect(someone.page.locator(".drop-box")).to_have_count(1)
        mouse.up()
        assert someone.titles() == ["Projet", "  un", "  trois", "    deux", "      dessous"]
        assert read(someone) == ["Projet", "un", "trois", "deux", "dessous"]
        someone.map()
        someone.press("Control+z")
        assert someone.titles() == before
        someone.choose("un")
        someone.press("Alt+ArrowDown")
        assert someone.titles()[1] != "  un"
        assert read(someone) == [title.strip() for title in someone.titles()]
        assert someone.focused.endswith(", un"), "put elsewhere in the page, the node keeps the keyboard"


VIEW = "[editor.canvas.view.x, editor.canvas.view.y, editor.canvas.view.k].map((one) => Math.round(one * 100))"
ROOT = "editor.canvas.view.toWindow(...editor.canvas.rectOf(editor.state.map.root.key)).map(Math.round)"


def drop_beside(someone: Person, title: str, other: str) -> None:
    """Drags a node to just below another."""
    someone.page.mouse.move(*middle(someone, title))
    someone.page.mouse.down()
    x, y = middle(someone, other)
    someone.page.mouse.move(x, y + 14, steps=6)


def test_what_is_dragged_follows_the_pointer_and_leaves_the_map_still(browser: Any, server: str):
    """Its copy is under the pointer, pale where it was; dropped, and taken back, the centre stays where it is."""
    with person(browser, server) as someone:
        three(someone)
        at = someone.page.evaluate(ROOT)
        drop_beside(someone, "dessous", "trois")
        someone.drawn()
        expect(someone.page.locator("g.n.taken")).to_contain_text("dessous")
        carried = someone.page.locator("g.carried .label").bounding_box()
        assert carried
        x, y = middle(someone, "trois")
        assert carried["x"] < x < carried["x"] + carried["width"]
        assert carried["y"] - 20 < y + 14 < carried["y"] + carried["height"] + 20
        someone.page.mouse.up()
        someone.drawn()
        assert someone.titles() == ["Projet", "  un", "  deux", "  trois", "  dessous"]
        assert someone.page.locator("g.carried, g.taken").count() == 0
        assert someone.page.evaluate(ROOT) == at
        someone.press("Control+z")
        assert someone.page.evaluate(ROOT) == at


def test_who_sees_all_still_does(browser: Any, server: str, tmp_path: Path):
    """After a drop, and after an idea whose field asked for more room than there was; an idea of a map too small to be
    read is written from near, and the map then stays at that scale."""
    with person(browser, server, width=1280, height=720) as someone:
        someone.bring(tmp_path, branching(6, 4, 2))
        someone.page.evaluate("editor.act('unfold'); editor.act('fit')")
        first, last = someone.page.evaluate("editor.state.map.root.children.map((one) => one.children[1].text)")[::5]
        someone.page.mouse.move(*middle(someone, first))
        someone.page.mouse.down()
        someone.page.mouse.move(*middle(someone, last), steps=6)
        someone.page.mouse.up()
        assert someone.page.evaluate("editor.canvas.isWhole")
        someone.page.mouse.click(*middle(someone, last))
        someone.press("Tab")
        someone.keyboard.type("Parce que 14 femmes sur 18 n’ont jamais passé d’entretien d’embauche")
        someone.press("Enter")
        assert someone.page.evaluate(IN_SIGHT, someone.page.evaluate("editor.state.key"))
        scale = someone.page.evaluate("editor.canvas.view.k")
        someone.press("x", "Enter", "x", "Enter")
        assert someone.page.evaluate("editor.canvas.view.k") == scale
        someone.page.evaluate("editor.act('root'); editor.act('fold-1'); editor.act('fit')")
        someone.press("Tab")
        someone.keyboard.type("Une septième branche, dont le titre est long")
        someone.press("Enter")
        assert someone.page.evaluate("editor.canvas.isWhole")


@pytest.mark.deep
def test_a_branch_never_goes_under_itself(browser: Any, server: str):
    with person(browser, server) as someone:
        three(someone)
        before = someone.titles()
        mouse = someone.page.mouse
        mouse.move(*middle(someone, "deux"))
        mouse.down()
        mouse.move(*middle(someone, "dessous"), steps=6)
        assert someone.page.locator(".drop-box, .drop-line").count() == 0
        mouse.up()
        assert someone.titles() == before


@pytest.mark.deep
def test_how_many_are_chosen_is_no_number_of_a_node(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create()
        someone.page.evaluate("editor.state.choose(editor.state.map.root.children.slice(0, 2).map((one) => one.key))")
        expect(someone.page.locator(".selbar b.n")).to_have_text("")
        expect(someone.page.locator(".selbar .row").first).to_have_text("2\u00a0nœuds choisis")


def test_several_nodes_are_chosen_and_deleted_at_once(browser: Any, server: str):
    """With Ctrl, or by a lasso; Escape leaves one."""
    with person(browser, server) as someone:
        three(someone)
        mouse = someone.page.mouse
        mouse.click(*middle(someone, "un"))
        someone.keyboard.down("Control")
        mouse.click(*middle(someone, "trois"))
        someone.keyboard.up("Control")
        assert someone.page.evaluate("editor.state.chosen.size") == 2
        someone.press("Escape")
        assert someone.page.evaluate("editor.state.chosen.size") == 1
        box = someone.page.locator(".editor .canvas").bounding_box()
        someone.keyboard.down("Shift")
        mouse.move(box["x"] + 5, box["y"] + 60)
        mouse.down()
        mouse.move(box["x"] + box["width"] - 5, box["y"] + box["height"] - 5, steps=4)
        mouse.up()
        someone.keyboard.up("Shift")
        assert someone.page.evaluate("editor.state.chosen.size") == 5
        someone.press("Delete")
        assert someone.titles() == ["Projet"]


def test_the_map_looks_the_same_at_every_scale(browser: Any, server: str):
    """Boxes where they are reckoned, letters as wide for their size, the ring of the chosen node as wide."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        someone.map()
        seen = [someone.page.evaluate(LOOK, scale) for scale in (2, 1, 0.9, 0.5)]
        for off, widths, ring in seen:
            assert off < 0.1
            assert ring == pytest.approx(3, rel=0.05), "by steps, so that a step of the view asks for no new one"
            for key in widths.keys() & seen[1][1].keys():
                assert widths[key] == pytest.approx(seen[1][1][key], rel=1e-3)


def test_a_double_click_writes_and_the_wheel_zooms(browser: Any, server: str):
    with person(browser, server) as someone:
        three(someone)
        mouse = someone.page.mouse
        mouse.dblclick(*middle(someone, "un"))
        someone.press("Control+a")
        someone.keyboard.type("récrit")
        someone.press("Enter")
        assert "  récrit" in someone.titles()
        scale = someone.page.evaluate("editor.canvas.view.k")
        someone.keyboard.down("Control")
        mouse.wheel(0, -200)
        someone.keyboard.up("Control")
        someone.until(f"editor.canvas.view.k > {scale}")


def test_the_search_lights_what_it_finds(browser: Any, server: str):
    """Without accents or case; the others grow pale; a word that is nowhere is said to be nowhere."""
    with person(browser, server) as someone:
        three(someone)
        someone.press("Control+f")
        someone.keyboard.type("DESS")
        someone.page.locator("g.n.hit").first.wait_for()
        expect(someone.page.locator("g.n.dim")).to_have_count(4)
        someone.press("Enter")
        assert someone.here == "dessous"
        someone.page.get_by_role("searchbox").fill("scooter")
        expect(someone.page.locator(".searchbox [role=status]")).to_contain_text("Aucun nœud ne contient")


@pytest.mark.deep
def test_a_criterion_that_opens_brings_what_shows_it_into_sight(browser: Any, server: str):
    """Where nothing of it is seen yet; outlined without a filling when it does not suffice."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        seen = """() => { const { canvas } = editor; const [a, b, c, d] = canvas.view.frame();
          return [...editor.state.proofs.keys()].some((key) => { const [e, f, g, h] = canvas.rectOf(key);
            return e >= a && f >= b && g <= c && h <= d; }); }"""
        someone.page.evaluate("editor.canvas.center(editor.state.map.root.key, 2)")
        for id in ("C1a", "C10"):
            someone.page.locator("details.req > summary").filter(has_text=id).click()
            someone.until(f"editor.state.opened === '{id}'")
            assert someone.page.evaluate(seen), id
        someone.page.evaluate("editor.state.weak.add(editor.state.key); editor.canvas.schedule(true)")
        fill = "getComputedStyle(document.querySelector('.mark-weak')).fill"
        someone.until(f"document.querySelector('.mark-weak') && {fill} === 'none'")


def test_pale_questions_are_never_in_the_map(browser: Any, server: str):
    """They show under the stages, a click on one starts its answer in its place, and nothing of them is saved. An
    opinion that comes while nothing is written yet brings none back."""
    with person(browser, server) as someone:
        path = someone.create(kind="etapes")
        someone.until("editor.state.report")
        asked = someone.page.locator("g.ghost").count()
        assert asked > 6
        someone.page.locator("g.ghost .label").first.click()
        someone.until(f"document.querySelectorAll('g.ghost').length === {asked - 1}")
        someone.page.evaluate("editor.state.takeReport({ ...editor.state.report })")
        someone.drawn()
        assert someone.page.locator("g.ghost").count() == asked - 1
        someone.keyboard.type("ma réponse")
        someone.until(f"document.querySelectorAll('g.ghost').length === {asked - 1}")
        someone.press("Enter")
        someone.saved()
        assert len(someone.on_server(path)) == 8


def test_an_answer_takes_the_place_of_its_question(browser: Any, server: str):
    """At once, and after a verdict that comes meanwhile; what grows by a line has its neighbours move before Enter."""
    with person(browser, server) as someone:
        someone.create(kind="etapes")
        ghost = someone.page.locator("g.ghost.e1").first
        question = ghost.locator(".label").text_content()
        box = ghost.locator(".label").bounding_box()
        ghosts = someone.page.locator("g.ghost")
        asked = ghosts.count()
        ghost.locator(".label").click()
        someone.drawn()
        field = someone.page.locator("textarea.entry")
        place = field.bounding_box()
        assert box
        assert place
        assert abs(place["x"] - box["x"]) < 16
        assert abs(place["y"] + place["height"] / 2 - box["y"] - box["height"] / 2) < 3
        expect(ghosts).to_have_count(asked - 1)
        someone.page.evaluate("editor.state.takeReport({ ...editor.state.report })")
        someone.drawn()
        expect(ghosts).to_have_count(asked - 1)
        assert question
        expect(field).to_have_attribute("placeholder", question.strip())
        below = "document.querySelector('g.ghost.e1').getBoundingClientRect().top"
        under = "document.querySelector('textarea.entry').getBoundingClientRect().bottom"
        someone.keyboard.type("Des mères seules avec enfants, 212 familles du canton, dont 61 % sans emploi durable ")
        someone.drawn()
        assert someone.page.evaluate(f"{below} >= {under}")


@pytest.mark.deep
def test_a_pale_question_stays_until_the_map_answers_it(browser: Any, server: str):
    """Those of a stage do not go with its first node; what was no answer is asked again."""
    with person(browser, server) as someone:
        path = someone.create(kind="etapes")
        of_first = "[...document.querySelectorAll('g.ghost.e1 .label')].map((label) => label.textContent.trim())"
        publics, territory, policies = someone.page.evaluate(of_first)
        someone.choose("Contexte")
        someone.press("Tab")
        someone.keyboard.type("Sur 34 jeunes reçus au printemps, 21 n’ont pas le permis (mes entretiens)")
        someone.press("Enter")
        someone.until(f"!({of_first}).includes({publics!r})")
        assert someone.page.evaluate(of_first) == [territory, policies]
        someone.page.locator("g.ghost.e1 .label").first.click()
        someone.keyboard.type("à compléter")
        someone.press("Enter")
        someone.saved()
        someone.page.locator('details.req[data-id="C1b"].absent').wait_for()
        someone.open(path)
        assert someone.page.evaluate(of_first) == [territory, policies]
        someone.page.evaluate("editor.act('show-questions')")
        someone.until("!document.querySelector('g.ghost')")


def test_icons_links_and_colours_reach_the_file(browser: Any, server: str):
    with person(browser, server) as someone:
        path = someone.create(kind="vide", title="Projet")
        someone.map()
        someone.press("Tab")
        someone.keyboard.type("riche")
        someone.press("Enter")
        page = someone.page
        page.evaluate("editor.act('icons')")
        page.get_by_role("button", name="Idée", exact=True).click()
        page.get_by_role("button", name="Fermer").click()
        page.evaluate("editor.act('link')")
        page.get_by_label("Adresse d’une page").fill("javascript:alert(1)")
        page.get_by_role("button", name="Garder ce lien").click()
        expect(page.locator(".dialog .error")).to_contain_text("commence par")
        page.get_by_label("Adresse d’une page").fill("exemple.fr/a")
        page.get_by_role("button", name="Garder ce lien").click()
        page.evaluate("editor.act('color')")
        page.get_by_role("button", name="Bleu", exact=True).click()
        someone.saved()
        node = someone.on_server(path)[1]
        assert (node["icons"], node["link"], node["style"]) == (["idea"], "https://exemple.fr/a", {"color": "#1f5f99"})


def test_a_large_map_keeps_few_nodes_in_the_page(browser: Any, server: str):
    """Near, what is seen; from far, bars; the chosen node is always there, with its place and size told."""
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        someone.page.evaluate(
            """() => editor.state.run("x", (t) => { const { constructor: Node, data } = t.map.root;
              for (let i = 0; i < 40; i++) {
                const branch = t.insert(t.map.root, new Node(`b${i}`, { ...data, text: `branche ${i}` }));
                for (let j = 0; j < 50; j++)
                  t.insert(branch, new Node(`b${i}.${j}`, { ...data, text: `idée ${i} ${j}` }));
              } })"""
        )
        drawn = "document.querySelectorAll('svg.live g.n').length"
        someone.until(f"{drawn} > 5 && {drawn} < 200")
        someone.choose("idée 39 49")
        item = someone.page.locator("g.n[tabindex='0']")
        assert item.get_attribute("aria-setsize") == "50"
        someone.page.evaluate("editor.canvas.fit()")
        someone.page.locator("path.far-bars").first.wait_for()
        assert someone.page.evaluate(drawn) < 60
        expect(item).to_have_count(1)
        someone.saved()


def test_the_map_is_drawn_to_the_right_or_downwards(browser: Any, server: str):
    """Some keys follow what one sees, a branch moves among its peers, and this device keeps the choice."""
    with person(browser, server) as someone:
        three(someone)
        someone.page.evaluate("editor.act('draw-down')")
        someone.page.evaluate("editor.act('root')")
        seen = "Control+Shift+Arrow"
        someone.press(f"{seen}Down", f"{seen}Left", f"{seen}Left")
        assert someone.here == "un"
        someone.press(f"{seen}Right", f"{seen}Down")
        assert someone.here == "dessous"
        someone.press(f"{seen}Up", "Control+ArrowRight")
        assert someone.titles() == ["Projet", "  un", "  trois", "  deux", "    dessous"]
        someone.press("Alt+ArrowDown")
        assert someone.titles() == ["Projet", "  un", "  trois", "    deux", "      dessous"]
        someone.saved()
        someone.page.reload()
        someone.page.wait_for_selector("html[data-editor=ready]")
        assert someone.page.evaluate("editor.canvas.preset.shape") == "down"
        someone.page.evaluate("editor.act('draw-right')")
        assert someone.page.evaluate("editor.canvas.boxes.every((box) => box.side >= 0)")


def test_a_verdict_that_comes_leaves_the_map_where_one_has_put_it(browser: Any, server: str):
    """The chosen node is out of sight because one looks elsewhere; in sight, it stays so."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        at = "[editor.canvas.view.x, editor.canvas.view.y].map(Math.round).join()"
        someone.until("editor.state.report")
        for away in (3000, 0):
            someone.page.evaluate("editor.canvas.center(editor.state.key)")
            someone.page.evaluate(f"editor.canvas.pan({away}, 0); editor.canvas.flush()")
            before = someone.page.evaluate(at)
            someone.page.evaluate("editor.state.tell('report'); editor.canvas.flush()")
            assert someone.page.evaluate(at) == before


BEFORE_POPOVERS = """for (const name of ["showPopover", "hidePopover", "togglePopover", "popover"])
  delete HTMLElement.prototype[name];
delete HTMLButtonElement.prototype.popoverTargetElement;"""


@pytest.mark.deep
def test_menus_open_in_a_browser_without_popovers(browser: Any, server: str):
    """The map's own menu, by the mouse; the dossier's, by its button: Escape or a press elsewhere puts them away."""
    with person(browser, server) as someone:
        page = someone.page
        page.add_init_script(BEFORE_POPOVERS)
        path = someone.create()
        menu = page.locator(".menu.floating[aria-label=Actions]")
        page.mouse.click(*middle(someone, "Contexte"), button="right")
        expect(menu).to_be_visible()
        expect(menu.get_by_role("menuitem").first).to_be_focused()
        someone.press("Escape")
        expect(menu).to_be_hidden()
        assert someone.focused.startswith("1, Contexte")
        page.mouse.click(*middle(someone, "Contexte"), button="right")
        page.mouse.click(*middle(someone, "Faisabilité"))
        expect(menu).to_be_hidden()
        someone.open(f"{path}/dossier")
        page.get_by_role("button", name="Page blanche").click()
        opener = page.locator(".wtools [aria-haspopup=menu]").first
        opener.click()
        expect(page.locator(".menu.floating.shown")).to_have_count(1)
        opener.click()
        expect(page.locator(".menu.floating.shown")).to_have_count(0)
