"""Each page's first visit and the one after: what travels, and how long until it can be used, in a real browser."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.editor.person import Person, at_work
from tests.preflight import chromium
from tests.serving import served

from .row import Row

FIRST, AGAIN = 300, 60
"""Thousands of bytes that a page may bring, as they travel: at a first visit, and once its files are known."""
PLAIN = "/sante"
"""What the same server gives in a line: the floor."""
WRITTEN_IN = "#editor-data, #dossier-data"
"""What a page has that is used once its script is ready."""
PAGES = {
    "home": "/",
    "the map": "{project}",
    "the plan": "{project}/plan",
    "the verdicts": "{project}/verdicts",
    "the dossier": "{project}/dossier",
    "the calendar": "{project}/calendrier",
    "the budget": "{project}/budget",
    "the talk": "{project}/soutenir",
    "the jury’s questions": "{project}/soutenir/questions",
    "« Exporter »": "{project}/exporter",
    "the trainer’s table": "{cohort}",
    "a grid": "{work}",
    "help": "/aide",
}


def rows() -> Iterator[Row]:
    with (
        tempfile.TemporaryDirectory() as data,
        served(Path(data)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        places = _furnished(browser, address)
        for what, path in PAGES.items():
            visit = partial(_visit, browser, address, path.format(**places))
            for which, most in (("first", FIRST), ("second", AGAIN)):
                brought = partial(_brought, visit, which)
                floor = partial(float, most / 1e3)
                yield Row(
                    f"{what}, {which} visit, brought", f"{most} kB", brought, floor, 1, unit="kB", pairs=1, cold=True
                )
            yield Row(
                f"{what}, first visit, until it can be used",
                "a line from the same server",
                lambda visit=visit: visit()["first"][1],  # type: ignore[misc]
                lambda: _visit(browser, address, PLAIN)["first"][1],
                12,
                pairs=5,
            )
        browser.close()


def _brought(visit: Any, which: str) -> float:
    return float(visit()[which][0] / 1e6)


def _furnished(browser: Any, address: str) -> dict[str, str]:
    """The example as a project, and as a work that waits for its marks."""
    with at_work(browser, address) as context:
        someone = Person(page := context.new_page(), address)
        project = someone.create(kind="exemple")
        page.goto("/relire")
        token = page.locator("input[name=csrf_token]").first.get_attribute("value")
        written = page.request.get(f"{project}/exporter/mm").body()
        file = {"name": "carte.mm", "mimeType": "application/xml", "buffer": written}
        answer = page.request.post(
            "/relire", multipart={"csrf_token": token or "", "files": file}, headers={"Origin": address}
        )
        page.goto(answer.url)
        work = page.locator("a[href^='/relire/carte/']").first.get_attribute("href")
        return {"project": project, "cohort": answer.url.removeprefix(address), "work": work or ""}


def _visit(browser: Any, address: str, path: str) -> dict[str, tuple[int, float]]:
    """Bytes and seconds of a visit by a browser that knows nothing, and of the next."""
    found = {}
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        for which in ("first", "second"):
            page = context.new_page()
            travelled: list[int] = []
            network = context.new_cdp_session(page)
            network.send("Network.enable")
            network.on("Network.loadingFinished", lambda told, to=travelled: to.append(told["encodedDataLength"]))
            began = time.perf_counter()
            page.goto(address + path)
            if page.locator(WRITTEN_IN).count():
                page.wait_for_selector("html[data-editor=ready]")
            took = time.perf_counter() - began
            page.wait_for_load_state("networkidle")
            found[which] = int(sum(travelled)), took
            page.close()
    return found
