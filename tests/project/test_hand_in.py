"""The ZIP to hand in: what it holds, that it says nothing it was not told to, that it is always the same."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from cefi_map import formats, limits
from cefi_map.desk import arriving, giving, groups, marking, reading
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.dossier.model import Dossier, Paragraph, Run
from cefi_map.errors import BadInput, NotFound
from cefi_map.formats import svg
from cefi_map.mindmap.outline import parse
from cefi_map.project import data as data_room
from cefi_map.project import dossier, exam, hand_in, home, returned, writing
from cefi_map.project import files as files_room
from tests.cases import drawing, key, unzipped, work
from tests.circles import one_of
from tests.formats import hostile
from tests.programs import PDF_READER
from tests.typeset.test_fallen import FATAL

MAP = """Atelier mobilité
  Contexte [E1]
    61 jeunes sans moyen de déplacement, d'après douze entretiens de mars
    Mme Dupont-Martin, 06 12 34 56 78
      : lui écrire à sophie.dupont@gmail.com
"""


def project(store: data_room.Store, text: str = MAP) -> str:
    return store.create(parse(text), title="Carte de Kévin Durand", source_name="kevin-durand.mm").id


def opened(download: files_room.Download) -> dict[str, bytes]:
    """Its files, all of them in one folder of its name, which each bears too: « rendu » here."""
    stem = download.name.removesuffix(".zip")
    found = unzipped(download.data)
    assert all(name.startswith(f"{stem}/") for name in found)
    return {name.removeprefix(f"{stem}/").replace(stem, "rendu"): data for name, data in found.items()}


def test_it_holds_the_map_on_screen_and_on_paper_and_its_report(store: data_room.Store):
    made = hand_in.hand_in(store, project(store))
    files = opened(made)
    assert made.name == "rendu-cefi-atelier-mobilite.zip"
    assert list(files) == ["LISEZMOI.txt", "rendu.mm", "rendu.svg", "rendu.pdf", "rendu-verdicts.html"]
    for name in ("rendu.mm", "rendu.svg"):
        kept = formats.read(files[name], name).map
        assert [node.text for node in kept] == [node.text for node in parse(MAP)], name
        assert kept.nodes[3].note_text == "lui écrire à sophie.dupont@gmail.com"
    assert files["rendu.pdf"].startswith(b"%PDF")
    assert all(f'id="{part}"' in files["rendu.svg"].decode() for part in ("notes", "cartouche", "legende"))
    assert "seul le jury décide" in files["rendu-verdicts.html"].decode()


def test_the_journal_goes_along_for_who_asks_each_time(store: data_room.Store):
    """Beside the same files, for either reader; the README says what it is, and that it proves nothing."""
    id = project(store)
    for reader in (hand_in.TRAINER, hand_in.JURY):
        plain = unzipped(hand_in.hand_in(store, id, reader=reader).data)
        files = unzipped(hand_in.hand_in(store, id, reader=reader, journal=True).data)
        (more,) = set(files) - set(plain)
        readme = next(name for name in files if name.endswith("LISEZMOI.txt"))
        assert more.endswith("-journal.pdf")
        assert files[more].startswith(b"%PDF")
        assert "-journal.pdf : le journal d’écriture" in files[readme].decode("utf-8-sig")
        assert "journal" not in plain[readme].decode("utf-8-sig")


def test_the_readme_names_every_file_and_what_the_trainer_does(store: data_room.Store):
    made = hand_in.hand_in(store, project(store))
    text = opened(made)["LISEZMOI.txt"].decode("utf-8-sig")
    for name in list(unzipped(made.data))[1:]:
        assert name.rpartition("/")[2] in text
    assert "« Relire des cartes »" in text
    assert "seul le jury décide" in text
    assert "\n" not in text.replace("\r\n", ""), "lines end as Windows wants them"


def test_it_carries_no_name_that_was_not_given(store: data_room.Store):
    """Neither the project's name nor the file it came from; the map's own words alone."""
    files = opened(hand_in.hand_in(store, project(store)))
    for name, data in files.items():
        assert "urand" not in name + data.decode("utf-8", "ignore"), name


def test_a_name_is_written_in_the_files_names_and_inside_each_that_says_whose_it_is(store: data_room.Store):
    id = project(store)
    made = hand_in.hand_in(store, id, name="  Élodie\n N’Guyen ")
    assert made.name == "rendu-cefi-elodie-n-guyen-atelier-mobilite.zip"
    files = opened(made)
    drawn = files["rendu.svg"]
    assert "Élodie N’Guyen" in drawn.decode(), "in the title block"
    assert files_room.signed_by(svg.carried(drawn)) == "Élodie N’Guyen"
    assert "Rendu par Élodie N’Guyen" in files["LISEZMOI.txt"].decode("utf-8-sig")
    assert hand_in.known_person(store, id) == "Élodie N’Guyen", "not asked twice"
    assert hand_in.hand_in(store, id, name="").name == "rendu-cefi-atelier-mobilite.zip"
    assert hand_in.known_person(store, id) == "", "a name taken away is not kept"


def test_who_wrote_the_dossier_is_who_hands_in_until_told_otherwise(store: data_room.Store):
    id = project(store)
    written = dossier.open_dossier(store, id).manuscript
    store.save_dossier(id, replace(written, dossier=replace(written.dossier, author="Nora B.")), 0)
    assert hand_in.known_person(store, id) == "Nora B."
    with pytest.raises(NotFound):
        hand_in.known_person(store, "f" * 16)


def test_too_long_a_name_is_refused(store: data_room.Store):
    with pytest.raises(BadInput, match="81 caractères"):
        hand_in.hand_in(store, project(store), name="x" * 81)
    with pytest.raises(BadInput, match="81 caractères"):
        files_room.person_line("x" * 81)


def test_each_file_is_dated_when_what_it_holds_was_saved(store: data_room.Store):
    """Not in 1980: a trainer sees what came late."""
    id = project(store)
    dossier.import_dossier(store, id, b"# Mon role", "dossier.md")
    [first] = store.history(id)
    [written] = store.dossier_history(id)
    with zipfile.ZipFile(io.BytesIO(hand_in.hand_in(store, id).data)) as archive:
        for entry in archive.infolist():
            saved = written if "-dossier" in entry.filename or "LISEZMOI" in entry.filename else first
            local = saved.created.astimezone().replace(tzinfo=None)
            assert timedelta(0) <= local - datetime(*entry.date_time) < timedelta(seconds=2), entry.filename
        [readme] = [archive.read(name).decode("utf-8-sig") for name in archive.namelist() if "LISEZMOI" in name]
    assert f"Carte enregistrée le {first.created.astimezone():%d/%m/%Y à %H:%M}, version 1" in readme


def test_a_hand_in_unpacked_in_a_folder_of_its_name_stays_below_a_path_of_windows(store: data_room.Store):
    id = project(store, "Un atelier mobilité " + "interminable " * 20)
    dossier.import_dossier(store, id, b"# Mon role", "dossier.md")
    made = hand_in.hand_in(store, id, name="Marie-Antoinette " * 4)
    longest = max(len(f"{made.name[:-4]}/{name}") for name in opened(made))
    assert longest + len(r"C:\Users\formateur\Downloads\\") < 260


def test_a_hostile_name_stays_in_its_place(store: data_room.Store):
    name = '../../<script>"\u202e'
    files = opened(hand_in.hand_in(store, project(store), name=name))
    assert all(".." not in path and path.isascii() for path in files)
    assert all(b"<script" not in data for path, data in files.items() if path != "LISEZMOI.txt"), "a plain text"


needs_pdf = pytest.mark.skipif(not PDF_READER, reason="pdftotext (poppler-utils) is not installed")
TIED = """Atelier mobilité
  Contexte
    61 jeunes sans moyen de déplacement, d'après douze entretiens de mars
