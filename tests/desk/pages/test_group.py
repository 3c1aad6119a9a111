"""A trainer's group as one sees it: the table on any screen, and all of it given back."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from cefi_map.mindmap.outline import parse
from cefi_map.review import Mark, Remark, Review, criteria
from tests.axe import violations
from tests.cases import MAP, mm, reviewed, unzipped
from tests.circles import one_of
from tests.web.test_in_browser import visit

pytestmark = pytest.mark.browser

NAMES = (
    "carte_cefi_bloc3_RIVIÈRE-DELACROIX_Marie-Ange_Philippine",
    "PASSROUTE carte mentale BENALI Samira",
    "ZIDANE Ali",
)
COLUMNS = 17
HIDDEN = """() => [...document.querySelectorAll(".co tbody tr")].map((row) => [...row.children].filter((cell) => {
  const box = cell.getBoundingClientRect();
  const link = cell.querySelector("th a");
  const cut = cell.tagName === "TH" && (cell.scrollWidth > cell.clientWidth + 1 || cell.innerText.includes("…"));
  return !box.width || box.left < 0 || box.right > innerWidth || cut;
}).length)"""
"""For each line, how many of its cells are out of sight, or are a name that is cut."""


def marked(level: str = "partiel", left: int = 0) -> Review:
    """Every criterion at one level, but for the last ones."""
    lines = criteria()[: len(criteria()) - left]
    return Review({line.id: Mark(level, "Dites pourquoi.") for line in lines}, appreciation="Solide.")


@pytest.fixture(scope="module")
def group(browser: Any, server: str) -> str:
    """A group that is looked at."""
    return brought(browser, server)


@pytest.fixture
def own(browser: Any, server: str) -> str:
    """A group of a test's own, to be given back."""
    return brought(browser, server)


def brought(browser: Any, server: str) -> str:
    """The path of a new group of three: one all marked, one with two criteria left, one not begun."""
    other = MAP.replace("Atelier", "Bus")
    garages = next(node for node in parse(other) if node.text == "Garages")
    remark = Remark("a", garages.key, "Lesquels, et depuis quand ?", "question", "C5", "2.2", "Garages")
    files = [
        (f"{NAMES[0]}.svg", reviewed(marked(), MAP.replace("Atelier", "Un atelier porté par trois communes,"))),
        (f"{NAMES[1]}.svg", reviewed(replace(marked("acquis", left=2), remarks=(remark,)), other)),
        (f"{NAMES[2]}.mm", mm()),
    ]
    with visit(browser, server, script=False) as page:
        page.goto("/relire")
        sent = [{"name": name, "mimeType": "image/svg+xml", "buffer": data} for name, data in files]
        page.locator("input[type=file]").first.set_input_files(sent)
        page.get_by_role("button", name="Relire ces cartes").click()
        page.wait_for_url(re.compile("/relire/[0-9a-f]+$"))
        return str(page.url.removeprefix(server))


@pytest.mark.parametrize(("width", "less"), one_of([(1440, 0), (1290, 0), (1100, 1), (768, 0), (390, 0), (320, 0)]))
def test_the_table_shows_every_column_and_whole_names(browser: Any, server: str, group: str, width: int, less: int):
    """Nothing stands behind an edge; where the line is short the project alone leaves it."""
    with visit(browser, server, width=width) as page:
        page.goto(group)
        assert page.locator(".co tbody tr").first.locator("th, td").count() == COLUMNS
        assert page.evaluate(HIDDEN) == [less] * len(NAMES)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.get_by_role("row").count() == len(NAMES) + 2, "a table, however it is laid out"
        assert page.get_by_role("rowheader", name="Moyenne du groupe").is_visible()
        assert not violations(page)


@pytest.mark.deep
@pytest.mark.parametrize("width", [1440, 390])
def test_what_to_teach_again_is_a_page_that_fits_any_screen(browser: Any, server: str, group: str, width: int):
    with visit(browser, server, width=width) as page:
        page.goto(group)
        page.get_by_role("link", name="À reprendre").click()
        first = page.get_by_role("row").nth(1)
        expect(first.get_by_role("rowheader")).to_contain_text("C11")
        expect(first).to_contain_text("1 partiellement")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not violations(page)


