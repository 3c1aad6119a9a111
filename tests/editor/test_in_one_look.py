"""A large map in one look: the small drawing of all of it, the search that goes where its result is read, and a phone's
whole map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from .person import Person, person
from .test_fingers_and_letters import Hands
from .test_opening import WHOLE, branching
from .test_pointing import middle

pytestmark = pytest.mark.browser

PLACE = "[editor.canvas.view.x, editor.canvas.view.y].map(Math.round)"
READ = """key => { const { view, rectOf, byKey } = editor.canvas; const [a, b, c, d] = editor.canvas.rectOf(key);
    const [left, top, right, bottom] = view.frame(); return a >= left && b >= top && c <= right && d <= bottom
      && byKey.get(key).face.size / 2 * view.k >= 11; }"""
"""Whether a node is wholly in the window, in letters of 11 px."""


def test_the_small_map_moves_the_large_one(browser: Any, server: str, tmp_path: Path):
    """Where some of it is out of sight; pressed, dragged, and the keyboard stays on its node. Never on a phone."""
    with person(browser, server) as someone:
        someone.bring(tmp_path, branching(6, 6, 6))
        small = someone.page.locator(".miniature")
        someone.page.evaluate("editor.act('unfold'); editor.act('fit')")
        expect(small).to_be_hidden()
        someone.page.evaluate("editor.act('zoom-one')")
        expect(small).to_be_visible()
        someone.map()
        box = small.bounding_box()
        assert box
        at = [someone.page.evaluate(PLACE)]
        someone.page.mouse.move(box["x"] + 20, box["y"] + 20)
        someone.page.mouse.down()
        at.append(someone.page.evaluate(PLACE))
        someone.page.mouse.move(box["x"] + 150, box["y"] + 100)
        at.append(someone.page.evaluate(PLACE))
        someone.page.mouse.up()
        someone.page.mouse.move(box["x"] + 20, box["y"] + 20)
        assert someone.page.evaluate(PLACE) == at[2]
        assert at[0] != at[1]
        assert at[2][0] < at[1][0]
        assert at[2][1] < at[1][1]
        assert someone.page.evaluate("editor.canvas.hasFocus")
        someone.page.set_viewport_size({"width": 390, "height": 844})
        expect(small).to_be_hidden()


def lies_clear(someone: Person, of: str) -> bool:
    """Whether the small map shares no pixel with an element."""
    return someone.page.evaluate(
        """of => {
            const [a, b] = [".miniature", of].map((which) => document.querySelector(which).getBoundingClientRect());
            return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top; }""",
        of,
    )


@pytest.mark.parametrize(
    ("size", "nodes", "scale", "there"),
    [
        ((1440, 900), 6, 0.9, True),
        ((1440, 900), 2, 0.9, False),  # a hundred nodes
        ((1440, 900), 6, 0.4, False),  # most of it is seen
        ((1280, 720), 6, 0.9, True),
    ],
)
def test_a_small_map_is_for_large_ones(
    browser: Any, server: str, tmp_path: Path, size: tuple[int, int], nodes: int, scale: float, there: bool
):
    with person(browser, server, width=size[0], height=size[1]) as someone:
        someone.bring(tmp_path, branching(6, 6, nodes))
        someone.page.evaluate(f"editor.act('unfold'); editor.act('zoom-one'); editor.canvas.zoom({scale})")
        someone.drawn()
        assert someone.page.locator(".miniature").is_visible() == there


def test_the_small_map_covers_nothing_that_is_chosen_or_written(browser: Any, server: str, tmp_path: Path):
    """Brought to the corner where it lies, by arrows, and while one writes there."""
    with person(browser, server) as someone:
        someone.bring(tmp_path, branching(6, 6, 6))
        someone.page.evaluate("editor.act('unfold'); editor.act('zoom-one')")
        someone.map()
        corner = "[(view.width - 90) / view.k, (view.height - 110) / view.k]"
        to_corner = f"""() => {{ const {{ canvas }} = editor; const {{ view }} = canvas;
            const [x, y] = {corner}; const [left, top, right, bottom] = canvas.rectOf(editor.state.key);
            view.x = (x - (left + right) / 2) * view.k; view.y = (y - (top + bottom) / 2) * view.k;
            canvas.schedule(true); }}"""
        for _ in range(3):
            someone.press("ArrowDown")
            someone.page.evaluate(to_corner)
            someone.drawn()
            assert lies_clear(someone, ".n.foc")
            expect(someone.page.locator(".miniature")).to_be_visible()
        someone.press("F2")
        someone.keyboard.type(" et la suite")
        someone.drawn()
        assert lies_clear(someone, "textarea.entry")


def test_the_small_map_is_closed_and_stays_so(browser: Any, server: str, tmp_path: Path):
    """By its button, for this device; a command brings it back."""
    with person(browser, server) as someone:
        path = someone.bring(tmp_path, branching(6, 6, 6))
        small = someone.page.locator(".miniature")
        someone.page.evaluate("editor.act('unfold'); editor.act('zoom-one')")
        someone.page.get_by_role("button", name="Fermer la mini-carte").click()
        expect(small).to_be_hidden()
        assert someone.page.evaluate("editor.canvas.hasFocus")
        someone.open(path)
        someone.page.evaluate("editor.act('unfold'); editor.act('zoom-one')")
        someone.drawn()
        expect(small).to_be_hidden()
        someone.press("Control+k")
        someone.keyboard.type("mini-carte")
        someone.press("Enter")
        expect(small).to_be_visible()


def test_a_search_goes_where_its_result_is_read(browser: Any, server: str, tmp_path: Path):
    """From a map in one look, and into what it does not show."""
    with person(browser, server) as someone:
        someone.bring(tmp_path, branching(6, 7, 23).replace("idée 22", "perle 22", 1))
        someone.press("Control+f")
        someone.keyboard.type("perle")
        someone.press("Enter")
        someone.until("editor.state.node.text.includes('perle')")
        key = someone.page.evaluate("editor.state.key")
        someone.until(f"({READ})('{key}')")


def test_words_that_are_replaced_are_typed_in_their_field(browser: Any, server: str):
    """Tab goes from what is looked for to what takes its place, where Enter replaces the passage that is shown; the map
    is itself again after, seen as it was."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        someone.press("Shift+F2")
        every = someone.page.get_by_role("button", name="Tout remplacer")
        place = every.bounding_box()
        someone.keyboard.type("femmes")
        expect(someone.page.locator(".searchbox .found")).to_contain_text("nœuds")
        assert every.bounding_box() == place, "a finger finds it where it was"
        someone.press("Tab")
        assert someone.focused == "Remplacer par"
        someone.keyboard.type("véhicules")
        expect(someone.page.get_by_role("searchbox")).to_have_value("femmes")
        assert someone.page.evaluate("editor.canvas.lit.size") < someone.page.evaluate("editor.state.map.size")
        expect(someone.page.locator(".searchbox .found")).to_contain_text("1 sur ")
        before = " ".join(someone.titles()).count("femmes")
        someone.press("Enter")
        assert " ".join(someone.titles()).count("femmes") == before - 1
        every.click()
        assert someone.page.evaluate("editor.canvas.lit") is None
        expect(someone.page.locator(".searchbox .found")).to_contain_text("Tout est remplacé.")
        expect(someone.page.locator(".toast")).to_contain_text("passages remplacés")
        names = someone.page.locator(".searchbox button:visible").all_inner_texts()
        assert len({name for name in names if name}) == len([name for name in names if name])
        someone.page.evaluate("editor.canvas.fit()")
        seen = someone.page.evaluate(PLACE)
        someone.press("Escape")
        assert someone.page.evaluate("editor.canvas.hasFocus")
        assert someone.page.evaluate(PLACE) == seen


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720)])
def test_the_menu_of_a_node_leaves_the_map_in_sight(browser: Any, server: str, width: int, height: int):
    """A third of the screen at most."""
    with person(browser, server, width=width, height=height) as someone:
        someone.create(kind="exemple")
        someone.page.mouse.click(*middle(someone, "Contexte"), button="right")
        menu = someone.page.locator(".menu:popover-open")
        box = menu.bounding_box()
        assert box
        assert box["width"] * box["height"] <= width * height / 3
        assert menu.evaluate("menu => menu.scrollHeight <= menu.clientHeight")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720)])
