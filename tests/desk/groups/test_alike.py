"""Texts that maps share: told of two, not of all, nor of what everybody was given."""

from __future__ import annotations

from cefi_map.desk.groups.alike import Likeness, alike, runs
from cefi_map.mindmap.outline import parse
from tests.crooked import PLACES, outline

NOTHING = Likeness((), ())
MAPS = [parse(outline(place)) for place in PLACES]


def test_a_copy_is_told_with_its_share_and_its_nodes_and_nobody_else():
    copied = parse(outline("Dinan", "  Bilan\n    Ce que je changerais la prochaine fois, à deux encadrants\n"))
    [found] = alike([*MAPS, copied]).pairs
    assert (found.first, found.second) == (PLACES.index("Dinan"), len(MAPS))
    assert found.share == 1.0, "all of the shorter one"
    assert ("1.1", "1.1", MAPS[2].nodes[2].text) in found.texts


def test_a_word_changed_here_and_there_hides_nothing_and_accents_count_for_nothing():
    changed = outline("Dinan").replace("mars", "avril").replace("garage", "loueur").upper()
    [found] = alike([*MAPS, parse(changed)]).pairs
    assert 0.5 < found.share < 1.0


def test_what_half_of_a_group_was_given_counts_for_nobody():
    given = "  Consigne\n    " + " ".join(f"mot{rank}" for rank in range(60)) + "\n"
    found = alike([parse(outline(place, given)) for place in PLACES])
    assert (found.pairs, found.of_most) == ((), tuple(range(len(PLACES)))), "and all who have it are named"
    pair = [parse(f"Carte\n{given}"), parse(f"Autre\n{given}")]
    assert len(alike(pair).pairs) == 1, "of two it is theirs"
    assert alike(pair, runs([given])) == NOTHING, "unless it is known"


def test_small_maps_share_nothing_that_counts():
    assert alike([parse("Atelier\n  Un contexte\n"), parse("Atelier\n  Un contexte\n")]) == NOTHING
    assert alike([]) == NOTHING


def test_one_map_handed_in_by_nearly_all_is_told():
    """What most have counts for no pair; that they have it is said, and of whom."""
    own = parse("Autre\n  " + " ".join(f"mot{rank}" for rank in range(60)) + "\n")
    found = alike([parse(outline("Dinan"))] * 6 + [own, own])
    assert ([(each.first, each.second) for each in found.pairs], found.of_most) == ([(6, 7)], tuple(range(6)))
