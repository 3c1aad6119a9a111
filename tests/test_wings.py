"""A wing can be taken away: the package without it starts, keeps a project, judges, converts and opens its pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import Table

import cefi_map
from cefi_map.centre.store import Centre
from cefi_map.desk import arriving
from cefi_map.desk.store import Desk
from cefi_map.examples import example
from cefi_map.formats import freemind
from cefi_map.store import open_store
from cefi_map.web import create_app
from cefi_map.web.reach import reach
from cefi_map.wings import wings
from tests.circles import one_of

PACKAGE = Path(cefi_map.__file__).parent
WITHOUT = [("centre",), ("centre", "desk"), ("desk",)]
"""The last leaves what nothing can stand on: a centre needs a desk."""

WALK = """
import sys
import cefi_map
from cefi_map.project import later
from cefi_map.web import create_app

later.PATIENCE = 120  # how long an opinion takes on a busy machine is no part of this
assert cefi_map.__file__.startswith(sys.argv[2]), cefi_map.__file__

later.PATIENCE = 120  # a request waits for what is said of a map, on a busy machine too
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
views = "/plan /calendrier /budget /verdicts /dossier /relecture /rendre /exporter /soutenir /second-avis/carte".split()
pages = [project, *(project + view for view in views)]
pages += ["/", "/nouvelle", "/importer", "/corbeille", "/donnees", "/consignes", "/referentiel", "/regles", "/aide"]
pages += ["/second-lecteur"]
pages += [rule.rule for rule in app.url_map.iter_rules() if rule.rule == "/aide/plan-du-site"]
pages += [f"/aide/{topic}" for topic in ("carte", "verdicts", "donnees", "accessibilite", "modele")]
for page in pages:
    while (answer := client.get(page, follow_redirects=True, **there)).status_code == 202:
        pass  # it is being judged
    assert answer.status_code == 200, (page, answer.status)
    assert "/sessions" not in answer.text, page
print(len(pages))
"""


COMMANDS = """
import sys
from cefi_map.cli import main

here, new = ("--data", sys.argv[1]), ("--data", sys.argv[2])
main(["backup", *here, "--output", "sans.zip"])
main(["restore", *new, "tout.zip"])
main(["restore", *new, sys.argv[1] + "/cefi-map.sqlite3"])
main(["restore", *new, "sans.zip"])
main(["erase", *here, "--all", "--yes"])
"""


@pytest.fixture(params=one_of({"+".join(gone): (gone,) for gone in WITHOUT}, "centre+desk"))
def left(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with the package, but for those wings."""
    gone = request.param

    def ignored(folder: str, names: list[str]) -> set[str]:
        return set(gone) if Path(folder) == PACKAGE else set()

    shutil.copytree(PACKAGE, tmp_path / "site" / "cefi_map", ignore=ignored)
    return tmp_path / "site"


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(site)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=site.parent, env=env, capture_output=True, text=True, timeout=300, check=False
    )


def test_both_wings_are_there():
    assert [wing.name for wing in wings()] == ["desk", "centre"]


def test_a_wing_is_known_in_a_database_by_a_table_of_its_own():
    for wing in wings():
        tables = vars(import_module(f"cefi_map.{wing.name}.store.tables")).values()
        assert wing.table in {each.name for each in tables if isinstance(each, Table)}


ALONE = """
import sys
from cefi_map.web import create_app

home = create_app(sys.argv[1]).test_client().get("/", base_url="http://127.0.0.1:5000")
assert home.status_code == 200, home.status
print(*(name for name in sys.modules if name.startswith("cefi_map.centre")))
"""


def test_who_works_alone_loads_no_centre(kept: Path):
    """But what the help says of one, once its tables are there and what is due on a day was done."""
    with closing(open_store(kept)) as store:
        store.tidy()
    found = run(PACKAGE.parent, "-c", ALONE, str(kept))
    assert found.returncode == 0, found.stderr
    assert found.stdout.split() == ["cefi_map.centre", "cefi_map.centre.wing", "cefi_map.centre.pages"]


