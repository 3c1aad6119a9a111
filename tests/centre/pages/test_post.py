"""Letters as people meet them: invited, lost, confirmed, seen by the head; a link is spent by a press alone."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Semaphore, get_ident
from urllib.request import urlopen

import pytest
from flask import Flask

from cefi_map.centre import post, sessions, ways
from cefi_map.centre.post import Post
from cefi_map.centre.store import Centre, Letter
from cefi_map.errors import BadInput
from cefi_map.out.sealing import seal, seal_pass
from cefi_map.store import Store, open_store
from cefi_map.web import create_app
from cefi_map.web.reach import Reach
from tests.centre.post.mailbox import Box, address, certified, serving, words
from tests.serving import served
from tests.web.visitor import text_of

from .centre import HERE, PASSWORD, Guest, invited, joined, person

__all__ = ["certified"]

WRITES = Reach(url="http://localhost", asks=True)


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def app(tmp_path: Path, box: Box, certified: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """A centre that writes; a test says when."""
    for module in ("cefi_map.centre.post.writing", "cefi_map.centre.post", "cefi_map.centre.pages.post"):
        monkeypatch.setattr(f"{module}.send_soon", lambda store, post: None)
    with serving(box, certified, smtps=True) as port:
        made = create_app(tmp_path / "centre", reach=WRITES, smtp=address("smtps", port))
        yield made
        made.extensions["store"].close()


@pytest.fixture
def goes(app: Flask, store: Store) -> Callable[[], bool]:
    """Have all that is due go."""
    box = Post(app.extensions["mail"], app.config["SECRET_KEY"], "http://localhost")
    return lambda: post.send(store, box)


def link_in(box: Box) -> str:
    """The path of the link that the last letter brings."""
    found = re.search(r"http://localhost(/\S+)", words(box.came[-1]))
    assert found
    return found[1]


def test_an_invitation_goes_by_mail_and_is_spent_by_a_press(app: Flask, head: Guest, box: Box, goes):
    page = head.post("/centre/invitations", {"name": "Zoé", "mail": "zoe@centre.fr", "role": "trainer"})
    assert page.location == "/centre#invitations"
    told = text_of(head.read("/centre"))
    assert "L’invitation part à zoe@centre.fr" in told
    assert "Lien pour Zoé" not in told, "it is nowhere but in the letter"
    goes()
    path = link_in(box)
    for _ in range(3):  # what reads mail before its owner opens each link
        assert "Créer votre compte" in Guest(app).read(path)
    zoe = Guest(app)
    assert zoe.post(path, {"name": "Zoé", "login": "zoe@centre.fr", "password": PASSWORD}).status_code == 303
    assert Guest(app).get(path).status_code == 404


def test_without_an_address_or_where_the_centre_sends_none_the_link_is_shown(head: Guest, store: Store):
    for mail in ("", "zoe@centre.fr"):
        head.post("/centre/courriels", {})
        head.post("/centre/invitations", {"name": "Zoé", "mail": mail, "role": "trainer"})
        assert "Lien pour Zoé" in text_of(head.read("/centre"))
    assert Centre(store).letters(9) == ()


def test_who_lost_their_link_gets_a_new_one_and_nobody_learns_who_is_here(
    app: Flask, head: Guest, store: Store, box: Box, goes
):
    training = sessions.create_training(store, person(store, "Roy"), "Printemps")
    joined(app, training.code, "Ana")
    Centre(store).set_address(person(store, "Ana").id, "ana@exemple.fr")
    said = [Guest(app).post("/entrer/oubli", {"mail": mail}) for mail in ("ana@exemple.fr", "personne@exemple.fr")]
    assert said[0].text == said[1].text
    assert [each.status_code for each in said] == [200, 200]
    assert Guest(app).post("/entrer/oubli", {"mail": "personne"}).status_code == 422
    goes()
    assert [each["To"] for each in box.came] == ["ana@exemple.fr"]
    path, phone = link_in(box), Guest(app)
    assert "Bonjour, Ana" in text_of(phone.read(path))
    assert phone.get("/").status_code == 303, "a visit alone lets nobody in"
    ana = person(store, "Ana").id
    assert Centre(store).acts(deed="link", most=9) == []
    assert phone.post(f"{path}/entrer").location == "/compte/lien"
    assert [(act.person, act.about) for act in Centre(store).acts(deed="link", most=9)] == [(ana, ana)]
    assert "/moi/" in phone.read("/compte/lien")
    assert Guest(app).post(f"{path}/entrer").status_code == 404
    assert Guest(app).get(path).status_code == 404


def test_both_are_asked_as_often_of_the_database(app: Flask, head: Guest, store: Store):
    """What would take longer for one who is here would tell that they are."""
    from sqlalchemy import event

    engine, said = store.database.engine, list[str]()
    mine = get_ident()  # the day's upkeep asks beside
    event.listen(engine, "before_cursor_execute", lambda *call: said.append(call[2]) if get_ident() == mine else None)
    guest, counts = Guest(app), []
    for mail in ("roy@exemple.fr", "personne@exemple.fr"):
        sent = {"mail": mail, "csrf_token": guest.token()}
        said.clear()
        guest.client.post("/entrer/oubli", data=sent)
        counts.append(list(said))
    assert counts[0] == counts[1] != []


def test_an_address_is_confirmed_from_its_letter_and_what_is_unwanted_is_kept(
    app: Flask, head: Guest, store: Store, box: Box, goes
):
    head.post("/compte/courriel", {"mail": "roy@maison.fr"})
    assert "Un message part à roy@maison.fr" in text_of(head.read("/compte"))
    goes()
    path = link_in(box)
    assert "roy@maison.fr" in text_of(Guest(app).read(path))
    assert Centre(store).address(person(store, "Roy").id) == "roy@exemple.fr", "the login, until it is pressed"
    assert head.post(path).location == "/compte#courriels"
    assert Centre(store).address(person(store, "Roy").id) == "roy@maison.fr"
    assert Guest(app).post(path).status_code == 404
    assert head.post("/compte/courriel", {"mail": "roy"}).status_code == 422
    head.post("/compte/courriel", {"mail": ""})
    assert "Le centre vous écrit à votre identifiant, roy@exemple.fr." in text_of(head.read("/compte"))
    head.post("/compte/courriels", {"kind": []})
    assert Centre(store).unwanted(person(store, "Roy").id) == {
        kind for kind, each in post.KINDS.items() if each.off == "each"
    }


def test_what_was_sealed_for_something_else_confirms_nothing_and_is_no_table(app: Flask, head: Guest):
    """One key seals all that a browser carries: a list, a link of a letter, a launch from a course."""
    key = app.config["SECRET_KEY"]
    sheets = head.post("/centre/liste/inviter", {"text": "Max"}).text
    (sheet,) = re.findall(r'name="sheet" value="([^"]+)"', sheets)
    hour = timedelta(hours=1)
    for sealed in (sheet, seal(key, "[]"), seal(key, "1"), seal(key, '"x"'), seal_pass(key, "lti", {}, hour), "x"):
        answer = Guest(app).get(f"/courriel/{sealed}")
        assert answer.status_code == 404
        assert "Ce lien a déjà servi, ou son délai est passé." in text_of(answer.text)
        if sealed != sheet:
            refused = head.post("/centre/liste/liens.csv", {"sheet": sealed})
            assert refused.status_code == 422
            assert "Cette feuille ne vaut plus." in text_of(refused.text)
    old = seal_pass(key, "links", {"given": []}, -hour)
    assert head.post("/centre/liste/liens.csv", {"sheet": old}).status_code == 422
    assert head.post("/centre/liste/liens.csv", {"sheet": sheet}).status_code == 200


def test_the_head_sees_what_went_what_waits_and_what_was_refused(head: Guest, store: Store, box: Box, goes):
    assert "Rien n’est parti d’ici." in text_of(head.read("/centre/courriels"))
    box.refuses = {"faux": "550 no such user", "plein": "452 mailbox full"}
    for name in ("faux", "plein", "bon"):
        head.post("/centre/invitations", {"name": name, "mail": f"{name}@centre.fr", "role": "trainer"})
    goes()
    told = text_of(head.read("/centre/courriels"))
    assert "1 refusé, 1 en attente, 1 parti" in told
    assert "Le dernier parti" in told
    assert "le code 550" in told
    assert "1 courriel n’est pas parti" in text_of(head.read("/centre"))
    box.refuses = {}
    head.post("/centre/courriels/reprise")
    goes()
    assert "0 refusé, 0 en attente, 3 partis" in text_of(head.read("/centre/courriels"))


def test_who_asked_for_a_letter_sees_that_it_was_refused_and_a_right_address_gets_it(
    head: Guest, store: Store, box: Box, goes
):
    """A trainer on the session's table and list, a head beside the invitation: each without « Courriels »."""
    head.post("/centre/invitations", {"name": "Zoé", "mail": "faux@centre.fr", "role": "trainer"})
    training = sessions.create_training(store, person(store, "Roy"), "Printemps")
    head.post(
        f"/sessions/{training.id}/liste/entrer", {"text": "Nom;Courriel\nLéa;faux@exemple.fr\nTom;tom@exemple.fr"}
    )
    lea = person(store, "Léa").id
    Centre(store).write_to({lea: ""}, "review", {"session": "Printemps"}, training.id)
    box.refuses = {"faux": "550 no such user"}
    goes()
    table = text_of(head.read(f"/sessions/{training.id}"))
    assert table.count("courriel refusé") == 1
    assert "faux@exemple.fr, courriel refusé" in text_of(head.read(f"/sessions/{training.id}/liste"))
    assert "refusée par le courriel de faux@centre.fr" in text_of(head.read("/centre"))
    address = f"/centre/personnes/{lea}"
    assert "Printemps" in text_of(head.read(address))
    head.post(f"{address}/identite", {"name": "Léa", "mail": "lea@exemple.fr"})
    assert "un lien part à lea@exemple.fr" in text_of(head.read(address))
    assert "courriel refusé" not in text_of(head.read(f"/sessions/{training.id}"))
    before = len(box.came)
    goes()
    assert [each["To"] for each in box.came[before:]] == ["lea@exemple.fr"] * 2, "the link, and what was refused"
    head.post(f"{address}/identite", {"name": "Léa", "mail": ""})
    assert "ne sert plus" in text_of(head.read(address))


