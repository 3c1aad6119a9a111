"""``make lock``: write the locks anew from ``pyproject.toml``, for every system, without any registry's address."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent / "pyproject.toml"


def main() -> None:
    sys.path.insert(0, str(HERE.parent))
    from hatch_build import NODE_PACKAGE

    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    build = project["build-system"]["requires"]
    run, extras = project["project"]["dependencies"], project["project"]["optional-dependencies"]
    learn = extras.pop("learn")  # apart: what learning needs is large, and no test needs it
    everything = [*run, *build, *(each for extra in extras.values() for each in extra)]
    write("test", everything)  # first: what the others hold is the same, version for version
    write("run", run)
    write("postgresql", [*run, *extras["postgresql"]])
    write("centre", [*run, *extras["centre"]])
    write("learn", [*run, *learn])
    write("build", build)
    write("node", [NODE_PACKAGE])


def write(name: str, wanted: list[str]) -> None:
    """One lock; versions already in ``test.txt`` are kept."""
    target = HERE / f"{name}.txt"
    constraints = [] if name in ("test", "node") else ["--constraint", str(HERE / "test.txt")]
    subprocess.run(  # noqa: S603
        [
            *(sys.executable, "-m", "uv", "pip", "compile", "-", "--universal", "--python-version", "3.11"),
            *("--generate-hashes", "--upgrade", "--no-emit-index-url", "--no-emit-find-links"),
            *("--no-annotate", "--no-header", "--quiet", "--output-file", str(target)),
            *constraints,
        ],
        input="\n".join(wanted),
        text=True,
        stdout=subprocess.DEVNULL,
        check=True,
    )


if __name__ == "__main__":
    main()
