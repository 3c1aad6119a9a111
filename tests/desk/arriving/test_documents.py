"""The dossier as a trainer reads it: a PDF like the rest, its pages drawn; and whether it is of this map at all."""

from __future__ import annotations

import io

import pytest
from docx import Document

from cefi_map.desk import arriving, groups, marking, reading
from cefi_map.dossier.example import example
from cefi_map.errors import BadInput, NotFound
from cefi_map.examples import example as example_map
from cefi_map.formats import freemind
from cefi_map.judging import DEFAULT
from cefi_map.project import data as data_room
from cefi_map.project import files as files_room
from tests.cases import drawing, mm, word, work, zipped
from tests.crooked import pdf
from tests.dossier.test_pdf_in import blank
from tests.formats.freemind.test_pictured import png
from tests.labelled import ours

TEXT = """# Mon rôle

J’ai conduit l’atelier, de la première réunion au bilan.

# Ce que je referais

Avec le recul, je referais l’entretien à deux, car j’ai parlé trop vite et la personne s’est tue.
"""


def test_the_length_of_a_document_with_pictures_says_that_they_are_not_counted():
    """Its candidate counted them: five pages must not read as four and a half."""
    made = io.BytesIO()
    document = Document(io.BytesIO(word(TEXT)))
    document.add_picture(io.BytesIO(png()))
    document.save(made)
    plain, pictured = (arriving.read_received(each, "a.docx", DEFAULT) for each in (word(TEXT), made.getvalue()))
    assert pictured.length == f"{plain.length}, sans ses images"


def test_a_pdf_is_read_and_judged_as_the_text_that_it_prints(store: data_room.Store):
    texts, pdfs = (
        reading.open_work(store, work(store, ("Léa.svg", drawing()), (f"Léa dossier.{kind}", data)))
        for kind, data in (("docx", word(TEXT)), ("pdf", pdf(TEXT)))
    )
    assert pdfs.opinion["C12"] == texts.opinion["C12"]
    assert [each.text for each in pdfs.dossier.passages] == [each.text for each in texts.dossier.passages]
    assert pdfs.dossier.sheets
    assert pdfs.dossier.length.endswith("lu dans un PDF")
    assert "lu dans un PDF" in pdfs.dossier.notices[0]
    assert [each.number for each in pdfs.dossier.on_page(1)] == [1, 2, 3, 4]
    assert reading.dossier_page(store, pdfs.work.id, 1, 1).startswith(b"\x89PNG")
    made = marking.pin(store, pdfs.work.id, 1, "", "Bien vu.", "bien", "C12", paragraph=4)
    assert made.title.startswith("Avec le recul")
    for id, page in ((pdfs.work.id, 2), (texts.work.id, 1), ("f" * 16, 1)):
        with pytest.raises(NotFound):
            reading.dossier_page(store, id, 1, page)


def test_a_scanned_dossier_is_looked_at_on_its_pages_without_an_opinion(store: data_room.Store):
    view = reading.open_work(store, work(store, ("Léa.svg", drawing()), ("Léa dossier.pdf", blank(2))))
    assert "est une image" in view.dossier.error
    assert (view.dossier.sheets, view.dossier.passages) == (2, ())
    assert "C12" not in view.opinion
    assert reading.dossier_page(store, view.work.id, 1, 2).startswith(b"\x89PNG")
    broken = reading.open_work(store, work(store, ("Paul.svg", drawing()), ("Paul dossier.pdf", b"%PDF-1.4 x")))
    assert (broken.dossier.sheets, "abîmé" in broken.dossier.error) == (0, True)


def test_what_is_no_document_says_why_and_has_no_verdicts():
    none, text = (arriving.read_received(data, "dossier.docx", DEFAULT) for data in (b"rien", word(TEXT)))
    assert "abîmé" in none.error
    assert none.verdicts == {}
    assert text.verdicts.keys() > {"C12", "M5"}


