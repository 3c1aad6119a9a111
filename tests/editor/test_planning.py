"""The calendar and the budget in the editor: the same nodes, written by drags, fields and keys, and taken back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations

from .person import Person, person

pytestmark = pytest.mark.browser

MAP = """<map version="1.0.1"><node ID="r" TEXT="Fil à fil 2027">
<node ID="e3" TEXT="Budget"><attribute NAME="etape" VALUE="E3"/>
 <node ID="d" TEXT="Dépenses"><node ID="d1" TEXT="Vacations 12 x 80 €"/><node ID="d2" TEXT="Tissu 300 €"/></node>
 <node ID="f" TEXT="Financements"><node ID="f1" TEXT="Région 1 000 € demandés"/></node></node>
<node ID="e5" TEXT="Mise en œuvre"><attribute NAME="etape" VALUE="E5"/>
 <node ID="a" TEXT="Ateliers de mars à juin"><arrowlink DESTINATION="b"/></node>
 <node ID="b" TEXT="Stages le 14 mai 2027"/><node ID="c" TEXT="Visites"/></node>
<node ID="e6" TEXT="Évaluation"><attribute NAME="etape" VALUE="E6"/><node ID="g" TEXT="Bilan en juillet"/></node>
</node></map>"""
ASKED = "/api/calendrier-budget"


def text(someone: Person, key: str) -> str:
    return someone.page.evaluate("key => editor.state.map.get(key).data.text", key)


def says(someone: Person, key: str, words: str) -> None:
    """The node says so, once the server has given its words."""
    someone.page.wait_for_function("([key, words]) => editor.state.map.get(key)?.data.text === words", arg=[key, words])


def opened(someone: Person, view: str) -> None:
    someone.page.get_by_role("navigation", name="Vues du projet").get_by_role("link", name=view).click()


def days(someone: Person, words: str) -> tuple[Any, Any]:
    page = someone.page
    return page.get_by_label(f"Du, {words}"), page.get_by_label(f"au, {words}")


def test_dates_are_dragged_and_typed_into_the_words_of_nodes(browser: Any, server: str, tmp_path: Any):
    with person(browser, server) as someone:
        page = someone.page
        someone.bring(tmp_path, MAP)
        widths: set[int] = set()
        page.on("request", lambda one: one.url.endswith(ASKED) and widths.add(one.post_data_json["width"]))
        opened(someone, "Calendrier")
        bars = page.locator("svg.timeline .period")
        expect(bars).to_have_count(3)
        expect(page.get_by_role("heading", name="Sans date")).to_be_visible(timeout=30_000)  # once it is judged
        page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        assert len(widths) == 1, "what has no date has its place before it is known: the line is drawn once"
        assert page.locator("svg.timeline .tie").count() == 1
        assert violations(page) == []
        box = bars.first.locator("rect").bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 5)
        page.mouse.down()
        month = page.evaluate("editor.reading.told.picture.day * 30.5")
        page.mouse.move(box["x"] + box["width"] / 2 + month, box["y"] + 5, steps=4)
        page.mouse.up()
        says(someone, "a", "Ateliers d’avril à juillet")
        page.get_by_role("button", name="Annuler").first.click()
        says(someone, "a", "Ateliers de mars à juin")
        expect(page.get_by_label("Du, Ateliers de mars à juin")).to_have_value("2027-03-01")
        first, _ = days(someone, "Stages le 14 mai 2027")
        first.fill("2027-05-17")
        says(someone, "b", "Stages le 17 mai 2027")
        _, last = days(someone, "Visites")
        last.fill("2027-04-30")
        says(someone, "c", "Visites, le 30 avril 2027")
        expect(bars).to_have_count(4)
        page.get_by_role("button", name="Par date").click()
        expect(page.locator("svg.timeline .lane.head")).to_have_count(0)
        opened(someone, "Carte")
        page.evaluate("editor.canvas.focus()")
        someone.press("Control+z", "Control+z")
        assert (text(someone, "b"), text(someone, "c")) == ("Stages le 14 mai 2027", "Visites")


def test_what_is_read_meanwhile_takes_no_bar_out_of_the_hand(browser: Any, server: str, tmp_path: Any):
    """The opinion comes while a bar is dragged: the line is drawn anew once it is let go."""
    with person(browser, server) as someone:
        page = someone.page
        someone.bring(tmp_path, MAP)
        opened(someone, "Calendrier")
        expect(page.get_by_role("heading", name="Sans date")).to_be_visible(timeout=30_000)  # once it is judged
        bar = page.locator("svg.timeline .period rect").first
        box, month = bar.bounding_box(), page.evaluate("editor.reading.told.picture.day * 30.5")
        x, y = box["x"] + box["width"] / 2, box["y"] + 5
        page.mouse.move(x, y)
        page.mouse.down()
        page.evaluate("editor.reading.spoil(); editor.reading.ask()")
        page.mouse.move(x + month, y, steps=4)
        assert bar.bounding_box()["x"] > box["x"] + month / 2
        page.mouse.up()
        says(someone, "a", "Ateliers d’avril à juillet")
        expect(page.get_by_label("Du, Ateliers d’avril à juillet")).to_have_value("2027-04-01")
        page.evaluate("before = document.querySelector('svg.timeline')")
        page.mouse.move(bar.bounding_box()["x"] + 20, y)
        page.mouse.down()
        page.evaluate("editor.reading.spoil(); editor.reading.ask()")
        assert page.evaluate("before.isConnected")
        page.mouse.up()
        someone.until("!before.isConnected")


def test_amounts_are_typed_into_the_words_of_nodes_and_a_gap_is_told(browser: Any, server: str, tmp_path: Any):
    with person(browser, server, width=390, height=800) as someone:
        page = someone.page
        someone.bring(tmp_path, MAP)
        opened(someone, "Budget")
        remark = page.get_by_role("region", name="Ce qui ne s’accorde pas")
        expect(remark).to_contain_text("1\u202f260\u00a0€ de dépenses")
        assert violations(page) == []
        amount = page.get_by_label("Montant, Vacations 12 x 80 €")
        amount.fill("1200")
        amount.press("Enter")
        says(someone, "d1", "Vacations 12 x 100 €")
        expect(remark).to_contain_text("il manque 500")
        page.get_by_label("Ajouter une ressource").fill("Fondation de France")
        page.get_by_label("Montant, Produits").fill("500")
        page.get_by_role("button", name="Ajouter").last.click()
        expect(remark).to_have_count(0)
        under = "() => editor.state.map.get('f').children.map((one) => one.data.text)"
        assert page.evaluate(under)[-1] == "Fondation de France\u00a0: 500\u00a0€"
        page.get_by_label("Ligne du plan comptable, Tissu 300 €").select_option("61")
        page.wait_for_function("() => editor.state.map.get('d2').data.attributes.some(([name]) => name === 'compte')")
        amount = page.get_by_label("Montant, Vacations 12 x 100 €")
        amount.fill("beaucoup")
        someone.press("Enter")
        expect(page.locator(".toast")).to_contain_text("Ce montant n’est pas lu")
        expect(amount).to_have_accessible_description(re.compile("Ce montant n’est pas lu"))
        expect(amount).to_have_attribute("aria-invalid", "true")
        expect(amount).to_have_value("beaucoup")
        someone.press("Escape")
        expect(amount).to_have_value("1\u202f200")
        expect(amount).to_have_accessible_description("")
        for _ in range(3):
            page.get_by_role("button", name="Annuler").first.click()
        says(someone, "d1", "Vacations 12 x 80 €")
        assert len(page.evaluate(under)) == 1


HEARD = """() => { window.heard = [];
  const hear = (changes) => heard.push(...changes.flatMap((one) => [...one.addedNodes].map((text) => text.data)));
  const places = document.querySelectorAll("[data-spoken]");
  places.forEach((place) => new MutationObserver(hear).observe(place, { childList: true })); }"""


def test_a_day_given_by_keys_keeps_them_and_is_said_once(browser: Any, server: str, tmp_path: Any):
    """What is dated leaves the list that the keyboard is in; a row has one place in the order of Tab, ↑ and ↓ go on."""
    with person(browser, server) as someone:
        page = someone.page
        someone.bring(tmp_path, MAP)
        opened(someone, "Calendrier")
        waiting, dated = page.locator(".waiting li"), page.locator(".calendar-rows tbody tr")
        expect(dated).to_have_count(3)
        stops = page.locator(".calendar-rows :is(button, input):not([tabindex='-1'])")
        expect(stops).to_have_count(3)
        dated.first.get_by_role("button").focus()
        for key, row in (("ArrowDown", 1), ("End", 2), ("Home", 0)):
            someone.press(key)
            expect(dated.nth(row).get_by_role("button")).to_be_focused()
            expect(stops).to_have_count(3)
        page.evaluate(HEARD)
        waiting.filter(has_text="Visites").get_by_role("button").focus()
        someone.press("Tab")
        someone.keyboard.type("05052027")
        someone.press("Enter")
        expect(dated).to_have_count(4)
        expect(page.get_by_label("Du, Visites, le 5 mai 2027")).to_be_focused()
        someone.until("heard.length > 0")
        assert page.evaluate("heard") == ["Visites\u00a0: le 5 mai 2027."]


def test_a_row_that_changes_stays_where_one_stands(browser: Any, server: str, tmp_path: Any):
    """The same field, row and table say the new day: who hears is not told once more where they are. It goes on there,
    and « Annuler » brings the day back."""
    with person(browser, server) as someone:
        page = someone.page
        someone.bring(tmp_path, MAP)
        opened(someone, "Calendrier")
        row = page.locator(".calendar-rows tbody tr").first
        before = row.text_content()
        days = row.locator("input")
        first = days.nth(1).input_value()
        page.evaluate("window.kept = document.querySelector('.calendar-rows tbody tr').querySelectorAll('input')[1]")
        for year in ("2028", "2029"):
            days.nth(1).focus()
            someone.keyboard.type(f"0505{year}")
            someone.press("Enter")
            expect(row).to_contain_text(f"5 mai {year}")
            assert page.evaluate("kept.isConnected && kept === document.activeElement")
            expect(days.nth(1)).to_have_value(f"{year}-05-05")
        days.nth(1).press("Escape")
        expect(days.nth(1)).to_have_value("2029-05-05")
        for _ in range(2):
            page.get_by_role("button", name="Annuler").first.click()
        expect(row).to_have_text(before)
        expect(days.nth(1)).to_have_value(first)


@pytest.mark.parametrize(("view", "new"), [("Calendrier", "20 mai"), ("Budget", "40 €")])
def test_undoing_from_the_link_of_a_line_keeps_the_keyboard(
    browser: Any, server: str, tmp_path: Any, view: str, new: str
):
    """It stays on the same link, though what is told is another map."""
    with person(browser, server) as someone:
        page = someone.page
        someone.bring(tmp_path, MAP)
        opened(someone, view)
        links = page.locator(".planning .link.num")
        expect(links.first).to_be_visible()
        for at in range(links.count()):
            names = links.all_text_contents()
            page.evaluate("editor.state.run('essai', (t) => t.set(t.map.get('b'), { text: 'Stages le 20 mai, 40 €' }))")
            expect(page.locator(".planning")).to_contain_text(new)
            again = page.locator(".planning .link.num", has_text=names[at]).first
            again.focus()
            someone.press("Control+z")
            expect(page.locator(".planning")).not_to_contain_text(new)
            assert page.evaluate("document.activeElement.textContent") == names[at]


def test_a_day_half_typed_outlives_what_is_read_anew(browser: Any, server: str, tmp_path: Any):
    """The first end is written while the other is typed: it goes on in the same field, and makes one period of both."""
    with person(browser, server) as someone:
        page = someone.page
        someone.bring(tmp_path, MAP)
        opened(someone, "Calendrier")
        days(someone, "Visites")[0].focus()
        someone.keyboard.type("05052027")
        someone.press("Tab", "Tab")
        someone.keyboard.type("06")
        says(someone, "c", "Visites, le 5 mai 2027")
        someone.keyboard.type("062027")
        someone.press("Enter")
        expect(page.get_by_label(re.compile("^au, Visites.*5 mai au 6 juin 2027"))).to_be_focused()


WALK = (Path(__file__).parent / "scripts" / "planning.js").read_text("utf-8")


@pytest.mark.deep
@pytest.mark.parametrize("steps", [40, pytest.param(1000, marks=pytest.mark.long)])
def test_map_plan_calendar_and_budget_agree_after_any_edits_and_undo_goes_back(
    browser: Any, server: str, tmp_path: Any, steps: int
):
    with person(browser, server) as someone:
        someone.page.set_default_timeout(600_000)
        someone.bring(tmp_path, MAP)
        found = someone.page.evaluate(WALK, {"seed": 7, "steps": steps})
        assert found["wrong"] == []
        assert found["made"] > steps * 0.6


@pytest.mark.deep
def test_lines_are_read_whole_and_tools_stay_together(browser: Any, server: str, tmp_path: Any):
    """No choice of a line is cut where there is room; on a phone, undo and redo are not parted; a lack has a minus."""
    with person(browser, server) as someone:
        page = someone.page
        someone.bring(tmp_path, MAP)
        opened(someone, "Budget")
        select = page.locator(".planning select.field").last
        select.wait_for()
        longest = select.evaluate(
            """(one) => { const pen = document.createElement('canvas').getContext('2d');
                 pen.font = getComputedStyle(one).font;
                 return Math.max(...[...one.options].map((option) => pen.measureText(option.text).width)); }"""
        )
        assert select.bounding_box()["width"] >= longest + 40
        expect(page.locator(".balance .amount")).to_have_text("il manque 260\u00a0€")
        page.set_viewport_size({"width": 390, "height": 844})
        tools = page.locator(".planpanel:visible .wtools")
        undo, redo = (tools.get_by_role("button", name=each).bounding_box() for each in ("Annuler", "Rétablir"))
        assert redo["y"] == undo["y"]
        assert redo["x"] - undo["x"] - undo["width"] < 12


@pytest.mark.deep
def test_the_node_s_bar_is_one_row_beside_the_plan(browser: Any, server: str, tmp_path: Any):
    with person(browser, server, width=1280, height=800) as someone:
        someone.bring(tmp_path, MAP)
        opened(someone, "Plan")
        bar = someone.page.locator(".selbar")
        tops = bar.locator(".btn:visible").evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)")
        assert len(tops) > 3
        assert max(tops) - min(tops) < 8


@pytest.mark.deep
@pytest.mark.parametrize(("view", "leaf"), [("budget", 0), ("calendrier", -1)])
def test_a_node_gone_to_from_a_page_without_a_map_can_be_read(browser: Any, server: str, view: str, leaf: int):
    """The map has no room until it is shown: its view is set then. A leaf is a line from afar, so one comes near."""
    with person(browser, server) as someone:
        someone.open(f"{someone.make(kind='exemple')}/{view}")
        someone.until("Boolean(editor.reading.told)")
        someone.page.get_by_title("Voir sur la carte").nth(leaf).press("Enter")
        someone.until("document.activeElement.matches('svg.live [role=treeitem]')")
        someone.until("editor.canvas.view.k > 0.7")
        box = someone.page.evaluate(
            """() => { const [left, top, right, bottom] = editor.canvas.rectOf(editor.state.key);
                 const { view } = editor.canvas;
                 const [a, b] = view.toWindow(left, top), [c, d] = view.toWindow(right, bottom);
                 return [a, b, view.width - c, view.height - d]; }"""
        )
        assert min(box) >= 0, box
