"""What a node has the look of: signs that are weighed, whatever map and place it stands in."""

import pytest

from cefi_map.checking import signals
from cefi_map.checking.places import place
from cefi_map.checking.reading import ReadMap
from cefi_map.checking.said import Memory
from cefi_map.mindmap import MindMap, outline
from tests.labelled import gold, ours
from tests.learn import LEAST_MAPS, Rows
from tests.shared import SHARED, needs_shared

LOOKS = (
    ("21 mères sur 30 n'ont personne pour garder les enfants le soir", "C1a"),
    ("La filature a fermé, il reste une clinique et des entrepôts", "C1b"),
    ("Plan régional : la formation est payée à tous les demandeurs d'emploi", "C2"),
    ("La sage-femme connaît les familles et ouvre sa salle d'attente", "C5"),
    ("Si la machine tombe en panne, on loue celle du voisin", "C6"),
    ("location d'un four 1 200 €", "C7a"),
    ("Région : 4 000 € demandés, réponse en mai", "C7b"),
    ("un mot à l'équipe chaque lundi", "C8a"),
    ("affiches chez les boulangers et page Facebook de la ville", "C8b"),
    ("comité de suivi tous les deux mois avec le CCAS", "C9"),
    ("nombre de contrats signés à six mois", "C10"),
    ("bilan avec le groupe : points forts et points faibles", "C11"),
)


@pytest.mark.parametrize(("text", "id"), LOOKS)
def test_a_node_has_the_look_of_what_it_says(text: str, id: str) -> None:
    """With no title above it that says anything."""
    node = ReadMap(outline.parse(f"Projet pour des jeunes sans emploi\n  Suite\n    {text}")).nodes[2]
    chances = signals.content(node)
    assert max(chances, key=lambda each: chances[each]) == id


@pytest.mark.whole
@needs_shared
def test_a_word_has_a_weight_only_where_many_maps_hold_it() -> None:
    """Places, names and turns of one author are not learnt by heart."""
    maps = [each for each in (*gold(SHARED / "gold" / "dev"), *ours("learnt")) if each.on_topic]
    few = Rows(maps).words_of_few(LEAST_MAPS)
    weighed = {name for model in signals.weights().values() for name in model[1] if name.startswith(signals.OWN_WORD)}
    assert weighed
    assert not weighed & few


def test_the_order_of_branches_is_no_sign() -> None:
    first = ReadMap(outline.parse("Projet\n  Un\n    a payer : le car\n  Deux\n    une affiche"))
    last = ReadMap(outline.parse("Projet\n  Deux\n    une affiche\n  Un\n    a payer : le car"))
    for read in (first, last):
        signals.weigh(read)
    assert first.nodes[2].signals == pytest.approx(last.nodes[4].signals)


def test_what_stands_beside_a_node_helps_to_tell_what_it_is() -> None:
    """« 4 000 » is an expense among expenses, and less so among grants."""
    paid = ReadMap(outline.parse("Projet\n  Un\n    4 000\n    location du car 600 €\n    achat de deux fours 2 300 €"))
    given = ReadMap(outline.parse("Projet\n  Un\n    4 000\n    Région : 6 000 € demandés\n    Fondation, mai"))
    for read in (paid, given):
        signals.weigh(read)
    assert paid.nodes[2].signals["C7a"] > given.nodes[2].signals["C7a"] + 0.1


def test_a_text_met_in_another_place_is_weighed_anew() -> None:
    """What follows from a text and its place is kept: the place has to be part of what it is kept by."""
    maps = [
        outline.parse(f"Projet pour des jeunes sans emploi\n  {title}\n    Le lycée agricole : 400 €")
        for title in ("Partenaires", "Dépenses", "Financements")
    ]

    def chances(mindmap: MindMap, memory: Memory | None = None) -> dict[str, float]:
        read = ReadMap(mindmap, memory)
        place(read)
        signals.weigh(read)
        return read.nodes[2].signals

    never_met = [chances(each) for each in maps]
    memory = Memory()
    assert [chances(each, memory) for each in (*maps, *maps)] == never_met * 2
    assert len({each["C5"] for each in never_met}) == len(maps)