def test_the_whole_menu_of_a_node_is_never_cut(browser: Any, server: str, width: int, height: int):
    """That of « … »: all of it is in the window, none of it is scrolled to. Letters typed together find an item, arrows
    go from column to column."""
    with person(browser, server, width=width, height=height) as someone:
        someone.create(kind="exemple")
        someone.page.locator(".selbar").get_by_role("button", name="Autres actions").click()
        menu = someone.page.locator(".menu:popover-open")
        box = menu.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
        assert menu.evaluate("menu => menu.scrollHeight <= menu.clientHeight")
        someone.keyboard.type("ic")
        assert someone.focused.startswith("Icônes")
        column = "Math.round(document.activeElement.getBoundingClientRect().x)"
        before = someone.page.evaluate(column)
        someone.press("ArrowRight")
        assert someone.page.evaluate(column) > before
        someone.press("ArrowLeft")
        assert someone.page.evaluate(column) == before


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720)])
def test_a_map_seen_whole_is_so_beside_the_plan_too(browser: Any, server: str, width: int, height: int):
    with person(browser, server, width=width, height=height) as someone:
        someone.create(kind="exemple")
        someone.page.evaluate("editor.act('fit')")
        for view in ("plan", "carte"):
            someone.page.evaluate(f"editor.show('{view}')")
            someone.drawn()
            assert someone.page.evaluate(WHOLE)


