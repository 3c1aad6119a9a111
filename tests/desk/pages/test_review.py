"""The trainer's rooms without a browser: files in, the grid, comments on nodes, what is given back, two versions."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from threading import Event

import pytest
from flask import Flask

from cefi_map import formats
from cefi_map.desk import marking, reading
from cefi_map.formats import svg
from cefi_map.judging import Readings, check, packed
from cefi_map.mindmap import MindMap, edits, outline
from cefi_map.project.files import convert_dossier, read_dossier
from cefi_map.project.memory import forget
from tests.cases import mm, word, zipped
from tests.web.visitor import Visitor, text_of

MAP = outline.parse("""
Lire la consigne
  Contexte [E1]
    Neuf salariés sur quinze ne lisent pas la consigne, d'après les entretiens de mars
  Faisabilité [E3]
    Mission locale, car elle suit 61 jeunes du quartier
    Clients
  Préparation [E4]
    En parler au CSE
""")


def drawing(mindmap: MindMap = MAP, project: str = "") -> bytes:
    return svg.draw(mindmap, project=project).svg


def bring(visitor: Visitor, *files: tuple[str, bytes]) -> str:
    """The address of the cohort that the files make."""
    sent = [(io.BytesIO(data), name) for name, data in files]
    answer = visitor.post("/relire", {"files": sent}, content_type="multipart/form-data")
    assert answer.status_code == 303, answer.text[-400:]
    return str(answer.location)


def works(visitor: Visitor, cohort: str) -> list[str]:
    return re.findall(r'scope="row"><a href="([^"]+)"', visitor.read(cohort))


@pytest.fixture
def work(visitor: Visitor) -> str:
    return works(visitor, bring(visitor, ("E-L.svg", drawing())))[0]


def key_of(visitor: Visitor, work: str, number: str) -> str:
    links = re.findall(r"<a [^>]*data-key=[^>]*>", visitor.read(work))
    [link] = [each for each in links if f'aria-label="{number}, ' in each]
    return unescape(re.findall(r'data-key="([^"]+)"', link)[0])


def test_several_files_make_a_table_and_one_that_fails_stops_no_other(visitor: Visitor):
    other = drawing(edits.rename(MAP, MAP.root.key, "Pass’Route"))
    cohort = bring(visitor, ("une.svg", drawing()), ("deux.svg", other), ("trois.mm", b"<map><node"))
    page = visitor.read(cohort)
    read = text_of(page)
    assert "2 cartes reçues" in read
    assert "trois.mm" in read
    assert page.count('class="hid"') == 24, "nothing is ticked in advance"
    assert page.count('class="v ') == 4, "no sign but in the legend"


def test_who_comes_back_finds_their_groups_before_the_place_for_a_new_one(visitor: Visitor):
    assert "Un autre groupe" not in visitor.read("/relire")
    bring(visitor, ("Léa.mm", mm("Un\n  A")))
    page = text_of(visitor.read("/relire"))
    assert page.index("Vos groupes") < page.index("Un autre groupe") < page.index("Choisir des fichiers")


def test_a_map_that_was_damaged_says_so_where_it_is_marked(visitor: Visitor):
    """Once it is among the others nobody remembers what was told when it arrived; another dossier takes none of it."""
    cohort = bring(visitor, ("LEROY.mm", mm()[:-20]), ("Zoé.mm", mm("Bus\n  Suite")))
    table = text_of(visitor.read(cohort))
    assert table.count("Fichier réparé") == 1
    add(visitor, cohort, ("LEROY dossier.docx", word()))
    pages = [text_of(visitor.read(each)) for each in works(visitor, cohort)]
    assert [formats.REPAIRED in page for page in pages] == [True, False]
    assert "Ce qui suivait manque : cherchez une copie entière." in pages[0]


def test_a_long_list_of_what_was_refused_folds_after_some_lines(visitor: Visitor):
    files = [(f"vide{number}.xyz", b"\x00\x01\x02") for number in range(9)]
    page = visitor.read(bring(visitor, ("Zoé.mm", mm()), *files))
    shown, folded = re.split("<summary>5.autres lignes</summary>", page)
    assert [part.count('<li dir="auto">vide') for part in (shown, folded)] == [4, 4], "the last line counts the rest"


def test_an_archive_is_one_work_with_its_dossier(visitor: Visitor):
    archive = zipped(("carte.svg", drawing()), ("dossier.pdf", b"%PDF-1.4 dossier"))
    cohort = bring(visitor, ("rendu-AB.zip", archive))
    found = re.search(r'href="([^"]+/dossier/1)"', visitor.read(cohort))
    assert len(works(visitor, cohort)) == 1
    assert found
    assert visitor.get(found[1]).data == b"%PDF-1.4 dossier"


def test_the_opinion_comes_only_beside_a_level(visitor: Visitor, work: str):
    assert 'class="auto"' not in visitor.read(work)
    visitor.post(work, {"version": "1", "level-C2": "acquis", "comment-C2": "Dites la raison.", "tick": ["C8a"]})
    page = visitor.read(work)
    assert page.count('class="auto"') == 1
    assert "vous et l’avis différez" in page
    assert "Dites la raison." in page
    assert 'value="C8a" checked' in page


def test_nobody_waits_for_what_is_said_of_a_work_and_what_is_written_is_written_once(
    visitor: Visitor, work: str, monkeypatch: pytest.MonkeyPatch
):
    go = Event()

    def judge(name: str, mindmap: MindMap, by: Readings, kind: str) -> bytes:
        go.wait(60)
        return packed(check(mindmap, by))

    forget()  # what was said when it arrived
    monkeypatch.setattr("cefi_map.project.files.judged.judge_apart", judge)
    monkeypatch.setattr("cefi_map.project.later.PATIENCE", 0)
    answer = visitor.get(work)
    assert (answer.status_code, answer.headers.get("Retry-After")) == (202, "2")
    assert "L’avis sur cette carte se prépare." in text_of(answer.text)
    assert "Le tableau du groupe" in text_of(answer.text), "not to a candidate's projects"
    assert "Voir mes projets" not in text_of(answer.text)
    sent = {"version": "1", "level-C1": "acquis", "comment-C1": "Dites la raison.", "page": "grille"}
    grid = visitor.post(work, sent)
    assert grid.status_code == 200
    assert "Dites la raison." in grid.text
    assert visitor.post(work, {"version": "1", "level-C2": "acquis"}).status_code == 303
    go.set()
    assert visitor.read(work).count('class="auto"') == 2


def test_a_script_gets_the_page_as_it_now_stands(visitor: Visitor, work: str):
    answer = visitor.post(work, {"version": "1", "level-C1": "acquis", "page": "entière"})
    assert answer.status_code == 200
    assert "data-row" in answer.text
    alone = visitor.post(work, {"version": "1", "page": "grille"})
    assert 'name="seen-level-C1" value="acquis"' in alone.text
    assert "data-row" not in alone.text
    assert '<svg class="map"' not in alone.text
    assert 'name="seen-level-C1" value="acquis"' in answer.text
    assert answer.text.count('class="auto"') == 1
    assert "1 critère coté, 11 à coter" in text_of(answer.text)


def test_two_people_at_one_criterion_are_both_kept_and_one_is_chosen(app: Flask, visitor: Visitor, work: str):
    """Each under their own name; the second saw nothing of what the first wrote."""
    other = Visitor(app)
    visitor.post("/relire/nom", {"reviewer": "M. Lopez", "vers": work})
    other.post("/relire/nom", {"reviewer": "A. Roux"})
    visitor.post(work, {"version": "1", "level-C5": "acquis", "comment-C5": "Bien argumenté."})
    other.post(work, {"version": "1", "level-C1": "partiel", "comment-C1": "Et le public ?"})
    other.post(work, {"version": "1", "level-C5": "non_acquis", "comment-C5": "Sans raison."})
    for person in (visitor, other):
        read = text_of(person.read(work))
        assert "1 critère coté" not in read
        assert "2 relectures à départager" in read
        assert "Bien argumenté. M. Lopez, à" in read
        assert "Sans raison. A. Roux, à" in read
        assert "A. Roux, à" in read
    page = other.read(work)
    assert re.search(r'name="level-C5" value="non_acquis" checked', page), "each sees their own in their fields"
    assert re.search(r'name="level-C5" value="acquis" checked', visitor.read(work))
    asked = visitor.read(f"{work}/rendre")
    refused = visitor.post(f"{work}/rendre", {"version": "1", "reviewer": "M. Lopez"})
    assert refused.status_code == 422
    for told in (asked, refused.text):
        assert re.search("contredisent : C5 ?. Choisissez dans la grille, puis rendez", text_of(told))
        assert f'href="{work}?version=1&amp;critere=C5#g-C5"' in told
        assert 'button class="btn main lg"' not in told, "nothing to press that would be refused"
    [cohort] = re.findall(r'href="(/relire/[0-9a-f]{16})"', asked)
    assert 'title="Relectures à départager"' in visitor.read(cohort)
    choices = re.findall(r'name="choisir" value="([^"]+)"', page)
    visitor.post(work, {"version": "1", "choisir": choices[0]})
    for person in (visitor, other):
        page = person.read(work)
        assert "départager" not in page
        assert re.search(r'name="level-C5" value="non_acquis" checked', page)
        assert re.search(r'name="level-C1" value="partiel" checked', page)


def test_a_sheet_that_is_given_back_is_read_and_says_so(visitor: Visitor, work: str):
    """At its head, with the way to open it again; without a script too nothing can be sent, and nothing is taken."""
    visitor.post(work, {"version": "1", "level-C5": "acquis"})
    before = visitor.read(work)
    assert "Rendue le" not in text_of(before)
    visitor.post(f"{work}/rendre", {"version": "1", "reviewer": "M. Lopez"})
    page = visitor.read(work)
    assert re.search("Rendue le .{,30}, signée par M. Lopez. La grille se lit et ne change plus.", text_of(page))
    assert '<fieldset class="asis" disabled>' in page
    assert 'name="state" value=""' in page
    [state] = re.findall(r'name="state" value="([^"]+)"', before)
    for sent in ({"level-C5": "non_acquis"}, {"level-C5": "non_acquis", "state": state}):
        refused = visitor.post(work, {"version": "1", **sent})
        assert refused.status_code == 422
        assert "Cette fiche est rendue : elle ne change plus." in text_of(refused.text)
    joined = {"file": (io.BytesIO(convert_dossier(read_dossier(b"# Un", "d.md").dossier, "docx").data), "d.docx")}
    visitor.post(f"{work}/dossier/1", joined, content_type="multipart/form-data")
    assert "Sa fiche est rendue depuis le" in text_of(visitor.read(f"{work}?vue=dossier"))
    assert 'form="rouvrir"' in page
    visitor.post(f"{work}/rendre", {"version": "1", "do": "rouvrir"})
    assert visitor.post(work, {"version": "1", "level-C5": "partiel", "seen-level-C5": "acquis"}).status_code == 303
    assert re.search(r'name="level-C5" value="partiel" checked', visitor.read(work))


def test_the_same_from_a_page_that_shows_it_changes_it(visitor: Visitor, work: str):
    visitor.post(work, {"version": "1", "level-C5": "acquis", "tick": ["E1", "E2"], "comment-appreciation": "Bref."})
    sent = {"level-C5": "partiel", "seen-level-C5": "acquis", "comment-C5": "Une raison manque.", "seen-comment-C5": ""}
    more = {"seen-tick": ["E1"], "comment-appreciation": "Solide.", "seen-comment-appreciation": "Bref."}
    visitor.post(work, {"version": "1", **sent, **more})
    page = visitor.read(work)
    assert "départager" not in page
    assert re.search(r'name="level-C5" value="partiel" checked', page)
    assert "Une raison manque." in page
    assert "Solide." in page
    assert re.findall(r'name="seen-tick" value="(\w+)"', page) == ["E2"]


def test_a_comment_rewritten_meanwhile_is_kept_beside_the_other(visitor: Visitor, work: str):
    fields = {"version": "1", "key": key_of(visitor, work, "2.2"), "kind": "question", "criterion": ""}
    visitor.post(f"{work}/repere", {**fields, "text": "Lesquels ?"})
    found = re.search(r"repere=(\w+)", visitor.read(work))
    assert found
    known = {**fields, "remark": found[1], "seen": "Lesquels ?"}
    visitor.post(f"{work}/repere", {**known, "text": "Lesquels, et combien ?"})
    answer = visitor.post(f"{work}/repere", {**known, "text": "Qui donc ?"})
    page = text_of(visitor.read(str(answer.location)))
    assert "le vôtre est épinglé à côté" in page
    assert "Lesquels, et combien ?" in page
    assert "Qui donc ?" in page
    refused = visitor.post(f"{work}/repere", {**known, "do": "enlever"})
    assert refused.status_code == 422
    assert "vient de réécrire ce commentaire" in text_of(refused.text)
    assert "Lesquels, et combien ?" in text_of(visitor.read(work))


def test_a_name_is_chosen_at_the_door_and_is_this_browsers_alone(app: Flask, visitor: Visitor, work: str):
    answer = visitor.post("/relire/nom", {"reviewer": "  M.  Lopez ", "vers": work})
    assert answer.location == work
    assert "Vous relisez sous le nom de M. Lopez." in text_of(visitor.read(work))
    assert 'name="reviewer" value="M. Lopez"' in visitor.read(f"{work}/rendre"), "it signs the sheet"
    other = Visitor(app)
    assert "Vous relisez sous le nom de M. Lopez." not in text_of(other.read(work))
    assert '<option value="M. Lopez">' in other.read("/relire"), "others may be who they are"
    assert other.post("/relire/nom", {"reviewer": "A.", "vers": "https://elsewhere.example/"}).location == "/relire"
    assert other.post("/relire/nom", {"reviewer": "a" * 201}).status_code == 413


def test_a_comment_is_pinned_changed_and_taken_away(visitor: Visitor, work: str):
    key = key_of(visitor, work, "2.2")
    fields = {"version": "1", "key": key, "text": "Lesquels ?", "kind": "question", "criterion": "C5"}
    visitor.post(f"{work}/repere", fields)
    page = visitor.read(f"{work}?noeud={key}")
    assert 'class="pin"' in page
    found = re.search(r"repere=(\w+)", page)
    assert found
    visitor.post(f"{work}/repere", {**fields, "text": "Qui donc ?", "remark": found[1]})
    page = visitor.read(work)
    assert "Qui donc ?" in page
    assert "Lesquels ?" not in page
    visitor.post(f"{work}/repere", {**fields, "remark": found[1], "do": "enlever"})
    assert 'class="pin"' not in visitor.read(work)


@pytest.mark.parametrize(
    "fields",
    [{"key": "nulle part"}, {"text": " "}, {"kind": "mal"}, {"criterion": "C99"}, {"version": ""}, {"version": "7"}],
    ids=str,
)
def test_a_comment_that_cannot_be_is_refused(visitor: Visitor, work: str, fields: dict[str, str]):
    key = key_of(visitor, work, "2.2")
    whole = {"version": "1", "key": key, "text": "Quoi ?", "kind": "question", "criterion": ""}
    assert visitor.post(f"{work}/repere", {**whole, **fields}).status_code in (404, 422)


def given_back(visitor: Visitor, work: str) -> str:
    key = key_of(visitor, work, "2.2")
    visitor.post(
        work, {"version": "1", "level-C5": "partiel", "comment-C5": "Voir 2.2", "comment-appreciation": "Solide."}
    )
    visitor.post(f"{work}/repere", {"version": "1", "key": key, "text": "Lesquels ?", "kind": "question"})
    visitor.post(f"{work}/rendre", {"version": "1", "reviewer": "J. Martin"})
    return key


def test_the_annotated_drawing_carries_the_review_and_prints_it(visitor: Visitor, work: str):
    key = given_back(visitor, work)
    data = visitor.get(f"{work}/rendre/1.svg").data
    carried = svg.carried(data)
    assert carried.map == MAP
    assert f'"key":"{key}"' in carried.along["relecture"]
    assert '"reviewer":"J. Martin"' in carried.along["relecture"]
    assert "Lesquels\u00a0?".encode() in data
    assert b'class="pin"' in data


def test_the_sheet_speaks_to_the_candidate_with_date_and_name(visitor: Visitor, work: str):
    given_back(visitor, work)
    sheet = visitor.get(f"{work}/rendre/1.html").text
    read = text_of(sheet)
    assert "Relu par J. Martin le" in read
    assert "Vos douze critères" in read
    assert "Lesquels ?" in read
    assert "seul le jury décide" in read
    assert "<script" not in sheet
    assert visitor.get(f"{work}/rendre/1.pdf").data.startswith(b"%PDF")
    assert visitor.get(f"{work}/rendre/1.exe").status_code == 404


def test_the_table_says_what_is_given_back_and_what_differs(visitor: Visitor, work: str):
    given_back(visitor, work)
    cohort = re.search(r'href="(/relire/[0-9a-f]{16})"', visitor.read(work))
    assert cohort
    assert "Rendue" in text_of(visitor.read(f"{cohort[1]}?voir=tous"))
    assert "Aucune carte ici" in text_of(visitor.read(f"{cohort[1]}?voir=a-rendre"))
    for sort in ("projet", "relecture", "C5", "C12", "n'importe"):
        assert len(works(visitor, f"{cohort[1]}?trier={sort}")) == 1
    lines = visitor.get(f"{cohort[1]}/tableau.csv").data.decode()
    assert lines.startswith("\ufeffCandidat;")
    row = next(csv.DictReader(io.StringIO(lines[1:]), delimiter=";"))
    assert (row["Candidat"], row["C5"], row["C1"], row["C1 avis"]) == ("E-L", "Partiellement", "", "")
    with zipfile.ZipFile(io.BytesIO(visitor.get(f"{cohort[1]}/tableau.ods").data)) as ods:
        assert ods.infolist()[0].filename == "mimetype"
        assert "Partiellement" in ods.read("content.xml").decode()


def test_two_candidates_of_one_map_are_two_rows_and_a_file_sent_again_is_named(visitor: Visitor):
    cohort = bring(visitor, ("une.svg", drawing()), ("autre.svg", drawing()))
    page = text_of(visitor.read(cohort))
    assert "2 cartes ajoutées." in page
    assert "une Même carte que autre" in page
    assert "autre Même carte que une" in page
    page = add(visitor, cohort, ("autre.svg", drawing()))
    assert "1 carte déjà là." in page
    assert "autre.svg : la même carte que « autre »." in page


@pytest.mark.parametrize("place", ["nom", "cohort"])
def test_a_name_too_long_is_refused_and_the_old_one_stays(visitor: Visitor, work: str, place: str):
    cohort = re.search(r'href="(/relire/[0-9a-f]{16})"', visitor.read(work))
    assert cohort
    path = f"{work}/nom" if place == "nom" else f"{cohort[1]}/renommer"
    answer = visitor.post(path, {"name": "x" * 231})
    assert answer.status_code == 413
    assert "Ce nom compte 231 caractères, la limite est de 200." in text_of(answer.text)
    assert "xxx" not in visitor.read(cohort[1])


def test_a_name_that_does_not_show_changes_nothing(visitor: Visitor, work: str):
    """A group or a work without a visible name could not be told from another, nor be opened from the table."""
    visitor.post(f"{work}/nom", {"name": " \u202e\u200b "})
    assert re.search(r">\s*E-L\s*</a>", visitor.read(work))


def test_what_is_left_to_give_back_is_one_number(visitor: Visitor):
    """On the door, above the table, in its filter: a work that is begun is left too."""
    other, third = (drawing(edits.rename(MAP, MAP.root.key, name)) for name in ("Deux", "Trois"))
    cohort = bring(visitor, ("une.svg", drawing()), ("deux.svg", other), ("trois.svg", third))
    first, second, _ = works(visitor, cohort)
    given_back(visitor, first)
    visitor.post(second, {"version": "1", "level-C5": "partiel"})
    page = text_of(visitor.read(cohort))
    assert "1 fiche rendue, 2 à rendre, dont 1 en relecture." in page
    assert "À rendre 2" in page
    assert "3 cartes, 1 fiche rendue, 2 à rendre" in text_of(visitor.read("/relire"))
    assert len(works(visitor, f"{cohort}?voir=a-rendre")) == 2


def test_a_new_version_shows_what_was_done(visitor: Visitor, work: str):
    given_back(visitor, work)
    clients = next(node.key for node in MAP if node.text == "Clients")
    changed = edits.add(edits.rename(MAP, clients, "Deux clients : la ville et l’abattoir"), clients, "La ville paie")
    answer = visitor.send(f"{work}/version", "v2.svg", drawing(changed))
    read = text_of(visitor.read(answer.location))
    assert "Lesquels ?" in read
    assert "Titre changé, 1 idée ajoutée dessous." in read
    assert "1 nœud ajouté, 0 supprimé, 1 modifié" in read
    assert text_of(visitor.read(f"{work}?version=1")).count("Lesquels ?") == 1
    page = visitor.read(work)
    assert "0 critère coté, 12 à coter" in text_of(page), "a new version starts unread"
    assert "Version 1 : Partiellement Voir 2.2" in text_of(page)
    assert ": titre changé" in text_of(page)
    told = "1 commentaire de la version d’avant n’est pas repris."
    assert told in text_of(visitor.read(f"{work}/rendre"))
    visitor.post(work, {"version": "2", "confirmer": "C5 appreciation"})
    [remark] = re.findall(r'name="remark" value="(\w+)">\s*<input type="hidden" name="do" value="reprendre"', page)
    visitor.post(f"{work}/repere", {"version": "2", "remark": remark, "do": "reprendre"})
    page = visitor.read(work)
    assert re.search(r'name="level-C5" value="partiel" checked', page)
    assert "Solide." in page
    assert 'value="reprendre"' not in page
    assert told not in text_of(visitor.read(f"{work}/rendre"))
    assert page.count('class="pin"') == 1


def add(visitor: Visitor, cohort: str, *files: tuple[str, bytes]) -> str:
    sent = [(io.BytesIO(data), name) for name, data in files]
    answer = visitor.post(f"{cohort}/ajouter", {"files": sent}, content_type="multipart/form-data")
    assert answer.location == cohort, text_of(answer.text)
    return text_of(visitor.read(cohort))


CORRECTED = edits.rename(MAP, MAP.root.key, "Lire vraiment la consigne")


def test_one_version_alone_is_said_so(visitor: Visitor, work: str):
    read = text_of(visitor.read(f"{work}/comparer"))
    assert "Une seule version" in read
    assert "De la version" not in read
    assert "Nouvelle version" in text_of(visitor.read(work))


def test_erased_is_gone(visitor: Visitor, work: str):
    cohort = re.search(r'href="(/relire/[0-9a-f]{16})"', visitor.read(work))
    assert cohort
    for address in (work, cohort[1]):
        assert "Rien n’est effacé" in text_of(visitor.post(f"{address}/effacer").get_data(as_text=True))
        assert visitor.get(address).status_code == 200
    visitor.post(f"{work}/effacer", {"sure": "oui"})
    assert visitor.get(work).status_code == 404
    visitor.post(f"{cohort[1]}/effacer", {"sure": "oui"})
    assert visitor.get(cohort[1]).status_code == 404


def test_words_and_comments_are_the_trainers(visitor: Visitor, work: str):
    fields = {"word0": "Oui", "word1": "En partie", "word2": "Non", "bank": "C5 : Qui ?\nBref"}
    assert visitor.post("/relire/reglages", fields).status_code == 303
    page = visitor.read(work)
    assert ">En partie<" in page
    assert page.count(">Bref<") == 12
    assert page.count(">Qui ?<") == 1
    assert "En partie" in visitor.read("/relire/grille")
    assert visitor.post("/relire/reglages", {**fields, "word1": "Oui"}).status_code == 422


def test_the_blank_grid_ticks_nothing(visitor: Visitor):
    page = visitor.read("/relire/grille")
    assert page.count('<th scope="row">') == 12
    assert "checked" not in page


@pytest.mark.parametrize("path", ["/relire/inconnu", "/relire/carte/inconnu", "/relire/carte/inconnu/rendre/1.svg"])
def test_what_is_not_there_is_not_found(visitor: Visitor, path: str):
    assert visitor.get(path).status_code == 404


def test_a_candidate_sees_a_review_of_an_unknown_map_on_a_new_project(visitor: Visitor, work: str):
    given_back(visitor, work)
    annotated = visitor.get(f"{work}/rendre/1.svg").data
    answer = visitor.send("/importer", "annotee.svg", annotated)
    page = visitor.read(answer.location)
    assert "Lesquels" in text_of(page)
    assert "Solide." in text_of(page)
    again = visitor.send("/importer", "annotee.svg", annotated)
    assert again.status_code == 303
    remark = re.search(r'name="remark" value="(\w+)"', page)
    assert remark
    visitor.post(answer.location, {"number": "1", "remark": remark[1], "answer": "La ville.", "do": "resolu"})
    assert "Résolu" in text_of(visitor.read(answer.location))
    project = answer.location.removesuffix("/relecture")
    along = svg.carried(visitor.get(f"{project}/exporter/svg").data).along["relecture"]
    assert '"answer":"La ville."' in along
    assert '"resolved":true' in along
    assert visitor.post(answer.location, {"number": "9", "remark": "x"}).status_code == 404
    visitor.post(answer.location, {"number": "1", "do": "retirer"})
    assert "Aucune relecture encore" in text_of(visitor.read(answer.location))


def test_a_damaged_review_is_refused(visitor: Visitor):
    bad = svg.draw(MAP, along={"relecture": '{"version": 1, "remarks": "x"}'}).svg
    assert visitor.send("/importer", "abimee.svg", bad).status_code == 422


def test_comments_pinned_at_once_are_all_kept(visitor: Visitor, app: Flask, work: str):
    """Two tabs, or a grid that saves itself while a comment is pinned."""
    store, id = app.extensions["store"], work.rpartition("/")[2]
    key = key_of(visitor, work, "1")

    def write(place: int) -> None:
        if place % 2:
            marking.set_grid(store, id, 1, {"C1": ("acquis", "")}, [], "Vu")
        else:
            marking.pin(store, id, 1, key, f"Commentaire {place}", "question", "")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(24)))
    review = reading.open_work(store, id).review
    assert len(review.remarks) == 12
    assert review.mark("C1").level == "acquis"


def test_a_dossier_alone_goes_to_the_work_of_its_name(visitor: Visitor):
    """First beside its map, then as a new version; never in the map's place."""
    cohort = bring(visitor, ("Élodie N.svg", drawing()), ("autre.svg", drawing(CORRECTED)))
    first, second = (convert_dossier(read_dossier(text, "d.md").dossier, "docx").data for text in (b"# Un", b"# Deux"))
    read = add(visitor, cohort, ("Élodie N dossier.docx", first))
    assert "Élodie N dossier.docx : joint à la carte « Élodie N »." in read
    assert "Élodie N : version 2, reçue." in add(visitor, cohort, ("dossier Élodie N.docx", second))
    read = add(visitor, cohort, ("Inconnu dossier.docx", first))
    assert "Ces fichiers ne sont pas gardés" in read
    assert "Inconnu dossier.docx : Aucune carte ne porte le nom de ce dossier." in read
    assert len(works(visitor, cohort)) == 2
    assert "Une même personne" not in read
    read = add(
        visitor,
        cohort,
        ("Élodie Noir.svg", drawing(outline.parse("Autre\n  B"))),
        ("Noir.svg", drawing(outline.parse("Tout autre\n  C"))),
    )
    assert re.search("Une même personne.{,9}Élodie Noir.{,9}Noir", read)
    work = next(each for each in works(visitor, cohort) if "Élodie" in visitor.read(each))
    assert "Lire la consigne" in text_of(visitor.read(work))
    assert visitor.get(f"{work}/dossier/1").data == first
    assert visitor.get(f"{work}/dossier/2").data == second


