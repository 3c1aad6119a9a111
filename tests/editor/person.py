"""A person in front of the editor: opens a project, types, reads. Faults of the page fail the test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.web.visitor import TOKEN

EXPECTED = re.compile(
    r"ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of 409|Failed to load resource"
    r"|unknown error occurred when fetching the script"
)
"""What a browser says in its console when a test takes the network away or makes two versions clash."""


PATIENCE = 60_000
"""Milliseconds in which what is to come has come, on a busy machine too."""
TURNS = PATIENCE // 25
"""How often one looks for it."""


def drawn(page: Any) -> None:
    """Waits until two frames are drawn: the second holds what observers of the first changed."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


class Person:
    """One page of the editor."""

    def __init__(self, page: Any, server: str) -> None:
        self.page = page
        self.server = server
        self.keyboard = page.keyboard

    def create(self, kind: str = "etapes", title: str = "Essai") -> str:
        """A new project, opened in the editor; gives its path."""
        path = self.make(kind, title)
        self.open(path)
        return path

    def make(self, kind: str = "etapes", title: str = "Essai") -> str:
        """A new project, of which no page is opened; gives its path."""
        token = TOKEN.search(self.page.request.get("/nouvelle").text())
        assert token
        answer = self.page.request.post(
            "/projets",
            form={"csrf_token": token[1], "kind": kind, "title": title},
            headers={"Origin": self.server},
            max_redirects=0,
        )
        return answer.headers["location"]

    def bring(self, folder: Path, freemind: str) -> str:
        """A new project from a FreeMind file, opened in the editor; gives its path. The file is made in ``folder``."""
        source = folder / "carte.mm"
        source.write_text(freemind, "utf-8")
        self.page.goto("/importer")
        self.page.locator("form.eased").wait_for()
        self.page.locator("input[type=file]").set_input_files(source)
        self.page.wait_for_url("**/projets/*")
        self.page.wait_for_selector("html[data-editor=ready]")
        return self.page.url.removeprefix(self.server)

    def open(self, path: str) -> None:
        self.page.goto(path)
        self.page.wait_for_selector("html[data-editor=ready]")

    def map(self) -> None:
        """Puts the keyboard in the map, to write there, as a click would."""
        self.page.evaluate("editor.canvas.focus(); editor.hold.take()")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.keyboard.press(key)

    def choose(self, text: str) -> None:
        """Chooses the node of that title, as a click in a list would."""
        self.page.evaluate(
            """text => { for (const node of editor.state.map.byKey.values())
                 if (node.text === text) { editor.goTo(node.key); return; }
               throw new Error(`no node ${text}`); }""",
            text,
        )

    def titles(self) -> list[str]:
        """Titles in document order, two spaces a level."""
        return self.page.evaluate(
            """() => { const out = []; const walk = (node, depth) => {
                 out.push("  ".repeat(depth) + node.text); node.children.forEach((child) => walk(child, depth + 1)); };
               walk(editor.state.map.root, 0); return out; }"""
        )

    @property
    def here(self) -> str:
        """The title of the chosen node."""
        return self.page.evaluate("editor.state.node.text")

    @property
    def focused(self) -> str:
        """What has the focus, as it is named, once what was asked for is drawn: it goes to a node with its frame."""
        return self.page.evaluate(
            """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
                 const here = document.activeElement;
                 done((here.getAttribute("aria-label") || here.textContent || here.title).trim()); })))"""
        )

    def saved(self) -> None:
        """Waits until everything is on the server."""
        self.until("editor.sync.isSettled && !editor.sync.conflict")

    def until(self, truth: str) -> None:
        """Waits for an expression of the page to be true (the page's policy forbids Playwright's own way)."""
        for _ in range(TURNS):
            if self.page.evaluate(truth):
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(f"never true: {truth}")

    def waits(self, milliseconds: int) -> None:
        """So long passes at once, where the page's ``clock`` was installed: what was to come meanwhile has come."""
        self.page.clock.fast_forward(milliseconds)

    def drawn(self) -> None:
        """Waits until what was asked for is laid out and on the screen."""
        drawn(self.page)

    def on_server(self, path: str) -> list[dict[str, Any]]:
        return self.page.request.get(f"/api{path}").json()["map"]["nodes"]

    def says(self, text: str) -> None:
        """Waits for a sentence in the state of saving."""
        self.page.locator("[data-saved]").filter(has_text=text).wait_for()


@contextmanager
def at_work(
    browser: Any, server: str, *, width: int = 1440, height: int = 900, touch: bool = False, **options: Any
) -> Iterator[Any]:
    """A browser context whose pages are watched: console, exceptions, requests to other hosts."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=touch, base_url=server, locale="fr-FR", **options
    )
    context.set_default_timeout(PATIENCE)
    faults: list[str] = []

    def watch(page: Any) -> None:
        page.on(
            "console",
            lambda said: (
                said.type in ("error", "warning") and not EXPECTED.search(said.text) and faults.append(said.text)
            ),
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: asked.url.startswith((server, "data:", "blob:")) or faults.append(asked.url))

    context.on("page", watch)
    yield context
    context.close()
    assert faults == [], faults


@contextmanager
def person(browser: Any, server: str, **options: Any) -> Iterator[Person]:
    with at_work(browser, server, **options) as context:
        yield Person(context.new_page(), server)


def come_in(page: Any, link: str) -> None:
    """Into a centre, by one's own link."""
    page.goto(f"/moi/{link}")
    page.locator("main form button").first.click()
    page.wait_for_url("**/")
