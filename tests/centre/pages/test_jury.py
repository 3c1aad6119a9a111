"""Marked by two, blind: what one wrote is in nothing that anybody is answered, until both are done."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from cefi_map import limits
from cefi_map.centre import sessions
from cefi_map.centre.store import Centre
from cefi_map.centre.tokens import spaced
from cefi_map.desk.store import Desk
from cefi_map.review import Review, criteria, to_data
from cefi_map.store import Person
from tests.store.cases import MAP
from tests.web.visitor import text_of

from .centre import Guest, Peopled, person

SECRET = "Le secret de la formatrice sur"


def named(centre: Peopled) -> str:
    """The address of a work that the trainer and the jury mark apart, where the trainer is done."""
    people = [person(centre.store, name) for name in ("trainer", "jury")]
    fields = {"do": "confier", "work": centre.ids["work"], "person": [each.id for each in people]}
    answer = centre.guests["trainer"].post(f"/relire/{centre.ids['cohort']}/jury", fields)
    assert answer.status_code == 303, answer.text[-600:]
    address = f"/relire/carte/{centre.ids['work']}"
    marks(centre.guests["trainer"], address, "non_acquis")
    assert says(centre.guests["trainer"], address, do="fini") == 303
    return address


def marks(guest: Guest, address: str, level: str) -> None:
    said = {f"comment-{line.id}": f"{SECRET} {line.id}" for line in criteria()}
    levels = {f"level-{line.id}": level for line in criteria()}
    pinned = {"version": "1", "key": "", "text": f"{SECRET} le centre", "kind": "preciser"}
    fields = {"version": "1", **levels, **said, "comment-appreciation": SECRET, "tick": ["E1", "M4"]}
    assert guest.post(address, fields).status_code == 303
    key = centre_key(guest, address)
    assert guest.post(f"{address}/repere", {**pinned, "key": key}).status_code == 303


def centre_key(guest: Guest, address: str) -> str:
    return guest.read(address).partition('data-row="')[2].partition('"')[0]


def says(guest: Guest, address: str, **fields: str) -> int:
    return guest.post(f"{address}/jury", {"version": "1", **fields}).status_code


def everything(guest: Guest, centre: Peopled, address: str) -> str:
    """All that this person is answered about the work: every page and file that its room has, opened where packed."""
    cohort = f"/relire/{centre.ids['cohort']}"
    paths = [
        *(f"{address}{end}" for end in ("", "?vue=plan", "?vue=commentaires", "/jury", "/comparer", "/rendre")),
        *(f"{address}/rendre/1.{kind}" for kind in ("svg", "mm", "html", "pdf", "zip")),
        *(f"{cohort}{end}" for end in ("", "?voir=ecarts", "/jury", "/tableau.csv", "/tableau.ods", "/a-reprendre")),
        *(f"{cohort}{end}" for end in ("/rendre", "/retours.zip", "/fiches.pdf", "/personnes")),
        *("/relire", f"/sessions/{centre.ids['training']}", f"/sessions/{centre.ids['training']}/candidats"),
    ]
    answers = [guest.get(path).data for path in paths]
    answers.append(guest.post(address, {"version": "1", "page": "grille"}).data)
    answers.append(guest.post(address, {"version": "1", "page": "entière"}).data)
    return "\n".join(text for data in answers for text in unpacked(data))


def unpacked(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "replace")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from unpacked(archive.read(name))


def test_a_group_says_how_to_mark_blind_while_that_can_be_chosen(centre: Peopled):
    """To who may share the cards out, until somebody marks or the cards are shared out."""
    group = f"/relire/{centre.ids['cohort']}"
    trainer, hint = centre.guests["trainer"], "répartissez les cartes avant la première cote"
    assert hint in text_of(trainer.read(group))
    assert hint not in text_of(centre.guests["jury"].read(group))
    named(centre)
    assert hint not in text_of(trainer.read(group))


def test_nothing_of_another_s_grid_is_answered_before_both_are_done_and_all_is_after(centre: Peopled):
    address = named(centre)
    jury, head = centre.guests["jury"], centre.guests["head"]
    sessions.add_trainer(centre.store, centre.ids["training"], person(centre.store, "Roy").id)
    for guest in (jury, head):
        seen = everything(guest, centre, address)
        assert SECRET not in seen
        assert "Avis automatique</summary>" not in seen
        assert ">Non acquis</button>" not in seen
        assert "0 critère coté, 12 à coter" in text_of(guest.read(address))
    assert SECRET in everything(centre.guests["trainer"], centre, address), "it is looked for where it stands"
    marks(jury, address, "acquis")
    assert "Avis automatique</summary>" not in everything(jury, centre, address)
    assert says(jury, address, do="fini") == 303
    after = jury.read(f"{address}/jury")
    assert "12 écarts à régler" in text_of(after)
    assert SECRET in after
    assert SECRET in head.read(f"{address}/jury")


def test_who_does_not_mark_writes_nothing_and_gives_nothing_back(centre: Peopled):
    address, head = named(centre), centre.guests["head"]
    sessions.add_trainer(centre.store, centre.ids["training"], person(centre.store, "Roy").id)
    answer = head.post(address, {"version": "1", "level-C1": "acquis", "comment-C1": ""})
    assert answer.status_code == 422
    assert "cotée par trainer et jury" in answer.text
    assert head.post(f"{address}/rendre", {"version": "1", "reviewer": "Roy"}).status_code == 422
    assert says(head, address, do="fini") == 422
    assert (
        says(centre.guests["trainer"], address, **{"do": "retenir C1", "level-C1": "acquis", "comment-C1": "x"}) == 422
    )


def test_gaps_are_settled_on_the_page_and_the_sheet_goes_back_under_both_names(centre: Peopled):
    address = named(centre)
    jury, trainer = centre.guests["jury"], centre.guests["trainer"]
    marks(jury, address, "acquis")
    says(jury, address, do="fini")
    for line in criteria():
        fields = {f"level-{line.id}": "partiel", f"comment-{line.id}": f"Entre les deux, {line.id}."}
        ticked = {"tick-C12-M4": "M4"} if line.id == "C12" else {}
        assert says(jury, address, do=f"retenir {line.id}", **fields, **ticked) == 303
    seen = {"seen-level-C3": "partiel", "seen-comment-C3": "Entre les deux, C3."}
    assert says(jury, address, do="annuler C3", **seen) == 303
    assert "1 écart à régler" in text_of(trainer.read(f"{address}/jury"))
    assert trainer.post(f"{address}/rendre", {"version": "1"}).status_code == 422
    assert says(trainer, address, **{"do": "retenir C3", "level-C3": "acquis", "comment-C3": "Il est complet."}) == 303
    assert says(jury, address, do="avis", jury="Favorable.") == 303
    assert trainer.post(f"{address}/rendre", {"version": "1", "reviewer": "Roy"}).status_code == 303
    given = trainer.read(f"{address}/rendre/1.html")
    assert "trainer et jury" in given
    assert "Il est complet." in given
    assert "Favorable" not in given


def test_the_other_confirms_what_one_retained_and_only_as_they_saw_it(centre: Peopled):
    address, jury, trainer = named(centre), centre.guests["jury"], centre.guests["trainer"]
    marks(jury, address, "acquis")
    says(jury, address, do="fini")
    kept = {"level-C4": "partiel", "comment-C4": "Entre les deux."}
    assert says(jury, address, do="retenir C4", **kept) == 303
    seen = {f"seen-{name}": said for name, said in kept.items()}
    assert "Réglé par jury. Pas encore confirmé par trainer." in text_of(jury.read(f"{address}/jury"))
    assert 'value="accorder C4"' not in jury.read(f"{address}/jury"), "one’s own word is said"
    assert 'value="accorder C4"' in trainer.read(f"{address}/jury")
    assert says(trainer, address, do="accorder C4", **{**seen, "seen-comment-C4": "Autre."}) == 409
    assert says(trainer, address, do="accorder C4", **seen) == 303
    page = trainer.read(f"{address}/jury")
    assert "Réglé par jury, confirmé par trainer." in text_of(page)
    assert 'value="accorder C4"' not in page
    assert centre.guests["other trainer"].post(f"{address}/jury", {"do": "accorder C4"}).status_code == 404


def test_a_jury_whose_date_is_past_or_of_another_session_comes_to_nothing(centre: Peopled):
    address = named(centre)
    other: Person = person(centre.store, "jury")
    Centre(centre.store).remove_member(centre.ids["training"], other.id)
    for path in (address, f"{address}/jury", f"/relire/{centre.ids['cohort']}/jury"):
        assert centre.guests["jury"].get(path).status_code == 404
        assert centre.guests["other trainer"].get(path).status_code == 404
    page = centre.guests["trainer"].read(f"/relire/{centre.ids['cohort']}/jury")
    assert "jury" in page, "their grid is not away with them"


def test_what_is_typed_elsewhere_on_the_page_of_gaps_outlives_each_gesture(centre: Peopled):
    address, jury = named(centre), centre.guests["jury"]
    marks(jury, address, "acquis")
    says(jury, address, do="fini")
    typed = {"comment-C8": "Deux dates manquent.", "level-C8": "partiel", "jury": "Réservé.", "seen-jury": ""}
    fields = {"version": "1", **typed, "level-C4": "partiel", "comment-C4": "Entre les deux."}
    for do, status in (("retenir C4", 200), ("retenir C5", 422)):
        answer = jury.post(f"{address}/jury", {**fields, "do": do})
        assert answer.status_code == status
        assert "Deux dates manquent.</textarea>" in answer.text
        assert "Réservé.</textarea>" in answer.text
        assert 'name="level-C8" value="partiel" checked' in answer.text
    nothing = jury.post(f"{address}/jury", {"version": "1", "do": "retenir C5", "seen-jury": ""})
    assert nothing.status_code == 422
    assert 'name="seen-jury"' in nothing.text, "the page itself, with what is wrong"
    assert "Retenu" in text_of(jury.read(f"{address}/jury"))
    assert says(jury, address, do="avis", jury="Réservé.") == 303


def test_the_page_tells_of_a_file_that_is_made_and_of_what_prevents_it(
    centre: Peopled, monkeypatch: pytest.MonkeyPatch
):
    trainer, address = centre.guests["trainer"], f"/relire/{centre.ids['cohort']}"

    def gesture(do: str) -> str:
        assert trainer.post(f"{address}/clore", {"do": do, "place": "Lyon", "sure": "oui"}).status_code == 303
        until = time.monotonic() + 60
        while 'http-equiv="refresh"' in (page := trainer.read(f"{address}/jury")) and time.monotonic() < until:
            assert "Le dossier se prépare, avec 1 carte." in text_of(page)
            assert "Procès-verbaux" not in page
            time.sleep(0.05)
        return page

    with monkeypatch.context() as small:
        small.setattr(limits, "CLOSED_BYTES", 1)
        page = gesture("clore")
    assert "Le dossier n’est pas fait. Le dossier de cette session dépasse" in text_of(page)
    assert ">Rouvrir la session<" in page
    assert "Dossier clos, .zip" not in page
    code = Centre(centre.store).training(centre.ids["training"]).code
    session = trainer.read(f"/sessions/{centre.ids['training']}")
    assert "Cette session est close" in text_of(session)
    assert spaced(code) not in session, "what lets nobody in is not shown"
    assert "Elle ne prend plus de rendu" in text_of(centre.guests["candidate"].read("/"))
    refused = Guest(centre.app).post("/entrer", {"code": code, "name": "Tardif"})
    assert "Cette session est terminée : plus personne n’y entre." in text_of(refused.text)
    page = gesture("refaire")
    assert "Dossier clos, .zip" in page
    assert "Refaire" not in page
    assert trainer.get(f"{address}/clos-1.zip").data.startswith(b"PK")


def test_each_finds_what_they_come_for_and_nothing_that_is_refused(centre: Peopled):
    """A head and a trainer sessions, a candidate the review that arrived, a juror no way to what is not theirs."""
    for who in ("head", "trainer"):
        page = text_of(centre.guests[who].read("/"))
        assert page.index("Vos sessions") < page.index("Session") < page.index("Une carte à vous")
    candidate, project = centre.guests["candidate"], centre.ids["project"]
    assert "Relecture reçue" not in candidate.read("/")
    own = centre.store.of(centre.ids["person"])
    own.add_return(project, to_data(Review()), MAP)
    assert "Relecture reçue" in candidate.read("/")
    assert f'href="/projets/{project}/relecture"' in candidate.read("/")
    room = candidate.read(f"/projets/{project}/relecture")
    erasing = re.search(r"<details[^>]*>\s*<summary>Effacer cette relecture</summary>(.*?)</details>", room, re.DOTALL)
    assert erasing, "it is asked before what was graded goes"
    assert 'value="retirer"' not in room.replace(erasing[1], "")
    assert "Vos réponses partent avec votre prochain rendu." in text_of(room)
    gone = candidate.post(f"/projets/{project}/relecture", {"number": "1", "do": "retirer"})
    assert "La relecture est effacée de ce projet." in text_of(candidate.read(gone.location))
    assert "Relecture reçue" not in candidate.read("/")
    juror = centre.guests["jury"]
    grid = juror.read(f"/relire/carte/{centre.ids['work']}")
    assert "Rendre la fiche" not in grid
    for path in ("/relire", f"/relire/{centre.ids['cohort']}"):
        page = juror.read(path)
        assert "Réglages" not in page
        assert 'type="file"' not in page, "a juror brings no cards"
        assert "En-tête du centre" not in page
    for path in ("/relire", f"/relire/{centre.ids['cohort']}", f"/relire/{centre.ids['cohort']}/jury", "/rien"):
        asked = juror.get(path)
        offered = set(re.findall(r'<a[^>]*href="(/[^"#]*)"', asked.text))
        assert offered
        assert [each for each in offered if juror.get(unescape(each)).status_code >= 400] == [], path
    assert "Voir mes cartes à coter" in text_of(asked.text)
    assert "projets" not in text_of(asked.text).partition("Aide")[0]
    door = text_of(juror.read("/relire"))
    assert "Pour le jury" in door
    assert "chacun voit ce qu’écrit l’autre" not in door
    assert "Changer" not in door
    link = centre.guests["trainer"]
    now = datetime.now().astimezone()
    until = (now + timedelta(days=2)).replace(hour=17 if now.hour < 12 else 11, minute=45)  # which no clock shows now
    asked = {"juror": "Mme Petit", "juror-until": until.strftime("%Y-%m-%dT%H:%M")}
    made = link.post(f"/sessions/{centre.ids['training']}/jury", asked)
    told = link.read(made.headers["Location"].partition("#")[0])
    page = text_of(told)
    hour = f"à {until.hour} h 45"
    assert page.count(hour) == 2, "beside the link, and in the list"
    juror, way = Guest(centre.app), re.search(r'id="fait" readonly value="http://localhost(/moi/[^"]+)"', told)
    assert way
    assert hour in text_of(juror.read(way[1]))
    assert juror.enters(way[1].rpartition("/")[2]).status_code == 303
    assert "vous cotez jusqu’au" in text_of(juror.read("/relire"))
    assert hour in text_of(juror.read("/relire"))
    assert "vous cotez jusqu’au" not in text_of(link.read("/relire"))


def test_the_page_of_a_closed_session_says_where_its_file_is(centre: Peopled):
    """To a head who does not train there as well, who may add themselves."""
    id, head = centre.ids["training"], centre.guests["head"]
    centre.guests["candidate"].post(f"/projets/{centre.ids['project']}/rendre/session", {"session": id})
    desk = Desk(centre.store.of(id))
    desk.close_session("Luc", datetime.now(UTC), "", desk.state_of_works())
    room = f'<a href="/relire/{id}/jury">Son dossier clos</a>'
    assert room in centre.guests["trainer"].read(f"/sessions/{id}")
    assert "Son dossier clos est chez ses formateurs" in text_of(head.read(f"/sessions/{id}"))
    head.post(f"/sessions/{id}/formateurs", {"person": person(centre.store, "Roy").id})
    assert room in head.read(f"/sessions/{id}")
    assert head.get(f"/relire/{id}/jury").status_code == 200


def test_a_session_is_closed_knowingly_and_then_offers_nothing_that_is_refused(centre: Peopled):
    trainer, cohort = centre.guests["trainer"], f"/relire/{centre.ids['cohort']}"
    assert "Tout rendre" in trainer.read(cohort)
    refused = trainer.post(f"{cohort}/clore", {"do": "clore", "place": "Lyon"})
    assert refused.status_code == 422
    assert "La session n’est pas close." in text_of(refused.text)
    asked = trainer.read(f"{cohort}/jury")
    assert "1 fiche n’est pas rendue, et ne le sera plus : candidate." in text_of(asked)
    assert 'name="sure" value="oui" required' in asked
    assert trainer.post(f"{cohort}/clore", {"do": "clore", "place": "Lyon", "sure": "oui"}).status_code == 303
    page = trainer.read(cohort)
    assert "La session est close" in text_of(page)
    for address in (f'{cohort}/rendre"', f'{cohort}/ajouter"', f'{cohort}/effacer"'):
        assert address not in page
    giving = trainer.read(f"{cohort}/rendre")
    assert "1 fiche n’est pas rendue." in text_of(giving)
    assert 'name="work"' not in giving
    assert trainer.post(f"{cohort}/clore", {"do": "rouvrir"}).status_code == 303
    assert f'{cohort}/rendre"' in trainer.read(cohort)
