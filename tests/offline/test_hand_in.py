"""« Rendre » without a network: one file that the page makes, which the application reads again."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from cefi_map.dossier import codec, html_in
from cefi_map.dossier.example import example
from cefi_map.formats import freemind
from cefi_map.mindmap import MindMap
from cefi_map.mindmap.codec import from_data
from cefi_map.mindmap.pictures import absent
from tests.axe import violations
from tests.editor.test_inserting import drop
from tests.editor.test_pictures import png
from tests.editor.test_pointing import middle

from .away import Server, travelling

pytestmark = pytest.mark.browser


def bare(mindmap: MindMap) -> list[Any]:
    """The nodes, without what a file gave them."""
    return [replace(node, opaque=(), source_id="") for node in mindmap]


def test_what_is_there_is_handed_in(browser: Any, stoppable: Server):
    """The map to its last word, with notes, icons, relations and tags; the dossier's text; how to open them."""
    with travelling(browser, stoppable.address) as someone:
        page = someone.page
        path = someone.create(kind="exemple")
        drop(someone, "plan.png", png(60, 30), *middle(someone, someone.titles()[0]))
        expect(page.locator(".beside").get_by_label("Ce que montre l’image")).to_be_focused()
        someone.press("Escape")
        someone.until("editor.sync.isSettled")
        shown = page.evaluate("editor.state.map.root.data.picture")
        someone.open(path)
        someone.kept(
            path,
            f"{path}/images/{shown['hash']}",
            f"{path}/dossier",
            f"{path}/rendre",
            "/",
            "/hors-ligne",
            "/aide/hors-ligne",
        )
        stoppable.stop()
        someone.write("écrit dans le train", under=someone.titles()[1].strip())
        someone.until("editor.sync.isKept")
        here = from_data(page.evaluate("editor.sync.work.read()"))
        page.get_by_role("link", name="Dossier").click()
        page.wait_for_url(f"**{path}/dossier")
        page.wait_for_selector("html[data-editor=ready]")
        last = {"type": "paragraph", "content": [{"text": "J’ai reçu <douze> jeunes & leurs parents.", "italic": True}]}
        someone.put([*codec.to_data(example().dossier)["blocks"], last])
        someone.until("editor.sync.isKept")
        written = codec.from_data({"title": "", "author": "", "blocks": someone.blocks})
        someone.shows(f"{path}/rendre")
        page.get_by_role("heading", name="Sans réseau, rendre ce qui est là").wait_for()
        assert page.get_by_role("button", name="Télécharger le rendu").is_hidden()
        assert violations(page) == []
        with page.expect_download() as taken:
            page.get_by_role("button", name="Télécharger ce qui est là").click()
        page.get_by_text("Votre fichier est prêt.").wait_for()
        with zipfile.ZipFile(Path(taken.value.path())) as archive:
            assert archive.testzip() is None
            files = {name.rpartition("/")[2]: archive.read(name) for name in archive.namelist()}
        (mm,) = (data for name, data in files.items() if name.endswith(".mm"))
        (text,) = (data for name, data in files.items() if name.endswith("-dossier.html"))
        assert bare(freemind.read(mm).map)[1:] == bare(here)[1:]
        assert freemind.read(mm).map.root.picture == absent(shown["source"])
        assert html_in.read(text.decode()).blocks == written.blocks
        assert sha256(files[shown["source"].rpartition("/")[2]]).hexdigest() == shown["hash"]
        assert "FreeMind" in files["LISEZMOI.txt"].decode("utf-8-sig")


@pytest.mark.deep
def test_with_a_network_the_page_is_the_servers(browser: Any, stoppable: Server):
    with travelling(browser, stoppable.address) as someone:
        path = someone.make()
        someone.shows(f"{path}/rendre")
        someone.page.get_by_role("button", name="Télécharger le rendu").wait_for()  # once the opinion is there
        assert someone.page.locator("[data-here]").is_hidden()
