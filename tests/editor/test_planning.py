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
 <node ID="b" TEXT="Stages le 14 mai 2027"/><node ID="c" TEXT="Visites"/>
 <node ID="h" TEXT="Bilan partagé"/></node>
<node ID="e6" TEXT="Évaluation"><attribute NAME="etape" VALUE="E6"/><node ID="g" TEXT="Bilan en juillet"/></node>
</node></map>"""
ASKED = "/api/calendrier-budget"
HEARD = """() => { window.heard = [];
  const hear = (changes) => heard.push(...changes.flatMap((one) => [...one.addedNodes].map((text) => text.data)));
  const places = document.querySelectorAll("[data-spoken]");
  places.forEach((place) => new MutationObserver(hear).observe(place, { childList: true })); }"""


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
        expect(page.get_by_role("heading", name="Sans date")).to_be_visible()  # once it is judged
        page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        assert len(widths) == 1, "what has no date has its place before it is known: the line is drawn once"
        assert page.locator("svg.timeline .tie").count() == 1
        expect(page.get_by_role("region", name="Ce qui ne s’accorde pas")).to_have_count(0)  # of money: in the budget
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
        expect(page.get_by_role("heading", name="Sans date")).to_be_visible()  # once it is judged
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
        expect(page.locator(".toast")).to_contain_text("est écrit sous 1.2, «\u00a0Financements\u00a0»")
        page.get_by_label("Ligne du plan comptable, Tissu 300 €").select_option("61")
        page.wait_for_function("() => editor.state.map.get('d2').data.attributes.some(([name]) => name === 'compte')")
        amount = page.get_by_label("Montant, Vacations 12 x 100 €")
        amount.fill("beaucoup")
        page.evaluate(HEARD)
        someone.press("Enter")
        expect(page.get_by_role("alert")).to_have_text(re.compile("Ce montant n’est pas lu"))
        expect(page.locator(".toast").filter(has_text="Ce montant")).to_have_count(0)
        assert page.evaluate("heard") == [], "it is said once, where it is"
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


def test_what_is_refused_is_said_though_all_is_read_anew_meanwhile(browser: Any, server: str, tmp_path: Any):
    """An opinion comes while the amount is on its way: it stays in its field, with the reason."""
    with person(browser, server) as someone:
        page = someone.page
        someone.bring(tmp_path, MAP)
        opened(someone, "Budget")
        amount = page.get_by_label("Montant, Tissu 300 €")
        held: list[Any] = []
        page.route(f"**{ASKED}", lambda route: held.append(route), times=1)
        amount.fill("beaucoup")
        amount.press("Enter")
        while not held:
            page.wait_for_timeout(25)
        with page.expect_response(f"**{ASKED}"):
            page.evaluate("() => { editor.reading.spoil(); editor.reading.ask(); }")
        someone.drawn()
        held[0].continue_()
        expect(amount).to_have_accessible_description(re.compile("Ce montant n’est pas lu"))
        expect(amount).to_have_value("beaucoup")


WANTING = """<map version="1.0.1"><node ID="r" TEXT="Permis">
<node ID="e1" TEXT="Contexte"><attribute NAME="etape" VALUE="E1"/><node ID="p" TEXT="Peur, budget trop serré"/></node>
<node ID="e3" TEXT="Faisabilité"><attribute NAME="etape" VALUE="E3"/>
 <node ID="a" TEXT="Auto-école : seule à proposer le permis à 30 €/mois"/>
 <node ID="d" TEXT="Dépenses : temps de travail, carburant"/>
 <node ID="f" TEXT="Financement : Conseil départemental"/></node></node></map>"""


def test_a_budget_without_a_line_says_how_it_gets_one(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create()
        opened(someone, "Budget")
        expect(someone.page.get_by_text("Aucune dépense n’est lue.")).to_be_visible()
        expect(someone.page.get_by_text("Aucune ressource n’est lue.")).to_be_visible()
        expect(someone.page.get_by_role("table")).to_have_count(0)


def test_a_budget_is_filled_by_keys_and_what_is_not_its_own_is_taken_out(browser: Any, server: str, tmp_path: Any):
    """What is listed without an amount waits for one; a line is one stop; one that goes leaves the keyboard beside it,
    and comes back; what is half typed outlives what is read anew."""
    with person(browser, server) as someone:
        page = someone.page
        someone.bring(tmp_path, WANTING)
        opened(someone, "Budget")
        expect(page.get_by_role("heading", name="Budget de Permis")).to_be_focused()
        expect(page.locator(".balance .amount")).to_have_text("rien n’est compté")
        expect(page.locator(".planning tfoot")).to_have_count(0)
        stops = page.locator(".planning tr :is(button, input, select):not([tabindex='-1'])")
        expect(stops).to_have_count(4 + 2)  # a line that is counted, one that waits
        amounts = page.locator(".planning td input")
        expect(amounts).to_have_count(4)
        amounts.nth(0).focus()
        someone.press("ArrowDown", "ArrowDown")
        expect(page.get_by_label("Montant, carburant")).to_be_focused()
        page.get_by_label("Ajouter une dépense").fill("Assurance")
        page.get_by_label("Montant, carburant").focus()
        someone.keyboard.type("1500")
        someone.press("Enter")
        says(someone, "d", "Dépenses : temps de travail, carburant 1\u202f500\u00a0€")
        expect(page.locator(".planning tfoot")).to_have_text("Total des charges1\u202f500\u00a0€")
        expect(amounts.filter(visible=True).and_(page.locator(":focus"))).to_have_value("1\u202f500")
        expect(page.get_by_label("Ajouter une dépense")).to_have_value("Assurance")
        page.get_by_role("button", name="Retirer du budget, Auto-école").press("Enter")
        expect(page.locator(".toast")).to_contain_text("2.1\u00a0: n’est plus compté")
        expect(page.locator(".planning .link.num:focus")).to_have_text("2.2")
        apart = page.get_by_role("region", name="Lus, mais hors du calcul")
        expect(apart).to_contain_text("Auto-école")
        assert violations(page) == []
        apart.get_by_role("button", name="Compter").press("Enter")
        expect(page.get_by_role("button", name="Retirer du budget, Auto-école")).to_be_visible()
        page.get_by_label("Montant, Charges").fill("300")
        someone.press("Enter")
        expect(page.locator(".toast")).to_contain_text("est écrit sous 2, «\u00a0Faisabilité")
        page.locator(".toast").get_by_role("button", name="Annuler").click()
        expect(page.get_by_role("rowheader", name="Assurance")).to_have_count(0)


def test_a_day_given_by_keys_keeps_them_and_is_said_once(browser: Any, server: str, tmp_path: Any):
    """What is dated keeps its row and says what is written, Enter goes on to the next one, and both ends are one step
    back; a row has one place in the order of Tab, ↑ and ↓ go on."""
    with person(browser, server) as someone:
        page = someone.page
        last = '<node ID="h" TEXT="Bilan partagé"/>'
        steps = '<node ID="k" TEXT="Étapes"><node ID="l" TEXT="Lancement"/></node>'
        someone.bring(tmp_path, MAP.replace(last, last + steps))
        opened(someone, "Calendrier")
        waiting, dated = page.locator(".waiting li"), page.locator(".calendar-rows tbody tr")
        expect(waiting).to_contain_text(listed := ["Lancement", "Visites", "Bilan partagé"])
        expect(dated).to_have_count(3)
        stops = page.locator(".calendar-rows :is(button, input):not([tabindex='-1'])")
        expect(stops).to_have_count(3)
        dated.first.get_by_role("button").focus()
        for key, row in (("ArrowDown", 1), ("End", 2), ("Home", 0)):
            someone.press(key)
            expect(dated.nth(row).get_by_role("button")).to_be_focused()
            expect(stops).to_have_count(3)
        expect(waiting.get_by_role("button", name=", Visites")).to_have_accessible_description("Voir sur la carte")
        page.evaluate(HEARD)
        waiting.filter(has_text="Visites").get_by_role("button").focus()
        top = waiting.filter(has_text="Visites").bounding_box()["y"]
        someone.press("Tab")
        someone.keyboard.type("05052027")
        someone.press("Tab", "Tab")
        someone.keyboard.type("06062027")
        someone.press("Enter")
        expect(dated).to_have_count(4)
        visits, after = waiting.filter(has_text="Visites"), waiting.filter(has_text="Bilan partagé")
        expect(visits).to_contain_text("5 mai au 6 juin 2027\u00a0», écrit")
        expect(after.get_by_label("Du, Bilan partagé")).to_be_focused()
        expect(waiting).to_contain_text(listed)
        assert visits.bounding_box()["y"] == top, "the list stays under the eye"
        expect(page.locator(".timeline .given")).to_be_in_viewport()
        said = "2.3\u00a0: «\u00a05 mai {}2027\u00a0» est écrit à la fin du titre."
        someone.until("heard.length > 1")
        assert page.evaluate("heard") == [said.format(""), said.format("au 6 juin ")]
        page.locator(".toast").get_by_role("button", name="Annuler").click()
        says(someone, "c", "Visites")
        opened(someone, "Carte")
        opened(someone, "Calendrier")
        expect(page.get_by_role("heading", name="Calendrier de Fil à fil 2027")).to_be_focused()


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


def test_what_an_undo_brings_back_waits_for_its_date_where_it_stood(browser: Any, server: str, tmp_path: Any):
    """A branch waits no more once an idea of it is dated, and again after « Annuler »."""
    with person(browser, server) as someone:
        page = someone.page
        branch = '<node ID="x" TEXT="Actions"><node ID="y" TEXT="Atelier chaque semaine"/></node>'
        someone.bring(tmp_path, MAP.replace('<node ID="c" TEXT="Visites"/>', f'{branch}<node ID="c" TEXT="Suivi"/>'))
        opened(someone, "Calendrier")
        waiting = page.locator(".waiting li")
        expect(waiting).to_contain_text(before := ["Actions", "Atelier", "Suivi", "Bilan partagé"])
        days(someone, "Atelier chaque")[0].fill("2027-05-05")
        someone.press("Enter")
        expect(waiting).to_contain_text(before[1:])
        page.locator(".toast").get_by_role("button", name="Annuler").click()
        expect(waiting).to_contain_text(before)


def test_a_line_of_the_budget_comes_and_goes_and_the_keyboard_stays_in_its_table(
    browser: Any, server: str, tmp_path: Any
):
    """What comes above the form does not push it away; the last charge gives it to the one above, and to no product."""
    with person(browser, server) as someone:
        page = someone.page
        someone.bring(tmp_path, MAP)
        opened(someone, "Budget")
        charges, words = page.get_by_role("region", name="Charges"), page.get_by_label("Ajouter une dépense")
        expect(charges.get_by_role("rowheader").last).to_be_visible()
        words.fill("Assurance")
        top = words.bounding_box()["y"]
        page.get_by_label("Montant, Charges").fill("90")
        someone.press("Enter")
        expect(charges.get_by_role("rowheader", name="Assurance")).to_be_visible()
        expect(words).to_be_focused()
        assert abs(words.bounding_box()["y"] - top) < 2
        charges.get_by_role("button", name="Retirer du budget").last.press("Enter")
        expect(page.locator(".toast")).to_contain_text("n’est plus compté")
        expect(charges.locator(".link.num:focus")).to_have_count(1)


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


def test_undoing_from_a_field_takes_back_what_was_written(browser: Any, server: str, tmp_path: Any):
    """Where Enter leaves the keyboard, Ctrl Z is the map's; what is typed and not written yet is the field's own."""
    with person(browser, server) as someone:
        page = someone.page
        someone.bring(tmp_path, MAP)
        opened(someone, "Budget")
        words = page.get_by_label("Ajouter une dépense")
        words.focus()
        someone.keyboard.type("Goûter")
        someone.press("Tab")
        someone.keyboard.type("45")
        someone.press("Enter")
        added = page.get_by_role("rowheader", name="Goûter")
        expect(added).to_have_count(1)
        expect(words).to_be_focused()
        someone.press("Control+z")
        expect(added).to_have_count(0)
        expect(words).to_be_focused()
        someone.press("Control+y")
        expect(added).to_have_count(1)
        account = page.get_by_label("Ligne du plan comptable, Goûter")
        proposed = account.input_value()
        account.select_option("61")
        expect(page.get_by_role("rowheader", name="61 Services extérieurs")).to_have_count(1)
        account.focus()
        someone.press("Control+z")
        expect(account).to_have_value(proposed)
        amount = page.get_by_label("Montant, Tissu")
        amount.fill("350")
        amount.press("Control+z")
        expect(amount).to_have_value("300")
        expect(added).to_have_count(1)
        opened(someone, "Calendrier")
        first, _ = days(someone, "Visites")
        first.focus()
        someone.keyboard.type("05052027")
        someone.press("Enter")
        says(someone, "c", "Visites, le 5 mai 2027")
        expect(page.get_by_label("Du, Bilan partagé")).to_be_focused()
        someone.press("Control+z")
        says(someone, "c", "Visites")


def test_a_day_half_typed_outlives_what_is_read_anew(browser: Any, server: str, tmp_path: Any):
    """The first end is written while the other is typed: it goes on in the same field, and makes one period of both."""
    with person(browser, server) as someone:
        someone.bring(tmp_path, MAP)
        opened(someone, "Calendrier")
        days(someone, "Visites")[0].focus()
        someone.keyboard.type("05052027")
        someone.press("Tab", "Tab")
        someone.keyboard.type("06")
        says(someone, "c", "Visites, le 5 mai 2027")
        someone.keyboard.type("062027")
        someone.press("Enter")
        says(someone, "c", "Visites, du 5 mai au 6 juin 2027")


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
