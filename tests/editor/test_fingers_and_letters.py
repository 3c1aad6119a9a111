"""Fingers and letters as systems really send them: pinch, long press, double tap; input methods and dead keys. And what
a phone draws."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.circles import one_of

from .person import Person, person
from .test_opening import IN_SIGHT, branching
from .test_pointing import middle, three

pytestmark = pytest.mark.browser


class Hands:
    """What the system under the browser sends to a page."""

    def __init__(self, someone: Person) -> None:
        self.page = someone.page
        self.line = someone.page.context.new_cdp_session(someone.page)

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        spots = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]
        self.line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})

    def tap(self, x: float, y: float) -> None:
        self.touch("touchStart", (x, y))
        self.touch("touchEnd")

    def key(self, key: str, code: int = 229) -> None:
        """A key that an input method has taken for itself."""
        for kind in ("rawKeyDown", "keyUp"):
            self.line.send("Input.dispatchKeyEvent", {"type": kind, "key": key, "windowsVirtualKeyCode": code})

    def compose(self, text: str) -> None:
        at = {"selectionStart": len(text), "selectionEnd": len(text)}
        self.line.send("Input.imeSetComposition", {"text": text, **at})

    def commit(self, text: str) -> None:
        self.line.send("Input.insertText", {"text": text})


@pytest.mark.parametrize(
    ("title", "first", "steps", "wanted"),
    one_of(
        [
            ("an input method", "Process", ["に", "にほ", "日本"], "日本"),
            ("a dead key", "Dead", ["^"], "ê"),
        ]
    ),
)
def test_letters_are_composed_on_the_map(
    browser: Any, server: str, title: str, first: str, steps: list[str], wanted: str
):
    """The first key opens the field, what is being composed stays there, and Enter for the method is not ours."""
    with person(browser, server) as someone:
        someone.page.clock.install()
        three(someone)
        someone.choose("un")
        someone.map()
        hands = Hands(someone)
        hands.key(first)
        assert someone.page.locator(".entry").count() == 1, title
        for text in steps:
            hands.compose(text)
        hands.key("Process", 13)
        assert someone.page.locator(".entry").count() == 1
        someone.waits(800)
        hands.commit(wanted)
        someone.press("Enter")
        assert someone.here == wanted
        someone.press("Control+z")
        assert someone.here == "un"


@pytest.mark.deep
def test_letters_are_composed_in_the_plan(browser: Any, server: str):
    with person(browser, server) as someone:
        three(someone)
        someone.page.locator(".tabs").get_by_text("Plan").click()
        someone.page.locator("textarea.oline").wait_for()
        someone.press("End")
        hands = Hands(someone)
        hands.compose("に")
        assert someone.here == "dessous"
        hands.key("Process", 13)
        hands.commit("日本")
        assert someone.here == "dessous日本"
        expect(someone.page.locator("textarea.oline")).to_have_value("dessous日本")
        someone.press("Enter")
        someone.keyboard.type("suite")
        assert someone.titles()[3:5] == ["    dessous日本", "    suite"]


def test_a_branch_that_is_moved_on_a_phone_stays_in_sight(browser: Any, server: str):
    """By the menu, where moving and deleting come first; by a finger, onto the disc of a stage; and dropped where
    nothing takes it, it stays, the view too, and that is said."""
    with person(browser, server, width=390, height=844, touch=True) as someone:
        someone.page.clock.install()
        someone.create(kind="exemple")
        someone.choose("Calendrier")
        drawn = "() => { const { state, canvas } = editor; return canvas.byKey.get(state.key)?.stage ?? null; }"
        someone.page.get_by_role("button", name="Autres actions").tap()
        for name in ("Déplacer vers…", "Supprimer"):
            box = someone.page.get_by_role("menuitem", name=name, exact=True).bounding_box()
            assert box
            assert box["y"] + box["height"] < 844
        someone.page.get_by_role("menuitem", name="Déplacer vers…").tap()
        someone.page.get_by_label("Ranger «\u00a0Calendrier\u00a0» sous").select_option("5 Mise en œuvre")
        someone.page.get_by_role("button", name="Déplacer ici").tap()
        assert someone.page.evaluate(drawn) == 5
        assert someone.page.evaluate(IN_SIGHT, someone.page.evaluate("editor.state.key"))
        hands = Hands(someone)
        left, top = someone.page.evaluate(
            "(() => { const { x, y } = editor.steps.pills.lastChild.getBoundingClientRect(); return [x, y]; })()"
        )
        for onto in ((left + 9, top + 20), None):
            x, y = middle(someone, "Calendrier")
            before = someone.page.evaluate("editor.canvas.view.y")
            hands.touch("touchStart", (x, y))
            someone.waits(600)
            hands.touch("touchMove", (x, y - 30))
            hands.touch("touchMove", onto or (380, y))
            someone.waits(200)
            hands.touch("touchEnd")
            assert someone.page.evaluate(drawn) == 6
        assert someone.page.evaluate("editor.canvas.view.y") == before
        expect(someone.page.locator(".toast")).to_contain_text("Rien n’a bougé")


def test_two_fingers_zoom_about_their_middle(browser: Any, server: str):
    with person(browser, server, width=900, height=700, touch=True) as someone:
        three(someone)
        hands = Hands(someone)
        x, y = middle(someone, "deux")
        scale = "editor.canvas.view.k"
        before = someone.page.evaluate(scale)
        hands.touch("touchStart", (x - 30, y), (x + 30, y))
        for reach in (40, 50, 60):
            hands.touch("touchMove", (x - reach, y), (x + reach, y))
        hands.touch("touchEnd")
        assert someone.page.evaluate(scale) == pytest.approx(2 * before, rel=0.05)
        assert middle(someone, "deux") == (pytest.approx(x, abs=3), pytest.approx(y, abs=3))
        titles = someone.titles()
        hands.tap(*middle(someone, "deux"))
        assert someone.here == "deux"
        assert someone.titles() == titles


def test_a_long_press_takes_the_branch(browser: Any, server: str):
    """Held, then moved onto another node: the branch goes there; one finger without waiting moves the view."""
    with person(browser, server, width=900, height=700, touch=True) as someone:
        someone.page.clock.install()
        three(someone)
        hands = Hands(someone)
        before = someone.titles()
        x, y = middle(someone, "deux")
        hands.touch("touchStart", (x, y))
        hands.touch("touchMove", (x + 40, y + 30))
        hands.touch("touchEnd")
        assert someone.titles() == before
        assert middle(someone, "deux") == (pytest.approx(x + 40, abs=6), pytest.approx(y + 30, abs=6))
        x, y = middle(someone, "deux")
        hands.touch("touchStart", (x, y))
        someone.waits(600)
        to = middle(someone, "trois")
        for part in (0.3, 0.7, 1):
            hands.touch("touchMove", (x + (to[0] - x) * part, y + (to[1] - y) * part))
        hands.touch("touchEnd")
        assert someone.titles() == ["Projet", "  un", "  trois", "    deux", "      dessous"]


@pytest.mark.deep
def test_a_long_press_does_not_take_the_root(browser: Any, server: str):
    """It has no branch to move: the finger shifts the view, and the next branch can be taken as ever."""
    with person(browser, server, width=900, height=700, touch=True) as someone:
        someone.page.clock.install()
        three(someone)
        hands = Hands(someone)
        before = someone.titles()
        x, y = middle(someone, "Projet")
        to = middle(someone, "trois")
        hands.touch("touchStart", (x, y))
        someone.waits(600)
        for part in (0.3, 0.7, 1):
            hands.touch("touchMove", (x + (to[0] - x) * part, y + (to[1] - y) * part))
        hands.touch("touchEnd")
        assert someone.titles() == before
        assert middle(someone, "Projet") != (x, y)
        assert someone.page.locator("svg.dragging").count() == 0


def test_a_double_tap_writes(browser: Any, server: str):
    with person(browser, server, width=900, height=700, touch=True) as someone:
        three(someone)
        hands = Hands(someone)
        x, y = middle(someone, "trois")
        hands.tap(x, y)
        hands.tap(x, y)
        someone.page.locator(".entry").wait_for()
        someone.keyboard.type(" faits")
        someone.press("Enter")
        assert someone.here == "trois faits"


def test_a_tap_on_any_pale_question_opens_its_answer(browser: Any, server: str):
    """Also on one whose field does not come under the finger: the browser’s own mouse, which follows a tap, would take
    the keyboard out of it, and what is typed would be nowhere."""
    with person(browser, server, width=390, height=844, touch=True) as someone:
        someone.create(kind="etapes")
        someone.page.get_by_role("button", name="Étape 3, Faisabilité").tap()
        someone.page.locator("g.ghost.e3 .label").nth(1).tap()
        expect(someone.page.locator("textarea.entry")).to_be_focused()
        someone.keyboard.type("Terreau : 300 €")
        someone.press("Enter")
        assert "    Terreau : 300 €" in someone.titles()


@pytest.mark.deep
def test_a_trunk_has_the_colour_of_the_next_node_below(browser: Any, server: str):
    """On a phone the lines of a branch lie upon one another: the first node's on top, else the last one colours all."""
    with person(browser, server, width=390, height=844, touch=True) as someone:
        someone.create(kind="vide", title="Projet")
        someone.page.evaluate(
            """() => editor.state.run("x", (t) => { const { constructor: Node, data } = t.map.root;
              t.insert(t.map.root, new Node("a", { ...data, text: "Contexte" }));
              for (const key of ["b", "c", "d"]) t.insert(t.map.get("a"), new Node(key, { ...data, text: key })); })"""
        )
        lines = someone.page.locator(".edges path:not(.ghost)")
        expect(lines).to_have_count(3)
        drops = [
            float(d.split("V")[1].split("Q")[0])
            for d in lines.evaluate_all("all => all.map((one) => one.getAttribute('d'))")
        ]
        assert drops == sorted(drops, reverse=True)


