"""The wheel carries all it needs and runs outside the checkout."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the checkout, built and unpacked in an empty directory."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(out / "site")
    return out / "site"


@pytest.mark.parametrize(
    "path",
    [
        "cefi_map/schemas/mindmap.schema.json",
        "cefi_map/schemas/report.schema.json",
        "cefi_map/schemas/dossier-report.schema.json",
        "cefi_map/static/fonts/arimo-400.woff2",
        "cefi_map/static/fonts/source-serif-4.woff2",
        "cefi_map/static/vendor/prosemirror.js",
        "cefi_map/static/vendor/prosemirror.txt",
        "cefi_map/static/built/manifest.json",
        "cefi_map/desk/static/built/manifest.json",
        "cefi_map/typeset/fonts/Arimo-Regular.ttf",
        "cefi_map/geometry/arimo.json",
        "cefi_map/referentiel/official/source.txt",
        "cefi_map/referentiel/reading/jury.json",
        "cefi_map/second/measured.json",
        "cefi_map/reporting/report.html.j2",
    ],
)
def test_the_wheel_carries(unpacked: Path, path: str):
    assert (unpacked / path).stat().st_size > 0


def test_the_wheel_carries_every_file_of_the_package(unpacked: Path):
    ignored = {".pyc"}
    tracked = subprocess.run(["git", "ls-files", "cefi_map"], cwd=ROOT, check=True, capture_output=True, text=True)
    if not tracked.stdout:
        pytest.skip("not a git checkout")
    missing = [
        name
        for name in tracked.stdout.splitlines()
        if (ROOT / name).exists() and Path(name).suffix not in ignored and not (unpacked / name).exists()
    ]
    assert missing == []


def test_the_wheel_runs_outside_the_checkout(unpacked: Path, tmp_path: Path):
    (tmp_path / "carte.md").write_text("# Projet\n\n- Contexte\n  - 12 jeunes\n", encoding="utf-8")
    code = (
        "import sys, cefi_map; assert cefi_map.__file__.startswith(sys.argv[1]), cefi_map.__file__;"
        "from cefi_map.cli import main; sys.exit(main(sys.argv[2:]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "HOME": str(tmp_path)}
    for arguments, status in ((["check", "carte.md"], 1), (["convert", "carte.md", "--to", "svg"], 0)):
        done = subprocess.run(
            [sys.executable, "-c", code, str(unpacked), *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == status, done.stderr
    assert (tmp_path / "carte.svg").read_bytes().startswith(b"<")


def test_no_registry_is_named_by_the_lock_of_the_editor():
    """The lock works with any registry: packages are held by their digests alone."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = [each for name, each in lock["packages"].items() if name]
    assert packages
    assert all("integrity" in each and "resolved" not in each for each in packages)


def test_the_editor_is_built_again_when_what_it_stands_on_changed(tmp_path: Path):
    """Made once; Node is asked for only when there is something to make."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    for name in hook.LOCKED:
        shutil.copy(ROOT / name, tmp_path)
    assert not hook.is_built(tmp_path)
    made = hook.bundle(tmp_path)
    made.parent.mkdir(parents=True)
    made.write_text(f"{hook.stamp(tmp_path)}\n", encoding="utf-8")
    (core,) = hook.statics(tmp_path)
    manifest = hook.manifest(core)
    manifest.parent.mkdir(parents=True)
    manifest.write_text(json.dumps({"of": "other modules"}), encoding="utf-8")
    assert not hook.is_built(tmp_path)
    manifest.write_text(json.dumps({"of": hook.digest_of_modules(core)}), encoding="utf-8")
    assert hook.is_built(tmp_path)
    (tmp_path / "package-lock.json").write_text("{}", encoding="utf-8")
    assert not hook.is_built(tmp_path)
