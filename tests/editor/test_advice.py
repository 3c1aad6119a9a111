"""From a verdict to the map: what the advice's button opens, and where; what is seen of an opened row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from cefi_map.formats import freemind
from cefi_map.judging import Evidence, check
from cefi_map.mindmap import MindMap
from tests.circles import one_of
from tests.labelled import ours

from .person import drawn, person

pytestmark = pytest.mark.browser

FREEMIND = """<map version="1.0.1"><node TEXT="Insertion de jeunes du quartier" ID="ID_1">
<node TEXT="Mise en œuvre" ID="ID_2" POSITION="right">
<node TEXT="Atelier d'établi, deux matinées par semaine pour 8 jeunes" ID="ID_3"/>
<node TEXT="Visite d'entreprise le 12 mars avec 10 jeunes" ID="ID_4"/></node>
<node TEXT="Critères d'évaluation" ID="ID_5" POSITION="left">
<node TEXT="Critère : six jeunes sur huit finissent l'atelier" ID="ID_6"/></node></node></map>"""


@pytest.mark.parametrize(
    ("id", "button", "line"),
    one_of(
        [
            ("C4", "Écrire sous « Atelier d'établi, deux… »", "      ici"),
            ("C10", "Écrire à côté de « Critère : six jeunes… »", "    ici"),
            ("C7a", "Écrire l’idée", "    ici"),
        ]
    ),
)
def test_the_button_of_an_advice_writes_where_the_advice_says(
    browser: Any, server: str, tmp_path: Path, id: str, button: str, line: str
):
    """Under the node that it names, or beside it; where it names none, in a branch of the stage."""
    with person(browser, server) as someone:
        someone.bring(tmp_path, FREEMIND)
        row = someone.page.locator(f'details.req[data-id="{id}"]')
        row.locator("summary").click()
        row.get_by_role("button", name=button).click()
        someone.keyboard.type("ici")
        someone.press("Enter")
        assert line in someone.titles()
        above = {"C4": "Atelier", "C10": "Critères", "C7a": "Faisabilité"}[id]
        assert someone.page.evaluate("editor.state.node.parent.text").startswith(above)


def test_an_advice_on_a_phone_opens_the_field_at_the_node_it_names(browser: Any, server: str, tmp_path: Path):
    """The list of verdicts gives way to the map, and the field keeps what is typed there."""
    with person(browser, server, width=390, height=844) as someone:
        someone.bring(tmp_path, FREEMIND)
        someone.page.get_by_role("link", name="Verdicts").click()
        row = someone.page.locator('details.req[data-id="C10"]')
        row.locator("summary").click()
        row.get_by_role("button", name="Écrire à côté de").click()
        drawn(someone.page)
        expect(someone.page.get_by_role("textbox", name="Nouvelle idée sous")).to_be_focused()
        someone.keyboard.type("ici")
        someone.press("Enter")
        assert "    ici" in someone.titles()


def test_the_field_of_an_advice_shows_the_question_it_answers(browser: Any, server: str):
    """The actions are asked for in « Mise en œuvre »: there they are written, and there their verdict counts."""
    with person(browser, server) as someone:
        someone.create()
        row = someone.page.locator('details.req[data-id="C4"]')
        row.locator("summary").click()
        row.get_by_role("button", name="Écrire l’idée").click()
        assert someone.page.evaluate("document.activeElement.placeholder") == "Quelles actions\u00a0?"
        assert someone.page.evaluate("editor.state.node.parent.text") == "Mise en œuvre"


def test_who_writes_what_an_advice_asks_for_is_in_the_map(browser: Any, server: str):
    """Come from the page of verdicts, too, straight into the field: Tab is an idea below, and no key is lost."""
    with person(browser, server) as someone:
        path = someone.create()
        someone.page.goto(f"{path}/verdicts")
        someone.page.locator(".todo a").first.click()
        someone.page.wait_for_selector("html[data-editor=ready]")
        expect(someone.page.get_by_role("textbox", name="Nouvelle idée sous « Contexte »")).to_be_focused()
        someone.keyboard.type("douze jeunes")
        someone.press("Enter", "Tab")
        someone.keyboard.type("sans permis")
        someone.press("Enter")
        assert "      sans permis" in someone.titles()


def test_verdicts_keep_their_place_and_the_counters_choose_among_them(browser: Any, server: str, tmp_path: Path):
    """C1 to C11, then one’s own part, whatever their verdicts; a counter shows its own, keeps the keyboard, and lets go
    when none is left."""
    with person(browser, server) as someone:
        someone.bring(tmp_path, FREEMIND)
        rows, tally = someone.page.locator("details.req"), someone.page.locator(".tally")
        rows.last.wait_for()
        ids = [row.get_attribute("data-id") for row in rows.all()]
        assert ids[:3] == ["C1a", "C1b", "C2"]
        assert ids[-2:] == ["C11", "M2"]
        words = {row.get_attribute("class").split()[1]: row.locator(".word").text_content() for row in rows.all()}
        assert words["absent"] == "Absent"
        assert words["a_verifier"].startswith("Plutôt ")
        expect(tally.get_by_role("button", name="0 satisfait")).to_be_disabled()
        partial = tally.get_by_role("button", name="partiel")
        partial.press("Enter")
        expect(partial).to_be_focused()
        shown = [row.get_attribute("class") for row in rows.all() if row.is_visible()]
        assert set(shown) == {"req partiel"}
        someone.page.evaluate(
            """() => { const { report } = editor.state; editor.state.takeReport({ ...report,
                 requirements: report.requirements.map((one) => ({ ...one, verdict: "satisfait" })) }); }"""
        )
        expect(rows.first).to_be_visible()
        assert [row.get_attribute("data-id") for row in rows.all()] == ids


@pytest.mark.parametrize("width", one_of([1440, 390]))
def test_what_the_last_row_opens_is_seen(browser: Any, server: str, width: int):
    """Opened at the foot of the list, a verdict scrolls into it, at once: a scroll under way would be cut short."""
    with person(browser, server, width=width, height=844) as someone:
        someone.create()
        if width < 600:
            someone.page.evaluate("editor.show('verdicts')")
        someone.page.locator("details.req summary").last.click()
        someone.until("document.querySelector('details.req[open]') !== null")
        someone.drawn()
        row, rows = (someone.page.locator(one).bounding_box() for one in ("details.req[open]", ".rows"))
        assert row
        assert rows
        assert row["y"] >= rows["y"]
        assert row["y"] + row["height"] <= rows["y"] + rows["height"] + 1


def asked() -> tuple[MindMap, dict[str, tuple[Evidence, ...]]]:
    """A map of which two requirements are absent and asked about, with the nodes asked about."""
    for each in ours("learnt"):
        verdicts = [one for one in check(each.map).requirements if one.verdict == "absent" and one.candidates]
        if len(verdicts) > 1 and len(each.map) < 40:
            return each.map, {one.id: one.candidates for one in verdicts[:2]}
    raise AssertionError("no such map")


def test_what_was_not_found_is_asked_and_the_answer_is_kept(browser: Any, server: str, tmp_path: Path):
    """One press ties the node, « Aucun » is remembered with the map; both are undone as any gesture is."""
    mindmap, questions = asked()
    tied, denied = questions
    with person(browser, server) as someone:
        someone.bring(tmp_path, freemind.write(mindmap).decode())
        rows = {id: someone.page.locator(f'details.req[data-id="{id}"]') for id in questions}
        key = questions[tied][0].key
        rows[tied].locator("summary").click()
        expect(rows[tied].locator(".ask li")).to_have_count(len(questions[tied]))
        answer = rows[tied].locator(".ask .btn").first
        assert (answer.get_attribute("aria-label") or "").startswith(answer.inner_text())
        answer.click()
        claims = f"editor.state.map.get({key!r}).claims.map((one) => one.id)"
        assert someone.page.evaluate(claims) == [tied]
        expect(rows[tied].locator(".why")).to_contain_text("Vous y rattachez")
        rows[denied].locator("summary").click()
        rows[denied].locator(".ask > .link").click()
        expect(rows[denied].locator(".ask")).to_have_count(0)
        expect(rows[denied].locator("summary")).to_be_focused()
        someone.saved()
        someone.page.reload()
        someone.page.wait_for_selector("html[data-editor=ready]")
        rows[denied].locator("summary").click()
        expect(rows[denied].locator(".fix, .next")).to_be_visible()
        expect(rows[denied].locator(".ask")).to_have_count(0)