def test_the_head_tries_the_server_with_a_letter_to_themselves(head: Guest, store: Store, box: Box, goes):
    assert "M’écrire un essai" in head.read("/centre/courriels")
    head.post("/centre/courriels/essai")
    assert "Un essai part à roy@exemple.fr" in text_of(head.read("/centre/courriels"))
    goes()
    assert (box.came[0]["To"], "le centre écrit bien" in words(box.came[0])) == ("roy@exemple.fr", True)


def test_a_list_is_written_to_where_it_has_addresses_and_printed_where_not(
    app: Flask, head: Guest, store: Store, box: Box, goes
):
    training = sessions.create_training(store, person(store, "Roy"), "Printemps")
    page = f"/sessions/{training.id}/liste"
    text = "Nom;Courriel\nLéa;lea@exemple.fr\nTom;\n"
    assert "2 personnes entrent" in text_of(head.post(page, {"text": text}).text)
    sheet = text_of(head.post(f"{page}/entrer", {"text": text}).text)
    assert "1 lien, 1 courriel" in sheet
    assert "Un courriel part à Léa" in sheet
    assert "se lit sous « Courriels »" in sheet
    told = text_of(head.read("/centre"))
    assert ("lien d’entrée" in told, "nouveau mot de passe" in told) == (True, False)
    goes()
    phone = Guest(app)
    assert phone.post(f"{link_in(box)}/entrer").location == "/compte/lien"
    lea = person(store, "Léa").id
    assert head.post(f"{page}/gestes", {"do": "courriel", "person": lea}).status_code == 303
    assert head.post(f"{page}/gestes", {"do": "courriel", "person": person(store, "Tom").id}).status_code == 422
    goes()
    assert [each["To"] for each in box.came] == ["lea@exemple.fr"] * 2
    assert head.post(f"{page}/gestes", {"do": "retirer", "person": lea}).status_code == 422, "it is asked twice"
    assert head.post(f"{page}/gestes", {"do": "retirer", "sure": "retirer", "person": lea}).status_code == 303
    assert head.post(f"{page}/gestes", {"do": "voler", "person": lea}).status_code == 422


