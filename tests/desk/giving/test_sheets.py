"""What a trainer gives back: the annotated drawing, the FreeMind file, the sheet to read or to print."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cefi_map import review as grid
from cefi_map.desk import arriving, giving, marking, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import NotFound
from cefi_map.formats import read, svg
from cefi_map.project import data as data_room
from cefi_map.project import files, returned
from tests.cases import drawing, key, pictured, png, titles, unzipped, word, work


@pytest.fixture
def id(store: data_room.Store) -> str:
    """A work that was read and given back: a level, a comment on a node, one on the dossier."""
    id = work(store, ("Léa N.svg", drawing(project="a" * 16)), ("Léa N dossier.docx", word()))
    there = key(reading.open_work(store, id).map, "Garages")
    marking.pin(store, id, 1, there, "Lesquels ?", "question", "C5")
    marking.pin(store, id, 1, "", "Et depuis ?", "question", "C12", paragraph=4)
    marking.set_grid(store, id, 1, {"C5": ("partiel", "Dites la raison.")}, [], "Solide.")
    marking.give_back(store, id, 1, "J. Martin", date(2026, 11, 24))
    return id


def test_the_drawing_shows_each_comment_at_its_node_and_carries_the_review(store: data_room.Store, id: str):
    made = giving.give_back_file(store, id, 1, "svg")
    assert (made.name, made.media_type) == ("lea-n-relecture.svg", "image/svg+xml")
    text = made.data.decode()
    assert "Lesquels" in text.split("</metadata>")[1]
    assert "24/11/2026" in text
    assert "J. Martin" in text
    carried = svg.carried(made.data)
    assert carried.project == "a" * 16, "so that it finds its project again"
    assert "Et depuis ?" in carried.along["relecture"]


def test_the_freemind_file_has_the_review_in_attributes_and_the_candidate_s_words_untouched(
    store: data_room.Store, id: str
):
    made = giving.give_back_file(store, id, 1, "mm")
    assert made.name == "lea-n-relecture.mm"
    mindmap = read(made.data, "a.mm").map
    assert titles(mindmap) == titles(reading.open_work(store, id).map)
    said = {value for node in mindmap for _, value in node.attributes}
    assert "Lesquels ?" in said
    assert files.check_map(mindmap) == files.check_map(reading.open_work(store, id).map)


def test_the_sheet_is_read_in_a_browser_or_printed(store: data_room.Store, id: str):
    page = giving.give_back_file(store, id, 1, "html")
    assert page.name == "lea-n-relecture.html"
    for words in ("J. Martin", "Lesquels ?", "Et depuis ?", "Dites la raison.", "Solide.", "Partiellement"):
        assert words in page.data.decode(), words
    printed = giving.give_back_file(store, id, 1, "pdf")
    assert (printed.name, printed.data[:4]) == ("lea-n-relecture.pdf", b"%PDF")


def test_all_that_a_candidate_gets_is_one_file(store: data_room.Store, id: str):
    made = giving.give_back_file(store, id, 1, "zip")
    assert made.name == "lea-n-relecture.zip"
    assert sorted(unzipped(made.data)) == [
        f"lea-n-relecture/lea-n-relecture.{kind}" for kind in ("html", "mm", "pdf", "svg")
    ]


def test_a_map_with_pictures_is_given_back_with_them_and_its_review_is_read_from_the_archive(store: data_room.Store):
    cohort = Desk(store).create_cohort("Groupe").id
    shows = pictured(png())
    id = arriving.bring_map(store, cohort, "Léa", shows).id
    marking.pin(store, id, 1, shows.root.key, "Lesquels ?", "question", "C5")
    marking.give_back(store, id, 1, "J. Martin", date(2026, 11, 24))
    made = giving.give_back_file(store, id, 1, "mm")
    assert made.name == "lea-relecture.zip"
    all_of_it = unzipped(giving.give_back_file(store, id, 1, "zip").data)
    together = unzipped(giving.given_zip(store, cohort).data)
    for held in (all_of_it, together):
        assert made.data in held.values(), "the same file everywhere"
    back = returned.bring_back(store, made.data)
    assert back
    assert dict(store.load(back).map.files) == dict(shows.files)
    [said] = returned.returned(store, back)
    assert [each.remark.text for each in said.comments] == ["Lesquels ?"]
    assert returned.bring_back(store, files.map_file(shows).data) is None, "no review in it"


def test_another_file_or_a_version_that_is_not_there_is_refused(store: data_room.Store, id: str):
    with pytest.raises(NotFound, match="n’existe pas dans ce format"):
        giving.give_back_file(store, id, 1, "docx")
    with pytest.raises(NotFound):
        giving.give_back_file(store, id, 7, "svg")


def test_pins_stand_on_nodes_alone_with_the_letters_of_the_sheet(store: data_room.Store, id: str):
    view = reading.open_work(store, id)
    [pin] = giving.pins(view)
    assert (pin.key, pin.letter) == (key(view.map, "Garages"), "A")
    assert [letter for letter, _ in grid.lettered(view.review.remarks)] == ["A", "B"]


def test_a_comment_on_the_dossier_is_no_pin_whatever_node_its_file_says_besides(store: data_room.Store, id: str):
    data = giving.give_back_file(store, id, 1, "svg").data
    review = json.loads(svg.carried(data).along["relecture"])
    review["remarks"][1]["key"] = review["remarks"][0]["key"]
    again = work(store, ("autre.svg", svg.with_along(data, {"relecture": json.dumps(review)})))
    view = reading.open_work(store, again)
    assert len(view.review.remarks) == 2
    assert [pin.letter for pin in giving.pins(view)] == ["A"]
