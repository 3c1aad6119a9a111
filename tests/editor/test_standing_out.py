"""What stands out while the rest is pale: a branch, what is found, what answers a filter; Escape leaves."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations

from .person import Person, person

pytestmark = pytest.mark.browser

PALE = """() => { editor.canvas.flush();
  const pale = [...document.querySelectorAll('svg.live g.n.dim')];
  return pale.map((one) => editor.state.map.get(one.dataset.key).text); }"""


def heard(someone: Person, title: str) -> str:
    """The name of a node for those who do not see it, as its item says it now."""
    someone.page.evaluate("editor.canvas.flush(); editor.canvas.tree.update()")
    return someone.page.evaluate(
        """title => [...document.querySelectorAll('svg.live [role=treeitem]')].find((one) =>
             editor.state.map.get(one.dataset.key).text === title).getAttribute('aria-label')""",
        title,
    )


def test_a_branch_stands_out_until_escape(browser: Any, server: str):
    """By keys and by name, near and from afar, on the map and in the plan; what it holds goes on being written."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        page = someone.page
        page.evaluate("editor.act('unfold'); editor.canvas.fit()")
        someone.choose("Contexte")
        someone.press("Alt+Shift+End")
        chip = page.get_by_role("group", name="Branche en avant")
        expect(chip).to_contain_text("« Contexte »")
        assert "Contexte" not in page.evaluate(PALE)
        others = page.evaluate("editor.state.map.root.children.slice(1).map((one) => one.text)")
        assert set(others) <= set(page.evaluate(PALE))
        assert heard(someone, others[0]).endswith("en retrait")
        assert not heard(someone, "Contexte").endswith("en retrait")
        assert page.locator("svg.live .edge.t1.dim").count() == len(others)
        page.evaluate("editor.canvas.zoom(.2)")
        page.locator("path.far-bars.dim").first.wait_for()
        someone.press("Tab")
        someone.keyboard.type("neuf")
        someone.press("Enter")
        assert "neuf" not in page.evaluate(PALE)
        assert violations(page) == []
        someone.press("Escape")
        expect(chip).to_be_hidden()
        assert page.evaluate(PALE) == []
        page.evaluate("editor.views.show('plan', { focus: false }); editor.goTo(editor.state.map.root.children[1].key)")
        page.evaluate("editor.act('isolate')")
        expect(page.locator(".outline li.d1.dim")).to_have_count(len(others))
        assert violations(page) == []
        page.evaluate("editor.plan.focus()")
        someone.press("Escape")
        expect(page.locator(".outline li.dim")).to_have_count(0)


@pytest.mark.deep
def test_on_a_phone_a_branch_stands_out_and_a_button_shows_all(browser: Any, server: str):
    with person(browser, server, width=390, height=780, touch=True) as someone:
        someone.create(kind="exemple")
        page = someone.page
        page.evaluate("editor.goTo(editor.state.map.root.children[0].children[0].key); editor.act('isolate')")
        someone.until("document.querySelector('svg.live g.n.dim')")
        page.evaluate("editor.views.show('plan')")
        page.get_by_role("button", name="Tout montrer").tap()
        expect(page.locator(".outline li.dim")).to_have_count(0)
        expect(page.locator(".lenses")).to_be_hidden()
        page.evaluate("editor.act('root')")
        page.evaluate("editor.act('isolate')")
        assert page.evaluate("editor.lens.key") == "", "the centre is all"


def test_words_are_replaced_one_at_a_time_or_all_at_once(browser: Any, server: str):
    """By keys; in notes as in titles, with their capitals; one undo takes each gesture back."""
    with person(browser, server) as someone:
        path = someone.create(kind="vide", title="Jeunes du quartier")
        someone.page.evaluate(
            """() => editor.state.run("x", (t) => { const { constructor: Node, data } = t.map.root;
              t.insert(t.map.root, new Node("a", { ...data, text: "des jeunes", note: "Jeunes, et jeunesse" }));
              t.insert(t.map.root, new Node("b", { ...data, text: "JEUNES, dû", folded: true }));
              t.insert(t.map.get("b"), new Node("c", { ...data, text: "jeunes cachés" })); })"""
        )
        box, status = someone.page.get_by_role("search"), someone.page.get_by_role("search").get_by_role("status")
        someone.choose("Jeunes du quartier")
        someone.map()
        someone.press("Control+f")
        someone.keyboard.type("jeunes")
        expect(status).to_contain_text("4 nœuds, 6 passages")
        box.get_by_label("Mot entier").check()
        expect(status).to_contain_text("4 nœuds, 5 passages")
        someone.press("Shift+F2")
        someone.keyboard.type("adultes")
        someone.press("Enter")
        expect(status).to_contain_text("1 sur 4")
        expect(status.locator("mark")).to_have_text("jeunes")
        someone.press("Enter")
        expect(status).to_contain_text("1, note : Jeunes, et jeunesse")
        assert someone.titles()[:2] == ["Adultes du quartier", "  des adultes"]
        assert violations(someone.page) == []
        box.get_by_role("button", name="Tout remplacer").click()
        expect(someone.page.locator(".toast")).to_contain_text("3 passages remplacés dans 3 nœuds.")
        assert someone.titles() == ["Adultes du quartier", "  des adultes", "  ADULTES, dû", "    adultes cachés"]
        someone.saved()
        assert someone.on_server(path)[1]["note"] == "Adultes, et jeunesse"
        someone.page.locator(".toast").get_by_role("button", name="Annuler").click()
        assert someone.titles()[2:] == ["  JEUNES, dû", "    jeunes cachés"]
        box.get_by_role("searchbox").fill("cachés ")
        expect(status).to_contain_text("Aucun nœud")  # a space that is looked for is not left beside another
        box.get_by_role("searchbox").fill("dû")
        box.get_by_role("button", name="Tout remplacer").press("Enter")
        expect(status).to_contain_text("Tout est remplacé.")
        expect(box.get_by_role("button", name="Tout remplacer")).to_be_focused()
        someone.press("Escape")
        expect(box).to_be_hidden()
        someone.press("Control+z", "Control+f")
        box.get_by_role("searchbox").fill("du")
        expect(status).to_contain_text("1 nœud")
        someone.press("Escape")
        expect(box).to_be_hidden()
        someone.press("Control+z")
        assert someone.titles()[:2] == ["Adultes du quartier", "  des jeunes"]


