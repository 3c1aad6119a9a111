"""What is said, asked for by the pages where one writes: who may, what it answers, what it refuses."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug.test import TestResponse

from .centre import Guest, Peopled, peopled


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    found = peopled(tmp_path_factory.mktemp("centre"))
    yield found
    found.app.extensions["store"].close()


def sent(guest: Guest, project: str, what: dict[str, Any]) -> TestResponse:
    headers = {"X-CSRFToken": guest.token()}
    return guest.client.post(f"/api/projets/{project}/echanges", json=what, headers=headers)


def test_begun_answered_settled_and_read_where_it_stands(centre: Peopled):
    author, writer, project = centre.guests["candidate"], centre.guests["writer"], centre.ids["project"]
    root = author.get(f"/api/projets/{project}").get_json()["map"]["nodes"][0]["key"]
    begun = sent(writer, project, {"place": f"n{root}", "words": "Où ?"}).get_json()
    thread = begun["thread"]
    assert sent(author, project, {"thread": thread, "words": "À Lyon."}).status_code == 200
    (told,) = centre.guests["trainer"].get(f"/api/projets/{project}/echanges").get_json()["threads"]
    assert (told["node"], told["paragraph"], told["resolved"]) == (root, 0, False)
    assert [(each["name"], each["words"]) for each in told["messages"]] == [
        ("writer (par lien)", "Où ?"),
        ("candidate", "À Lyon."),
    ]
    assert sent(writer, project, {"thread": thread, "resolved": True}).get_json()["threads"][0]["resolved"]
    heard = author.get(f"/api/projets/{project}/echanges").get_json()["heard"]
    assert heard == "Lu par vous, trainer, writer (par lien) et commenter (par lien)."
    seen = centre.guests["trainer"].get(f"/api/projets/{project}/echanges").get_json()["heard"]
    assert seen.startswith("Lu par l’auteur, trainer, ")


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ({}, 422),
        ([], 422),
        ({"place": "nzz", "words": "x"}, 404),
        ({"place": "n", "words": ["x"]}, 422),
        ({"thread": "zz", "words": "x"}, 404),
        ({"thread": "zz", "resolved": "oui"}, 422),
        ({"place": "p1", "words": " "}, 422),
    ],
)
def test_what_is_no_message_is_refused_with_a_sentence(centre: Peopled, what: Any, status: int):
    answer = sent(centre.guests["candidate"], centre.ids["project"], what)
    assert answer.status_code == status
    assert answer.get_json()["message"]


def test_who_reads_the_dossier_begins_at_a_paragraph_and_sees_what_is_said_of_it(centre: Peopled):
    author, guest, project = centre.guests["candidate"], centre.guests["commenter"], centre.ids["project"]
    text = b"# Introduction\n\nNous avons conduit douze entretiens.\n"
    brought = {"file": (io.BytesIO(text), "d.md"), "csrf_token": author.token()}
    assert author.client.post(f"/projets/{project}/dossier/importer", data=brought).status_code == 303
    page = guest.read(f"/projets/{project}/dossier")
    asked = re.search(rf'href="(/projets/{project}/relecture\?paragraphe=2)#nouveau"', page)
    assert asked
    form = guest.read(asked[1])
    assert '<option value="p2" selected>' in form
    assert re.search(r'<textarea[^>]* id="nouveau"', form), "what one types goes there"
    assert sent(guest, project, {"place": "p2", "words": "Avec qui ?"}).status_code == 200
    after = guest.read(f"/projets/{project}/dossier").partition('id="p-2"')[2]
    assert "Avec qui ?" in after.partition("</div></div>")[0]
    for who in ("candidate", "reader"):
        assert "of-passage" not in centre.guests[who].read(f"/projets/{project}/dossier")


def test_a_page_says_where_one_talks_and_nothing_where_one_may_not(centre: Peopled):
    project = centre.ids["project"]
    for who, expected in (("candidate", True), ("writer", True)):
        page = centre.guests[who].read(f"/projets/{project}")
        assert (f'"talks": "/api/projets/{project}/echanges"' in page) is expected
    assert "comments-data" not in centre.guests["reader"].read(f"/projets/{project}")


def test_a_message_to_one_who_has_handed_in_is_refused_with_what_is_true(centre: Peopled):
    author, trainer, ids = centre.guests["candidate"], centre.guests["trainer"], centre.ids
    project = ids["project"]
    root = author.get(f"/api/projets/{project}").get_json()["map"]["nodes"][0]["key"]
    author.post(f"/projets/{project}/rendre/session", {"session": ids["training"]})
    answer = sent(trainer, project, {"place": f"n{root}", "words": "Pour qui ?"})
    assert answer.status_code == 404
    assert answer.get_json()["message"] == "L’auteur de ce projet a rendu : relisez ce qu’il a rendu."
    stranger = sent(centre.guests["other trainer"], project, {"place": f"n{root}", "words": "Pour qui ?"})
    assert "rendu" not in stranger.get_json()["message"]
