"""Takes the README's pictures from the running product: ``.venv/bin/python docs/pictures.py``. Needs Chromium."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.preflight import chromium

IMAGES = Path(__file__).parent / "images"


def main() -> int:
    with tempfile.TemporaryDirectory() as data:
        port = free_port()
        server = subprocess.Popen(
            [sys.executable, "app.py", "--port", str(port), "--data", data], cwd=IMAGES.parents[1]
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address)
            shoot(address)
        finally:
            server.terminate()
            server.wait()
    return 0


def shoot(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.get_by_text("Ouvrir l’exemple").first.click()
        page.wait_for_url("**/projets/*")
        page.wait_for_timeout(1000)
        page.screenshot(path=IMAGES / "carte.png")
        browser.close()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for(address: str) -> None:
    for _ in range(100):
        try:
            urlopen(address).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{address} does not answer")


if __name__ == "__main__":
    sys.exit(main())
