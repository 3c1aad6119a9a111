"""What Orca says while keys are pressed on a page: a screen, a window manager, the screen reader and a browser.

``dbus-run-session -- python -m tests.editor.heard <address> <path of a project> <keys…>`` prints a JSON list of
``[key, [sentences]]``. A speech synthesizer is not needed: Orca's own log says what it would speak.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

PROGRAMS = ("orca", "Xvfb", "openbox", "xdotool", "dbus-run-session", "chromium")
BUS = Path("/usr/libexec/at-spi-bus-launcher")
CODES = dict(zip("Tab Return Down Up Left Right Home End Escape".split(), (23, 36, 116, 111, 113, 114, 110, 115, 9)))  # noqa: B905, SIM905
"""Keys of a keyboard: the names of some are those of its figures too."""
SAID = re.compile(r"SPEECH OUTPUT: '(.*)' \[?\{'established'")
REST = 2.5
"""Seconds after a key: Orca waits for a sentence to be over."""


@contextmanager
def running(*command: str | Path) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(1.5)
        try:
            yield
        finally:
            process.terminate()


def main() -> int:
    address, path, *keys = sys.argv[1:]
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        log = Path(place) / "log"
        display = f":{90 + os.getpid() % 900}"
        os.environ.update(DISPLAY=display, HOME=place, XDG_RUNTIME_DIR=place, LC_ALL="C.UTF-8")
        for command in (
            ("Xvfb", display, "-screen", "0", "1440x900x24"),
            ("openbox",),
            (BUS, "--launch-immediately"),
            ("orca", "--replace", "--debug", f"--debug-file={log}"),
        ):
            stack.enter_context(running(*command))
        time.sleep(3)
        json.dump(pressed(log, address + path, keys), sys.stdout)
    return 0


def pressed(log: Path, address: str, keys: list[str]) -> list[tuple[str, list[str]]]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", headless=False, args=["--no-sandbox", "--force-renderer-accessibility"]
        )
        page = browser.new_context(locale="fr-FR", no_viewport=True).new_page()
        page.goto(address)
        page.wait_for_selector("html[data-editor=ready]")
        page.bring_to_front()
        time.sleep(3)
        page.evaluate("document.querySelector('.skip').focus()")  # out of the browser's own bar, into the page
        time.sleep(REST)
        found = []
        for key in keys:
            before = len(said(log))
            subprocess.run(["xdotool", "key", str(CODES[key])], check=True)
            time.sleep(REST)
            found.append((key, said(log)[before:]))
        browser.close()
        return found


def said(log: Path) -> list[str]:
    return SAID.findall(log.read_text("utf-8", "replace"))


if __name__ == "__main__":
    sys.exit(main())