def manuscript() -> bytes:
    found = example()
    return files_room.convert_dossier(getattr(found, "dossier", found), "docx").data


def test_a_dossier_of_another_project_is_told_and_whose_it_may_be(store: data_room.Store):
    maps = [(f"C{rank}.mm", freemind.write(each.map)) for rank, each in enumerate(ours("learnt")[:5])]
    files = [*maps, ("EXEMPLE.mm", freemind.write(example_map())), ("C0 dossier.docx", manuscript())]
    cohort = arriving.bring(store, files).cohort
    rows = {row.name: row.id for row in groups.table(store, cohort).rows}
    [told] = reading.apart(store, reading.open_work(store, rows["C0"]))
    assert "parle du projet de « EXEMPLE »" in told.message
    arriving.bring_dossier(store, rows["EXEMPLE"], 1, "EXEMPLE dossier.docx", manuscript())
    own = reading.apart(store, reading.open_work(store, rows["EXEMPLE"]))
    assert not any("projet" in each.message and not each.paragraph for each in own), "its own is not"


def test_where_a_dossier_contradicts_its_map_both_places_are_told(store: data_room.Store):
    text = "Atelier\n  Budget [E4]\n    Location de la salle : 4 000 €"
    said = word("# Mon rôle\n\nJe loue la salle pour 4 500 €.\n")
    id = work(store, ("Léa.mm", mm(text)), ("Léa dossier.docx", said))
    [told] = reading.apart(store, reading.open_work(store, id))
    assert (told.paragraph, told.number) == (2, "1.1")
    assert "4 500" in told.message.replace("\u202f", " ").replace("\xa0", " ")
    assert reading.apart(store, reading.open_work(store, work(store))) == ()
    with pytest.raises(NotFound):
        reading.apart(store, reading.open_work(store, "f" * 16))


PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def test_a_map_that_came_as_a_picture_is_kept_to_be_looked_at_without_any_verdict(store: data_room.Store):
    files = [
        ("COLIN Eva carte.pdf", pdf(TEXT)),
        ("COLIN Eva dossier.docx", word(TEXT)),
        ("FABRE Tom carte mentale.png", PNG),
        ("DUPONT Anne.mm", mm()),
        ("DUPONT Anne carte.pdf", pdf(TEXT)),
        ("IMG_2041.jpg", b"\xff\xd8\xff\xe0"),
        ("SIMON Lou CV.jpg", b"\xff\xd8\xff\xe0"),
        ("lot/photo de classe.jpg", b"\xff\xd8\xff\xe0"),
        ("ROUX carte.pdf", b"%PDF-1.4 x"),
    ]
    brought = arriving.bring(store, files)
    rows = {row.name: row for row in groups.table(store, brought.cohort).rows}
    assert rows.keys() == {"COLIN Eva", "FABRE Tom", "DUPONT Anne", "IMG 2041"}, "what a telephone calls a photograph"
    refused = {"DUPONT Anne carte.pdf", "SIMON Lou CV.jpg", "ROUX carte.pdf"}
    assert {name for name, _ in brought.errors} == refused
    assert ("lot", "1 fichier laissé de côté\u00a0: photo de classe.jpg.") in brought.notices
    assert sum("est une image" in said for _, said in brought.notices) == 3
    colin, fabre = (reading.open_work(store, rows[name].id) for name in ("COLIN Eva", "FABRE Tom"))
    assert colin.opinion.keys() == {"C12", "M4", "M5", "M6", "M7"}, "the dossier is judged, the map is not"
    assert fabre.opinion == {}
    assert (rows["FABRE Tom"].stages, rows["FABRE Tom"].same) == ("", ())
    assert [reading.map_sheets(store, view.work) for view in (colin, fabre)] == [1, 1]
    assert reading.map_page(store, fabre.work.id, 1, 1) == ("image/png", PNG)
    assert reading.map_page(store, colin.work.id, 1, 1)[0] == "image/png"
    assert reading.apart(store, colin) == ()
    anne = rows["DUPONT Anne"].id
    assert reading.map_sheets(store, reading.open_work(store, anne).work) == 0
    for id, page in ((anne, 1), (fabre.work.id, 2), (colin.work.id, 2), ("f" * 16, 1)):
        with pytest.raises(NotFound):
            reading.map_page(store, id, 1, page)


