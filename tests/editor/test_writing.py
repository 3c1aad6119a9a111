"""Writing a map: from the template to a verdict, by keyboard alone, by paste, with hostile titles."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.circles import one_of

from .person import Person, person

pytestmark = pytest.mark.browser

NEED = "Sur 34 personnes reçues au printemps, 21 ont quitté une formation faute de lire les consignes (mes entretiens)"
HOSTILE = ["<img src=x onerror=alert(1)>", "__proto__", "constructor", "مرحبا \u202eabc", "</script><script>alert(1)"]


def test_from_the_template_to_a_verdict(browser: Any, server: str):
    """An empty template shows nothing; one written need lights its requirement, whose evidence leads to the node."""
    with person(browser, server) as someone:
        path = someone.create()
        rows = someone.page.locator("details.req")
        expect(rows).to_have_count(16)
        assert set(someone.page.locator("details.req .word").all_inner_texts()) == {"Absent"}
        someone.page.get_by_role("button", name="Qui sont les publics").click()
        expect(someone.page.locator(".entry")).to_have_attribute("placeholder", "Qui sont les publics\u00a0?")
        someone.keyboard.type(NEED)
        someone.press("Enter")
        row = someone.page.locator('details.req[data-id="C1a"]:not(.absent)')
        row.wait_for()
        row.locator("summary").click()
        row.locator(".chip").first.click()
        assert someone.here == NEED
        expect(someone.page.locator("g.n .mark").first).to_be_attached()
        someone.saved()
        assert NEED in [node["text"] for node in someone.on_server(path)]


def test_everything_by_keyboard(browser: Any, server: str):
    """Add, rename, move in four directions, note, fold, delete, undo, find an action, leave: no mouse."""
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        someone.map()
        someone.press("Tab")
        someone.keyboard.type("un")
        someone.press("Enter", "Enter")
        someone.keyboard.type("deux")
        someone.press("Enter", "Tab")
        someone.keyboard.type("dessous")
        someone.press("Enter")
        assert someone.titles() == ["Projet", "  un", "  deux", "    dessous"]
        assert someone.focused.startswith("2.1, dessous")
        _move(someone)
        someone.press("F4")
        someone.keyboard.type("parce que")
        someone.press("Escape")
        assert someone.page.evaluate("editor.state.node.data.note") == "parce que"
        someone.until("document.activeElement.getAttribute('aria-label')?.endsWith(', note')")
        someone.press("Delete")
        assert "dessous" not in "".join(someone.titles())
        someone.press("Control+z")
        assert someone.here == "dessous"
        someone.press("Control+k")
        someone.keyboard.type("numeros")
        someone.press("Enter")
        assert someone.page.evaluate("editor.state.options.numbers")
        _leave(someone)


def _move(someone: Person) -> None:
    side = someone.page.evaluate("editor.canvas.byKey.get(editor.state.key).side")
    outward, inward = ("ArrowRight", "ArrowLeft") if side > 0 else ("ArrowLeft", "ArrowRight")
    someone.press(f"Control+{inward}")
    assert someone.titles() == ["Projet", "  un", "  deux", "  dessous"]
    someone.press("Control+z")
    assert someone.titles() == ["Projet", "  un", "  deux", "    dessous"]
    someone.press("Tab")
    someone.keyboard.type("plus bas")
    someone.press("Enter", inward, "Space")
    assert someone.page.evaluate("editor.state.node.data.folded")
    someone.press("Space", outward)
    assert someone.here == "plus bas"
    someone.press("Enter")
    someone.keyboard.type("après")
    someone.press("Enter", "Alt+ArrowUp")
    assert someone.titles()[-2:] == ["      après", "      plus bas"]
    someone.press(f"Control+{outward}")
    assert someone.titles()[-2:] == ["      après", "      plus bas"], "nothing above to go under"
    someone.press("Alt+ArrowDown", f"Control+{outward}")
    assert someone.titles()[-2:] == ["      plus bas", "        après"]
    someone.press("Control+z", "Delete", "Delete")
    someone.choose("dessous")


def _leave(someone: Person) -> None:
    """The map is one tab stop, and Escape lets Tab go, both ways."""
    someone.map()
    inside = "editor.canvas.svg.contains(document.activeElement)"
    expect(someone.page.locator("svg.live [tabindex='0']")).to_have_count(1)
    someone.press("Escape", "Tab")
    assert not someone.page.evaluate(inside)
    someone.press("Shift+Tab")
    assert someone.page.evaluate(inside)
    someone.press("Escape", "Shift+Tab")
    assert not someone.page.evaluate(inside)


def test_the_plan_writes_like_a_word_processor(browser: Any, server: str):
    """Enter splits, Tab and Shift+Tab rank, Backspace joins, Alt and arrows move; the map says the same."""
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        someone.page.locator(".tabs").get_by_text("Plan").click()
        someone.page.locator("textarea.oline").wait_for()
        someone.press("End", "Enter")
        someone.keyboard.type("première")
        someone.press("Enter")
        someone.keyboard.type("seconde ligne")
        someone.press("Tab")
        assert someone.titles() == ["Projet", "  première", "    seconde ligne"]
        someone.press("Shift+Tab", "Home")
        for _ in range(7):
            someone.press("ArrowRight")
        someone.press("Enter")
        assert someone.titles() == ["Projet", "  première", "  seconde", "   ligne"] or "ligne" in someone.here
        someone.press("Home", "Backspace")
        assert someone.titles()[:2] == ["Projet", "  première"]
        assert len(someone.titles()) == 3
        someone.press("Alt+ArrowUp")
        assert someone.titles()[-1] == "  première"
        someone.press("Control+z")
        assert someone.titles()[1] == "  première"
        expect(someone.page.locator("svg.live g.n")).to_have_count(3)
        someone.press("Escape", "Tab")
        assert "oline" not in someone.page.evaluate("document.activeElement.className")


@pytest.mark.parametrize("view", one_of(["carte", "plan"]))
def test_a_list_of_word_becomes_a_branch(browser: Any, server: str, view: str):
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        if view == "plan":
            someone.page.locator(".tabs").get_by_text("Plan").click()
            someone.page.locator("textarea.oline").wait_for()
        else:
            someone.map()
        someone.page.evaluate(
            """() => { const data = new DataTransfer();
              data.setData("text/html", "<ul><li>Publics<ul><li>61 jeunes</li></ul></li><li>Territoire</li></ul>");
              data.setData("text/plain", "Publics\\n61 jeunes\\nTerritoire");
              const options = { clipboardData: data, bubbles: true, cancelable: true };
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", options)); }"""
        )
        assert someone.titles() == ["Projet", "  Publics", "    61 jeunes", "  Territoire"]
        someone.page.locator(".toast").get_by_text("Annuler").click()
        assert someone.titles() == ["Projet"]


