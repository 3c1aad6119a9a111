"""Takes the pictures of the README and of the help from the running product: ``.venv/bin/python docs/pictures.py``.

Needs Chromium. The pictures show the product's own example, so that they are the same for everyone.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from tests.editor.measure import served  # noqa: E402
from tests.preflight import chromium  # noqa: E402

README = ROOT / "docs" / "images"
HELP = ROOT / "cefi_map" / "static" / "help"


def main() -> int:
    HELP.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        page.goto(address)
        page.get_by_text("Ouvrir l’exemple").first.click()
        page.wait_for_selector("html[data-editor=ready]")
        page.wait_for_timeout(600)
        project = page.url.split("?")[0].split("#")[0]
        page.screenshot(path=README / "carte.png")
        page.screenshot(path=HELP / "carte.png")
        verdict(page)
        page.goto(f"{project}/rendre")
        page.screenshot(path=HELP / "rendre.png")
        review(page, address, project)
        browser.close()
    return 0


def verdict(page: Page) -> None:
    line = page.locator("details.req > summary").filter(has_text="C5")
    line.click()
    line.evaluate("line => line.scrollIntoView()")
    page.wait_for_timeout(600)
    page.locator("aside.right").screenshot(path=HELP / "verdict.png")


def review(page: Page, address: str, project: str) -> None:
    """The trainer's page over the example's own drawing."""
    drawing = page.request.get(f"{project}/exporter/svg").body()
    page.goto(f"{address}/relire")
    page.locator("input[type=file]").set_input_files(
        {"name": "carte.svg", "mimeType": "image/svg+xml", "buffer": drawing}
    )
    page.wait_for_url("**/relire/*")
    page.locator("tbody th a").first.click()
    page.wait_for_selector(".reviewer")
    page.wait_for_timeout(600)
    page.screenshot(path=HELP / "relire.png")


if __name__ == "__main__":
    sys.exit(main())
