"""A harmonisation through its pages: whose it is, and what a request by hand may not do."""

from __future__ import annotations

from io import BytesIO

from cefi_map.centre import ways
from cefi_map.desk.store import Desk
from tests.cases import drawing
from tests.web.visitor import text_of

from .centre import Guest, Peopled, invited, person


def begun(centre: Peopled) -> tuple[str, Guest]:
    """Its address, and the second trainer who marks."""
    training = centre.ids["training"]
    maya = invited(centre.app, ways.invite(centre.store, "trainer", "maya", training), "maya")
    people = [person(centre.store, name).id for name in ("trainer", "maya")]
    files = [(BytesIO(drawing(f"Carte {number}\n  Un nœud\n")), f"{number}.svg") for number in range(2)]
    sent = {"name": "Accord", "person": people, "example": "1", "files": files}
    answer = centre.guests["trainer"].post(f"/sessions/{training}/harmonisation", sent)
    assert answer.status_code == 303, text_of(answer.text)
    return answer.location, maya


def test_it_is_made_by_who_trains_there_and_not_by_a_head_who_does_not(centre: Peopled):
    page = f"/sessions/{centre.ids['training']}/harmonisation"
    assert centre.guests["head"].get(page).status_code == 404
    assert centre.guests["head"].post(page, {}).status_code == 404
    assert centre.guests["trainer"].get(page).status_code == 200
    few = centre.guests["trainer"].post(page, {"example": "1", "person": [person(centre.store, "trainer").id]})
    assert few.status_code == 422
    address, _ = begun(centre)
    for who, status in (("trainer", 200), ("jury", 200), ("head", 404), ("other trainer", 404)):
        assert centre.guests[who].get(address).status_code == status, who
    assert "Accord" in text_of(centre.guests["trainer"].read(f"/sessions/{centre.ids['training']}"))
    assert "Harmonisation" not in text_of(centre.guests["head"].read(f"/sessions/{centre.ids['training']}"))


def test_a_map_of_it_leads_there_from_the_jury_s_page(centre: Peopled):
    address, _ = begun(centre)
    work = Desk(centre.store.of(centre.ids["training"])).works(address.split("/")[2])[0]
    answer = centre.guests["trainer"].get(f"/relire/carte/{work.id}/jury")
    assert (answer.status_code, answer.location) == (303, address)


def test_nothing_of_what_one_says_reaches_another_before_both_are_done(centre: Peopled):
    address, maya = begun(centre)
    desk = centre.store.of(centre.ids["training"])
    trainer, cohort = centre.guests["trainer"], address.split("/")[2]
    marks = {f"level-C{number}": "acquis" for number in range(1, 12)} | {"comment-C5": "secret de luc"}
    for work in Desk(desk).works(cohort):
        trainer.post(f"/relire/carte/{work.id}", {"version": "1", **marks, "comment-appreciation": ""})
    assert trainer.post(address, {"do": "fini"}).status_code == 303
    pages = [address, f"/relire/{cohort}", f"/relire/{cohort}/jury", f"/relire/{cohort}/a-reprendre"]
    pages += [
        f"/relire/carte/{work.id}{more}" for work in Desk(desk).works(cohort) for more in ("", "/rendre", "/avis")
    ]
    pages.append(f"/relire/{cohort}/tableau.csv")
    for page in pages:
        assert "secret de luc" not in maya.get(page, follow_redirects=True).text, page
    assert maya.post(address, {"do": "consigne", "criterion": "C5", "words": "Trop tôt."}).status_code == 422
    assert maya.post(address, {"do": "fini"}).status_code == 422
    for work in Desk(desk).works(cohort):
        maya.post(f"/relire/carte/{work.id}", {"version": "1", **marks, "level-C5": "non_acquis", "comment-C5": ""})
    assert maya.post(address, {"do": "fini"}).status_code == 303
    shown = text_of(maya.read(address))
    assert "secret de luc" in shown
    assert "0 sur 3" in shown
    assert maya.post(address, {"do": "consigne", "criterion": "C5", "words": "Un rôle suffit."}).status_code == 303
    assert "Un rôle suffit." in text_of(centre.guests["candidate"].read("/"))
