"""A project shared by link: whose it opens, for how long, to whom, and what nobody sees by it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cefi_map import limits
from cefi_map.centre import keeping, people, sessions, sharing
from cefi_map.centre.store import Centre
from cefi_map.project import returned
from cefi_map.review import Review
from cefi_map.store import Store
from tests.cases import MAP, reviewed
from tests.web.visitor import text_of

from .centre import Guest, Peopled, app_of, linked, person, shared


def ended(store: Store, project: str) -> None:
    """Every link to it is past its end, a moment ago."""
    from sqlalchemy import update

    from cefi_map.centre.store.tables import shares

    with store.database.write() as connection:
        past = datetime.now(UTC) - timedelta(seconds=1)
        connection.execute(update(shares).where(shares.c.project_id == project).values(ends=past))


# ---- the author


def test_the_author_gives_a_link_copies_it_again_sees_who_came_and_withdraws_it(centre: Peopled):
    author, project = centre.guests["candidate"], centre.ids["private"]
    page = f"/projets/{project}/partage"
    assert "Personne d’autre" in author.read(page)
    answer = author.post(page, {"granted": "comment", "ends": "30"})
    assert answer.status_code == 303
    first = address(author, page)
    assert address(author, page) == first, "shown again, the same"
    assert "Personne ne l’a encore ouvert" in author.read(page)
    guest = linked(centre.app, first, "Paul")
    assert guest.get(f"/projets/{project}").status_code == 200
    assert re.search(r"Paul</bdi> <span class=\"meta\">vu aujourd’hui", author.read(page))
    assert "1 lien ouvert" in text_of(author.read("/"))
    withdrawal = re.search(r'action="([^"]+/retirer)"', author.read(page))
    assert withdrawal
    assert author.post(withdrawal[1]).status_code == 303
    refused = guest.client.put(f"/api/projets/{project}", headers={"X-CSRFToken": guest.token()})
    assert guest.get(f"/projets/{project}").status_code == 404
    assert refused.status_code == 404
    assert "retiré ou fini" in refused.get_json()["message"]
    assert "copiez-les" in refused.get_json()["advice"]
    assert "Aucun lien" in author.read(page)
    assert author.post(withdrawal[1]).status_code == 404


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"granted": "own", "ends": "7"}, "Ce droit n’existe pas"),
        ({"granted": "read", "ends": "date", "date": "demain"}, "Cette date ne se lit pas"),
        ({"granted": "read", "ends": "date"}, "Une date de fin est attendue"),
        ({"granted": "read", "ends": "date", "date": "2001-01-01"}, "ne convient pas"),
        ({"granted": "read", "ends": "date", "date": f"{date.today().year + 3}-01-01"}, "ne convient pas"),
    ],
)
def test_a_right_or_an_end_that_is_none_is_refused(centre: Peopled, sent: dict[str, str], said: str):
    answer = centre.guests["candidate"].post(f"/projets/{centre.ids['private']}/partage", sent)
    assert answer.status_code == 422
    assert said in text_of(answer.text)
    assert sharing.shares(owned(centre), centre.ids["private"]) == ()


def test_links_to_a_project_are_bounded(centre: Peopled, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "SHARES", 1)
    page = f"/projets/{centre.ids['private']}/partage"
    assert centre.guests["candidate"].post(page, {"granted": "read", "ends": "7"}).status_code == 303
    assert centre.guests["candidate"].post(page, {"granted": "read", "ends": "7"}).status_code == 413


# ---- whoever has the link


def test_the_door_says_whose_what_and_until_when_and_a_visit_lets_nobody_in(centre: Peopled):
    path = shared(centre.app, "candidate", centre.ids["private"], "write")
    guest = Guest(centre.app)
    said = text_of(guest.read(path))
    assert "candidate" in said
    assert "lire, commenter et écrire" in said
    assert guest.get(f"/projets/{centre.ids['private']}").status_code == 303, "to the door of the centre"
    assert guest.post(path, {"name": " "}).status_code == 422
    assert guest.post(path, {"name": "Paul"}).location == f"/projets/{centre.ids['private']}"


def test_guessed_withdrawn_and_ended_are_refused_in_the_same_words(centre: Peopled):
    project, said = centre.ids["private"], set()
    withdrawn = shared(centre.app, "candidate", project, "read")
    sharing.withdraw(owned(centre), project, sharing.shares(owned(centre), project)[0].id)
    past = shared(centre.app, "candidate", project, "read")
    ended(centre.store, project)
    binned = shared(centre.app, "candidate", project, "read")
    owned(centre).discard(project)
    for path in (withdrawn, past, binned, "/partage/x", f"/partage/{'0' * 48}"):
        for answer in (Guest(centre.app).get(path), Guest(centre.app).post(path, {"name": "Paul"})):
            assert answer.status_code == 404
            said.add(text_of(answer.text).replace("Recommencer", ""))
    assert len({re.sub(r"\s+", " ", each) for each in said}) == 1


def test_wrong_links_close_no_right_one(centre: Peopled):
    path = shared(centre.app, "candidate", centre.ids["private"], "read")
    guest = Guest(centre.app)
    for _ in range(150):
        assert guest.get("/partage/x").status_code == 404
    assert guest.get(path).status_code == 200


def test_a_guest_sees_that_project_and_no_other_page_of_anybody_s(centre: Peopled):
    guest, project = centre.guests["writer"], centre.ids["project"]
    home = text_of(guest.read("/"))
    assert "Projets partagés avec vous" in home
    assert "Projet de candidate" in home
    for path in ("/compte", "/donnees", "/corbeille", "/consignes", "/sessions", f"/projets/{centre.ids['private']}"):
        assert guest.get(path).status_code in (403, 404), path
    page = guest.read(f"/projets/{project}")
    for word in ("Rendre", "Partager", "Questions du jury", "Sauvegarde", "Mon compte"):
        assert word not in text_of(page), word
    assert '"history": ""' in page
    assert "Kept-Under" not in guest.get(f"/projets/{project}").headers, "no copy stays in the browser"
    assert " data-passing" in page
    assert " data-passing" in guest.read("/")
    assert "Kept-Under" not in guest.get("/").headers
    assert "Kept-Under" in centre.guests["candidate"].get(f"/projets/{project}").headers


def test_who_is_already_here_keeps_their_own_name_and_finds_the_project_again(centre: Peopled):
    path = shared(centre.app, "candidate", centre.ids["private"], "comment")
    other = centre.guests["other candidate"]
    assert "sous votre nom" in text_of(other.read(path))
    assert other.post(path, {"name": "Un autre"}).status_code == 303
    assert "other candidate" in centre.guests["candidate"].read(f"/projets/{centre.ids['private']}/partage")
    assert "Partagés avec vous" in other.read("/")
    assert other.get(f"/projets/{centre.ids['private']}").status_code == 200
    assert other.get("/compte").status_code == 200
    author = centre.guests["candidate"].get(path)
    assert author.location == f"/projets/{centre.ids['private']}/partage"


def test_those_who_train_or_mark_the_author_read_by_the_session_alone(centre: Peopled):
    """Else they would see verdicts before their own mark."""
    project = centre.ids["private"]
    path = shared(centre.app, "candidate", project, "write")
    for who in ("trainer", "jury"):
        answer = centre.guests[who].post(path)
        assert answer.status_code == 422
        assert "Vous suivez déjà" in answer.text
    assert centre.guests["other trainer"].post(path).status_code == 303
    assert centre.guests["other trainer"].get(f"/projets/{project}").status_code == 200
    session, other = centre.ids["training"], person(centre.store, "other trainer")
    sessions.add_trainer(centre.store, session, other.id)
    assert centre.guests["other trainer"].get(f"/projets/{project}").status_code == 404


def test_a_name_comes_again_as_the_same_guest_and_guests_are_bounded(centre: Peopled, monkeypatch: pytest.MonkeyPatch):
    path = shared(centre.app, "candidate", centre.ids["private"], "read")
    monkeypatch.setattr(limits, "SHARE_GUESTS", 1)
    linked(centre.app, path, "Paul")
    linked(centre.app, path, "PAUL")
    assert [each.person.name for each in sharing.shares(owned(centre), centre.ids["private"])[0].guests] == ["Paul"]
    assert Guest(centre.app).post(path, {"name": "Eve"}).status_code == 413


def test_on_a_shared_computer_nothing_stays(centre: Peopled):
    guest = Guest(centre.app)
    answer = guest.post(shared(centre.app, "candidate", centre.ids["private"], "read"), {"name": "Paul", "shared": "y"})
    (cookie,) = [each for each in answer.headers.getlist("Set-Cookie") if "_qui=" in each]
    assert "Max-Age" not in cookie
    assert guest.post("/quitter").headers["Clear-Site-Data"] == '"cache", "storage"'


# ---- what is said, and what trainers say


def test_a_guest_who_may_comment_talks_under_a_name_that_says_how_they_came(centre: Peopled):
    room = f"/projets/{centre.ids['project']}/relecture"
    author, guest = centre.guests["candidate"], centre.guests["commenter"]
    root = author.get(f"/api/projets/{centre.ids['project']}").get_json()["map"]["nodes"][0]["key"]
    assert guest.post(f"{room}/echanges", {"place": f"n{root}", "words": "Pour qui ?"}).status_code == 303
    assert "commenter (par lien)" in author.read(room)
    assert "cela" not in centre.guests["reader"].read(f"/projets/{centre.ids['project']}")
    assert "Pour qui" not in centre.guests["reader"].read(f"/projets/{centre.ids['project']}")
    assert "Pour qui" in centre.guests["writer"].read(room)


def test_what_trainers_gave_back_is_between_them_and_the_author(centre: Peopled):
    """Neither on a page nor in the drawing that a guest takes away."""
    own = owned(centre)
    project = returned.bring_back(own, reviewed(Review(reviewer="Luc", appreciation="À reprendre."), MAP))
    assert project
    guest = linked(centre.app, shared(centre.app, "candidate", project, "write"), "Paul")
    author = centre.guests["candidate"]
    assert "Relu par" in text_of(author.read(f"/projets/{project}/relecture"))
    assert "Relu par" not in text_of(guest.read(f"/projets/{project}/relecture"))
    assert guest.get(f"/projets/{project}/relecture/dossier.json").get_json()["comments"] == []
    mine, theirs = (who.get(f"/projets/{project}/exporter/svg").data for who in (author, guest))
    assert len(theirs) < len(mine)
    assert b"relecture" in mine
    assert b"relecture" not in theirs


# ---- what goes with what


def test_links_go_with_the_project_and_guests_with_their_links(centre: Peopled):
    store, own, project = centre.store, owned(centre), centre.ids["private"]
    linked(centre.app, shared(centre.app, "candidate", project, "read"), "Paul")
    later = datetime.now(UTC) + timedelta(days=1)
    Centre(store).forget_guests(later)
    assert [each.name for each in Centre(store).people() if each.name == "Paul"] == ["Paul"], "the link is open"
    own.discard(project)
    own.erase(project)
    Centre(store).forget_guests(later)
    assert "Paul" not in [each.name for each in Centre(store).people()]
    assert "writer" not in [each.name for each in people.people(store)], "no matter of the head's"


def test_who_is_erased_takes_their_links_along_and_a_visitor_their_visits(centre: Peopled):
    store, project = centre.store, centre.ids["private"]
    path = shared(centre.app, "candidate", project, "read")
    centre.guests["other candidate"].post(path)
    head, candidate = person(store, "Roy"), person(store, "candidate").id
    for name in ("other candidate", "candidate"):
        id = person(store, name).id
        keeping.erase_person(store, head, id, name, keep_works=False, copies=False)
        left = Centre(store).reached(candidate)
        guests = [each.guests for each in left[project].shares] if left else None
        assert guests == ([()] if name == "other candidate" else None)
    assert Guest(centre.app).get(path).status_code == 404


def test_a_backup_carries_no_link(centre: Peopled, tmp_path: Path):
    own, project = owned(centre), centre.ids["private"]
    path = shared(centre.app, "candidate", project, "read")
    other = app_of(tmp_path / "ailleurs")
    there: Store = other.extensions["store"]
    there.restore_all(own.export_all())
    assert not any(each.shares for each in Centre(there).reached(there.owner).values())
    assert Guest(other).get(path).status_code == 404
    there.close()


def test_a_link_dies_with_the_account_of_its_author(centre: Peopled):
    path = shared(centre.app, "candidate", centre.ids["private"], "read")
    guest = linked(centre.app, path, "Paul")
    people.block(centre.store, person(centre.store, "candidate").id, blocked=True)
    assert guest.get(f"/projets/{centre.ids['private']}").status_code == 404
    assert Guest(centre.app).get(path).status_code == 404


def address(author: Guest, page: str) -> str:
    """The path of the one link that a page shows."""
    found = re.search(r'value="https?://[^/]+(/partage/[^"]+)"', author.read(page))
    assert found
    return found[1]


def owned(centre: Peopled) -> Store:
    return centre.store.of(person(centre.store, "candidate").id)
