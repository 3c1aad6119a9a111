"""Takes the pictures of the README and of the help from the running product: ``.venv/bin/python docs/pictures.py``.

Needs Chromium. The pictures show the product's own example, so that they are the same for everyone.
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from tests.preflight import chromium  # noqa: E402
from tests.serving import measured  # noqa: E402

README = ROOT / "docs" / "images"
HELP = ROOT / "cefi_map" / "static" / "help"
ICONS = ROOT / "cefi_map" / "static" / "icons"
MARK = ROOT / "cefi_map" / "static" / "favicon.svg"
DRAWN = {"192": (192, 0.72, 22), "512": (512, 0.72, 22), "512-full": (512, 0.6, 0), "180": (180, 0.64, 0)}
"""Name -> pixels, the mark's share of them, how round the corners are (per cent): systems cut full ones themselves."""


def main() -> int:
    HELP.mkdir(exist_ok=True)
    with measured() as address, sync_playwright() as playwright:
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
        icons(browser.new_page())
        browser.close()
    return 0


def icons(page: Page) -> None:
    """What an installed application is opened by."""
    ICONS.mkdir(exist_ok=True)
    mark = f"data:image/svg+xml;base64,{base64.b64encode(MARK.read_bytes()).decode()}"
    for name, (size, share, round) in DRAWN.items():
        ground = f"width:100vw;height:100vh;background:#F3F3F0;border-radius:{round}%;display:grid;place-items:center"
        page.set_viewport_size({"width": size, "height": size})
        page.set_content(f'<body style="margin:0"><div style="{ground}"><img src="{mark}" width="{size * share}">')
        page.screenshot(path=ICONS / f"{name}.png", omit_background=True)


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
    page.locator("svg.map a[aria-label*=', note']").nth(1).click()
    page.wait_for_timeout(300)
    page.screenshot(path=HELP / "relire.png")


if __name__ == "__main__":
    sys.exit(main())
