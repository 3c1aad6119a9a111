"""The map for who does not see it: every node in the browser's accessibility tree, its name, and the keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.circles import one_of

from .measure import sample
from .person import Person, person

pytestmark = pytest.mark.browser

WAYS = {
    "as it opens": "",
    "all of it": "editor.canvas.fit()",
    "one node": "editor.canvas.center(editor.state.key, 2)",
    "far": "editor.canvas.zoom(.2)",
    "folded": "editor.act('fold-1')",
    "downwards": "editor.act('draw-down')",
    "with one branch under another": "editor.act('unfold'); const t = editor.state.map.root.children;"
    " editor.state.choose(t.at(-1).key); editor.act('demote')",
}
FREEMIND = """<map version="1.0.1"><node TEXT="Atelier" ID="a"><node TEXT="Besoins" ID="b" POSITION="right" LINK="#c">
<icon BUILTIN="clock"/><icon BUILTIN="inconnue"/><arrowlink DESTINATION="c" MIDDLE_LABEL="y répond"/></node>
<node TEXT="Marché" ID="c" POSITION="left"><arrowlink DESTINATION="a"/></node></node></map>"""


def heard(someone: Person) -> list[str]:
    """The names of the map's items as the browser tells them to assistive tools, in its order."""
    session = someone.page.context.new_cdp_session(someone.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    told = [node for node in nodes if not node["ignored"] and node["role"]["value"] == "treeitem"]
    return [node["name"]["value"] for node in told]


def places(someone: Person) -> list[list[int]]:
    """Level, place and number of siblings, as written on the items."""
    return someone.page.evaluate(
        """() => [...document.querySelectorAll('svg.live [role=treeitem]')].map((one) =>
             ['level', 'posinset', 'setsize'].map((name) => Number(one.getAttribute(`aria-${name}`))))"""
    )


def listed(someone: Person) -> list[tuple[str, list[int]]]:
    """« 3.1.2, its title », and its place, of every node: from the map's own list."""
    return someone.page.evaluate(
        """() => { const out = []; const walk = (node, number, depth, rank, size) => {
             const text = node.text.replace(/\\s+/g, " ").slice(0, 60);
             out.push([[number, text].filter(Boolean).join(", "), [depth, rank, size]]);
             node.children.forEach((child, i) =>
               walk(child, number ? `${number}.${i + 1}` : `${i + 1}`, depth + 1, i + 1, node.children.length)); };
           walk(editor.state.map.root, "", 1, 1, 1); return out; }"""
    )


def grow(someone: Person, size: int) -> None:
    """Makes the open map one of that many nodes."""
    someone.page.evaluate(
        """map => editor.state.run("x", (t) => { const { constructor: Node, data } = t.map.root;
             const add = (under, { id, text, children }) => {
               const made = t.insert(under, new Node(id, { ...data, text }));
               children.forEach((one) => add(made, one)); };
             map.children.forEach((one) => add(t.map.root, one)); })""",
        sample(size),
    )


def settled(someone: Person, number: int) -> None:
    """Waits until the page holds that many items, in the order of the map."""
    someone.until(f"document.querySelectorAll('svg.live [role=treeitem]').length === {number}")
    someone.page.evaluate("editor.canvas.flush(); editor.canvas.tree.update()")


@pytest.mark.parametrize("size", one_of([108, 1000, 2000]))
def test_every_node_is_in_the_tree_whatever_is_drawn(browser: Any, server: str, size: int):
    with person(browser, server) as someone:
        someone.create(kind="exemple" if size == 108 else "vide", title="Projet de quartier")
        if size != 108:
            grow(someone, size)
        for way, script in WAYS.items():
            someone.page.evaluate(f"() => {{ {script} }}")
            settled(someone, size)
            names, known = heard(someone), listed(someone)
            assert len(names) == size, way
            assert all(name.startswith(wanted) for name, (wanted, _) in zip(names, known, strict=True)), way
            assert places(someone) == [place for _, place in known], way
        someone.saved()


@pytest.mark.deep
def test_of_a_very_large_map_what_is_open_is_there(browser: Any, server: str):
    """The branch where one is, whole, and the children of every node above, with their true place and number; at the
    centre, whose branch is all of the map, the main branches and what is drawn."""
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet de quartier")
        grow(someone, 6000)
        drawn = "[...editor.canvas.drawn.keys()].filter((key) => editor.state.map.has(key)).length"
        someone.page.evaluate(
            "editor.goTo(editor.state.map.root.key); editor.canvas.flush(); editor.canvas.tree.update()"
        )
        heads = someone.page.evaluate("editor.state.map.root.children.map((one) => one.key)")
        there = "[...document.querySelectorAll('svg.live [role=treeitem]')].map((one) => one.dataset.key)"
        assert {*heads} <= {*someone.page.evaluate(there)}
        assert len(someone.page.evaluate(there)) <= 1 + len(heads) + someone.page.evaluate(drawn)
        someone.page.evaluate("editor.goTo('b3')")
        known = dict(listed(someone))
        branch = [name for name in known if "." not in name.split(",")[0] or name[0] == "4"]
        someone.until(f"document.querySelectorAll('svg.live [role=treeitem]').length >= {len(branch)}")
        someone.page.evaluate("editor.canvas.tree.update()")
        names = heard(someone)
        assert all(any(name.startswith(wanted) for name in names) for wanted in branch[:40] + branch[-40:])
        assert len(branch) <= len(names) <= len(branch) + someone.page.evaluate(drawn)
        assert all(place in known.values() for place in places(someone))
        someone.saved()


def test_on_a_phone_the_other_branches_are_there_too(browser: Any, server: str):
    """One branch is drawn; a node of another one that takes the focus brings its own."""
    with person(browser, server, width=390, height=844, touch=True) as someone:
        someone.create(kind="exemple")
        settled(someone, 108)
        assert len(heard(someone)) == 108
        someone.page.evaluate(
            "document.querySelector(`[role=treeitem][data-key='${editor.state.map.root.children[4].children[0].key}']`).focus()"
        )
        expect(someone.page.locator("g.n.foc")).to_have_attribute("aria-label", someone.focused)
        assert someone.focused.startswith("5.1, ")


def test_a_name_says_all_that_the_node_carries(browser: Any, server: str, tmp_path: Path):
    """Icons by their names, links, and arrows at both ends."""
    with person(browser, server) as someone:
        someone.bring(tmp_path, FREEMIND)
        settled(someone, 3)
        assert [name.replace("\u00a0", " ") for name in heard(someone)] == [
            "Atelier, flèche depuis 2, Marché",
            "1, Besoins, icônes délai, inconnue, lien vers un nœud, flèche « y répond » vers 2, Marché",
            "2, Marché, flèche « y répond » depuis 1, Besoins, flèche vers le centre, Atelier",
        ]
        someone.choose("Marché")
        someone.map()
        someone.press("Delete")
        settled(someone, 2)
        assert "flèche" not in " ".join(heard(someone)), "an arrow goes with its end"


def test_arrows_go_in_the_order_of_reading(browser: Any, server: str):
    """Down through all of the map and up again; outwards to the first idea below, inwards to the parent, as each half
    is drawn; by one key from stage to stage. That they may follow the eye is said once, where they do not, and the key
    that is offered goes where one looked."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        titles = [title.strip() for title in someone.titles()]
        someone.page.evaluate("editor.act('unfold')")
        someone.press("Home")
        for title in titles[1:]:
            someone.press("ArrowDown")
            assert someone.here.strip() == title
        someone.press("ArrowDown")
        assert someone.here.strip() == titles[-1]
        for title in reversed(titles[:-1]):
            someone.press("ArrowUp")
            assert someone.here.strip() == title
        assert someone.page.evaluate("localStorage.getItem('cefi-map:touches:sight-told')") == "1"
        for branch in range(6):
            someone.press("PageDown")
            is_left = someone.page.evaluate("editor.canvas.byKey.get(editor.state.key).side") < 0
            out, back = ("ArrowLeft", "ArrowRight") if is_left else ("ArrowRight", "ArrowLeft")
            someone.press(out)
            assert someone.focused.startswith(f"{branch + 1}.1, ")
            someone.press(back)
            assert someone.focused.startswith(f"{branch + 1}, ")
        assert is_left
        someone.press("Space", "End")
        assert someone.focused.startswith("6, "), "a folded branch is gone over"
        someone.press("ArrowLeft", "ArrowLeft")
        assert someone.focused.startswith("6.1, "), "it is unfolded first"
        someone.page.evaluate("localStorage.removeItem('cefi-map:touches:sight-told')")
        someone.choose("Contexte")
        someone.press("ArrowDown")
        assert someone.focused.startswith("1.1, ")
        said = "Les flèches suivent l’ordre de lecture. F9 va à «\u00a0Initialisation\u00a0»"
        expect(someone.page.locator(".toast")).to_contain_text(said)
        expect(someone.page.locator("[data-spoken]").filter(has_text=said)).to_have_count(1)
        someone.press("F9")
        assert someone.focused.startswith("2, ")
        someone.press("ArrowDown")
        assert someone.focused.startswith("3, ")


def test_who_writes_where_an_arrow_led_unseen_is_told_again_and_brought_where_one_looked(browser: Any, server: str):
    """The message outlives the words that are written meanwhile; it goes on coming until one goes on by an arrow."""
    with person(browser, server) as someone:
        someone.create()
        someone.choose("Contexte")
        someone.map()
        someone.press("Tab")
        someone.keyboard.type("un public")
        someone.press("Enter")
        told = "localStorage.getItem('cefi-map:touches:sight-told')"
        message = someone.page.locator(".toast", has_text="F9 va à «\u00a0Initialisation\u00a0»")
        for _ in range(2):
            someone.choose("Contexte")
            someone.map()
            someone.press("ArrowDown", "Tab")
            someone.keyboard.type("un objectif")
            someone.press("Enter")
            expect(message).to_be_visible()
            assert someone.page.evaluate(told) is None
        message.get_by_role("button", name="Y aller").click()
        assert someone.here == "Initialisation"
        expect(message).to_have_count(0)
        someone.press("ArrowDown")
        assert someone.here == "Faisabilité"
        someone.press("F9")
        someone.choose("Contexte")
        someone.map()
        someone.press("ArrowDown", "ArrowDown")
        assert someone.page.evaluate(told) == "1"


@pytest.mark.deep
def test_arrows_and_letters_work_as_one_likes_on_this_device(browser: Any, server: str):
    """« Comme on voit » and « aller à un nœud » are found by their names, hold in every map, and are left again."""
    with person(browser, server) as someone:
        someone.create()
        for wanted in ("Lettres", "Flèches"):
            someone.press("Control+k")
            someone.keyboard.type(wanted)
            someone.press("Enter")
        someone.create()
        someone.keyboard.type("pré")
        assert someone.here == "Préparation"
        assert someone.titles()[4] == "  Préparation"
        someone.press("Home")
        someone.keyboard.type("f")
        assert someone.here == "Faisabilité"
        someone.press("Home", "ArrowLeft")
        left = "editor.canvas.byKey.get(editor.state.key).side"
        assert someone.page.evaluate(left) == -1
        someone.press("Control+Shift+ArrowDown")
        assert someone.page.evaluate("editor.state.key === editor.state.map.root.children[4].key")


@pytest.mark.deep
def test_no_key_of_a_browser_or_a_reader_is_taken(browser: Any, server: str):
    """Alt with ← → Home or a figure, Ctrl D, Inser: the page leaves them alone, in the map and in the plan."""
    taken = "(event) => window.prevented.push([event.key, event.defaultPrevented])"
    with person(browser, server) as someone:
        path = someone.create(kind="exemple")
        for view in ("", "/plan"):
            someone.open(path + view)
            someone.page.evaluate(f"window.prevented = []; addEventListener('keydown', {taken})")
            before = someone.titles()
            someone.page.evaluate(
                """for (const [key, held] of [["ArrowLeft", "altKey"], ["ArrowRight", "altKey"], ["Home", "altKey"],
                     ["0", "altKey"], ["d", "ctrlKey"], ["Insert", ""]])
                     document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
                       { key, bubbles: true, cancelable: true, ...(held && { [held]: true }) }))"""
            )
            assert [was for _, was in someone.page.evaluate("prevented")] == [False] * 6
            assert someone.titles() == before


def test_the_plan_says_the_same_of_each_node(browser: Any, server: str, tmp_path: Path):
    """A row is named as the map's item, in the language of its words; where an arrow leads is seen too."""
    with person(browser, server) as someone:
        someone.bring(tmp_path, FREEMIND)
        someone.choose("Marché")
        someone.page.evaluate("editor.act('language')")
        someone.page.get_by_label("Langue de ces mots").select_option(label="Anglais")
        someone.page.get_by_role("button", name="Garder cette langue").click()
        settled(someone, 3)
        names = heard(someone)
        someone.page.evaluate("editor.show('plan')")
        rows = someone.page.locator(".otext, textarea.oline")
        expect(rows.first).to_be_attached()
        labels = someone.page.evaluate(
            "[...document.querySelectorAll('.otext')].map((one) => one.getAttribute('aria-label'))"
        )
        assert labels == names
        assert someone.page.locator(".otext").last.get_attribute("lang") == "en"
        assert someone.page.evaluate("document.querySelector('[role=treeitem][lang]').getAttribute('lang')") == "en"
        assert "→ 2" in someone.page.locator(".orow").nth(1).inner_text()
