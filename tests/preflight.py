"""Before the tests: is there a browser? Installs the system's Chromium where that is possible, else says what to do.

``python -m tests.preflight engines`` installs the other engines; where one cannot be had its tests are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The shell is the same engine without its windows: half the processor time."""

APART = {
    "engines": {"firefox-esr": "firefox-esr", "WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"},
    "ear": {
        "firefox-esr": "firefox-esr",
        "Xvfb": "xvfb",
        "orca": "orca",
        "openbox": "openbox",
        "xdotool": "xdotool",
        "setxkbmap": "x11-xkb-utils",
        "dbus-daemon": "dbus-daemon",
    },
}
"""Program -> Debian's package, of what drives the journeys in other engines, and by ear."""


def chromium() -> str | None:
    """The path of a Chromium: ``CHROMIUM`` if set, else the first of ``NAMES`` on the PATH."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def main() -> int:
    for part in sys.argv[1:]:
        if missing := [package for program, package in APART[part].items() if not shutil.which(program)]:
            print(f"Installing {', '.join(missing)}, where that is possible.", flush=True)
            _install(missing)
    if sys.argv[1:] or chromium():
        return 0
    print("No browser found: installing Chromium's headless shell, or Chromium, where that is possible.", flush=True)
    _install(["chromium-headless-shell", "chromium"], until=chromium)
    if chromium():
        return 0
    print(
        "The tests drive a real browser and none was found. Install the package « chromium » "
        "(Debian, Ubuntu: sudo apt-get install chromium), or set CHROMIUM to a browser's path.",
        file=sys.stderr,
    )
    return 1


def _install(packages: Sequence[str], until: Callable[[], object] = lambda: False) -> None:
    """Debian's, one after the other, ``until`` there is what was wanted; nothing where one may not."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    for package in packages:
        if not until():
            install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
            subprocess.run(install, check=False, **quiet)


if __name__ == "__main__":
    sys.exit(main())
