"""The grid under a trainer's hands: each press sets its level at once, by mouse, by finger and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import expect

from cefi_map.formats import svg
from cefi_map.mindmap import outline
from cefi_map.review import criteria
from tests.circles import one_of
from tests.editor.person import at_work, drawn
from tests.web.test_in_browser import look, visit

from .test_review_loop import OUTLINE, drop

pytestmark = pytest.mark.browser

CRITERIA = [line.id for line in criteria()]


@contextmanager
def marking(browser: Any, server: str, name: str, **options: Any) -> Iterator[Any]:
    """The room on a work that nobody has marked."""
    with visit(browser, server, **options) as page:
        page.goto("/relire")
        drop(page, svg.draw(outline.parse(OUTLINE.replace("Lire la consigne", name))).svg, f"{name}.svg")
        page.get_by_role("link", name=name).first.click()
        page.locator("#g-C1.open").wait_for()
        page.wait_for_load_state()  # its styles too: what is asked where a box stands answers before they are there
        yield page


def middle(page: Any, criterion: str, rank: int) -> tuple[float, float]:
    """Where a level stands now, once its row is in sight; the second rank twice at the same place is one press."""
    label = page.locator(f"#g-{criterion} .lev label").nth(rank)
    label.evaluate("each => each.scrollIntoView({block: 'nearest'})")
    box = label.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def press(page: Any, criterion: str, rank: int) -> None:
    """Down, a breath, up at the same place: what moves under the pointer would be seen."""
    x, y = middle(page, criterion, rank)
    page.mouse.move(x, y)
    page.mouse.down()
    drawn(page)
    assert middle_of(page, criterion, rank) == (x, y), f"{criterion} moved under a pointer that is down"
    page.mouse.up()


def middle_of(page: Any, criterion: str, rank: int) -> tuple[float, float]:
    box = page.locator(f"#g-{criterion} .lev label").nth(rank).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def level(page: Any, criterion: str) -> str | None:
    chosen = page.locator(f"#g-{criterion} .lev input:checked")
    return str(chosen.get_attribute("value")) if chosen.count() else None


@pytest.mark.parametrize("order", one_of([CRITERIA, [*reversed(CRITERIA)]]), ids=["down", "up"])
def test_each_press_of_the_mouse_sets_a_level(browser: Any, server: str, order: list[str]):
    """Twelve presses, twelve levels; the pressed row stays where it was once the pointer is up too."""
    with marking(browser, server, "Souris en bas" if order == CRITERIA else "Souris en haut") as page:
        for rank, criterion in enumerate(order):
            press(page, criterion, rank % 3)
            assert level(page, criterion) == ("acquis", "partiel", "non_acquis")[rank % 3], criterion
            expect(page.locator(f"#g-{criterion}")).to_have_class("grow-row open done")
        page.locator("[data-saved]", has_text="Enregistré à").wait_for()
        page.reload()
        expect(page.locator(".grow-row.done")).to_have_count(12)


@pytest.mark.deep
def test_a_level_is_kept_where_the_page_has_an_older_token(browser: Any, server: str):
    with at_work(browser, server) as context:
        page = context.new_page()
        page.goto("/relire")
        drop(page, svg.draw(outline.parse(OUTLINE)).svg, "Vieux jeton.svg")
        page.get_by_role("link", name="Vieux jeton").first.click()
        page.locator("#g-C1.open").wait_for()
        page.wait_for_load_state()
        context.clear_cookies()
        press(page, "C1", 0)
        page.locator("[data-saved]", has_text="Enregistré à").wait_for()
        page.reload()
        expect(page.locator(".grow-row.done")).to_have_count(1)


def test_a_level_is_changed_by_a_second_press_at_once(browser: Any, server: str):
    """The row that opened holds still: its other levels are where they were."""
    with marking(browser, server, "Deux fois") as page:
        for criterion in ("C1", "C2", "C3", "C9", "C12"):
            press(page, criterion, 2)
            x, y = middle_of(page, criterion, 1)
            page.mouse.click(x, y)
            assert level(page, criterion) == "partiel", criterion


@pytest.mark.deep
def test_each_touch_sets_a_level(browser: Any, server: str):
    with visit(browser, server) as page:  # only for the address of a work
        page.goto("/relire")
        drop(page, svg.draw(outline.parse(OUTLINE.replace("Lire la consigne", "Au doigt"))).svg, "Au doigt.svg")
        page.get_by_role("link", name="Au doigt").first.click()
        address = page.url
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address)
    page.locator("#g-C1.open").wait_for()
    for rank, criterion in enumerate(CRITERIA):
        page.touchscreen.tap(*middle(page, criterion, rank % 3))
        expect(page.locator(f"#g-{criterion} .lev input:checked"), "one touch is enough").to_have_count(1)
        assert level(page, criterion) == ("acquis", "partiel", "non_acquis")[rank % 3], criterion
    context.close()


def test_twelve_criteria_are_marked_by_keys_alone(browser: Any, server: str):
    """Two keys a criterion; the last Enter leads to the appreciation."""
    with marking(browser, server, "Clavier seul") as page:
        page.locator("#g-C1 .lev input").first.focus()
        for rank in range(12):
            page.keyboard.press("123"[rank % 3])
            page.keyboard.press("Enter")
        assert [level(page, each) for each in CRITERIA] == ["acquis", "partiel", "non_acquis"] * 4
        expect(page.locator("#appreciation")).to_be_focused()
        saved(page)
        page.reload()
        expect(page.locator(".grow-row.done")).to_have_count(12)


@pytest.mark.deep
def test_after_a_press_on_a_chip_the_keys_are_the_rows(browser: Any, server: str):
    """« Acquis » of a criterion already marked opens it again, and 2 changes it."""
    with marking(browser, server, "Puce") as page:
        press(page, "C7", 0)
        press(page, "C1", 0)
        page.locator("#g-C7 .lv").click()
        expect(page.locator("#g-C7 .lev input:checked")).to_be_focused()
        page.keyboard.press("2")
        assert [level(page, each) for each in ("C1", "C7")] == ["acquis", "partiel"]


@pytest.mark.deep
def test_after_a_comment_the_keys_are_the_rows_again(browser: Any, server: str):
    """P pins from a row; sent or given up, 1, 2, 3 go on marking that row."""
    with marking(browser, server, "Repère") as page:
        press(page, "C1", 0)
        page.locator("#g-C1 .lev input:checked").focus()
        page.keyboard.press("p")
        expect(page.locator("#pin-text")).to_be_focused()
        page.keyboard.press("Escape")
        page.keyboard.press("2")
        assert level(page, "C1") == "partiel"
        page.keyboard.press("p")
        page.locator("#pin-text").fill("Combien ?")
        page.keyboard.press("Control+Enter")
        expect(page.locator("[data-pin-form]")).to_be_hidden()
        page.keyboard.press("3")
        assert level(page, "C1") == "non_acquis"


def test_the_keys_are_the_grids_from_the_start_and_act_on_the_criteria_alone(browser: Any, server: str):
    """The page names its keys: they act at once, but an arrow marks nothing; whoever opened the opinion or the bank
    with the mouse goes on by keys, where Enter opens and folds what has the focus."""
    with marking(browser, server, "Touches") as page:
        expect(page.locator("#grille")).to_be_focused()
        page.keyboard.press("ArrowDown")
        assert level(page, "C1") is None
        for key in ("1", "Enter", "2", "Enter", "3"):
            page.keyboard.press(key)
        assert [level(page, each) for each in ("C1", "C2", "C3")] == ["acquis", "partiel", "non_acquis"]
        page.locator("#g-C3 .auto summary").click()
        page.keyboard.press("Enter")
        expect(page.locator("#g-C3 .auto[open]")).to_have_count(0)
        page.keyboard.press("1")
        assert level(page, "C3") == "acquis"
        page.locator("#g-C3 .bank summary").click()
        page.keyboard.press("c")
        expect(page.locator("#comment-C3")).to_be_focused()
        page.locator("[data-modality] input").first.focus()
        page.keyboard.press("1")
        assert level(page, "C3") == "acquis", "no key of the grid acts there"
        page.locator("#g-C3 .lev input:checked").focus()
        page.keyboard.press("Shift+Tab")
        expect(page.locator("#g-C2 .lev input:checked"), "its chip gives way to its levels").to_be_focused()
        page.keyboard.press("3")
        assert [level(page, each) for each in ("C2", "C3")] == ["non_acquis", "acquis"]


def test_on_a_phone_which_names_no_keys_the_page_takes_no_focus(browser: Any, server: str):
    with marking(browser, server, "Téléphone", width=390) as page:
        drawn(page)
        assert page.evaluate("document.activeElement === document.body")


def test_a_sheet_that_is_given_back_takes_no_key_and_no_press(browser: Any, server: str):
    """Where it was open meanwhile too; reopened, it is marked again."""
    with marking(browser, server, "Rendue") as page, visit(browser, server, expected="422") as other:
        press(page, "C1", 0)
        saved(page)
        other.goto(page.url)
        expect(other.locator("#grille")).to_be_focused()
        page.get_by_role("link", name="Rendre la fiche").click()
        page.get_by_label("Relu par").fill("J. Martin")
        page.get_by_role("button", name="Rendre sans ces cotes").click()
        page.get_by_role("link", name="La grille").click()
        expect(page.get_by_text("signée par J. Martin")).to_be_visible()
        for key in ("2", "c", "x"):
            page.keyboard.press(key)
        page.locator("#g-C2 .lev label").first.click(force=True)
        assert [level(page, each) for each in ("C1", "C2")] == ["acquis", None]
        other.keyboard.press("Enter")
        other.keyboard.press("3")
        expect(other.get_by_text("Cette grille ne s’écrit plus ici.")).not_to_have_count(0)
        expect(other.get_by_text("signée par J. Martin")).to_be_visible()
        page.reload()
        assert [level(page, each) for each in ("C1", "C2")] == ["acquis", None]
        page.get_by_role("button", name="Rouvrir la relecture").click()
        expect(page.locator("#grille")).to_be_focused()
        page.keyboard.press("2")
        saved(page)
        assert level(page, "C2") == "partiel"


def enter(page: Any, name: str) -> None:
    page.get_by_label("Vous relisez sous le nom de").fill(name)
    page.keyboard.press("Enter")
    page.get_by_text(f"Vous relisez sous le nom de {name}").wait_for()


def saved(page: Any) -> None:
    expect(page.locator("[data-saved]")).to_contain_text("Enregistré à")


def test_two_people_on_one_work_see_each_other_and_choose(browser: Any, server: str):
    """What one writes comes with the other's next answer; what contradicts stands side by side until one chooses."""
    with marking(browser, server, "À deux") as page, visit(browser, server) as other:
        enter(page, "M. Lopez")
        other.goto(page.url)
        enter(other, "A. Roux")
        press(page, "C2", 0)
        page.locator("#comment-C2").fill("Deux politiques citées.")
        saved(page)
        press(other, "C3", 1)
        saved(other)
        expect(other.locator("#g-C2 .lev input[value=acquis]"), "the other's level").to_be_checked()
        expect(other.locator("#comment-C2")).to_have_value("Deux politiques citées.")
        expect(other.locator("#g-C2 .voices")).to_contain_text("M. Lopez")
        page.locator("#comment-C2").fill("Deux politiques citées, et datées.")
        saved(page)
        other.locator("#g-C2 .lv").click()
        press(other, "C2", 2)
        saved(other)
        expect(other.locator("#g-C2 .torn"), "both changed their own field: no clash").to_have_count(0)
        expect(other.locator("#comment-C2")).to_have_value("Deux politiques citées, et datées.")
        press(page, "C2", 1)
        expect(page.locator("#g-C2 .torn")).to_be_visible()
        page.locator("#g-C5 .official").click()
        expect(page.locator("#g-C2 .on-dossier"), "folded, its row says so").to_have_text("2 relectures à départager")
        expect(page.locator("#g-C2 .on-dossier")).to_be_visible()
        page.locator("#g-C2 .official").click()
        expect(page.locator("#g-C2 .lev input[value=partiel]"), "mine stays under my hand").to_be_checked()
        expect(page.locator("#g-C2 .torn")).to_contain_text("A. Roux")
        page.locator("#g-C2 .torn button", has_text="M. Lopez").click()
        expect(page.locator("#g-C2 .torn")).to_have_count(0)
        other.evaluate("window.dispatchEvent(new Event('focus'))")
        expect(other.locator("#g-C2 .lev input[value=partiel]"), "on coming back to the page").to_be_checked()
        expect(other.locator("#g-C3 .lev input[value=partiel]")).to_be_checked()


