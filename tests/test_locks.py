"""The locks hold exactly what ``pyproject.toml`` asks for, digest by digest, and no address of a registry."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from hatch_build import NODE_PACKAGE

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = PROJECT["project"]["dependencies"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
BUILD = PROJECT["build-system"]["requires"]
ASKED = {
    "run": RUN,
    "postgresql": [*RUN, *EXTRAS["postgresql"]],
    "centre": [*RUN, *EXTRAS["centre"]],
    "build": BUILD,
    "node": [NODE_PACKAGE],
    "learn": [*RUN, *EXTRAS["learn"]],
    "test": [*RUN, *BUILD, *(each for name in EXTRAS.keys() - {"learn", "mutants"} for each in EXTRAS[name])],
}
ASKED["mutants"] = [*ASKED["test"], *EXTRAS["mutants"]]
locks = pytest.mark.parametrize("name", ASKED)


def entries(name: str) -> dict[str, tuple[Requirement, list[str]]]:
    """Package -> (its pinned requirement, its digests)."""
    text = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    found = [line.split(" --hash=") for line in text.splitlines()]
    pinned = [(Requirement(first.strip()), [each.strip() for each in rest]) for first, *rest in found]
    return {canonicalize_name(requirement.name): (requirement, digests) for requirement, digests in pinned}


def version(requirement: Requirement) -> str:
    (only,) = requirement.specifier
    assert only.operator == "=="
    return only.version


@locks
def test_each_package_is_one_version_with_its_digests_and_no_address(name: str):
    for package, (requirement, digests) in entries(name).items():
        assert version(requirement), package
        assert digests, package
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", digest) for digest in digests), package
    assert "://" not in (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")


@locks
def test_what_the_project_asks_for_is_locked_within_its_bounds(name: str):
    held = entries(name)
    for asked in map(Requirement, ASKED[name]):
        assert canonicalize_name(asked.name) in held, asked
        assert asked.specifier.contains(version(held[canonicalize_name(asked.name)][0])), asked


@locks
def test_what_these_packages_need_is_locked_too(name: str):
    held = entries(name)
    missing = [need for asked in map(Requirement, ASKED[name]) for need in needs(asked) if need not in held]
    assert missing == []


@pytest.mark.parametrize("name", ["run", "postgresql", "centre", "build"])
def test_all_locks_hold_the_same_versions(name: str):
    everything = entries("test")
    for package, (requirement, digests) in entries(name).items():
        assert version(everything[package][0]) == version(requirement), package
        assert everything[package][1] == digests, package


def needs(asked: Requirement, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """Packages that one needs on this machine, it and theirs included; what is not installed here is not followed."""
    name = canonicalize_name(asked.name)
    if name in seen:
        return
    yield name
    try:
        below = list(map(Requirement, requires(name) or ()))
    except PackageNotFoundError:
        return
    for extra in asked.extras or {""}:
        for each in below:
            if each.marker is None or each.marker.evaluate({"extra": extra}):
                yield from needs(each, seen | {name})


def test_a_folder_of_wheels_goes_with_the_licence_and_the_source_of_each(tmp_path: Path):
    about = "Metadata-Version: 2.4\nName: some\nVersion: 1.0\nLicense-Expression: EPL-2.0\n"
    with zipfile.ZipFile(tmp_path / "some-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("some/licence.py", "print()")
        wheel.writestr("some-1.0.dist-info/METADATA", f"{about}Project-URL: Source, https://some.example/source\n")
        wheel.writestr("some-1.0.dist-info/licenses/NOTICE", "Made by some")
    subprocess.run([sys.executable, ROOT / "locks" / "notices.py", tmp_path], check=True)
    said = (tmp_path / "LICENCES.txt").read_text(encoding="utf-8")
    assert "some 1.0 — EPL-2.0\nSource : https://some.example/source\n\nMade by some" in said
    assert "print()" not in said
