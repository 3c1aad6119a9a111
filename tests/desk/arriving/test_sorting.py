"""Files dropped at once: each dossier with its own map, nothing guessed, nothing left out in silence."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest
from PIL import Image

from cefi_map import limits
from cefi_map.desk import arriving, groups, reading
from cefi_map.mindmap.outline import parse
from cefi_map.project import data as data_room
from cefi_map.project import hand_in
from tests.cases import MAP, mm, png, word, zipped


def freemind(title: str) -> bytes:
    return f'<map version="1.0.1"><node TEXT="{title}"><node TEXT="Contexte"/></node></map>'.encode()


@dataclass(frozen=True)
class Arrived:
    """What a trainer finds: (name, title, document) of each work by name, then what is not kept, and why."""

    works: list[tuple[str, str, bytes | None]]
    left: dict[str, str]


def drop(store: data_room.Store, *files: tuple[str, bytes]) -> Arrived:
    brought = arriving.bring(store, files)
    rows = groups.table(store, brought.cohort).rows if brought.cohort else ()
    works = [(row.name, row.title, reading.document_of(store, row.id, 1)[1] if row.dossier else None) for row in rows]
    return Arrived(sorted(works), {name: str(error) for name, error in brought.errors})


def test_dossiers_of_two_maps_of_one_name_go_with_neither(store: data_room.Store):
    found = drop(
        store,
        ("Martin.mm", freemind("un")),
        ("Martin.docx", b"PK un"),
        ("Martin.mm", freemind("deux")),
        ("Martin dossier.docx", b"PK deux"),
    )
    assert found.works == [("Martin", "deux", None), ("Martin", "un", None)]
    assert list(found.left) == ["Martin dossier.docx", "Martin.docx"]
    assert "Plusieurs cartes" in found.left["Martin.docx"]


def test_folders_tell_namesakes_apart(store: data_room.Store):
    found = drop(
        store,
        ("A/Martin.mm", freemind("un")),
        ("A/Martin.docx", b"PK un"),
        ("B/Martin.mm", freemind("deux")),
        ("B/Martin.docx", b"PK deux"),
    )
    assert found.works == [("Martin", "deux", b"PK deux"), ("Martin", "un", b"PK un")]
    assert not found.left


def test_a_text_goes_before_a_pdf_and_the_other_is_told(store: data_room.Store):
    found = drop(
        store,
        ("Dupond.mm", freemind("un")),
        ("Dupond dossier.pdf", b"%PDF-1.4"),
        ("Dupond.docx", b"PK texte"),
        ("Durand.mm", freemind("deux")),
    )
    assert found.works == [("Dupond", "un", b"PK texte"), ("Durand", "deux", None)]
    assert found.left == {"Dupond dossier.pdf": "Le dossier joint à cette carte est « Dupond.docx »."}


def test_two_dossiers_of_one_name_are_not_chosen_between(store: data_room.Store):
    found = drop(
        store, ("Dupond.mm", freemind("un")), ("Dupond dossier.docx", b"PK un"), ("dossier Dupond.odt", b"PK deux")
    )
    assert found.works == [("Dupond", "un", None)]
    assert len(found.left) == 2


def test_a_dossier_without_its_map_is_no_map(store: data_room.Store):
    found = drop(store, ("Dupond.mm", freemind("un")), ("a.pdf", b"%PDF-1.4"), ("Petit dossier.docx", b"PK"))
    assert found.works == [("Dupond", "un", None)]
    assert set(found.left) == {"a.pdf", "Petit dossier.docx"}
    assert "Aucune carte ne porte le nom de ce dossier." in found.left["Petit dossier.docx"]


def test_an_archive_of_several_works_keeps_their_dossiers_and_names_what_it_leaves(store: data_room.Store):
    data = zipped(
        ("Dupont.mm", freemind("un")),
        ("Dupont dossier.docx", b"PK un"),
        ("Durand.mm", freemind("deux")),
        ("Petit.docx", b"PK trois"),
        ("abîmée.mm", b"<svg"),
    )
    found = drop(store, ("lot.zip", data))
    assert found.works == [("Dupont", "un", b"PK un"), ("Durand", "deux", None)]
    assert set(found.left) == {"lot.zip, abîmée.mm", "lot.zip, Petit.docx"}


def test_two_candidates_of_one_folder_in_two_formats_are_two_works(store: data_room.Store):
    opml = b'<opml version="2.0"><body><outline text="deux"><outline text="Contexte"/></outline></body></opml>'
    found = drop(store, ("lot.zip", zipped(("Dupont.mm", freemind("un")), ("Durand.opml", opml))))
    assert [(name, title) for name, title, _ in found.works] == [("Dupont", "un"), ("Durand", "deux")]


def test_an_archive_called_by_a_day_leaves_its_only_map_the_name_it_has(store: data_room.Store):
    by_day, numbered = zipped(("Blanc Eva.mm", freemind("un"))), zipped(("carte.mm", freemind("deux")))
    found = drop(store, ("envoi du 12.zip", by_day), ("candidat 7.zip", numbered))
    assert [(name, title) for name, title, _ in found.works] == [("Blanc Eva", "un"), ("candidat 7", "deux")]


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (("Lyon/Léa.zip", "Brest/Paul.zip"), {"Léa", "Paul"}),
        (("Lyon/Léa.zip", "Brest/Paul.zip", "Brest/Zoé.zip"), {"Léa", "Paul", "Zoé"}),
        (("Lyon/Léa.zip", "Brest/Léa.zip"), {"Lyon", "Brest"}),
        (("Léa/rendu.zip", "Paul/Atelier.zip"), {"Léa", "Paul"}),
        (("Léa/Atelier mobilité.zip", "Paul/Garage.zip"), {"Léa", "Paul"}),
        (("DUPONT Anne/Atelier.zip", "KONE Fatou/Garage.zip"), {"DUPONT Anne", "KONE Fatou"}),
    ],
    ids=["towns", "two in one town", "one name in two towns", "a file says nobody", "a title", "whole names"],
)
def test_a_folder_for_each_candidate_is_told_from_a_town_that_has_some(
    store: data_room.Store, files: tuple[str, ...], names: set[str]
):
    inner = ((each, zipped(("carte.mm", mm(f"Projet de {each}")))) for each in files)
    cohort = arriving.bring(store, [("classe.zip", zipped(*inner))]).cohort
    assert {row.name for row in groups.table(store, cohort).rows} == names


def test_archives_inside_an_archive_are_read_under_the_candidates_names(store: data_room.Store):
    def rendu(title: str, dossier: bytes) -> bytes:
        return zipped(("rendu-cefi/rendu-cefi.mm", freemind(title)), ("rendu-cefi/rendu-cefi-dossier.docx", dossier))

    data = zipped(
        ("Anne DUPUIS_123_assignsubmission_file_/rendu-cefi.zip", rendu("un", b"PK un")),
        ("Paul LEGRAND_124_assignsubmission_file_/rendu-cefi (1).zip", rendu("deux", b"PK deux")),
        ("Zoé PETIT_125_assignsubmission_file_/carte.mm", freemind("trois")),
        ("Vide_126_assignsubmission_file_/rien.zip", zipped(("a.xyz", b"rien"))),
    )
    found = drop(store, ("devoirs.zip", data))
    assert found.works == [
        ("Anne DUPUIS", "un", b"PK un"),
        ("Paul LEGRAND", "deux", b"PK deux"),
        ("Zoé PETIT", "trois", None),
    ]
    assert list(found.left) == ["devoirs.zip, Vide_126_assignsubmission_file_/rien.zip"]


def test_the_files_of_one_person_in_moodle_are_versions_and_a_dossier_whatever_they_are_called(
    store: data_room.Store,
):
    """In a folder of their own, or with the name before each file."""
    for between in ("/", ""):
        lea, paul = (f"{name}_assignsubmission_file_{between}" for name in ("LÉA N_120", "PAUL B_121"))
        data = zipped(
            (f"{lea}carte v2.mm", freemind("deux")),
            (f"{lea}carte v1.mm", freemind("un")),
            (f"{lea}mon dossier.docx", b"PK un"),
            (f"{paul}carte.mm", freemind("trois")),
        )
        brought = arriving.bring(store, [("devoirs.zip", data)])
        rows = groups.table(store, brought.cohort).rows
        assert [(row.name, row.version, row.title, row.dossier) for row in rows] == [
            ("LÉA N", 2, "deux", f"{lea}mon dossier.docx".rpartition("/")[2]),
            ("PAUL B", 1, "trois", ""),
        ]
        assert not brought.errors


def test_a_photograph_alone_in_a_candidate_s_folder_of_moodle_is_their_map(store: data_room.Store):
    """With the dossier beside it; beside a map, or with another one, it is left aside and told."""
    kevin, lea, paul = (f"{name}_assignsubmission_file_" for name in ("Kevin ROUX_12", "LÉA N_120", "PAUL B_121"))
    photo = png()
    data = zipped(
        (f"{kevin}/IMG_4412.png", photo),
        (f"{kevin}/mon texte.docx", word()),
        (f"{lea}/carte.mm", freemind("un")),
        (f"{lea}/IMG_1.png", photo),
        (f"{paul}/IMG_2.png", photo),
        (f"{paul}/IMG_3.png", photo),
    )
    brought = arriving.bring(store, [("devoirs.zip", data)])
    rows = groups.table(store, brought.cohort).rows
    assert [(row.name, row.title, row.dossier) for row in rows] == [
        ("Kevin ROUX", "Carte en image : IMG_4412.png", "mon texte.docx"),
        ("LÉA N", "un", ""),
    ]
    [said] = [said for file, said in brought.notices if file == "devoirs.zip"]
    assert said.startswith("3 fichiers laissés de côté")


def test_a_document_that_is_neither_a_map_nor_a_dossier_is_told_and_no_candidate(store: data_room.Store):
    found = drop(
        store,
        ("KONE Fatou.mm", freemind("un")),
        ("CV.docx", b"PK"),
        ("KONE Fatou attestation.pdf", b"%PDF-1.4"),
        ("KONE Fatou budget 2026.docx", b"PK"),
        ("vide.zip", zipped()),
    )
    assert found.works == [("KONE Fatou", "un", None)]
    assert all("ni d’une carte ni d’un dossier" in found.left[name] for name in list(found.left)[:3])
    assert "ne contient pas de carte" in found.left["vide.zip"]


def test_archives_one_in_another_are_opened_three_deep_and_what_is_deeper_is_said_so(store: data_room.Store):
    deep = zipped(("rendu/b.zip", zipped(("carte.mm", freemind("un")))))
    found = drop(store, ("lot.zip", zipped(("Garcia Inès.zip", deep))))
    assert (found.works, found.left) == ([("Garcia Inès", "un", None)], {})
    deeper = zipped(("Petit Paul.mm", freemind("deux")), ("lot.zip", zipped(("Garcia Inès.zip", deep))))
    found = drop(store, ("classe.zip", deeper))
    assert [name for name, *_ in found.works] == ["Petit Paul"]
    assert list(found.left.values()) == [
        "Cette archive est dans 3 autres : elle n’est pas ouverte. Sortez-en la carte, puis déposez-la seule."
    ]


def test_archives_inside_an_archive_are_held_to_a_size_together(
    store: data_room.Store, monkeypatch: pytest.MonkeyPatch
):
    one = zipped(("carte.mm", freemind("un")))
    monkeypatch.setattr(limits, "NESTED_BYTES", len(freemind("un")) + 1)
    found = drop(store, ("lot.zip", zipped(("a.zip", one), ("b.zip", one))))
    assert [name for name, *_ in found.works] == ["a"]
    assert list(found.left) == ["lot.zip, b.zip"]


def test_a_dossier_whose_map_cannot_be_read_is_told_with_it(store: data_room.Store):
    """Dropped together, and in one folder of an archive."""
    alone = drop(store, ("Dupond.mm", b"<map><node"), ("Dupond.docx", b"PK un"))
    assert not alone.works
    assert set(alone.left) == {"Dupond.mm", "Dupond.docx"}
    assert "La carte de ce dossier n’est pas gardée." in alone.left["Dupond.docx"]
    archive = zipped(
        ("Dupond/carte.mm", b"<map><node"),
        ("Dupond/dossier.docx", b"PK un"),
        ("Durand/dossier.odt", b"PK deux"),
        ("Petit/carte.mm", freemind("trois")),
    )
    found = drop(store, ("lot.zip", archive))
    assert found.works == [("Petit", "trois", None)]
    left = ("Dupond/carte.mm", "Dupond/dossier.docx", "Durand/dossier.odt")
    assert set(found.left) == {f"lot.zip, {name}" for name in left}
    assert "Aucune carte" in found.left["lot.zip, Durand/dossier.odt"]


def test_an_archive_of_dossiers_alone_tells_them_as_loose_ones(store: data_room.Store):
    found = drop(store, ("lot.zip", zipped(("Durand/dossier.odt", b"PK deux"))))
    assert list(found.left) == ["lot.zip, Durand/dossier.odt"]
    assert "Aucune carte" in found.left["lot.zip, Durand/dossier.odt"]


def matter() -> list[tuple[str, bytes]]:
    """What a class of today sends, crooked as it is."""
    picture = io.BytesIO()
    Image.new("RGB", (40, 30)).save(picture, "JPEG")
    inner = zipped(("rendu/Garcia.zip", zipped(("carte.mm", freemind("trois")), ("dossier Inès.docx", b"PK trois"))))
    return [
        ("DUPONT Anne carte.mm", freemind("un")),
        ("dossier_Anne_Dupont.docx", b"PK un"),
        ("PETIT Paul carte v1.mm", freemind("deux")),
        ("PETIT Paul carte v2.mm", freemind("deux et plus")),
        ("Garcia Inès.zip", inner),
        ("IMG_2034.jpg", picture.getvalue()),
        ("Le Goff Yann/carte.mm", freemind("quatre")),
        ("Le Goff Yann/dossier.pdf", b"%PDF-1.4"),
        ("Roux Lea.txt", b"cinq\n  contexte"),
        ("Simon Lou dossier.docx", b"PK six"),
        ("Moreau N dossier.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("El Amrani.mm", b""),
        (".DS_Store", b"x"),
        ("__MACOSX/._DUPONT Anne carte.mm", b"x"),
    ]


def test_one_matter_brought_three_ways_is_the_same_works_dossiers_and_sentences(store: data_room.Store):
    """Loose files, their folder dragged, and a ZIP of it."""
    loose = drop(store, *matter())
    folder = drop(store, *((f"Rendus automne/{name}", data) for name, data in matter()))
    packed = drop(store, ("Rendus.zip", zipped(*((f"Rendus automne/{name}", data) for name, data in matter()))))
    assert loose.works == folder.works == packed.works
    assert {name: document for name, _, document in loose.works if document} == {
        "DUPONT Anne": b"PK un",
        "Garcia Inès": b"PK trois",
        "Le Goff Yann": b"%PDF-1.4",
    }
    assert {name for name, *_ in loose.works} == {
        *("DUPONT Anne", "PETIT Paul", "Garcia Inès", "IMG 2034", "Le Goff Yann", "Roux Lea")
    }
    said = [{name.split("/")[-1]: why for name, why in each.left.items()} for each in (loose, folder, packed)]
    assert said[0] == said[1] == said[2]
    assert said[0].keys() == {"Simon Lou dossier.docx", "Moreau N dossier.doc", "El Amrani.mm"}


def test_a_dossier_alone_in_an_archive_joins_the_work_that_is_there(store: data_room.Store):
    cohort = arriving.bring(store, [("Le Goff Yann.mm", freemind("un")), ("Roux Léa.mm", freemind("deux"))]).cohort
    lot = zipped(
        ("Corrections/Yann Le Goff dossier.docx", word("# Un")), ("Corrections/Roux Lea v2.mm", freemind("trois"))
    )
    brought = arriving.bring(store, [("Corrections.zip", lot)], cohort=cohort)
    assert (brought.errors, brought.versions) == ((), (("Roux Léa", 2),))
    rows = groups.table(store, cohort).rows
    assert [(row.name, row.dossier) for row in rows] == [
        ("Le Goff Yann", "Yann Le Goff dossier.docx"),
        ("Roux Léa", ""),
    ]


def test_a_document_beside_an_archive_of_several_works_is_nobody_s(store: data_room.Store):
    archive = zipped(("Dupond.mm", freemind("un")), ("Durand.mm", freemind("deux")))
    found = drop(store, ("lot.zip", archive), ("lot dossier.docx", b"PK"))
    assert [document for _, _, document in found.works] == [None, None]
    assert "Aucune carte" in found.left["lot dossier.docx"]


def test_a_dossier_that_does_not_come_out_of_its_archive_is_told_and_its_map_is_kept(store: data_room.Store):
    archive = zipped(("carte.mm", freemind("un")), ("dossier.docx", b"0" * 3_000_000), compressed=True)
    found = drop(store, ("Dupond.zip", archive))
    assert found.works == [("Dupond", "un", None)]
    assert list(found.left) == ["Dupond.zip, dossier.docx"]


def test_of_an_archive_of_too_many_maps_the_first_are_kept_and_the_rest_is_told(
    store: data_room.Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "CLASS_ENTRIES", 2)
    inner = [(f"{rank}.zip", zipped(("a.mm", freemind("un")), ("b.mm", freemind("deux")))) for rank in range(2)]
    found = drop(store, ("lot.zip", zipped(*inner)))
    assert len(found.works) == 2
    assert "plus de 2 cartes" in found.left["lot.zip"]


PEOPLE = ["ARN Ada", "CAR Bo", "DO Cy", "ES Di"]


def rendu(title: str) -> bytes:
    return zipped(("carte.mm", freemind(title)))


@pytest.mark.parametrize(
    ("inside", "names"),
    [
        (("MARTIN Léa/archive.zip", "PETIT Paul/archive.zip"), ["MARTIN Léa", "PETIT Paul"]),
        (("MARTIN Léa/mobilité rurale.zip", "PETIT Paul/cuisine.zip"), ["MARTIN Léa", "PETIT Paul"]),
        (("Promo/MARTIN Léa/Nouveau.zip", "Promo/PETIT Paul/Essai.zip"), ["MARTIN Léa", "PETIT Paul"]),
        (("Lundi/ARN Ada.zip", "Lundi/CAR Bo.zip", "Jeudi/DO Cy.zip", "Jeudi/ES Di.zip"), PEOPLE),
        (("12/MARTIN Léa.zip", "13/PETIT Paul.zip"), ["MARTIN Léa", "PETIT Paul"]),
        (("envoi/MARTIN Léa.zip",), ["MARTIN Léa"]),
        (("Lundi/MARTIN Léa.zip",), ["MARTIN Léa"]),
        (
            ("LÉA N_120_assignsubmission_file_/mobilité.zip", "PAUL B_121_assignsubmission_file_x.zip"),
            ["LÉA N", "PAUL B"],
        ),
    ],
)
def test_an_archive_inside_another_is_named_by_what_says_a_person(
    store: data_room.Store, inside: tuple[str, ...], names: list[str]
):
    """One folder for each candidate names them, whatever they called what is in it; a group's folder names nobody."""
    found = drop(store, ("lot.zip", zipped(*((name, rendu(f"projet {rank}")) for rank, name in enumerate(inside)))))
    assert [name for name, *_ in found.works] == names


