"""On a phone whose network goes and comes while one writes: what is said, where one can go, what arrives."""

from __future__ import annotations

from typing import Any

import pytest

from .away import Server, travelling

pytestmark = [pytest.mark.browser, pytest.mark.deep]


def test_a_train_journey(browser: Any, stoppable: Server):
    """A word begun with a network is ended without; map, plan, verdicts and dossier follow one another; all arrives."""
    with travelling(browser, stoppable.address, width=390, height=844, touch=True) as someone:
        page, context, path = someone.page, someone.page.context, someone.settled()
        page.get_by_text("Qui sont les publics ?").first.tap()
        someone.keyboard.type("61 jeunes sans per")
        context.set_offline(True)
        someone.keyboard.type("mis")
        someone.press("Enter")
        someone.says("Hors connexion, gardé ici depuis")
        state = page.locator("[data-saved]")
        fits = "(it) => it.scrollWidth <= it.clientWidth && it.getBoundingClientRect().bottom < 60"
        assert state.evaluate(fits), "all of it can be read"
        context.set_offline(False)
        someone.saved()
        someone.says("Enregistré à")
        context.set_offline(True)
        someone.says("Hors connexion, vous pouvez écrire")
        for view in ("Plan", "Verdicts"):
            page.get_by_role("link", name=view).tap()
            page.locator(f".view-{view.lower()}").wait_for()
        page.get_by_role("link", name="Dossier").tap()
        page.get_by_role("button", name="Page blanche").tap()
        someone.back()
        someone.type("J’accompagne des jeunes.")
        someone.says("Hors connexion, gardé ici depuis")
        page.get_by_role("button", name="Pages").tap()
        page.get_by_text("Hors connexion, estimation").wait_for()
        page.locator(".gaugebox").get_by_text("Environ").wait_for()
        page.locator("summary:visible").last.tap()
        page.locator("a:is([download], [data-file]):visible").first.tap()
        page.get_by_text("ce fichier attend le réseau").first.wait_for()
        context.set_offline(False)
        someone.saved()
        assert "61 jeunes sans permis" in [node["text"] for node in someone.on_server(path)]
        assert someone.kept_text(path) == ["J’accompagne des jeunes."]
