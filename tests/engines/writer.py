"""A candidate in front of a window: makes a project, writes, and what the server has kept of it."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from tests.offline.away import KEPT

from .windows import LONGEST, Window

LAST = 32
"""Bytes of a file in which its end stands."""

NODE = """async (title) => { const node = [...editor.state.map.byKey.values()].find((one) => one.text === title);
  const [a, b, c, d] = (node && editor.canvas.rectOf(node.key)) ?? [];
  if (a === undefined) return null;
  const [x, y] = editor.canvas.view.toWindow((a + c) / 2, (b + d) / 2);
  const host = editor.host.getBoundingClientRect();
  return [Math.round(x + host.left), Math.round(y + host.top)]; }"""
READY = "html[data-editor=ready]"


class Writer:
    def __init__(self, window: Window) -> None:
        self.window = window
        self.path = ""

    def create(self, title: str = "Essai") -> None:
        """A new project of six stages, by its form and its keys."""
        window = self.window
        window.open("/nouvelle")
        window.click("#title")
        window.type(title)
        window.press("Enter")
        window.shows(READY)
        self.path = window.run("async () => location.pathname")

    def open(self, *, under: str = "") -> None:
        self.window.open(self.path + under)
        self.window.shows(READY)

    def choose(self, title: str) -> None:
        """A click on the node."""
        x, y = self.window.wait(NODE, title)
        self.window.drag((x, y), (x, y), 1)

    def write(self, *titles: str, under: str) -> None:
        """Each an idea below that one, one after the other."""
        self.choose(under)
        for place, title in enumerate(titles):
            self.window.press("Enter" if place else "Tab")
            self.window.type(title)
            self.window.press("Enter")

    def saved(self) -> None:
        """Waits until everything is on the server."""
        self.window.until("editor.sync.isSettled && !editor.sync.conflict")

    def says(self, words: str) -> None:
        """Waits for a sentence in the state of saving."""
        self.window.shows("[data-saved]", words)

    def kept(self, *paths: str) -> None:
        """Waits until these pages are kept here."""
        asked = (
            f"async (paths) => {{ const kept = await ({KEPT})(); return paths.every((one) => kept.includes(one)); }}"
        )
        self.window.wait(asked, list(paths))

    @property
    def titles(self) -> list[str]:
        """What the server has of the map."""
        return [node["text"] for node in self.asked(f"/api{self.path}")["map"]["nodes"]]

    def taken(self, pattern: str, end: bytes = b"PK\x05\x06") -> Path:
        """The file that the browser saves, once its ``end`` is there; by default that of a ZIP file."""
        late = time.monotonic() + LONGEST
        while time.monotonic() < late:
            for found in self.window.files.glob(pattern):
                if end in found.read_bytes()[-LAST:]:
                    return found
            time.sleep(0.05)
        raise AssertionError(f"never saved: {[each.name for each in self.window.files.iterdir()]}")

    def asked(self, address: str) -> Any:
        with urlopen(f"{self.window.server}{address}") as answer:
            return json.load(answer)