def test_what_is_being_written_is_never_taken_away_by_an_answer(browser: Any, server: str):
    """Each letter stays, whatever comes in between; leaving at once loses nothing."""
    with marking(browser, server, "Longue phrase") as page:
        page.locator("#comment-C1").click()
        for word in ["Une", "phrase", "que", "l’on", "écrit", "lentement,", "puis", "corrige."]:
            page.keyboard.type(f"{word} ", delay=8)
            if word in ("l’on", "puis"):  # an answer comes while the next words are written
                page.wait_for_event("request", lambda asked: asked.method == "POST")
        page.keyboard.press("End")
        page.keyboard.type("Et fin.")
        address = page.url
        page.goto("/relire")
        page.goto(address)
        whole = "Une phrase que l’on écrit lentement, puis corrige. Et fin."
        expect(page.locator("#comment-C1")).to_have_value(whole)
        expect(page.locator(".torn")).to_have_count(0)


def test_what_another_writes_never_comes_under_the_hand(browser: Any, server: str):
    """It stands beside the field that is written in; what is written there is one's own, and both are told apart."""
    with marking(browser, server, "Sous la main") as page, visit(browser, server) as other:
        enter(page, "M. Lopez")
        other.goto(page.url)
        enter(other, "A. Roux")
        page.locator("#comment-C1").click()
        other.locator("#comment-C1").fill("Objectifs chiffrés.")
        saved(other)
        page.evaluate("window.dispatchEvent(new Event('focus'))")
        expect(page.locator("#g-C1 .beside")).to_have_text("Écrit entre-temps : « Objectifs chiffrés. »")
        expect(page.locator("#comment-C1")).to_have_value("")
        page.keyboard.type("Finalité absente.")
        saved(page)
        expect(page.locator("#comment-C1")).to_have_value("Finalité absente.")
        expect(page.locator("#g-C1 .torn li")).to_contain_text(
            ["Finalité absente. M. Lopez", "Objectifs chiffrés. A. Roux"]
        )
        expect(page.locator("#g-C1 .beside")).to_have_count(0)
        page.locator("#g-C2 .official").click()
        page.locator("#comment-C2").click()
        other.locator("#g-C2 .official").click()
        other.locator("#comment-C2").fill("Deux lois.")
        saved(other)
        page.evaluate("window.dispatchEvent(new Event('focus'))")
        expect(page.locator("#g-C2 .beside")).to_be_visible()
        page.locator("#g-C3 .official").click()
        expect(page.locator("#comment-C2"), "left as it was, it takes what is there").to_have_value("Deux lois.")