def test_branches_go_from_tab_to_tab(browser: Any, server: str):
    """Copied in one project, pasted in another, with what they carry."""
    with person(browser, server, permissions=["clipboard-read", "clipboard-write"]) as someone:
        someone.create(kind="vide", title="Un")
        someone.map()
        someone.press("Tab")
        someone.keyboard.type("à emporter")
        someone.press("Enter", "F4")
        someone.keyboard.type("sa raison")
        someone.press("Escape", "Control+c")
        someone.saved()
        someone.create(kind="vide", title="Deux")
        someone.map()
        someone.press("Control+v")
        assert someone.titles() == ["Deux", "  à emporter"]
        assert someone.page.evaluate("editor.state.node.data.note") == "sa raison"


@pytest.mark.deep
def test_a_note_has_its_keys_in_every_browser(browser: Any, server: str):
    """Bold and italic by our own keys; underlining, which a note cannot keep, is told of rather than lost."""
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        someone.map()
        someone.press("F4", "Control+b")
        someone.keyboard.type("gras")
        someone.press("Control+b", "Control+i")
        someone.keyboard.type("penché")
        someone.press("Control+i", "Control+u")
        expect(someone.page.locator(".toast")).to_contain_text("pas le souligné")
        someone.keyboard.type("droit")
        someone.press("Escape")
        assert someone.page.evaluate("editor.state.node.data.note") == [
            {"runs": [{"text": "gras", "bold": True}, {"text": "penché", "italic": True}, {"text": "droit"}]}
        ]


