"""``second``: the demand, the answer joined, exit statuses by both opinions, sentences for what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource

from cefi_map.judging import RULES, Requirement
from cefi_map.out import fence
from tests.out.pretending import pretending
from tests.project.second.test_trying import knowing, reading
from tests.second.readers import answered, obeying

from .test_cli import run

ROOT = Path(__file__).parents[1]
SCHEMAS = {name: json.loads((ROOT / "schemas" / name).read_text("utf-8"))
           for name in ("report.schema.json", "dossier-report.schema.json")}  # fmt: skip
MAP = "Un atelier de couture à Auch\n  Location de six machines\n  Tissu et fil, affiche du 3 mai à la mairie d’Auch\n"


@pytest.fixture
def nothing_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a connection fails."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(fence.socket, "create_connection", refused)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "carte.txt").write_text(MAP, "utf-8")
    (tmp_path / "d.md").write_text("# Mon rôle\n\nJ’ai mené seule les entretiens.\n", "utf-8")
    return tmp_path


def valid(report: object, name: str) -> None:
    registry: Registry = Registry().with_resources((key, Resource.from_contents(each)) for key, each in SCHEMAS.items())
    jsonschema.Draft202012Validator(SCHEMAS[name], registry=registry).validate(report)


@pytest.mark.usefixtures("nothing_leaves")
def test_by_hand_and_by_default_nothing_leaves(here, capfdbinary):
    asked = run(capfdbinary, "second", "ask", "carte.txt")[1]
    (here / "r.txt").write_text(obeying(asked), "utf-8")
    assert run(capfdbinary, "second", "read", "carte.txt", "--answer", "r.txt")[0] == 1
    assert run(capfdbinary, "check", "carte.txt")[0] == 1
    assert run(capfdbinary, "dossier", "check", "d.md")[0] == 1
    with pytest.raises(AssertionError, match="was opened"):
        run(capfdbinary, "second", "check", "--url", "http://127.0.0.1:1", "--model", "petit")


def test_the_demand_goes_to_the_screen_or_to_a_file(here, capfdbinary):
    status, out, err = run(capfdbinary, "second", "ask", "carte.txt")
    assert (status, err) == (0, "")
    assert run(capfdbinary, "second", "ask", "carte.txt", "--output", "demande.txt")[0] == 0
    assert (here / "demande.txt").read_text("utf-8") == out


def test_what_was_taken_out_is_said_beside_it(here, capfdbinary):
    (here / "carte.txt").write_text("Carte\n  voir a@b.fr\n", "utf-8")
    status, out, err = run(capfdbinary, "second", "ask", "carte.txt")
    assert (status, err) == (0, "Retiré : 1 courriel.\n")
    assert "a@b.fr" not in out


@pytest.mark.parametrize(("file", "schema"), [("carte.txt", "report"), ("d.md", "dossier-report")])
def test_an_answer_is_joined_and_the_status_is_that_of_both(here, capfdbinary, file, schema):
    asked = run(capfdbinary, "second", "ask", file)[1]
    (here / "r.txt").write_text(obeying(asked), "utf-8")
    status, out, _ = run(capfdbinary, "second", "read", file, "--answer", "r.txt", "--format", "json")
    report = json.loads(out)
    valid(report, f"{schema}.schema.json")
    assert status == 1
    assert all(each["second"]["verdict"] == "satisfait" for each in report["requirements"])
    for form in ("text", "html"):
        told = run(capfdbinary, "second", "read", file, "--answer", "r.txt", "--format", form)
        assert told[0] == 1
        assert "Ensemble" in told[1]


def test_all_satisfied_by_both_is_status_0(here, capfdbinary, monkeypatch):
    """A map on which each requirement is: the examples of all, one below the other."""
    good = [each.good.strip().splitlines() for each in RULES if isinstance(each, Requirement)]
    body = "\n".join(line for lines in good for line in lines[1:])
    (here / "carte.txt").write_text(f"{good[0][0]}\n{body}\n", "utf-8")
    asked = run(capfdbinary, "second", "ask", "carte.txt")[1]
    (here / "r.txt").write_text(obeying(asked), "utf-8")
    status, out, _ = run(capfdbinary, "second", "read", "carte.txt", "--answer", "r.txt", "--format", "json")
    verdicts = {each["id"]: each["together"]["verdict"] for each in json.loads(out)["requirements"]}
    assert status == (0 if set(verdicts.values()) == {"satisfait"} else 1), verdicts


def test_what_is_not_read_is_null(here, capfdbinary):
    asked = run(capfdbinary, "second", "ask", "carte.txt")[1]
    absent = {"lignes": [], "verdict": "absent", "autre": "aucun"}
    answer = answered(asked, lambda code: "?" if code == "C5" else absent)
    (here / "r.txt").write_text(answer, "utf-8")
    _, out, _ = run(capfdbinary, "second", "read", "carte.txt", "--answer", "r.txt", "--format", "json")
    report = json.loads(out)
    valid(report, "report.schema.json")
    (c5,) = [each for each in report["requirements"] if each["id"] == "C5"]
    assert c5["second"] is None
    assert c5["together"]["verdict"] == c5["verdict"]
    assert any("pas lu" in each for each in report["notices"])


def test_an_answer_that_does_not_count_is_status_2_with_the_reason(here, capfdbinary):
    (here / "r.txt").write_text("Désolé.", "utf-8")
    status, out, err = run(capfdbinary, "second", "read", "carte.txt", "--answer", "r.txt")
    assert (status, out) == (2, "")
    assert "la forme demandée" in err


def test_another_file_s_answer_is_refused(here, capfdbinary):
    asked = run(capfdbinary, "second", "ask", "carte.txt")[1]
    (here / "r.txt").write_text(obeying(asked), "utf-8")
    (here / "autre.txt").write_text(MAP.replace("Auch", "Condom"), "utf-8")
    status, _, err = run(capfdbinary, "second", "read", "autre.txt", "--answer", "r.txt")
    assert status == 2
    assert "témoins" in err


def test_what_a_file_is_can_be_said(here, capfdbinary):
    assert "# Le dossier" in run(capfdbinary, "second", "ask", "carte.txt", "--dossier")[1]
    assert "# La carte" in run(capfdbinary, "second", "ask", "d.md", "--map")[1]


def test_files_that_are_not_there_are_told(here, capfdbinary):
    assert run(capfdbinary, "second", "ask", "rien.mm")[0] == 2
    status, _, err = run(capfdbinary, "second", "read", "carte.txt", "--answer", "rien.txt")
    assert (status, "n’existe pas" in err) == (2, True)


def test_a_model_is_tried_and_asked(here, capfdbinary, monkeypatch):
    monkeypatch.setenv("CEFI_MAP_SECOND_KEY", "secret")
    with pretending(reading(knowing)) as (url, kind):
        model = ("--url", url, "--model", "petit")
        status, out, err = run(capfdbinary, "second", "check", *model, "--format", "json", "--output", "essai.json")
        assert (status, out) == (0, "")
        assert "12 demandes" in err
        again = (*model, "--tried", "essai.json")
        status, out, err = run(capfdbinary, "second", "check", "carte.txt", *again, "--format", "json")
        assert status == 1
        assert "Ce fichier part chez 127.0.0.1." in err
        assert run(capfdbinary, "second", "check", *again)[1].startswith("Modèle")
    report = json.loads(out)
    valid(report, "report.schema.json")
    assert all("together" in each for each in report["requirements"])
    assert set(kind.authorised) == {"Bearer secret"}
    assert "secret" not in (here / "essai.json").read_text("utf-8") + out
    status, _, err = run(capfdbinary, "second", "check", *model)
    assert (status, "refuse la connexion" in err) == (2, True)