def test_a_dossier_given_to_the_wrong_person_is_taken_off_its_version(visitor: Visitor, work: str):
    """It is ticked first, for it goes for good; each version says which it has, and the other keeps its own."""
    first, second = (convert_dossier(read_dossier(text, "d.md").dossier, "docx").data for text in (b"# Un", b"# Deux"))
    cohort = re.findall(r'href="(/relire/[0-9a-f]{16})"', visitor.read(work))[0]
    add(visitor, cohort, ("E-L dossier.docx", first))
    add(visitor, cohort, ("E-L dossier bis.docx", second))
    versions = text_of(visitor.read(f"{work}/carte"))
    assert "dossier : E-L dossier bis.docx" in versions
    assert "dossier : E-L dossier.docx" in versions
    assert visitor.post(f"{work}/dossier/1", {"do": "retirer"}).status_code == 422
    assert visitor.get(f"{work}/dossier/1").data == first
    asked = text_of(visitor.read(f"{work}/carte?version=1"))
    assert "Le dossier de la version 1" in asked
    assert "Retirer ce dossier" in asked
    visitor.post(f"{work}/dossier/1", {"do": "retirer", "sure": "oui"})
    said = text_of(visitor.read(f"{work}/carte?version=1"))
    assert "Le dossier est retiré de la version 1." in said
    assert "Aucun dossier n’est arrivé avec la version 1." in said
    assert "pas de dossier" in said
    assert visitor.get(f"{work}/dossier/1").status_code == 404
    assert visitor.get(f"{work}/dossier/2").data == second


