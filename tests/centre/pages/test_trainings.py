"""A session from its first page to its end: what a head, a trainer, a candidate and a jury do there, page by page."""

from __future__ import annotations

import io
import re
from pathlib import Path

from cefi_map.centre import sessions
from cefi_map.centre.store import Centre
from tests.desk.pages.test_review import drawing
from tests.web.visitor import text_of

from .centre import Guest, Peopled, joined, person, shown_link


def code_on(guest: Guest, session: str) -> str:
    found = re.search(r'<p class="big" translate="no">([^<]+)</p>', guest.read(session))
    assert found
    return found[1]


def test_a_trainer_reads_what_is_shown_and_writes_nothing(centre: Peopled):
    trainer, project = centre.guests["trainer"], f"/projets/{centre.ids['project']}"
    for view in ("", "/plan", "/verdicts", "/dossier", "/exporter", "/imprimer", "/affiche", "/soutenir"):
        page = trainer.read(project + view)
        assert "editor-data" not in page, view
        assert "dossier-data" not in page, view
        assert not re.search(r'action="[^"]*(/noeud|/dossier/importer|/rendre)"', page), view
        assert 'href="/projets/{}/rendre"'.format(centre.ids["project"]) not in page, view
    assert "Vous lisez" in trainer.read(project)
    assert "Enregistré" in centre.guests["candidate"].read(project)
    before = centre.store.of(person(centre.store, "candidate").id).project(centre.ids["project"])
    for path in ("/noeud", "/plan/texte", "/jeter", "/dupliquer"):
        assert trainer.post(project + path).status_code == 403
    assert centre.store.of(person(centre.store, "candidate").id).project(centre.ids["project"]) == before


def test_a_candidate_chooses_what_is_read(centre: Peopled):
    candidate, trainer = centre.guests["candidate"], centre.guests["trainer"]
    private, session = centre.ids["private"], centre.ids["training"]
    assert trainer.get(f"/projets/{private}").status_code == 404
    assert "Pas montré à votre session" in text_of(candidate.read("/"))
    candidate.post(f"/compte/projets/{private}/session", {"session": session})
    assert trainer.get(f"/projets/{private}").status_code == 200
    assert "Lu par trainer" in text_of(candidate.read("/"))
    assert "Pas montré" not in text_of(candidate.read("/"))
    candidate.post(f"/compte/projets/{private}/session", {"session": ""})
    assert trainer.get(f"/projets/{private}").status_code == 404
    other = sessions.my_trainings(centre.store, person(centre.store, "other trainer"))[0]
    assert candidate.post(f"/compte/projets/{private}/session", {"session": other.id}).status_code == 404


def test_a_session_is_made_told_and_joined(centre: Peopled):
    trainer = centre.guests["trainer"]
    session = trainer.post("/sessions", {"name": "CEFI, printemps 2027"}).location
    form = {"name": "CEFI, printemps", "brief": "Cinq pages.\nUne carte.", "roster": "RUIZ Ana\nPETIT Zoé"}
    dates = {"begins": "2027-03-01T09:00", "due": "2027-06-01T17:00", "ends": "2027-07-01T17:00"}
    assert trainer.post(session, {**form, **dates, "start": "vide"}).status_code == 303
    candidate = joined(centre.app, code_on(trainer, session), "Ana Ruiz")
    home = text_of(candidate.read("/"))
    for words in ("CEFI, printemps", "1er juin 2027", "Cinq pages.", "avec trainer", "1 nœud"):
        assert words in home
    page = text_of(trainer.read(session))
    assert "1 attendu sans compte ici : PETIT Zoé" in page
    assert "Ana Ruiz" in page
    late = trainer.post(
        session, {**form, "brief": "Tapé.", "begins": "2027-03-01T09:00", "due": "2027-02-01T09:00", "ends": ""}
    )
    assert late.status_code == 422
    [alert] = re.findall(r'<p[^>]*role="alert"[^>]*>', late.text)
    assert "autofocus" in alert, "it stands far down: the page opens there"
    assert "Tapé.</textarea>" in late.text, "what was typed stands there again"
    assert trainer.post(session, {**form, "begins": "hier", "due": "", "ends": ""}).status_code == 422


