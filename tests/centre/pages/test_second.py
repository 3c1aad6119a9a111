"""A second opinion in a centre: its head lets authors ask for one or not, and what they bring is theirs alone."""

from __future__ import annotations

import re

from cefi_map import review
from cefi_map.centre.store import Centre
from tests.second.readers import answered
from tests.web.visitor import text_of

from .centre import Peopled


def test_a_no_hides_the_demand_too(centre: Peopled):
    author, head, project = centre.guests["candidate"], centre.guests["head"], f"/projets/{centre.ids['project']}"
    page = f"{project}/second-avis/carte"
    assert author.get(page).status_code == 404
    assert author.get(f"{page}/demande.txt").status_code == 404
    assert author.post(page, {"base": "1", "answer": "x"}).status_code == 404
    assert "second-avis" not in author.read(project) + author.read(f"{project}/verdicts")
    assert "Personne ne le demande" in text_of(head.read("/centre/connexions"))
    assert head.post("/centre/connexions/second-avis", {"oui": "oui"}).status_code == 303
    assert "Copier la demande" in author.read(page)
    assert page in author.read(f"{project}/verdicts")
    assert head.post("/centre/connexions/second-avis", {"oui": "non"}).status_code == 303
    assert author.get(page).status_code == 404


def test_what_an_author_brings_is_seen_by_nobody_else(centre: Peopled):
    """Not by those who train them, mark them, or came by a link that lets them write."""
    assert centre.guests["head"].post("/centre/connexions/second-avis", {"oui": "oui"}).status_code == 303
    author, project = centre.guests["candidate"], f"/projets/{centre.ids['project']}"
    page = f"{project}/second-avis/carte"
    others = [guest for who, guest in centre.guests.items() if who not in ("candidate", "nobody")]
    before = [told(guest, project) for guest in others]
    demand = author.read(f"{page}/demande.txt")
    none = {"lignes": [], "verdict": "absent", "autre": "aucun"}
    assert author.post(page, {"base": "1", "answer": answered(demand, lambda _: none)}).status_code == 303
    assert "apporté par vous" in text_of(author.read(page))
    for guest, was in zip(others, before, strict=True):
        assert guest.get(page).status_code in (403, 404)
        assert guest.get(f"{page}/demande.txt").status_code in (403, 404)
        assert told(guest, project) == was
        assert "second-avis" not in was


def test_the_demand_names_neither_its_author_nor_their_session(centre: Peopled):
    assert centre.guests["head"].post("/centre/connexions/second-avis", {"oui": "oui"}).status_code == 303
    author, project = centre.guests["candidate"], f"/projets/{centre.ids['project']}"
    text = "Un atelier\n  Candidate anime\n  Session  de mars\n"
    assert author.post(f"{project}/plan/texte", {"base": "1", "text": text}).status_code == 303
    demand = author.read(f"{project}/second-avis/carte/demande.txt")
    lines = demand.partition("# La carte")[2]
    assert "Candidate" not in lines
    assert "[nom] anime" in lines


def told(guest: object, project: str) -> str:
    """What somebody reads of a project's pages, where they may."""
    pages = (guest.get(project + view) for view in ("", "/plan", "/verdicts"))  # type: ignore[attr-defined]
    said = "".join(text_of(page.text) for page in pages if page.status_code == 200)
    return re.sub(r"\d+ h \d\d", "", said)


def handed_in(centre: Peopled, **said: str) -> tuple[str, str]:
    """The addresses of the receipt of a work that the candidate hands in to their session, and of the work."""
    project, session = centre.ids["project"], centre.ids["training"]
    answer = centre.guests["candidate"].post(f"/projets/{project}/rendre/session", {"session": session, **said})
    assert answer.status_code == 303, answer.text[-400:]
    work = Centre(centre.store).receipts(session)[0].work
    return str(answer.location), f"/relire/carte/{work}"


def marked(centre: Peopled, work: str, who: str = "trainer") -> None:
    levels = {f"level-{line.id}": "acquis" for line in review.criteria()}
    comments = {f"comment-{line.id}": "" for line in review.criteria()}
    assert centre.guests[who].post(work, {"version": "1", **levels, **comments}).status_code == 303


