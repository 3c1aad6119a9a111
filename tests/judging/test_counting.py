"""Parts are counted by their chances, and a table says what is asked for."""

from __future__ import annotations

import pytest

from cefi_map.judging import Readings, check
from cefi_map.judging.counting import Count, Shown, _at_least
from cefi_map.judging.counting import counted as counted_in
from cefi_map.judging.reading import Piece
from cefi_map.judging.requirements import REQUIREMENTS
from cefi_map.judging.view import View
from cefi_map.mindmap import outline

BY_ID = {each.id: each for each in REQUIREMENTS}


def counted(id: str, text: str) -> Count[Piece]:
    return counted_in(View(outline.parse(text)).pieces, BY_ID[id])


@pytest.mark.parametrize(
    ("pieces", "least", "chance"),
    [
        ([], 1, 0.0),
        ([(0.5, 0.0), (0.5, 0.0)], 1, 0.75),
        ([(0.5, 0.0), (0.5, 0.0)], 2, 0.25),
        ([(1.0, 1.0)], 2, 1.0),
        ([(0.5, 0.5), (0.3, 0.0)], 2, 0.325),
        ([(0.4, 0.0)], 0, 1.0),
    ],
)
def test_how_likely_so_many_are_there(pieces: list[tuple[float, float]], least: int, chance: float) -> None:
    assert _at_least(pieces, least) == pytest.approx(chance)


def test_a_part_more_never_makes_less_of_it() -> None:
    one = counted("C7a", BY_ID["C7a"].good)
    more = counted("C7a", BY_ID["C7a"].good + "      Assurance du local, 300 €\n")
    for least in (1, 2, 3):
        assert more.at_least("e", least) >= one.at_least("e", least) - 1e-9


def test_a_piece_that_lists_several_things_is_several() -> None:
    text = "Insertion de jeunes\n  Budget\n    Salle 400 €, goûters 120 €, transport 300 €"
    count = counted("C7a", text)
    assert count.at_least("e", 2) > 0.5
    assert check(outline.parse(text)).verdict("C7a").likeliest == "satisfait"


def test_a_reason_that_is_plainly_said_counts_for_the_part_that_asks_for_one_alone() -> None:
    """However little the weights make of it; and what is as likely as not is shown."""
    view = View(outline.parse("Insertion de jeunes\n  Partenaires\n    La mission locale, parce qu'elle les connaît"))
    piece = view.pieces[-1]
    piece.parts = {"C5": {"c": 0.2, "p": 0.1, "k": 0.0, "f": 0.0, "d": 0.0, "+": 0.0}}
    count = counted_in([piece], BY_ID["C5"])
    assert count.shown[0].parts == {"c": 0.5, "p": 0.1, "k": 0.0, "f": 0.0, "d": 0.0, "+": 0.0}
    assert [each.piece for each in count.of("c")] == [piece]
    assert count.of("p") == []


def test_a_centres_reading_asks_for_more() -> None:
    (two,), (four,) = (BY_ID["C10"].satisfied(Readings(criteria_least=least)) for least in (2, 4))
    count = counted("C10", BY_ID["C10"].good)
    assert count.there(two) > count.there(four)


def test_kinds_of_difficulty_are_counted_apart() -> None:
    count = counted("C6", BY_ID["C6"].good)
    piece = count.shown[0].piece
    means = Shown(piece, 1.0, {"d": 1.0, "M": 1.0})
    assert Count([means, means], BY_ID["C6"]).at_least("K", 2) == 0
    assert Count([means, Shown(piece, 0.5, {"d": 1.0, "R": 1.0})], BY_ID["C6"]).at_least("K", 2) == 0.5


def test_likelier_pieces_of_another_part_take_no_place_of_a_reason() -> None:
    piece = counted("C4", BY_ID["C4"].good).shown[0].piece
    reason, action = Shown(piece, 0.7, {"r": 1.0}), Shown(piece, 0.9, {"a": 1.0, "r": 0.0})
    assert Count([reason, *[action] * 8], BY_ID["C4"]).at_least("r", 1) == pytest.approx(0.7)


def test_what_hardly_looks_like_it_is_not_quoted_for_want_of_another() -> None:
    report = check(outline.parse("Projet\n  Budget : location de la salle 400 €, car 900 €\n  Deux\n"))
    assert [each.key for each in report.verdict("C7a").evidence] == ["n1"]