def test_answers_from_another_computer_come_back_to_their_work(visitor: Visitor, work: str):
    """There the map is another project, the file has another name: its comments tell which work it corrects."""
    visitor.post(f"{work}/repere", {"version": "1", "key": key_of(visitor, work, "2.2"), "text": "Lesquels ?",
                                    "kind": "question", "criterion": ""})  # fmt: skip
    annotated = visitor.get(f"{work}/rendre/1.svg").data
    found = svg.carried(annotated)
    review = json.loads(found.along["relecture"])
    review["remarks"][0]["answer"] = "La ville"
    elsewhere = svg.with_along(drawing(CORRECTED, project="c" * 16), {"relecture": json.dumps(review)})
    cohort = re.search(r'href="(/relire/[0-9a-f]{16})"', visitor.read(work))
    assert cohort
    assert "version 2, reçue." in add(visitor, cohort[1], ("ma carte v2.svg", elsewhere))
    assert "La ville" in text_of(visitor.read(f"{work}/comparer"))


def test_the_centre_s_head_is_kept_and_its_logo_is_a_picture_of_the_pages(visitor: Visitor, work: str):
    assert visitor.get("/relire/en-tete/logo.png").status_code == 404
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>a()</script><path d="M0 0h9v9z"/></svg>'
    sent = {"centre": "Centre <des> Rives", "logo": (io.BytesIO(logo), "logo.svg")}
    assert visitor.post("/relire/en-tete", sent, content_type="multipart/form-data").status_code == 303
    answer = visitor.get("/relire/en-tete/logo.png")
    assert (answer.mimetype, answer.data[:4]) == ("image/png", b"\x89PNG")
    assert "Centre &lt;des&gt; Rives" in visitor.read("/relire/en-tete")
    sheet = visitor.get(f"{work}/rendre/1.html").text
    assert "Centre &lt;des&gt; Rives" in sheet
    none = {"centre": "", "logo": (io.BytesIO(b"Bonjour"), "logo.png")}
    refused = visitor.post("/relire/en-tete", none, content_type="multipart/form-data")
    assert (refused.status_code, "n’est pas une image" in refused.text) == (422, True)
    assert visitor.post("/relire/en-tete", {"without_logo": "oui"}).status_code == 303
    assert visitor.get("/relire/en-tete/logo.png").status_code == 404