def test_an_archive_whose_name_says_nobody_leaves_its_map_the_name_it_has(store: data_room.Store):
    lot = zipped(("archive.zip", zipped(("MARTIN Léa.mm", freemind("un")))), ("PETIT Paul.mm", freemind("deux")))
    assert [name for name, *_ in drop(store, ("lot.zip", lot)).works] == ["MARTIN Léa", "PETIT Paul"]


def test_maps_of_an_archive_in_a_candidate_s_folder_are_versions_of_one_work(store: data_room.Store):
    both = zipped(("mobilité v1.mm", freemind("un")), ("mobilité v2.mm", freemind("deux")))
    lot = zipped(("MARTIN Léa/export.zip", both), ("PETIT Paul/carte.mm", freemind("trois")))
    brought = arriving.bring(store, [("lot.zip", lot)])
    rows = groups.table(store, brought.cohort).rows
    assert [(row.name, row.version, row.title) for row in rows] == [
        ("MARTIN Léa", 2, "deux"),
        ("PETIT Paul", 1, "trois"),
    ]


SHOWN = b'<map version="1.0.1"><node TEXT="un"><hook NAME="ExternalObject" URI="images/c%C3%A9.png"/></node></map>'


def test_pictures_of_a_map_come_along_out_of_the_archive_of_a_class(store: data_room.Store):
    """Its own, from its own folder; a file alone is not told that a picture lacks."""
    lot = zipped(
        ("MARTIN Léa/carte.mm", SHOWN),
        ("MARTIN Léa/images/cé.png", png(size=(40, 30))),
        ("PETIT Paul/carte.zip", zipped(("carte.mm", SHOWN), ("images/cé.png", png(size=(60, 20))))),
    )
    brought = arriving.bring(store, [("lot.zip", lot)])
    assert (brought.errors, brought.notices) == ((), ())
    rows = groups.table(store, brought.cohort).rows
    pictures = [reading.open_work(store, row.id).map.root.picture for row in rows]
    assert [(row.name, picture.natural) for row, picture in zip(rows, pictures, strict=True) if picture] == [
        ("MARTIN Léa", (40, 30)),
        ("PETIT Paul", (60, 20)),
    ]


