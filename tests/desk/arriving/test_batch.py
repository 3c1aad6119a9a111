"""A batch from the command line: a trainer without the application gets reports, blank grids and a table."""

from __future__ import annotations

import csv
import io

from cefi_map.desk import arriving
from cefi_map.project import exam
from tests.cases import drawing, mm, word, zipped


def table(batch: object) -> list[dict[str, str]]:
    [made] = [file for file in batch.files if file.name == "avis/tableau.csv"]  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(made.data.decode("utf-8-sig")), delimiter=";"))


def test_each_work_has_its_opinion_and_its_grid_and_all_stand_in_a_table():
    batch = arriving.review_batch(
        [("Léa.svg", drawing()), ("Léa dossier.docx", word()), ("Paul.mm", mm("Bus\n  Suite"))]
    )
    assert [file.name for file in batch.files] == [
        "avis/lea-avis.html",
        "lea-grille.pdf",
        "avis/lea-dossier-avis.html",
        "avis/paul-avis.html",
        "paul-grille.pdf",
        "avis/tableau.csv",
        "avis/tableau.ods",
    ]
    lea, paul = table(batch)
    assert (lea["Candidat"], lea["Projet"], lea["Nœuds"], lea["Dossier"]) == (
        "Léa",
        "Atelier mobilité",
        "7",
        "Léa dossier.docx",
    )
    assert lea["C11"] == "Absent"
    assert lea["C12"] in ("Satisfait", "Partiel", "Absent", "À vérifier")
    assert paul["C12"] == ""
    assert (batch.errors, batch.notices) == ((), ())


def test_works_of_one_name_have_files_of_their_own():
    batch = arriving.review_batch([("a/Léa.mm", mm()), ("b/Léa.mm", mm("Bus\n  Suite"))])
    assert {"avis/lea-avis.html", "avis/lea-2-avis.html"} <= {file.name for file in batch.files}


def test_what_cannot_be_read_is_told_and_stops_no_other():
    damaged = b'<map version="1.0.1"><node TEXT="Caf\xe9"><node TEXT="Contexte"/></node></map>'
    files = [
        ("a.mm", b"<map><node"),
        ("Paul.mm", damaged),
        ("Zoé dossier.docx", word()),
        ("Léa.svg", drawing()),
        ("Léa dossier.docx", b"PK broken"),
    ]
    batch = arriving.review_batch(files)
    assert {name for name, _ in batch.errors} == {"a.mm", "Zoé dossier.docx"}
    assert {name for name, _ in batch.notices} == {"Paul.mm", "Léa dossier.docx"}
    assert "avis/lea-dossier-avis.html" not in {file.name for file in batch.files}
    assert [row["Candidat"] for row in table(batch)] == ["Paul", "Léa"]


def test_a_dossier_that_only_its_own_program_opens_is_not_judged():
    files = [("Léa.svg", drawing()), ("Léa dossier.pdf", b"%PDF-1.4"), ("Paul.mm", mm("Bus\n  Suite"))]
    batch = arriving.review_batch(files)
    assert batch.errors == ()
    lea, _ = table(batch)
    assert (lea["Dossier"], lea["C12"]) == ("Léa dossier.pdf", ""), "a PDF is not read"


def test_without_any_work_there_is_no_table():
    batch = arriving.review_batch([("a.zip", zipped(("a.xyz", b"a")))])
    assert batch.files == ()
    assert len(batch.errors) == 1


def test_the_centre_s_readings_judge_the_batch():
    text = """Atelier mobilité pour des jeunes sans emploi
  Risques et réponses
    Si le minibus tombe en panne, la mairie en prête un
    Si la mission locale nous oriente peu de jeunes, relancer le référent chaque lundi
    Si la salle est prise, le centre social en prête une
"""
    by = exam.readings_file(b'{"risk_answers": 5}')
    [usual], [asked] = (table(arriving.review_batch([("Léa.mm", mm(text))], *more)) for more in ((), (by,)))
    assert usual["C6"] == "Satisfait" != asked["C6"]