def test_a_printed_table_names_its_centre_its_session_and_its_day(visitor: Visitor):
    cohort = bring(visitor, ("E-L.svg", drawing()))
    visitor.post(f"{cohort}/renommer", {"name": "Lundi", "session": "Juin 2027"})
    visitor.post("/relire/en-tete", {"centre": "Centre des Rives"})
    read = text_of(visitor.read(cohort))
    for words in ("Centre des Rives", "Juin 2027 Lundi Imprimé le ", "La personne qui a relu : date et signature"):
        assert words in read, words


def test_the_table_has_a_line_for_who_is_awaited_and_says_how_far_a_reading_is(visitor: Visitor, work: str):
    [cohort] = re.findall(r'href="(/relire/[0-9a-f]{16})"', visitor.read(work))
    visitor.post(work, {"version": "1", "level-C5": "acquis", "level-C6": "acquis"})
    visitor.post(f"{cohort}/personnes/liste", {"names": "E-L\nZoé Absente"})
    table = visitor.read(cohort)
    assert "En relecture, 2 sur 12" in text_of(table)
    assert re.search(r"<th [^>]*>Zoé Absente</th>.*?Rien reçu", table, re.S)
    assert "Zoé Absente</th>" not in visitor.read(f"{cohort}?voir=a-rendre")