@pytest.mark.parametrize("way", ["link", "password"])
def test_who_is_known_to_others_is_invited_and_enters_by_the_letter_alone(
    app: Flask, head: Guest, store: Store, box: Box, goes, way: str
):
    training = sessions.create_training(store, person(store, "Roy"), "Printemps")
    joined(app, training.code, "Ana")
    ana = person(store, "Ana")
    Centre(store).set_address(ana.id, "ana@exemple.fr")
    if way == "password":
        Centre(store).add_way(ana.id, "password", "ana", "hash")
    zoe = invited(app, ways.invite(store, "trainer", "Zoé"), "Zoé")
    mine = sessions.create_training(store, person(store, "Zoé"), "Automne")
    page, text = f"/sessions/{mine.id}/liste", "Nom;Courriel\nAnne;ana@exemple.fr\n"
    looked = text_of(zoe.post(page, {"text": text}).text)
    assert "déjà connu du centre : recevra une invitation" in looked
    assert "Ana " not in looked
    assert "Un courriel part à Anne" in text_of(zoe.post(f"{page}/entrer", {"text": text}).text)
    goes()
    assert Centre(store).membership(mine.id, ana.id) is None
    path, form = link_in(box), {"password": PASSWORD}
    phone = Guest(app)
    answer = phone.post(path, form) if way == "password" else phone.post(f"{path}/entrer")
    assert answer.status_code == 303
    assert Centre(store).membership(mine.id, ana.id)
    assert "Automne" in phone.read("/")


