"""The page's policy: one named policy of Trusted Types, on the dossier's page alone."""

from __future__ import annotations

from typing import Any

import pytest

from .writer import writer

pytestmark = pytest.mark.browser


def test_only_the_dossiers_page_lets_pasted_html_be_parsed(browser: Any, server: str):
    with writer(browser, server) as someone:
        path = someone.make()
        policy = {
            address: someone.page.request.get(address).headers["content-security-policy"]
            for address in (f"{path}/dossier", path, f"{path}/plan", "/", f"/api{path}/dossier")
        }
        ours = policy.pop(f"{path}/dossier")
        assert "trusted-types cefi-worker ProseMirrorClipboard;" in f"{ours};"
        assert "require-trusted-types-for 'script'" in ours
        assert "script-src 'self';" in ours
        assert "unsafe" not in ours
        assert all("trusted-types cefi-worker;" in f"{each};" for each in policy.values())


def test_without_scripts_the_page_shows_the_text_its_pages_and_its_verdicts(browser: Any, server: str):
    with writer(browser, server) as someone, writer(browser, server, java_script_enabled=False) as other:
        path = someone.begin()
        someone.type("Je suis conseillère.")
        someone.saved()
        other.page.goto(f"{path}/dossier")
        main = other.page.locator("main")
        for text in ("Je suis conseillère.", "page sur 5", "Ce que montre le dossier", "Importer ce fichier"):
            main.get_by_text(text).first.wait_for()
