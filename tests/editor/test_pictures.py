"""Pictures of nodes: from a file, dropped or pasted; told in words, sized by keys and by hand; kept and undone."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from tests.axe import violations

from .person import Person, person
from .test_inserting import drop
from .test_pointing import middle

pytestmark = pytest.mark.browser

PASTE = """packed => {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], "capture.png", { type: "image/png" }));
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }"""
KEPT = """async (width) => {
  for (;;) {
    const kept = await (await fetch(editor.urls.map)).json();
    if (kept.map.nodes[0].picture?.width === width) return;
    await new Promise((done) => setTimeout(done, 100));
  } }"""


def png(width: int, height: int, color: str = "#236FA2") -> bytes:
    image = Image.new("RGB", (width, height), color)
    ImageDraw.Draw(image).line((0, 0, width, height), fill="white", width=4)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def picture(someone: Person, title: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = someone.page.evaluate(
        "title => [...editor.state.map.byKey.values()].find((one) => one.text === title).data.picture", title
    )
    return found


def test_a_picture_is_chosen_told_sized_taken_back_and_kept(browser: Any, server: str, tmp_path: Path):
    """By keys alone but for the file; undo takes back each gesture; a page opened again shows it."""
    source = tmp_path / "plan.png"
    source.write_bytes(png(600, 300))
    with person(browser, server) as someone:
        path = someone.create(kind="vide", title="Projet")
        page = someone.page
        someone.map()
        page.evaluate("editor.act('picture')")
        dialog = page.locator(".beside")
        assert violations(page) == []
        with page.expect_file_chooser() as chooser:
            dialog.get_by_role("button", name="Choisir une image…").press("Enter")
        chooser.value.set_files(source)
        words = dialog.get_by_role("textbox", name="Ce que montre l’image", exact=True)
        expect(words).to_be_focused()
        expect(words).to_have_accessible_description(re.compile("lecteur d’écran"))
        someone.keyboard.type("Le plan du site")
        someone.press("Tab", "ArrowRight")
        assert violations(page) == []
        assert picture(someone, "Projet") == {
            "hash": page.evaluate("editor.state.node.data.picture.hash"),
            "width": 208, "height": 104, "natural": [600, 300], "alt": "Le plan du site",
            "source": page.evaluate("`images/${editor.state.node.data.picture.hash.slice(0, 16)}.png`"),
        }  # fmt: skip
        someone.press("Escape")
        expect(dialog).to_have_count(0)
        assert "image\u00a0: Le plan du site" in someone.focused
        someone.press("Alt+Shift+PageUp")
        assert (picture(someone, "Projet") or {})["width"] == 260
        someone.press("Control+z", "Control+z")
        back = picture(someone, "Projet") or {}
        assert (back["width"], back["alt"]) == (200, "Le plan du site"), "its width alone"
        someone.press("Control+z")
        assert "alt" not in (picture(someone, "Projet") or {"alt": ""}), "its words alone"
        someone.press("Control+z")
        assert picture(someone, "Projet") is None
        someone.press("Control+y", "Control+y", "Control+y", "Control+y")
        assert (picture(someone, "Projet") or {})["width"] == 260
        expect(page.locator(".canvas image.picture")).to_have_count(1)
        page.evaluate(KEPT, 260)
        someone.open(path)
        assert (picture(someone, "Projet") or {})["alt"] == "Le plan du site"
        image = page.locator(".canvas image.picture")
        for scheme, under in (("dark", "rgb(244, 244, 241)"), ("light", "none")):  # a logo in black, on nothing
            page.emulate_media(color_scheme=scheme)
            expect(page.locator(".canvas .ground")).to_have_css("fill", under)
        answer = page.request.get(image.get_attribute("href") or "")
        assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
        assert "immutable" in answer.headers["cache-control"]
        page.evaluate("editor.act('picture-remove')")
        assert picture(someone, "Projet") is None
        page.locator(".toast").get_by_text("Annuler").click()
        assert picture(someone, "Projet")


def test_what_is_dropped_or_pasted_goes_to_its_node(browser: Any, server: str):
    """Dropped on a node, it is that node's; pasted, the chosen one's; what is none is said; in the plan as well."""
    with person(browser, server) as someone:
        someone.create(kind="etapes")
        page = someone.page
        drop(someone, "photo.png", png(40, 80), *middle(someone, "Mise en œuvre"))
        expect(page.locator(".beside").get_by_label("Ce que montre l’image")).to_be_focused()
        assert (picture(someone, "Mise en œuvre") or {})["height"] == 80
        someone.press("Escape")
        expect(page.locator(".beside")).to_have_count(0)
        someone.choose("Évaluation")
        someone.map()
        page.evaluate(PASTE, base64.b64encode(png(30, 30, "#A13F2E")).decode())
        expect(page.locator(".beside").get_by_label("Ce que montre l’image")).to_be_focused()
        assert (picture(someone, "Évaluation") or {})["width"] == 30
        someone.press("Escape")
        expect(page.locator(".beside")).to_have_count(0)
        drop(someone, "photo.heic", b"\0\0\0\x18ftypheic", *middle(someone, "Mise en œuvre"))
        expect(page.locator(".beside .error")).to_contain_text("HEIC")
        someone.press("Escape")
        page.evaluate("editor.show('plan')")
        expect(page.locator(".opicture img")).to_have_count(2)
        assert violations(page) == []


@pytest.mark.deep
def test_what_opens_low_on_a_small_screen_stays_in_the_window(browser: Any, server: str, tmp_path: Path):
    """Once the picture is there, the panel holds more than when it opened; « Exporter » then says what leaves."""
    source = tmp_path / "plan.png"
    source.write_bytes(png(600, 300))
    with person(browser, server) as someone:
        page = someone.page
        page.set_viewport_size({"width": 1366, "height": 768})
        someone.create(kind="vide", title="Projet")
        told = page.locator(".bar .menu [data-packed]").last
        page.locator(".bar summary", has_text="Exporter").click()
        expect(told).to_be_hidden()
        page.keyboard.press("Escape")
        someone.map()
        page.evaluate("editor.canvas.view.y += 200; editor.canvas.schedule(true)")
        page.evaluate("editor.act('picture')")
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Choisir une image…").press("Enter")
        chooser.value.set_files(source)
        for name in ("Remplacer…", "Retirer l’image"):
            expect(page.locator(".beside").get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
        someone.press("Escape")
        page.locator(".bar summary", has_text="Exporter").click()
        expect(told).to_contain_text("Le .mm et ses images, dans un .zip")
        expect(told).to_be_visible()
        page.keyboard.press("Escape")
        page.evaluate("editor.show('plan')")
        expect(page.locator(".planview .canvas .mask")).to_have_count(0)
        page.get_by_role("button", name="Masquer la carte").click()
        expect(page.get_by_role("button", name="Montrer la carte")).to_be_focused()
        expect(page.locator(".planview .canvas")).to_be_hidden()


@pytest.mark.deep
def test_the_corner_of_a_picture_draws_its_size(browser: Any, server: str):
    """The node grows with it, in one change; the map is printed and exported with it."""
    with person(browser, server) as someone:
        path = someone.create(kind="vide", title="Projet")
        page = someone.page
        drop(someone, "photo.png", png(200, 100), *middle(someone, "Projet"))
        expect(page.locator(".beside").get_by_label("Ce que montre l’image")).to_be_focused()
        someone.press("Escape")
        grip = page.locator(".canvas .grip").bounding_box()
        assert grip
        scale = page.evaluate("editor.canvas.view.k")
        x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 20 * scale, y, steps=4)
        page.mouse.move(x + 50 * scale, y, steps=4)
        page.mouse.up()
        found = picture(someone, "Projet") or {}
        assert abs(found["width"] - 300) <= 2
        assert abs(found["height"] - found["width"] / 2) <= 1
        someone.press("Control+z")
        assert (picture(someone, "Projet") or {})["width"] == 200
        page.evaluate(KEPT, 200)
        drawn = page.request.get(f"{path}/exporter/svg").text()
        assert 'xlink:href="data:image/png;base64,' in drawn


def test_without_a_network_it_is_said_and_the_map_goes_on(browser: Any, server: str):
    with person(browser, server) as someone:
        someone.create(kind="vide", title="Projet")
        page = someone.page
        page.evaluate("editor.act('picture')")  # its part of the editor is on the device
        expect(page.locator(".beside")).to_be_visible()
        someone.press("Escape")
        expect(page.locator(".beside")).to_have_count(0)
        page.context.set_offline(True)
        drop(someone, "photo.png", png(20, 20), *middle(someone, "Projet"))
        expect(page.locator(".beside .error")).to_contain_text("Il faut le réseau")
        someone.press("Escape")
        page.context.set_offline(False)
        assert picture(someone, "Projet") is None
