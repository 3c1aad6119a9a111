"""Measures the editor in Chromium on maps it makes: load, add, type, move, undo, zoom, SVG. Prints a table.

``python -m tests.editor.measure [--sizes 100,1000] [--reps 5]``; needs the test dependencies and a Chromium.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import sync_playwright

from tests.preflight import chromium

WORDS = "identifier recueillir besoins bénéficiaires cahier partenaires budget échéancier équipe".split()  # noqa: SIM905
ROWS = ("load", "add", "type", "move", "undo", "zoom", "svg")
IN_PAGE = Path(__file__).with_name("scripts").joinpath("measure.js")


def sample(size: int) -> dict[str, Any]:
    """A map of ``size`` nodes: six branches, four to six levels, a note on one node in ten; always the same."""
    random = Random(size)
    made = {"id": "n0", "text": "Projet de quartier", "children": []}
    pools: list[list[tuple[dict[str, Any], int]]] = []
    for branch in range(6):
        head = {"id": f"b{branch}", "text": f"Étape {branch + 1}", "children": []}
        made["children"].append(head)
        pools.append([(head, 1)])
    for number in range(size - 7):
        pool = pools[number % 6]
        parent, depth = random.choice([each for each in pool[-60:] if each[1] < 6] or pool[:1])
        node = {"id": f"n{number + 1}", "text": " ".join(random.choices(WORDS, k=random.randint(3, 9))), "children": []}
        if number % 10 == 0:
            node["note"] = "Relevé de douze entretiens."
        parent["children"].append(node)
        pool.append((node, depth + 1))
    return made


@contextmanager
def served(errors: int | None = None) -> Iterator[str]:
    """The address of a server over no data; ``errors`` is where its log goes, as ``Popen`` takes it."""
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "cefi_map.cli", "serve", "--debug", "--port", "0", "--data", data]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process:
            assert process.stdout
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found
            try:
                yield found[0]
            finally:
                process.terminate()


def measured(browser: Any, address: str, size: int) -> dict[str, list[float]]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}/bench")
    page.wait_for_function("window.bench")
    page.evaluate(IN_PAGE.read_text(encoding="utf-8"))
    page.evaluate("map => { window.map = map; }", sample(size))
    page.wait_for_timeout(300)
    found: dict[str, list[float]] = {row: [] for row in ROWS}
    found["load"].append(page.evaluate("timed(() => bench.load(map))"))
    page.wait_for_timeout(400)
    for leaf in range(7):
        page.evaluate("leaf => bench.prepareAdd(leaf)", leaf)
        page.wait_for_timeout(150)
        found["add"].append(key(page, "Tab"))
        found["type"] += [key(page, letter) for letter in "ide"]
        page.keyboard.press("Enter")
        page.wait_for_timeout(150)
    for _ in range(3):
        for row, call in (("move", "bench.moveSubtree()"), ("undo", "bench.undo()")):
            found[row].append(page.evaluate(f"timed(() => {call})"))
            page.wait_for_timeout(150)
    for step in range(40):
        scale = 1 - 0.02 * step if step < 20 else 0.6 + 0.02 * (step - 20)
        found["zoom"].append(page.evaluate(f"timed(() => bench.zoom({scale}))"))
    found["svg"].append(
        page.evaluate("() => { const t = performance.now(); bench.exportSvg(); return performance.now() - t; }")
    )
    context.close()
    return found


def key(page: Any, name: str) -> float:
    page.evaluate("armed()")
    page.keyboard.press(name)
    return page.evaluate("typed")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="100,1000,5000,20000")
    parser.add_argument("--reps", type=int, default=5)
    options = parser.parse_args()
    print(f"| nodes | {' | '.join(ROWS)} |\n|---|{'---|' * len(ROWS)}")
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for size in map(int, options.sizes.split(",")):
            runs = [measured(browser, address, size) for _ in range(options.reps)]
            cells = [told([time for run in runs for time in run[row]]) for row in ROWS]
            print(f"| {size:,} | {' | '.join(cells)} |".replace(",", "\u202f"), flush=True)
        browser.close()
    return 0


def told(times: list[float]) -> str:
    """« median / p95 » in milliseconds."""
    ordered = sorted(times)
    return f"{statistics.median(ordered):.0f} / {ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]:.0f}"


if __name__ == "__main__":
    sys.exit(main())