def test_a_trainer_is_told_who_sees_what_does_not_arrive(app: Flask, head: Guest, store: Store):
    """« Courriels » is for heads."""
    zoe = invited(app, ways.invite(store, "trainer", "Zoé"), "Zoé")
    training = sessions.create_training(store, person(store, "Zoé"), "Printemps")
    sheet = text_of(
        zoe.post(f"/sessions/{training.id}/liste/entrer", {"text": "Nom;Courriel\nLéa;lea@exemple.fr\n"}).text
    )
    assert "Un responsable du centre voit ce qui n’arrive pas." in sheet
    assert "« Courriels »" not in sheet


def test_trainers_come_by_a_list(head: Guest, store: Store, box: Box, goes):
    text = "Nom;Courriel\nZoé;zoe@centre.fr\nMax;\n"
    assert "2 invitations" in text_of(head.post("/centre/liste", {"text": text}).text)
    answer = head.post("/centre/liste/inviter", {"text": text})
    assert "/invitation/" in answer.text
    goes()
    assert [each["To"] for each in box.came] == ["zoe@centre.fr"]
    assert "Rien à faire" in text_of(head.post("/centre/liste", {"text": text}).text)


def test_where_no_mail_server_is_set_nothing_offers_one(tmp_path: Path):
    app = create_app(tmp_path, reach=HERE)
    store: Store = app.extensions["store"]
    head = invited(app, ways.first_link(store), "Roy")
    assert "Aucun serveur de courriel" in text_of(head.read("/centre/courriels"))
    assert "Courriels" not in head.read("/compte")
    assert "n’écrit pas de courriel" in text_of(Guest(app).read("/entrer/oubli"))
    assert Guest(app).post("/entrer/oubli", {"mail": "roy@exemple.fr"}).status_code == 404
    assert head.post("/compte/courriel", {"mail": "roy@maison.fr"}).status_code == 404
    assert head.post("/centre/courriels/essai").status_code == 404
    store.close()


def test_a_link_leads_to_the_public_url_and_without_one_no_server_is_set(tmp_path: Path):
    """« Host » is what whoever asks says: a lost link would go wherever they want."""
    for reach in (HERE, Reach(any_address=True, asks=True)):
        with pytest.raises(BadInput, match="adresse publique"):
            create_app(tmp_path, reach=reach, smtp="smtps://a:b@centre.fr?de=a@centre.fr")
    create_app(tmp_path, smtp="smtps://a:b@centre.fr?de=a@centre.fr").extensions["store"].close()


def test_a_process_that_is_asked_for_a_page_looks_for_what_another_left(app: Flask, monkeypatch: pytest.MonkeyPatch):
    asked: list[Post] = []
    monkeypatch.setattr("cefi_map.centre.post.send_soon", lambda store, box: asked.append(box))
    Guest(app).read("/entrer")
    assert [each.site for each in asked] == ["http://localhost"]


@pytest.mark.whole
def test_a_server_of_two_processes_brings_what_an_older_one_left_each_letter_once(
    tmp_path: Path, box: Box, certified: ssl.SSLContext
):
    """As it is started, from the first page that somebody asks for; nobody waits for the letters."""
    with closing(open_store(tmp_path)) as store:
        for number in range(20):
            facts = {"session": "Printemps", "at": "30/06/2030"}
            Centre(store).queue(Letter(f"l{number}", "erasure", f"p{number}@centre.fr", facts=facts))
    arrived = Semaphore(0)
    box.before = arrived.release
    with serving(box, certified, smtps=True) as port:
        mail = ("--public-url", "https://carte.centre.fr", "--smtp", address("smtps", port))
        options = ("--centre", "--processes", "2", *mail)
        with served(tmp_path, *options) as site:
            for _ in range(8):
                urlopen(f"{site}/entrer").close()
            for _ in range(20):
                assert arrived.acquire(timeout=60)
    assert len({each["Message-ID"] for each in box.came}) == len(box.came) == 20
