"""The dossier as its page exchanges it: opened, measured, saved, judged, its French looked at, its map beside it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cefi_map import limits
from cefi_map.dossier.manuscript import start
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.project import data as data_room
from cefi_map.project import dossier, exam
from tests.cases import DOSSIER, project


def text(*paragraphs: str, **more: Any) -> dict[str, Any]:
    """What the page sends."""
    blocks = [{"type": "paragraph", "content": [{"text": said}]} for said in paragraphs]
    return {"title": "Titre", "author": "", "blocks": blocks, "layout": {}, **more}


def said(data: dict[str, Any]) -> list[str]:
    return ["".join(run["text"] for run in block["content"]) for block in data["dossier"]["blocks"]]


@pytest.fixture
def id(store: data_room.Store) -> str:
    return project(store)


def test_the_page_opens_with_the_outline_and_what_is_said_of_it(store: data_room.Store, id: str):
    data = json.loads(json.dumps(dossier.dossier_data(store, dossier.open_dossier(store, id))))
    assert (data["id"], data["title"], data["revision"]) == (id, "Atelier", 0)
    assert data["dossier"]["title"] == "Atelier"
    assert said(data) == [guide["heading"] for guide in dossier.guides_data()]
    assert data["layout"]
    assert data["pages"]["level"] == "short"
    kept = dossier.kept_dossier_data(store, id)
    assert kept == {name: value for name, value in data.items() if name not in ("report", "pages", "wanting")}


def test_what_a_page_sends_is_kept_and_given_back(store: data_room.Store, id: str):
    assert dossier.save_dossier_data(store, id, text("Un.", "Deux."), 0) == {"revision": 1, "merged": False}
    kept = dossier.kept_dossier_data(store, id)
    assert (kept["revision"], said(kept)) == (1, ["Un.", "Deux."])
    manuscript = dossier.open_dossier(store, id).manuscript
    assert dossier.manuscript_data(manuscript) == {name: kept[name] for name in ("dossier", "layout")}


def test_what_two_pages_wrote_apart_is_brought_together(store: data_room.Store, id: str):
    dossier.save_dossier_data(store, id, text("Un.", "Deux."), 0)
    dossier.save_dossier_data(store, id, text("Un, ici.", "Deux."), 1)
    told = dossier.save_dossier_data(store, id, text("Un.", "Deux.", "Trois."), 1)
    assert (told["revision"], told["merged"], said(told)) == (3, True, ["Un, ici.", "Deux.", "Trois."])


def test_what_two_pages_wrote_of_one_paragraph_is_told_whole_and_both_are_kept(store: data_room.Store, id: str):
    dossier.save_dossier_data(store, id, text("Un."), 0)
    dossier.save_dossier_data(store, id, text("Un, eux."), 1)
    with pytest.raises(dossier.DossierConflict) as conflict:
        dossier.save_dossier_data(store, id, text("Un, moi."), 1)
    data = dossier.dossier_conflict_data(conflict.value)
    assert [said(data[side]) for side in ("mine", "theirs")] == [["Un, moi."], ["Un, eux."]]
    assert "Un, moi." in said(data["merged"])
    assert data["revision"] == 2
    draft = dossier.dossier_revision(store, id, data["draft"])
    assert said(dossier.manuscript_data(draft)) == ["Un, moi."]
    assert data["message"]
    assert data["advice"]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ([], BadInput),
        ({"blocks": [{"type": "script"}]}, BadInput),
        (text("a", layout={"size": "grand"}), BadInput),
        (text("a" * (limits.DOSSIER_CHARS + 1)), TooLarge),
    ],
    ids=["list", "kind", "layout", "chars"],
)
def test_what_is_no_dossier_is_refused_when_saved_measured_or_read(
    store: data_room.Store, id: str, data: object, error: type[Exception]
):
    with pytest.raises(error):
        dossier.save_dossier_data(store, id, data, 0)
    with pytest.raises(error):
        dossier.measure_data(store, id, data)
    with pytest.raises(error):
        dossier.french_data(store, id, data)
    assert store.dossier_history(id) == ()


def test_a_save_tells_the_text_only_where_others_came_in(store: data_room.Store, id: str):
    saved = store.save_dossier(id, start(), 0)
    assert dossier.saved_data(saved) == {"revision": 1, "merged": False}


def test_pages_are_counted_while_one_writes_and_said_against_what_the_centre_asks(store: data_room.Store, id: str):
    told = dossier.measure_data(store, id, text(*["Une ligne du dossier. " * 40] * 12))
    pages = told["pages"]
    assert pages["sheets"] == -(-pages["length"] // 1)
    assert (pages["level"], pages["said"][-4:]) == ("short", "ur 5")
    assert pages["starts"][0] == 1
    assert len(pages["starts"]) == 12
    assert pages["lines"] > 0
    exam.set_readings(store, {"pages_asked": 1})
    again = dossier.measure_data(store, id, text(*["Une ligne du dossier. " * 40] * 12))
    assert again["pages"]["level"] == "long"
    assert again["digest"] == told["digest"]
    assert dossier.pages_data(store, None) is None, "where no page could be set"


def test_where_pages_turn_is_told_to_who_asks_as_the_page_counts(store: data_room.Store, id: str):
    sent = text("😀 Une ligne du dossier. " * 400)
    assert not {"turns", "type"} & set(dossier.measure_data(store, id, sent))
    told = dossier.measure_data(store, id, sent, turning=True)
    written = sent["blocks"][0]["content"][0]["text"].encode("utf-16-le")
    assert [turn["page"] for turn in told["turns"]] == list(range(2, told["pages"]["sheets"] + 1))
    words = ["😀", "Une", "ligne", "du", "dossier."]
    assert all(written[2 * turn["at"] :].decode("utf-16-le").split()[0] in words for turn in told["turns"])
    assert all(written[2 * turn["at"] - 2 :].decode("utf-16-le")[0] == " " for turn in told["turns"])
    assert told["type"]["body"]["size"] == 11


def test_the_opinion_is_that_of_the_dossier_page_without_its_text(store: data_room.Store, id: str):
    dossier.import_dossier(store, id, DOSSIER.encode(), "d.md")
    view = dossier.open_dossier(store, id)
    told, whole = dossier.opinion_data(store, view), dossier.dossier_data(store, view)
    assert told == {name: whole[name] for name in ("revision", "report", "pages")}
    assert {each["id"] for each in told["report"]["requirements"]} == {"C12a", "C12b"}


def test_where_the_dossier_differs_from_its_map_is_a_remark(store: data_room.Store):
    id = project(store, "Atelier\n  Budget\n    Location de la salle : 4 000 €")
    dossier.import_dossier(store, id, "Je loue la salle pour 4 500 €.".encode(), "d.txt")
    [remark] = dossier.opinion_data(store, dossier.open_dossier(store, id))["report"]["coherence"]
    assert remark["block"] == 0


def test_a_slip_of_french_has_its_place_as_the_page_counts_it(store: data_room.Store, id: str):
    """In UTF-16: a sign of two units before it moves it by two."""
    [slip] = dossier.french_data(store, id, text("Bien.", "😀 Un projjet."))
    assert (slip["block"], slip["start"], slip["end"]) == (1, 6, 13)
    assert "projet" in slip["suggestions"]


def test_what_the_map_names_is_no_slip_and_the_kept_text_is_looked_at_by_default(store: data_room.Store):
    id = project(store, "Atelier\n  Association Zorglubine\n    : et sa kravatine")
    dossier.import_dossier(store, id, b"Avec Zorglubine, la kravatine et un projjet.", "d.txt")
    [slip] = dossier.french_data(store, id)
    assert slip["message"]
    assert "projet" in slip["suggestions"]


def test_the_map_stands_beside_the_text_in_reading_order_with_its_stages(store: data_room.Store, id: str):
    lines = dossier.map_lines(store, id)
    assert [(line["number"], line["text"][:11], line["depth"]) for line in lines][:3] == [
        ("", "Atelier mob", 0),
        ("1", "Contexte", 1),
        ("1.1", "61 jeunes s", 2),
    ]
    assert {line["text"]: line["stages"] for line in lines}["Faisabilité"] == ["E3"]
    assert [line["key"] for line in lines] == [node.key for node in store.load(id).map]
    long = project(store, "Atelier\n  " + "mot " * 100)
    assert len(dossier.map_lines(store, long)[1]["text"]) == 200


def test_each_heading_of_the_outline_has_what_to_ask_oneself_and_quotes_the_exam():
    guides = dossier.guides_data()
    assert len(guides) == len(start().dossier.blocks)
    for guide in guides:
        assert guide["questions"]
        assert [exam.referentiel().requirement(each).excerpt for each in guide["requirements"]] == list(
            guide["official"]
        )


def test_of_a_project_that_is_not_there_nothing_is_given(store: data_room.Store):
    gone = "f" * 16
    with pytest.raises(NotFound):
        dossier.kept_dossier_data(store, gone)
    with pytest.raises(NotFound):
        dossier.open_dossier(store, gone)
    with pytest.raises(NotFound):
        store.dossier_history(gone)
    with pytest.raises(NotFound):
        dossier.map_lines(store, gone)
    with pytest.raises(NotFound):
        dossier.save_dossier_data(store, gone, text("Un."), 0)
    with pytest.raises(NotFound):
        dossier.french_data(store, gone)


def test_the_text_is_given_as_html_with_every_word_escaped(store: data_room.Store, id: str):
    dossier.import_dossier(store, id, DOSSIER.encode() + b"\n\n<b>x</b> & *y*\n", "d.md")
    html = dossier.dossier_html(dossier.open_dossier(store, id).manuscript)
    assert "<h1>Mon rôle</h1>" in html
    assert "&amp;" in html
    assert "<script" not in html