"""


def tied(store: data_room.Store) -> str:
    """A project whose author tied a node to a stage and a criterion, and gave it a tag of their own; with a dossier."""
    mindmap = parse(TIED)
    tags = (("etape", "E1"), ("exigence", "C1a dit ici"), ("source", "Insee"))
    nodes = tuple(replace(node, attributes=tags) if node.text == "Contexte" else node for node in mindmap)
    id = store.create(replace(mindmap, nodes=nodes), title="Atelier").id
    dossier.import_dossier(store, id, b"# Mon role\n\nJe coordonne.", "dossier.md")
    return id


CODE = re.compile(
    r"\bC(1[0-2]|[1-9])[ab]?\b|satisfait|partiel|\babsent|présente|commencée|avis automatique", re.IGNORECASE
)
"""What an opinion on the map is written with."""


def said_in(name: str, data: bytes) -> str:
    """What a person can read of a file; of a drawing, without what it carries packed."""
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read("word/document.xml").decode()
    if name.endswith(".pdf"):
        command = [PDF_READER, "-", "-"]
        return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    return re.sub(r"<metadata>.*?</metadata>|<style>.*?</style>", "", data.decode(), flags=re.DOTALL)


@needs_pdf
def test_for_the_jury_nothing_tells_what_is_thought_of_the_work(store: data_room.Store):
    """No opinion, no code, no legend of criteria, on any sheet or in any file; the work is whole."""
    id = tied(store)
    made = hand_in.hand_in(store, id, name="Nora B.", reader=hand_in.JURY)
    assert made.name == "rendu-cefi-nora-b-atelier-mobilite-jury.zip"
    files = {name.rpartition("/")[2].removeprefix(made.name[:-9]): data for name, data in unzipped(made.data).items()}
    assert list(files) == ["LISEZMOI.txt", ".mm", ".svg", ".pdf", "-dossier.pdf", "-dossier.docx"]
    for name, data in files.items():
        said = said_in(name, data)
        assert not CODE.search(said), (name, CODE.search(said))
        if name == "-dossier.pdf":
            assert said.split()[:3] == ["Atelier", "Nora", "B."], "its pages say whose they are"
        assert name == "LISEZMOI.txt" or "61 jeunes" in said.replace("\u00a0", " ") or "coordonne" in said
    for name in (".mm", ".svg"):
        kept = formats.read(files[name], f"carte{name}").map
        assert kept.nodes[1].attributes == (("source", "Insee"),)
    assert 'id="legende-etapes"' in files[".svg"].decode(), "the six stages are the exam's"


def test_for_the_trainer_all_of_it_is_there_and_the_choice_is_known_the_next_time(store: data_room.Store):
    id = tied(store)
    assert hand_in.known_reader(store, id) == hand_in.TRAINER
    assert CODE.search(said_in(".svg", opened(hand_in.hand_in(store, id))["rendu.svg"]))
    hand_in.hand_in(store, id, name="Nora B.", reader=hand_in.JURY)
    assert hand_in.known_reader(store, id) == hand_in.JURY
    assert hand_in.known_person(store, id) == "Nora B."


def test_the_same_revision_gives_the_same_bytes(store: data_room.Store):
    id = project(store)
    assert hand_in.hand_in(store, id).data == hand_in.hand_in(store, id).data


@pytest.mark.whole
def test_a_large_map_goes_with_all_its_sheets_and_one_that_takes_a_while_is_told_before(store: data_room.Store):
    id = project(store, "Carte\n" + "\n".join(f"  nœud {rank}" for rank in range(200)))
    view = writing.open_project(store, id)
    assert hand_in.before_hand_in(store, view).long == ""
    files = opened(hand_in.hand_in(store, id))
    assert files["rendu.pdf"].startswith(b"%PDF")
    assert "n’est pas jointe" not in files["LISEZMOI.txt"].decode("utf-8-sig")
    large = writing.open_project(store, project(store, "Carte\n" + "  nœud\n" * 3000))
    assert "plus de 37 feuilles" in hand_in.before_hand_in(store, large).long


def test_answers_to_the_newest_review_go_back_in_the_drawing(store: data_room.Store):
    made = work(store, ("Camille.svg", drawing()))
    there = key(reading.open_work(store, made).map, "Garages")
    asked = marking.pin(store, made, 1, there, "Lesquels ?", "question", "C5")
    id = returned.bring_back(store, giving.give_back_file(store, made, 1, "svg").data)
    assert id
    returned.answer_remark(store, id, 1, asked.id, "Celui de la gare.", True)
    files = opened(hand_in.hand_in(store, id))
    assert "Celui de la gare." in svg.carried(files["rendu.svg"]).along["relecture"]


def test_a_map_whose_sheets_cannot_be_made_goes_as_a_list_and_the_readme_says_so(
    store: data_room.Store, monkeypatch: pytest.MonkeyPatch
):
    """They take longer than they may."""
    monkeypatch.setattr("cefi_map.formats.paper._MANY", 0)
    monkeypatch.setattr(limits, "PRINT_SECONDS", 0.01)
    long = "Projet\n" + "  Une idée assez longue pour deux lignes\n" * 300
    files = opened(hand_in.hand_in(store, project(store, long)))
    assert files["rendu.pdf"].startswith(b"%PDF")
    told = files["LISEZMOI.txt"].decode("utf-8-sig")
    assert ".pdf : le plan de la carte, en texte" in told
    assert "Le dessin de la carte n’est pas joint en PDF." in told


def test_a_text_that_nothing_sets_is_left_out_and_the_readme_names_it(store: data_room.Store):
    """In the map’s list and in the dossier: both PDFs are there."""
    id = project(store, f"شباب تتراوح أعمارهم بين ثمانية عشر وخمسة وعشرين عامًا\n  Le mot {FATAL}\n")
    store.save_dossier(id, Manuscript(Dossier((Paragraph((Run(f"Un {FATAL}"),)), Paragraph((Run("Deux."),))))), 0)
    files = opened(hand_in.hand_in(store, id))
    assert files["rendu.pdf"].startswith(b"%PDF")
    assert files["rendu-dossier.pdf"].startswith(b"%PDF")
    told = files["LISEZMOI.txt"].decode("utf-8-sig")
    assert f"« 1 Le mot {FATAL} ». Le SVG de la carte le garde." in told
    assert f"« Un {FATAL} ». Le fichier Word du dossier le garde." in told


def test_a_project_that_is_not_there_is_not_handed_in(store: data_room.Store):
    with pytest.raises(NotFound):
        hand_in.hand_in(store, "f" * 16)


def test_before_it_what_misses_and_who_is_named(store: data_room.Store):
    view = writing.open_project(store, project(store))
    before = hand_in.before_hand_in(store, view)
    assert [stage.id for stage in before.stages] == ["E2", "E3", "E4", "E5", "E6"]
    assert "C11" in [verdict.id for verdict in before.absent]
    assert [(each.number, each.kind) for each in before.personal] == [
        ("1.2", "téléphone"),
        ("1.2", "nom"),
        ("1.2", "courriel"),
    ]
    assert {each.key for each in before.personal} <= {node.key for node in view.map}
    assert before.reminder


def test_a_complete_map_has_little_to_be_reminded_of(store: data_room.Store):
    before = hand_in.before_hand_in(store, writing.open_project(store, home.create_project(store, "exemple")))
    assert not before.stages
    assert not before.absent


def test_the_dossier_goes_along_when_it_is_written(store: data_room.Store):
    id = project(store)
    dossier.import_dossier(store, id, "# Mon rôle\n\nJe conduis l'atelier.".encode(), "dossier.md")
    made = hand_in.hand_in(store, id)
    files = opened(made)
    assert list(files)[-3:] == ["rendu-dossier.pdf", "rendu-dossier.docx", "rendu-dossier-avis.html"]
    assert files["rendu-dossier.pdf"].startswith(b"%PDF")
    assert "seul le jury décide" in files["rendu-dossier-avis.html"].decode()
    readme = files["LISEZMOI.txt"].decode("utf-8-sig")
    assert "mobilite-dossier.docx" in readme
    assert "Il se joint à part" not in readme
    received = reading.open_work(store, work(store, ("rendu.zip", made.data)))
    assert received.work.dossier_name == "rendu-cefi-atelier-mobilite-dossier.docx"
    assert received.dossier
    assert received.dossier.passages, "the trainer reads it"
    assert hand_in.hand_in(store, id).data == made.data


def test_a_dossier_that_is_missing_or_short_is_a_reminder(store: data_room.Store):
    id = project(store)
    view = writing.open_project(store, id)
    assert hand_in.before_hand_in(store, view).dossier is None
    dossier.import_dossier(store, id, b"Trop court.", "dossier.md")
    gaps = hand_in.before_hand_in(store, view).dossier
    assert gaps
    assert "sur 5" in next(each.message for each in gaps.absent if each.id == "M4")
    exam.set_readings(store, {"pages_asked": 1})
    dossier.import_dossier(store, id, "\n\n".join(["Une ligne. " * 60] * 5).encode(), "dossier.md")
    gaps = hand_in.before_hand_in(store, view).dossier
    assert gaps
    assert "M4" not in [each.id for each in gaps.absent]


def test_a_verdict_of_the_dossier_has_one_word_wherever_it_is_said(store: data_room.Store):
    """What is to be checked there is not called partial here."""
    id = project(store)
    text = (
        "# Recul\n\nSi c’était à refaire, j’associerais deux jeunes au comité dès le départ, parce qu’ils voient des "
        "obstacles que nous ne voyons pas. J’ai aussi appris à dire non à un financeur qui demandait vingt entrées. "
        "Pour la suite, je veux me former à l’animation de groupe et proposer le même atelier au canton voisin."
    )
    dossier.import_dossier(store, id, text.encode(), "dossier.md")
    gaps = hand_in.before_hand_in(store, writing.open_project(store, id)).dossier
    assert gaps
    assert {each.verdict for each in gaps.partial} <= {"partiel"}
    assert {each.verdict for each in gaps.doubtful} == {"a_verifier"}


def test_what_the_dossier_lacks_is_said_with_its_places(store: data_room.Store):
    """What is asked of it, titles with nothing below, what the map says otherwise; titles alone are said once."""
    id = project(store, "Atelier\n  Budget\n    Location de la salle : 4 000 €")
    view = writing.open_project(store, id)
    text = "# Mon rôle\n\nJe loue la salle pour 4 500 €.\n\n# Ma posture\n\n## Ici\n\n# Lieu\n\n## Puis\n\nLa salle.\n"
    dossier.import_dossier(store, id, text.encode(), "dossier.md")
    gaps = hand_in.before_hand_in(store, view).dossier
    assert gaps
    assert [each.id for each in gaps.absent] == ["M4", "M6", "M7", "C12a", "C12b"]
    assert gaps.any
    assert gaps.headings == ((3, "Ici"),)
    assert [remark.block for remark in gaps.remarks] == [1]
    dossier.import_dossier(store, id, b"# Mon role\n\n# Ma posture\n", "dossier.md")
    gaps = hand_in.before_hand_in(store, view).dossier
    assert gaps
    assert not gaps.headings


def test_persons_named_in_the_dossier_are_a_reminder_too(store: data_room.Store):
    id = store.create(parse("Atelier")).id
    dossier.import_dossier(store, id, "J'ai reçu Mme Berthelot[^1].\n\n[^1]: 06 12 34 56 78\n".encode(), "dossier.md")
    before = hand_in.before_hand_in(store, writing.open_project(store, id))
    assert [(each.key, each.kind) for each in before.personal] == [("", "téléphone"), ("", "nom")]
    assert before.personal[0].title == "J'ai reçu Mme Berthelot."
    assert before.personal[0].block == 0
    assert "1 nom de personne" in before.reminder


def test_a_work_is_known_by_who_signed_it_whatever_its_file_became(store: data_room.Store):
    """Twenty hand-ins of one exam, through a browser, a mail, an unpacking: no row is called « rendu-cefi »."""
    id = project(store, "Atelier mobilité\n  Contexte")
    signed = hand_in.hand_in(store, id, name="Léa M.")
    quiet = hand_in.hand_in(store, id)
    inside = {path.rpartition("/")[2]: data for path, data in unzipped(signed.data).items()}
    drawing, freemind = (f"{signed.name[:-4]}.{kind}" for kind in ("svg", "mm"))
    for file, data, known_as in (
        (signed.name, signed.data, "Léa M."),
        ("Nouveau dossier (2).zip", signed.data, "Léa M."),
        (drawing, inside[drawing], "Léa M."),
        (freemind, inside[freemind], "Lea M"),
        ("BERGER Léa_123_assignsubmission_file_.zip", signed.data, "BERGER Léa"),
        (quiet.name, quiet.data, "Atelier mobilité"),
        ("rendu-cefi (3).zip", quiet.data, "Atelier mobilité"),
        ("martin.zip", quiet.data, "martin"),
    ):
        [row] = groups.table(store, arriving.bring(store, [(file, data)]).cohort).rows
        assert row.name == known_as, file


def test_the_title_of_a_project_is_not_taken_for_its_person(store: data_room.Store):
    for stem, title, person in (
        ("rendu-cefi", "Atelier", ""),
        ("rendu-cefi 2", "Atelier", ""),
        ("rendu-cefi-atelier (4)", "Atelier", ""),
        ("rendu-cefi-lea-m-atelier-dossier", "Atelier", "Lea M"),
        ("rendu-cefi-lea-m-atelier-jury (1)", "Atelier", "Lea M"),
        ("rendu-cefi-atelier-jury", "Atelier", ""),
        ("rendu-cefi-lea-m", "", "Lea M"),
        ("rendu-cefiste", "Atelier", None),
        ("Léa M.", "Atelier", None),
    ):
        assert files_room.person_in(stem, title) == person, stem
    assert files_room.hand_in_name(" ", "\u202e") == "rendu-cefi"


def test_a_drawing_signed_by_another_program_is_nobodys_where_that_is_no_name():
    for said, person in (("Léa\n\x07M.", "Léa M."), ("x" * 81, ""), ("", "")):
        assert files_room.signed_by(svg.carried(files_room.sign(drawing(), said))) == person


@pytest.mark.parametrize("family", one_of({family: family for family in hostile.TAKEN_DRAWINGS}))
def test_a_poisoned_project_is_handed_in_as_a_sound_map(store: data_room.Store, family: str):
    """The FreeMind file is read again before it leaves: no page of error, no entity in the candidate's name; where it
    is written anew the LISEZMOI says so."""
    [imported] = home.import_project(store, hostile.TAKEN_DRAWINGS[family](), "dessin.svg")
    id = imported.project_id
    files = opened(hand_in.hand_in(store, id))
    written = files["rendu.mm"]
    assert b"DOCTYPE" not in written
    assert formats.read(written).map.root.text == "Poison"
    readme = files["LISEZMOI.txt"].decode("utf-8-sig")
    told = any("abîmé" in said for said in formats.freemind.lost(writing.open_project(store, id).map))
    assert ("abîmé" in readme) == told


def test_an_agreement_to_a_second_opinion_is_in_what_the_trainer_gets_alone(store: data_room.Store):
    id = project(store)
    for reader, second, agrees in (("formateur", True, True), ("formateur", False, False), ("jury", True, False)):
        files = unzipped(hand_in.hand_in(store, id, reader=reader, second=second).data)
        (drawing,) = (data for name, data in files.items() if name.endswith(".svg"))
        (readme,) = (data for name, data in files.items() if name.endswith("LISEZMOI.txt"))
        assert files_room.lets_second(svg.carried(drawing)) is agrees, reader
        assert ("Second avis (IA) : permis" in readme.decode("utf-8-sig")) is agrees
