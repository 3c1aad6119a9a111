"""Files dropped at once: each dossier with its own map, nothing guessed, nothing left out in silence."""

from __future__ import annotations

import io
import zipfile

import pytest

from cefi_map import limits
from cefi_map.service.review.sorting import Arrived, read_together


def freemind(title: str) -> bytes:
    return f'<map version="1.0.1"><node TEXT="{title}"><node TEXT="Contexte"/></node></map>'.encode()


def zipped(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def works(found: Arrived) -> list[tuple[str, str, bytes | None]]:
    return [(each.name, each.map.root.text, each.dossier) for each in found.works]


def left(found: Arrived) -> dict[str, str]:
    return {name: str(error) for name, error in found.all_left}


def test_dossiers_of_two_maps_of_one_name_go_with_neither():
    found = read_together(
        [
            ("Martin.mm", freemind("un")),
            ("Martin.docx", b"PK un"),
            ("Martin.mm", freemind("deux")),
            ("Martin dossier.docx", b"PK deux"),
        ]
    )
    assert works(found) == [("Martin", "un", None), ("Martin", "deux", None)]
    assert list(left(found)) == ["Martin dossier.docx", "Martin.docx"]
    assert "Plusieurs cartes" in left(found)["Martin.docx"]


def test_folders_tell_namesakes_apart():
    found = read_together(
        [
            ("A/Martin.mm", freemind("un")),
            ("A/Martin.docx", b"PK un"),
            ("B/Martin.mm", freemind("deux")),
            ("B/Martin.docx", b"PK deux"),
        ]
    )
    assert works(found) == [("Martin", "un", b"PK un"), ("Martin", "deux", b"PK deux")]
    assert not left(found)


def test_a_text_goes_before_a_pdf_and_the_other_is_told():
    found = read_together(
        [
            ("Dupond.mm", freemind("un")),
            ("Dupond dossier.pdf", b"%PDF-1.4"),
            ("Dupond.docx", b"PK texte"),
            ("Durand.mm", freemind("deux")),
        ]
    )
    assert works(found) == [("Dupond", "un", b"PK texte"), ("Durand", "deux", None)]
    assert left(found) == {"Dupond dossier.pdf": "Le dossier joint à cette carte est « Dupond.docx »."}


def test_two_dossiers_of_one_name_are_not_chosen_between():
    found = read_together(
        [
            ("Dupond.mm", freemind("un")),
            ("Dupond dossier.docx", b"PK un"),
            ("dossier Dupond.odt", b"PK deux"),
        ]
    )
    assert works(found) == [("Dupond", "un", None)]
    assert len(left(found)) == 2


def test_a_dossier_without_its_map_is_no_map():
    found = read_together([("Dupond.mm", freemind("un")), ("a.pdf", b"%PDF-1.4"), ("Petit dossier.docx", b"PK")])
    assert works(found) == [("Dupond", "un", None)]
    assert set(left(found)) == {"a.pdf", "Petit dossier.docx"}
    assert "Aucune carte ne porte le nom de ce dossier." in left(found)["Petit dossier.docx"]


def test_an_archive_of_several_works_keeps_their_dossiers_and_names_what_it_leaves():
    data = zipped(
        ("Dupont.mm", freemind("un")),
        ("Dupont dossier.docx", b"PK un"),
        ("Durand.mm", freemind("deux")),
        ("Petit.docx", b"PK trois"),
        ("abîmée.mm", b"<svg"),
    )
    found = read_together([("lot.zip", data)])
    assert works(found) == [("Dupont", "un", b"PK un"), ("Durand", "deux", None)]
    assert set(left(found)) == {"lot.zip, abîmée.mm", "lot.zip, Petit.docx"}


def test_two_candidates_of_one_folder_in_two_formats_are_two_works():
    opml = b'<opml version="2.0"><body><outline text="deux"><outline text="Contexte"/></outline></body></opml>'
    found = read_together([("lot.zip", zipped(("Dupont.mm", freemind("un")), ("Durand.opml", opml)))])
    assert [(name, title) for name, title, _ in works(found)] == [("Dupont", "un"), ("Durand", "deux")]


def test_archives_inside_an_archive_are_read_under_the_candidates_names():
    def rendu(title: str, dossier: bytes) -> bytes:
        return zipped(("rendu-cefi/rendu-cefi.mm", freemind(title)), ("rendu-cefi/rendu-cefi-dossier.docx", dossier))

    data = zipped(
        ("Anne DUPUIS_123_assignsubmission_file_/rendu-cefi.zip", rendu("un", b"PK un")),
        ("Paul LEGRAND_124_assignsubmission_file_/rendu-cefi (1).zip", rendu("deux", b"PK deux")),
        ("Zoé PETIT_125_assignsubmission_file_/carte.mm", freemind("trois")),
        ("Vide_126_assignsubmission_file_/rien.zip", zipped(("a.txt", b"rien"))),
    )
    found = read_together([("devoirs.zip", data)])
    assert sorted(works(found)) == [
        ("Anne DUPUIS", "un", b"PK un"),
        ("Paul LEGRAND", "deux", b"PK deux"),
        ("Zoé PETIT", "trois", None),
    ]
    assert list(left(found)) == ["devoirs.zip, Vide_126_assignsubmission_file_/rien.zip"]


def test_an_archive_in_an_archive_in_an_archive_is_not_opened():
    inner = zipped(("a.zip", zipped(("b.zip", zipped(("carte.mm", freemind("un")))))))
    found = read_together([("lot.zip", inner)])
    assert not found.works
    assert list(left(found)) == ["lot.zip"]


def test_archives_inside_an_archive_are_held_to_a_size_together(monkeypatch: pytest.MonkeyPatch):
    one = zipped(("carte.mm", freemind("un")))
    monkeypatch.setattr(limits, "NESTED_BYTES", len(freemind("un")) + 1)
    found = read_together([("lot.zip", zipped(("a.zip", one), ("b.zip", one)))])
    assert [name for name, *_ in works(found)] == ["a"]
    assert list(left(found)) == ["lot.zip, b.zip"]