def test_a_map_that_is_read_takes_the_place_of_its_picture_and_never_the_other_way(store: data_room.Store):
    cohort = arriving.bring(store, [("FABRE Tom carte.png", PNG)]).cohort
    arriving.bring(store, [("FABRE Tom carte v2.mm", mm())], cohort=cohort)
    [row] = groups.table(store, cohort).rows
    assert (row.version, reading.open_work(store, row.id).work.picture_name) == (2, "")
    arriving.bring(store, [("FABRE Tom carte v3.png", PNG + b"1")], cohort=cohort)
    assert len(groups.table(store, cohort).rows) == 2, "nobody loses verdicts by a photograph"


def test_a_pdf_that_draws_a_map_is_no_dossier_whatever_it_is_called(store: data_room.Store):
    """Beside its map it is left, and why; alone it is a map to be looked at; joined by hand it is refused."""
    drawn = files_room.convert(example_map(), "pdf").data
    archived = ("Roux/Roux.mm", mm()), ("Roux/Roux dossier.pdf", drawn), ("Petit/a.mm", mm()), ("Petit/b.pdf", drawn)
    files = [
        ("FAURE Lou.mm", mm()),
        ("FAURE Lou.pdf", drawn),
        ("COLIN Eva.pdf", drawn),
        ("COLIN Eva dossier.docx", word(TEXT)),
        ("PETIT Jean.mm", mm("Autre projet")),
        ("PETIT Jean dossier.pdf", drawn),
        ("lot.zip", zipped(*archived)),
    ]
    brought = arriving.bring(store, files)
    rows = {row.name: row for row in groups.table(store, brought.cohort).rows}
    assert {name: row.dossier for name, row in rows.items() if row.dossier} == {"COLIN Eva": "COLIN Eva dossier.docx"}
    why = {name: str(error) for name, error in brought.errors}
    assert why.keys() >= {"FAURE Lou.pdf", "PETIT Jean dossier.pdf"}
    assert all("C’est l’image d’une carte" in said for said in why.values())
    assert reading.open_work(store, rows["COLIN Eva"].id).work.picture_name == "COLIN Eva.pdf"
    with pytest.raises(BadInput, match="l’image d’une carte, et non le dossier"):
        arriving.bring_dossier(store, rows["FAURE Lou"].id, 1, "dossier.pdf", drawn)
    kept = arriving.read_received(drawn, "dossier.pdf", DEFAULT)
    assert (kept.is_map, kept.verdicts, kept.sheets) == (True, {}, 2)


def test_in_the_folder_of_moodle_a_pdf_map_and_a_pdf_dossier_are_told_apart(store: data_room.Store):
    folder = "ZIDANE Ali_410_assignsubmission_file_"
    files = [(f"{folder}/ma carte.pdf", pdf(TEXT)), (f"{folder}/mon dossier.pdf", pdf(TEXT))]
    brought = arriving.bring(store, [("devoirs.zip", zipped(*files))])
    [row] = groups.table(store, brought.cohort).rows
    assert (row.name, row.dossier) == ("ZIDANE Ali", "mon dossier.pdf")
    assert reading.open_work(store, row.id).work.picture_name.endswith(("carte.pdf", ".zip"))


def test_the_command_line_gives_no_opinion_on_a_picture():
    batch = arriving.review_batch([("FABRE Tom carte.png", PNG)])
    assert [each.name for each in batch.files] == [
        "fabre-tom-grille.pdf",
        "avis/tableau.csv",
        "avis/tableau.ods",
    ]
    assert "est une image" in batch.notices[0][1]
