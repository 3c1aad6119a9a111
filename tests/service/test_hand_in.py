"""The ZIP to hand in: what it holds, that it says nothing it was not told to, that it is always the same."""

from __future__ import annotations

import pytest

from cefi_map import formats, limits, service
from cefi_map.errors import NotFound
from cefi_map.formats import svg
from cefi_map.mindmap.outline import parse
from tests.formats import hostile
from tests.service.cases import drawing, key, unzipped, work

MAP = """Atelier mobilité
  Contexte [E1]
    61 jeunes sans moyen de déplacement, d'après douze entretiens de mars
    Mme Dupont-Martin, 06 12 34 56 78
      : lui écrire à sophie.dupont@gmail.com
"""


def project(store: service.data.Store, text: str = MAP) -> str:
    return store.create(parse(text), title="Carte de Kévin Durand", source_name="kevin-durand.mm").id


def opened(download: service.files.Download) -> dict[str, bytes]:
    return unzipped(download.data)


def test_it_holds_the_map_on_screen_and_on_paper_and_its_report(store: service.data.Store):
    made = service.hand_in.hand_in(store, project(store))
    files = opened(made)
    assert made.name == "rendu-cefi.zip"
    assert list(files) == [
        f"rendu-cefi/{name}"
        for name in ("LISEZMOI.txt", "rendu-cefi.mm", "rendu-cefi.svg", "rendu-cefi.pdf", "rendu-cefi-verdicts.html")
    ]
    for name in ("rendu-cefi.mm", "rendu-cefi.svg"):
        kept = formats.read(files[f"rendu-cefi/{name}"], name).map
        assert [node.text for node in kept] == [node.text for node in parse(MAP)], name
        assert kept.nodes[3].note_text == "lui écrire à sophie.dupont@gmail.com"
    assert files["rendu-cefi/rendu-cefi.pdf"].startswith(b"%PDF")
    assert all(
        f'id="{part}"' in files["rendu-cefi/rendu-cefi.svg"].decode() for part in ("notes", "cartouche", "legende")
    )
    assert "seul le jury décide" in files["rendu-cefi/rendu-cefi-verdicts.html"].decode()


def test_the_readme_names_every_file_and_what_the_trainer_does(store: service.data.Store):
    files = opened(service.hand_in.hand_in(store, project(store)))
    text = files["rendu-cefi/LISEZMOI.txt"].decode("utf-8-sig")
    for name in list(files)[1:]:
        assert name.removeprefix("rendu-cefi/") in text
    assert "« Relire des cartes »" in text
    assert "seul le jury décide" in text
    assert "\n" not in text.replace("\r\n", ""), "lines end as Windows wants them"


def test_it_carries_no_name_that_was_not_given(store: service.data.Store):
    """Neither the project's name nor the file it came from; the map's own words alone."""
    files = opened(service.hand_in.hand_in(store, project(store)))
    for name, data in files.items():
        assert "urand" not in name + data.decode("utf-8", "ignore"), name


def test_a_name_is_written_in_the_title_block_and_in_file_names_only_if_asked(store: service.data.Store):
    id = project(store)
    quiet = service.hand_in.hand_in(store, id, name="  Candidat\n 12 ")
    assert quiet.name == "rendu-cefi.zip"
    assert "Candidat 12" in opened(quiet)["rendu-cefi/rendu-cefi.svg"].decode()
    named = service.hand_in.hand_in(store, id, name="Candidat 12", named_files=True)
    assert named.name == "rendu-cefi-candidat-12.zip"
    assert "rendu-cefi-candidat-12/rendu-cefi-candidat-12.mm" in opened(named)
    assert service.hand_in.hand_in(store, id, named_files=True).name == "rendu-cefi.zip"


def test_a_hostile_name_stays_in_its_place(store: service.data.Store):
    name = '../../<script>"\u202e'
    files = opened(service.hand_in.hand_in(store, project(store), name=name, named_files=True))
    assert all(".." not in path and path.isascii() for path in files)
    assert all(b"<script" not in data for data in files.values())


def test_the_same_revision_gives_the_same_bytes(store: service.data.Store):
    id = project(store)
    assert service.hand_in.hand_in(store, id).data == service.hand_in.hand_in(store, id).data


