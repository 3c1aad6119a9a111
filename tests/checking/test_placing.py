"""Nodes are judged where they speak, not only where they stand."""

from cefi_map.checking.view import View
from cefi_map.mindmap import outline


def topics(text: str, start: str) -> tuple[str, ...]:
    """The topics of the node that starts so."""
    return next(node.topics for node in View(outline.parse(text)).read.nodes if node.node.text.startswith(start))


def test_a_branch_cut_by_months_gives_each_leaf_its_own_place() -> None:
    text = """
Un an avec des jeunes sans emploi de Thiers
  Octobre
    Location du fourgon 900 €, outils 350 €
    Région : 3 000 € demandés en septembre
    Si le fourgon est en panne, on emprunte celui de la mairie
"""
    assert topics(text, "Location")[0] == "expenses"
    assert topics(text, "Région")[0] == "funding"
    assert topics(text, "Si le fourgon")[0] == "risks"


def test_a_title_that_says_nothing_known_takes_the_sense_of_what_stands_below() -> None:
    text = """
Insertion de femmes allophones (Guingamp)
  La corde et le nœud
    La Poste prête une salle et connaît les familles
    Le Greta apporte deux formatrices
    Le CCAS oriente les femmes qu'il reçoit
"""
    assert topics(text, "La corde") == ("partners",)


def test_of_several_topics_announced_together_the_leaf_says_which() -> None:
    text = """
Insertion de jeunes (Thouars)
  Partenaires, argent et risques
    Mission locale : repère les jeunes et les accompagne aux séances
    Achat de six vélos 1 500 €
    Vol de matériel → cadenas et local fermé
"""
    assert topics(text, "Mission locale")[0] == "partners"
    assert "risks" in topics(text, "Vol de")


def test_a_tie_of_the_author_decides_where_a_node_is_judged() -> None:
    text = "Insertion de jeunes\n  Au quotidien\n    on mange froid [C6]"
    assert topics(text, "on mange")[0] == "risks"
