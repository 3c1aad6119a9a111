"""``make lock``: write the locks anew from ``pyproject.toml``, for every system, without any registry's address."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent / "pyproject.toml"
WHEELS = HERE / "wheels.txt"
COMPILE = (sys.executable, "-m", "uv", "pip", "compile", "-", "--universal", "--python-version", "3.11", "--quiet")


def main() -> None:
    sys.path.insert(0, str(HERE.parent))
    from hatch_build import NODE_PACKAGE

    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    build = project["build-system"]["requires"]
    run, extras = project["project"]["dependencies"], project["project"]["optional-dependencies"]
    learn, mutants = extras.pop("learn"), extras.pop("mutants")  # apart: large, and no test needs them
    everything = [*run, *build, *(each for extra in extras.values() for each in extra)]
    write("test", everything)  # first: what the others hold is the same, version for version
    write("run", run)
    write("postgresql", [*run, *extras["postgresql"]])
    write("centre", [*run, *extras["centre"]])
    write("learn", [*run, *learn])
    write("mutants", [*everything, *mutants])
    write("build", build)
    write("node", [NODE_PACKAGE])
    name_wheels()


def write(name: str, wanted: list[str]) -> None:
    """One lock; versions already in ``test.txt`` are kept."""
    target = HERE / f"{name}.txt"
    constraints = [] if name in ("test", "node") else ["--constraint", str(HERE / "test.txt")]
    subprocess.run(  # noqa: S603
        [
            *(*COMPILE, "--generate-hashes", "--upgrade", "--no-emit-index-url", "--no-emit-find-links"),
            *("--no-annotate", "--no-header", "--output-file", str(target)),
            *constraints,
        ],
        input="\n".join(wanted),
        text=True,
        stdout=subprocess.DEVNULL,
        check=True,
    )


def name_wheels() -> None:
    """Of what ``run``, ``build`` and ``node`` pin, the names of the wheels and the beginning of each digest, which
    alone does not say for which system it is. A package with a wheel for every system is left out."""
    pinned = {line.removesuffix(" \\") for name in ("run", "build", "node") for line in pins(name)}
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "pylock.toml"
        command = [*COMPILE, "--no-header", "--format", "pylock.toml", "--output-file", str(target)]
        subprocess.run(command, input="\n".join(sorted(pinned)), text=True, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
        packages = tomllib.loads(target.read_text("utf-8"))["packages"]
    lines = []
    for package in packages:
        named = {wheel["url"].rpartition("/")[2]: wheel["hashes"]["sha256"] for wheel in package.get("wheels", ())}
        if not any(name.endswith("-none-any.whl") for name in named):
            lines += [f"{name} {digest[:12]}\n" for name, digest in sorted(named.items())]
    WHEELS.write_text("".join(lines), encoding="utf-8")


def pins(name: str) -> list[str]:
    """The lines of a lock that name a package."""
    return [line for line in (HERE / f"{name}.txt").read_text("utf-8").splitlines() if "==" in line]


if __name__ == "__main__":
    main()