def test_what_is_typed_in_one_form_outlives_the_other_one_s_gesture(centre: Peopled):
    """Browsers send all fields with either button: they are of one form."""
    trainer, session = centre.guests["trainer"], f"/sessions/{centre.ids['training']}"
    page = trainer.read(session)
    for name in ("rule", "until", "days"):
        assert re.search(rf'<input form="reglages"[^>]* name="{name}"', page)
    assert f'formaction="{session}/conservation#conservation"' in page
    kept = {"name": "S", "brief": "Lu.", "roster": "Ana\nZoé\nana", "begins": "", "due": "", "ends": "2030-07-01T17:00"}
    told = trainer.post(session, {**kept, "start": "etapes", "rule": "jours", "until": "", "days": "45"})
    assert told.status_code == 200
    assert 'name="days" aria-label="Jours après la fin de la session" value="45"' in told.text
    assert "pas encore enregistré" in text_of(told.text)
    assert "gardé une fois : ana" in text_of(told.text)
    written = {**kept, "roster": "Ana\r\nZoé", "start": "etapes", "rule": "jours", "until": "", "days": "60"}
    assert trainer.post(f"{session}/conservation", written).status_code == 303, "nothing is left of it"
    typed = {**written, "brief": "Tapé.", "start": "vide", "days": "90"}
    told = trainer.post(f"{session}/conservation", typed)
    assert told.status_code == 200
    for shown in ("Tapé.</textarea>", 'value="vide" selected', 'value="90"', "pas encore enregistré"):
        assert shown in told.text
    found = trainer.read(session)
    assert "Lu.</textarea>" in found
    assert 'value="90"' in found
    near = {**typed, "rule": "date", "until": "2020-01-01"}
    refused = trainer.post(f"{session}/conservation", near)
    assert refused.status_code == 422
    for shown in ("Tapé.</textarea>", 'value="2020-01-01"', "trop proche"):
        assert shown in refused.text
    assert trainer.post(f"{session}/conservation", {**written, "rule": "", "brief": ""}).status_code == 200
    assert trainer.post(f"{session}/conservation", {**written, "rule": "", "days": ""}).status_code == 303


def test_what_is_typed_of_the_session_outlives_the_gestures_beside_it(centre: Peopled):
    head, session = centre.guests["head"], f"/sessions/{centre.ids['training']}"
    other = person(centre.store, "other trainer").id
    soon = {"juror": "Mme Petit", "juror-until": "2099-01-01T12:00"}
    kept = {"name": "S", "brief": "Lu.", "roster": "", "begins": "", "due": "", "ends": "", "start": "etapes"}
    kept |= {"rule": "", "until": "", "days": ""}
    assert head.post(session, kept).status_code == 303
    assert head.post(f"{session}/code", {**kept, "brief": "Lu.\r\n"}).status_code == 303, "nothing is left of it"
    typed = {**kept, "brief": "Tapé.", "days": "90", "rule": "jours"}
    for path, gesture in (
        ("/code", {}),
        ("/code", {"fermer": "1"}),
        ("/formateurs", {"person": other}),
        (f"/personnes/{other}", {"do": "retirer"}),
    ):
        told = head.post(session + path, {**typed, **soon, **gesture})
        assert told.status_code == 200, path
        for shown in (
            "Tapé.</textarea>",
            'value="90"',
            "pas encore enregistré",
            'value="Mme Petit"',
            "2099-01-01T12:00",
        ):
            assert shown in told.text, path
    refused = head.post(f"{session}/jury", {**typed, "juror": "Mme Petit", "juror-until": ""})
    assert refused.status_code == 422
    for shown in ("Tapé.</textarea>", 'value="Mme Petit"', "Une date de fin est attendue"):
        assert shown in refused.text
    invited = head.post(f"{session}/jury", {**typed, **soon})
    assert "Tapé.</textarea>" in invited.text
    assert "Lien pour Mme Petit" in invited.text
    assert 'value="Mme Petit"' not in invited.text
    assert 'value="Mme Petit"' in head.post(session, {**typed, **soon}).text, (
        "« Entrée » in that field keeps the session"
    )