@pytest.mark.parametrize("width", one_of([1440, 390]))
def test_an_open_note_is_the_chosen_nodes(browser: Any, server: str, width: int):
    """A new idea takes the note with it; on a phone, where the note covers the map, the note is put away."""
    with person(browser, server, width=width, height=844) as someone:
        someone.create()
        someone.choose("Contexte")
        someone.map()
        someone.press("F4")
        someone.keyboard.type("la raison du contexte")
        someone.page.get_by_role("button", name="Idée en dessous").first.click()
        someone.keyboard.type("18 stagiaires")
        someone.press("Enter")
        note = someone.page.locator(".notebox")
        if width < 600:
            assert note.is_hidden()
        else:
            assert note.locator(".field").inner_text() == ""
            note.locator(".field").click()
            someone.keyboard.type("sa raison")
            someone.press("Escape")
            assert someone.page.evaluate("editor.state.node.data.note") == "sa raison"
            expect(note).to_contain_text("Pourquoi « 18 stagiaires »")
        assert someone.page.evaluate("editor.state.map.root.children[0].data.note") == "la raison du contexte"


@pytest.mark.deep
def test_the_palette_says_when_it_finds_nothing(browser: Any, server: str):
    """A sentence in place of an empty list; « verdict » leads to what is left to write."""
    with person(browser, server) as someone:
        someone.create()
        someone.map()
        someone.press("Control+k")
        someone.keyboard.type("verdict")
        options = someone.page.locator(".palette .option")
        expect(options.first).to_contain_text("Verdicts")
        expect(options.filter(has_text="Ce qui reste à écrire")).to_have_count(1)
        someone.keyboard.type("zzz")
        said = someone.page.locator(".palette [role=status]").inner_text()
        assert said.startswith("Rien de tel parmi les nœuds")
        expect(someone.page.locator(".palette ul")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "first", "group"),
    one_of(
        [
            ("dossier", "Dossier", "Aller à"),
            ("verdicts", "Verdicts", "Aller à"),
            ("rendre", "Rendre, en un fichier", "Aller à"),
            ("zip", "Rendre, en un fichier", "Aller à"),
            ("c5", "C5 Choix des partenaires argumenté", "Critère"),
            ("freem", "FreeMind, Freeplane", "Télécharger .mm"),
            ("tous mes", "Tous mes projets", "Aller à"),
            ("le garage", "Le garage solidaire", "Projet"),
            ("version du", "Version du", "Version"),
            ("évaluation", "6 Évaluation", "Nœud"),
        ]
    ),
)
def test_the_palette_goes_everywhere(browser: Any, server: str, typed: str, first: str, group: str):
    with person(browser, server) as someone:
        someone.make(title="Le garage solidaire")
        someone.create(title="Essai")
        with someone.page.expect_response("**/versions"):
            someone.press("Control+k")
        someone.keyboard.type(typed)
        option = someone.page.locator(".palette .option").first
        expect(option).to_contain_text(first)
        expect(option).to_contain_text(group)


def test_the_palette_puts_first_what_was_typed(browser: Any, server: str):
    """« Déplacer vers la gauche » only begins so; the dots of an action that asks for more are none of its name."""
    with person(browser, server) as someone:
        someone.create()
        someone.press("ArrowDown", "Control+k")
        someone.keyboard.type("déplacer vers")
        expect(someone.page.locator(".palette .option").first).to_contain_text("Déplacer vers…")


def test_the_palette_takes_there(browser: Any, server: str):
    """A criterion opens beside the map; another project and a page open once everything is saved; a version shows."""
    with person(browser, server) as someone:
        other = someone.make(title="Le garage solidaire")
        path = someone.create(title="Essai")
        someone.press("Control+k")
        someone.keyboard.type("c5")
        someone.press("Enter")
        someone.until("document.activeElement.closest('details')?.dataset.id === 'C5'")
        someone.map()
        someone.press("Tab")
        someone.keyboard.type("à garder")
        someone.press("Enter")
        with someone.page.expect_response("**/autres"):
            someone.press("Control+k")
        someone.keyboard.type("garage")
        expect(someone.page.locator(".palette .option").first).to_contain_text("Projet")
        someone.press("Enter")
        someone.page.wait_for_url(f"**{other}")
        assert any(node["text"] == "à garder" for node in someone.on_server(path))
        someone.page.wait_for_selector("html[data-editor=ready]")
        someone.press("Control+k")
        someone.keyboard.type("dossier")
        someone.press("Enter")
        someone.page.wait_for_url(f"**{other}/dossier")