def test_means_stand_below_the_table_and_what_to_teach_again_has_a_page(visitor: Visitor):
    cohort = bring(visitor, ("E-L.svg", drawing()))
    assert "Moyenne du groupe" not in visitor.read(cohort), "as long as nothing has a level"
    assert "Rien n’est encore coté" in visitor.read(f"{cohort}/a-reprendre")
    [work] = works(visitor, cohort)
    visitor.post(work, {"version": "1", "level-C5": "partiel", "level-C8": "acquis"})
    table = text_of(visitor.read(cohort))
    assert "Moyenne du groupe sur 2 — — — — 1,0 — — 2,0" in table
    page = text_of(visitor.read(f"{cohort}/a-reprendre"))
    assert "D’abord : C5 Partenaires . Moins de la moitié" in page
    assert "1 carte cotée." in page


def test_the_paper_grid_bears_the_centre_the_whole_name_and_room_to_sign(visitor: Visitor, work: str):
    name = "carte_cefi_bloc3_DUBOIS_Karine_finale"
    visitor.post(f"{work}/nom", {"name": name})
    assert "paper-head" not in visitor.read("/relire/grille"), "no head as long as a centre has no name"
    visitor.post("/relire/en-tete", {"centre": "Centre des Rives"})
    read = text_of(visitor.read(f"{work}/grille"))
    assert f"Candidat {name} Projet" in read
    assert f"{name} : date et signature" in read
    assert "Centre des Rives" in read
    assert "Centre des Rives" in text_of(visitor.read("/relire/grille"))


def test_the_numbered_map_says_how_many_comments_a_node_has(visitor: Visitor, work: str):
    fields = {"version": "1", "key": key_of(visitor, work, "2.1"), "kind": "preciser", "criterion": "C5"}
    for text in ("Quelle convention ?", "Depuis quand ?"):
        visitor.post(f"{work}/repere", {**fields, "text": text})
    assert re.search(r'aria-label="2\.1, [^"]*, 2 commentaires"', visitor.read(work))
    assert 'aria-describedby="touches-carte"' in visitor.read(work)