def test_all_is_given_back_by_one_gesture_after_asking_for_what_is_not_marked(browser: Any, server: str, own: str):
    """One work at a time, and then the archive is there; without a tick a sheet that lacks levels stays."""
    with visit(browser, server) as page:
        page.goto(own)
        page.get_by_role("link", name="Tout rendre").click()
        complete = page.get_by_role("group", name="1 fiche complète")
        expect(complete.get_by_role("checkbox", checked=True), "what goes back is in sight").to_be_visible()
        incomplete = page.get_by_role("group", name="2 fiches incomplètes")
        expect(incomplete.get_by_role("checkbox", checked=True)).to_have_count(0)
        expect(incomplete).to_contain_text("non coté : C11, C12")
        incomplete.get_by_role("checkbox", name="BENALI Samira").check()
        page.get_by_label("Relu par").fill("J. Martin")
        sent: list[str] = []
        page.on("request", lambda asked: asked.method == "POST" and sent.append(asked.url))
        with page.expect_download() as taken:
            page.get_by_role("button", name="Rendre les fiches cochées").click()
        assert len(sent) == 2, "one work at a time, so that one sees how far it is"
        entries = unzipped(Path(taken.value.path()).read_bytes())
        assert len(entries) == 2 * 3 + 2
        expect(page.get_by_role("heading", name="2 fiches rendues, à emporter")).to_be_visible()
        with page.expect_download() as taken:
            page.get_by_role("link", name="Toutes les fiches, à imprimer recto verso, .pdf").click()
        assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")
        assert not violations(page)
        expect(page.get_by_role("group", name="1 fiche incomplète")).to_contain_text("rien n’est coté")


@pytest.mark.deep
def test_giving_back_is_stopped_after_the_work_under_way(browser: Any, server: str, own: str):
    """The button is there while it lasts; what is given back is told, and no archive comes by itself."""
    with visit(browser, server) as page:
        page.goto(f"{own}/rendre")
        page.get_by_role("group", name="2 fiches incomplètes").get_by_role("checkbox", name="BENALI Samira").check()
        page.get_by_label("Relu par").fill("J. Martin")
        held: list[Any] = []
        page.route(
            "**/rendre", lambda route: route.continue_() if route.request.method == "GET" else held.append(route)
        )
        page.get_by_role("button", name="Rendre les fiches cochées").click()
        expect(page.get_by_role("status").filter(has_text="1 sur 2")).to_be_visible()
        page.get_by_role("button", name="Arrêter").click()
        taken: list[Any] = []
        page.on("download", lambda archive: taken.append(archive))
        held[0].continue_()
        expect(page.get_by_role("heading", name="1 fiche rendue, à emporter")).to_be_visible()
        expect(page.get_by_label("Relu par"), "the name stays with who reads here").to_have_value("J. Martin")
        assert not taken


def test_without_script_the_form_gives_back_what_is_ticked(browser: Any, server: str, own: str):
    with visit(browser, server, script=False) as page:
        page.goto(f"{own}/rendre")
        for name in ("BENALI Samira", "ZIDANE Ali"):
            page.get_by_role("checkbox", name=name).check()
        page.get_by_label("Relu par").fill("J. Martin")
        page.get_by_role("button", name="Rendre les fiches cochées").click()
        expect(page.get_by_text("Toutes les fiches de ce groupe sont rendues.")).to_be_visible()
        with page.expect_download() as taken:
            page.get_by_role("link", name="Un dossier par candidat").click()
        assert len(unzipped(Path(taken.value.path()).read_bytes())) == 3 * 3 + 2


@pytest.mark.deep
def test_the_printed_table_has_its_heads_on_each_page_and_its_means_once(browser: Any, server: str, group: str):
    with visit(browser, server) as page:
        page.goto(group)
        page.emulate_media(media="print")
        shown = "(part) => getComputedStyle(part).display"
        assert page.locator(".co thead").evaluate(shown) == "table-header-group"
        assert page.locator(".co tfoot").evaluate(shown) == "table-row-group"
        mark = "(all) => all.map((one) => getComputedStyle(one, '::before').content)"
        states = page.locator(".co .state").evaluate_all(mark)
        assert len(set(states)) == 2, "a work to read and one under way look different without colour"


@pytest.mark.deep
def test_the_room_prints_whose_work_it_is_every_comment_and_whole_criteria(browser: Any, server: str, group: str):
    with visit(browser, server) as page:
        page.goto(group)
        page.get_by_role("link", name="BENALI Samira").click()
        comment = page.locator(".pinned").get_by_text("Lesquels, et depuis quand ?")
        expect(comment, "of another node than the chosen one").to_be_hidden()
        page.emulate_media(media="print")
        expect(comment).to_be_visible()
        expect(page.locator(".paper-head")).to_contain_text("BENALI Samira")
        expect(page.get_by_role("heading", name="Relecture de « Bus mobilité »")).to_be_visible()
        expect(page.locator(".keys, .stage > svg.map").first).to_be_hidden()
        cut = "(lines) => lines.filter((line) => line.scrollWidth > line.clientWidth + 1).length"
        assert page.locator(".official.plain").evaluate_all(cut) == 0
        assert page.evaluate("document.querySelector('.reviewer h1').getBoundingClientRect().width") > 100