@pytest.mark.deep
def test_the_palette_says_why_an_action_cannot_be(browser: Any, server: str):
    """The centre is not deleted: the palette stays, with the reason beside the action and in what it says."""
    with person(browser, server) as someone:
        someone.create()
        someone.press("Control+k")
        someone.keyboard.type("supprimer")
        option = someone.page.locator(".palette .option").first
        expect(option).to_contain_text("Choisissez un autre nœud que le centre.")
        expect(option).to_have_attribute("aria-disabled", "true")
        someone.press("Enter")
        expect(someone.page.locator(".palette [role=status]")).to_contain_text("Choisissez un autre nœud")
        expect(someone.page.locator("dialog.palette")).to_be_visible()


def test_hostile_titles_are_only_text(browser: Any, server: str):
    """On the map, in the plan, in the palette and the panels: nothing runs, nothing is lost."""
    with person(browser, server) as someone:
        path = someone.create(kind="vide", title="Projet")
        someone.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        someone.page.evaluate(
            """titles => editor.state.run("x", (t) => { for (const text of titles) {
                const { constructor: Node, data } = t.map.root;
                t.insert(t.map.root, new Node(`k${t.back.length}`, { ...data, text })); } })""",
            HOSTILE,
        )
        someone.saved()
        assert [node["text"] for node in someone.on_server(path)][1:] == HOSTILE
        someone.open(path)
        assert [title.strip() for title in someone.titles()[1:]] == HOSTILE
        someone.map()
        someone.press("Control+k")
        someone.keyboard.type("img")
        expect(someone.page.locator(".palette .option").first).to_contain_text("<img src=x")
        someone.press("Escape")
        someone.page.locator(".tabs").get_by_text("Plan").click()
        someone.until(f"document.querySelectorAll('li[data-key]').length === {1 + len(HOSTILE)}")
        assert someone.page.locator("img").count() == 0


def test_each_action_has_one_record(browser: Any, server: str):
    """Names and shortcuts are never given twice, each action says what it does, and why where it may not be done."""
    with person(browser, server) as someone:
        someone.create(kind="vide")
        actions = someone.page.evaluate(
            """async () => (await import("/static/js/editor/actions/index.js")).ACTIONS
              .map(({ name, label, group, keys, enabled, why, isQuiet }) =>
                ({ name, label, group, keys: keys || [], told: isQuiet || !enabled || why?.endsWith(".") }))"""
        )
        names = [action["name"] for action in actions]
        combos = [combo for action in actions for combo in action["keys"]]
        assert len(set(names)) == len(names)
        assert len(set(combos)) == len(combos)
        assert all(action["label"] and action["group"] and action["told"] for action in actions)


def told_keys(line: str) -> set[tuple[str, ...]]:
    """What « Alt ↑ ↓ » names: a key, or each of several, with what is held before it."""
    named = line.replace("+ flèches", "↑ ↓ ← →").replace("Page ", "Page_").replace("une lettre", "")
    words = [each.strip(",").replace("_", " ") for each in named.split() if each != "puis,"]
    held = tuple(each for each in words if each in ("Ctrl", "Alt", "Maj"))
    return {(*held, each) for each in words if each not in held}


