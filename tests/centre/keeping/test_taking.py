"""All that concerns one person in one file: complete, readable, without a key to anything."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cefi_map.centre import keeping, together
from cefi_map.centre.store import Centre, Letter
from cefi_map.centre.store.erasing import columns_of
from cefi_map.centre.store.tables import persons
from cefi_map.desk import marking
from cefi_map.desk.store import Desk
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.errors import NotFound
from cefi_map.formats import freemind
from cefi_map.project import files
from cefi_map.store import SecondOpinion, Store, open_store
from cefi_map.store.tables import Moment
from tests.cases import pictured, png
from tests.centre.store.test_erasing import written
from tests.centre.together.conftest import Pair, pair

__all__ = ["pair"]


def taken(store: Store, pair: Pair) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(keeping.person_file(store, pair.ana.id).data))


def test_it_holds_the_files_the_data_and_a_page_that_lists_them(store: Store, pair: Pair, tmp_path):
    own = store.of(pair.ana.id)
    source = Manuscript(files.read_dossier("# Mon rôle\n\nJ’ai conduit.".encode(), "d.md").dossier)
    own.save_dossier(pair.project, source, 0)
    own.discard(own.create(own.load(pair.project).map, title="Au rebut").id)
    together.begin_talk(own, pair.ana, pair.project, "p1", "Est-ce assez <clair> ?")
    together.hand_over(store, pair.ana, pair.project, pair.training.id)
    own.add_return(pair.project, {"appreciation": "Bon travail"}, own.load(pair.project).map)
    file = taken(store.by(pair.trainer.id, "head"), pair)
    names = file.namelist()
    assert names[0] == "index.html"
    assert [name.rpartition("/")[2] for name in names if name.startswith("projets/")] == [
        "carte.mm",
        "dossier.docx",
        "carte.mm",
    ]
    assert sorted(name[-4:] for name in names if name.startswith("rendus/")) == ["docx", "1.mm"][::-1]
    page = file.read("index.html").decode()
    for words in ("Au rebut", "Printemps", "Est-ce assez &lt;clair&gt; ?", "lien personnel", "Données de Ana"):
        assert words in page, words
    data = json.loads(file.read("donnees.json"))
    assert [each["fiche"]["appreciation"] for each in data["relectures"]] == ["Bon travail"]
    assert data["recepisses"][0]["session"] == data["sessions"][0]["session"] == "Printemps"
    assert len(data["projets"][0]["versions_carte"]) >= 1
    elsewhere = open_store(tmp_path / "elsewhere")
    assert len(elsewhere.restore_all(file.read("sauvegarde.zip")).added) == 2
    elsewhere.close()
    (first, *_) = (name for name in names if name.endswith("carte.mm"))
    assert freemind.read(file.read(first)).map


def test_maps_are_there_with_their_pictures(store: Store, pair: Pair):
    own, shows = store.of(pair.ana.id), pictured(png())
    own.save(pair.project, shows, own.load(pair.project).number)
    together.hand_over(store, pair.ana, pair.project, pair.training.id)
    file = taken(store.by(pair.trainer.id, "head"), pair)
    packed = [name for name in file.namelist() if name.endswith(".zip") and name != "sauvegarde.zip"]
    assert [name.partition("/")[0] for name in packed] == ["projets", "rendus"]
    for name in packed:
        [reading] = files.read_maps(file.read(name), name)
        assert dict(reading.map.files) == dict(shows.files), name


def test_no_key_is_in_it_and_the_journal_says_who_took_it(store: Store, pair: Pair):
    Centre(store).add_way(pair.ana.id, "password", "ana@exemple.fr", "argon2-hash")
    Centre(store).open_login(pair.ana.id, "f" * 64, datetime(2100, 1, 1, tzinfo=UTC), shared=True)
    (link,) = [way.subject for way in Centre(store).ways_of(pair.ana.id) if way.kind == "link"]
    file = taken(store.by(pair.trainer.id, "head"), pair)
    whole = b"".join(file.read(name) for name in file.namelist() if not name.endswith(".zip"))
    assert b"ana@exemple.fr" in whole
    for key in (link, "argon2-hash", "f" * 64):
        assert key.encode() not in whole
    assert keeping.opened_by(store, pair.ana)[0].deed == "emporte"
    with pytest.raises(NotFound):
        keeping.person_file(store, "nobody")


def test_where_they_are_written_to_and_what_went_there_is_in_it(store: Store, pair: Pair):
    Centre(store).set_address(pair.ana.id, "ana@exemple.fr")
    Centre(store).queue(Letter("l", "access", "ana@exemple.fr", pair.ana.id, digest="d" * 64, secret="s" * 9))
    file = taken(store, pair)
    data = json.loads(file.read("donnees.json"))
    assert data["personne"]["courriel"] == "ana@exemple.fr"
    (went,) = data["courriels"]
    assert went["sorte"] == "Mot de passe ou lien perdu"
    assert not {"digest", "secret"} & went.keys()
    assert "Mot de passe ou lien perdu : ana@exemple.fr" in file.read("index.html").decode()


def test_one_of_each_thing_that_is_kept_comes_with_every_moment_set(store: Store, pair: Pair):
    """What a candidate may leave, a sheet given back, letters; and whatever a table says of when, said."""
    written(store, pair.ana, pair.training.id)
    work = together.hand_over(store, pair.ana, pair.project, pair.training.id).work
    marking.give_back(store.of(pair.training.id).by(pair.trainer.id, "trainer"), work, 2, "Luc", date(2026, 11, 24))
    Centre(store).set_address(pair.ana.id, "ana@exemple.fr")
    Centre(store).queue(Letter("l", "access", "ana@exemple.fr", pair.ana.id, digest="d" * 64, secret="s" * 9))
    with store.database.write() as connection:
        for theirs in columns_of(persons.c.id):
            moments = {each.name: datetime.now(UTC) for each in theirs.table.c if isinstance(each.type, Moment)}
            if moments:
                connection.execute(theirs.table.update().where(theirs == pair.ana.id).values(moments))
    data = json.loads(taken(store, pair).read("donnees.json"))
    assert all(data.values())
    assert data["recepisses"][0]["returned"].startswith("2026-11-24")


def test_what_its_session_erased_is_left_out(store: Store, pair: Pair):
    receipt = together.hand_over(store, pair.ana, pair.project, pair.training.id)
    Desk(store.of(pair.training.id)).erase_work(receipt.work)
    assert not [name for name in taken(store, pair).namelist() if name.startswith("rendus/")]


def test_second_opinions_are_there_with_what_left_and_the_agreement(store: Store, pair: Pair):
    """Of what others asked about a work, what was sent alone: what came back is theirs."""
    own = store.of(pair.ana.id)
    reader = {"rules": "abc", "model": "petit", "host": "modele.example", "people": ["Ana"], "others": []}
    mine = SecondOpinion("carte", 1, datetime.now(UTC), reader, "ce qui part", "ce qui revient")
    own.keep_second_opinion(pair.project, mine)
    receipt = together.hand_over(store, pair.ana, pair.project, pair.training.id, second=True)
    desk = Desk(store.of(pair.training.id).by(pair.trainer.id, "trainer"))
    desk.keep_second_reading(receipt.work, replace(mine, reader={"rules": "abc"}, sent="ce que Luc envoie"))
    file = taken(store.by(pair.trainer.id, "head"), pair)
    data = json.loads(file.read("donnees.json"))
    asked, sent = data["seconds_avis"]
    assert (asked["envoye"], asked["reponse"], asked["lecteur"]["host"]) == (mine.sent, mine.answer, "modele.example")
    assert (sent["sur"], sent["envoye"]) == ("Nouveau projet, rendu n° 1", "ce que Luc envoie")
    assert "ce qui revient" not in json.dumps(sent)
    assert data["recepisses"][0]["second_avis_permis"]
    page = file.read("index.html").decode()
    assert "petit chez modele.example" in page
    assert "à la main" in page
    Desk(store.of(pair.training.id)).erase_work(receipt.work)
    later = json.loads(taken(store, pair).read("donnees.json"))
    assert [each["envoye"] for each in later["seconds_avis"]] == [mine.sent]
    assert not later["recepisses"][0]["second_avis_permis"]