@pytest.mark.deep
def test_what_the_server_refused_on_leaving_is_sent_on_coming_back(browser: Any, server: str):
    """A beacon has no answer: what it did not bring waits in the browser, and goes when the page opens again."""
    with marking(browser, server, "Adieu refusé", expected="ERR_FAILED") as page:
        address = page.url
        page.route("**/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
        press(page, "C2", 2)
        page.locator("#comment-C1").fill("Écrit sur un réseau qui tombe.")
        page.locator("[data-saved].failed").wait_for()
        page.goto("/relire")
        page.unroute("**/*")
        page.goto(address)
        saved(page)
        page.evaluate("localStorage.clear()")
        page.reload()
        expect(page.locator("#comment-C1")).to_have_value("Écrit sur un réseau qui tombe.")
        expect(page.locator("#g-C2 .lev input[value=non_acquis]")).to_be_checked()
        expect(page.locator(".torn")).to_have_count(0)


def test_a_new_version_is_confirmed_or_changed_beside_the_one_before(browser: Any, server: str):
    """Greyed level and comment, what changed since; a key, a press and one gesture for all that did not change."""
    before = OUTLINE.replace("Lire la consigne", "Deux versions")
    after = before.replace("Clients", "Clients, car ils prêtent un minibus")
    with marking(browser, server, "Deux versions") as page:
        for rank, criterion in enumerate(("C1", "C5", "C9")):
            press(page, criterion, rank)
        page.locator("#g-C5 .lv").click()
        page.locator("#comment-C5").fill("Lesquels, et pourquoi ?")
        saved(page)
        page.locator("svg.map a[data-key]", has_text="Clients").click()
        page.keyboard.press("p")
        page.locator("#pin-text").fill("Lesquels ?")
        page.get_by_role("button", name="Épingler ici").click()
        expect(page.locator("svg.map .pin")).to_have_count(1)
        page.get_by_role("link", name="Nouvelle version").click()
        page.wait_for_url("**/carte#versions")
        page.wait_for_load_state()
        page.locator("#versions input[type=file], input[type=file]").first.set_input_files(
            {"name": "v2.svg", "mimeType": "image/svg+xml", "buffer": svg.draw(outline.parse(after)).svg}
        )
        page.get_by_role("link", name="Relire la version 2").click()
        page.locator("#g-C1.open").wait_for()
        expect(page.locator("[data-part=progress]")).to_contain_text("0\u00a0critère coté")
        expect(page.locator("#g-C5 .lev .then")).to_have_text("Partiellement")
        expect(page.locator("#g-C5 .was")).to_contain_text("Lesquels, et pourquoi ?")
        expect(page.locator("#g-C5 .was")).to_contain_text("titre changé")
        look(page)
        page.set_viewport_size({"width": 1280, "height": 800})
        page.locator("#g-C5 .was").get_by_role("button", name="Confirmer").click()
        expect(page.locator("#comment-C5")).to_have_value("Lesquels, et pourquoi ?")
        expect(page.locator("#g-C5 .lev input:checked"), "the keys stay").to_be_focused()
        page.locator("#g-C1 .lev input").first.focus()
        page.keyboard.press("v")
        expect(page.locator("#g-C1 .lev input:checked")).to_have_value("acquis")
        page.get_by_role("link", name="Commentaires 1").click()
        page.get_by_role("button", name="Reprendre").click()
        expect(page.get_by_role("button", name="Reprendre")).to_have_count(0)
        expect(page.locator("svg.map .pin")).to_have_count(1)
        page.get_by_role("button", name="rien n’a changé").click()
        expect(page.locator("[data-part=progress]")).to_contain_text("3\u00a0critères cotés")


@pytest.mark.deep
def test_saving_each_letter_is_not_read_aloud(browser: Any, server: str):
    """What fails is, and that it is saved after all."""
    with marking(browser, server, "À l’oreille", expected="ERR_FAILED") as page:
        assert page.locator("[data-saved]").evaluate("each => each.closest('[role=status], [aria-live]')") is None
        page.locator("#comment-C1").press_sequentially("Bien vu", delay=90)
        saved(page)
        spoken = page.locator("[data-saved] + [role=status]")
        expect(spoken).to_have_text("")
        page.route("**/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
        page.locator("#comment-C1").press_sequentially(", merci")
        expect(spoken).to_contain_text("Non enregistré")
        page.unroute("**/*")
        expect(spoken).to_contain_text("Enregistré à")


@pytest.mark.deep
def test_at_400_percent_a_level_that_keys_come_to_is_in_sight(browser: Any, server: str):
    """The row above folds as this one opens."""
    with marking(browser, server, "À 400 %", width=320) as page:
        page.set_viewport_size({"width": 320, "height": 256})
        page.locator("#g-C1 .lev input").first.focus()
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('#g-C2') && document.activeElement.matches('input')"):
                break
        assert page.evaluate("document.activeElement.closest('#g-C2') !== null")
        top, bottom = page.evaluate(
            "(({ top, bottom }) => [top, innerHeight - bottom])(document.activeElement.getBoundingClientRect())"
        )
        assert top > -1
        assert bottom > -1
