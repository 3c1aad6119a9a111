"""Before the tests: is there a browser? Installs the system's Chromium where that is possible, else says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The shell is the same engine without its windows: half the processor time."""


def chromium() -> str | None:
    """The path of a Chromium: ``CHROMIUM`` if set, else the first of ``NAMES`` on the PATH."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def main() -> int:
    if chromium():
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("No browser found: installing Chromium's headless shell, or Chromium.", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        for package in ("chromium-headless-shell", "chromium"):
            if not chromium():
                install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
                subprocess.run(install, check=False, **quiet)
    if chromium():
        return 0
    print(
        "The tests drive a real browser and none was found. Install the package « chromium » "
        "(Debian, Ubuntu: sudo apt-get install chromium), or set CHROMIUM to a browser's path.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