def test_the_help_page_of_keys_names_keys_that_are(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create(kind="vide")
        known = someone.page.evaluate(
            """async () => { const { caps } = await import("/static/js/ui/combos.js");
              const { ACTIONS } = await import("/static/js/editor/actions/index.js");
              return ACTIONS.flatMap(({ keys }) => (keys ?? []).map(caps)); }"""
        )
        someone.page.goto("/aide/clavier")
        lines = someone.page.locator("#carte + dl dt").all_inner_texts()
        assert len(lines) > 20
        ways = [way for line in lines if "Échap" not in line for way in line.split(" ou ")]
        told = {keys for way in ways for keys in told_keys(way)}
        assert told - {tuple(keys) for keys in known} == set()


def test_rows_chosen_together_move_as_one(browser: Any, server: str):
    """Shift and the arrows choose rows; indent, move, duplicate and delete are one step each, undone by one key."""
    with person(browser, server, permissions=["clipboard-read", "clipboard-write"]) as someone:
        someone.create(kind="vide", title="Projet")
        someone.page.locator(".tabs").get_by_text("Plan").click()
        someone.page.locator("textarea.oline").wait_for()
        someone.press("End")
        for text in "abcd":
            someone.press("Enter")
            someone.keyboard.type(text)
        someone.press("ArrowUp", "Shift+ArrowUp")
        assert someone.page.evaluate("editor.state.chosen.size") == 2
        someone.press("Tab")
        assert someone.titles() == ["Projet", "  a", "    b", "    c", "  d"]
        someone.press("Control+z")
        assert someone.titles() == ["Projet", "  a", "  b", "  c", "  d"]
        someone.press("Alt+ArrowDown")
        assert someone.titles() == ["Projet", "  a", "  d", "  b", "  c"]
        someone.press("Control+c", "Delete")
        assert someone.titles() == ["Projet", "  a", "  d"]
        someone.page.locator("textarea.oline").wait_for()
        someone.press("Control+z")
        assert someone.titles() == ["Projet", "  a", "  d", "  b", "  c"]
        someone.press("Escape")
        someone.keyboard.type("!")
        assert someone.here.endswith("!")


def test_a_node_focused_by_a_screen_reader_is_the_chosen_one(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create(kind="etapes")
        someone.page.evaluate("document.querySelector('g[aria-label^=\"4, \"]').focus()")
        assert someone.here == "Préparation"
        someone.press("ArrowUp", "ArrowDown", "Tab")
        someone.keyboard.type("sous la quatrième")
        someone.press("Enter")
        assert someone.titles()[5] == "    sous la quatrième"


@pytest.mark.deep
@pytest.mark.parametrize("width", [1024, 1280])
def test_the_first_idea_of_each_stage_is_written_in_full_view(browser: Any, server: str, width: int):
    """The field that « + » opens stands wholly on the sheet, on both sides of the map."""
    with person(browser, server, width=width, height=720) as someone:
        someone.create()
        for stage in range(1, 7):
            someone.page.evaluate(f"editor.stages.add('E{stage}')")
            field, sheet = someone.page.locator(".entry").bounding_box(), someone.page.locator(".canvas").bounding_box()
            assert field
            assert sheet
            assert field["x"] >= sheet["x"]
            assert field["x"] + field["width"] <= sheet["x"] + sheet["width"]
            someone.press("Escape")


@pytest.mark.deep
def test_an_idea_is_written_from_a_verdict_on_a_phone(browser: Any, server: str):
    """« Écrire l’idée » leaves the list of verdicts for the right branch, its field open under the finger."""
    with person(browser, server, width=390, height=780) as someone:
        someone.create()
        page = someone.page
        page.locator(".vline").filter(has_text="C1a").click()  # once it is said what to write first
        page.get_by_role("button", name="Écrire l’idée").first.click()
        expect(page.locator("textarea.entry")).to_be_focused()
        assert page.locator("textarea.entry").bounding_box()["y"] > 100
        someone.keyboard.type("Douze jeunes du quartier")
        someone.press("Enter")
        expect(page.locator("g[data-key]").filter(has_text="Douze jeunes")).to_have_count(1)


def test_the_root_stays_while_ideas_are_written_on_its_left(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create()
        where = "() => Math.round(editor.canvas.drawn.get(editor.state.map.root.key).group.getBoundingClientRect().x)"
        someone.choose("Évaluation")
        someone.map()
        before = someone.page.evaluate(where)
        someone.press("Tab")
        for rank in range(4):
            someone.keyboard.type(f"Une idée assez longue pour élargir sa branche, {rank}")
            someone.press("Enter", "Enter")
        someone.press("Escape")
        assert abs(someone.page.evaluate(where) - before) <= 1


def test_an_empty_plan_says_how_to_begin(browser: Any, server: str):
    with person(browser, server) as someone:
        path = someone.create(kind="vide", title="Projet")
        someone.open(f"{path}/plan")
        hint = someone.page.get_by_text("Choisissez le titre, puis Entrée")
        expect(hint).to_be_visible()
        someone.page.locator("li[data-key] .orow.l0").click()
        someone.press("End", "Enter")
        someone.keyboard.type("Une première idée")
        expect(hint).to_be_hidden()
        someone.press("Escape")
        assert someone.titles() == ["Projet", "  Une première idée"]
