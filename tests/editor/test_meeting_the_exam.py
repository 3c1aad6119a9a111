"""The exam in the editor: an imported map's stages, a node tied to a criterion, and access for everyone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations

from .person import Person, person

pytestmark = pytest.mark.browser

FREEMIND = """<map version="1.0.1"><node TEXT="Atelier" ID="ID_1"><node TEXT="D'où on part" ID="ID_2" POSITION="right">
<node TEXT="61 jeunes sans permis" ID="ID_3"><icon BUILTIN="idea"/></node></node>
<node TEXT="Divers" ID="ID_4" POSITION="left"><node TEXT="un avis" ID="ID_5"/></node></node></map>"""


def test_an_imported_map_is_mapped_to_stages_by_consent(browser: Any, server: str, tmp_path: Path):
    """Several stages for one branch; nothing renamed or moved; the tags are on the server and the colours follow."""
    with person(browser, server) as someone:
        path = someone.bring(tmp_path, FREEMIND)
        before = someone.titles()
        someone.page.get_by_role("button", name="Relier les branches aux étapes").click()
        row = someone.page.locator(".brs .br", has_text="Divers")
        row.get_by_label("Faisabilité").check()
        row.get_by_label("Préparation").check()
        someone.page.get_by_role("button", name="Confirmer").click()
        someone.saved()
        assert someone.titles() == before
        [node] = [node for node in someone.on_server(path) if node["text"] == "Divers"]
        assert node["attributes"] == [["etape", "E3"], ["etape", "E4"]]
        someone.page.locator("g.n1.e3").wait_for()


def test_the_state_of_a_stage_is_the_servers(browser: Any, server: str):
    """An idea in a place makes a stage begun, in the list and under the finger alike; two make it there."""
    with person(browser, server) as someone:
        path = someone.create(title="Insertion de jeunes sans emploi")
        head = someone.page.locator(".steps .head", has_text="Faisabilité")
        assert "vide" in head.text_content()
        for idea, word in (
            ("PLIE", "commencée"),
            ("CAF : aide à la garde, parce qu’elle finance la crèche", "présente"),
        ):
            someone.page.evaluate("editor.stages.add('E3')")
            someone.keyboard.type(idea)
            someone.press("Enter", "Escape")
            someone.saved()
            someone.page.locator(f".pill[aria-label$='Faisabilité, {word}']").wait_for(state="attached")
            assert word in someone.page.request.get(f"{path}/verdicts").text().lower()
        expect(head.locator(".signs")).to_have_attribute("aria-label", re.compile("^présente, "))


@pytest.mark.deep
def test_a_map_about_something_else_has_no_colour_of_a_stage(browser: Any, server: str, tmp_path: Path):
    with person(browser, server) as someone:
        source = tmp_path / "tarte.md"
        source.write_text(
            "# Tarte aux pommes\n- Ingrédients\n  - 6 pommes\n  - 200 g de farine\n- Recette\n  - Cuire 40 min\n"
        )
        someone.page.goto("/importer")
        someone.page.locator("input[type=file]").set_input_files(source)
        someone.page.wait_for_selector("html[data-editor=ready]")
        assert someone.page.locator("g.n").count() >= 5
        assert someone.page.locator(":is(g.n, path.edge):is(.e1, .e2, .e3, .e4, .e5, .e6)").count() == 0


def test_a_node_is_tied_to_a_requirement_with_a_reason(browser: Any, server: str, tmp_path: Path):
    with person(browser, server) as someone:
        path = someone.bring(tmp_path, FREEMIND)
        someone.choose("un avis")
        someone.page.get_by_role("button", name="Relier à un critère").click()
        someone.page.get_by_role("combobox", name="Critère").select_option("C5")
        someone.page.get_by_label("En quoi ce nœud y répond").fill("il dit pourquoi elle")
        someone.page.get_by_role("button", name="Relier", exact=True).click()
        someone.saved()
        [node] = [node for node in someone.on_server(path) if node["text"] == "un avis"]
        assert node["attributes"] == [["exigence", "C5 il dit pourquoi elle"]]


def test_no_tie_is_made_blindly_and_each_can_be_taken_away(browser: Any, server: str):
    """No criterion is chosen beforehand, but the one that is open in the panel; ties are listed, « Détacher » each."""
    with person(browser, server) as someone:
        someone.create()
        dialog = someone.page.get_by_role("dialog", name="Relier à un critère")
        choice = dialog.get_by_role("combobox", name="Critère")
        someone.page.get_by_role("button", name="Relier à un critère").click()
        dialog.get_by_role("button", name="Relier", exact=True).click()
        expect(dialog).to_be_visible()
        assert someone.page.evaluate("editor.state.node.claims.length") == 0
        for id in ("C5", "C2"):
            choice.select_option(id)
            dialog.get_by_role("button", name="Relier", exact=True).click()
            someone.page.locator(f'details.req[data-id="{id}"] summary').click()
            someone.until(f"editor.state.opened === '{id}'")
            someone.page.locator("details.req[open]").get_by_role("button", name="Relier le nœud choisi").click()
            expect(choice).to_have_value(id)
        dialog.get_by_role("button", name="Détacher C5").click()
        expect(dialog.get_by_role("listitem")).to_have_text(["C2 Politiques de l’emploi ou indicateursDétacher"])
        dialog.get_by_role("button", name="Détacher C2").click()
        expect(dialog.get_by_role("listitem")).to_have_count(0)
        assert someone.page.evaluate("editor.state.node.claims.length") == 0


@pytest.mark.deep
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844), (320, 640)])
def test_nothing_is_out_of_reach(browser: Any, server: str, width: int, height: int):
    """Axe finds nothing, contrasts hold by night, nothing scrolls sideways: map, plan, note, palette, help, stages."""
    with person(browser, server, width=width, height=height, touch=width < 600, reduced_motion="reduce") as someone:
        someone.create(kind="exemple")
        check(someone)
        someone.page.evaluate("editor.act('note')")
        check(someone)
        someone.press("Escape")
        someone.page.evaluate("editor.show('plan')")
        someone.page.locator("textarea.oline").wait_for()
        check(someone)
        for action in ("palette", "help", "stages"):
            someone.page.evaluate(f"editor.act('{action}')")
            check(someone)
            someone.press("Escape")


def check(someone: Person) -> None:
    someone.drawn()
    assert someone.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    assert not violations(someone.page)
    someone.page.emulate_media(color_scheme="dark")
    assert not violations(someone.page, "color-contrast"), "in the dark"
    someone.page.emulate_media(color_scheme="light")


def test_the_tree_says_where_one_is(browser: Any, server: str):
    """Role, level, position, state and name of what has the focus."""
    with person(browser, server) as someone:
        someone.create(kind="etapes")
        someone.choose("Faisabilité")
        someone.map()
        item = someone.page.locator("g[role=treeitem][tabindex='0']")
        wanted = {"aria-level": "2", "aria-posinset": "3", "aria-setsize": "6"}
        assert {name: item.get_attribute(name) for name in wanted} == wanted
        assert someone.focused == "3, Faisabilité, étape\u00a03"
        expect(someone.page.locator(".editor [role=tree]")).to_have_count(1)


def test_a_phone_shows_one_branch_and_needs_no_drag(browser: Any, server: str):
    """Stages as discs, the branch as a column, everything by taps."""
    with person(browser, server, width=360, height=640, touch=True) as someone:
        someone.create(kind="etapes")
        someone.page.get_by_role("button", name="Étape 3, Faisabilité").tap()
        assert someone.here == "Faisabilité"
        someone.page.get_by_role("button", name="Idée en dessous").tap()
        someone.keyboard.type("Avec la mission locale")
        someone.press("Enter")
        assert "    Avec la mission locale" in someone.titles()
        expect(someone.page.locator("svg.col g.n:not(.ghost)")).to_have_count(2)
        someone.page.get_by_role("button", name="Autres actions").tap()
        someone.page.get_by_role("menuitem", name="Déplacer vers").tap()
        someone.page.get_by_label(re.compile("^Ranger .* sous")).select_option(label=label_of(someone, "Contexte"))
        someone.page.get_by_role("button", name="Déplacer ici").tap()
        assert someone.titles()[2] == "    Avec la mission locale"


def test_a_branch_begins_at_the_top_of_a_phone(browser: Any, server: str):
    """Also once something was changed under another view, and when its own disc is pressed."""
    with person(browser, server, width=390, height=844, touch=True) as someone:
        someone.create(kind="exemple")
        last = someone.page.get_by_role("button", name="Étape 6, Évaluation")
        last.tap()
        someone.drawn()
        top = "Math.round(editor.canvas.view.y + editor.canvas.bounds[1] * editor.canvas.view.k)"
        begins = someone.page.evaluate(top)
        someone.page.evaluate("editor.canvas.pan(0, 300)")
        last.tap()
        someone.drawn()
        assert someone.page.evaluate(top) == begins
        someone.page.evaluate("editor.show('calendrier'); editor.canvas.view.y += 300; editor.show('carte')")
        someone.until(f"{top} === {begins}")


@pytest.mark.deep
def test_a_phone_shows_stages_and_branches_in_one_row(browser: Any, server: str, tmp_path: Path):
    """A disc for a stage, the name of the branch one is in and of those that carry none; each leads to its branch."""
    branches = "".join(f'<node TEXT="{each}"><node TEXT="salaires"/></node>' for each in ("Contexte", "Divers"))
    with person(browser, server, width=390, height=780, touch=True) as someone:
        someone.bring(tmp_path, f'<map version="1.0.1"><node TEXT="Projet">{branches}</node></map>')
        row = someone.page.locator(".pills")
        expect(row).to_have_count(1)
        box = row.bounding_box()
        assert box
        assert box["height"] < 64
        expect(row.locator("[aria-current]")).to_have_text(re.compile("Contexte"))
        row.get_by_role("button", name="Divers").tap()
        assert someone.here == "Divers"
        expect(row.locator("[aria-current]")).to_have_text("Divers")
        row.get_by_role("button", name="Étape 5, Mise en œuvre, vide").tap()
        expect(someone.page.locator(".toast")).to_contain_text("Aucune branche ne porte encore l’étape Mise en œuvre.")
        toast, foot = (someone.page.locator(each).bounding_box() for each in (".toast", ".phone-foot"))
        assert toast
        assert foot
        assert toast["y"] > foot["y"] - 20


@pytest.mark.deep
@pytest.mark.parametrize("view", ["carte", "plan"])
def test_what_a_keyboard_leaves_of_a_phone_is_for_what_one_writes(browser: Any, server: str, view: str):
    """The field is seen whole, and nothing else is docked around it; afterwards all is there again."""
    with person(browser, server, width=390, height=780, touch=True) as someone:
        someone.create(kind="exemple")
        someone.page.evaluate("view => editor.show(view)", view)
        if view == "carte":
            someone.choose("Faisabilité")
            someone.page.get_by_role("button", name="Idée en dessous").tap()
        field = someone.page.locator("textarea.entry, textarea.oline")
        field.focus()
        someone.page.set_viewport_size({"width": 390, "height": 380})
        expect(someone.page.locator(".bar")).to_be_hidden()
        expect(someone.page.locator(".tabs")).to_be_hidden()
        place = someone.page.locator(".canvas" if view == "carte" else ".outl").bounding_box()
        assert place
        assert place["height"] > 280
        someone.keyboard.type("x" * 40)
        someone.until("(() => { const { top, bottom } = document.activeElement.getBoundingClientRect();"
                      " return top >= 0 && bottom <= innerHeight; })()")  # fmt: skip
        someone.page.evaluate("document.activeElement.blur()")
        expect(someone.page.locator(".tabs")).to_be_visible()


def label_of(someone: Person, text: str) -> str:
    someone.page.get_by_label(re.compile("^Ranger .* sous")).wait_for()
    options = someone.page.get_by_label(re.compile("^Ranger .* sous")).locator("option").all_inner_texts()
    return next(option for option in options if text in option)


def test_the_measured_page_is_for_measuring_only(browser: Any, server: str):
    """Without the debug option there is no such page."""
    with person(browser, server) as someone:
        assert someone.page.request.get("/bench").status == 404


def test_where_each_stage_has_its_branch_none_is_asked_for(browser: Any, server: str, tmp_path: Path):
    """In a map of the six stages nobody has to tie them; what their signs say is told under the pointer."""
    with person(browser, server) as someone:
        someone.create(title="Insertion de jeunes sans emploi")
        tie = someone.page.get_by_role("button", name="Relier les branches aux étapes")
        expect(tie).to_be_hidden()
        for idea in ("61 jeunes sans permis", "Sans voiture, ils refusent des postes à 20 km"):
            someone.page.evaluate("editor.stages.add('E1')")
            someone.keyboard.type(idea)
            someone.press("Enter", "Escape")
        someone.saved()
        signs = someone.page.locator(".steps .head", has_text="Contexte").locator(".signs")
        expect(signs).to_have_attribute("title", re.compile(r"\d (absent|partiel|à vérifier|satisfait)"))
        someone.bring(tmp_path, FREEMIND)
        expect(tie).to_be_visible()
