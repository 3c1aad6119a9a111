"""Firefox by WebDriver BiDi, which it speaks itself: no driver stands between."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from websocket import create_connection

from .windows import LONGEST, Window

PRINTED = "imprimé.pdf"
TO_FILE = "print.printer_Mozilla_Save_to_PDF.print_to"
WISHES = {
    "browser.aboutwelcome.enabled": False,
    "browser.download.alwaysOpenPanel": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "layout.spellcheckDefault": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "print.always_print_silent": True,
    "print_printer": "Mozilla Save to PDF",
    f"{TO_FILE}_file": True,
}
"""Nothing of its own comes between (it spells in English), and no request of its own leaves; what is printed comes as a
file, at the size that its style sheet asks for (WebDriver's own « print » asks for A4)."""


class Firefox(Window):
    """Without a window, or in one where there is a screen: ``shown`` is then the environment that has it."""

    def __init__(self, server: str, files: Path, shown: Mapping[str, str] | None = None) -> None:
        super().__init__(server, files)
        self._profile = tempfile.TemporaryDirectory()
        self._process = _started(Path(self._profile.name), files, shown)
        where = _told(Path(self._profile.name) / "WebDriverBiDiServer.json")
        self._asked = count(1)
        self._socket = create_connection(
            f"ws://{where['ws_host']}:{where['ws_port']}/session", timeout=LONGEST, suppress_origin=True
        )
        self.ask("session.new", capabilities={"alwaysMatch": {"unhandledPromptBehavior": {"default": "accept"}}})
        self._tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        self.tab("browsingContext.setViewport", viewport={"width": 1440, "height": 862})
        saved = {"type": "allowed", "destinationFolder": str(files)}
        self.ask("browser.setDownloadBehavior", downloadBehavior=saved)

    def ask(self, method: str, **given: Any) -> dict[str, Any]:
        """A command of the specification, and what it answers."""
        number = next(self._asked)
        self._socket.send(json.dumps({"id": number, "method": method, "params": given}))
        while (answer := json.loads(self._socket.recv())).get("id") != number:
            pass
        if answer["type"] == "error":
            raise AssertionError(f"{method}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def tab(self, method: str, **given: Any) -> dict[str, Any]:
        return self.ask(method, context=self._tab, **given)

    def go(self, address: str) -> None:
        self.tab("browsingContext.navigate", url=address, wait="complete")

    def reload(self) -> None:
        self.tab("browsingContext.reload", wait="complete")

    def call(self, function: str, given: list[Any]) -> str:
        answer = self.ask(
            "script.callFunction",
            functionDeclaration=f"async (given) => JSON.stringify((await ({function})(...JSON.parse(given))) ?? null)",
            arguments=[{"type": "string", "value": json.dumps(given)}],
            awaitPromise=True,
            target={"context": self._tab},
        )
        if answer["type"] != "success":
            raise AssertionError(answer["exceptionDetails"]["text"])
        said: str = answer["result"]["value"]
        return said

    def act(self, *sources: dict[str, Any]) -> None:
        self.tab("input.performActions", actions=list(sources))

    def put(self, selector: str, *files: Path) -> None:
        found = self.tab("browsingContext.locateNodes", locator={"type": "css", "value": selector}, maxNodeCount=1)
        field = {"sharedId": found["nodes"][0]["sharedId"]}
        self.tab("input.setFiles", element=field, files=[str(each) for each in files])

    def close(self) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(20)
        self._profile.cleanup()


def _started(profile: Path, files: Path, shown: Mapping[str, str] | None) -> subprocess.Popen[bytes]:
    wishes = {**WISHES, f"{TO_FILE}_filename": str(files / PRINTED)}
    told = "".join(f'user_pref("{name}", {json.dumps(value)});\n' for name, value in wishes.items())
    (profile / "user.js").write_text(told, "utf-8")
    program = shutil.which("firefox-esr") or shutil.which("firefox") or ""
    command = [program, "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    command += [] if shown else ["--headless"]
    return subprocess.Popen(command, env=shown, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _told(file: Path) -> dict[str, Any]:
    """Where it listens, which it writes into its profile once it does."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        if file.exists() and (text := file.read_text("utf-8")):
            told: dict[str, Any] = json.loads(text)
            return told
        time.sleep(0.05)
    raise AssertionError("Firefox does not listen")