def test_a_finger_drops_a_node_between_two(browser: Any, server: str, tmp_path: Path):
    """In the gap as on an edge: the line shows where, and the column stays where it is."""
    with person(browser, server, width=390, height=844, touch=True) as someone:
        someone.bring(tmp_path, branching(2, 4))
        at = "editor.canvas.view.toWindow(0, 0).map(Math.round)"
        before = someone.page.evaluate(at)
        names = "editor.state.map.get(editor.phone.branch).children.map(({ text }) => text)"
        first, second, third = someone.page.evaluate(names)[:3]
        gap = someone.page.evaluate(
            """title => { const box = editor.canvas.boxes.find((one) => one.node.text === title);
            const [left, top] = editor.canvas.rectOf(box.key); const host = editor.host.getBoundingClientRect();
            const [x, y] = editor.canvas.view.toWindow(left + 40, top - 5); return [x + host.left, y + host.top]; }""",
            third,
        )
        assert not someone.page.evaluate(f"editor.canvas.at({gap[0]}, {gap[1]})")
        hands = Hands(someone)
        hands.touch("touchStart", middle(someone, first))
        someone.until("document.querySelector('g.carried')")
        hands.touch("touchMove", tuple(gap))
        expect(someone.page.locator(".drop-line")).to_have_count(1)
        hands.touch("touchEnd")
        assert someone.page.evaluate(names)[:3] == [second, first, third]
        assert someone.page.evaluate(at) == before


def test_a_branch_on_a_phone_opens_at_its_top(browser: Any, server: str):
    """However far it was drawn down before one looked elsewhere."""
    with person(browser, server, width=390, height=844, touch=True) as someone:
        someone.create(kind="exemple")
        top = "Math.round(editor.canvas.view.toWindow(0, editor.canvas.bounds[1])[1] - editor.canvas.inset[0])"
        assert someone.page.evaluate(top) == 0
        someone.page.evaluate("editor.canvas.pan(30, 300); editor.show('budget')")
        someone.page.evaluate("editor.show('carte')")
        someone.drawn()
        assert someone.page.evaluate(top) == 0
        assert someone.page.evaluate("editor.canvas.view.x") == 14