def test_enter_in_a_field_of_the_session_keeps_it(centre: Peopled):
    """Browsers press the first button of a form: none that does anything else stands before."""
    page = centre.guests["head"].read(f"/sessions/{centre.ids['training']}")
    buttons = re.findall(r'<button[^>]*form="reglages"[^>]*>', page)
    assert buttons[0] == '<button form="reglages" hidden>'
    assert "<button" not in page[page.index("<main") : page.index(buttons[0])]


def test_who_trains_in_a_session_is_not_offered_again(centre: Peopled):
    head, session = centre.guests["head"], f"/sessions/{centre.ids['training']}"
    there, other = (f'<option value="{person(centre.store, name).id}">' for name in ("trainer", "other trainer"))
    assert there not in head.read(session)
    assert other in head.read(session)
    head.post(f"{session}/formateurs", {"person": person(centre.store, "other trainer").id})
    assert other not in head.read(session)


def test_a_project_that_a_session_began_asks_for_its_name(centre: Peopled):
    trainer, session = centre.guests["trainer"], f"/sessions/{centre.ids['training']}"
    ben = joined(centre.app, code_on(trainer, session), "Ben")
    asked = re.search(r'action="(/projets/[^"]+/renommer)">', ben.read("/"))
    assert asked
    assert ben.post(asked[1], {"title": "Atelier vélo"}).status_code == 303
    assert 'placeholder="Nom de votre projet"' not in ben.read("/")
    assert "Atelier vélo" in text_of(trainer.read(session))
    own = centre.store.of(person(centre.store, "Ben").id)
    (project,) = own.projects()
    assert own.load(project.id).map.root.text == "Atelier vélo"
    ben.post(asked[1], {"title": "Atelier"})
    assert own.load(project.id).map.root.text == "Atelier vélo", "a later name is the project's alone"


def test_one_candidate_has_more_time(centre: Peopled):
    trainer, session = centre.guests["trainer"], f"/sessions/{centre.ids['training']}"
    dates = {"name": "S", "begins": "", "due": "2027-06-01T17:00", "ends": ""}
    trainer.post(session, dates)
    member = f"{session}/personnes/{centre.ids['person']}"
    assert trainer.post(member, {"do": "temps", "extra": "2", "unit": "heures"}).status_code == 303
    (mine,) = sessions.my_sessions(centre.store, person(centre.store, "candidate"))
    assert mine.due
    assert mine.due.astimezone().strftime("%H:%M") == "19:00"
    assert "temps en plus" in trainer.read(session)
    for wrong in ("-1", "9999999", "deux"):
        assert trainer.post(member, {"do": "temps", "extra": wrong}).status_code in (400, 422)


def test_a_lost_link_is_given_anew_and_shown_once(centre: Peopled):
    trainer, session = centre.guests["trainer"], f"/sessions/{centre.ids['training']}"
    old = shown_link(centre.guests["candidate"])
    answer = trainer.post(f"{session}/personnes/{centre.ids['person']}", {"do": "lien"})
    assert answer.location == f"{session}#lien"
    found = re.search(r'id="fait" readonly value="http://localhost(/moi/[^"]+)"', trainer.read(session))
    assert found
    assert 'id="fait"' not in trainer.read(session)
    assert Guest(centre.app).get(old).status_code == 404
    assert Guest(centre.app).post(found[1]).status_code == 303


def test_a_jury_is_invited_marks_and_is_out_when_it_is_taken_off(centre: Peopled):
    trainer, session = centre.guests["trainer"], f"/sessions/{centre.ids['training']}"
    trainer.post(f"{session}/jury", {"juror": "Mme Petit", "juror-until": "2099-01-01T12:00"})
    page = trainer.read(session)
    found = re.search(r'id="fait" readonly value="http://localhost(/moi/[^"]+)"', page)
    assert found
    assert "01/01/2099" in page
    juror = Guest(centre.app)
    assert juror.post(found[1]).location == "/"
    assert juror.get("/").location == "/relire"
    assert "Rendus" in juror.read("/relire")
    work = f"/relire/carte/{centre.ids['work']}"
    assert "Mme Petit" in juror.read(work)
    assert juror.get(f"{work}/carte").status_code == 403
    assert juror.get("/sessions").status_code == 403
    trainer.post(f"{session}/personnes/{person(centre.store, 'Mme Petit').id}", {"do": "retirer"})
    assert juror.get(work).status_code == 404