ENDPOINT = re.compile(r"[\"']([a-z_]+\.[a-z_]+)[\"']")
BROUGHT = re.compile(r"(styles|script)\(([^)]*)\)|(?:include|extends|import|from) [\"']([^\"']+\.html)[\"']")
CORE = [path for path in PACKAGE.rglob("*.*") if path.relative_to(PACKAGE).parts[0] not in ("desk", "centre")]


def test_the_core_names_no_page_of_a_wing(tmp_path: Path):
    """No endpoint in its templates, scripts and Python: it asks at a place, or what is registered with the view."""
    views = create_app(tmp_path, reach=reach("127.0.0.1", asks=True)).view_functions
    theirs = {name for name, view in views.items() if view.__module__.startswith(("cefi_map.desk", "cefi_map.centre"))}
    assert {"review.index", "account.index"} <= theirs
    sources = [path for path in CORE if path.suffix in (".html", ".py", ".js") and "built" not in path.parts]
    named = {path.name: theirs & set(ENDPOINT.findall(path.read_text("utf-8"))) for path in sources}
    assert {name: found for name, found in named.items() if found} == {}


def test_the_core_brings_what_is_its_own():
    """Its templates include templates, styles and scripts of the core alone."""
    missing = []
    for path in (PACKAGE / "templates").rglob("*.html"):
        for kind, names, template in BROUGHT.findall(path.read_text("utf-8")):
            folder, end = {"styles": ("static/css", ".css"), "script": ("static/js", ".js")}.get(
                kind, ("templates", "")
            )
            for name in re.findall(r"[\"']([^\"']+)[\"']", names) or [template]:
                missing += [] if (PACKAGE / folder / f"{name}{end}").exists() else [(path.name, name)]
    assert missing == []


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


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder of data in which somebody has a project and a work to review."""
    with closing(open_store(tmp_path / "donnees")) as store:
        store.create(example(), title="Le mien")
        arriving.bring(store, [("autre.mm", freemind.write(example()))])
    return tmp_path / "donnees"


def works(place: Path) -> list[str]:
    with closing(open_store(place)) as store:
        return [work.title for cohort in Desk(store).cohorts() for work in Desk(store).works(cohort.id)]


@pytest.mark.parametrize("left", [("centre", "desk")], ids="+".join, indirect=True)
def test_what_a_missing_wing_kept_stays_and_what_does_not_take_it_says_so(left: Path, kept: Path, tmp_path: Path):
    """A backup, what restores one and what erases all."""
    before = works(kept)
    with closing(open_store(kept)) as store:
        (tmp_path / "tout.zip").write_bytes(store.export_all())
    done = run(left, "-c", COMMANDS, str(kept), str(tmp_path / "neuf"))
    assert (done.returncode, done.stdout) == (0, "")
    saved, brought, copied, again, erased = done.stderr.splitlines()
    assert "la sauvegarde ne la prend pas" in saved
    assert "gardez le fichier" in brought
    assert "gardez le fichier" in copied
    assert "gardez" not in again
    assert "rien ne l’efface" in erased
    assert works(kept) == before != []


@pytest.mark.parametrize("left", [("centre", "desk")], ids="+".join, indirect=True)
def test_a_wing_that_comes_later_finds_its_tables(left: Path, tmp_path: Path):
    opening = "import sys; from cefi_map.store import open_store; open_store(sys.argv[1]).close()"
    assert run(left, "-c", opening, str(tmp_path / "donnees")).returncode == 0
    assert works(tmp_path / "donnees") == []


def test_a_centre_is_not_saved_by_who_knows_nothing_of_it(left: Path, tmp_path: Path):
    with closing(open_store(tmp_path / "donnees")) as store:
        Centre(store).add_person("Roy", "head")
    said = run(left, "-m", "cefi_map.cli", "backup", "--data", str(tmp_path / "donnees"), "--output", "centre.sqlite3")
    assert (said.returncode, said.stdout) == (2, "")
    assert "celles d’un centre" in said.stderr
    assert not (tmp_path / "centre.sqlite3").exists()