@pytest.mark.whole
def test_a_large_map_goes_with_all_its_sheets_and_one_that_takes_a_while_is_told_before(store: service.data.Store):
    id = project(store, "Carte\n" + "\n".join(f"  nœud {rank}" for rank in range(200)))
    view = service.project.open_project(store, id)
    assert service.hand_in.before_hand_in(store, view).long == ""
    files = opened(service.hand_in.hand_in(store, id))
    assert files["rendu-cefi/rendu-cefi.pdf"].startswith(b"%PDF")
    assert "n’est pas jointe" not in files["rendu-cefi/LISEZMOI.txt"].decode("utf-8-sig")
    large = service.project.open_project(store, project(store, "Carte\n" + "  nœud\n" * 3000))
    assert "plus de 37 feuilles" in service.hand_in.before_hand_in(store, large).long


def test_answers_to_the_newest_review_go_back_in_the_drawing(store: service.data.Store):
    made = work(store, ("Camille.svg", drawing()))
    there = key(service.review.open_work(store, made).map, "Garages")
    asked = service.review.pin(store, made, 1, there, "Lesquels ?", "question", "C5")
    id = service.review.bring_back(store, service.review.give_back_file(store, made, 1, "svg").data)
    assert id
    service.review.answer_remark(store, id, 1, asked.id, "Celui de la gare.", True)
    files = opened(service.hand_in.hand_in(store, id))
    assert "Celui de la gare." in svg.carried(files["rendu-cefi/rendu-cefi.svg"]).along["relecture"]


def test_a_map_that_no_pdf_can_be_made_of_goes_without_and_the_readme_says_so(
    store: service.data.Store, monkeypatch: pytest.MonkeyPatch
):
    """Its sheets take longer than they may: the rest is handed in."""
    monkeypatch.setattr("cefi_map.formats.paper._MANY", 0)
    monkeypatch.setattr(limits, "PRINT_SECONDS", 0.001)
    files = opened(service.hand_in.hand_in(store, project(store)))
    assert "rendu-cefi/rendu-cefi.pdf" not in files
    assert "n’est pas jointe en PDF" in files["rendu-cefi/LISEZMOI.txt"].decode("utf-8-sig")


def test_a_project_that_is_not_there_is_not_handed_in(store: service.data.Store):
    with pytest.raises(NotFound):
        service.hand_in.hand_in(store, "f" * 16)


def test_before_it_what_misses_and_who_is_named(store: service.data.Store):
    view = service.project.open_project(store, project(store))
    before = service.hand_in.before_hand_in(store, view)
    assert [stage.id for stage in before.stages] == ["E2", "E3", "E4", "E5", "E6"]
    assert "C11" in [verdict.id for verdict in before.absent]
    assert [(each.number, each.kind) for each in before.personal] == [
        ("1.2", "téléphone"),
        ("1.2", "nom"),
        ("1.2", "courriel"),
    ]
    assert {each.key for each in before.personal} <= {node.key for node in view.map}
    assert before.reminder


def test_a_complete_map_has_little_to_be_reminded_of(store: service.data.Store):
    before = service.hand_in.before_hand_in(
        store, service.project.open_project(store, service.project.create_project(store, "exemple"))
    )
    assert not before.stages
    assert not before.absent


def test_the_dossier_goes_along_when_it_is_written(store: service.data.Store):
    id = project(store)
    service.dossier.import_dossier(store, id, "# Mon rôle\n\nJe conduis l'atelier.".encode(), "dossier.md")
    made = service.hand_in.hand_in(store, id)
    files = opened(made)
    names = [name.removeprefix("rendu-cefi/") for name in files]
    assert names[-3:] == ["rendu-cefi-dossier.pdf", "rendu-cefi-dossier.docx", "rendu-cefi-dossier-avis.html"]
    assert files["rendu-cefi/rendu-cefi-dossier.pdf"].startswith(b"%PDF")
    assert "seul le jury décide" in files["rendu-cefi/rendu-cefi-dossier-avis.html"].decode()
    readme = files["rendu-cefi/LISEZMOI.txt"].decode("utf-8-sig")
    assert "rendu-cefi-dossier.docx" in readme
    assert "Il se joint à part" not in readme
    received = service.review.open_work(store, work(store, ("rendu.zip", made.data)))
    assert received.work.dossier_name == "rendu-cefi-dossier.docx"
    assert received.dossier
    assert received.dossier.passages, "the trainer reads it"
    assert service.hand_in.hand_in(store, id).data == made.data


