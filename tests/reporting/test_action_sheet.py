"""A funder's form as a Word document."""

from __future__ import annotations

import io

import docx
from docx.oxml.ns import qn

from cefi_map.defence import Entry, Field, Row
from cefi_map.reporting.action_sheet import EMPTY, as_docx

FIELDS = (
    Field(
        "actions",
        "Actions",
        "",
        "E5",
        (Entry("n1", "Atelier du mardi", "Parce qu’il\x0b est tôt"), Entry("n2", "Visite")),
    ),
    Field("moyens", "Moyens", "Écrivez-les.", "E3"),
    Field(
        "budget",
        "Budget",
        "",
        "E3",
        (),
        ("Dépenses", "Montant", "Ressources", "Montant"),
        (Row(("Denrées", "3 €", "Région", "3 €"), ("n3", "n4")), Row(("Total", "3 €", "Total", "3 €"))),
    ),
)


def test_each_field_is_a_heading_with_its_facts_a_table_or_the_word_that_it_is_empty():
    made = docx.Document(io.BytesIO(as_docx("Passe-plat " * 40, FIELDS)))
    said = [(paragraph.style.name, paragraph.text) for paragraph in made.paragraphs]
    assert said[0] == ("Subtitle", "Fiche action")
    assert [text for style, text in said if style == "Heading 1"] == ["Actions", "Moyens", "Budget"]
    assert [text for style, text in said if style == "List Bullet"] == [
        "Atelier du mardi\nParce qu’il est tôt",
        "Visite",
    ]
    assert ("Normal", EMPTY) in said
    assert [[cell.text for cell in row.cells] for row in made.tables[0].rows][1:] == [
        ["Denrées", "3 €", "Région", "3 €"],
        ["Total", "3 €", "Total", "3 €"],
    ]
    assert made.core_properties.author == ""
    assert {each.get(qn("w:val")) for each in made.styles.element.iter(qn("w:lang"))} == {"fr-FR"}
