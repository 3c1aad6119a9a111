"""The page's modules without a browser: style by Biome, types by TypeScript, the pure rooms by Node's test runner.

``python -m tests.front`` runs the first and the last; a name (style, types, units, coverage) runs one. What they need
comes by npm when the lock changed.
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
UNITS = "tests/js/**/*.test.mjs"
PURE = "cefi_map/static/js/mindmap/**"


def steps(node: str) -> dict[str, list[str]]:
    """Name -> command, in the order in which they run."""
    files = [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob(UNITS))]
    return {
        "style": [node, "node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"],
        "types": [node, "node_modules/typescript/bin/tsc", "--project", "jsconfig.json"],
        "units": [node, "--test", *files],
        "coverage": [node, "--test", "--experimental-test-coverage", f"--test-coverage-include={PURE}", *files],
    }


def main() -> int:
    node, npm = hatch_build.own_node() or hatch_build.packaged_node()
    bring(node, npm)
    known = steps(node)
    wanted = sys.argv[1:] or ["style", "units"]
    if wanted != ["style"] and not hatch_build.bundle(ROOT).exists():
        hatch_build.build_scripts(ROOT)  # the dossier's modules stand on ProseMirror
    for name in wanted:
        if code := subprocess.run(known[name], cwd=ROOT, env=_environment(node)).returncode:
            return code
    return 0


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