def test_what_is_no_work_in_an_archive_is_said_in_one_line_and_refused_nowhere(store: data_room.Store):
    """Neither what a map shows, nor what systems add, nor what is told already."""
    lot = zipped(
        ("MARTIN Léa/carte.mm", SHOWN),
        ("MARTIN Léa/images/cé.png", png()),
        ("MARTIN Léa/chat.png", png()),
        ("MARTIN Léa/carte.pdf", b"%PDF-1.4"),
        ("MARTIN Léa/.DS_Store", b""),
        ("__MACOSX/MARTIN Léa/._carte.mm", b""),
        ("PETIT Paul/sien.zip", zipped(("carte.mm", freemind("deux")), ("lisez.txt", b""))),
        ("Zoé/dossier.docx", b"PK"),
    )
    brought = arriving.bring(store, [("lot.zip", lot)])
    assert [name for name, _ in brought.errors] == ["lot.zip, Zoé/dossier.docx"]
    aside = "MARTIN Léa/carte.pdf, MARTIN Léa/chat.png, PETIT Paul/sien.zip/lisez.txt"
    assert brought.notices == (("lot.zip", f"3 fichiers laissés de côté\u00a0: {aside}."),)


def test_hundreds_of_files_that_are_no_works_are_said_as_shortly(store: data_room.Store):
    photos = [(f"{rank}{'x' * 90}.jpg", b"") for rank in range(300)]
    (notice,) = arriving.bring(store, [("lot.zip", zipped(("a.mm", freemind("un")), *photos, ("b.txt", b"")))]).notices
    assert notice[1].startswith("301 fichiers laissés de côté")
    assert notice[1].endswith("xxx.jpg et 296 autres.")
    assert len(notice[1]) < 400


def test_a_hand_in_leaves_nothing_aside(store: data_room.Store):
    id = store.create(parse(MAP)).id
    made = hand_in.hand_in(store, id, name="Léa M.", journal=True)
    brought = arriving.bring(store, [(made.name, made.data), ("lot.zip", zipped(("Léa.zip", made.data)))])
    assert (brought.errors, brought.notices) == ((), ())
