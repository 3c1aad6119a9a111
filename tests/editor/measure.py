"""Measures the editor in Chromium beside two others, on maps it makes: load, add, type, move, undo, zoom, SVG.

``python -m tests.editor.measure [--sizes 100,1000] [--reps 5]``; needs the test dependencies and a Chromium. All do the
same in the same browser, one after the other in each round. Printed are the median and the 95th percentile of ours in
milliseconds, then ours over each other's, as the median of the rounds. « – »: the other cannot do it.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

import hatch_build
from tests import serving
from tests.preflight import chromium

WORDS = "identifier recueillir besoins bénéficiaires cahier partenaires budget échéancier équipe".split()  # noqa: SIM905
ROWS = ("load", "add", "type", "move", "undo", "zoom", "svg")
IN_PAGE = Path(__file__).with_name("scripts").joinpath("measure.js")
RIVALS = ("mind-elixir", "jsmind")
PAGES = Path(__file__).with_name("rivals")
SLOWEST = 5000
"""Nodes past which the others are not opened."""


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
def brought() -> Iterator[Path]:
    """A folder with the others and the pages in which they are driven."""
    node, npm = hatch_build.own_node() or hatch_build.packaged_node()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(PAGES, folder, dirs_exist_ok=True)
        hatch_build.run([*npm, "install", "--omit=dev", "--ignore-scripts", "--no-progress"], folder, node)
        yield folder


def answered(route: Any, folder: Path) -> None:
    """A file of that folder, as a server would give it."""
    path = folder / urlsplit(route.request.url).path.lstrip("/")
    route.fulfill(path=path) if path.is_file() else route.fulfill(status=404)


def measured(browser: Any, address: str, size: int, folder: Path | None = None) -> dict[str, list[float]]:
    """Milliseconds of each deed in the page at ``address``, which a ``folder`` answers for if it is given."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    if folder:
        page.route("**/*", lambda route: answered(route, folder))
    page.goto(address)
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
        found["add"].append(key(page, page.evaluate("bench.keys.add")))
        found["type"] += [key(page, letter) for letter in "ide"]
        page.keyboard.press("Enter")
        page.wait_for_timeout(150)
    for _ in range(3):
        for row, call in (("move", "moveSubtree"), ("undo", "undo")):
            if page.evaluate(f"Boolean(bench.{call})"):
                found[row].append(page.evaluate(f"timed(() => bench.{call}())"))
                page.wait_for_timeout(150)
    for step in range(40):
        scale = 1 - 0.02 * step if step < 20 else 0.6 + 0.02 * (step - 20)
        found["zoom"].append(page.evaluate(f"timed(() => bench.zoom({scale}))"))
    if page.evaluate("Boolean(bench.exportSvg)"):
        run = "async () => { const t = performance.now(); await bench.exportSvg(); return performance.now() - t; }"
        found["svg"].append(page.evaluate(run))
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
    print(f"| nodes | | {' | '.join(ROWS)} |\n|---|---|{'---|' * len(ROWS)}")
    with serving.measured() as address, brought() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for size in map(int, options.sizes.split(",")):
            rounds = [round_of(browser, f"{address}/bench", folder, size) for _ in range(options.reps)]
            cells = [told([time for each in rounds for time in each["ours"][row]]) for row in ROWS]
            print(f"| {size} | ours, ms | {' | '.join(cells)} |", flush=True)
            for rival in RIVALS:
                cells = [compared(rounds, rival, row) for row in ROWS]
                print(f"| | ours / {rival} | {' | '.join(cells)} |", flush=True)
        browser.close()
    return 0


def round_of(browser: Any, ours: str, folder: Path, size: int) -> dict[str, dict[str, list[float]]]:
    """Each editor once, ours first; the others only where they open such a map in some seconds."""
    others = RIVALS if size <= SLOWEST else ()
    found = {"ours": measured(browser, ours, size)}
    return found | {name: measured(browser, f"http://rivals.test/{name}.html", size, folder) for name in others}


def compared(rounds: list[dict[str, dict[str, list[float]]]], rival: str, row: str) -> str:
    """Ours over the other's, as the median of the rounds, with the least and the most."""
    pairs = [(each["ours"][row], each.get(rival, {}).get(row)) for each in rounds]
    ratios = [statistics.median(ours) / statistics.median(theirs) for ours, theirs in pairs if theirs]
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})" if ratios else "–"


def told(times: list[float]) -> str:
    """« median / p95 » in milliseconds."""
    ordered = sorted(times)
    return f"{statistics.median(ordered):.0f} / {ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]:.0f}"


if __name__ == "__main__":
    sys.exit(main())
