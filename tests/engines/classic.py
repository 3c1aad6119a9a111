"""WebKitGTK and Chromium, each by its WebDriver."""

from __future__ import annotations

import os
import shutil
from base64 import b64encode
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.webdriver import WebDriver

from tests.preflight import chromium as find_chromium

from .windows import LONGEST, Window

CALL = "const done = arguments[1]; (%s)(...arguments[0]).then((said) => done(JSON.stringify(said ?? null)))"

PUT = """async (selector, files) => { const all = new DataTransfer();
  for (const [name, bytes] of files)
    all.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name));
  const field = document.querySelector(selector);
  field.files = all.files;
  field.dispatchEvent(new Event("change", { bubbles: true })); }"""


class Classic(Window):
    def __init__(self, server: str, files: Path, driver: WebDriver) -> None:
        super().__init__(server, files)
        self._driver = driver
        driver.set_script_timeout(LONGEST)
        driver.set_window_rect(0, 0, 1440, 900)

    def go(self, address: str) -> None:
        self._driver.get(address)

    def reload(self) -> None:
        self._driver.refresh()

    def call(self, function: str, given: list[Any]) -> str:
        said: str = self._driver.execute_async_script(CALL % function, given)
        return said

    def act(self, *sources: dict[str, Any]) -> None:
        self._driver.execute(Command.W3C_ACTIONS, {"actions": list(sources)})

    def put(self, selector: str, *files: Path) -> None:
        self._driver.find_element(By.CSS_SELECTOR, selector).send_keys("\n".join(map(str, files)))

    def close(self) -> None:
        self._driver.quit()


class WebKit(Classic):
    def put(self, selector: str, *files: Path) -> None:
        """As its bytes: by its path, under a driver, a file that a form sends ends this engine's page (2.54)."""
        given = [[each.name, b64encode(each.read_bytes()).decode()] for each in files]
        self.run(PUT, selector, given)


def webkit(server: str, files: Path, display: str) -> Window:
    """Under a screen of its own: this engine has no way to run without one."""
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(minibrowser())
    options.add_argument("--automation")
    settings = files.parent / "reglages"
    settings.mkdir()
    (settings / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{files}"\n', "utf-8")
    env = {**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11", "XDG_CONFIG_HOME": str(settings)}
    service = webdriver.WebKitGTKService(shutil.which("WebKitWebDriver") or "", env=env)
    return WebKit(server, files, webdriver.WebKitGTK(options=options, service=service))


def minibrowser() -> Path | None:
    """The plain browser that comes with the engine."""
    return next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"), None)


def chromium(server: str, files: Path) -> Window:
    options = webdriver.ChromeOptions()
    options.binary_location = find_chromium() or ""
    options.add_argument("--headless=new")
    options.add_argument("--no-sandbox")
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver") or ""))
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(files)})
    return Classic(server, files, driver)
