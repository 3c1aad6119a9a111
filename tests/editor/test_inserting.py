"""A file dropped onto the map becomes a branch there, whatever its format; what cannot be read is said."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from cefi_map import formats
from cefi_map.mindmap import outline
from tests.circles import one_of
from tests.formats.maps import two_sheets

from .person import Person, person
from .test_pointing import middle

pytestmark = pytest.mark.browser

SOURCE = outline.parse("Atelier\n  Publics\n    61 jeunes\n  Territoire")

DROP = """([name, packed, x, y]) => {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  const options = { dataTransfer: data, bubbles: true, cancelable: true, clientX: x, clientY: y };
  const target = document.elementFromPoint(x, y);
  for (const kind of ["dragover", "drop"]) target.dispatchEvent(new DragEvent(kind, options)); }"""


def drop(someone: Person, name: str, data: bytes, x: float, y: float) -> None:
    someone.page.evaluate(DROP, [name, base64.b64encode(data).decode(), x, y])


@pytest.mark.parametrize("id", one_of(["mm", "xmind", "opml", "md", "docx", "svg"]))
def test_a_file_becomes_a_branch_where_it_is_dropped(browser: Any, server: str, id: str):
    format = formats.by_id(id)
    assert format
    assert format.write
    with person(browser, server) as someone:
        someone.create(kind="etapes")
        before = someone.titles()
        drop(someone, f"atelier.{id}", format.write(SOURCE), *middle(someone, "Mise en œuvre"))
        someone.until("editor.state.map.size === 11")
        at = someone.titles().index("    Atelier")
        assert someone.titles()[at - 1] == "  Mise en œuvre"
        assert someone.titles()[at : at + 4] == [
            "    Atelier",
            "      Publics",
            "        61 jeunes",
            "      Territoire",
        ]
        someone.page.locator(".toast").get_by_text("Annuler").click()
        assert someone.titles() == before


def test_between_two_branches_it_stands_between_them(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        someone.page.evaluate("text => editor.act('child')", "")
        someone.keyboard.type("un")
        someone.press("Enter", "Enter")
        someone.keyboard.type("deux")
        someone.press("Enter")
        x, y = middle(someone, "un")
        drop(someone, "a.txt", b"entre", x, y + 13)
        someone.until("editor.state.map.size === 4")
        assert someone.titles() == ["Projet", "  un", "  entre", "  deux"]


def test_what_was_repaired_and_what_cannot_be_read_is_said(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        x, y = middle(someone, "Projet")
        drop(someone, "plan.pdf", b"%PDF-1.7" + bytes(40), x, y)
        someone.page.locator(".toast").wait_for()
        assert "un PDF" in someone.page.locator(".toast").inner_text()
        assert someone.titles() == ["Projet"]
        broken = b'<map version="1.0.1"><node TEXT="a&nbsp;b"/></map>'
        drop(someone, "vieux.mm", broken, x, y)
        someone.page.locator(".dialog").get_by_text("nbsp").wait_for()
        assert someone.page.evaluate("editor.state.map.size") == 2


def test_each_sheet_of_a_file_becomes_a_branch(browser: Any, server: str):
    """Taken back in one step."""
    with person(browser, server) as someone:
        someone.create(kind="etapes")
        size = someone.page.evaluate("editor.state.map.size")
        drop(someone, "carte.xmind", two_sheets(), *middle(someone, "Mise en œuvre"))
        someone.until(f"editor.state.map.size === {size + 3}")
        assert {"    Relais", "      Contexte", "    Dépenses"} <= set(someone.titles())
        someone.page.keyboard.press("Escape")
        someone.page.keyboard.press("Control+z")
        someone.until(f"editor.state.map.size === {size}")
