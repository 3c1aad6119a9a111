"""A wing can be taken away: the package without it starts, keeps a project, judges, converts and opens its pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cefi_map
from cefi_map.examples import example
from cefi_map.formats import freemind
from cefi_map.wings import wings

PACKAGE = Path(cefi_map.__file__).parent
WITHOUT = [("centre",), ("centre", "desk"), ("desk",)]
"""The last leaves what nothing can stand on: a centre needs a desk."""

WALK = """
import sys
import cefi_map
from cefi_map.web import create_app

assert cefi_map.__file__.startswith(sys.argv[2]), cefi_map.__file__

app = create_app(sys.argv[1])
client = app.test_client()
there = {"base_url": "http://127.0.0.1:5000"}


def token(page):
    return page.partition('name="csrf_token" value="')[2].partition('"')[0]


home = client.get("/", **there)
assert home.status_code == 200, home.status
made = client.post("/projets", data={"kind": "exemple", "csrf_token": token(home.text)}, **there)
assert made.status_code == 303, made.status
project = made.location
views = "/plan /calendrier /budget /verdicts /dossier /relecture /rendre /exporter /soutenir".split()
pages = [project, *(project + view for view in views)]
pages += ["/", "/nouvelle", "/importer", "/corbeille", "/donnees", "/consignes", "/referentiel", "/regles", "/aide"]
pages += [rule.rule for rule in app.url_map.iter_rules() if rule.rule == "/aide/plan-du-site"]
pages += [f"/aide/{topic}" for topic in ("carte", "verdicts", "donnees", "accessibilite", "modele")]
for page in pages:
    while (answer := client.get(page, follow_redirects=True, **there)).status_code == 202:
        pass  # it is being judged
    assert answer.status_code == 200, (page, answer.status)
    assert "/sessions" not in answer.text, page
print(len(pages))
"""


@pytest.fixture(params=WITHOUT, ids="+".join)
def left(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with the package, but for those wings."""
    gone = request.param
    beside = shutil.ignore_patterns("__pycache__")

    def ignored(folder: str, names: list[str]) -> set[str]:
        return beside(folder, names) | (set(gone) if Path(folder) == PACKAGE else set())

    shutil.copytree(PACKAGE, tmp_path / "site" / "cefi_map", ignore=ignored)
    return tmp_path / "site"


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(site)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=site.parent, env=env, capture_output=True, text=True, timeout=300, check=False
    )


def test_both_wings_are_there():
    assert [wing.name for wing in wings()] == ["desk", "centre"]


def test_the_pages_of_what_is_left_open(left: Path, tmp_path: Path):
    found = run(left, "-c", WALK, str(tmp_path / "donnees"), str(left))
    assert found.returncode == 0, found.stderr
    assert int(found.stdout) > 20


def test_the_commands_of_what_is_left_check_and_convert(left: Path, tmp_path: Path):
    (tmp_path / "carte.mm").write_bytes(freemind.write(example()))
    checked = run(left, "-m", "cefi_map.cli", "check", "carte.mm")
    assert (checked.returncode, checked.stderr) == (0, "")
    converted = run(left, "-m", "cefi_map.cli", "convert", "carte.mm", "--to", "svg")
    assert (converted.returncode, converted.stderr) == (0, "")
    assert (tmp_path / "carte.svg").read_text("utf-8").rstrip().endswith("</svg>")
    assert "verify" not in run(left, "-m", "cefi_map.cli", "--help").stdout


def test_a_centre_is_refused_where_it_is_not_installed(left: Path, tmp_path: Path):
    said = run(left, "-m", "cefi_map.cli", "serve", "--centre", "--port", "0", "--data", str(tmp_path / "donnees"))
    assert said.returncode == 2
    assert "n’a pas les comptes d’un centre" in said.stderr
