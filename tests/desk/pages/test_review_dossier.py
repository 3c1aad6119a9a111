"""The dossier beside the map, for a trainer: read by paragraphs, judged, commented, given back."""

from __future__ import annotations

import io
import json
import re

import pytest
from flask import Flask

from cefi_map.formats import svg
from cefi_map.mindmap import edits
from cefi_map.project.files import convert_dossier, read_dossier
from tests.cases import zipped
from tests.crooked import pdf
from tests.web.test_statements import counted
from tests.web.visitor import Visitor, text_of

from .test_review import MAP, bring, drawing, works

TEXT = """# Mon dossier

## Mon rôle

J'ai porté le projet <b>seule</b>, de la première réunion au bilan.

- J'ai réuni les partenaires
- J'ai tenu le budget

## Ce que je referais

Avec le recul, je referais l'entretien à deux : j'ai parlé trop vite, et [la suite](https://exemple.fr/x) l'a montré.
"""


def document() -> bytes:
    return convert_dossier(read_dossier(TEXT.encode(), "dossier.md").dossier, "docx").data


@pytest.fixture
def work(visitor: Visitor) -> str:
    """The address of a work whose dossier was dropped beside its map."""
    return works(visitor, bring(visitor, ("E-L.svg", drawing(project="p1")), ("E-L dossier.docx", document())))[0]


def pin(visitor: Visitor, work: str, paragraph: int, text: str) -> None:
    sent = {"version": "1", "paragraph": str(paragraph), "text": text, "kind": "question", "criterion": "C12"}
    assert visitor.post(f"{work}/repere", sent).status_code == 303


def test_a_pdf_stands_page_by_page_beside_its_numbered_text_and_its_opinion_says_so(visitor: Visitor):
    text = "# Mon rôle\n\nJ’ai conduit l’atelier, de la première réunion au bilan.\n"
    [work] = works(visitor, bring(visitor, ("Léa.svg", svg.draw(MAP).svg), ("Léa dossier.pdf", pdf(text))))
    html = visitor.read(f"{work}?vue=dossier")
    page = text_of(html)
    assert "lu dans un PDF" in page
    assert 'data-paragraph="2"' in html
    [address] = re.findall(r'<img src="([^"]+page-1\.png)"', html)
    answer = visitor.get(address)
    assert (answer.status_code, answer.content_type) == (200, "image/png")
    assert visitor.get(address.replace("page-1", "page-2")).status_code == 404
    visitor.post(work, {"version": "1", "level-C12": "acquis"})
    assert "Lu dans un PDF." in text_of(visitor.read(work))


def test_paragraphs_are_numbered_and_every_word_is_escaped(visitor: Visitor, work: str):
    page = visitor.read(f"{work}?vue=dossier")
    assert re.findall(r'data-paragraph="(\d+)"', page) == ["1", "2", "3", "4", "5", "6"]
    assert "&lt;b&gt;seule&lt;/b&gt;" in page
    assert "exemple.fr" not in page, "a candidate's links lead nowhere from here"
    assert re.search(r"0,\d page sur 5", text_of(page))


def test_the_opinion_on_c12_waits_for_a_level_and_on_a_modality_for_a_tick(visitor: Visitor, work: str):
    before = visitor.read(f"{work}?vue=dossier")
    assert 'class="auto"' not in before
    visitor.post(work, {"version": "1", "level-C12": "partiel", "tick": ["M5"]})
    after = visitor.read(f"{work}?vue=dossier")
    assert after.count('class="auto"') == 2
    assert 'data-passage="' in after


def test_the_annotated_freemind_file_is_a_review_too_for_the_candidate(visitor: Visitor, work: str):
    pin(visitor, work, 6, "Qu'avez-vous changé depuis ?")
    data = visitor.get(f"{work}/rendre/1.mm").data
    sent = {"file": (io.BytesIO(data), "rendue.mm")}
    answer = visitor.post("/importer", sent, content_type="multipart/form-data")
    assert str(answer.location).endswith("/relecture")
    assert "avez-vous changé depuis" in text_of(visitor.read(str(answer.location)))


