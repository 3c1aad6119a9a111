"""The dossier as a trainer reads it: a PDF like the rest, its pages drawn; and whether it is of this map at all."""

from __future__ import annotations

import pytest

from cefi_map import service
from cefi_map.dossier.example import example
from cefi_map.errors import NotFound
from cefi_map.examples import example as example_map
from cefi_map.formats import freemind
from tests.dossier.test_pdf_in import blank
from tests.labelled import ours
from tests.service.cases import drawing, mm, word, work
from tests.service.crooked import pdf

TEXT = """# Mon rôle

J’ai conduit l’atelier, de la première réunion au bilan.

# Ce que je referais

Avec le recul, je referais l’entretien à deux, car j’ai parlé trop vite et la personne s’est tue.
"""


def test_a_pdf_is_read_and_judged_as_the_text_that_it_prints(store: service.data.Store):
    texts, pdfs = (
        service.review.open_work(store, work(store, ("Léa.svg", drawing()), (f"Léa dossier.{kind}", data)))
        for kind, data in (("docx", word(TEXT)), ("pdf", pdf(TEXT)))
    )
    assert pdfs.opinion["C12"] == texts.opinion["C12"]
    assert [each.text for each in pdfs.dossier.passages] == [each.text for each in texts.dossier.passages]
    assert pdfs.dossier.guessed
    assert pdfs.dossier.length.endswith("lu dans un PDF")
    assert "lu dans un PDF" in pdfs.dossier.notices[0]
    assert [each.number for each in pdfs.dossier.on_page(1)] == [1, 2, 3, 4]
    assert service.review.dossier_page(store, pdfs.work.id, 1, 1).startswith(b"\x89PNG")
    made = service.review.pin(store, pdfs.work.id, 1, "", "Bien vu.", "bien", "C12", paragraph=4)
    assert made.title.startswith("Avec le recul")
    for id, page in ((pdfs.work.id, 2), (texts.work.id, 1), ("f" * 16, 1)):
        with pytest.raises(NotFound):
            service.review.dossier_page(store, id, 1, page)


def test_a_scanned_dossier_is_looked_at_on_its_pages_without_an_opinion(store: service.data.Store):
    view = service.review.open_work(store, work(store, ("Léa.svg", drawing()), ("Léa dossier.pdf", blank(2))))
    assert "est une image" in view.dossier.error
    assert (view.dossier.sheets, view.dossier.passages) == (2, ())
    assert "C12" not in view.opinion
    assert service.review.dossier_page(store, view.work.id, 1, 2).startswith(b"\x89PNG")
    broken = service.review.open_work(store, work(store, ("Paul.svg", drawing()), ("Paul dossier.pdf", b"%PDF-1.4 x")))
    assert (broken.dossier.sheets, "abîmé" in broken.dossier.error) == (0, True)


def manuscript() -> bytes:
    found = example()
    return service.files.convert_dossier(getattr(found, "dossier", found), "docx").data


def test_a_dossier_of_another_project_is_told_and_whose_it_may_be(store: service.data.Store):
    maps = [(f"C{rank}.mm", freemind.write(each.map)) for rank, each in enumerate(ours("learnt")[:5])]
    files = [*maps, ("EXEMPLE.mm", freemind.write(example_map())), ("C0 dossier.docx", manuscript())]
    cohort = service.review.bring(store, files).cohort
    rows = {row.name: row.id for row in service.review.table(store, cohort).rows}
    [told] = service.review.apart(store, service.review.open_work(store, rows["C0"]))
    assert "parle du projet de « EXEMPLE »" in told.message
    service.review.bring_dossier(store, rows["EXEMPLE"], 1, "EXEMPLE dossier.docx", manuscript())
    own = service.review.apart(store, service.review.open_work(store, rows["EXEMPLE"]))
    assert not any("projet" in each.message and not each.paragraph for each in own), "its own is not"


def test_where_a_dossier_contradicts_its_map_both_places_are_told(store: service.data.Store):
    text = "Atelier\n  Budget [E4]\n    Location de la salle : 4 000 €"
    said = word("# Mon rôle\n\nJe loue la salle pour 4 500 €.\n")
    id = work(store, ("Léa.mm", mm(text)), ("Léa dossier.docx", said))
    [told] = service.review.apart(store, service.review.open_work(store, id))
    assert (told.paragraph, told.number) == (2, "1.1")
    assert "4 500" in told.message.replace("\u202f", " ").replace("\xa0", " ")
    assert service.review.apart(store, service.review.open_work(store, work(store))) == ()
    with pytest.raises(NotFound):
        service.review.apart(store, service.review.open_work(store, "f" * 16))