def test_the_head_sees_people_and_closes_a_door(centre: Peopled):
    head = centre.guests["head"]
    page = text_of(head.read("/centre"))
    for name in ("Roy", "trainer", "other trainer", "candidate", "jury"):
        assert name in page
    one = person(centre.store, "trainer").id
    head.post(f"/centre/personnes/{one}", {"do": "bloquer", "sure": "oui"})
    assert centre.guests["trainer"].get("/").status_code == 303
    head.post(f"/centre/personnes/{one}", {"do": "ouvrir"})
    assert (
        head.post(f"/centre/personnes/{person(centre.store, 'Roy').id}", {"do": "bloquer", "sure": "oui"}).status_code
        == 422
    )
    assert head.post(f"/centre/personnes/{one}", {"do": "autre"}).status_code == 422
    answer = head.post("/centre/invitations", {"role": "trainer", "name": "Léa"})
    assert answer.location == "/centre#lien"
    assert "Lien pour Léa" in text_of(head.read("/centre"))
    ((sealed, _),) = Centre(centre.store).invitations()
    assert head.post(f"/centre/invitations/{sealed}/retirer").status_code == 303
    assert Centre(centre.store).invitations() == ()


def test_a_candidate_takes_all_away_and_brings_it_elsewhere(centre: Peopled, tmp_path: Path):
    taken = centre.guests["candidate"].get("/donnees/sauvegarde").data
    other = centre.guests["other candidate"]
    form = {"file": (io.BytesIO(taken), "sauvegarde.zip")}
    assert other.post("/donnees/restaurer", form, content_type="multipart/form-data").status_code == 303
    brought = centre.store.of(person(centre.store, "other candidate").id).projects()
    assert len(brought) == 3
    assert centre.guests["trainer"].get(f"/projets/{brought[0].id}").status_code == 404
    mine = centre.store.of(person(centre.store, "candidate").id)
    assert {each.id for each in mine.projects()}.isdisjoint({each.id for each in brought})


def test_a_candidate_brings_a_project_from_their_own_computer(centre: Peopled):
    candidate = centre.guests["candidate"]
    form = {"file": (io.BytesIO(drawing()), "carte.svg")}
    address = candidate.post("/importer", form, content_type="multipart/form-data").location
    assert candidate.get(address).status_code == 200
    assert centre.guests["other candidate"].get(address).status_code == 404


def test_the_help_on_centres_is_listed_where_everybody_is_asked(centre: Peopled):
    assert 'href="/aide/centre"' in centre.guests["nobody"].read("/aide")


def test_nothing_of_another_s_shows_in_any_page(centre: Peopled):
    """Whatever a list, a search or a palette draws from: a word that only one candidate wrote."""
    mine = centre.store.of(person(centre.store, "candidate").id)
    mine.rename(centre.ids["private"], "Xylophone secret")
    pages = ["/", "/corbeille", "/donnees", "/aide/plan-du-site", "/relire", "/compte", "/referentiel", "/regles/C5"]
    for name in ("other candidate", "other trainer", "trainer", "head", "jury"):
        for path in pages:
            assert "Xylophone" not in centre.guests[name].get(path, follow_redirects=True).text, (name, path)
    assert "Xylophone" in centre.guests["candidate"].read("/")


def test_what_a_page_is_kept_under_differs_from_one_person_to_the_next(centre: Peopled):
    """So that a browser keeps apart what each has there, and forgets the one when the other comes."""
    people = ("head", "trainer", "other trainer", "candidate", "other candidate")
    found = [re.search('data-place="([^"]+)"', centre.guests[name].read("/")) for name in people]
    assert len({each[1] for each in found if each}) == len(people)
    home = centre.guests["candidate"].get("/")
    assert home.headers["Kept-Under"].split()[0] in home.text