def test_a_comment_on_a_paragraph_travels_back_to_the_candidate(app: Flask, visitor: Visitor, work: str):
    pin(visitor, work, 6, "Qu'avez-vous changé depuis ?")
    page = visitor.read(f"{work}?vue=dossier&paragraphe=6")
    assert 'data-pin-paragraph="6"' in page
    visitor.post(f"{work}/rendre", {"version": "1", "reviewer": "J. Martin"})
    sheet = text_of(visitor.read(f"{work}/rendre/1.html"))
    assert "Sur votre dossier" in sheet
    assert "Paragraphe 6" in sheet
    assert "Avec le recul, je referais" in sheet
    annotated = visitor.get(f"{work}/rendre/1.svg").data
    sent = json.loads(svg.carried(annotated).along["relecture"])
    assert sent["remarks"][0]["paragraph"] == 6

    answer = visitor.post(
        "/importer", {"file": (io.BytesIO(annotated), "rendue.svg")}, content_type="multipart/form-data"
    )
    project = str(answer.location).removesuffix("/relecture")
    assert "Sur votre dossier" in text_of(visitor.read(f"{project}/relecture"))
    with counted(app) as asked:
        told = json.loads(visitor.read(f"{project}/relecture/dossier.json"))
    assert sum("FROM returns" in each for each in asked) == 1
    assert told["comments"][0] | {"id": ""} == {
        "number": 1,
        "id": "",
        "letter": "A",
        "paragraph": 6,
        "quote": told["comments"][0]["quote"],
        "kind": "Question",
        "criterion": "C12",
        "text": "Qu'avez-vous changé depuis ?",
        "answer": "",
        "resolved": False,
    }
    assert told["comments"][0]["quote"].startswith("Avec le recul")
    visitor.post(
        f"{project}/relecture", {"number": "1", "remark": told["comments"][0]["id"], "answer": "Oui.", "do": "resolu"}
    )
    assert json.loads(visitor.read(f"{project}/relecture/dossier.json"))["comments"][0]["resolved"] is True


def test_a_new_version_tells_what_became_of_a_commented_paragraph(visitor: Visitor, work: str):
    pin(visitor, work, 6, "Qu'avez-vous changé depuis ?")
    pin(visitor, work, 3, "Seule ?")
    changed = edits.rename(MAP, MAP.root.key, "Autre titre")
    visitor.post(
        f"{work}/version", {"file": (io.BytesIO(drawing(changed)), "v2.svg")}, content_type="multipart/form-data"
    )
    compared = text_of(visitor.read(f"{work}/comparer"))
    assert compared.count("Inchangé, au paragraphe") == 2, "the dossier stays until another comes"
    rewritten = TEXT.replace("de la première réunion au bilan", "pendant un an").encode()
    data = convert_dossier(read_dossier(rewritten, "dossier.md").dossier, "docx").data
    visitor.post(f"{work}/dossier/2", {"file": (io.BytesIO(data), "dossier.docx")}, content_type="multipart/form-data")
    read = text_of(visitor.read(f"{work}/comparer"))
    assert "Inchangé, au paragraphe 6." in read
    assert "Ce paragraphe a changé." in read


@pytest.mark.parametrize("paragraph", ["0", "7", "-1"])
def test_a_paragraph_that_is_not_there_is_refused(visitor: Visitor, work: str, paragraph: str):
    sent = {"version": "1", "paragraph": paragraph, "text": "Bien", "kind": "bien"}
    assert visitor.post(f"{work}/repere", sent).status_code in (400, 404)


@pytest.mark.parametrize("kind", ["svg", "mm"])
def test_the_annotated_file_shows_its_review_again(visitor: Visitor, work: str, kind: str):
    """Opened on another computer: the levels and the comments are there."""
    pin(visitor, work, 6, "Qu'avez-vous changé depuis ?")
    visitor.post(work, {"version": "1", "level-C5": "acquis", "comment-C5": "Vu."})
    data = visitor.get(f"{work}/rendre/1.{kind}").data
    [again] = works(visitor, bring(visitor, (f"rendue.{kind}", data)))
    page = visitor.read(again)
    assert re.search(r'name="level-C5" value="acquis" checked', page)
    assert "avez-vous changé depuis" in page


def test_a_dossier_can_be_added_later(visitor: Visitor):
    [work] = works(visitor, bring(visitor, ("E-L.svg", drawing())))
    assert "n’est pas arrivé" in visitor.read(work)
    sent = {"file": (io.BytesIO(document()), "mon dossier.docx")}
    visitor.post(f"{work}/dossier/1", sent, content_type="multipart/form-data")
    assert "Avec le recul" in visitor.read(f"{work}?vue=dossier")
    refused = visitor.post(
        f"{work}/dossier/1", {"file": (io.BytesIO(b"PK\3\4rien"), "x.docx")}, content_type="multipart/form-data"
    )
    assert refused.status_code == 422


def test_the_archive_of_a_project_gives_its_text_rather_than_its_prints(visitor: Visitor):
    archive = zipped(
        ("rendu/carte.svg", svg.draw(MAP).svg),
        ("rendu/carte.pdf", b"%PDF-1.4 la carte"),
        ("rendu/carte-dossier.pdf", b"%PDF-1.4 le dossier"),
        ("rendu/carte-dossier.docx", document()),
    )
    [work] = works(visitor, bring(visitor, ("rendu.zip", archive)))
    assert "Avec le recul" in visitor.read(f"{work}?vue=dossier")


def test_a_pdf_that_is_damaged_is_told_and_can_be_taken(visitor: Visitor):
    [work] = works(visitor, bring(visitor, ("E-L.svg", drawing()), ("E-L.pdf", b"%PDF-1.4 dossier")))
    page = text_of(visitor.read(f"{work}?vue=dossier"))
    assert "Ce PDF est abîmé." in page
    assert "Télécharger le dossier" in page
