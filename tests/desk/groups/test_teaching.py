"""What to teach a group again: means by criterion, gaps with the automatic opinion, stages that the maps lack."""

from __future__ import annotations

import pytest

from cefi_map.desk import arriving, groups
from cefi_map.errors import NotFound
from cefi_map.project import data
from cefi_map.review import Mark, Review
from tests.cases import MAP, mm, reviewed


@pytest.fixture
def cohort(store: data.Store) -> str:
    """Three works with levels on three criteria, and one that nobody read."""
    levels = [
        {"C1": "acquis", "C6": "non_acquis", "C7": "partiel"},
        {"C1": "acquis", "C6": "non_acquis", "C7": "acquis"},
        {"C1": "partiel", "C6": "partiel"},
    ]
    files = []
    for place, given in enumerate(levels):
        review = Review({id: Mark(level) for id, level in given.items()})
        files.append((f"Carte {place}.svg", reviewed(review, f"Projet {place}{MAP[16:]}")))
    return arriving.bring(store, [*files, ("Autre.mm", mm("Vide\n  Suite"))], name="Lundi").cohort


def test_each_criterion_has_its_levels_and_their_mean(store: data.Store, cohort: str):
    told = groups.teaching(groups.table(store, cohort))
    assert [each.line.id for each in told.criteria] == [f"C{number}" for number in range(1, 13)]
    by = {each.line.id: each for each in told.criteria}
    assert (by["C1"].counts, by["C6"].counts, by["C7"].counts) == ((2, 1, 0), (0, 1, 2), (1, 1, 0))
    assert (by["C1"].mean, by["C7"].mean, by["C2"].mean) == (pytest.approx(5 / 3), 1.5, None)
    assert told.works == 3
    assert groups.teaching(groups.table(store, cohort)) == told


def test_the_weakest_come_first_and_only_those_that_half_of_the_group_lacks_are_named(store: data.Store, cohort: str):
    told = groups.teaching(groups.table(store, cohort))
    assert [each.line.id for each in told.weakest_first][:3] == ["C6", "C7", "C1"]
    assert [each.line.id for each in told.again] == ["C6"], "half of the group has C7"


def test_a_gap_counts_where_a_level_stands_and_says_which_way(store: data.Store, cohort: str):
    """« À vérifier » asks a person: it is no gap. Nothing is said of what has no level yet."""
    told = {each.line.id: each for each in groups.teaching(groups.table(store, cohort)).criteria}
    rows = groups.table(store, cohort).rows
    for id, each in told.items():
        opinions = [row.opinion(id) for row in rows]
        cells = [cell for row in rows for cell in row.cells if cell.criterion == id]
        assert each.lower + each.higher == sum(cell.differs for cell in cells)
        assert sum(bool(opinion) for opinion in opinions) <= each.levelled
    assert (told["C2"].lower, told["C2"].higher) == (0, 0)
    assert told["C7"].higher > 0, "« Acquis » on a map of seven nodes"


def test_stages_are_counted_over_all_maps(store: data.Store, cohort: str):
    told = groups.teaching(groups.table(store, cohort))
    assert [sum(stage.counts) for stage in told.stages] == [4] * 6
    assert told.stages[0].name == "1. Contexte"
    assert told.stages[4].counts == (0, 0, 4), "nobody wrote the fifth"


def test_a_group_without_a_level_has_nothing_to_teach_again(store: data.Store):
    found = arriving.bring(store, [("Autre.mm", mm())])
    told = groups.teaching(groups.table(store, found.cohort))
    assert (told.again, told.works) == ((), 0)
    with pytest.raises(NotFound):
        groups.teaching(groups.table(store, "f" * 16))
