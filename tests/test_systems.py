"""On which systems all packages can be installed without a compiler, as docs/installer.md says: read in the names of
the wheels that the lock holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import canonicalize_name, parse_wheel_filename

from .test_locks import entries, version

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "installer.md"
WHEELS = [line.split() for line in (ROOT / "locks" / "wheels.txt").read_text("utf-8").splitlines()]
HELD = entries("run") | entries("build") | entries("node")
PYTHONS = [(3, minor) for minor in range(11, 15)]
SYSTEMS: dict[str, list[str]] = {
    "Linux": ["manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux_2_27_x86_64"],
    "Linux sur ARM": ["manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"],
    "Windows": ["win_amd64"],
    "les Mac à processeur Apple": list(mac_platforms((14, 0), "arm64")),
    "les Mac à processeur Intel": list(mac_platforms((14, 0), "x86_64")),
    "Windows sur ARM": ["win_arm64"],
    "Windows 32 bits": ["win32"],
}


def tags(python: tuple[int, int], platforms: list[str]) -> frozenset[Tag]:
    own = cpython_tags(python, platforms=platforms)
    return frozenset((*own, *compatible_tags(python, f"cp{python[0]}{python[1]}", platforms)))


def missing(supported: frozenset[Tag], system: str) -> list[str]:
    """Packages that CPython is asked to have on that system, and that have no wheel for it."""
    found: dict[str, bool] = {}
    for name, _ in WHEELS:
        package, _, _, offered = parse_wheel_filename(name)
        marker = HELD[canonicalize_name(package)][0].marker
        if marker is None or marker.evaluate({"sys_platform": system}):
            found[package] = found.get(package, False) or bool(offered & supported)
    return sorted(package for package, there in found.items() if not there)


def test_the_wheels_named_are_those_of_the_locks():
    for name, digest in WHEELS:
        package, number, _, _ = parse_wheel_filename(name)
        requirement, digests = HELD[canonicalize_name(package)]
        assert version(requirement) == str(number)
        assert any(each.startswith(f"sha256:{digest}") for each in digests), name


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_guide_says_which_systems_have_no_wheel_of_what(system: str):
    platform = "win32" if "Windows" in system else "darwin" if "Mac" in system else "linux"
    lacking = {tuple(missing(tags(python, SYSTEMS[system]), platform)) for python in PYTHONS}
    assert len(lacking) == 1, "it depends on the Python"
    (packages,) = lacking
    said = [line for line in GUIDE.read_text("utf-8").splitlines() if line.startswith(f"- {system} : ")]
    assert [line.rstrip(" ;.") for line in said] == (
        [f"- {system} : {', '.join(f'`{each}`' for each in packages)}"] if packages else []
    )
