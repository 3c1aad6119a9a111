"""A person who writes a dossier: opens it, types, reads what is kept. Faults of the page fail the test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.editor.person import Person, at_work


class Writer(Person):
    """One page of the dossier's editor."""

    def begin(self, way: str = "Page blanche", title: str = "Essai") -> str:
        """A new project's dossier, begun in one of the three ways; gives the project's path."""
        path = self.make(title=title)
        self.open(f"{path}/dossier")
        self.page.get_by_role("button", name=way).click()
        self.back()
        return path

    def type(self, *lines: str) -> None:
        """Each line a paragraph."""
        for place, line in enumerate(lines):
            if place:
                self.press("Enter")
            self.keyboard.type(line)

    def back(self) -> None:
        """Waits until a dialog has gone and given the keyboard back: the browser closes it, the page takes it away."""
        self.until("!document.querySelector('dialog.dialog') && document.activeElement === editor.text.host")

    def put(self, blocks: list[dict[str, Any]]) -> None:
        """Puts a whole text in, as one change."""
        self.page.evaluate("blocks => editor.text.bring(blocks)", blocks)

    def caret(self, block: int) -> None:
        """Puts the caret at the end of a block."""
        self.page.evaluate(
            "i => { const {pos, node} = editor.text.placed(i); editor.text.goTo(pos + node.nodeSize - 1); }", block
        )

    @property
    def blocks(self) -> list[dict[str, Any]]:
        return self.page.evaluate("editor.text.blocks")

    @property
    def said(self) -> list[str]:
        """What each block says."""
        return [said(block) for block in self.blocks]

    def kept(self, path: str) -> list[str]:
        """What each block says on the server."""
        data = self.page.request.get(f"/api{path}/dossier").json()
        return [said(block) for block in data["dossier"]["blocks"]]

    def paste(self, html: str, text: str = "", into: str = ".paper") -> None:
        """A paste, as the browser tells of one."""
        self.page.evaluate(
            """([html, text, into]) => { const data = new DataTransfer();
                 if (html) data.setData("text/html", html);
                 data.setData("text/plain", text);
                 document.querySelector(into).dispatchEvent(
                   new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }""",
            [html, text, into],
        )


def said(block: dict[str, Any]) -> str:
    """Kind and words of a block: « h1 Mon rôle », « - un », « 1. un », « > cité »; a note stands in brackets."""
    kind = block["type"]
    if kind == "figure":
        return f"[{block['stage'] or 'carte'}] {block['caption']}"
    if kind == "table":
        return " / ".join(" | ".join(words(cell) for cell in row) for row in block["rows"])
    sign = {"heading": "h", "quote": "> "}.get(kind, "")
    if kind == "heading":
        sign = f"h{block['level']} "
    if kind == "item":
        sign = "  " * block["depth"] + ("1. " if block["ordered"] else "- ")
    return sign + words(block["content"])


def words(content: list[dict[str, Any]]) -> str:
    return "".join(f"[{words(piece['note'])}]" if "note" in piece else piece["text"] for piece in content)


@contextmanager
def writer(browser: Any, server: str, **options: Any) -> Iterator[Writer]:
    with at_work(browser, server, **options) as context:
        yield Writer(context.new_page(), server)
