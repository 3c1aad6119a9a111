"""Someone whose network goes away: the browser's own is cut, or the server is really stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.dossier_editor.writer import Writer
from tests.editor.person import TURNS, at_work
from tests.serving import served

KEPT = """async () => { const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  return found; }"""


class Server:
    """One address and its data, there or not."""

    def __init__(self, data: Path) -> None:
        self.data, self.port, self.source = data, "0", None
        self._running = ExitStack()
        self.start()

    def start(self, data: Path | None = None, source: Path | None = None) -> None:
        """On the port it had; over other ``data`` or from another copy of the package, if given."""
        running = served(data or self.data, port=self.port, source=source)
        self.address = self._running.enter_context(running)
        self.port = self.address.rpartition(":")[2]

    def stop(self) -> None:
        self._running.close()


class Traveller(Writer):
    """A person who writes the map and the dossier; ``server`` may be stopped under them."""

    def kept(self, *paths: str) -> None:
        """Waits until these pages are kept here."""
        for _ in range(TURNS):
            if set(paths) <= set(self.page.evaluate(KEPT)):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never kept: {set(paths) - set(self.page.evaluate(KEPT))}")

    def settled(self) -> str:
        """A new project of six stages, open, all its pages kept; gives its path."""
        path = self.create()
        self.kept(path, f"{path}/dossier", f"{path}/rendre", "/", "/hors-ligne", "/aide/hors-ligne")
        self.holds("/", f'"{path}')
        return path

    def knows(self, path: str, words: str) -> None:
        """Waits until what the server last had of a work is kept here, with these words in it."""
        self.holds(f"/api{path}", words)

    def holds(self, address: str, words: str) -> None:
        """Waits until what is kept of an address has these words in it."""
        told = "async (address) => (await (await caches.match(address, { ignoreVary: true }))?.text()) ?? ''"
        for _ in range(TURNS):
            if words in self.page.evaluate(told, address):
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(f"never kept: {words}")

    def shows(self, path: str) -> None:
        """Opens a page, which must be ours."""
        self.page.goto(path)
        assert self.page.title().endswith("Carte CEFI"), path

    def choose_last(self) -> None:
        """Chooses the node that was written last."""
        self.page.evaluate("editor.goTo([...editor.state.map.byKey.values()].find((one) => /^mot/.test(one.text)).key)")

    def rename(self, text: str, into: str) -> None:
        self.choose(text)
        self.map()
        self.press("F2", "Control+a")
        self.keyboard.type(into)
        self.press("Enter")

    def kept_text(self, path: str) -> list[str]:
        """What each paragraph says on the server."""
        return Writer.kept(self, path)

    def write(self, text: str, *, under: str = "") -> None:
        """A new idea under the chosen node, or under that one."""
        if under:
            self.choose(under)
        self.map()
        self.press("Tab")
        self.keyboard.type(text)
        self.press("Enter")


@contextmanager
def travelling(browser: Any, server: str, **options: Any) -> Iterator[Traveller]:
    with at_work(browser, server, **options) as context:
        yield Traveller(context.new_page(), server)


def cut(someone: Traveller, server: Server, way: str) -> Callable[[], None]:
    """Takes the network away, one way or the other; gives what brings it back."""
    context = someone.page.context
    if way == "network":
        context.set_offline(True)
        return lambda: context.set_offline(False)
    server.stop()
    return server.start
