"""The page view: one writes on sheets of A4, which turn where the printed pages turn."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from .writer import Writer, writer

pytestmark = pytest.mark.browser

A4 = 29.7 * 96 / 2.54
MARGIN = 2.5 * 96 / 2.54
PLACED = """() => { const zoom = Number(editor.paged.desk.style.zoom);
  const start = editor.paged.desk.getBoundingClientRect().top;
  const down = (y) => Math.round((y - start) / zoom);
  const leaves = [...document.querySelectorAll(".leaf")].map((leaf) => {
    const { top, bottom } = leaf.getBoundingClientRect(); return [down(top), down(bottom)]; });
  const marks = [...document.querySelectorAll(".paper .page-mark")];
  return { leaves, marks: marks.map((one) => down(one.getBoundingClientRect().bottom)),
    after: marks.map((one) => one.nextSibling.textContent.slice(0, 30)) }; }"""


def sentences(count: int) -> dict[str, Any]:
    return {"type": "paragraph", "content": [{"text": "Une phrase pour remplir la page, sans plus. " * count}]}


def on_pages(someone: Writer, *blocks: dict[str, Any]) -> None:
    someone.begin()
    someone.put(list(blocks))
    someone.page.get_by_role("button", name="Page, telle qu’elle s’imprime").click()


def turned(someone: Writer, count: int) -> dict[str, Any]:
    someone.until(f"document.querySelectorAll('.paper .page-mark').length === {count}")
    someone.until("Boolean(editor.paged.desk.style.getPropertyValue('--body'))")
    return someone.page.evaluate(PLACED)


def test_one_paragraph_goes_over_sheets_of_a4(browser: Any, server: str):
    """Each page begins at its margin, in mid-paragraph, with the word that begins it on paper."""
    with writer(browser, server) as someone:
        on_pages(someone, sentences(250))
        found = turned(someone, 2)
        assert len(found["leaves"]) == 3
        for top, bottom in found["leaves"]:
            assert abs(bottom - top - A4) <= 1
        for (top, _), mark in zip(found["leaves"][1:], found["marks"], strict=True):
            assert abs(mark - top - MARGIN) <= 1
        body = someone.page.evaluate(
            """async () => { const body = JSON.stringify({...editor.settings, blocks: editor.text.blocks});
               const answer = await editor.fetch(editor.urls.pages + "?coupures", { method: "POST", body });
               return (await answer.json()).turns; }"""
        )
        text = someone.blocks[0]["content"][0]["text"]
        assert found["after"] == [text[turn["at"] :][:30] for turn in body]


def test_a_long_text_turned_to_pages_at_its_end_has_sheets_of_a4(browser: Any, server: str):
    """What grows above what is seen scrolls it, while the sheets are still being measured."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.put([sentences(20) for _ in range(24)])
        someone.page.locator(".paper").press("Control+End")
        someone.page.get_by_role("button", name="Page, telle qu’elle s’imprime").click()
        someone.until("document.querySelectorAll('.paper .page-mark').length > 2")
        someone.until("Boolean(editor.paged.desk.style.getPropertyValue('--body'))")
        someone.page.evaluate("editor.paged.place()")
        found = someone.page.evaluate(PLACED)
        for top, bottom in found["leaves"]:
            assert abs(bottom - top - A4) <= 2


@pytest.mark.deep
def test_the_keyboard_goes_over_a_turn_and_writes_on_both_sides(browser: Any, server: str):
    with writer(browser, server) as someone:
        on_pages(someone, sentences(120))
        turned(someone, 1)
        at = someone.page.evaluate("editor.text.view.posAtDOM(document.querySelector('.paper .page-mark'), 0)")
        someone.page.evaluate("at => editor.text.goTo(at - 5)", at)
        below = f"editor.text.state.selection.head >= {at}"
        assert not someone.page.evaluate(below)
        someone.press("ArrowDown")
        assert someone.page.evaluate(below)
        someone.press("Home")
        someone.keyboard.type("Dessous ")
        someone.press("ArrowUp")
        assert not someone.page.evaluate(below)
        someone.keyboard.type("dessus ")
        assert someone.said[0].count("Dessous") == someone.said[0].count("dessus") == 1


@pytest.mark.deep
def test_a_table_a_heading_and_a_note_stand_on_their_sheet(browser: Any, server: str):
    row = [[{"text": "une case"}], [{"text": "une autre"}]]
    noted = {"type": "paragraph", "content": [{"text": "Un mot"}, {"note": [{"text": "Lettre de mission."}]}]}
    heading = {"type": "heading", "content": [{"text": "Titre"}], "level": 1}
    with writer(browser, server) as someone:
        on_pages(someone, {"type": "table", "rows": [row] * 80, "header": True}, heading, noted)
        found = turned(someone, 1)
        assert someone.page.locator(".paper tr.page-mark").count() == 1
        assert abs(found["marks"][0] - found["leaves"][1][0] - MARGIN) <= 2
        assert someone.page.locator(".leaf").nth(1).locator(".leaf-notes").inner_text() == "1 Lettre de mission."
        assert someone.page.locator(".leaf").nth(0).locator(".leaf-notes").count() == 0


@pytest.mark.deep
def test_the_view_is_kept_on_this_device_and_left_as_it_was(browser: Any, server: str):
    with writer(browser, server) as someone:
        on_pages(someone, sentences(120))
        turned(someone, 1)
        someone.saved()
        someone.page.reload()
        someone.page.wait_for_selector("html[data-editor=ready]")
        turned(someone, 1)
        button = someone.page.get_by_role("button", name="Page, telle qu’elle s’imprime")
        assert button.get_attribute("aria-pressed") == "true"
        someone.page.evaluate("editor.text.focus()")
        someone.press("Control+Alt+p")
        someone.until("editor.main.dataset.view === 'text'")
        someone.page.locator("[data-spoken]").filter(has_text="Texte au fil de l’écran.").wait_for(state="attached")
        assert not someone.page.locator(".leaf").first.is_visible()
        assert someone.page.locator(".sheet").first.is_visible()
        someone.page.set_viewport_size({"width": 390, "height": 800})
        expect(button).to_be_hidden()


def test_the_text_is_whole_again_off_its_sheets(browser: Any, server: str):
    """No gap of a sheet stays where pages part, and letters have their size again."""
    with writer(browser, server) as someone:
        someone.begin()
        someone.put([sentences(18)] * 8)
        someone.until("document.querySelectorAll('.paper .page-mark').length === 1")
        measured = """() => [document.querySelector('.paper .page-mark').getBoundingClientRect().height,
          document.querySelector('.paper p').getBoundingClientRect().height]"""
        before = someone.page.evaluate(measured)
        on = someone.page.get_by_role("button", name="Page, telle qu’elle s’imprime")
        on.click()
        turned(someone, 1)
        on.click()
        someone.until("document.querySelectorAll('.paper .page-mark').length === 1")
        assert someone.page.evaluate(measured) == before
