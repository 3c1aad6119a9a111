"""Files to take away, with scripts: a word while they are prepared."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from .test_in_browser import visit


@pytest.mark.browser
def test_a_word_is_said_while_a_file_is_prepared(browser: Any, server: str):
    """The server answers late; the page stays, the file has its name."""
    with visit(browser, server) as page:
        page.goto(f"{_begun(page)}/exporter")
        held: list[Any] = []
        page.route("**/exporter/pdf*", lambda route: held.append(route), times=1)  # the bare method would be marked
        with page.expect_download() as taken:
            page.locator("main a[data-file][href*='/exporter/pdf']").click()
            expect(page.locator(".taking")).to_have_text("Votre fichier se prépare. Vous pouvez continuer.")
            held[0].continue_()
        assert taken.value.suggested_filename.endswith(".pdf")
        expect(page.locator(".taking")).to_have_text("Votre fichier est prêt.")


@pytest.mark.browser
def test_a_hand_in_is_said_to_be_there(browser: Any, server: str):
    """However soon it comes, and by a place of which Orca passes over nothing (ui/saying.js); the page stays, and goes
    on saying what was taken. Whoever asks for help finds the way back there."""
    with visit(browser, server) as page:
        page.goto(f"{_begun(page)}/rendre")
        with page.expect_download() as taken:
            page.get_by_role("button", name="Télécharger le rendu").click()
        assert taken.value.suggested_filename.endswith(".zip")
        expect(page.locator("div.taking[aria-live=polite]:not([role])")).to_have_text("Votre fichier est prêt.")
        assert page.url.endswith("/rendre")
        expect(page.locator("#rendu")).to_contain_text(
            f"Dans vos téléchargements\u00a0: {taken.value.suggested_filename}"
        )
        page.get_by_role("link", name="Aide", exact=True).first.click()
        page.get_by_role("link", name="Rendre", exact=True).first.click()
        page.get_by_role("link", name=re.compile("^Revenir à ")).click()
        page.wait_for_url("**/rendre")


def _begun(page: Any) -> str:
    """The path of a new project."""
    page.goto("/nouvelle")
    page.get_by_role("button", name="Commencer").click()
    page.wait_for_url("**/projets/*")
    return str(page.url.split("?")[0])
