"""Where somebody sits who sees nothing: a screen, a French keyboard, a bus, a manager of windows, Orca."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.engines.screens import screen
from tests.engines.windows import LONGEST

PROGRAMS = ("orca", "firefox-esr", "Xvfb", "openbox", "xdotool", "setxkbmap", "dbus-daemon")
SYSTEMS = "/usr/bin/python3"
"""The Python that has Orca's modules."""


class Said(NamedTuple):
    by_itself: bool
    """A live region spoke, not Orca of what has the focus."""
    words: str


class Desk:
    """``env`` for what is to stand on it; ``said`` so far."""

    def __init__(self, env: dict[str, str], file: Path) -> None:
        self.env, self._file = env, file

    @property
    def said(self) -> list[Said]:
        lines = self._file.read_text("utf-8").splitlines() if self._file.exists() else []
        return [Said(by_itself, " ".join(words.split())) for by_itself, words in map(json.loads, lines)]

    def hears(self, words: str, start: int, within: float = LONGEST) -> int | None:
        """Waits for it to be said, from that place of ``said`` on; gives the place after, none past these seconds."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            for place, said in enumerate(self.said[start:], start):
                if words in said.words:
                    return place + 1
            time.sleep(0.02)
        return None

    def keys(self, *keys: str | int) -> None:
        self._give("key", *keys)

    def letters(self, text: str) -> None:
        self._give("type", "--delay", 15, text)

    def _give(self, *given: str | int) -> None:
        subprocess.run(["xdotool", *map(str, given)], check=True, env=self.env)


def missing() -> list[str]:
    return [name for name in PROGRAMS if not shutil.which(name)]


@contextmanager
def sat_at(folder: Path) -> Iterator[Desk]:
    """Everything of it ends with it; what it keeps stands in the folder."""
    with ExitStack() as stack:
        env = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "LC_ALL": "C.UTF-8"}
        env |= {"GDK_BACKEND": "x11", "GNOME_ACCESSIBILITY": "1"}
        env["DISPLAY"] = stack.enter_context(screen())
        subprocess.run(["setxkbmap", "fr"], check=True, env=env)
        bus = stack.enter_context(
            _running(env, "dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE)
        )
        assert bus.stdout
        env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        stack.enter_context(_running(env, "openbox"))
        stack.enter_context(_running(env, SYSTEMS, str(Path(__file__).with_name("aloud.py")), str(folder)))
        desk = Desk(env, folder / "said")
        assert desk.hears("Screen reader on.", 0), "Orca does not start"
        yield desk


@contextmanager
def _running(env: dict[str, str], *command: str, stdout: int = subprocess.DEVNULL) -> Iterator[subprocess.Popen[str]]:
    """Ended without ado: Orca, asked to leave, waits for a browser that is gone."""
    with subprocess.Popen(command, env=env, stdout=stdout, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            yield process
        finally:
            process.kill()
