"""What a node has the look of: signs that are weighed, whatever map and place it stands in."""

import pytest

from cefi_map.checking import signals
from cefi_map.checking.reading import ReadMap
from cefi_map.mindmap import outline

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


def test_no_sign_is_a_word_of_a_map() -> None:
    """Signs are fields of words, figures, forms and small words of French."""
    node = ReadMap(
        outline.parse("Projet\n  Titre\n    Les accordéonistes de Quimperlé réparent des vélocipèdes")
    ).nodes[2]
    assert not [sign for sign in signals.said(node) if "accord" in sign or "quimper" in sign or "velocip" in sign]


def test_the_order_of_branches_is_no_sign() -> None:
    first = ReadMap(outline.parse("Projet\n  Un\n    a payer : le car\n  Deux\n    une affiche"))
    last = ReadMap(outline.parse("Projet\n  Deux\n    une affiche\n  Un\n    a payer : le car"))
    assert signals.signals(first, first.nodes[2]) == signals.signals(last, last.nodes[4])