def test_a_dossier_that_is_missing_or_short_is_a_reminder(store: service.data.Store):
    id = project(store)
    view = service.project.open_project(store, id)
    assert service.hand_in.before_hand_in(store, view).dossier is None
    service.dossier.import_dossier(store, id, b"Trop court.", "dossier.md")
    gaps = service.hand_in.before_hand_in(store, view).dossier
    assert gaps
    assert "sur 5" in next(each.message for each in gaps.absent if each.id == "M4")
    service.exam.set_readings(store, {"pages_asked": 1})
    service.dossier.import_dossier(store, id, "\n\n".join(["Une ligne. " * 60] * 5).encode(), "dossier.md")
    gaps = service.hand_in.before_hand_in(store, view).dossier
    assert gaps
    assert "M4" not in [each.id for each in gaps.absent]


def test_what_the_dossier_lacks_is_said_with_its_places(store: service.data.Store):
    """What is asked of it, titles with nothing below, what the map says otherwise; titles alone are said once."""
    id = project(store, "Atelier\n  Budget\n    Location de la salle : 4 000 €")
    view = service.project.open_project(store, id)
    text = "# Mon rôle\n\nJe loue la salle pour 4 500 €.\n\n# Ma posture\n\n## Ici\n\n# Suite\n\n## Puis\n\nFin.\n"
    service.dossier.import_dossier(store, id, text.encode(), "dossier.md")
    gaps = service.hand_in.before_hand_in(store, view).dossier
    assert gaps
    assert [each.id for each in gaps.absent] == ["M4", "M6", "M7", "C12a", "C12b"]
    assert gaps.any
    assert gaps.headings == ((3, "Ici"),)
    assert [remark.block for remark in gaps.remarks] == [1]
    service.dossier.import_dossier(store, id, b"# Mon role\n\n# Ma posture\n", "dossier.md")
    gaps = service.hand_in.before_hand_in(store, view).dossier
    assert gaps
    assert not gaps.headings


def test_persons_named_in_the_dossier_are_a_reminder_too(store: service.data.Store):
    id = store.create(parse("Atelier")).id
    service.dossier.import_dossier(
        store, id, "J'ai reçu Mme Berthelot[^1].\n\n[^1]: 06 12 34 56 78\n".encode(), "dossier.md"
    )
    before = service.hand_in.before_hand_in(store, service.project.open_project(store, id))
    assert [(each.key, each.kind) for each in before.personal] == [("", "téléphone"), ("", "nom")]
    assert before.personal[0].title == "J'ai reçu Mme Berthelot."
    assert before.personal[0].block == 0
    assert "1 nom de personne" in before.reminder


def test_works_that_are_all_called_the_same_are_known_by_their_maps(store: service.data.Store):
    """Twenty « rendu-cefi.zip » (or « rendu-cefi (3).zip ») are twenty works; a name given to the file is kept."""
    made = service.hand_in.hand_in(store, project(store, "Atelier mobilité\n  Contexte")).data
    for file, known_as in (
        ("rendu-cefi.zip", "Atelier mobilité"),
        ("rendu-cefi (3).zip", "Atelier mobilité"),
        ("martin.zip", "martin"),
    ):
        [row] = service.review.table(store, service.review.bring(store, [(file, made)]).cohort).rows
        assert row.name == known_as


@pytest.mark.parametrize("family", hostile.TAKEN_DRAWINGS)
def test_a_poisoned_project_is_handed_in_as_a_sound_map(store: service.data.Store, family: str):
    """The FreeMind file is read again before it leaves: no page of error, no entity in the candidate's name; where it
    is written anew the LISEZMOI says so."""
    [imported] = service.project.import_project(store, hostile.TAKEN_DRAWINGS[family](), "dessin.svg")
    id = imported.project_id
    files = opened(service.hand_in.hand_in(store, id))
    written = files["rendu-cefi/rendu-cefi.mm"]
    assert b"DOCTYPE" not in written
    assert formats.read(written).map.root.text == "Poison"
    readme = files["rendu-cefi/LISEZMOI.txt"].decode("utf-8-sig")
    told = any("abîmé" in said for said in formats.freemind.lost(service.project.open_project(store, id).map))
    assert ("abîmé" in readme) == told
