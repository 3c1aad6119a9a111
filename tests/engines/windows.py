"""A window of any engine as a person has it: keys, a mouse, a file chosen, what the page shows.

An engine gives six things (below, abstract); the rest is the same in each. Keys and pointers are the actions of
WebDriver (W3C), which WebDriver BiDi takes in the same words.
"""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Any

LONGEST = 120
"""Seconds after which what is waited for will not come."""
KEYS = {
    "Enter": "\ue007",
    "Tab": "\ue004",
    "Escape": "\ue00c",
    "Backspace": "\ue003",
    "Delete": "\ue017",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Alt": "\ue00a",
    "Home": "\ue011",
    "End": "\ue010",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    **{f"F{number}": chr(0xE030 + number) for number in range(1, 13)},
}
SEEN = """(selector, words) => [...document.querySelectorAll(selector)].find((one) => one.checkVisibility()
  && `${one.getAttribute("aria-label") ?? ""} ${one.textContent} ${one.title}`.replace(/\\s+/g, " ").includes(words))"""
PLACE = f"""async (selector, words) => {{ const one = ({SEEN})(selector, words);
  if (!one) return null;
  one.scrollIntoView({{ block: "center", inline: "center" }});
  const {{ x, y, width, height }} = one.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)]; }}"""


class Window(ABC):
    """One tab, on the pages of ``server``; what it saves comes into the folder ``files``."""

    def __init__(self, server: str, files: Path) -> None:
        self.server, self.files = server, files

    # ---- what each engine gives

    @abstractmethod
    def go(self, address: str) -> None: ...

    @abstractmethod
    def reload(self) -> None: ...

    @abstractmethod
    def call(self, function: str, given: list[Any]) -> str:
        """What an asynchronous function of the page answers to these, as JSON."""

    @abstractmethod
    def act(self, *sources: dict[str, Any]) -> None:
        """Keys or a pointer, as WebDriver's actions."""

    @abstractmethod
    def put(self, selector: str, *files: Path) -> None:
        """Into a field for files, as its chooser does."""

    @abstractmethod
    def close(self) -> None: ...

    # ---- what a person does

    def open(self, path: str) -> None:
        self.go(f"{self.server}{path}")

    def press(self, *keys: str) -> None:
        """« Enter », or « Control+b »."""
        for key in keys:
            *held, last = (KEYS.get(part, part) for part in key.split("+"))
            ups = [_key("keyUp", each) for each in (last, *reversed(held))]
            self.act(_keys([*(_key("keyDown", each) for each in (*held, last)), *ups]))

    def type(self, text: str) -> None:
        self.act(_keys([_key(kind, letter) for letter in text for kind in ("keyDown", "keyUp")]))

    def click(self, selector: str, words: str = "") -> None:
        """On what is named or says so, once it is there."""
        x, y = self.place(selector, words)
        self.act(_pointer([_move(x, y), _down(), _up()]))

    def drag(self, start: tuple[int, int], end: tuple[int, int], steps: int = 5) -> None:
        ways = [
            tuple(a + (b - a) * step // steps for a, b in zip(start, end, strict=True)) for step in range(steps + 1)
        ]
        self.act(_pointer([_move(*ways[0]), _down(), *(_move(*way, 40) for way in ways[1:]), _up()]))

    # ---- what the page shows

    def run(self, function: str, *given: Any) -> Any:
        return json.loads(self.call(function, list(given)))

    def place(self, selector: str, words: str = "") -> tuple[int, int]:
        """The middle of it, in the window, once it is there."""
        x, y = self.wait(PLACE, selector, words)
        return x, y

    def shows(self, selector: str, words: str = "") -> None:
        """Waits for it to be seen."""
        self.wait(f"async (selector, words) => !!({SEEN})(selector, words)", selector, words)

    def texts(self, selector: str) -> list[str]:
        found = self.run(
            "async (selector) => [...document.querySelectorAll(selector)].map((one) => one.innerText)", selector
        )
        return [" ".join(text.split()) for text in found]

    def until(self, truth: str) -> Any:
        """Waits for an expression of the page to be true; gives what it is."""
        return self.wait(f"async () => {truth}")

    def wait(self, function: str, *given: Any) -> Any:
        """What a function of the page answers, once that is something; between pages there is none."""
        end, last = time.monotonic() + LONGEST, ""
        while time.monotonic() < end:
            try:
                if found := self.run(function, *given):
                    return found
            except Exception as error:
                last = str(error)
            time.sleep(0.05)
        raise AssertionError(f"never: {function} {given} {last}")


def _keys(actions: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "key", "id": "keys", "actions": list(actions)}


def _key(kind: str, value: str) -> dict[str, Any]:
    return {"type": kind, "value": value}


def _pointer(actions: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": list(actions)}


def _move(x: int, y: int, duration: int = 0) -> dict[str, Any]:
    return {"type": "pointerMove", "x": x, "y": y, "duration": duration, "origin": "viewport"}


def _down() -> dict[str, Any]:
    return {"type": "pointerDown", "button": 0}


def _up() -> dict[str, Any]:
    return {"type": "pointerUp", "button": 0}