def on_a_phone(someone: Person) -> None:
    someone.create(kind="exemple")
    assert someone.page.evaluate("editor.canvas.preset.shape") == "column"


def test_a_phone_shows_the_whole_map_in_one_look(browser: Any, server: str):
    """By a button, or by two fingers drawn together, over most of its height; a tap on a node goes to its branch."""
    with person(browser, server, width=390, height=844, touch=True) as someone:
        on_a_phone(someone)
        someone.page.get_by_role("button", name="Toute la carte").tap()
        assert someone.page.evaluate("editor.canvas.boxes.length === editor.state.map.size")
        assert someone.page.evaluate(WHOLE)
        drawn = "(({ bounds: [, top, , low], view }) => (low - top) * view.k / view.height)(editor.canvas)"
        assert someone.page.evaluate(drawn) > 0.5
        hands = Hands(someone)
        hands.tap(*middle(someone, "Calendrier"))
        assert someone.here == "Calendrier"
        assert someone.page.evaluate("editor.canvas.preset.shape") == "column"
        hands.touch("touchStart", (150, 300), (250, 400))
        for reach in (35, 20):
            hands.touch("touchMove", (200 - reach, 350 - reach), (200 + reach, 350 + reach))
        hands.touch("touchEnd")
        assert someone.page.evaluate(WHOLE)
        assert someone.page.evaluate("editor.canvas.boxes.length === editor.state.map.size")


def test_the_keyboard_of_a_phone_never_covers_what_is_written(browser: Any, server: str):
    """The last node of a branch, with the half of the screen that a keyboard leaves."""
    with person(browser, server, width=390, height=844, touch=True) as someone:
        on_a_phone(someone)
        someone.page.evaluate("editor.goTo(editor.canvas.real.at(-1).key); editor.act('rename')")
        field = someone.page.locator("textarea.entry")
        someone.page.set_viewport_size({"width": 390, "height": 400})
        seen = "(([top, bottom]) => top >= 0 && bottom <= 400)(((box) => [box.top, box.bottom])"
        someone.until(f"{seen}(document.querySelector('textarea.entry').getBoundingClientRect()))")
        someone.keyboard.type(" " + "et encore quelques mots " * 8)
        someone.until(f"{seen}(document.querySelector('textarea.entry').getBoundingClientRect()))")
        expect(field).to_be_focused()


def test_to_look_elsewhere_lays_nothing_out(browser: Any, server: str):
    """No bar is written again that says the same; the best of some tries, since the page has other things to do."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        watch = someone.page.context.new_cdp_session(someone.page)
        watch.send("Performance.enable")

        def laid_out() -> float:
            return next(
                x["value"] for x in watch.send("Performance.getMetrics")["metrics"] if x["name"] == "LayoutCount"
            )

        def panned() -> float:
            before = laid_out()
            someone.page.evaluate("editor.canvas.pan(3, 2)")
            someone.drawn()
            return laid_out() - before

        assert min(panned() for _ in range(20)) == 0


def test_a_branch_that_goes_to_the_other_side_keeps_its_letters(browser: Any, server: str):
    """They move, and are not made anew, but where a sign stands on their outer side."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        someone.choose("Contexte")
        letters = "editor.canvas.drawn.get(editor.state.node.children.at(-1).key).group.querySelector('text')"
        side = "editor.canvas.byKey.get(editor.state.key).side"
        someone.page.evaluate(f"window.was = [{letters}, {side}]")
        someone.page.evaluate("editor.act('side')")
        someone.drawn()
        assert someone.page.evaluate(f"window.was[1] !== {side}")
        assert someone.page.evaluate(f"window.was[0] === {letters}")
