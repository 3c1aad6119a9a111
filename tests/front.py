"""The page's modules, style sheets and templates without a browser: style by Biome and djangofmt, types by TypeScript
(the worker's apart: it runs where no page is), the pure rooms by Node's test runner.

``python -m tests.front`` runs these; a name (style, templates, tags, types, worker, units, coverage) runs one. What
they need comes by npm when the lock changed. ``format`` writes what style and templates ask for. ``coverage`` is the
units, counted: it fails where too few branches of a pure file run.
"""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import hatch_build

ROOT = Path(__file__).parents[1]
MODULES = ROOT / "node_modules"
STAMP = MODULES / ".of-lock"
UNITS = "tests/**/*.test.mjs"
PURE = ROOT / "cefi_map/static/js/mindmap"
DJANGOFMT = str(Path(sys.executable).with_name("djangofmt"))
LEAST = 0.9
"""Of the branches of each of its files."""


def steps(node: str) -> dict[str, list[str]]:
    """Name -> command, in the order in which they run."""
    files = [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob(UNITS))]
    biome = [node, "node_modules/@biomejs/biome/bin/biome"]
    return {
        "style": [*biome, "check", "--error-on-warnings"],
        "templates": [DJANGOFMT, "--check", "cefi_map"],
        "tags": [DJANGOFMT, "check", "cefi_map"],
        "format": [*biome, "format", "--write"],
        "format-templates": [DJANGOFMT, "cefi_map"],
        "types": [node, "node_modules/typescript/bin/tsc", "--project", "jsconfig.json"],
        "worker": [node, "node_modules/typescript/bin/tsc", "--project", "jsconfig.worker.json"],
        "units": [node, "--test", "--test-reporter=dot", *files],
        "coverage": [node, "--test", "--experimental-test-coverage", "--test-reporter=lcov", *files],
    }


def main() -> int:
    node, npm = hatch_build.own_node() or hatch_build.packaged_node()
    bring(node, npm)
    known = steps(node)
    wanted = sys.argv[1:] or ["style", "templates", "tags", "types", "worker", "units"]
    if wanted == ["format"]:
        wanted.append("format-templates")
    if {"types", "worker", "units", "coverage"}.intersection(wanted) and not hatch_build.bundle(ROOT).exists():
        hatch_build.build_scripts(ROOT)  # the dossier's modules stand on ProseMirror
    for name in wanted:
        is_counted = name == "coverage"
        done = subprocess.run(known[name], cwd=ROOT, env=_environment(node), text=True, capture_output=is_counted)
        if code := done.returncode or (is_counted and _is_missing(done.stdout)):
            return int(code)
    return 0


def _is_missing(lcov: str) -> bool:
    """Prints how many branches of each pure file ran, and of all; whether a file has too few.

    Node 20 can neither choose files nor hold a share, but its lcov says all: ``SF:`` a file, ``BRF:`` and ``BRH:`` its
    branches and those that ran. A file that no test reads is not in it.
    """
    found = dict.fromkeys(sorted(PURE.rglob("*.js")), (0, 1))
    for part in lcov.split("end_of_record"):
        said = dict(line.split(":", 1) for line in part.split() if line.startswith(("SF:", "BRF:", "BRH:")))
        if (path := ROOT / said.get("SF", "")) in found:
            found[path] = int(said["BRH"]), int(said["BRF"])
    shares = {path: run / of for path, (run, of) in found.items()}
    for path, share in shares.items():
        print(f"{share:7.1%}  {path.relative_to(PURE)}{'' if share >= LEAST else '  too few'}")
    run, of = (sum(each) for each in zip(*found.values(), strict=True))
    print(f"{run / of:7.1%}  of {of} branches")
    return min(shares.values()) < LEAST


def bring(node: str, npm: list[str]) -> None:
    """``npm ci``, when the lock is not the one that was brought last."""
    wanted = sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    subprocess.run([*npm, "ci", "--no-progress", "--silent"], cwd=ROOT, env=_environment(node), check=True)
    STAMP.write_text(wanted, encoding="utf-8")


def _environment(node: str) -> dict[str, str]:
    paths = os.pathsep.join((str(Path(node).parent), os.environ.get("PATH", "")))
    return {**os.environ, "PATH": paths}


if __name__ == "__main__":
    sys.exit(main())
