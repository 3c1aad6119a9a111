"""What a centre keeps of people, page by page: the journal, what one takes away or has erased, the end of a session."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete

from cefi_map.centre import keeping, sessions, ways
from cefi_map.centre.store import Centre
from cefi_map.desk.store import closings
from cefi_map.store.tables import acts, days
from tests.web.visitor import text_of

from .centre import Peopled, person


def deeds(centre: Peopled, who: str) -> list[str]:
    """What somebody did, the oldest first."""
    id = person(centre.store, who).id
    return [f"{each.deed} {each.kind}" for each in reversed(Centre(centre.store).acts(most=500)) if each.person == id]


def test_who_opens_a_project_of_another_is_seen_by_its_author_and_by_the_head(centre: Peopled):
    trainer, candidate, project = centre.guests["trainer"], centre.guests["candidate"], centre.ids["project"]
    assert "Personne d’autre que vous" in text_of(candidate.read("/compte"))
    for _ in range(3):
        trainer.read(f"/projets/{project}")
        trainer.get(f"/api/projets/{project}")
    candidate.read(f"/projets/{project}")
    assert deeds(centre, "trainer") == ["opened project"]
    assert "opened project" not in deeds(centre, "candidate")
    assert "trainer formateur consulte un projet" in text_of(candidate.read("/compte"))
    head = centre.guests["head"]
    told = text_of(head.read(f"/centre/journal?session={centre.ids['training']}&acte=opened"))
    assert "trainer formateur consulte un projet" in told
    whole = head.get("/centre/journal.csv").data.decode("utf-8-sig")
    assert ";trainer;formateur;consulte;un projet;" in whole
    assert "six étapes" not in whole


def test_each_deed_is_noted_under_the_name_of_who_asks(centre: Peopled):
    trainer, candidate, head = centre.guests["trainer"], centre.guests["candidate"], centre.guests["head"]
    session, project = centre.ids["training"], centre.ids["project"]
    candidate.post(f"/projets/{project}/rendre/session", {"session": session})
    work = Centre(centre.store).receipts(session)[0].work
    trainer.read(f"/relire/carte/{work}")
    trainer.post(f"/relire/carte/{work}", {"version": "1", "comment-appreciation": "Bien"})
    trainer.get(f"/relire/{session}/tableau.csv")
    assert deeds(centre, "candidate")[-1] == "handed work"
    assert deeds(centre, "trainer") == ["opened work", "marked work", "exported cohort"]
    head.post(f"/centre/personnes/{person(centre.store, 'other trainer').id}", {"do": "responsable", "sure": "oui"})
    head.post("/centre/invitations", {"role": "trainer", "name": "Nina"})
    assert deeds(centre, "Roy")[-2:] == ["raised person", "invited person"]
    page = text_of(candidate.read("/compte"))
    assert "trainer formateur relit et cote un travail rendu" in page
    assert "Bien" not in page


def test_a_journal_in_which_nothing_stands_says_so_and_a_choice_without_a_line_too(centre: Peopled):
    head = centre.guests["head"]
    assert "Aucune ligne ne répond à ces choix." in text_of(head.read("/centre/journal?acte=restored"))
    with centre.store.database.write() as connection:
        connection.execute(delete(acts))
    assert "Rien n’y est encore inscrit." in text_of(head.read("/centre/journal"))


def test_a_head_erases_a_person_once_their_name_is_typed(centre: Peopled):
    head, candidate, project = centre.guests["head"], centre.guests["candidate"], centre.ids["project"]
    session, id = centre.ids["training"], person(centre.store, "candidate").id
    candidate.post(f"/projets/{project}/rendre/session", {"session": session})
    page = text_of(head.read(f"/centre/personnes/{id}"))
    assert "2 projets avec leurs versions" in page
    asked = text_of(head.read(f"/centre/personnes/{id}/effacer"))
    assert "La loi peut demander au centre de garder les travaux d’un examen" in asked
    wrong = head.post(f"/centre/personnes/{id}/effacer", {"name": "quelqu’un", "works": "effacer"})
    assert wrong.status_code == 422
    assert "Ce nom n’est pas celui de la personne" in wrong.text
    assert candidate.get("/").status_code == 200
    done = head.post(f"/centre/personnes/{id}/effacer", {"name": "candidate", "works": "effacer"})
    assert done.status_code == 303
    assert head.get(f"/centre/personnes/{id}").status_code == 404
    assert candidate.get("/").status_code == 303, "out of every browser"
    assert Centre(centre.store).receipts(session) == ()
    journal = text_of(head.read("/centre/journal?acte=erased"))
    assert "Roy responsable efface un compte" in journal
    assert "personne effacée" in journal


def test_a_wrong_name_or_address_is_set_right_and_what_went_to_the_old_one_ends(centre: Peopled):
    """By the head, and by who trains there; what the candidate has stays theirs."""
    head, trainer, id, session = (centre.guests["head"], centre.guests["trainer"], *_candidate(centre))
    path = f"/centre/personnes/{id}"
    assert head.post(f"{path}/identite", {"name": "Zoé", "mail": "zoe@exemple.fr"}).status_code == 303
    assert "Le centre lui écrit à zoe@exemple.fr" in text_of(head.read(path))
    token = ways.reset(centre.store, id)
    page = trainer.read(f"/sessions/{session}")
    assert f'href="/sessions/{session}/personnes/{id}"' in page
    address = f"/sessions/{session}/personnes/{id}"
    assert 'value="zoe@exemple.fr"' in trainer.read(address)
    kept = trainer.post(f"{address}/identite", {"name": "Zoé B.", "mail": "zoe@exemple.fr"})
    assert kept.status_code == 303
    assert centre.guests["nobody"].get(f"/invitation/{token}").status_code == 200, "the address is the same"
    trainer.post(f"{address}/identite", {"name": "Zoé B.", "mail": "zoe.b@exemple.fr"})
    assert "Ce qui est parti à l’ancienne adresse ne sert plus." in text_of(trainer.read(f"/sessions/{session}"))
    assert centre.guests["nobody"].get(f"/invitation/{token}").status_code == 404
    sessions.join(centre.store, Centre(centre.store).training(session).code, "Ana")
    for name, mail, said in (
        ("", "", "Un nom ou un pseudonyme est attendu"),
        ("Zoé", "zoe", "Cette adresse de courriel ne se lit pas"),
        ("ANA", "", "Ce nom est déjà pris dans une de ses sessions"),
    ):
        refused = trainer.post(f"{address}/identite", {"name": name, "mail": mail})
        assert refused.status_code in (409, 422)
        assert said in text_of(refused.text)
        assert f'value="{mail}"' in refused.text, "what was typed stands there"
    assert Centre(centre.store).address(id) == "zoe.b@exemple.fr"
    assert deeds(centre, "trainer")[-2:] == ["renamed person", "addressed person"]
    assert "change l’adresse de courriel" in text_of(head.read("/centre/journal"))


def test_who_has_an_account_from_elsewhere_is_not_renamed_by_who_trains_them_here(centre: Peopled):
    _, session = _candidate(centre)
    elsewhere = person(centre.store, "other candidate").id
    Centre(centre.store).add_member(session, elsewhere, "candidate")
    address = f"/sessions/{session}/personnes/{elsewhere}"
    for answer in (
        centre.guests["trainer"].get(address),
        centre.guests["trainer"].post(f"{address}/identite", {"name": "Autre", "mail": "moi@exemple.fr"}),
    ):
        assert answer.status_code == 422
        assert "hors de vos sessions. Demandez-le au responsable du centre." in text_of(answer.text)
    assert Centre(centre.store).person(elsewhere).name == "other candidate"
    assert centre.guests["head"].post(f"{address}/identite", {"name": "Autre", "mail": ""}).status_code == 303
    trainers = person(centre.store, "trainer").id
    assert centre.guests["trainer"].get(f"/sessions/{session}/personnes/{trainers}").status_code == 404


def _candidate(centre: Peopled) -> tuple[str, str]:
    return centre.ids["person"], centre.ids["training"]


def test_who_rules_or_stays_outside_is_asked_before_and_the_journal_says_which(centre: Peopled):
    head, luc = centre.guests["head"], person(centre.store, "other trainer")
    for do, said, deed in (
        ("responsable", "fait passer de formateur à responsable un compte", "raised"),
        ("formateur", "fait passer de responsable à formateur un compte", "lowered"),
        ("bloquer", "ferme un compte", "closed"),
        ("ouvrir", "laisse entrer de nouveau un compte", "let-in"),
    ):
        before = Centre(centre.store).person(luc.id)
        asked = head.post(f"/centre/personnes/{luc.id}", {"do": do})
        if do != "ouvrir":
            assert 'name="sure" value="oui" required' in asked.text
            assert Centre(centre.store).person(luc.id) == before
            asked = head.post(f"/centre/personnes/{luc.id}", {"do": do, "sure": "oui"})
        assert asked.status_code == 303
        assert deeds(centre, "Roy")[-1] == f"{deed} person"
        assert "other trainer" in text_of(head.read("/centre")).partition("Sessions")[0]
        assert said in text_of(head.read("/centre/journal"))


def test_what_the_jury_signed_is_not_offered_for_erasure_and_a_date_is_asked_for(centre: Peopled):
    head, candidate, session = centre.guests["head"], centre.guests["candidate"], centre.ids["training"]
    id = person(centre.store, "candidate").id
    candidate.post(f"/projets/{centre.ids['project']}/rendre/session", {"session": session})
    path = f"/centre/personnes/{id}/effacer"
    assert "Les effacer aussi" in head.read(path)
    row = {"owner_id": session, "number": 1, "closed": datetime.now(UTC), "by": "Luc", "digest": "d"}
    with centre.store.database.write() as connection:
        connection.execute(closings.insert().values(content=b"file", reopened=datetime.now(UTC), **row))
    page = head.read(path)
    assert "Les effacer aussi" not in page
    assert "Le jury a signé le dossier clos" in text_of(page)
    assert f"/sessions/{session}#conservation" in page
    keeping.set_ending(centre.store, session, datetime.now(UTC) + timedelta(days=400), None)
    assert "#conservation" not in head.read(path)
    refused = head.post(path, {"name": "candidate", "works": "effacer"})
    assert refused.status_code == 422
    assert "name-erreur" not in refused.text
    assert "à une session que le jury a close reste" in text_of(candidate.read("/aide/donnees"))
    assert head.post(path, {"name": "candidate", "works": "garder"}).status_code == 303


def test_who_may_come_in_by_a_link_that_another_made_is_told(centre: Peopled):
    trainer, candidate, session = centre.guests["trainer"], centre.guests["candidate"], centre.ids["training"]
    made = trainer.post(f"/sessions/{session}/personnes/{centre.ids['person']}", {"do": "lien"}).headers["Location"]
    assert deeds(centre, "trainer") == ["link person"]
    assert "Si votre lien a été refait" in text_of(candidate.read("/entrer"))
    assert "Si votre lien" not in text_of(centre.guests["nobody"].read("/entrer"))
    token = re.search(r"/moi/([^\"]+)", trainer.read(made.partition("#")[0]))
    assert token
    assert candidate.enters(token[1]).status_code == 303
    for page in ("/", "/compte", "/"):  # whoever used the link first takes the sentence from nobody
        assert "trainer vous a fait un nouveau lien le" in text_of(candidate.read(page)), page
    assert "trainer formateur refait le lien d’un compte" in text_of(candidate.read("/compte"))
    candidate.post("/compte/lien")
    assert "vous a fait un nouveau lien" not in candidate.read("/")
    centre.guests["head"].post(f"/centre/personnes/{person(centre.store, 'trainer').id}", {"do": "lien"})
    assert "Roy vous a fait un nouveau lien" in text_of(trainer.read("/"))


def test_one_takes_away_what_concerns_them_and_a_head_does_it_for_them(centre: Peopled):
    candidate, head = centre.guests["candidate"], centre.guests["head"]
    id = person(centre.store, "candidate").id
    for answer in (candidate.post("/compte/donnees"), head.post(f"/centre/personnes/{id}/donnees")):
        assert answer.status_code == 200
        assert answer.mimetype == "application/zip"
        assert "candidate-donnees-" in answer.headers["Content-Disposition"]
    assert "Roy responsable emporte un compte" in text_of(candidate.read("/compte"))


def test_a_trainer_dates_the_end_of_a_session_s_data_and_all_read_it(centre: Peopled):
    trainer, candidate, head = (centre.guests[name] for name in ("trainer", "candidate", "head"))
    session = f"/sessions/{centre.ids['training']}"
    assert "2 projets" in text_of(trainer.read(session))
    soon = datetime.now().astimezone() + timedelta(days=20)
    refused = trainer.post(f"{session}/conservation", {"rule": "date", "until": f"{datetime.now():%Y-%m-%d}"})
    assert "trop proche" in text_of(refused.text)
    assert trainer.post(f"{session}/conservation", {"rule": "jours", "days": "30"}).status_code == 422
    assert trainer.post(f"{session}/conservation", {"rule": "date", "until": f"{soon:%Y-%m-%d}"}).status_code == 303
    for guest, page in ((trainer, session), (candidate, "/"), (candidate, "/compte")):
        assert "s’effacent le" in text_of(guest.read(page)), page
    assert "Emportez vos projets avant" in text_of(candidate.read("/"))
    assert "règle la conservation" in text_of(head.read("/centre/journal"))
    assert trainer.post(f"{session}/conservation", {"rule": ""}).status_code == 303
    assert "s’effacent le" not in text_of(candidate.read("/"))


def test_a_head_answers_whether_the_date_is_right(centre: Peopled):
    head, session = centre.guests["head"], centre.ids["training"]
    keeping.set_ending(centre.store, session, datetime.now(UTC) + timedelta(days=10), None)
    Centre(centre.store).ask(session, asked=True)
    assert "La date est-elle juste ?" in text_of(head.read("/centre"))
    head.post(f"/centre/conservation/{session}", {"right": "oui"})
    assert "sont effacées depuis le" in text_of(centre.guests["trainer"].read(f"/sessions/{session}"))
    assert "La date est-elle juste ?" not in text_of(head.read("/centre"))
    assert centre.guests["candidate"].get("/").status_code == 303


def test_the_daily_upkeep_of_a_centre_keeps_to_its_dates(centre: Peopled):
    """At the first request of a day of use, whoever makes it."""
    session = centre.ids["training"]
    keeping.set_ending(centre.store, session, datetime.now(UTC) + timedelta(days=20), None)
    with centre.store.database.write() as connection:
        connection.execute(days.delete())
    centre.app.extensions["upkeeps"].clear()
    centre.guests["trainer"].read("/sessions")
    while Centre(centre.store).retention(session).told != 30:
        time.sleep(0.02)


def test_what_a_centre_shows_of_a_session_is_taken_by_who_leads_it(centre: Peopled):
    session = f"/sessions/{centre.ids['training']}"
    assert f"{session}/bilan.ods" in centre.guests["trainer"].read(session)
    for who, status in (("trainer", 200), ("head", 200), ("candidate", 403), ("jury", 403), ("other trainer", 404)):
        assert centre.guests[who].get(f"{session}/bilan.ods").status_code == status, who
    assert "\r\ncandidate;" in centre.guests["head"].get(f"{session}/bilan.csv").text
    assert centre.guests["head"].get(f"{session}/bilan.pdf").status_code == 404
