"""The calendar and the budget as pages without a script, and the editor's door to them."""

from __future__ import annotations

from tests.project.planning.test_planning import PROJECT

from .visitor import Visitor, text_of


def test_the_calendar_is_a_page_whose_forms_write_the_nodes(visitor: Visitor):
    address = visitor.project(PROJECT)
    page = visitor.read(f"{address}/calendrier")
    assert "« mars à juin »" in text_of(page)
    assert "Visites" in text_of(page)
    place = page.partition('name="place" value="')[2].partition('"')[0]
    answer = visitor.post(
        f"{address}/calendrier", {"base": "2", "place": place, "first": "2027-04-01", "last": "2027-07-31"}
    )
    assert answer.location == f"{address}/calendrier"
    assert "d’avril à juillet" in visitor.read(f"{address}/plan")
    stale = visitor.post(f"{address}/calendrier", {"base": "2", "place": place, "first": "2027-04-01"})
    assert stale.status_code == 422
    assert "La carte a changé entre-temps" in text_of(stale.text)
    alone = visitor.read(f"{address}/calendrier").partition("<noscript>")[2].partition("</noscript>")[0]
    assert "/calendrier/dessin" in alone, "where scripts run the editor draws it: it is not brought for nothing"
    picture = visitor.get(f"{address}/calendrier/dessin")
    assert (picture.status_code, picture.mimetype) == (200, "image/svg+xml")


def test_the_budget_is_a_page_whose_forms_write_the_nodes(visitor: Visitor):
    address = visitor.project(PROJECT)
    page = visitor.read(f"{address}/budget")
    assert "Total des charges" in page
    place = page.partition('name="place" value="')[2].partition('"')[0]
    assert (
        visitor.post(f"{address}/budget", {"do": "montant", "base": "2", "place": place, "value": "310"}).status_code
        == 303
    )
    assert visitor.post(f"{address}/budget", {"do": "brûler", "base": "3"}).status_code == 422
    assert (
        visitor.post(f"{address}/budget", {"do": "montant", "base": "x", "place": place, "value": "1"}).status_code
        == 422
    )
    assert "de dépenses" in text_of(visitor.read(f"{address}/budget"))


def test_files_are_attachments_that_can_run_nothing(visitor: Visitor):
    address = visitor.project(PROJECT)
    for path in ("calendrier/exporter/ics", "calendrier/exporter/svg", "budget/exporter/ods", "budget/exporter/xlsx"):
        answer = visitor.get(f"{address}/{path}")
        assert answer.status_code == 200
        assert "attachment" in answer.headers["Content-Disposition"]
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert visitor.get(f"{address}/calendrier/exporter/exe").status_code == 422
    assert visitor.get("/projets/inconnu/calendrier").status_code == 404


def test_a_map_that_says_nothing_of_time_or_money_says_what_to_write(visitor: Visitor):
    address = visitor.project()
    assert "Écrivez « de mars à juin »" in text_of(visitor.read(f"{address}/calendrier"))
    assert visitor.get(f"{address}/calendrier/dessin").status_code == 404
    assert "Ajouter une dépense" in text_of(visitor.read(f"{address}/budget"))


def test_the_door_of_the_editor_wants_json_and_its_token(visitor: Visitor):
    assert visitor.client.post("/api/calendrier-budget", json={}).status_code == 400
    answer = visitor.client.post("/api/calendrier-budget", json={}, headers={"X-CSRFToken": visitor.token()})
    assert answer.status_code == 422
    assert answer.get_json()["message"]
