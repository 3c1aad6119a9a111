"""Documents become PDF, pictures and values; what a document may not do gives a French error."""

from __future__ import annotations

import pytest

from cefi_map.typeset import CannotTypeset, pages, pdf, query

HEAD = '#set document(title: "Essai", date: none)\n#set text(font: "Arimo", lang: "fr")\n'


def test_a_pdf_is_tagged_in_french_with_its_title_and_our_font() -> None:
    """The marks of a tagged PDF stand in its catalogue; PDF/UA-1 is accepted."""
    made = pdf(HEAD + "= Titre\nTexte", standards=["ua-1"])
    assert made.startswith(b"%PDF-")
    assert b"/MarkInfo" in made
    assert b"/Lang(fr)" in made.replace(b" ", b"")
    assert b"Arimo" in made


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf(HEAD + "Texte") == pdf(HEAD + "Texte")


def test_pictures_come_one_a_page() -> None:
    assert [page[:4] for page in pages("a #pagebreak() b")] == [b"\x89PNG"] * 2
    assert [page[:4] for page in pages("a", format="svg")] == [b"<svg"]


def test_system_fonts_come_only_when_asked_and_behind_ours() -> None:
    """The text of a document that needs none of them looks the same with and without."""
    plain = "Texte é à œ €"
    assert pages(HEAD + plain, system_fonts=True) == pages(HEAD + plain)


def test_values_can_be_queried() -> None:
    assert query('#metadata(("é", 2)) <v>', "<v>") == [["é", 2]]


def test_files_given_with_the_source_can_be_read() -> None:
    assert query('#metadata(json("data.json").titre) <v>', "<v>", {"data.json": b'{"titre": "#x"}'}) == ["#x"]


def test_files_of_one_job_are_gone_in_the_next() -> None:
    pdf('#read("a.txt")', {"a.txt": b"secret"})
    with pytest.raises(CannotTypeset):
        pdf('#read("a.txt")')


@pytest.mark.parametrize(
    "source",
    [
        '#read("/etc/passwd")',
        '#read("../../errors.py")',
        '#read("worker.py")',
        '#import "@preview/cetz:0.1.0"',
        '#image("s.svg")',
    ],
)
def test_a_document_sees_no_disk_and_no_network(source: str) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd" width="9" height="9"/></svg>'
    with pytest.raises(CannotTypeset) as caught:
        pdf(source, {"s.svg": svg})
    assert str(caught.value).startswith("La mise en page de ce document échoue.")
    assert caught.value.diagnostic


def test_what_the_accessible_standard_forbids_is_refused() -> None:
    """A picture without alternative text is not PDF/UA: Typst says so, we pass it on."""
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    with pytest.raises(CannotTypeset):
        pdf(HEAD + '#image("s.svg")', {"s.svg": svg}, standards=["ua-1"])