def test_a_trainer_asks_where_the_head_the_candidate_and_the_mark_allow_it(centre: Peopled):
    author, trainer, head = (centre.guests[who] for who in ("candidate", "trainer", "head"))
    box = "La personne qui relit pourra demander l’avis d’une IA"
    assert box not in text_of(author.read(f"/projets/{centre.ids['project']}/rendre"))
    receipt, work = handed_in(centre, second="oui")
    marked(centre, work)
    page = f"{work}/second-avis/1/carte"
    assert trainer.get(page).status_code == 404, "the head has not opened it: no agreement was asked for"
    assert head.post("/centre/connexions/second-avis", {"oui": "oui"}).status_code == 303
    assert trainer.get(page).status_code == 422, "who handed in was not asked"
    assert box in text_of(author.read(f"/projets/{centre.ids['project']}/rendre"))
    assert box in text_of(author.read(receipt))
    assert author.post(f"{receipt}/second-avis", {"second": "oui"}).status_code == 303
    assert re.search(r'name="second" value="oui"[^>]* checked', author.read(receipt))
    demand = trainer.read(f"{page}/demande.txt")
    assert head.post("/centre/connexions/second-avis", {"oui": "non"}).status_code == 303
    assert trainer.get(page).status_code == 404
    assert "Second avis" not in text_of(trainer.read(work))
    assert author.post(f"{receipt}/second-avis").status_code == 303, "an agreement is taken back all the same"
    assert demand


def test_what_a_trainer_brings_is_seen_by_nobody_else_and_goes_with_the_agreement(centre: Peopled):
    assert centre.guests["head"].post("/centre/connexions/second-avis", {"oui": "oui"}).status_code == 303
    author, trainer = centre.guests["candidate"], centre.guests["trainer"]
    receipt, work = handed_in(centre, second="oui")
    marked(centre, work)
    page = f"{work}/second-avis/1/carte"
    none = {"lignes": [], "verdict": "absent", "autre": "aucun"}
    answer = answered(trainer.read(f"{page}/demande.txt"), lambda _: none)
    seen = {who: (author if who == "candidate" else centre.guests[who]) for who in ("jury", "candidate", "head")}
    before = {who: told_of_work(guest, work, receipt) for who, guest in seen.items()}
    assert trainer.post(page, {"base": "1", "answer": answer}).status_code == 303
    assert "apporté par vous" in text_of(trainer.read(page))
    for who, guest in centre.guests.items():
        if who != "trainer":
            assert guest.get(page).status_code in (303, 401, 403, 404), who
    assert {who: told_of_work(guest, work, receipt) for who, guest in seen.items()} == before
    assert author.post(f"{receipt}/second-avis").status_code == 303
    assert trainer.get(page).status_code == 422
    assert author.post(f"{receipt}/second-avis", {"second": "oui"}).status_code == 303
    assert "apporté par vous" not in text_of(trainer.read(page)), "what was read is erased"
    assert "demande un second avis sur un travail rendu" in text_of(centre.guests["head"].read("/centre/journal"))


def test_a_demand_about_a_work_names_neither_its_candidate_nor_the_session(centre: Peopled):
    assert centre.guests["head"].post("/centre/connexions/second-avis", {"oui": "oui"}).status_code == 303
    author, project = centre.guests["candidate"], f"/projets/{centre.ids['project']}"
    text = "Un atelier\n  Candidate anime\n  Session  de mars\n"
    assert author.post(f"{project}/plan/texte", {"base": "1", "text": text}).status_code == 303
    _, work = handed_in(centre, second="oui")
    assert centre.guests["trainer"].post(f"{work}/nom", {"name": "Numéro 12"}).status_code == 303
    marked(centre, work)
    lines = centre.guests["trainer"].read(f"{work}/second-avis/1/carte/demande.txt").partition("# La carte")[2]
    assert "[nom] anime" in lines
    assert "Candidate" not in lines


def told_of_work(guest: object, work: str, receipt: str) -> str:
    pages = (guest.get(each) for each in (work, f"{work}/comparer", receipt))  # type: ignore[attr-defined]
    said = "".join(text_of(page.text) for page in pages if page.status_code == 200)
    return re.sub(r"\d+ h \d\d", "", said)
