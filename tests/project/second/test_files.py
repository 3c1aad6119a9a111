"""A second opinion on a file: the demand, and the answer joined with the verdicts."""

from __future__ import annotations

import json

import pytest

from cefi_map.errors import BadInput
from cefi_map.project import files, second
from tests.cases import mm
from tests.project.files.test_maps import two_sheets
from tests.second.readers import answered, obeying

DOSSIER = "# Mon rôle\n\nJ’ai mené seule les entretiens, ma directrice me l’a confié.\n".encode()


@pytest.mark.parametrize(
    ("name", "dossier"), [("a.mm", False), ("a.txt", False), ("a.MD", True), ("é.docx", True), ("a.pdf", True)]
)
def test_a_dossier_is_known_by_its_name(name: str, dossier: bool) -> None:
    assert second.is_dossier(name) is dossier


def test_a_map_has_both_opinions_on_each_requirement() -> None:
    asked = second.demand(mm(), "carte.mm", dossier=False)
    report = second.with_answer(mm(), "carte.mm", obeying(asked.text), dossier=False)
    data = json.loads(second.render(report, "json"))
    assert {each["second"]["verdict"] for each in data["requirements"]} == {"satisfait"}
    assert not any(each.get("second") for each in data["modalities"])
    built_in = files.check_file(mm(), "carte.mm")[0].report
    assert [each["verdict"] for each in data["requirements"]] == [each.verdict for each in built_in.requirements]
    for format in ("text", "html"):
        assert "Second avis" in second.render(report, format).decode()


def test_a_dossier_has_them_on_its_modalities_too() -> None:
    asked = second.demand(DOSSIER, "d.md", dossier=True)
    answer = answered(asked.text, lambda code: {"lignes": [2], "verdict": "partiel", "autre": "aucun"})
    report = second.with_answer(DOSSIER, "d.md", answer, dossier=True)
    data = json.loads(second.render(report, "json"))
    both = [each for each in (*data["requirements"], *data["modalities"]) if each["together"]]
    assert [each["id"] for each in both] == ["C12a", "C12b", "M5", "M6", "M7"]
    assert both[0]["second"]["evidence"][0]["node"] == "2"
    for format in ("text", "html"):
        assert "Second avis" in second.render(report, format).decode()


def test_names_that_are_given_do_not_leave() -> None:
    asked = second.demand(b"Carte\n  Mme Vidal anime\n", "a.txt", dossier=False, people=["Jo Vidal"])
    assert "Vidal" not in asked.text


def test_what_cannot_be_asked_or_does_not_count_is_refused() -> None:
    for do in (second.demand, second.with_answer):
        more = {"answer": ""} if do is second.with_answer else {}
        with pytest.raises(BadInput, match="contient 2 cartes"):
            do(two_sheets(), "classeur.xmind", dossier=False, **more)
    with pytest.raises(BadInput):
        second.demand(b"<map><node", "carte.mm", dossier=False)
    with pytest.raises(BadInput, match="forme demandée"):
        second.with_answer(mm(), "carte.mm", "oui", dossier=False)