@pytest.mark.deep
def test_what_happens_meanwhile_leaves_the_place_among_what_is_found(browser: Any, server: str):
    """A verdict that comes, a change elsewhere: the next result is still the next one."""
    with person(browser, server) as someone:
        someone.create(kind="etapes")
        someone.page.evaluate(
            """() => editor.state.run("x", (t) => { for (const node of [...t.map.root.children].slice(0, 3))
                 t.set(node, { note: "ici" }); })"""
        )
        status = someone.page.get_by_role("search").get_by_role("status")
        someone.map()
        someone.press("Control+f")
        someone.keyboard.type("ici")
        someone.press("Enter", "Enter")
        expect(status).to_contain_text("2 sur 3")
        someone.page.evaluate("editor.state.run('y', (t) => t.set(t.map.root, { note: 'ailleurs' }))")
        someone.saved()
        expect(status).to_contain_text("2 sur 3")
        someone.press("Enter")
        expect(status).to_contain_text("3 sur 3")


def test_a_filter_shows_what_answers_in_the_map_and_alone_in_the_plan(browser: Any, server: str):
    """By icon, stage or criterion, in a branch or in all; how many is said; Escape leaves."""
    with person(browser, server) as someone:
        someone.create(kind="exemple")
        page = someone.page
        someone.until("editor.state.report !== null")  # by which criteria may be chosen
        page.evaluate("editor.act('filter')")
        chosen = page.get_by_label("Filtrer", exact=True)
        expect(chosen).to_be_focused()
        groups = chosen.locator("optgroup").evaluate_all("(all) => all.map((one) => one.label)")
        assert groups == ["Critère", "Étape", "Icône"]
        chosen.select_option("icon:messagebox_warning")
        size, keys = page.evaluate("[editor.state.map.size, editor.search.hits.map(({ key }) => key)]")
        expect(page.get_by_role("search").get_by_role("status")).to_contain_text(f"{len(keys)} nœud")
        assert 0 < len(keys) < size
        assert page.evaluate("keys => keys.some((key) => editor.canvas.isPale(key))", keys) is False
        page.evaluate("editor.views.show('plan', { focus: false })")
        above = "!editor.plan.rows.get(editor.state.map.root.key).li.matches('.hit')"
        assert page.evaluate(above)
        expect(page.locator(".outline li.hit")).to_have_count(len(keys))
        assert page.locator(".outline li").count() < size / 2
        page.evaluate("editor.goTo(editor.search.hits[0].key)")
        page.evaluate("editor.plan.focus()")
        someone.press("Enter")
        someone.keyboard.type("une ligne de plus")
        expect(page.locator(".outline li:has(.oline)")).to_have_count(1)
        someone.press("Escape")
        expect(page.get_by_role("search")).to_be_hidden()
        someone.until("document.querySelectorAll('.outline li').length > 50")
        page.evaluate("editor.act('filter')")
        expect(page.locator(".outl .searchbox")).to_be_visible()
        page.evaluate("editor.views.toggleMap()")
        expect(page.locator(".outl .searchbox")).to_be_visible()
        page.evaluate("editor.views.show('carte')")
        expect(page.locator(".canvas .searchbox")).to_be_visible()
        page.evaluate("editor.search.close(); editor.views.show('budget')")
        someone.press("Control+f")
        expect(page.locator(".canvas .searchbox")).to_be_visible()
        for wanted in ("stage:3", "claim:C5"):
            chosen.select_option(wanted)
            assert page.evaluate("editor.search.hits.length") > 0
        assert violations(page) == []


@pytest.mark.deep
def test_on_a_phone_a_map_is_filtered_and_its_words_replaced(browser: Any, server: str):
    with person(browser, server, width=320, height=640, touch=True) as someone:
        someone.create(kind="exemple")
        page = someone.page
        for view in ("carte", "plan"):
            page.evaluate("view => { editor.views.show(view); editor.act('replace'); }", view)
            page.get_by_role("searchbox").fill("artisan")
            page.get_by_label("Remplacer par").fill("personnes")
            page.get_by_role("button", name="Résultat suivant").tap()
            box, node = page.evaluate(
                """() => { editor.canvas.flush();
                   const box = (one) => { const { left, top, right, bottom } = one.getBoundingClientRect();
                     return [left, top, right, bottom]; };
                   const chosen = editor.views.hasMap ? editor.canvas.drawn.get(editor.state.key).group
                     : editor.plan.rows.get(editor.state.key).line;
                   return [box(editor.lens.box), box(chosen)]; }"""
            )
            assert box[0] >= 0
            assert box[2] <= 320
            assert node[1] > box[3] - 1, "what was found stands below the box, to the pixel that a scroll stops at"
            assert violations(page) == []
        page.get_by_role("button", name="Tout remplacer").tap()
        someone.until("!editor.search.hits.length")
        page.get_by_role("button", name="Fermer la recherche").tap()
        expect(page.get_by_role("search")).to_be_hidden()
